"""Guesses at the class of a word."""

from __future__ import annotations

import pytest

from corpus.word_classes import is_noun, is_verb


@pytest.mark.parametrize(
    "word",
    ["försöker", "sitter", "nås", "redovisas", "påstår", "ingår", "hjälpa", "brutit", "valt", "räknat", "gå", "veta"],
)
def test_verbs(word: str) -> None:
    """This test ensures that finite forms, participles, passives and infinitives are verbs, and no nouns."""
    assert is_verb(word)
    assert not is_noun(word)


@pytest.mark.parametrize(
    "word",
    [
        "tråden",
        "skolan",
        "lekplatser",
        "avvikelser",
        "våld",
        "köket",
        "flygplatsen",
        "läsutvecklaren",
        "nykyrka",
        "buss",
    ],
)
def test_nouns(word: str) -> None:
    """This test ensures that nouns in any form, compounds and names that the dictionary lacks are nouns."""
    assert is_noun(word)
    assert not is_verb(word)


@pytest.mark.parametrize("word", ["röda", "snart", "bort", "tydligt", "möjligen"])
def test_neither(word: str) -> None:
    """This test ensures that adjectives and adverbs are neither."""
    assert not is_noun(word)
    assert not is_verb(word)
