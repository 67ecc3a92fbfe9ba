"""Tables that shades alone rule: their rows and columns closed by lines. Pure.

A scan shows the shade of a head, of rows that head others and of cells that tell a status, but no border between two
cells of one shade. The columns are the white that runs through all rows, the rows stand apart as in any table without
lines (`ingest.parse.pdf_open_rows`). Lines and boxes are points on the level page, y upwards.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np

from ingest.parse.pdf_drawing import Floats
from ingest.parse.pdf_open_rows import CLEAR, open_rows
from ingest.parse.pdf_words import Line, Word

SAME_EDGE: Final = 6.0
"""Points by which the ends of a table's edges may differ: shades are seen by parts of a point and a half."""
SAME_HEIGHT: Final = 4.0
"""Points by which the heights of the pieces of one edge may differ."""
WIDEST_BREAK: Final = 200.0
"""Points between two pieces of one edge: a cell whose shade is as dark, or letters, break it."""
ALIKE: Final = 0.85
"""Share of their width that the edges of one table have in common."""
SHORTEST: Final = 150.0
"""Points: a shade that is less wide is a box or a cell."""
APART: Final = 1.1
"""Sizes of white between two words of different columns."""
MANY_LINES: Final = 8
APART_IN_MANY: Final = 0.6
"""The same from so many lines: the white of sentences does not stand under one another for long."""
RIVER: Final = 3.0
"""Points of white that must run between two columns."""
THINNEST: Final = 6.0
"""Points: a lower band holds no words."""
MIN_COLUMNS: Final = 3
"""Columns of a table whose only shade is its head."""
MIN_NUMBERED: Final = 3
"""Rows of a table of two columns, numbers and what they stand for, whose only shade is its head."""
MOST_COLUMNS: Final = 20
LINES_APART: Final = 1.5
"""Sizes between two lines that are two rows, each over the whole width."""
MOST_EDGES: Final = 200
"""Level edges of a page; above it the page is a drawing."""

_NUMBER: Final = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}\.?")


@dataclass(frozen=True, slots=True)
class _Edge:
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class _Table:
    """A shaded table: its sides, the heights of its level edges from the top, and upright edges between its sides.

    `floor` is where the next table's head begins, 0 for none; `closed` says that nothing below the last edge is its.
    """

    left: float
    right: float
    heights: tuple[float, ...]
    uprights: tuple[_Edge, ...]
    floor: float = 0.0
    closed: bool = False


@dataclass(frozen=True, slots=True)
class _Band:
    """What stands between two level edges."""

    top: float
    bottom: float
    lines: tuple[Line, ...]
    open: bool = False
    """No edge stands below it: what it holds is not all the table's."""


def close_shaded(drawn: Floats, shades: Floats, lines: Sequence[Line]) -> Floats:
    """Return the lines [n, 4] (x0, y0, x1, y1) by which tables are found: `drawn`, `shades`, and what closes tables.

    Shades and lines within a table that is closed here are left out, so that each of its borders is there once.
    """
    everything = np.concatenate([drawn, shades])
    kept = np.ones(len(everything), dtype=bool)
    added: list[tuple[float, float, float, float]] = []
    upright = [line for line in lines if line.turn == 0]
    for table in (part for whole in _tables(shades) for part in _by_heads(whole, upright, drawn)):
        if _is_ruled(table, drawn):
            continue
        closed = list(_closed(table, upright))
        if not closed:
            continue
        lows, highs = [rule[1] for rule in closed], [rule[3] for rule in closed]
        kept &= ~_within(everything, table, min(lows), max(highs))
        added += closed
    return np.concatenate([everything[kept], np.array(added, dtype=np.float64).reshape(-1, 4)])


def _within(rules: Floats, table: _Table, low: float, high: float) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    x, y = (rules[:, 0] + rules[:, 2]) / 2, (rules[:, 1] + rules[:, 3]) / 2
    inside_x = (x > table.left - SAME_EDGE) & (x < table.right + SAME_EDGE)
    return inside_x & (y > low - SAME_EDGE) & (y < high + SAME_EDGE)


