"""The index generation of the next state: the last one plus the difference, or made anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus import generations
from corpus.embedding import Embedder
from corpus.errors import CorpusDamaged
from corpus.model import Document, Passage
from corpus.store import StateInfo, Writer


def served(documents: Iterable[Document]) -> frozenset[str]:
    """Return the readings whose passages an index holds: those of documents that nothing supersedes."""
    return frozenset(document.reading for document in documents if not document.superseded)


def next_generation(
    writer: Writer,
    data_dir: Path,
    *,
    newest: StateInfo | None,
    before: Iterable[Document],
    after: Iterable[Document],
    embedder: Embedder,
) -> str:
    """Prepare the generation for the documents `after` and return its name; readers see nothing of it yet.

    `newest` is the newest state and `before` its documents. Where its generation is missing, damaged or made with
    another embedding model, the new one is made from the store alone.
    """
    old, new = served(before), served(after)
    if newest is not None and generations.fits(data_dir, newest.generation, embedder=embedder):
        if old == new:
            return newest.generation
        try:
            return generations.prepare(
                data_dir,
                base=newest.generation,
                passages=writer.passages(sorted(new - old)),
                removed=_ids(writer.passages(sorted(old - new))),
                embedder=embedder,
            )
        except CorpusDamaged:
            pass  # derived, so made anew
    return rebuilt(writer, data_dir, documents=after, embedder=embedder)


def rebuilt(writer: Writer, data_dir: Path, *, documents: Iterable[Document], embedder: Embedder) -> str:
    """Prepare a generation from the store alone and return its name."""
    return generations.rebuild(data_dir, writer.passages(sorted(served(documents))), embedder=embedder)


def _ids(passages: Iterable[Passage]) -> Iterator[str]:
    return (passage.id for passage in passages)
