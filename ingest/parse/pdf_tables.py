"""Ruling lines -> table grids; the only file with pdfplumber.

pdfplumber's table algorithm (after Anssi Nurminen's thesis: merge edges, intersect them, find the smallest cells, group
cells that share corners) is run on the lines that pdfium read, crossings and cells by `pdf_cells`. Reading the page a
second time with pdfplumber gives the same lines at fifty times the cost.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from pdfplumber import table as plumber

from corpus.model import Box
from ingest.parse.pdf_aligned import find_aligned
from ingest.parse.pdf_cells import smallest_cells
from ingest.parse.pdf_open_rows import Row
from ingest.parse.pdf_rules import complete
from ingest.parse.pdf_stacks import Rule
from ingest.parse.pdf_words import Line

Floats = npt.NDArray[np.float64]

SNAP: Final = 3.0
"""Points within which lines are one; pdfplumber's default. Double rules and cell borders drawn twice lie closer."""
SHORTEST: Final = 3.0
"""Points; shorter lines are ticks and dashes."""
MIN_RULES: Final = 3
"""Lines that the barest table has: above the head, below it and at the end."""
MAX_EDGES: Final = 20_000
"""Raw lines of a page; a table form of two hundred cells has four thousand, a map more than this."""
MAX_COMPLETED: Final = 700
"""Lines left after merging, up to which half-ruled tables are completed; so many lines close their cells themselves."""
MAX_MERGED: Final = 6000
"""Lines left after merging; above it the page is a drawing."""
LONG: Final = 40.0
"""Points from which a line is no hatching and no tick."""
CROWDED: Final = 20
"""Lines of text among lines too many to be read as tables, from which it is worth telling."""
SLIVER: Final = 8.0
"""Points: a narrower column holds no word; it comes of borders that differ a little from row to row."""
PAGE_BORDER: Final = 3.0
"""Points from the page's edge: lines there frame the page, not a table."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: its box on the page as shown, its row and first column (0-based) and its width in columns."""

    box: Box
    row: int
    column: int
    columns: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A table's cells, row by row from the top, left to right."""

    box: Box
    cells: tuple[GridCell, ...]
    columns: int


@dataclass(frozen=True, slots=True)
class Grids:
    """The grids of a page; `crowded` says that it has words among too many ruling lines to be read as tables."""

    found: tuple[Grid, ...]
    crowded: bool = False


NO_GRIDS: Final = Grids(())


def find_grids(
    rules: Floats, lines: Sequence[Line], *, width: float, height: float, marks: Sequence[Box] = ()
) -> Grids:
    """Return the grids of a page: those that its lines make, then those of tables without any line.

    `rules` [n, 4] are horizontal or vertical lines (x0, y0, x1, y1) in points on the page as shown, `width` and
    `height` that page's; `lines` its lines of text and `marks` its symbols, by which half-ruled tables are completed. A
    frame around a single cell, or a single column of cells, is no table.
    """
    known = _ruled(rules, lines, marks, width=width, height=height)
    ruled = known or ()
    free = [line for line in lines if not any(_stands_in(line, grid.box) for grid in ruled)] if ruled else lines
    found = (*ruled, *(aligned_grid(borders, rows) for borders, rows in find_aligned(free)))
    return Grids(found, crowded=known is None and _words_among(rules, lines))


def _words_among(rules: Floats, lines: Sequence[Line]) -> bool:
    """Say whether many lines of text stand where ruling lines stand."""
    low, high = rules[:, :2].min(axis=0), rules[:, 2:].max(axis=0)
    box = Box(float(low[0]), float(low[1]), float(high[0]), float(high[1]))
    return sum(_stands_in(line, box) for line in lines) >= CROWDED


def _stands_in(line: Line, box: Box) -> bool:
    return box.y0 <= line.middle <= box.y1 and line.x0 < box.x1 and line.x1 > box.x0


def aligned_grid(borders: Sequence[float], rows: Sequence[Row]) -> Grid:
    """Return the grid of a table without lines."""
    count = len(borders) - 1
    cells = [
        GridCell(Box(borders[column], row.bottom, borders[column + width], row.top), number, column, width)
        for number, row in enumerate(rows)
        for column, width in ([(0, count)] if row.spanning else [(place, 1) for place in range(count)])
    ]
    return Grid(Box(borders[0], rows[-1].bottom, borders[-1], rows[0].top), tuple(cells), count)


