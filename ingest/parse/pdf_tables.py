"""Ruling lines -> table grids; the only file with pdfplumber.

pdfplumber's table algorithm (after Anssi Nurminen's thesis: merge edges, intersect them, find the smallest cells, group
cells that share corners) is run on the lines that pdfium read. Reading the page a second time with pdfplumber gives
the same lines at fifty times the cost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from pdfplumber import table as plumber

from corpus.model import Box

Floats = npt.NDArray[np.float64]

SNAP: Final = 3.0
"""Points within which lines are one; pdfplumber's default. Double rules and cell borders drawn twice lie closer."""
SHORTEST: Final = 3.0
"""Points; shorter lines are ticks and dashes."""
MAX_EDGES: Final = 20_000
"""Raw lines of a page; a table form of two hundred cells has four thousand, a map more than this."""
MAX_MERGED: Final = 700
"""Lines left after merging; above it the page is a drawing, and the search for cells would take seconds."""
MAX_POINTS: Final = 2500
"""Crossings of lines; the search for cells grows with their square."""
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


def find_grids(rules: Floats, *, width: float, height: float) -> tuple[Grid, ...]:
    """Return the grids that a page's lines make, from the top.

    `rules` [n, 4] are horizontal or vertical lines (x0, y0, x1, y1) in points on the page as shown, `width` and
    `height` that page's. A frame around a single cell, or a single column of cells, is no table.
    """
    if not 4 <= len(rules) <= MAX_EDGES:
        return ()
    edges = _edges(rules, width=width, height=height)
    merged = plumber.merge_edges(edges, SNAP, SNAP, SNAP, SNAP) if edges else []
    merged = [_rounded(edge) for edge in merged if _length(edge) >= SHORTEST]
    if len(merged) > MAX_MERGED:
        return ()
    points = plumber.edges_to_intersections(merged, SNAP, SNAP)
    if not 4 <= len(points) <= MAX_POINTS:
        return ()
    tables = plumber.cells_to_tables(plumber.intersections_to_cells(points))
    grids = [_grid(cells, height) for cells in tables]
    return tuple(grid for grid in grids if grid.columns > 1)


def _edges(rules: Floats, *, width: float, height: float) -> list[dict[str, Any]]:
    """Return the lines as pdfplumber's edges (origin at the top left), without repeats and without the page's frame."""
    rounded = np.unique(np.round(rules, 1), axis=0)
    edges: list[dict[str, Any]] = []
    for x0, y0, x1, y1 in rounded.tolist():
        horizontal = x1 - x0 >= y1 - y0
        if max(x1 - x0, y1 - y0) < 1.0 or _frames_page(x0, y0, x1, y1, width, height):
            continue
        top, bottom = height - y1, height - y0
        if horizontal:
            top = bottom = (top + bottom) / 2
        else:
            x0 = x1 = (x0 + x1) / 2
        edges.append(
            {
                "orientation": "h" if horizontal else "v",
                "x0": x0,
                "x1": x1,
                "top": top,
                "bottom": bottom,
                "doctop": top,
                "width": x1 - x0,
                "height": bottom - top,
            }
        )
    return edges


def _frames_page(x0: float, y0: float, x1: float, y1: float, width: float, height: float) -> bool:
    return x1 < PAGE_BORDER or y1 < PAGE_BORDER or x0 > width - PAGE_BORDER or y0 > height - PAGE_BORDER


def _rounded(edge: dict[str, Any]) -> dict[str, Any]:
    """Snapping adds differences of floats; rounding makes equal places equal again, as the next steps need."""
    return {**edge, **{side: round(edge[side], 2) for side in ("x0", "x1", "top", "bottom")}}


def _length(edge: dict[str, Any]) -> float:
    return float(max(edge["x1"] - edge["x0"], edge["bottom"] - edge["top"]))


def _grid(cells: Sequence[tuple[float, float, float, float]], height: float) -> Grid:
    tops = sorted({cell[1] for cell in cells})
    lefts = sorted({cell[0] for cell in cells})
    placed = [
        GridCell(
            box=Box(x0, height - bottom, x1, height - top),
            row=tops.index(top),
            column=lefts.index(x0),
            columns=max(1, sum(x0 <= left < x1 - 0.5 for left in lefts)),
        )
        for x0, top, x1, bottom in cells
    ]
    placed.sort(key=lambda cell: (cell.row, cell.column))
    box = placed[0].box
    for cell in placed[1:]:
        box = box.union(cell.box)
    return Grid(box, tuple(placed), len(lefts))
