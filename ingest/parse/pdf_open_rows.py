"""Rows of tables that are not ruled: only their head is shaded or ruled, and white space parts the rest. Pure.

The columns are known from the head. A row's lines lie closer to each other than to the next row's; a line of prose
runs over the columns' borders, and that is where the table ends.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from corpus.model import Box
from ingest.parse.pdf_row_groups import Level, grouped
from ingest.parse.pdf_words import Line, Word

CLEAR: Final = 0.45
"""Sizes of white that part the words of two columns on one line; words of a sentence stand closer."""
OVER: Final = 1.0
"""Points by which a word may reach over a column's border."""
SAME_LEVEL: Final = 0.35
"""Sizes between the middles of two pieces on one level."""
SAME_SIZE: Final = 0.15
"""Share by which the font size of a row may differ from the table's."""
FEW_LETTERS: Final = 4
SAME_SIZE_OF_FEW: Final = 0.2
"""The same for a line of so few letters or less: on a scan their size wavers."""
LARGEST_STEP: Final = 3.2
"""Sizes between a row and the next, or the head; what stands further away is no part of the table."""
TAILS: Final = frozenset("gjpqyçQ,;()[]{}|/_@$§")
"""Signs that reach below the line they stand on."""
UNEVEN: Final = TAILS | frozenset("ÅÄÖÉ")
"""Signs whose box does not tell whether it is the font's."""
WHOLE: Final = 0.85
"""Sizes from which a box reaches from the highest letters to below the line."""
TAIL: Final = 0.21
"""Sizes that they reach below it."""
HALF: Final = 0.35
"""Sizes between the line that letters stand on and the middle of a capital."""
MAX_SPANNING: Final = 3
"""Lines over the full width that may follow each other; more are prose."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row's upper and lower end in points, how many columns hold words, and whether one cell fills its width."""

    top: float
    bottom: float
    filled: int
    spanning: bool


def open_rows(
    lines: Sequence[Line],
    columns: Sequence[float],
    *,
    left: float,
    right: float,
    top: float,
    bottom: float,
    marks: Sequence[Box] = (),
) -> tuple[Row, ...]:
    """Return the rows that stand right under `top` and above `bottom`, from the top; empty where no table goes on.

    `columns` are the places of the borders between `left` and `right`, all in points; `marks` the boxes of symbols.
    Every row but those that head others has words or symbols in two columns at least.
    """
    inside = [line for line in lines if bottom < line.middle < top and left - 2 <= line.x0 and line.x1 <= right + 2]
    found = _levels(inside, columns)
    for mark in marks:
        if left < mark.x0 and mark.x1 < right and bottom < mark.y0 and mark.y1 < top:
            _add_mark(found, mark, columns)
    levels = list(_reaching(found, top))
    while levels and (levels[-1].crossing or len(_last_row(levels)) < 2):
        levels.pop()
    groups = grouped(levels)
    while groups and not _is_full(groups[-1]):
        groups.pop()
    return tuple(_rows(groups, top))


def _levels(lines: Sequence[Line], columns: Sequence[float]) -> list[Level]:
    """Return the levels from the top, the pieces of several lines at one height together."""
    levels: list[Level] = []
    for height, line in sorted(zip(_heights(lines), lines, strict=True), key=lambda each: -each[0]):
        last = levels[-1] if levels else None
        if last is None or last.middle - height > SAME_LEVEL * min(last.size, line.size):
            last = Level(height, line.size, line.x0, line.bold, top=line.y1, bottom=line.y0)
            levels.append(last)
        letters = sum(len(word.text) for word in line.words)
        if letters > last.letters:
            last.size, last.letters = line.size, letters
        own = _columns_of(line.words, columns)
        last.small |= _small(line.words, columns)
        last.crossing |= own is None or bool(own & last.columns)
        last.columns |= own or set()
        last.left, last.bold = min(last.left, line.x0), last.bold and line.bold
        last.top, last.bottom = max(last.top, line.y1), min(last.bottom, line.y0)
    return levels


def _add_mark(levels: Sequence[Level], mark: Box, columns: Sequence[float]) -> None:
    """Put a symbol to the first line of text at its height, where the line leaves the symbol's column free."""
    column = bisect_right(columns, (mark.x0 + mark.x1) / 2)
    host = next((level for level in levels if level.top > mark.y0 and level.bottom < mark.y1), None)
    if host is not None and not host.crossing and column not in host.columns:
        host.columns.add(column)
        host.bottom = min(host.bottom, mark.y0)


