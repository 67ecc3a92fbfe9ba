"""Fusion of two rankings."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from assistant.finding.ranking import fuse, raised

SCORES = st.dictionaries(st.sampled_from("abcdefgh"), st.floats(-10, 10), max_size=8)


def test_words_weigh_more_than_vectors() -> None:
    """This test ensures that the best by keywords stays first against the best by a weak embedder."""
    fused = fuse({"a": 9.0, "b": 3.0, "c": 1.0}, {"c": 0.9, "b": 0.2, "a": 0.1}, share=0.15)
    assert [one.passage_id for one in fused] == ["a", "c", "b"] or fused[0].passage_id == "a"
    assert (fused[0].lexical, fused[0].dense) == (9.0, 0.1)


def test_vectors_alone_rank_too() -> None:
    """This test ensures that a passage found only by its vector is in the result."""
    assert [one.passage_id for one in fuse({}, {"b": 0.4, "a": 0.9}, share=0.15)] == ["a", "b"]


def test_ties_go_by_id() -> None:
    """This test ensures that equal scores are ordered by id."""
    assert [one.passage_id for one in fuse({"b": 1.0, "a": 1.0}, {}, share=0.15)] == ["a", "b"]


def test_nothing() -> None:
    """This test ensures that nothing gives nothing."""
    assert fuse({}, {}, share=0.5) == ()


@given(SCORES, SCORES)
def test_order_of_input_does_not_matter(lexical: dict[str, float], dense: dict[str, float]) -> None:
    """This test ensures that the result depends on the scores alone, and holds every candidate once."""
    fused = fuse(lexical, dense, share=0.3)
    assert fused == fuse(dict(reversed(lexical.items())), dict(reversed(dense.items())), share=0.3)
    assert sorted(one.passage_id for one in fused) == sorted({*lexical, *dense})


@given(SCORES, st.lists(st.tuples(st.floats(0, 1), SCORES), max_size=3))
def test_scores_are_only_raised(lexical: dict[str, float], otherwise: list[tuple[float, dict[str, float]]]) -> None:
    """This test ensures that what plans say instead adds to keyword scores by its weight, and nothing gets lost."""
    positive = [(weight, {one: abs(score) for one, score in scores.items()}) for weight, scores in otherwise]
    found = raised(lexical, positive)
    assert found.keys() == lexical.keys() | {one for _, scores in positive for one in scores}
    assert all(found[one] >= score for one, score in lexical.items())
