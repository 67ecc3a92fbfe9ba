"""What one run of an ingest took, and the embedder's share of it."""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from time import perf_counter

KILOBYTES_A_MEGABYTE = 1024


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds of each part; `pieces` is what was embedded, `peak_mb` the most memory of a process."""

    name: str
    pages: int
    pieces: int
    start: float
    parsing: float
    embedding: float
    indexing: float
    peak_mb: float

    @property
    def seconds(self) -> float:
        """All of it but the start: imports and the loading of a model."""
        return self.parsing + self.embedding + self.indexing

    @property
    def pages_a_second(self) -> float:
        """The figure that is compared."""
        return self.pages / self.seconds


class Clock:
    """Adds up the seconds spent in a part."""

    def __init__(self) -> None:
        self.seconds = 0.0

    @contextmanager
    def running(self) -> Iterator[None]:
        """Count the time in the block."""
        started = perf_counter()
        try:
            yield
        finally:
            self.seconds += perf_counter() - started


def peak_mb() -> float:
    """Return the most memory that this process, or one child of it, has held, in MB (Linux counts kilobytes)."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(kind).ru_maxrss for kind in kinds) / KILOBYTES_A_MEGABYTE


def hand_over(run: Run) -> None:
    """Write a run to standard output, for the process that compares."""
    sys.stdout.write(json.dumps(asdict(run)) + "\n")
