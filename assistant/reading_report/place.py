"""Where a report may be written, tried before anything is read, and writing it."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from corpus.errors import SettingError
from corpus.system_errors import why


def require_place(path: Path, sources: Iterable[Path]) -> None:
    """Raise SettingError where the report cannot be written, or would be read in as a document the next time."""
    if not path.name or path.is_dir():
        raise SettingError(
            f"Rapporten kan inte skrivas: {path} är en mapp. Skriv ett filnamn, till exempel rapport.html."
        )
    resolved = path.resolve()
    for source in sources:
        if resolved.is_relative_to(source.resolve()):
            raise SettingError(
                f"Rapporten kan inte skrivas till {path}: platsen hör till det som läses in ({source}). "
                "Välj en fil i en annan mapp."
            )
    try:
        with tempfile.TemporaryFile(dir=path.parent):
            pass
        if path.exists():
            with path.open("ab"):
                pass
    except OSError as error:
        raise SettingError(
            f"Rapporten kan inte skrivas till {path}: {why(error)}. Inget har lästs in. Välj en annan plats."
        ) from error


def write(path: Path, text: str) -> None:
    """Write the report, whole or not at all. Raises SettingError; the documents are in all the same."""
    unfinished = path.with_name(f"{path.name}.ofullständig")
    try:
        unfinished.write_text(text, encoding="utf-8")
        unfinished.replace(path)
    except OSError as error:
        raise SettingError(
            f"Dokumenten är inlästa, men rapporten kunde inte skrivas till {path}: {why(error)}. "
            "Kör kommandot igen med en annan plats: det som är läst läses inte om."
        ) from error
