"""Everyday Swedish words and what municipal plans say instead. Data in `everyday.toml`; pure.

Rows lead one way, from an asker's word to a plan's. `words` are other words for the same ("gamling": "äldre"). Words
`about` the matter ("rullator": "hjälpmedel"), or with another common meaning ("kris"), only help to find passages.
Official words that are `alike` ("särskilt boende", "äldreboende") lead both ways.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from importlib import resources

from corpus import compounds
from corpus.stopwords import STOP_WORDS
from corpus.swedish import is_word, lemma, lemmas, normalise, words

MOST_WORDS = 6
"""Words of the longest phrase."""
SHORTEST_STEM = 4
"""Letters that must be left of a word when an ending is taken away."""
SHORTEST_PART = 3
"""Letters of a part of a compound."""
ENDINGS = ("arnas", "ornas", "ernas", "arna", "orna", "erna", "ens", "ets", "ar", "or", "er", "en", "et", "n", "t")
"""Endings of nouns, taken from words that the dictionary lacks ("skoltaxin")."""
PLURAL_ENDINGS = ("nas", "na", "s", "e")
"""Endings of plurals, taken from any word: the dictionary takes some for verbs ("killar", "handikappade")."""

Phrase = tuple[str, ...]
"""The words of an entry, normalised."""
Phrases = Mapping[Phrase, tuple[str, ...]]
"""Phrases of askers to the words of plans, the likeliest first."""
Forms = Callable[[str], Sequence[str]]
"""A word to what it may be an inflection of."""


@dataclass(frozen=True, slots=True)
class Everyday:
    """Phrases to the words of plans, by section (see above)."""

    words: Phrases
    about: Phrases
    alike: Phrases

    heads: Phrases
    """Of each group of `alike` all phrases but the first to the first."""

    def names(self) -> Phrases:
        """Return by which names of plans a word goes: the likeliest and those alike to it, or its group's first."""
        called = {asked: (said[0], *self.alike.get(phrase_of(said[0]), ())) for asked, said in self.words.items()}
        return {asked: said for asked, said in {**called, **self.heads}.items() if len(asked) == 1}


@lru_cache(maxsize=1)
def everyday() -> Everyday:
    """Load the glossary. It is data of this package: a damaged one is a programming error, and raises."""
    rows = tomllib.loads(resources.files("corpus").joinpath("everyday.toml").read_text(encoding="utf-8"))
    alike = {
        phrase_of(one): tuple(other for other in group if other != one)
        for group in rows["alike"]["groups"]
        for one in group
    }
    other, about = dict(_entries(rows["words"])), dict(_entries(rows["about"]))
    heads = {phrase_of(one): (head,) for head, *group in rows["alike"]["groups"] for one in group}
    return Everyday(*map(_inflected, (other, about, alike, heads)))


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


class Said(Enum):
    """How surely plans say something else."""

    INSTEAD = "instead"
    """The asker's word is another for the same."""
    ABOUT = "about"
    """The asker's word speaks of the matter, or has another common meaning too."""
    ALSO = "also"
    """The asker's word is an official one itself."""


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A word or phrase of an asker (normalised) and what plans may say for it, the likeliest first."""

    asked: str
    wordings: tuple[str, ...]
    said: Said


def said_in_plans(text: str) -> tuple[Otherwise, ...]:
    """Return what plans may say for the words of a text, in order; less what the text says itself.

    Beside the phrases of the glossary: compounds with an everyday part ("gamlingpolitik": "äldre politik").
    """
    asked = words(text)
    known = {*asked, *map(lemma, asked)}
    found: list[Otherwise] = []
    at = 0
    while at < len(asked):
        length, wordings, said = _at(asked[at : at + MOST_WORDS])
        new = tuple(one for one in wordings if not {*words(one)} <= known and not {*lemmas(one)} <= known)
        if new:
            found.append(Otherwise(" ".join(asked[at : at + length]), new, said))
        at += length
    return tuple(found)


def _at(ahead: Sequence[str]) -> tuple[int, tuple[str, ...], Said]:
    """Return how many words the phrase takes that some words begin with, and what plans say for it."""
    known = everyday()
    sections = ((known.words, Said.INSTEAD), (known.alike, Said.ALSO), (known.about, Said.ABOUT))
    for phrases, said in sections:
        found = longest(ahead, phrases)
        if found is not None and (found[0] > 1 or ahead[0] not in STOP_WORDS["sv"]):
            return *found, said
    return 1, _by_parts(ahead[0]), Said.INSTEAD


def _by_parts(word: str) -> tuple[str, ...]:
    """Return a compound with its everyday parts as plans say them, the other parts as they are."""
    known = everyday().words
    cuts = range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
    if not any((word[:cut],) in known or (word[cut:],) in known for cut in cuts):  # parting costs half a millisecond
        return ()
    parts = compounds.parts(word)
    said = [longest((part,), known) for part in parts]
    in_plans = " ".join(one[1][0] if one else part for one, part in zip(said, parts, strict=True))
    return (in_plans,) if any(said) else ()
