"""Original bytes, kept by content hash in `<data_dir>/originals/ab/abcdef…`."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from corpus.errors import CorpusDamaged, CorpusError, NotInCorpus
from corpus.system_errors import why

_PREFIX = 2  # first letters of the hash name the folder: 256 folders keep each one small


def version_of(data: bytes) -> str:
    """Return the document version that bytes are: their SHA-256 in lower-case hexadecimal."""
    return hashlib.sha256(data).hexdigest()


class Originals:
    """A folder of files named by their SHA-256."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, data: bytes) -> str:
        """Keep bytes and return their version; the file is whole on the disk when this returns.

        Raises CorpusError when the disk refuses.
        """
        version = version_of(data)
        target = self._path(version)
        try:
            if target.exists() and target.read_bytes() == data:
                return version
            target.parent.mkdir(parents=True, exist_ok=True)
            self._write(target, data)
        except OSError as error:
            raise CorpusError(
                f"Originalet kan inte sparas i {target.parent}: {why(error)}. Rätta det och försök igen."
            ) from error
        return version

    def read(self, version: str) -> bytes:
        """Return the bytes of a version.

        Raises NotInCorpus when there is no such file and CorpusDamaged when its bytes are not that version.
        """
        path = self._path(version)
        try:
            data = path.read_bytes()
        except FileNotFoundError as error:
            raise NotInCorpus(
                f"Originalet {version[:12]} finns inte bland dem som sparats. Läs in dokumentet på nytt."
            ) from error
        except OSError as error:
            raise CorpusDamaged(
                f"Originalet {path} kan inte läsas: {why(error)}. Rätta det och försök igen."
            ) from error
        if version_of(data) != version:
            raise CorpusDamaged(f"Originalet {path} har ändrats på disken. Läs in dokumentet på nytt.")
        return data

    def remove_unfinished(self) -> int:
        """Delete temporary files that a killed ingest left, and return how many."""
        left = list(self.folder.glob("*/*.part")) if self.folder.exists() else []
        for path in left:
            path.unlink(missing_ok=True)
        return len(left)

    def _path(self, version: str) -> Path:
        return self.folder / version[:_PREFIX] / version

    def _write(self, target: Path, data: bytes) -> None:
        # Rename is atomic and fsync comes before it: the name never stands for half a file.
        part = target.with_name(f"{target.name}.{os.getpid()}.part")
        with part.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
