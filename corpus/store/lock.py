"""One writer at a time: a lock on `<data_dir>/write.lock` that the operating system lets go when its holder dies."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import CorpusBusy, CorpusError
from corpus.system_errors import why

_PAUSE = 0.1  # seconds between attempts while waiting


@contextmanager
def write_lock(path: Path, *, wait: float = 0.0) -> Iterator[None]:
    """Hold the write lock, waiting at most `wait` seconds for it.

    Raises CorpusBusy when another process (or another thread of this one) holds it, and CorpusError when the file
    cannot be opened.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise CorpusError(
            f"Korpusen i {path.parent} går inte att skriva i: {why(error)}. "
            "Ge skrivrätt till mappen, eller välj en annan med --data-dir."
        ) from error
    try:
        _acquire(descriptor, path, wait=wait)
        yield
    finally:
        os.close(descriptor)  # lets the lock go


def _acquire(descriptor: int, path: Path, *, wait: float) -> None:
    deadline = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if time.monotonic() >= deadline:
                raise CorpusBusy(
                    f"En annan inläsning skriver redan i {path.parent}. Vänta tills den är klar och försök igen."
                ) from error
            time.sleep(_PAUSE)
        else:
            return
