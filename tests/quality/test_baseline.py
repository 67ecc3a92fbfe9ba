"""The frozen baseline ranks as its formula says."""

from __future__ import annotations

import math

import pytest

from assistant.evaluation.beir import BeirSet, BeirText
from tests.quality.baseline import Bm25, halves


def test_the_baseline_is_bm25_over_stems() -> None:
    """This test ensures that a score is the formula's, worked out by hand, and that inflections meet."""
    index = Bm25([("a", "skolor skolorna bad"), ("b", "bad")])
    idf = math.log(1 + 1.5 / 1.5)
    norm = 1.2 * (0.25 + 0.75 * 3 / 2)
    assert index.search("skola") == {"a": pytest.approx(idf * 2 * 2.2 / (2 + norm))}


def test_the_shorter_text_is_first_and_ties_go_by_id() -> None:
    """This test ensures the order of results."""
    index = Bm25([("b", "bad"), ("a", "bad"), ("c", "bad i sjön")])
    assert list(index.search("bad")) == ["a", "b", "c"]


def test_the_halves_of_a_golden_set_are_told_apart() -> None:
    """This test ensures that each half has its own queries and judgements over all documents, and other sets none."""
    texts = [BeirText(_id=name, text="text") for name in ("far-000", "near-000", "dev0", "d")]
    *queries, document = texts
    beir = BeirSet((document,), tuple(queries), {query.id: {"d": 1} for query in queries})
    found = dict(halves(beir))
    assert {name: set(one.relevant) for name, one in found.items()} == {"far": {"far-000"}, "near": {"near-000"}}
    assert all(one.documents == beir.documents and len(one.queries) == 1 for one in found.values())
    assert not dict(halves(BeirSet((document,), (queries[2],), {"dev0": {"d": 1}})))