def _heights(lines: Sequence[Line]) -> list[float]:
    """Return the middle of each line's capitals: the middle of its boxes moves with the letters that they hold.

    Where letters without tails reach as low as others, the boxes are the font's, and their middles stand still.
    """
    flat = [[word for word in line.words if _is_flat(word.text)] for line in lines]
    words = [word for line in flat for word in line]
    if 2 * sum(word.y1 - word.y0 > WHOLE * word.size for word in words) > len(words):
        return [line.middle for line in lines]
    return [_base(line, stand) + HALF * line.size for line, stand in zip(lines, flat, strict=True)]


def _is_flat(text: str) -> bool:
    return not UNEVEN & set(text) and any(map(str.isalnum, text))


def _base(line: Line, flat: Sequence[Word]) -> float:
    """Return what a line stands on: its words without tails, else the length of a tail above its lowest."""
    if flat:
        return median(word.y0 for word in flat)
    tails = any(TAILS & set(word.text) for word in line.words)
    return min(word.y0 for word in line.words) + TAIL * line.size * tails


def _small(words: Sequence[Word], columns: Sequence[float]) -> set[int]:
    """Return the columns whose first word on a line begins neither with a capital nor a figure."""
    first: dict[int, Word] = {}
    for word in words:
        first.setdefault(bisect_right(columns, (word.x0 + word.x1) / 2), word)
    return {column for column, word in first.items() if not word.text[:1].isupper() and not word.text[:1].isdigit()}


def _columns_of(words: Sequence[Word], columns: Sequence[float]) -> set[int] | None:
    """Return the columns that a line's words stand in, None when the line runs over a border."""
    places = [bisect_right(columns, (word.x0 + word.x1) / 2) for word in words]
    for word, place in zip(words, places, strict=True):
        over_left = place > 0 and word.x0 < columns[place - 1] - OVER
        over_right = place < len(columns) and word.x1 > columns[place] + OVER
        if over_left or over_right:
            return None
    for (word, place), (after, other) in pairwise(zip(words, places, strict=True)):
        if place != other and after.x0 - word.x1 < CLEAR * word.size:
            return None
    return set(places)


def _reaching(levels: Sequence[Level], top: float) -> Iterator[Level]:
    """Yield the levels that may belong to the table: one size, no gap, no prose."""
    size = median(level.size for level in levels) if levels else 0.0
    size = levels[0].size if levels and abs(levels[0].size - size) > SAME_SIZE * size else size
    last, spanning = top, 0
    left = min((level.left for level in levels[:1]), default=0.0)
    for level in levels:
        like = SAME_SIZE if level.letters > FEW_LETTERS else SAME_SIZE_OF_FEW
        if last - level.middle > LARGEST_STEP * level.size or abs(level.size - size) > like * size:
            return
        spanning = spanning + 1 if level.crossing else 0
        if spanning > MAX_SPANNING or (level.crossing and level.left - left > level.size):
            return
        last = min(level.middle, level.bottom + HALF * level.size)
        yield level


def _last_row(levels: Sequence[Level]) -> set[int]:
    """Return the columns filled by the levels that follow the last line over the full width."""
    filled: set[int] = set()
    for level in reversed(levels):
        if level.crossing:
            break
        filled |= level.columns
    return filled


def _is_full(group: Sequence[Level]) -> bool:
    return len({column for level in group for column in level.columns}) > 1 and not _is_spanning(group)


def _is_spanning(group: Sequence[Level]) -> bool:
    return any(level.crossing for level in group)


def _rows(groups: Sequence[Sequence[Level]], top: float) -> Iterator[Row]:
    plain = any(_is_full(group) and not all(level.bold for level in group) for group in groups)
    upper = top
    for number, group in enumerate(groups):
        last = group[-1]
        below = groups[number + 1][0] if number + 1 < len(groups) else None
        lower = last.bottom - 1.0 if below is None else (min(level.bottom for level in group) + below.top) / 2
        filled = {column for level in group for column in level.columns}
        heads = plain and filled == {0} and all(level.bold for level in group)
        yield Row(upper, lower, len(filled), _is_spanning(group) or heads)
        upper = lower
