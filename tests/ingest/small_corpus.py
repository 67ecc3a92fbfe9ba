"""A small corpus to ingest to, and small plans to ingest."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TypeVar

from corpus.embedding import load_embedder
from corpus.settings import Settings
from corpus.store import Store
from ingest.doctor import DoctorReport, doctor
from ingest.pipeline import ingest
from ingest.report import IngestReport, ProgressEvent
from ingest.worker import WorkerPool
from tests.ingest.tiny_pdf import tiny_pdf

T = TypeVar("T")
_ONE_AT_A_TIME = Lock()


def plan(name: str, *lines: str) -> bytes:
    """Make a plan of two pages that is different for each name."""
    first = ("# Verksamhetsplan", f"Det här är planen som heter {name} och den handlar om staden.", *lines)
    second = ("# Mål", f"Under året ska {name} öppna en ny mötesplats i centrum.")
    return tiny_pdf(first, second)


@dataclass
class Corpus:
    """A corpus, and a folder of files beside it."""

    store: Store
    settings: Settings
    folder: Path

    def write(self, **files: bytes | str) -> None:
        """Write files by stem as PDF; a string is a manifest."""
        for stem, data in files.items():
            if isinstance(data, str):
                (self.folder / "manifest.toml").write_text(data, encoding="utf-8")
            else:
                (self.folder / f"{stem}.pdf").write_bytes(data)

    def ingest(
        self,
        *paths: Path,
        kommun: str | None = None,
        allow_mixed: bool = False,
        events: list[ProgressEvent] | None = None,
    ) -> IngestReport:
        """Ingest paths, the folder unless others are named."""
        return ingest(
            paths or (self.folder,),
            store=self.store,
            settings=self.settings,
            embedder=load_embedder("hashing"),
            kommun=kommun,
            allow_mixed=allow_mixed,
            progress=None if events is None else events.append,
        )

    def names(self) -> list[str]:
        """Return the names of the documents in the newest state."""
        return [document.name for document in self.store.view().documents()]

    def require_whole(self) -> None:
        """Fail unless doctor finds nothing wrong and nothing to repair."""
        report = self.doctor()
        assert (report.problems, report.repaired) == ((), ())

    def doctor(self) -> DoctorReport:
        """Examine and repair."""
        return doctor(self.store, self.settings, load_embedder("hashing"))


class InThisProcess(WorkerPool):
    """A pool that starts no process: the limits have tests of their own, and starting one takes a second."""

    def run(self, function: Callable[..., T], args: tuple[object, ...], **_: object) -> T:
        """Call the function here, one at a time: pdfium is not thread-safe."""
        with _ONE_AT_A_TIME:
            return function(*args)
