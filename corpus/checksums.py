"""Checksums of files that never change once written: what a disk or a hand did to them since is seen."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

_ALGORITHM = "sha256"


def write(place: Path, files: Iterable[Path]) -> None:
    """Write the checksums of files that stand beside `place` or below, to `place`."""
    sums = {path.relative_to(place.parent).as_posix(): _checksum(path) for path in sorted(files)}
    place.write_text(json.dumps(sums), encoding="utf-8")


def changed(place: Path) -> tuple[str, ...]:
    """Return the names of the files that are gone or not what `write` saw; of `place` itself when it cannot be read."""
    try:
        sums = dict(json.loads(place.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return (place.name,)
    return tuple(name for name, expected in sums.items() if not _is(place.parent / name, str(expected)))


def _is(path: Path, expected: str) -> bool:
    try:
        return _checksum(path) == expected
    except OSError:
        return False


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, _ALGORITHM).hexdigest()
