"""Words near a word: what it is derived from, and what the everyday glossary calls the same. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from assistant.understanding.glossary import glossary
from corpus.swedish import lemma, words

REMEMBERED = 4096
SHORTEST_STEM = 4
"""Letters that are left of a word when its derivation is taken away."""
SHARED = 3
"""Letters with which an inflection begins like its lemma; one that does not begins compounds of its own ("äldre")."""
_DERIVED = ("ning", "ande", "ende", "het", "else", "ist", "are")
"""Endings by which nouns are made of verbs, adjectives and other nouns."""
_MADE_OF_VERBS = frozenset({"ning", "ande", "ende", "are"})
_LIQUID = ("l", "r", "n")
"""A stem that ends in a consonant and one of these has an e between them as a word ("cykl", "cykel")."""


@lru_cache(maxsize=REMEMBERED)
def near_words(word: str) -> tuple[str, ...]:
    """Return a word's lemma, then the words (lemmas) near it, each once."""
    base = lemma(word)
    other = () if word.startswith(base[:SHARED]) else (word,)
    said = [
        base,
        *other,
        *(lemma(one) for one in _said_otherwise(base)),
        *(lemma(one) for one in _said_otherwise(word)),
    ]
    derived = [stem for one in said[:1] for stem in _stems(one)]
    return tuple(dict.fromkeys((*said, *derived)))


def matter_of(terms: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Return a matter: for each word of some terms that word and those near it."""
    return tuple(near_words(word) for term in terms for word in words(term))


def _said_otherwise(word: str) -> tuple[str, ...]:
    """Return what the glossary calls the same: one word each, whichever side of a row it stands on."""
    rows = glossary("sv").words.wordings
    found = [*rows.get((word,), ()), *(key[0] for key, said in rows.items() if len(key) == 1 and word in said)]
    return tuple(one for one in found if " " not in one)


def _stems(word: str) -> tuple[str, ...]:
    """Return what a derived noun is made of."""
    ending = next((one for one in _DERIVED if word.endswith(one)), None)
    if ending is None:
        return ()
    stem = word.removesuffix(ending)
    found = [f"{stem}a"] if ending in _MADE_OF_VERBS else []
    if len(stem) >= SHORTEST_STEM:
        found.append(stem)
        if stem.endswith(_LIQUID) and stem[-2] not in "aeiouyåäö":
            found.append(f"{stem[:-1]}e{stem[-1]}")
        if ending == "het" and stem.startswith("o"):
            found.append(stem[1:])
    return tuple(found)
