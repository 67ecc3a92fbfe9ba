"""Retrieval systems beside each other on one set: BM25 in three ways, the vectors alone, and what we ship."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from assistant.evaluation.beir import BeirSet
from assistant.evaluation.intervals import Bounds, paired
from assistant.evaluation.reference_systems import Bm25, tokenisers
from assistant.evaluation.retrieval import DEPTH, MEASURES, Search, measure_retrieval, product_searches
from assistant.evaluation.scoring import Figures
from assistant.finding.retrieval import Reads
from corpus.embedding import Embedder

SHIPPED = "hybrid"
"""The system that `roda ask` searches with."""
REFERENCES = ("snowball", "plain")
"""What the others are compared with: the first that there is."""


@dataclass(frozen=True, slots=True)
class Difference:
    """How much higher a figure is than the reference's, with its paired 95 % interval (None for under two queries)."""

    value: float
    bounds: Bounds | None


@dataclass(frozen=True, slots=True)
class Compared:
    """A system's figures, None where what it needs is not installed, and by figure how they differ from `against`'s."""

    system: str
    figures: Figures | None
    against: str | None
    differences: Mapping[str, Difference]


@contextmanager
def systems(beir: BeirSet, embedder: Embedder, reader: Reads | None = None) -> Iterator[Mapping[str, Search | None]]:
    """Index a set for every system, in the order of the table; None for one whose package is not installed."""
    texts = [(one.id, f"{one.title} {one.text}") for one in beir.documents]
    references: dict[str, Search | None] = {
        name: None if tokenise is None else partial(Bm25(texts, tokenise).search, limit=DEPTH)
        for name, tokenise in tokenisers().items()
    }
    with product_searches(beir, embedder, reader) as ours:
        yield {**references, "dense": ours.dense, SHIPPED: ours.hybrid}


def compare(beir: BeirSet, searches: Mapping[str, Search | None]) -> tuple[Compared, ...]:
    """Measure every system, and each against the baseline, or plain words where that is not there."""
    measured = {name: measure_retrieval(beir, search) if search else None for name, search in searches.items()}
    against = next((name for name in REFERENCES if measured.get(name)), None)
    reference = measured[against] if against else None
    return tuple(
        Compared(name, figures, None, {})
        if figures is None or reference is None or name == against
        else Compared(name, figures, against, _differences(figures, reference))
        for name, figures in measured.items()
    )


def _differences(figures: Figures, reference: Figures) -> dict[str, Difference]:
    ours, theirs = dict(figures.metrics), dict(reference.metrics)
    return {
        name: Difference((ours[name] or 0) - (theirs[name] or 0), paired(figures.units, reference.units, name))
        for name in MEASURES
    }
