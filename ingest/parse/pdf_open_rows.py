"""Rows of tables that are not ruled: only their head is shaded or ruled, and white space parts the rest. Pure.

The columns are known from the head. A row's lines lie closer to each other than to the next row's; a line of prose
runs over the columns' borders, and that is where the table ends.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Final

from ingest.parse.pdf_words import Line, Word

CLEAR: Final = 0.45
"""Sizes of white that part the words of two columns on one line; words of a sentence stand closer."""
OVER: Final = 1.0
"""Points by which a word may reach over a column's border."""
SAME_LEVEL: Final = 0.35
"""Sizes between the middles of two pieces on one level."""
SAME_SIZE: Final = 0.15
"""Share by which the font size of a row may differ from the table's."""
LARGEST_STEP: Final = 3.2
"""Sizes between a row and the next, or the head; what stands further away is no part of the table."""
LOOSE: Final = 1.5
"""Sizes from which two lines stand too far apart to be lines of one cell."""
LOOSEST: Final = 2.1
"""Sizes between two lines of one cell at most, where the upper row's other columns show that a line is its rest."""
SAME_STEP_BACK: Final = 0.9
"""Share of the distance between rows that the lines of one cell stay under."""
SAME_STEP: Final = 1.15
"""Share by which the line distances within a cell may differ."""
MAX_SPANNING: Final = 3
"""Lines over the full width that may follow each other; more are prose."""
MOST: Final = 0.8
"""Share of the levels that must fill their columns in a table whose rows are all single lines."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row's upper and lower end in points, how many columns hold words, and whether one cell fills its width."""

    top: float
    bottom: float
    filled: int
    spanning: bool


@dataclass(slots=True)
class _Level:
    """What stands at one height: the words of each column, or one line over several columns."""

    middle: float
    size: float
    left: float
    bold: bool
    begins_small: bool
    columns: set[int] = field(default_factory=set)
    crossing: bool = False
    top: float = 0.0
    bottom: float = 0.0


def open_rows(
    lines: Sequence[Line], columns: Sequence[float], *, left: float, right: float, top: float, bottom: float
) -> tuple[Row, ...]:
    """Return the rows that stand right under `top` and above `bottom`, from the top; empty where no table goes on.

    `columns` are the places of the borders between `left` and `right`, all in points. Every row but those that head
    others has words in two columns at least.
    """
    inside = [line for line in lines if bottom < line.middle < top and left - 2 <= line.x0 and line.x1 <= right + 2]
    levels = list(_reaching(_levels(inside, columns), top))
    while levels and (levels[-1].crossing or len(_last_row(levels)) < 2):
        levels.pop()
    groups = _grouped(levels)
    while groups and not _is_full(groups[-1]):
        groups.pop()
    return tuple(_rows(groups, top))


def _levels(lines: Sequence[Line], columns: Sequence[float]) -> list[_Level]:
    """Return the levels from the top, the pieces of several lines at one height together."""
    levels: list[_Level] = []
    for line in sorted(lines, key=lambda each: -each.middle):
        last = levels[-1] if levels else None
        if last is None or last.middle - line.middle > SAME_LEVEL * min(last.size, line.size):
            small = not line.words[0].text[:1].isupper()
            last = _Level(line.middle, line.size, line.x0, line.bold, small, top=line.y1, bottom=line.y0)
            levels.append(last)
        own = _columns_of(line.words, columns)
        last.crossing |= own is None or bool(own & last.columns)
        last.columns |= own or set()
        last.left, last.bold = min(last.left, line.x0), last.bold and line.bold
        last.size = max(last.size, line.size)
        last.top, last.bottom = max(last.top, line.y1), min(last.bottom, line.y0)
    return levels


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


def _reaching(levels: Sequence[_Level], top: float) -> Iterator[_Level]:
    """Yield the levels that may belong to the table: one size, no gap, no prose."""
    size = median(level.size for level in levels) if levels else 0.0
    size = levels[0].size if levels and abs(levels[0].size - size) > SAME_SIZE * size else size
    last, spanning = top, 0
    left = min((level.left for level in levels[:1]), default=0.0)
    for level in levels:
        if last - level.middle > LARGEST_STEP * level.size or abs(level.size - size) > SAME_SIZE * size:
            return
        spanning = spanning + 1 if level.crossing else 0
        if spanning > MAX_SPANNING or (level.crossing and level.left - left > level.size):
            return
        last = level.middle
        yield level


def _last_row(levels: Sequence[_Level]) -> set[int]:
    """Return the columns filled by the levels that follow the last line over the full width."""
    filled: set[int] = set()
    for level in reversed(levels):
        if level.crossing:
            break
        filled |= level.columns
    return filled


def _grouped(levels: Sequence[_Level]) -> list[list[_Level]]:
    """Gather levels into rows."""
    if not levels:
        return []
    tight = _line_step(levels)
    wide = _row_step(levels)
    groups = [[levels[0]]]
    for above, level in pairwise(levels):
        step = above.middle - level.middle
        apart = step > tight and not (step < wide and _hangs(groups[-1], level))
        if above.crossing or level.crossing or apart:
            groups.append([level])
        else:
            groups[-1].append(level)
    if all(len(group) > 1 for group in groups) and len(groups) <= 2 and _single_lines(levels):
        return [[level] for level in levels]
    return groups


def _line_step(levels: Sequence[_Level]) -> float:
    """Return the distance in points up to which two levels are lines of one row."""
    size = max(level.size for level in levels)
    last: dict[int, float] = {}
    steps: list[float] = []
    for level in levels:
        if level.crossing:
            last.clear()
            continue
        for column in level.columns:
            if column in last:
                steps.append(last[column] - level.middle)
            last[column] = level.middle
    smallest = min(steps, default=LOOSE * size)
    return SAME_STEP * smallest if smallest < LOOSE * size else (LOOSE - 0.05) * size


def _row_step(levels: Sequence[_Level]) -> float:
    """Return the distance in points from which two levels are two rows for certain."""
    steps = [
        above.middle - level.middle
        for above, level in pairwise(levels)
        if len(above.columns) > 1 and 0 in level.columns and len(level.columns) > 1
    ]
    most = LOOSEST * levels[0].size
    return min(most, SAME_STEP_BACK * min(steps)) if steps else most


def _hangs(group: Sequence[_Level], level: _Level) -> bool:
    """Say whether a level can only be the rest of the row above: it fills no column anew and begins no sentence."""
    above = {column for each in group for column in each.columns}
    return level.columns < above and (0 not in level.columns or level.begins_small)


def _single_lines(levels: Sequence[_Level]) -> bool:
    """Say whether rows without white between them are single lines: nearly every level fills its columns."""
    most = max(len(level.columns) for level in levels)
    full = sum(len(level.columns) == most and 0 in level.columns for level in levels)
    return most > 1 and full >= MOST * len(levels)


def _is_full(group: Sequence[_Level]) -> bool:
    return len({column for level in group for column in level.columns}) > 1 and not group[0].crossing


def _rows(groups: Sequence[Sequence[_Level]], top: float) -> Iterator[Row]:
    plain = any(_is_full(group) and not all(level.bold for level in group) for group in groups)
    upper = top
    for number, group in enumerate(groups):
        last = group[-1]
        below = groups[number + 1][0] if number + 1 < len(groups) else None
        lower = last.bottom - 1.0 if below is None else (min(level.bottom for level in group) + below.top) / 2
        filled = {column for level in group for column in level.columns}
        heads = plain and filled == {0} and all(level.bold for level in group)
        yield Row(upper, lower, len(filled), group[0].crossing or heads)
        upper = lower
