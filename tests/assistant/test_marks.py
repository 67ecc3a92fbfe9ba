"""Words marked in a text and on a page."""

from __future__ import annotations

import pytest

from assistant.marks import anchor, boxes_of, pieces, section_at, spans_of
from corpus.errors import NotInCorpus
from corpus.model import Box, Locator, Page, Passage, Span


def test_overlapping_spans_are_marked_once() -> None:
    """This test ensures that cutting a text at spans loses and doubles nothing."""
    cut = pieces("abcdefgh", ((1, 4), (2, 3), (3, 6)))
    assert "".join(piece.text for piece in cut) == "abcdefgh"
    assert [(piece.text, piece.marked) for piece in cut] == [("a", False), ("bcd", True), ("ef", True), ("gh", False)]


def test_a_span_must_be_on_the_page() -> None:
    """This test ensures that a span past the end of the page is refused, not cut."""
    with pytest.raises(NotInCorpus):
        spans_of(Page(1, "1", "kort"), [0], [5])


@pytest.mark.parametrize("sides", ["1,2,3", "a,b,c,d", "nan,0,10,10", "0,0,inf,10", "10,0,5,10", "-30,0,20,10", ""])
def test_a_box_must_be_on_a_page(sides: str) -> None:
    """This test ensures that what is no box of any page is refused."""
    assert boxes_of(["1,2,3.5,4"]) == (Box(1, 2, 3.5, 4),)
    with pytest.raises(NotInCorpus):
        boxes_of([sides])


def test_headings_and_the_place_to_look() -> None:
    """This test ensures that headings are those over the words, and that one looks a little above the first mark."""
    passages = [
        Passage("p1", Locator("r", (Span(1, 0, 10),)), "…", ("Mål",)),
        Passage("p2", Locator("r", (Span(1, 10, 20), Span(2, 0, 5))), "…", ("Mål", "Aktiviteter")),
    ]
    assert section_at(passages, 1, (12, 14)) == "Mål › Aktiviteter"
    assert section_at(passages, 2, (7, 9)) == ""
    page = Page(1, "1", "ord", 500.0, 1000.0)
    assert anchor(page, ()) is None
    assert anchor(page, (Box(70, 400, 90, 410), Box(70, 800, 90, 810))) == (70, 530.0)
    assert anchor(page, (Box(70, 980, 90, 990),)) == (70, 0.0)
