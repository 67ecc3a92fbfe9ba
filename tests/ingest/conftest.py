"""What the tests of ingest share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Self

import pytest

from corpus.settings import load_settings
from corpus.store import Store
from tests.ingest.small_corpus import Corpus, InThisProcess


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Corpus]:
    """Make an empty corpus that is ingested to in this process."""
    monkeypatch.setattr("ingest.reading_queue.WorkerPool", InThisProcess)
    monkeypatch.setattr("corpus.vectors.checker", Unchecked)
    settings = load_settings(data_dir=tmp_path / "data", ingest_workers=2, max_file_mb=1)
    folder = tmp_path / "planer"
    folder.mkdir()
    store = Store.open(settings, create=True)
    yield Corpus(store, settings, folder)
    store.close()


class Unchecked:
    """Finds nothing wrong with a vector index: its check, in a process of its own, has tests of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self) -> None:
        """Check nothing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass


@pytest.fixture
def real_corpus(tmp_path: Path) -> Iterator[Corpus]:
    """Make an empty corpus that is ingested to by limited processes."""
    settings = load_settings(data_dir=tmp_path / "data", ingest_workers=2, max_file_mb=1)
    (tmp_path / "planer").mkdir()
    store = Store.open(settings, create=True)
    yield Corpus(store, settings, tmp_path / "planer")
    store.close()