def _tables(shades: Floats) -> Iterator[_Table]:
    """Yield the groups of wide level edges that begin and end alike, from the top."""
    edges = _joined([_Edge((y0 + y1) / 2, x0, x1) for x0, y0, x1, y1 in shades.tolist() if x1 - x0 >= y1 - y0])
    uprights = [_Edge((x0 + x1) / 2, y0, y1) for x0, y0, x1, y1 in shades.tolist() if x1 - x0 < y1 - y0]
    groups: list[list[_Edge]] = []
    for edge in edges:
        if edge.end - edge.start < SHORTEST:
            continue
        for group in groups:
            if _alike(group[0], edge):
                group.append(edge)
                break
        else:
            groups.append([edge])
    for group in groups:
        left, right = min(edge.start for edge in group), max(edge.end for edge in group)
        inner = tuple(each for each in uprights if left + SAME_EDGE < each.at < right - SAME_EDGE)
        if len(group) > 1:
            yield _Table(left, right, _apart([edge.at for edge in group]), inner)


def _alike(one: _Edge, other: _Edge) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared >= ALIKE * (max(one.end, other.end) - min(one.start, other.start))


def _joined(edges: Sequence[_Edge]) -> list[_Edge]:
    """Return the level edges from the top, pieces of one joined."""
    levels: list[list[_Edge]] = []
    for edge in sorted(edges, key=lambda each: -each.at)[:MOST_EDGES]:
        if levels and levels[-1][-1].at - edge.at <= SAME_HEIGHT and levels[-1][0].at - edge.at <= 2 * SAME_HEIGHT:
            levels[-1].append(edge)
        else:
            levels.append([edge])
    return [edge for level in levels for edge in _joined_level(level)]


def _joined_level(edges: Sequence[_Edge]) -> Iterator[_Edge]:
    last: _Edge | None = None
    for edge in sorted(edges, key=lambda each: each.start):
        if last is not None and edge.start - last.end <= WIDEST_BREAK:
            last = _Edge((last.at + edge.at) / 2, last.start, max(last.end, edge.end))
            continue
        if last is not None:
            yield last
        last = edge
    if last is not None:
        yield last


def _apart(places: Sequence[float]) -> tuple[float, ...]:
    """Return the places from the top, those that lie closer than a line of text once."""
    found: list[float] = []
    for place in sorted(places, reverse=True):
        if not found or found[-1] - place >= THINNEST:
            found.append(place)
    return tuple(found)


def _is_ruled(table: _Table, drawn: Floats) -> bool:
    """Say whether the table is drawn with lines as well: upright ones beside its shades, or level ones at its rows."""
    x0, y0, x1, y1 = drawn.T if len(drawn) else np.zeros((4, 0))
    x = (x0 + x1) / 2
    shaded = np.zeros(len(drawn), dtype=bool)
    for each in table.uprights:
        shaded |= (np.abs(x - each.at) <= SAME_EDGE) & (y0 < each.end + SAME_EDGE) & (y1 > each.start - SAME_EDGE)
    for height in table.heights:
        shaded |= (np.abs(y0 - height) <= SAME_EDGE) & (np.abs(y1 - height) <= SAME_EDGE)
    inner = (x > table.left + SAME_EDGE) & (x < table.right - SAME_EDGE)
    down = (y1 - y0 > THINNEST) & inner & (y1 > table.heights[-1]) & (y0 < table.heights[0])
    across = (np.abs(x0 - table.left) <= SAME_EDGE) & (np.abs(x1 - table.right) <= SAME_EDGE)
    if table.closed:  # its level lines are its rows' ends already; others are those of tables above and below
        across &= False
    return bool((~shaded & (down | across)).any())


