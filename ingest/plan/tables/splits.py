"""Columns that part a measure by sex or by parts of the year. Pure.

The value for all comes first, the newest before the others; the values of one sex say whose they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from corpus.model import Fact, Span
from ingest.plan.collector import Collector

MAX_WORDS = 5
_PART = re.compile(r"\b(?:kvinnor|kvinna|män|man|flickor|pojkar|tjejer|killar)\b", re.IGNORECASE)
_WHOLE = re.compile(r"\b(?:totalt?|samtliga|alla|båda)\b", re.IGNORECASE)
_PART_OF_YEAR = re.compile(r"\b(?:tertial|kvartal|delår|T|Q)\s?(?P<part>[1-4])\b", re.IGNORECASE)


def is_part(header: str) -> bool:
    """Say whether a column holds the values of one sex."""
    return _PART.search(header) is not None and len(header.split()) <= MAX_WORDS


def split_columns(words: Sequence[str]) -> frozenset[int]:
    """Return the columns that part a measure, with that of the whole; none where a single one is headed so."""
    parts = {index for index, word in enumerate(words) if is_part(word)}
    if len(parts) < 2:
        return frozenset()
    whole = {index for index, word in enumerate(words) if _WHOLE.search(word) and len(word.split()) <= MAX_WORDS}
    return frozenset(parts | whole)


def whole_first(
    facts: Iterable[tuple[int, Fact]], words: Sequence[str], places: Sequence[tuple[Span, ...]], collector: Collector
) -> tuple[Fact, ...]:
    """Return facts (each with its column) with those of one sex last and named by it ("Kvinnor: 81 %")."""
    whole, parts = [], []
    for index, fact in facts:
        if fact.quantity is None or not is_part(words[index]):
            whole.append((index, fact))
            continue
        place = collector.locator(*places[index], *fact.locator.parts)
        parts.append(replace(fact, text=f"{words[index]}: {fact.text}", locator=place))
    later = sorted(whole, key=lambda one: -_moment(words[one[0]]))
    return (*(fact for _, fact in later), *parts)


def _moment(header: str) -> int:
    """Return which part of a year a header names (tertial 2 -> 2), 0 for none: the newest value comes first."""
    match = _PART_OF_YEAR.search(header)
    return int(match["part"]) if match is not None else 0
