"""`roda doctor`: check the store and both indexes, repair what is derived."""

from __future__ import annotations

from dataclasses import asdict

import typer

from assistant.commands import printing
from assistant.commands.options import AsJson, DataDir, settings_of
from assistant.commands.progress import progress_bar
from corpus.embedding import configured_embedder
from corpus.store import Store
from ingest.doctor import doctor as examine

UNWELL = 3
"""Exit code: something is wrong that could not be repaired."""


def doctor(context: typer.Context, *, as_json: AsJson = False, data_dir: DataDir = None) -> None:
    """Kontrollera korpusen och båda indexen, och laga det som går att laga."""
    settings = settings_of(context, data_dir)
    embedder = configured_embedder(settings)
    store = Store.open(settings)
    try:
        with progress_bar() as listener:
            report = examine(store, settings, embedder, progress=listener)
    finally:
        store.close()
    if as_json:
        printing.write_json(asdict(report) | {"clean": report.clean})
    else:
        printing.write(f"Tillstånd {report.state}: {report.documents} dokument, {report.passages} textstycken.")
        for word, lines in (("Lagat", report.repaired), ("Fel", report.problems), ("Obs", report.notices)):
            for line in lines:
                printing.write(f"{word}: {line}")
        printing.write("Något är fel." if report.problems else "Allt är i ordning.", bold=True)
    if not report.clean:
        raise typer.Exit(UNWELL)