def _closed(table: _Table, lines: Sequence[Line]) -> Iterator[tuple[float, float, float, float]]:
    """Yield the lines around a table's cells; none where its shades are those of boxes or bars."""
    bands = list(_bands(table, _inside(table, lines)))
    columns = _columns(table, bands)
    if not columns or len(columns) >= MOST_COLUMNS:
        return
    rows = [row for band in bands for row in _rows(table, columns, band)]
    if sum(not spanning for _, _, spanning in rows) < 2:
        return
    for top, bottom, spanning in rows:
        yield (table.left, top, table.right, top)
        yield (table.left, bottom, table.right, bottom)
        for place in (table.left, table.right) if spanning else (table.left, *columns, table.right):
            yield (place, bottom, place, top)


def _by_heads(table: _Table, lines: Sequence[Line], drawn: Floats) -> Iterator[_Table]:
    """Yield the tables that stand under one another, alike in width: where the words of the first head come again.

    What stands between them is not theirs: a drawn line as wide as the table ends a row, the last one the table.
    """
    inside = _inside(table, lines)
    held = [" ".join(map(_told, _between(inside, *edges))) for edges in pairwise(table.heights)]
    begins = [place for place, words in enumerate(held) if words and words == held[0]]
    if not begins or begins == [0]:
        yield table
        return
    level = _joined([_Edge((y0 + y1) / 2, x0, x1) for x0, y0, x1, y1 in drawn.tolist() if x1 - x0 >= y1 - y0])
    rows = [edge.at for edge in level if _alike(_Edge(edge.at, table.left, table.right), edge)]
    for begin, end in pairwise((*begins, len(table.heights))):
        top = table.heights[begin]
        floor = table.heights[end] if end < len(table.heights) else 0.0
        own = [at for at in rows if floor + SAME_EDGE < at < top - SAME_EDGE]
        uprights = tuple(edge for edge in table.uprights if floor < (edge.start + edge.end) / 2 < top)
        heights = _apart([*table.heights[begin:end], *own])
        yield _Table(table.left, table.right, heights, uprights, floor, closed=bool(own))


def _told(line: Line) -> str:
    return " ".join(word.text for word in line.words).casefold()


def _inside(table: _Table, lines: Sequence[Line]) -> list[Line]:
    return [line for line in lines if table.left - 2 <= line.x0 and line.x1 <= table.right + 2]


def _between(lines: Sequence[Line], upper: float, lower: float) -> tuple[Line, ...]:
    return tuple(line for line in lines if lower < line.middle < upper)


def _bands(table: _Table, lines: Sequence[Line]) -> Iterator[_Band]:
    """Yield what stands between the table's edges, above the first where shades go on there, and below the last."""
    top = max((edge.end for edge in table.uprights), default=table.heights[0])
    heights = (
        *([top] if top > table.heights[0] + THINNEST else []),
        *table.heights,
        *(() if table.closed else (table.floor,)),
    )
    for upper, lower in pairwise(heights):
        held = _between(lines, upper, lower)
        if held:
            yield _Band(upper, lower, held, open=lower == table.floor)


def _columns(table: _Table, bands: Sequence[_Band]) -> list[float]:
    """Return the borders between the columns: in the white of all rows, at a shade's edge if one is there."""
    low = min((edge.start for edge in table.uprights), default=table.heights[-1])
    words = [word for band in bands for line in band.lines for word in line.words]
    few = len({round(word.y0 / 3) for word in words}) < MANY_LINES
    apart = APART if few and not table.closed else APART_IN_MANY
    parts = [part for band in bands for line in band.lines for part in _parts(line, apart)]
    parts.sort(key=lambda part: -part.middle)
    levels = Counter(round(part.middle / 3) for part in parts)
    beside = [part for part in parts if levels[round(part.middle / 3)] > 1]
    gaps = _gaps([part for part in beside if part.middle > low])
    for part in parts:
        if part.middle <= low:
            narrowed = [_narrowed(gap, part) for gap in gaps]
            if any(end - start < RIVER for start, end in narrowed):
                break
            gaps = narrowed
    shown = table.uprights or len(table.heights) > MIN_COLUMNS or _is_numbered(parts, gaps, table.heights[-1])
    if len(gaps) + 1 < (2 if shown else MIN_COLUMNS):
        return []
    return [
        next((edge.at for edge in table.uprights if start - 1 <= edge.at <= end + 1), (start + end) / 2)
        for start, end in gaps
    ]


