"""How alike two names are. The only module that knows rapidfuzz."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from corpus.swedish import normalise

NEAR_EQUAL = 0.92
"""Names at least this alike are the same name with a slip or an inflection (QUALITY's rule for items)."""
MAX_COMPARED_CHARACTERS = 1_000
"""Longer texts are compared by their beginnings, so that hostile input stays cheap."""

_DIGITS = re.compile(r"\d+")


def similarity(one: str, other: str) -> float:
    """Return how alike two texts are after normalising, 0 to 1 (normalised insertions and deletions)."""
    return fuzz.ratio(_compared(one), _compared(other)) / 100


@lru_cache(maxsize=50_000)
def _compared(text: str) -> str:
    return normalise(text[:MAX_COMPARED_CHARACTERS])


def near_equal(one: str, other: str) -> bool:
    """Say whether two names are the same but for a slip; names with different numbers never are."""
    if _DIGITS.findall(one) != _DIGITS.findall(other):
        return False
    return similarity(one, other) >= NEAR_EQUAL


def slips(one: str, other: str, *, at_most: int) -> int:
    """Return how many letters are wrong, missing, added or swapped between two words; `at_most` + 1 when more."""
    return int(OSA.distance(one, other, score_cutoff=at_most))
