"""The options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from corpus.settings import Settings, load_settings

DATA_DIR_HELP = "Mapp där korpusen ligger; annars gäller RODA_DATA_DIR."

DataDir = Annotated[Path | None, typer.Option("--data-dir", help=DATA_DIR_HELP, show_default=False)]
AsJson = Annotated[bool, typer.Option("--json", help="Skriv svaret som JSON.", show_default=False)]
Kommun = Annotated[str | None, typer.Option(help="Kommunens namn.", show_default=False)]


def settings_of(context: typer.Context, data_dir: Path | None, **overrides: object) -> Settings:
    """Load the settings; `--data-dir` may stand before or after the command. Raises SettingError."""
    before = context.obj if isinstance(context.obj, Path) else None
    return load_settings(data_dir=data_dir or before, **overrides)
