"""Our ingest, as `roda ingest` runs it: everything read, tables too. Arguments: an empty folder, then the files."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter

BEGAN = perf_counter()

from corpus.embedding import Embedder, load_embedder  # noqa: E402 - the start is timed with its imports
from corpus.embedding.protocol import Side, Vectors  # noqa: E402 - the same
from corpus.settings import load_settings  # noqa: E402 - the same
from corpus.store import Store  # noqa: E402 - the same
from ingest.pipeline import ingest  # noqa: E402 - the same
from ingest.report import ProgressEvent, Status, Step  # noqa: E402 - the same
from tests.quality.bench.timing import Clock, Run, hand_over, peak_mb  # noqa: E402 - the same


class TimedEmbedder:
    """An embedder that counts its time and its texts."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self.name = embedder.name
        self.dimensions = embedder.dimensions
        self.is_slow = embedder.is_slow
        self.clock = Clock()
        self.texts = 0

    def embed(self, texts: Sequence[str], side: Side) -> Vectors:
        """Embed, counted."""
        self.texts += len(texts)
        with self.clock.running():
            return self._embedder.embed(texts, side)


def main(folder: str, files: Sequence[str]) -> None:
    """Ingest the files into a new corpus in the folder."""
    settings = load_settings(data_dir=Path(folder), ocr_seconds=0)  # the recipe reads no pictures either
    embedder = TimedEmbedder(load_embedder(settings.embedding_model))
    store = Store.open(settings, create=True)
    start = perf_counter() - BEGAN
    indexing_from = started = perf_counter()

    def listen(event: ProgressEvent) -> None:
        nonlocal indexing_from
        if event.step is Step.INDEX and not event.done:
            indexing_from = perf_counter()

    report = ingest([Path(file) for file in files], store=store, settings=settings, embedder=embedder, progress=listen)
    ended = perf_counter()
    store.close()
    failed = report.count(Status.FAILED)
    hand_over(
        Run(
            name=f"Röda tråden ({embedder.name}{f', {failed} not read' if failed else ''})",
            pages=sum(document.pages for document in report.documents),
            pieces=embedder.texts,
            start=start,
            parsing=indexing_from - started,
            embedding=embedder.clock.seconds,
            indexing=ended - indexing_from - embedder.clock.seconds,
            peak_mb=peak_mb(),
        )
    )


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
