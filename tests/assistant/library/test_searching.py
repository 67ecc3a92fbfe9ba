"""Passages of one document that say something."""

from __future__ import annotations

from assistant.library.searching import MOST, has_words, hits
from corpus.model import Locator, Passage, Span


def a_passage(text: str, *, page: int = 1, headings: tuple[str, ...] = ()) -> Passage:
    """Make a passage."""
    return Passage(f"{page}{text[:9]}", Locator("r", (Span(page, 0, len(text)),)), text, headings)


def marks(text: str, sought: str) -> list[str]:
    """Return the marked words of a passage."""
    return [piece.text for hit in hits([a_passage(text)], sought).shown for piece in hit.text if piece.marked]


def test_words_are_marked_inflected_and_in_compounds() -> None:
    """This test ensures that whole words are marked, as the search sees words."""
    text = "Införa fast omsorgskontakt för alla. Omsorgskontakten är fast."
    assert marks(text, "fasta omsorgskontakter") == ["fast", "omsorgskontakt", "Omsorgskontakten", "fast"]
    assert marks("Skolfrånvaron ska minska.", "frånvaro") == ["Skolfrånvaron"]
    assert marks("Mer stöd till äldre.", "gamlingar") == ["äldre"]


def test_pieces_make_the_text() -> None:
    """This test ensures that nothing is lost or added by marking."""
    text = "Antal <b>barn</b> & unga; barn."
    (hit,) = hits([a_passage(text, headings=("Barn", "Skola"))], "barn").shown
    assert "".join(piece.text for piece in hit.text) == text
    assert "".join(piece.text for piece in hit.headings) == "Barn › Skola"
    assert hit.headings[0].marked


def test_all_the_words_come_before_some_of_them() -> None:
    """This test ensures that half of what is sought counts only where nothing holds it all."""
    both, one = a_passage("En trygg skola", page=2), a_passage("En trygg omsorg", page=1)
    assert [hit.page for hit in hits([one, both], "trygg skola").shown] == [2]
    partly = hits([one], "trygg skola")
    assert (partly.count, partly.whole) == (1, False)


def test_what_stands_nowhere_is_not_found() -> None:
    """This test ensures that passages that only come near are no hits."""
    found = hits([a_passage("Införa fast omsorgskontakt"), a_passage("Bygga en skola")], "rymdskepp")
    assert (found.shown, found.count) == ((), 0)
    assert not has_words("?! …")
    assert has_words("a")


def test_hits_stand_in_reading_order_and_are_counted() -> None:
    """This test ensures that more hits than are shown are told."""
    found = hits([a_passage(f"skola {n}", page=100 - n) for n in range(MOST + 5)], "skola")
    assert (len(found.shown), found.count) == (MOST, MOST + 5)
    pages = [hit.page for hit in found.shown]
    assert pages == sorted(pages)
