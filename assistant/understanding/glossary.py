"""What plans call the things that askers call otherwise, in English or in everyday Swedish. Pure, over glossaries."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from assistant.answer import Language
from assistant.wording import fold
from corpus import everyday, swedish

ENGLISH = Path(__file__).with_name("english.toml")
LANGUAGES = 2
_WORD = re.compile(r"[^\W_]+(?:[-.:/&,][^\W_]+)*%?")
_SINGULAR = (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("s", ""))
_INFLECTED = (("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"))

Word = tuple[str, int, int]
"""A folded word with its place: code points, end excluded."""


@dataclass(frozen=True, slots=True)
class Glossary:
    """Phrases of askers (tuples of words) to the words of plans: names of organs, kinds of document, all else."""

    organs: Mapping[tuple[str, ...], tuple[str, ...]]
    documents: Mapping[tuple[str, ...], tuple[str, ...]]
    words: Mapping[tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Rendered:
    """A place of a text and what plans call the same, the likeliest first; () where the glossary has none."""

    said: str
    start: int
    end: int
    wordings: tuple[str, ...] = ()


@lru_cache(maxsize=LANGUAGES)
def glossary(language: Language) -> Glossary:
    """Load the glossary of a language. It is data of this package: a damaged one is a programming error, and raises."""
    if language == "sv":
        return Glossary({}, {}, everyday.everyday().names())
    loaded = tomllib.loads(ENGLISH.read_text(encoding="utf-8"))
    return Glossary(_phrases(loaded["organs"]), _phrases(loaded["documents"]), _phrases(loaded["words"]))


def _phrases(section: Mapping[str, str | list[str]]) -> dict[tuple[str, ...], tuple[str, ...]]:
    return {
        tuple(fold(phrase).replace('"', " ").split()): tuple(said if isinstance(said, list) else [said])
        for phrase, said in section.items()
    }


def organs_said(words: tuple[Word, ...]) -> tuple[Rendered, ...]:
    """Return where the words name an organ in English, the longest phrase at each place."""
    return _said(words, glossary("en").organs)


def documents_said(words: tuple[Word, ...]) -> tuple[Rendered, ...]:
    """Return where the words name a kind of document in English, the longest phrase at each place."""
    return _said(words, glossary("en").documents)


def _said(words: tuple[Word, ...], phrases: Mapping[tuple[str, ...], tuple[str, ...]]) -> tuple[Rendered, ...]:
    return tuple(one for one in _in_order(words, phrases, _english_forms) if one.wordings)


def rendered(words: tuple[Word, ...], language: Language) -> tuple[Rendered, ...]:
    """Return the words in order, phrases of the glossary joined, each with its wordings in plans."""
    forms = _english_forms if language == "en" else everyday.base_forms
    return tuple(_in_order(words, glossary(language).words, forms))


def _in_order(words: tuple[Word, ...], phrases: everyday.Phrases, forms: everyday.Forms) -> Iterator[Rendered]:
    """Yield the words in order, phrases joined, the longest at each place."""
    at = 0
    while at < len(words):
        ahead = words[at : at + everyday.MOST_WORDS]
        length, wordings = everyday.longest([word for word, _, _ in ahead], phrases, forms=forms) or (1, ())
        said = " ".join(word for word, _, _ in ahead[:length])
        yield Rendered(said, ahead[0][1], ahead[length - 1][2], wordings)
        at += length


def in_words_of_plans(text: str, language: Language, *, known: Callable[[str], bool]) -> str:
    """Return a text with its words rendered: by the first wording whose words are all known, else the first.

    What the glossary has not, and Swedish words that are known themselves, stay as written.
    """
    for one in reversed(rendered(_words(text), language)):
        as_written = text[one.start : one.end]
        fit = (wording for wording in one.wordings if all(known(word) for word in wording.split()))
        otherwise = one.wordings[0] if one.wordings and language == "en" else as_written
        said = as_written if language == "sv" and known(one.said) else next(fit, otherwise)
        text = f"{text[: one.start]}{said}{text[one.end :]}"
    return text


def _words(text: str) -> tuple[Word, ...]:
    return tuple((match.group(), match.start(), match.end()) for match in _WORD.finditer(fold(text)))


def _english_forms(word: str) -> tuple[str, ...]:
    """Return an English word and what it may be an inflection of."""
    cut = [
        word.removesuffix(ending) + base
        for ending, base in (*_SINGULAR, *_INFLECTED)
        if word.endswith(ending) and len(word) > len(ending) + 2
    ]
    return (word, swedish.lemma(word), *cut)
