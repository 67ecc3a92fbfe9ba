"""The table of words that may stand for one another."""

from __future__ import annotations

from assistant.quoting.synonyms import synonyms


def test_no_opposites_say_the_same() -> None:
    """This test ensures that no row of synonyms, nor two rows that share a word, makes opposites equal."""
    table = synonyms()
    for pair in table.opposites:
        one, other = sorted(pair)
        assert other not in table.same.get(one, ()), (one, other)


def test_words_are_found_by_their_lemma() -> None:
    """This test ensures that the rows are read, and that a word says the same as itself and its neighbours."""
    assert {"samverka", "samarbeta"} <= synonyms().same["samverka"]
