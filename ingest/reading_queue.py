"""Read many files at once in limited processes, and hand each result over as it comes."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from functools import partial

from corpus.errors import UnreadableDocument
from corpus.model import Reading
from corpus.settings import Settings
from corpus.store.originals import version_of
from ingest import reader, source_files
from ingest.parse.ocr.limits import OcrLimits
from ingest.source_files import SourceFile
from ingest.worker import WorkerPool

_BYTES_AHEAD = 64_000_000  # held in memory before one more file; plans have one to ten million
_AHEAD = 2  # files held in memory for each process: one being read, one waiting


@dataclass(frozen=True, slots=True)
class Read:
    """A file whose bytes are `data`. `reading` is None when the one of that id is stored already."""

    file: SourceFile
    data: bytes
    reading_id: str
    reading: Reading | None


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read, and why."""

    file: SourceFile
    error: UnreadableDocument


Outcome = Read | Unread
Stored = Callable[[str], str | None]
"""Version -> the id of its stored reading; None when it is to be read, again where pictures can now be read."""


def ocr_limits(settings: Settings) -> OcrLimits | None:
    """Return the time that pages without text may take; None when they are not to be read."""
    if settings.ocr_seconds == 0:
        return None
    return OcrLimits(settings.ocr_seconds, settings.ocr_page_seconds)


def read_all(files: Sequence[SourceFile], *, settings: Settings, stored: Stored) -> Generator[Outcome, None, None]:
    """Yield the outcome of every file, in the order they are done.

    `stored` names the stored reading of a version; it is asked anew for each file, so that of several files with the
    same bytes only the first is read. A file that cannot be read costs itself alone.
    """
    with ThreadPoolExecutor(settings.ingest_workers) as executor, WorkerPool(settings.ingest_workers) as pool:
        yield from _Queue(files, executor, pool, settings=settings, stored=stored).run()


class _Queue:
    """The files that wait and those at work, by version."""

    def __init__(
        self,
        files: Sequence[SourceFile],
        executor: ThreadPoolExecutor,
        pool: WorkerPool,
        *,
        settings: Settings,
        stored: Stored,
    ) -> None:
        self._waiting = deque(files)
        self._later: deque[SourceFile] = deque()  # the same bytes are being read
        self._working: dict[Future[Reading | UnreadableDocument], Read] = {}
        self._executor = executor
        self._pool = pool
        self._settings = settings
        self._stored = stored
        self._ocr = ocr_limits(settings)

    def run(self) -> Iterator[Outcome]:
        """Yield outcomes until nothing waits."""
        while self._waiting or self._later or self._working:
            while self._waiting and self._has_room():
                outcome = self._start(self._waiting.popleft())
                if outcome is not None:
                    yield outcome
            if self._working:
                yield from self._finished()
            if not self._waiting and not self._working:
                self._waiting, self._later = self._later, deque()

    def _has_room(self) -> bool:
        """Say whether another file may be held in memory."""
        held = sum(len(read.data) for read in self._working.values())
        return held < _BYTES_AHEAD and len(self._working) < _AHEAD * self._settings.ingest_workers

    def _start(self, file: SourceFile) -> Outcome | None:
        """Start reading a file; return its outcome where that is known at once."""
        try:
            data = source_files.load(file, max_mb=self._settings.max_file_mb)
        except UnreadableDocument as error:
            return Unread(file, error)
        version = version_of(data)
        known = self._stored(version)
        if known is not None:
            return Read(file, data, known, None)
        started = Read(file, data, reader.reading_id(version), None)
        if any(other.reading_id == started.reading_id for other in self._working.values()):
            self._later.append(file)
            return None
        self._working[self._executor.submit(self._read, file, data)] = started
        return None

    def _read(self, file: SourceFile, data: bytes) -> Reading | UnreadableDocument:
        name = file.path.name
        limits = self._settings
        try:
            return self._pool.run(
                partial(reader.read, name=name, ocr=self._ocr),
                (data,),
                name=name,
                seconds=limits.ingest_seconds + limits.ocr_seconds,
                memory_mb=limits.ingest_memory_mb,
            )
        except UnreadableDocument as error:
            # An error remembers the calls it came through, and they the document: hundreds of megabytes each.
            return error.with_traceback(None)

    def _finished(self) -> Iterator[Outcome]:
        done, _ = wait(self._working, return_when=FIRST_COMPLETED)
        for future in done:
            read, reading = self._working.pop(future), future.result()
            if isinstance(reading, UnreadableDocument):
                yield Unread(read.file, reading)
            else:
                yield replace(read, reading_id=reading.id, reading=reading)
