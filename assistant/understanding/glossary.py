"""What plans call the things that askers call otherwise, in English or in everyday Swedish. Pure, over glossaries."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from assistant.answer import Language
from assistant.wording import fold
from corpus import swedish

GLOSSARIES: Mapping[Language, Path] = {
    "en": Path(__file__).with_name("english.toml"),
    "sv": Path(__file__).with_name("everyday.toml"),
}
MOST_WORDS = 6
"""Words of the longest phrase in the glossary."""
_WORD = re.compile(r"[^\W_]+(?:[-.:/&,][^\W_]+)*%?")
_SINGULAR = (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("s", ""))
_INFLECTED = (("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"))

Word = tuple[str, int, int]
"""A folded word with its place: code points, end excluded."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases of askers (tuples of words) to the words of plans; `openings` begin phrases of several words."""

    wordings: Mapping[tuple[str, ...], tuple[str, ...]]
    openings: frozenset[str]


@dataclass(frozen=True, slots=True)
class Glossary:
    """What askers call the names of organs, kinds of document, and all else."""

    organs: Phrases
    documents: Phrases
    words: Phrases


@dataclass(frozen=True, slots=True)
class Rendered:
    """A place of a text and what plans call the same, the likeliest first; () where the glossary has none."""

    said: str
    start: int
    end: int
    wordings: tuple[str, ...] = ()


@lru_cache(maxsize=len(GLOSSARIES))
def glossary(language: Language) -> Glossary:
    """Load the glossary of a language. It is data of this package: a damaged one is a programming error, and raises."""
    with GLOSSARIES[language].open("rb") as file:
        loaded = tomllib.load(file)
    return Glossary(
        _phrases(loaded.get("organs", {})), _phrases(loaded.get("documents", {})), _phrases(loaded["words"])
    )


def _phrases(section: Mapping[str, str | list[str]]) -> Phrases:
    wordings = {
        tuple(fold(phrase).replace('"', " ").split()): tuple(said if isinstance(said, list) else [said])
        for phrase, said in section.items()
    }
    return Phrases(wordings, frozenset(phrase[0] for phrase in wordings if len(phrase) > 1))


def organs_said(words: tuple[Word, ...]) -> tuple[Rendered, ...]:
    """Return where the words name an organ in English, the longest phrase at each place."""
    return _said(words, glossary("en").organs)


def documents_said(words: tuple[Word, ...]) -> tuple[Rendered, ...]:
    """Return where the words name a kind of document in English, the longest phrase at each place."""
    return _said(words, glossary("en").documents)


def _said(words: tuple[Word, ...], phrases: Phrases) -> tuple[Rendered, ...]:
    found: list[Rendered] = []
    at = 0
    while at < len(words):
        one = _longest(words, at, phrases)
        if one is not None:
            found.append(one[0])
        at += one[1] if one is not None else 1
    return tuple(found)


def rendered(words: tuple[Word, ...], language: Language) -> tuple[Rendered, ...]:
    """Return the words in order, phrases of the glossary joined, each with its wordings in plans."""
    found: list[Rendered] = []
    at = 0
    while at < len(words):
        one = _longest(words, at, glossary(language).words)
        word, start, end = words[at]
        found.append(one[0] if one is not None else Rendered(word, start, end))
        at += one[1] if one is not None else 1
    return tuple(found)


def in_words_of_plans(text: str, language: Language, *, known: Callable[[str], bool]) -> str:
    """Return a text with its words rendered: by the first wording whose words are all known, else the first.

    What the glossary has not, and Swedish words that are known themselves, stay as written.
    """
    parts, at = list[str](), 0
    for one in rendered(_words(text), language):
        as_written = text[one.start : one.end]
        fit = (wording for wording in one.wordings if all(known(word) for word in wording.split()))
        otherwise = one.wordings[0] if one.wordings and language == "en" else as_written
        said = as_written if language == "sv" and known(one.said) else next(fit, otherwise)
        parts += (text[at : one.start], said)
        at = one.end
    return "".join((*parts, text[at:]))


def _words(text: str) -> tuple[Word, ...]:
    return tuple((match.group(), match.start(), match.end()) for match in _WORD.finditer(fold(text)))


def _longest(words: tuple[Word, ...], at: int, phrases: Phrases) -> tuple[Rendered, int] | None:
    """Return the longest phrase that begins at a word, and how many words it takes."""
    longest = MOST_WORDS if words[at][0] in phrases.openings else 1
    for length in range(min(longest, len(words) - at), 0, -1):
        run = words[at : at + length]
        said = tuple(word for word, _, _ in run)
        for last in _base_forms(said[-1]):
            wordings = phrases.wordings.get((*said[:-1], last))
            if wordings is not None:
                return Rendered(" ".join(said), run[0][1], run[-1][2], wordings), length
    return None


def _base_forms(word: str) -> tuple[str, ...]:
    """Return a word and what it may be an inflection of."""
    cut = [
        word.removesuffix(ending) + base
        for ending, base in (*_SINGULAR, *_INFLECTED)
        if word.endswith(ending) and len(word) > len(ending) + 2
    ]
    return (word, swedish.lemma(word), *cut)
