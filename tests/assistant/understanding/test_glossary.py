"""What plans call the things that askers call otherwise."""

from __future__ import annotations

import pytest

from assistant.answer import Language
from assistant.understanding.catalogue import name_words
from assistant.understanding.glossary import documents_said, glossary, in_words_of_plans, organs_said, rendered


@pytest.mark.parametrize("language", ["en", "sv"])
def test_every_entry_says_something(language: Language) -> None:
    """This test ensures that no phrase and no wording of a glossary is empty."""
    known = glossary(language)
    entries = [entry for phrases in (known.organs, known.documents, known.words) for entry in phrases.items()]
    assert entries
    assert all(phrase and wordings and all(wordings) for phrase, wordings in entries)


def test_the_longest_phrase_is_taken() -> None:
    """This test ensures that a phrase goes before its words, in the plural too, with its whole place."""
    text = "Two bus stops and upper secondary schools"
    found = [(one.said, one.wordings[:1]) for one in rendered(name_words(text), "en") if one.wordings]
    assert found == [
        ("two", ("två",)),
        ("bus stops", ("busshållplats",)),
        ("upper secondary schools", ("gymnasieskola",)),
    ]


def test_organs_and_documents() -> None:
    """This test ensures that boards and kinds of document are found by their English names."""
    words = name_words("the technical committee's operational plan and the annual report")
    assert [one.wordings for one in organs_said(words)] == [("tekniska nämnden",)]
    assert [one.wordings[0] for one in documents_said(words)] == ["verksamhetsplan", "årsbokslut"]


def test_words_of_plans() -> None:
    """This test ensures that an everyday word is replaced where plans know only the other one, and else kept."""
    plain = {"årskurs", "1", "bil"}
    assert in_words_of_plans("läsning i ettan", "sv", known=plain.__contains__) == "läsning i årskurs 1"
    assert in_words_of_plans("en bil", "sv", known=plain.__contains__) == "en bil"
    assert in_words_of_plans("the school in Åseda", "en", known=lambda word: word == "skola") == "the skola in Åseda"
