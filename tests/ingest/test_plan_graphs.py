"""The plan graph that is kept beside the corpus."""

from __future__ import annotations

import logging

import pytest

from ingest import plan_graphs
from ingest.plan_graphs import FOLDER, plan_graph_of
from tests.ingest.small_corpus import Corpus, plan


def test_an_ingest_keeps_the_graph(corpus: Corpus, monkeypatch: pytest.MonkeyPatch) -> None:
    """This test ensures that whoever asks first after an ingest need not resolve, and gets the resolved graph."""
    corpus.write(a=plan("a"))
    corpus.ingest()
    view, data_dir = corpus.store.view(), corpus.settings.data_dir
    monkeypatch.setattr("ingest.resolve.resolve", None)
    kept = plan_graph_of(view, data_dir)
    monkeypatch.undo()
    for place in (data_dir / FOLDER).iterdir():
        place.unlink()
    resolved = plan_graph_of(view, data_dir)
    assert resolved.documents
    assert (kept.goals, kept.mentions, kept.documents) == (resolved.goals, resolved.mentions, resolved.documents)


def test_another_corpus_in_the_same_folder_is_resolved(corpus: Corpus) -> None:
    """This test ensures that the graph of a state with the same number, but other documents, is not taken."""
    corpus.write(a=plan("a"))
    corpus.ingest()
    folder = corpus.settings.data_dir / FOLDER
    first = next(folder.iterdir())
    spoilt = first.read_bytes().replace(first.read_bytes()[:8], b"00000000", 1)
    first.write_bytes(spoilt)
    assert plan_graph_of(corpus.store.view(), corpus.settings.data_dir).documents
    assert first.read_bytes() != spoilt


def test_graphs_of_old_states_go(corpus: Corpus) -> None:
    """This test ensures that only the newest state and the one before keep their graphs."""
    for name in "abc":
        corpus.write(**{name: plan(name)})
        corpus.ingest()
    kept = {place.name.partition("-")[0] for place in (corpus.settings.data_dir / FOLDER).iterdir()}
    assert kept == {"2", "3"}


def test_a_graph_that_cannot_be_kept_costs_nothing_but_time(
    corpus: Corpus, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """This test ensures that questions are answered from a data directory that may only be read."""
    corpus.write(a=plan("a"))
    corpus.ingest()
    (corpus.settings.data_dir / "taken").write_text("a file where the folder should be", encoding="utf-8")
    monkeypatch.setattr(plan_graphs, "FOLDER", "taken")
    with caplog.at_level(logging.WARNING):
        assert plan_graph_of(corpus.store.view(), corpus.settings.data_dir).documents
    assert "not kept" in caplog.text
