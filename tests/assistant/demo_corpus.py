"""The small demo, read in once for the tests of the command line, the service and the browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from assistant.answering import Assistant
from corpus.embedding import load_embedder
from corpus.settings import Settings, load_settings
from corpus.store import Store
from ingest.pipeline import ingest

DOCUMENTS = Path(__file__).resolve().parents[1] / "quality" / "small_demo" / "documents"
EXAMPLES = Path(__file__).resolve().parents[2] / "corpus" / "documents"
FOLLOWED_UP = (
    "motala-arsbokslut-2021.pdf",
    "motala-tekniska-namnden-verksamhetsplan-2021.pdf",
    "uppvidinge-arsbokslut-2021.pdf",
    "uppvidinge-delarsbokslut-2021.pdf",
)
"""Documents with outcomes of two years, forecasts beside verdicts, and sources that differ."""
FLAGSHIP = "Vilka aktiviteter stödjer Ett sammanhållet Motala?"


def demo_settings(factory: pytest.TempPathFactory) -> Settings:
    """Return settings whose data directory holds the small demo; only the first call of a run reads it in."""
    folder = factory.getbasetemp() / "small-demo"
    settings = load_settings(data_dir=folder)
    if not folder.exists():
        read_in([DOCUMENTS], settings)
    return settings


def follow_up_settings(factory: pytest.TempPathFactory) -> Settings:
    """Return settings whose data directory holds what follows goals up; only the first call of a run reads it in."""
    folder = factory.getbasetemp() / "follow-ups"
    settings = load_settings(data_dir=folder)
    if not folder.exists():
        read_in([EXAMPLES / name for name in FOLLOWED_UP], settings)
    return settings


def example_settings(factory: pytest.TempPathFactory) -> Settings:
    """Return settings whose data directory holds the demo of `make run`; the first call of a run reads it in."""
    folder = factory.getbasetemp() / "demo"
    settings = load_settings(data_dir=folder)
    if not folder.exists():
        read_in([EXAMPLES], settings)
    return settings


@contextmanager
def demo_assistant(factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Open the small demo, of two kommuner, for answering."""
    settings = demo_settings(factory)
    store = Store.open(settings)
    assistant = Assistant(store, settings)
    yield assistant
    assistant.close()
    store.close()


def read_in(paths: list[Path], settings: Settings) -> None:
    """Ingest paths; every document must go in."""
    store = Store.open(settings, create=True)
    try:
        report = ingest(paths, store=store, settings=settings, embedder=load_embedder(settings.embedding_model))
    finally:
        store.close()
    assert not report.failed, report.failed
