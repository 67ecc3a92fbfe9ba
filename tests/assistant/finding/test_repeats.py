"""Repeated wordings."""

from __future__ import annotations

from assistant.finding.repeats import repeats_last
from corpus.model import Locator, Passage, Span


def passage(text: str, header: str = "") -> Passage:
    """Return a passage of a text."""
    return Passage(text, Locator("r", (Span(1, 0, max(1, len(text))),)), text, (), header)


def test_a_wording_stands_once_before_it_stands_again() -> None:
    """This test ensures that repeats go last, in their order, and that nothing is lost."""
    texts = ["Trygga gator", "trygga  GATOR", "Fler bostäder", "Trygga gator", "Trygga gator nu"]
    assert repeats_last(map(passage, texts)) == [0, 2, 4, 1, 3]


def test_a_row_under_another_head_is_no_repeat() -> None:
    """This test ensures that a number in a budget's table does not hide the same row of an outcome's."""
    assert repeats_last([passage("Nämnden 120", "Budget"), passage("Nämnden 120", "Utfall")]) == [0, 1]
    assert repeats_last([]) == []
