"""Grids that are charts: gridlines and bars with figures along an axis, and no words that say what a row is. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

MOST_ROWS: Final = 1 / 3
"""Share of the rows with words beside figures, below which a grid of figures has no rows."""

_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_FIGURE: Final = re.compile(r"[-−–+]?\d[\d.,]*\s?%?")
_CAPTION: Final = re.compile(r"\s*(?:figur|diagram|tabell|källa)\b", re.IGNORECASE)


def is_chart(rows: Sequence[Mapping[int, str]]) -> bool:
    """Say whether a grid is a chart; `rows` are the words of each row's filled cells, by column, from the top.

    A table of figures names its rows or its columns; the figures of a chart stand alone, each beside its bar.
    """
    plain = [list(row.values()) for row in rows if row and not _CAPTION.match(row[min(row)])]
    text = " ".join(words for row in plain for words in row)
    if not plain or len(_FIGURE.findall(text)) <= len(_WORD.findall(text)):
        return False
    named = sum(len(row) > 1 and any(map(_WORD.search, row)) for row in plain)
    return named < MOST_ROWS * len(plain) and not any(_heads(row) for row in plain)


def _heads(row: Sequence[str]) -> bool:
    """Say whether a row's words may head columns: two cells or more with words and no figures."""
    return sum(_WORD.search(words) is not None and _FIGURE.search(words) is None for words in row) > 1
