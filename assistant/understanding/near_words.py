"""Words near a word: what it is derived from, and what the everyday glossary calls the same. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from assistant.understanding.glossary import glossary
from corpus.everyday import everyday, longest
from corpus.swedish import is_word, lemma, normalise, words

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
_HOW = re.compile(r"(?<!\w)hur ([^\W\d]+) (?:är|känns|blir|upplevs)(?!\w)")
"""Asks for a quality."""


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
    derived = [*_qualities(word), *_stems(base)]
    return tuple(dict.fromkeys((*said, *derived)))


def matter_of(terms: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Return a matter: for each word of some terms that word and those near it."""
    return tuple(near_words(word) for term in terms for word in words(term))


def quality_asked(text: str) -> tuple[str, ...]:
    """Return the noun for the quality that a question asks for ("Hur trygg är …": "trygghet"); () of others."""
    match = _HOW.search(normalise(text))
    return _qualities(match[1])[:1] if match is not None else ()


def _qualities(word: str) -> tuple[str, ...]:
    """Return the nouns made of an adjective in any form."""
    stems = (word, word.removesuffix("t"), word.removesuffix("a"))
    return tuple(f"{stem}het" for stem in stems if len(stem) >= SHORTEST_STEM and is_word(f"{stem}het"))


def _said_otherwise(word: str) -> tuple[str, ...]:
    """Return what the glossary calls the same: one word each."""
    found = longest((word,), everyday().alike) or longest((word,), glossary("sv").words)
    return tuple(one for one in found[1] if " " not in one) if found is not None else ()


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
