"""A TOML file that the owner of a data directory writes: read within a size, refused with what to do."""

from __future__ import annotations

import tomllib
from pathlib import Path

from corpus.errors import SettingError
from corpus.system_errors import why

LARGEST = 1_000_000
"""Bytes: an entry for every organ and workplace of a large kommun takes some ten thousand."""


def read_owner_file(path: Path) -> dict[str, object] | None:
    """Return what a file holds; None where there is no such file.

    Raises SettingError, naming the file and what to do, for one that cannot be read, is too large or is no TOML.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise SettingError(f"{path} kan inte läsas ({why(error)}). Kontrollera filens rättigheter.") from error
    if len(data) > LARGEST:
        raise SettingError(f"{path} är större än {LARGEST // 1_000_000} MB. Ta bort det som inte hör dit.")
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingError(f"{path} är inte TOML i UTF-8: {error}. Rätta filen.") from error