def _ruled(
    rules: Floats, lines: Sequence[Line], marks: Sequence[Box], *, width: float, height: float
) -> tuple[Grid, ...] | None:
    """Return the grids that lines make; None where there are too many lines to tell."""
    if len(rules) < MIN_RULES:
        return ()
    if len(rules) > MAX_EDGES:
        return None
    drawn = _drawn(rules, width=width, height=height)
    merged = _merged([_as_edge(rule, height) for rule in drawn])
    if len(merged) > MAX_MERGED:
        return None
    known = [_as_rule(edge, height) for edge in merged]
    added = complete(known, lines, marks) if len(merged) <= MAX_COMPLETED else []
    if added:
        merged = _merged([*merged, *(_as_edge(rule, height) for rule in added)])
    cells = smallest_cells(merged, tolerance=SNAP)
    if cells is None:  # a hatched drawing beside a table: the table's lines are the long ones
        cells = smallest_cells([edge for edge in merged if _length(edge) >= LONG], tolerance=SNAP)
    if cells is None:
        return None
    grids = [_grid(table, height) for table in plumber.cells_to_tables(cells)]
    return tuple(grid for grid in grids if grid.columns > 1)


def _drawn(rules: Floats, *, width: float, height: float) -> list[Rule]:
    """Return the lines, each once, without the page's frame."""
    found: list[Rule] = []
    for x0, y0, x1, y1 in np.unique(np.round(rules, 1), axis=0).tolist():
        if max(x1 - x0, y1 - y0) < 1.0 or _frames_page(x0, y0, x1, y1, width, height):
            continue
        flat = x1 - x0 >= y1 - y0
        found.append(Rule.across((y0 + y1) / 2, x0, x1) if flat else Rule.down((x0 + x1) / 2, y0, y1))
    return found


def _as_edge(rule: Rule, height: float) -> dict[str, Any]:
    """Return a line as pdfplumber's functions take it: heights count from the page's top."""
    if rule.horizontal:
        x0, x1, top, bottom = rule.start, rule.end, height - rule.at, height - rule.at
    else:
        x0, x1, top, bottom = rule.at, rule.at, height - rule.end, height - rule.start
    return {
        "orientation": "h" if rule.horizontal else "v",
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "doctop": top,
        "width": x1 - x0,
        "height": bottom - top,
    }


def _as_rule(edge: dict[str, Any], height: float) -> Rule:
    if edge["orientation"] == "h":
        return Rule.across(height - edge["top"], edge["x0"], edge["x1"])
    return Rule.down(edge["x0"], height - edge["bottom"], height - edge["top"])


def _merged(edges: list[dict[str, Any]]) -> list[dict[str, Any]]:
    merged = plumber.merge_edges(edges, SNAP, SNAP, SNAP, SNAP) if edges else []
    return [_rounded(edge) for edge in merged if _length(edge) >= SHORTEST]


def _frames_page(x0: float, y0: float, x1: float, y1: float, width: float, height: float) -> bool:
    return x1 < PAGE_BORDER or y1 < PAGE_BORDER or x0 > width - PAGE_BORDER or y0 > height - PAGE_BORDER


def _rounded(edge: dict[str, Any]) -> dict[str, Any]:
    """Snapping adds differences of floats; rounding makes equal places equal again, as the next steps need."""
    return {**edge, **{side: round(edge[side], 2) for side in ("x0", "x1", "top", "bottom")}}


def _length(edge: dict[str, Any]) -> float:
    return float(max(edge["x1"] - edge["x0"], edge["bottom"] - edge["top"]))


def _grid(cells: Sequence[tuple[float, float, float, float]], height: float) -> Grid:
    cells = [cell for cell in cells if cell[2] - cell[0] >= SLIVER] or list(cells)
    tops = {top: row for row, top in enumerate(sorted({cell[1] for cell in cells}))}
    lefts = _apart(sorted({cell[0] for cell in cells}))
    placed = []
    for x0, top, x1, bottom in cells:
        column = max(0, bisect_right(lefts, x0) - 1)
        columns = max(1, bisect_right(lefts, x1 - SLIVER) - column)
        placed.append(GridCell(Box(x0, height - bottom, x1, height - top), tops[top], column, columns))
    placed, count = _own_columns(placed, len(lefts))
    placed.sort(key=lambda cell: (cell.row, cell.column))
    box = placed[0].box
    for cell in placed[1:]:
        box = box.union(cell.box)
    return Grid(box, tuple(placed), count)


def _own_columns(cells: list[GridCell], count: int) -> tuple[list[GridCell], int]:
    """Leave out columns that no cell has to itself: a head's borders that stand a little beside its rows'."""
    column = 0
    while column < count:
        if any(cell.column == column and cell.columns == 1 for cell in cells):
            column += 1
            continue
        cells = [_without(cell, column) for cell in cells]
        count -= 1
    return cells, count


def _without(cell: GridCell, column: int) -> GridCell:
    inside = cell.column <= column < cell.column + cell.columns
    return replace(cell, column=cell.column - (cell.column > column), columns=cell.columns - inside)


def _apart(places: Sequence[float]) -> list[float]:
    """Return the first of each group of places that lie close: borders that differ a little from row to row."""
    kept: list[float] = []
    for place in places:
        if not kept or place - kept[-1] >= SLIVER:
            kept.append(place)
    return kept
