"""`roda show`: what was read, as lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, fields
from enum import StrEnum
from typing import Annotated

import typer

from assistant import show as rows
from assistant.commands.options import AsJson, DataDir, settings_of
from assistant.commands.printing import complain, write_json, write_table
from assistant.plan_graph import plan_graph_of
from assistant.show import GraphRow, Row
from corpus.errors import SettingError
from corpus.graph import PlanGraph
from corpus.store import Store, View

HIDDEN_COLUMNS = frozenset({"id", "format", "unreadable", "kommun", "as_of", "by", "about", "edition"})
"""Fields that the table leaves out, so that it fits a screen; JSON has them all."""


class What(StrEnum):
    """What can be shown."""

    DOCUMENTS = "documents"
    GOALS = "goals"
    ACTIVITIES = "activities"
    INDICATORS = "indicators"
    VERDICTS = "verdicts"
    LINKS = "links"
    PAGES = "pages"


GRAPH_ROWS: Mapping[What, Callable[[PlanGraph], Sequence[GraphRow]]] = {
    What.GOALS: rows.goal_rows,
    What.ACTIVITIES: rows.activity_rows,
    What.INDICATORS: rows.indicator_rows,
    What.VERDICTS: rows.verdict_rows,
    What.LINKS: rows.link_rows,
}


def show(
    context: typer.Context,
    what: Annotated[What, typer.Argument(help="Vad som ska visas.", metavar="VAD")],
    document: Annotated[
        str | None,
        typer.Argument(help="Dokumentets namn; krävs för pages, och begränsar de andra listorna.", metavar="DOKUMENT"),
    ] = None,
    *,
    as_json: AsJson = False,
    data_dir: DataDir = None,
) -> None:
    """Visa det som lästs in.

    VAD är documents (dokumenten), goals (målen), activities (aktiviteterna), indicators (nyckeltalen), verdicts
    (bedömningarna), links (vilka aktiviteter som hör till vilka mål) eller pages DOKUMENT (ett dokuments text).
    """
    if what is What.PAGES and document is None:
        raise SettingError("Säg vilket dokument: roda show pages DOKUMENT. Namnen visas av: roda show documents")
    store = Store.open(settings_of(context, data_dir))
    try:
        view = store.view()
        found = _rows(view, what, document)
        failed = view.failures() if what is What.DOCUMENTS else ()
    finally:
        store.close()
    if as_json:
        write_json([asdict(row) for row in found])
        return
    names = [field.name for field in fields(found[0]) if field.name not in HIDDEN_COLUMNS] if found else []
    write_table(names, ([getattr(row, name) for name in names] for row in found))
    for failure in failed:
        complain(f"Kunde inte läsas: {failure.reason}")


def _rows(view: View, what: What, document: str | None) -> Sequence[Row]:
    if what is What.DOCUMENTS:
        return rows.document_rows(view.documents())
    if what is What.PAGES:
        return rows.page_rows(view.pages(view.document(document or "").reading))
    graph = plan_graph_of(view)
    shown = GRAPH_ROWS[what](graph)
    if document is None:
        return shown
    name = view.document(document).name
    return tuple(row for row in shown if row.document == name)
