"""Whether two texts share a word: the same, inflected, or as a part of a compound.

It errs towards saying that they do: letters that happen to be alike count.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from tests.quality.golden.asking.needs import SLOT

WORD = re.compile("[a-zà-öø-ÿ]+")
FOLDED = str.maketrans("åäöé", "aaoe")
"""Vowels change when words are inflected: "bostad", "bostäder"."""
LONG, OPENING, SHORT = 5, 4, 3
"""Letters that are a shared word: in a row, as openings of both; the shortest stem sought at another word's edges."""


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    read = tomllib.loads(Path(__file__).with_name("kinship.toml").read_text(encoding="utf-8"))
    return {name: tuple(values) for name, values in read.items()}


def telling(text: str) -> tuple[str, ...]:
    """Return the words of a text that tell something, small and in order; the slots of a template are left out."""
    empty = frozenset(_lists()["empty"])
    found = WORD.findall(SLOT.sub(" ", text).casefold())
    return tuple(word for word in found if word not in empty and len(word) > 1)


def shared(text: str, other: str) -> tuple[str, ...]:
    """Return the words of a text that the other text has too, in any form."""
    theirs = telling(other)
    return tuple(word for word in telling(text) if any(akin(word, their) for their in theirs))


def akin(word: str, other: str) -> bool:
    """Say whether two words have a stem, or a long run of letters that is no ending, in common."""
    first, second = sorted((_stem(word), _stem(other)), key=len)
    if len(first) <= SHORT:
        return first == second or (len(first) == SHORT and (second.startswith(first) or second.endswith(first)))
    if first in second or (first[:OPENING] == second[:OPENING] and first[:OPENING] not in _lists()["prefixes"]):
        return True
    runs = (first[at : at + LONG] for at in range(len(first) - LONG + 1))
    return any(run in second and not any(run in end for end in _lists()["derived"]) for run in runs)


@cache
def _stem(word: str) -> str:
    folded = word.translate(FOLDED)
    return next((folded.removesuffix(end) for end in _lists()["inflected"] if _ends(folded, end)), folded)


def _ends(word: str, end: str) -> bool:
    return word.endswith(end) and len(word) - len(end) >= SHORT
