"""`roda ingest`: documents in."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from assistant.commands import printing
from assistant.commands.options import AsJson, DataDir, Kommun, settings_of
from assistant.commands.progress import progress_bar
from assistant.reading_report import place
from assistant.reading_report.making import STATUSES, html_of, make_report
from corpus.embedding import configured_embedder
from corpus.errors import SettingError
from corpus.store import Store
from ingest.pipeline import ingest as read_in
from ingest.report import DocumentReport, IngestReport, nameless

NOTHING_GIVEN, SOME_FAILED = 2, 3
"""Exit codes: none of the paths leads to a file; some documents did not go in."""


def ingest(
    context: typer.Context,
    paths: Annotated[list[str], typer.Argument(help="Filer eller mappar.", metavar="SÖKVÄG…", show_default=False)],
    *,
    kommun: Kommun = None,
    as_json: AsJson = False,
    data_dir: DataDir = None,
    allow_mixed: Annotated[
        bool, typer.Option("--allow-mixed", help="Tillåt exempeldokument bredvid riktiga i samma kommun.")
    ] = False,
    report: Annotated[
        Path | None,
        typer.Option(
            metavar="FIL", help="Skriv en HTML-sida som visar vad som lästes, sida för sida.", show_default=False
        ),
    ] = None,
) -> None:
    """Läs in PDF, DOCX, XLSX, HTML, Markdown och text. Slutar med 0 om alla gick in, 3 om något inte gjorde det."""
    sources = _sources(paths)
    if report is not None:
        place.require_place(report, sources)
    settings = settings_of(context, data_dir)
    embedder = configured_embedder(settings)
    store = Store.open(settings, create=True)
    try:
        with progress_bar() as listener:
            done = read_in(
                sources, store=store, settings=settings, embedder=embedder, kommun=kommun, allow_mixed=allow_mixed,
                progress=listener,
            )  # fmt: skip
        if as_json:
            printing.write_json(_as_json(done))
        else:
            _write(done)
        if report is not None:
            view = store.view(historical=True) if done.state else None
            place.write(report, html_of(make_report(view, done, settings)))
    finally:
        store.close()
    if done.failed:
        raise typer.Exit(NOTHING_GIVEN if _nothing_given(done, sources) else SOME_FAILED)


def _sources(paths: Sequence[str]) -> tuple[Path, ...]:
    """Return the paths as given. An empty one, as an unset variable leaves it, would mean the current folder."""
    if not all(paths):
        raise SettingError("En av sökvägarna är tom. Skriv vilken fil eller mapp som ska läsas in.")
    return tuple(Path(path) for path in paths)


def _as_json(report: IngestReport) -> dict[str, object]:
    return {
        "state": report.state,
        "documents": [
            {
                "path": document.path,
                "document": document.document,
                "status": document.status.value,
                "reason": document.reason,
                "pages": document.pages,
            }
            for document in report.documents
        ],
    }


def _write(report: IngestReport) -> None:
    printing.write_table(
        ("Dokument", "Status", "Sidor", "Anmärkning"),
        (
            (
                one.document or one.path,
                STATUSES[one.status],
                one.pages or "",
                nameless(one.reason or "", Path(one.path).name),
            )
            for one in report.documents
        ),
    )
    counts = ", ".join(f"{report.count(status)} {word}" for status, word in STATUSES.items() if report.count(status))
    printing.write(f"{counts}. Korpusens tillstånd: {report.state}." if counts else "Ingenting lästes in.")


def _nothing_given(report: IngestReport, paths: Sequence[Path]) -> bool:
    """Say whether every entry of the report is a path as given that leads to no file: missing, or an empty folder."""
    given = {str(path) for path in paths}

    def leads_nowhere(one: DocumentReport) -> bool:
        try:
            return one.path in given and not Path(one.path).is_file()
        except OSError:  # a folder on the way is closed, or a name too long
            return True

    return all(leads_nowhere(one) for one in report.documents)
