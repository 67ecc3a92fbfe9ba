"""Rows without lines that go on over a page: the columns are those of the table that ends the page before. Pure.

Only the first page has the head by which such a table is known. The rows of the next page stand at its very top, in the
same columns, and were drawn row by row; running heads and page numbers, which both pages have, are left aside.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from statistics import median
from typing import Final

from ingest.parse.pdf_aligned import pieces_of, row_by_row
from ingest.parse.pdf_blocks import PageLayout
from ingest.parse.pdf_open_rows import LARGEST_STEP, MAX_SPANNING, SAME_SIZE, Row, open_rows
from ingest.parse.pdf_row_groups import LOOSE
from ingest.parse.pdf_tables import Grid, aligned_grid
from ingest.parse.pdf_words import NO_CELL, Line

MIN_COLUMNS: Final = 3
"""Columns of a table that white space alone carries over a page; text in two columns is prose as often."""
SAME_HEIGHT: Final = 4.0
"""Points by which a running line may stand higher or lower on a page: scanned pages do not lie alike."""
BESIDE: Final = 2.0
"""Points by which the left edges of a column's lines may differ."""


def goes_on(
    before: PageLayout | None, lines: Sequence[Line], found: Sequence[Grid], *, width: float, drawn: bool = True
) -> Grid | None:
    """Return the grid at the top of a page of the rows that the table at the end of the page `before` goes on with.

    `lines` are the page's lines of text, `found` the grids it has of its own, `width` the page's; `drawn` says that the
    lines come in the order they were drawn, which tells rows from columns of prose: a picture's do not.
    """
    if before is None or not before.grids or abs(before.width - width) > 1:
        return None
    grid = min(before.grids, key=lambda each: each.box.y0)
    after = (line for line in before.lines if line.cell == NO_CELL and line.middle < grid.box.y0)
    if grid.columns < MIN_COLUMNS or any(not _runs_on(line, lines) for line in after):
        return None
    borders = _borders(grid)
    own = [line for line in lines if line.turn == 0 and not _runs_on(line, before.lines)]
    bottom = max((each.box.y1 for each in found), default=0.0)
    if len(borders) != grid.columns + 1 or not own or max(line.middle for line in own) <= bottom:
        return None
    rows = _rows(own, borders, bottom, drawn=drawn)
    return aligned_grid(borders, rows) if rows else None


def _runs_on(line: Line, others: Sequence[Line]) -> bool:
    """Say whether a line stands on another page as well, at the same height and with the same words but for figures."""
    beside = (other for other in others if abs(other.middle - line.middle) <= SAME_HEIGHT)
    return any(_told(other) == _told(line) for other in beside)


def _told(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text())


def _borders(grid: Grid) -> list[float]:
    single = [cell for cell in grid.cells if cell.columns == 1]
    lefts = {column: [cell.box.x0 for cell in single if cell.column == column] for column in range(grid.columns)}
    return [*(median(places) for places in lefts.values() if places), grid.box.x1]


def _rows(lines: Sequence[Line], borders: Sequence[float], bottom: float, *, drawn: bool) -> tuple[Row, ...]:
    """Return the rows from the page's top, and the bold lines over the full width that end the page; () for none."""
    pieces = [piece for line in lines for piece in pieces_of(line)]
    top = max(piece.y1 for piece in pieces) + 1
    rows = open_rows(pieces, borders[1:-1], left=borders[0], right=borders[-1], top=top, bottom=bottom)
    full = [row for row in rows if not row.spanning]
    enough = sum(2 * row.filled >= len(borders) - 1 for row in full)
    if not full or 2 * enough <= len(full) or (drawn and not row_by_row(pieces, rows)):
        return ()
    rows = (*rows[:-1], _with_rest(rows[-1], pieces, borders[1]))
    return (*rows, *_heading_next(pieces, rows[-1].bottom, borders[0]))


def _with_rest(row: Row, pieces: Sequence[Line], right: float) -> Row:
    """Return the page's last row with the lines that only its first column goes on with."""
    last = min(piece.middle for piece in pieces if piece.middle > row.bottom)
    bottom = row.bottom
    for piece in sorted((piece for piece in pieces if piece.middle < bottom), key=lambda piece: -piece.middle):
        if piece.bold or piece.x1 > right or last - piece.middle > LOOSE * piece.size:
            break
        last, bottom = piece.middle, piece.y0 - 1
    return replace(row, bottom=bottom)


def _heading_next(pieces: Sequence[Line], bottom: float, left: float) -> list[Row]:
    """Return the rows of bold lines that alone end the page below its rows: they head the rows of the next page."""
    above = min((piece for piece in pieces if piece.middle > bottom), key=lambda piece: piece.middle)
    first = min(piece.x0 for piece in pieces if piece.middle > bottom and piece.x0 >= left - BESIDE)
    rows: list[Row] = []
    upper, last = bottom, above.middle
    for piece in sorted((piece for piece in pieces if piece.middle < bottom), key=lambda piece: -piece.middle):
        same = abs(piece.size - above.size) <= SAME_SIZE * above.size and abs(piece.x0 - first) <= BESIDE
        if not (piece.bold and same) or last - piece.middle > LARGEST_STEP * piece.size or len(rows) == MAX_SPANNING:
            return []
        rows.append(Row(upper, piece.y0 - 1, 1, spanning=True))
        upper, last = piece.y0 - 1, piece.middle
    return rows
