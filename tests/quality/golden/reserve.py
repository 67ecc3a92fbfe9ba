"""The reserve: a fixed third of header words, level names, column orders and needs, and two layouts; never opened."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Literal

Pool = Literal["open", "reserve", "all"]
THIRD = 3
HELD_TABLES = ("headers", "levels")
HELD_LAYOUTS = frozenset({"measure_rows", "numbered_measures"})


def words_of(pool: Pool, table: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a list that a pool may use; only header words and level names are held back."""
    if pool == "all" or table not in HELD_TABLES:
        return words
    held = words[THIRD - 1 :: THIRD]
    return held if pool == "reserve" else tuple(word for word in words if word not in held)


def has_order(pool: Pool, facts: Sequence[str]) -> bool:
    """Say whether a pool may use an order of columns."""
    held = zlib.crc32(" ".join(fact.split()[0] for fact in facts).encode()) % THIRD == 0
    return pool == "all" or held == (pool == "reserve")


def has_layout(pool: Pool, layout: str) -> bool:
    """Say whether a pool sets a layout; the reserve sets them all, with its own words and orders."""
    return pool != "open" or layout not in HELD_LAYOUTS


def has_need(pool: Pool, place: int) -> bool:
    """Say whether a pool asks for the need at that place (0-based) of the file: every third is held back."""
    held = place % THIRD == THIRD - 1
    return pool == "all" or held == (pool == "reserve")