def _is_numbered(parts: Sequence[Line], gaps: Sequence[tuple[float, float]], low: float) -> bool:
    """Say whether the first lines below the head each open with a number, in a column of its own."""
    first: dict[int, Line] = {}
    for part in parts:
        level = round(part.middle / 3)
        if part.middle < low and (level not in first or part.x0 < first[level].x0):
            first[level] = part
    begins = [first[level] for level in sorted(first, reverse=True)[:MIN_NUMBERED]]
    numbers = (part.x1 <= gaps[0][0] and _NUMBER.fullmatch(part.text()) for part in begins if gaps)
    return len(begins) == MIN_NUMBERED and all(numbers) and bool(gaps)


def _gaps(parts: Sequence[Line]) -> list[tuple[float, float]]:
    gaps: list[tuple[float, float]] = []
    reach = float("inf")
    for x0, x1 in sorted((part.x0, part.x1) for part in parts):
        if x0 - reach >= RIVER:
            gaps.append((reach, x0))
        reach = x1 if reach == float("inf") else max(reach, x1)
    return gaps


def _narrowed(gap: tuple[float, float], part: Line) -> tuple[float, float]:
    """Return what of a gap a part leaves free, on the side where it leaves more."""
    start, end = gap
    if part.x1 <= start or part.x0 >= end:
        return gap
    return (start, part.x0) if part.x0 - start > end - part.x1 else (part.x1, end)


def _parts(line: Line, apart: float) -> list[Line]:
    """Split a line where the white between two words is wider than a sentence leaves."""
    groups: list[list[Word]] = [[line.words[0]]]
    for before, word in pairwise(line.words):
        if word.x0 - before.x1 > apart * line.size:
            groups.append([word])
        else:
            groups[-1].append(word)
    return [Line.of(group) for group in groups]


def _rows(table: _Table, columns: Sequence[float], band: _Band) -> Iterator[tuple[float, float, bool]]:
    """Yield the rows of a band from the top: (upper end, lower end, whether one cell fills the width)."""
    if not band.open and not any(_fits(line, columns) for line in band.lines):
        yield from _lines_apart(band)
        return
    rows = open_rows(band.lines, columns, left=table.left, right=table.right, top=band.top, bottom=band.bottom)
    ends = [row.bottom for row in rows]
    if rows and not band.open:
        ends[-1] = band.bottom
    elif not rows and not band.open:
        yield band.top, band.bottom, False
    for row, top, bottom in zip(rows, [band.top, *ends], ends, strict=False):
        yield top, bottom, row.spanning


def _lines_apart(band: _Band) -> Iterator[tuple[float, float, bool]]:
    """Yield a row for each line, or group of lines close to each other, of a band without columns."""
    lines = sorted(band.lines, key=lambda line: -line.middle)
    cuts = [
        (upper.y0 + lower.y1) / 2
        for upper, lower in pairwise(lines)
        if upper.middle - lower.middle > LINES_APART * max(upper.size, lower.size)
    ]
    yield from ((top, bottom, True) for top, bottom in pairwise([band.top, *cuts, band.bottom]))


def _fits(line: Line, columns: Sequence[float]) -> bool:
    """Say whether no word of a line stands over a border, nor two that belong together on either side of one."""
    over = any(word.x0 + 1 < place < word.x1 - 1 for word in line.words for place in columns)
    return not over and not any(
        before.x1 <= place <= word.x0 and word.x0 - before.x1 < CLEAR * word.size
        for before, word in pairwise(line.words)
        for place in columns
    )
