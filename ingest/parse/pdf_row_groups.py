"""Which lines of a table without rules between its rows are one row. Pure.

Rows stand further apart than the lines within them; where all lines stand at one distance, what the columns hold says
where a row begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

LOOSE: Final = 1.5
"""Sizes from which two lines stand too far apart to be lines of one cell."""
LOOSEST: Final = 2.5
"""Sizes between two lines of one cell at most, where the upper row's other columns show that a line is its rest."""
SAME_STEP_BACK: Final = 0.9
"""Share of the distance between rows that the lines of one cell stay under."""
SAME_STEP: Final = 1.15
"""Share by which the line distances within a cell may differ."""
MOST: Final = 0.8
"""Share of the levels that must fill their columns in a table whose rows are all single lines."""
MIN_STARTS: Final = 3
"""Levels that must begin a row where the words alone tell rows apart; one tall row may begin two lines like rows."""
WIDE_ENOUGH: Final = 3
"""Columns that such a table must have, unless nearly every level fills them all."""


@dataclass(slots=True)
class Level:
    """What stands at one height: the words of each column, or one line over several columns.

    `size` is that of the longest line there, `letters` its length; `small` are the columns whose words begin
    neither with a capital nor with a figure.
    """

    middle: float
    size: float
    left: float
    bold: bool
    columns: set[int] = field(default_factory=set)
    small: set[int] = field(default_factory=set)
    crossing: bool = False
    top: float = 0.0
    bottom: float = 0.0
    letters: int = 0


def grouped(levels: Sequence[Level]) -> list[list[Level]]:
    """Gather levels into rows."""
    if not levels:
        return []
    tight = _line_step(levels)
    wide = _row_step(levels)
    even = _even_step(levels)
    groups = [[levels[0]]]
    for above, level in pairwise(levels):
        step = above.middle - level.middle
        apart = step > tight and not (step < wide and _hangs(groups[-1], level))
        over = above.crossing or level.crossing
        one = _is_one_over(above, level) and (even is None or step * SAME_STEP < even)
        if apart or (over and not one):
            groups.append([level])
        else:
            groups[-1].append(level)
    return (None if even is None else _by_words(levels)) or groups


def _is_one_over(above: Level, level: Level) -> bool:
    """Say whether two lines are of one cell over the full width: a label's, or its last, may end within a column."""
    return above.bold == level.bold and all(each.crossing or each.columns == {0} for each in (above, level))


def _line_step(levels: Sequence[Level]) -> float:
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


def _row_step(levels: Sequence[Level]) -> float:
    """Return the distance in points from which two levels are two rows for certain."""
    steps = [
        above.middle - level.middle
        for above, level in pairwise(levels)
        if len(above.columns) > 1 and 0 in level.columns and len(level.columns) > 1 and not _hangs([above], level)
    ]
    most = LOOSEST * levels[0].size
    return min(most, SAME_STEP_BACK * min(steps)) if steps else most


def _hangs(group: Sequence[Level], level: Level) -> bool:
    """Say whether a level can only be the rest of the row above: it fills no column anew and begins no sentence."""
    above = {column for each in group for column in each.columns}
    return level.columns < above and (0 not in level.columns or min(level.columns) in level.small)


def _even_step(levels: Sequence[Level]) -> float | None:
    """Return the one distance that all levels stand at: no white parts rows from lines of a row; None for several."""
    steps = [a.middle - b.middle for a, b in pairwise(levels) if not (a.crossing or b.crossing)]
    return min(steps) if len(steps) > 1 and max(steps) <= SAME_STEP * min(steps) else None


def _by_words(levels: Sequence[Level]) -> list[list[Level]] | None:
    """Gather levels at one distance into rows by what they hold; None where that does not tell.

    A row begins with a capital or a figure in its first column, or fills most columns anew; what goes on begins small
    or fills a few columns that the row fills already. A bold line in the first column alone heads the rows below.
    """
    most = max(len(level.columns) for level in levels)
    apart = {id(level) for level in levels if level.crossing or (level.columns == {0} and level.bold)}
    if len(apart) > len(levels) / 2:
        return None
    groups: list[list[Level]] = []
    starts = 0
    for level in levels:
        open_row = bool(groups) and id(groups[-1][0]) not in apart
        if id(level) in apart or _begins_row(level, most):
            groups.append([level])
            starts += id(level) not in apart
        elif open_row and _goes_on(groups[-1], level, most):
            groups[-1].append(level)
        else:
            return None
    sure = most >= WIDE_ENOUGH or (most > 1 and _single_lines(levels, most))
    return groups if starts >= MIN_STARTS and sure else None


def _begins_row(level: Level, most: int) -> bool:
    keyed = 0 in level.columns and 0 not in level.small and len(level.columns) > 1
    return keyed or (2 * len(level.columns) > most > 1 and not level.columns <= level.small)


def _goes_on(group: Sequence[Level], level: Level, most: int) -> bool:
    filled = {column for each in group for column in each.columns}
    few = 0 not in level.columns and 2 * len(level.columns) <= most
    return level.columns <= filled and (few or min(level.columns) in level.small)


def _single_lines(levels: Sequence[Level], most: int) -> bool:
    """Say whether nearly every level fills its columns."""
    full = sum(len(level.columns) == most and 0 in level.columns for level in levels)
    return full >= MOST * len(levels)
