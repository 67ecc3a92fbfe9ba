"""Which table cell each glyph of a page stands in, and which grids are tables by what they hold. Pure."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from ingest.parse.pdf_charts import is_chart
from ingest.parse.pdf_glyphs import Glyphs
from ingest.parse.pdf_pictures import Seen, pictured_columns
from ingest.parse.pdf_tables import Grid
from ingest.parse.pdf_words import NO_CELL

Integers = npt.NDArray[np.int64]


def place_in_cells(
    glyphs: Glyphs, grids: Sequence[Grid], pictures: tuple[Seen, ...]
) -> tuple[tuple[Grid, ...], Integers]:
    """Return the grids that hold text, and for each glyph the cell its middle lies in, counted through all grids.

    One column of text is no table, but that pictures stand in another; nor is a chart.
    """
    x = (glyphs.boxes[:, 0] + glyphs.boxes[:, 2]) / 2
    y = (glyphs.boxes[:, 1] + glyphs.boxes[:, 3]) / 2
    by_height = np.argsort(y, kind="stable")  # so that a cell only meets the glyphs at its own height
    heights = y[by_height]
    cells = np.full(len(glyphs), NO_CELL, dtype=np.int64)
    kept: list[Grid] = []
    first = 0
    for grid in grids:
        inside = np.full(len(glyphs), NO_CELL, dtype=np.int64)
        for number, cell in enumerate(grid.cells):
            box = cell.box
            low, high = np.searchsorted(heights, (box.y0, box.y1), "left")
            near = by_height[low:high]
            inside[near[(x[near] >= box.x0) & (x[near] < box.x1) & (cells[near] == NO_CELL)]] = number
        filled = np.unique(inside[(inside != NO_CELL) & glyphs.drawn]).tolist()
        written = {grid.cells[number].column for number in filled}
        if not written or len(written | pictured_columns(grid, pictures)) < 2:
            continue
        if is_chart(_words(glyphs, grid, inside)):
            continue
        cells[inside != NO_CELL] = inside[inside != NO_CELL] + first
        first += len(grid.cells)
        kept.append(grid)
    return tuple(kept), cells


def _words(glyphs: Glyphs, grid: Grid, inside: Integers) -> list[dict[int, str]]:
    """Return the words of each row's filled cells, by column, from the top."""
    index = np.flatnonzero(inside != NO_CELL)
    index = index[np.argsort(inside[index], kind="stable")]
    numbers, starts = np.unique(inside[index], return_index=True)
    rows: dict[int, dict[int, str]] = {}
    for number, codes in zip(numbers.tolist(), np.split(glyphs.codes[index], starts[1:]), strict=True):
        text = "".join(map(chr, codes.tolist())).strip()
        if text:
            cell = grid.cells[number]
            rows.setdefault(cell.row, {})[cell.column] = text
    return [rows[row] for row in sorted(rows)]
