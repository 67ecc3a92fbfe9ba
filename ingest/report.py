"""What ingest says while it works and when it is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """What became of a file."""

    NEW = "new"
    UNCHANGED = "unchanged"
    REPLACED = "replaced"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """What became of one file. `document` is its name in the corpus, None when it failed and no earlier reading stands.

    `reason` is for the user: why it failed and what to do, or what is worth knowing of a document that went in.
    """

    path: str
    document: str | None
    status: Status
    reason: str | None = None
    pages: int = 0


@dataclass(frozen=True, slots=True)
class IngestReport:
    """What became of every file, by path, and the number of the newest state (0: nothing has ever been published)."""

    state: int
    documents: tuple[DocumentReport, ...]

    @property
    def failed(self) -> tuple[DocumentReport, ...]:
        """The files that did not go in."""
        return tuple(document for document in self.documents if document.status is Status.FAILED)

    def count(self, status: Status) -> int:
        """Return how many files have a status."""
        return sum(document.status is status for document in self.documents)


class Step(StrEnum):
    """The steps of an ingest, in order."""

    READ = "read"
    INDEX = "index"
    PUBLISH = "publish"


@dataclass(frozen=True, slots=True)
class ProgressEvent:
    """`done` of `total` units of a step are finished; `name` is the file just finished, "" where none is."""

    step: Step
    done: int
    total: int
    name: str = ""


Progress = Callable[[ProgressEvent], None]
"""Called from the thread that ingests, often: keep it short."""


def silent(_event: ProgressEvent) -> None:
    """Tell nobody."""


def nameless(said: str, name: str) -> str:
    """Return what is said of a file without its name, for where that stands beside it."""
    return said.removeprefix(f"{name}: ")
