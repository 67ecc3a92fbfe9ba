"""Everyday Swedish words and what municipal plans say instead. Data in `everyday.toml`; pure.

Rows lead one way, from an asker's word to a plan's: "gamling" to "äldre". A doubtful word ("kris", "fort") has another
common meaning in plans, so what it leads to only helps to find passages. Official words that plans use for each other
("särskilt boende", "äldreboende") lead both ways.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from corpus.swedish import is_word, lemma, normalise

MOST_WORDS = 6
"""Words of the longest phrase."""
SHORTEST_STEM = 4
"""Letters that must be left of a word when an ending is taken away."""
ENDINGS = ("arnas", "ornas", "ernas", "arna", "orna", "erna", "ens", "ets", "ar", "or", "er", "en", "et", "n", "t")
"""Endings of nouns, taken from words that the dictionary lacks ("skoltaxin")."""
PLURAL_ENDINGS = ("nas", "na", "s")
"""Endings of plurals, taken from any word: the dictionary takes some plurals for verbs ("killar", "sopor")."""

Phrase = tuple[str, ...]
"""The words of an entry, normalised."""
Phrases = Mapping[Phrase, tuple[str, ...]]
"""Phrases of askers to the words of plans, the likeliest first."""
Forms = Callable[[str], Sequence[str]]
"""A word to what it may be an inflection of."""


@dataclass(frozen=True, slots=True)
class Everyday:
    """Phrases of askers to the words of plans: those that mean just that, and those that may mean something else."""

    words: Phrases
    doubtful: Phrases


@lru_cache(maxsize=1)
def everyday() -> Everyday:
    """Load the glossary. It is data of this package: a damaged one is a programming error, and raises."""
    rows = tomllib.loads(resources.files("corpus").joinpath("everyday.toml").read_text(encoding="utf-8"))
    plain = dict(_entries(rows["words"]))
    for group in rows["alike"]["groups"]:
        plain |= {phrase_of(one): tuple(other for other in group if other != one) for one in group}
    return Everyday(_inflected(plain), _inflected(dict(_entries(rows["doubtful"]))))


def phrase_of(text: str) -> Phrase:
    """Return a phrase's words, normalised."""
    return tuple(normalise(text).split())


def _entries(section: Mapping[str, str]) -> Iterator[tuple[Phrase, tuple[str, ...]]]:
    for asked, said in section.items():
        for one in asked.split(", "):
            yield phrase_of(one), tuple(said.split(", "))


def _inflected(phrases: Phrases) -> Phrases:
    """Add phrases of several words in base form, so that they are found in any ("särskilda boenden")."""
    return {tuple(map(lemma, phrase)): said for phrase, said in phrases.items() if len(phrase) > 1} | dict(phrases)


def base_forms(word: str) -> tuple[str, ...]:
    """Return a word and what it may be an inflection of; everyday words are often none of the dictionary's."""
    endings = PLURAL_ENDINGS if is_word(word) else (*PLURAL_ENDINGS, *ENDINGS)
    cut = (word.removesuffix(ending) for ending in endings if word.endswith(ending))
    return (word, lemma(word), *(stem for stem in cut if len(stem) >= SHORTEST_STEM))


def longest(words: Sequence[str], phrases: Phrases, *, forms: Forms = base_forms) -> tuple[int, tuple[str, ...]] | None:
    """Return how many of some words the longest phrase that they begin with takes, and its wordings; None without.

    Its last word may be inflected (`forms`), and its first too where the dictionary knows the form.
    """
    for length in range(min(MOST_WORDS, len(words)), 0, -1):
        *before, last = words[:length]
        for form in forms(last):
            for front in (tuple(before), tuple(lemma(word) for word in before)):
                if (*front, form) in phrases:
                    return length, phrases[*front, form]
    return None
