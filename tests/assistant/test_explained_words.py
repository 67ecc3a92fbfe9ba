"""Words that can be looked up: the shipped ones, and how they are found in texts."""

from __future__ import annotations

import re

import pytest

from assistant.answer import Language
from assistant.explained_words import Word, groups_of, pieces, words_of
from assistant.prompting import LANGUAGES, Phrases

GOAL = Word("mal", "mål", "Något som ska nås.", ("mål", "målen"))
RESULT = Word("resultatmal", "resultatmål", "Ett mål.", ("resultatmål", "prioriterat mål"))


def marked(text: str, *words: Word, names: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """Return what is marked in a text, with the words' keys."""
    return [(one.text, one.word.key) for one in pieces(text, words, names=names) if one.word is not None]


def test_the_first_place_of_a_word_is_marked() -> None:
    """This test ensures that a word is marked once, whatever its case, and that the text stays whole."""
    text = "Målen är fler än mål."
    assert marked(text, GOAL) == [("Målen", "mal")]
    assert "".join(one.text for one in pieces(text, (GOAL,))) == text


def test_a_word_that_was_marked_before_is_not_marked_again() -> None:
    """This test ensures that a word of an earlier sentence stays plain, and a word within it too."""
    found = pieces("Ett prioriterat mål.", (GOAL, RESULT), marked={"resultatmal"})
    assert [one.text for one in found] == ["Ett prioriterat mål."]


def test_whole_words_and_the_longest_are_marked() -> None:
    """This test ensures that a word within another is none, and that of two that begin together the longer counts."""
    assert marked("nämndmål, resultatmål, mål-arbete", GOAL) == []
    assert marked("ett prioriterat mål och ett mål", GOAL, RESULT) == [
        ("prioriterat mål", "resultatmal"),
        ("mål", "mal"),
    ]


def test_quotes_and_names_are_not_ours() -> None:
    """This test ensures that words in quotation marks and in names that documents gave are never marked."""
    assert marked("”Våra mål” och “the mål”", GOAL) == []
    assert marked("Budget och mål 2021, s. 4", GOAL, names=("Budget och mål 2021",)) == []
    assert marked("Budget och mål 2021 har mål", GOAL, names=("Budget och mål 2021",)) == [("mål", "mal")]


def test_without_words_a_text_is_one_piece() -> None:
    """This test ensures that nothing is marked where nothing is left to mark."""
    assert [one.text for one in pieces("Det finns 14 mål.", ())] == ["Det finns 14 mål."]
    assert pieces("", (GOAL,)) == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_shipped_words_fit_together(language: Language) -> None:
    """This test ensures that anchors are plain and distinct, no form is two words', and meanings are short."""
    words = words_of(Phrases.load(), language)
    forms = [form.casefold() for word in words for form in word.forms]
    assert len(words) >= 30
    assert len({word.key for word in words}) == len(words)
    assert all(re.fullmatch(r"[a-z][a-z-]*", word.key) for word in words)
    assert len(set(forms)) == len(forms)
    assert all(word.meaning.endswith(".") and len(word.meaning) <= 200 for word in words)


def test_words_stand_in_the_order_of_the_alphabet() -> None:
    """This test ensures that a Swedish reader finds ä and ö last."""
    (group,) = (one for one in groups_of(Phrases.load(), "sv") if one.heading == "Mål och nivåer")
    terms = [word.term for word in group.words]
    assert terms.index("röd tråd") < terms.index("vision")
    assert terms == sorted(terms, key=lambda term: term.translate(str.maketrans("åäö", "{|}")))


def test_every_shipped_word_is_a_phrase_of_a_known_group() -> None:
    """This test ensures that no word is left out because its group is not shown."""
    phrases = Phrases.load()
    shown = {word.key for word in words_of(phrases, "sv")}
    assert {name.split(".")[2] for name in phrases.names() if re.fullmatch(r"words\.\w+\.[\w-]+\.term", name)} == shown
