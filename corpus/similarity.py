"""How alike two names are. The only module that knows rapidfuzz."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Sequence
from difflib import SequenceMatcher
from functools import lru_cache, partial

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA, Prefix

from corpus.stopwords import STOP_WORDS
from corpus.swedish import is_word, lemma, normalise, plain

NEAR_EQUAL = 0.92
"""Names less alike than this are not the same name with a slip or an inflection (QUALITY's rule for items)."""
MAX_COMPARED_CHARACTERS = 1_000
"""Longer texts are compared by their beginnings, so that hostile input stays cheap."""

_DIGITS = re.compile(r"\d+")
_WORDS = re.compile(r"\w+")
_NAME = re.compile(r"(?<=[^.!?:\s] )[^\W\d_a-zåäöé]\w*")
"""A word with a capital that does not begin a sentence."""
_BARE_TEXT = """
att av den det de en ett för i inom med och om på samt sin sitt sina ska skall som så till under vid
"""
_BARE = frozenset(_BARE_TEXT.split())
"""Words that wordings of one name may have or lack, or have others of."""
_LONGEST_ENDING = 2
"""Letters at the ends of two words that begin alike and are one word, inflected."""
_SHORTEST_STEM = 4


def similarity(one: str, other: str) -> float:
    """Return how alike two texts are after normalising, 0 to 1 (normalised insertions and deletions)."""
    return fuzz.ratio(_compared(one), _compared(other)) / 100


@lru_cache(maxsize=50_000)
def _compared(text: str) -> str:
    return normalise(text[:MAX_COMPARED_CHARACTERS])


def near_equal(one: str, other: str) -> bool:
    """Say whether two names are the same but for a slip, an inflection, a broken line or small words.

    A number, a year, a proper name and any other word of weight are parts of a name: where one differs
    ("norra", "södra"), or stands in one alone, they are two names.
    """
    return _differ_by(_are_one, one, other)


def reworded(one: str, other: str) -> bool:
    """Say whether two wordings of different documents are near-equal, or one only says more ("i tid", "tidiga").

    What is added is no name, number or denial.
    """
    return _differ_by(_says_more, one, other)


def _differ_by(fits: Callable[[Sequence[str], Sequence[str], Container[str]], bool], one: str, other: str) -> bool:
    """Say whether two names are alike, with the same numbers, and what differs between them fits."""
    if _DIGITS.findall(one) != _DIGITS.findall(other) or similarity(one, other) < NEAR_EQUAL:
        return False
    mine, theirs = (_WORDS.findall(plain(text[:MAX_COMPARED_CHARACTERS])) for text in (one, other))
    names = _names(one) | _names(other)
    one_folded, other_folded = ([word.casefold() for word in words] for words in (mine, theirs))
    parts = SequenceMatcher(None, one_folded, other_folded, autojunk=False)
    return all(
        fits(mine[start:end], theirs[begin:stop], names)
        for kind, start, end, begin, stop in parts.get_opcodes()
        if kind != "equal"
    )


def told_apart(one: str, other: str) -> bool:
    """Say whether each of two wordings has a proper name, or a number, that the other lacks."""
    marks = ((_names(text), frozenset(_DIGITS.findall(text))) for text in (one, other))
    return any(mine - theirs and theirs - mine for mine, theirs in zip(*marks, strict=True))


def _names(text: str) -> frozenset[str]:
    """Return the proper names in a text, folded, without the genitive's s."""
    return frozenset(_nominative(name) for name in _NAME.findall(plain(text[:MAX_COMPARED_CHARACTERS])))


def _nominative(name: str) -> str:
    return name.casefold().removesuffix("s")


def _are_one(mine: Sequence[str], theirs: Sequence[str], names: Container[str]) -> bool:
    """Say whether words that differ between two names say the same."""
    if "".join(mine).casefold() == "".join(theirs).casefold():
        return True
    left, right = ([word for word in words if word not in _BARE] for words in (mine, theirs))
    return len(left) == len(right) and all(map(partial(_is_one_word, names=names), left, right))


def _says_more(mine: Sequence[str], theirs: Sequence[str], names: Container[str]) -> bool:
    """Say whether words that differ say the same, or those of one side are in those of the other with more."""
    if _are_one(mine, theirs, names):
        return True
    sides = ([word.casefold() for word in words if word not in _BARE] for words in (mine, theirs))
    fewer, more = sorted(sides, key=len)
    if any(word in STOP_WORDS["sv"] or _nominative(word) in names for word in (*fewer, *more)):
        return False
    return all(any(_begins(word, other) for other in more) for word in fewer)


def _begins(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= _SHORTEST_STEM and (one.startswith(other) or other.startswith(one))


def _is_one_word(one: str, other: str, *, names: Container[str]) -> bool:
    """Say whether two words are one, inflected or with a slip that makes no other word."""
    if _nominative(one) in names or _nominative(other) in names:
        return _nominative(one) == _nominative(other)
    mine, theirs = one.casefold(), other.casefold()
    if lemma(mine) == lemma(theirs):
        return True
    stem = int(Prefix.similarity(mine, theirs))
    if stem >= _SHORTEST_STEM and max(len(mine), len(theirs)) - stem <= _LONGEST_ENDING:
        return True
    return not (is_word(mine) and is_word(theirs)) and slips(mine, theirs, at_most=1) <= 1


def slips(one: str, other: str, *, at_most: int) -> int:
    """Return how many letters are wrong, missing, added or swapped between two words; `at_most` + 1 when more."""
    return int(OSA.distance(one, other, score_cutoff=at_most))
