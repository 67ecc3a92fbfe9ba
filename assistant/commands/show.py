"""`roda show`: what was read, as lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, fields
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from assistant import show as rows
from assistant.answer import Correction
from assistant.commands.options import AsJson, DataDir, settings_of
from assistant.commands.printing import complain, write, write_json, write_table
from assistant.document_reading.finding_document import find_document
from assistant.document_reading.reading_of import tree_of
from assistant.document_reading.tree_text import lines
from assistant.document_reading.words import FACTS, SOURCES
from assistant.rows import GraphRow, Row
from corpus.errors import SettingError
from corpus.graph import PlanGraph
from corpus.model import Origin
from corpus.store import Store, View
from ingest.plan_graphs import plan_graph_of

HIDDEN_COLUMNS = frozenset(
    {"id", "format", "unreadable", "kommun", "as_of", "by", "about", "edition", "direction", "pictures"}
)
"""Fields that the table leaves out, so that it fits a screen; JSON has them all."""


WHERE_ANY = frozenset({"corrected", "origins", "symbol"})
"""Columns that the table has only where a person corrected something, or a fact was not read in the document itself."""
NOT_THE_DOCUMENT = (Origin.FILE_NAME, Origin.COMMAND, Origin.EARLIER)
"""Sources of facts that the table tells: neither the document nor its manifest says so."""


class What(StrEnum):
    """What can be shown."""

    DOCUMENTS = "documents"
    GOALS = "goals"
    ACTIVITIES = "activities"
    INDICATORS = "indicators"
    VERDICTS = "verdicts"
    LINKS = "links"
    PAGES = "pages"
    DOCUMENT = "document"


GRAPH_ROWS: Mapping[What, Callable[[PlanGraph], Sequence[GraphRow]]] = {
    What.GOALS: rows.goal_rows,
    What.ACTIVITIES: rows.activity_rows,
    What.INDICATORS: rows.indicator_rows,
    What.VERDICTS: rows.verdict_and_symbol_rows,
    What.LINKS: rows.link_rows,
}


def show(
    context: typer.Context,
    what: Annotated[What, typer.Argument(help="Vad som ska visas.", metavar="VAD")],
    document: Annotated[
        str | None,
        typer.Argument(
            help="Namn, id eller del av namn; krävs för pages och document, begränsar de andra.", metavar="DOKUMENT"
        ),
    ] = None,
    *,
    as_json: AsJson = False,
    data_dir: DataDir = None,
) -> None:
    """Visa det som lästs in.

    VAD är documents (dokumenten), goals (målen), activities (aktiviteterna), indicators (nyckeltalen), verdicts
    (bedömningarna), links (vilka aktiviteter som hör till vilka mål), pages DOKUMENT (ett dokuments text) eller
    document DOKUMENT (ett dokument som det lästes: försättsblad, avsnitt med vad som står i dem, det som inte lästes).
    """
    if what in {What.PAGES, What.DOCUMENT} and document is None:
        raise SettingError(
            f"Säg vilket dokument: roda show {what.value} DOKUMENT. Namnen visas av: roda show documents"
        )
    settings = settings_of(context, data_dir)
    store = Store.open(settings)
    try:
        if what is What.DOCUMENT:
            # A superseded edition is shown as well: who judges a reading asks for the document by name.
            _show_document(store, document or "", as_json=as_json)
            return
        view = store.view()
        found = _rows(view, what, document, settings.data_dir)
        failed = view.failures() if what is What.DOCUMENTS else ()
    finally:
        store.close()
    if as_json:
        write_json([asdict(row) for row in found])
        return
    names = [field.name for field in fields(found[0]) if field.name not in HIDDEN_COLUMNS] if found else []
    said = {name for name in names for row in found if _cell(getattr(row, name)) not in ("", None)}
    names = [name for name in names if name in said or name not in WHERE_ANY]
    write_table(names, ([_cell(getattr(row, name)) for name in names] for row in found))
    for failure in failed:
        complain(f"Kunde inte läsas: {failure.reason}")


def _rows(view: View, what: What, document: str | None, data_dir: Path) -> Sequence[Row]:
    if what is What.DOCUMENTS:
        return rows.document_rows(view.documents())
    if what is What.PAGES:
        return rows.page_rows(view.pages(find_document(view, document or "").reading))
    graph = plan_graph_of(view, data_dir)
    shown = GRAPH_ROWS[what](graph)
    if document is None:
        return shown
    name = find_document(view, document).name
    return tuple(row for row in shown if row.document == name)


def _cell(value: object) -> object:
    """Return a value as a cell shows it: of a correction, its day and the first wording; of origins, the weak ones."""
    if isinstance(value, dict):
        weak = ((role, origin) for role, origin in value.items() if origin in NOT_THE_DOCUMENT)
        return "; ".join(f"{FACTS.get(role, role)}: {SOURCES[origin]}" for role, origin in weak)
    if not isinstance(value, Correction):
        return value
    first = next((f"; först läst: {one.first}" for one in value.changes if one.part == "text" and one.first), "")
    return f"rättat, {value.date}{'; tillagt' if value.added else first}"


def _show_document(store: Store, name: str, *, as_json: bool) -> None:
    view = store.view(historical=True)
    document = find_document(view, name)
    tree = tree_of(view, plan_graph_of(view, store.data_dir), document)
    if as_json:
        write_json(asdict(tree))
        return
    for line, heading in lines(tree):
        write(line, bold=heading)
