"""The frozen baseline ranks as its formula says."""

from __future__ import annotations

import math

import pytest

from tests.quality.baseline import Bm25


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
