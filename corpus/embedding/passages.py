"""What stands for a passage in the vector index, and the vectors of many."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Protocol

from corpus.embedding.protocol import Embedder, Side, Vectors
from corpus.model import Passage

BATCH = 256
"""Passages embedded at a time."""
SLOW_BATCH = 32
"""The same with a slow model: who waits sees that something happens."""

Told = Callable[[int, int], None]
"""Hears, in the thread that embeds, how many passages of how many have their vectors."""


class Passages(Protocol):
    """Passages of a known number."""

    def __iter__(self) -> Iterator[Passage]:
        """Yield each passage."""

    def __len__(self) -> int:
        """Return how many there are."""


def embed_passages(
    passages: Passages, embedder: Embedder, *, tell: Told | None = None
) -> Iterator[tuple[str, Vectors]]:
    """Yield the id and vector of each passage, embedded a batch at a time."""
    remaining, done = iter(passages), 0
    while batch := list(islice(remaining, SLOW_BATCH if embedder.is_slow else BATCH)):
        rows = embedder.embed([embedded_text(passage) for passage in batch], Side.PASSAGE)
        yield from zip((passage.id for passage in batch), rows, strict=True)
        done += len(batch)
        if tell is not None:
            tell(done, len(passages))


def embedded_text(passage: Passage) -> str:
    """Return the text that is embedded: the headings above a passage and its table's header say what it is about."""
    return "\n".join(part for part in (*passage.headings, passage.header, passage.text) if part)
