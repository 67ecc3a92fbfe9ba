"""`roda correct`: what a person corrects in a reading."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from assistant.commands.options import AsJson, DataDir, settings_of
from assistant.commands.printing import complain, write, write_json
from assistant.document_reading.finding_document import find_document
from assistant.document_reading.findings import findings_of, ties_without_goals
from assistant.reading_export import reading_key, with_quotes
from corpus.errors import CorrectionError
from corpus.model import Document
from corpus.store import Store, View
from corpus.system_errors import why
from ingest.corrections.overlay_file import MOST_BYTES, dump
from ingest.corrections.publishing import correct as publish
from ingest.corrections.standing import overlay_path
from ingest.plan_graphs import plan_graph_of


def correct(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="Dokumentets namn, id eller del av namnet.", metavar="DOKUMENT")],
    file: Annotated[
        Path | None,
        typer.Argument(help="YAML-fil med alla rättelser av dokumentet; ersätter de som finns.", metavar="FIL"),
    ] = None,
    *,
    export: Annotated[
        bool, typer.Option("--export", help="Skriv läsningen som YAML; med --json som ett läsfacit.")
    ] = False,
    as_json: AsJson = False,
    data_dir: DataDir = None,
) -> None:
    """Rätta läsningen av ett dokument. Rättelserna ligger kvar när dokumentet läses om eller kommer i ny version.

    Utan FIL visas var rättelserna ligger. Hur en fil ser ut står i docs/corrections.md.
    """
    settings = settings_of(context, data_dir)
    store = Store.open(settings)
    try:
        view = store.view(historical=True)
        document = find_document(view, name)
        if export:
            _export(view, document, settings.data_dir, as_json=as_json)
        elif file is not None:
            _publish(store, document, file, as_json=as_json)
        else:
            _where(settings.data_dir, document, as_json=as_json)
    finally:
        store.close()


def _export(view: View, document: Document, data_dir: Path, *, as_json: bool) -> None:
    mentions = view.mentions_of(document.reading)
    findings = findings_of(mentions, plan_graph_of(view, data_dir))
    if as_json:
        write_json(reading_key(document.name, findings))
        return
    quotes = {mention.id: " ".join(view.quote(mention.locator).split()) for mention in mentions}
    typer.echo(dump(with_quotes(document.name, findings, quotes)), nl=False)


def _publish(store: Store, document: Document, file: Path, *, as_json: bool) -> None:
    try:
        if file.stat().st_size > MOST_BYTES:
            raise CorrectionError(f"{file} är för stor för en rättelsefil.")
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        raise CorrectionError(f"Rättelsefilen {file} kan inte läsas: {why(error)}.") from error
    except UnicodeDecodeError as error:
        raise CorrectionError(f"Rättelsefilen {file} är inte UTF-8. Spara om den.") from error
    done = publish(store, document.id, text, place=str(file))
    view = store.view(historical=True)
    graph = plan_graph_of(view, store.data_dir)
    leading_nowhere = ties_without_goals(view.mentions_of(view.document(document.id).reading), graph)
    if as_json:
        write_json(
            {
                "state": done.state, "corrections": done.corrections, "misfits": done.misfits,
                "without_goals": leading_nowhere,
            }
        )  # fmt: skip
        return
    fitting = done.corrections - len(done.misfits)
    write(f"{fitting} av {done.corrections} rättelser av {document.name} gäller. Korpusens tillstånd: {done.state}.")
    for misfit in done.misfits:
        complain(misfit)
    for name in leading_nowhere:
        complain(f"»{name}« gav ingen koppling: inget läst mål heter så. Se målens namn med: roda show goals")


def _where(data_dir: Path, document: Document, *, as_json: bool) -> None:
    path = overlay_path(data_dir, document)
    if as_json:
        write_json({"path": str(path), "exists": path.exists()})
    elif path.exists():
        write(f"Rättelserna av {document.name} ligger i {path}")
    else:
        write(f"{document.name} har inga rättelser. Se läsningen med: roda correct {document.name} --export")
