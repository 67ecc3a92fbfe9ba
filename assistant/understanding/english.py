"""English words of municipal life and what plans call the same in Swedish. Pure, over the glossary beside this file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from assistant.wording import fold

GLOSSARY = Path(__file__).with_name("english.toml")
MOST_WORDS = 6
"""Words of the longest phrase in the glossary."""
_WORD = re.compile(r"[^\W_]+(?:[-.:/&,][^\W_]+)*%?")
_SINGULAR = (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("s", ""))
_INFLECTED = (("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"))

Word = tuple[str, int, int]
"""A folded word with its place: code points, end excluded."""


@dataclass(frozen=True, slots=True)
class Glossary:
    """English phrases (tuples of words) to Swedish wordings: names of organs, kinds of document, all else."""

    organs: Mapping[tuple[str, ...], tuple[str, ...]]
    documents: Mapping[tuple[str, ...], tuple[str, ...]]
    words: Mapping[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A place of an English text and its Swedish wordings, the likeliest first; () where the glossary has none."""

    said: str
    start: int
    end: int
    wordings: tuple[str, ...] = ()


@lru_cache(maxsize=1)
def glossary() -> Glossary:
    """Load the glossary. It is data of this package: a damaged one is a programming error and raises as it will."""
    with GLOSSARY.open("rb") as file:
        loaded = tomllib.load(file)
    return Glossary(_phrases(loaded["organs"]), _phrases(loaded["documents"]), _phrases(loaded["words"]))


def _phrases(section: Mapping[str, str | list[str]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    return {
        tuple(fold(phrase).replace('"', " ").split()): tuple(said if isinstance(said, list) else [said])
        for phrase, said in section.items()
    }


def organs_said(words: tuple[Word, ...]) -> tuple[Rendered, ...]:
    """Return where the words name an organ in English, the longest phrase at each place."""
    return _said(words, glossary().organs)


def documents_said(words: tuple[Word, ...]) -> tuple[Rendered, ...]:
    """Return where the words name a kind of document in English, the longest phrase at each place."""
    return _said(words, glossary().documents)


def _said(words: tuple[Word, ...], phrases: Mapping[tuple[str, ...], tuple[str, ...]]) -> tuple[Rendered, ...]:
    found: list[Rendered] = []
    at = 0
    while at < len(words):
        one = _longest(words, at, phrases)
        if one is not None:
            found.append(one[0])
        at += one[1] if one is not None else 1
    return tuple(found)


def rendered(words: tuple[Word, ...]) -> tuple[Rendered, ...]:
    """Return the words in order, phrases of the glossary joined, each with its Swedish wordings."""
    found: list[Rendered] = []
    at = 0
    while at < len(words):
        one = _longest(words, at, glossary().words)
        word, start, end = words[at]
        found.append(one[0] if one is not None else Rendered(word, start, end))
        at += one[1] if one is not None else 1
    return tuple(found)


def to_swedish(text: str, *, known: Callable[[str], bool]) -> str:
    """Return a text with its English words rendered: by the first wording whose words are all known, else the first.

    What the glossary has not stays as written.
    """
    said = []
    for one in rendered(_words(text)):
        fit = (wording for wording in one.wordings if all(known(word) for word in wording.split()))
        said.append(next(fit, one.wordings[0] if one.wordings else text[one.start : one.end]))
    return " ".join(said)


def _words(text: str) -> tuple[Word, ...]:
    return tuple((match.group(), match.start(), match.end()) for match in _WORD.finditer(fold(text)))


def _longest(
    words: tuple[Word, ...], at: int, phrases: Mapping[tuple[str, ...], tuple[str, ...]]
) -> tuple[Rendered, int] | None:
    """Return the longest phrase that begins at a word, and how many words it takes."""
    for length in range(min(MOST_WORDS, len(words) - at), 0, -1):
        run = words[at : at + length]
        said = tuple(word for word, _, _ in run)
        for last in _base_forms(said[-1]):
            wordings = phrases.get((*said[:-1], last))
            if wordings is not None:
                return Rendered(" ".join(said), run[0][1], run[-1][2], wordings), length
    return None


def _base_forms(word: str) -> tuple[str, ...]:
    """Return a word and what it may be an English inflection of."""
    cut = [
        word.removesuffix(ending) + base
        for ending, base in (*_SINGULAR, *_INFLECTED)
        if word.endswith(ending) and len(word) > len(ending) + 2
    ]
    return (word, *cut)
