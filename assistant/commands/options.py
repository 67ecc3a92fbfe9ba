"""The options that several commands share."""

from __future__ import annotations

from typing import Annotated

import typer

from corpus.errors import SettingError
from corpus.settings import Settings, load_settings

DATA_DIR_HELP = "Mapp där korpusen ligger; annars gäller RODA_DATA_DIR, eller ~/.local/share/roda-traden."

DataDir = Annotated[str | None, typer.Option("--data-dir", metavar="MAPP", help=DATA_DIR_HELP, show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="Skriv svaret som JSON.", show_default=False)]
Kommun = Annotated[str | None, typer.Option(metavar="NAMN", help="Kommunens namn.", show_default=False)]


def settings_of(context: typer.Context, data_dir: str | None, **overrides: object) -> Settings:
    """Load the settings; `--data-dir` may stand before or after the command. Raises SettingError."""
    before = context.obj if isinstance(context.obj, str) else None
    given = before if data_dir is None else data_dir
    if given is not None and not given.strip():
        raise SettingError("Mappen efter --data-dir är tom. Skriv en mapp, eller ta bort --data-dir.")
    return load_settings(data_dir=given, **overrides)
