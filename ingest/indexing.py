"""The index generation of the next state: the last one plus the difference, or made anew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from corpus import generations
from corpus.embedding import Embedder
from corpus.embedding.keeping import KeepingEmbedder, text_key
from corpus.embedding.passages import Told, embedded_text
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
    tell: Told | None = None,
) -> str:
    """Prepare the generation for the documents `after` and return its name; readers see nothing of it yet.

    `newest` is the newest state and `before` its documents. Where its generation is missing, damaged or made with
    another embedding model, the new one is made from the store alone. `tell` hears how many passages of how many
    have their vectors.
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
                embedder=_keeping(embedder, writer),
                tell=tell,
            )
        except CorpusDamaged:
            pass  # derived, so made anew
    return rebuilt(writer, data_dir, documents=after, embedder=embedder, tell=tell)


def rebuilt(
    writer: Writer, data_dir: Path, *, documents: Iterable[Document], embedder: Embedder, tell: Told | None = None
) -> str:
    """Prepare a generation from the store alone and return its name."""
    readings = sorted(served(documents))
    keeping = _keeping(embedder, writer)
    name = generations.rebuild(data_dir, writer.passages(readings), embedder=keeping, tell=tell)
    forget_vectors(writer, writer.passages(readings))
    return name


def forget_vectors(writer: Writer, passages: Iterable[Passage]) -> None:
    """Forget the vectors that are kept of anything but these passages, and of models long out of use."""
    writer.forget_vectors(texts=(text_key(embedded_text(passage)) for passage in passages))


def _keeping(embedder: Embedder, writer: Writer) -> Embedder:
    """Let the vectors of a slow model be kept in the store."""
    return KeepingEmbedder(embedder, writer.kept_vectors(embedder.name)) if embedder.is_slow else embedder


def _ids(passages: Iterable[Passage]) -> Iterator[str]:
    return (passage.id for passage in passages)
