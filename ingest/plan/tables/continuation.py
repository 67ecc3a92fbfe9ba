"""A table that goes on over a page with another number of columns, put on the grid of its first part. Pure.

On the next page a column may be empty and have no lines, or one more line may cut a column in two: the borders that are
left still stand where they stood.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from statistics import median
from typing import Final

from ingest.blocks import Cell, Row, Table

BESIDE: Final = 0.25
"""Share of the narrower neighbouring column by which a border may stand beside the one it continues."""
INSIDE: Final = 2.0
"""Points inside a cell's side, to tell the column that it begins or ends in."""


@dataclass(frozen=True, slots=True)
class TableGrid:
    """A table's columns, and their borders in points from left to right; () in formats without pages."""

    columns: int
    borders: tuple[float, ...] = ()

    @classmethod
    def of(cls, table: Table) -> TableGrid:
        """Return a table's shape: each column begins where most of its cells do."""
        lefts: dict[int, list[float]] = {}
        rights: list[float] = []
        for row in table.rows:
            for cell in row.cells:
                if cell.box is None:
                    return cls(table.columns)
                lefts.setdefault(cell.column, []).append(cell.box.x0)
                rights.append(cell.box.x1)
        if len(lefts) != table.columns:
            return cls(table.columns)
        return cls(table.columns, (*(median(lefts[column]) for column in sorted(lefts)), max(rights)))


def fitted(table: Table, grid: TableGrid) -> Table | None:
    """Return the table on the grid of `grid`; None where its borders are others, or two cells would share a place.

    A table whose own grid is another keeps its place when it has as many columns without those that are empty.
    """
    if table.columns == grid.columns:
        return table
    return _by_borders(table, grid) or _without_empty(table, grid)


def _by_borders(table: Table, grid: TableGrid) -> Table | None:
    own = TableGrid.of(table)
    if not own.borders or not grid.borders or min(own.columns, grid.columns) < 2:
        return None
    fewer, more = sorted((own.borders, grid.borders), key=len)
    matched = [_match(border, more) for border in fewer]
    if None in matched or len(set(matched)) < len(matched) or matched[-1] != len(more) - 1 or matched[0] != 0:
        return None
    known = {border: more[index] for border, index in zip(fewer, matched, strict=True) if index is not None}
    rows = [_on_grid(row, grid, known if fewer == own.borders else {}) for row in table.rows]
    return None if None in rows else Table(tuple(row for row in rows if row is not None), grid.columns)


def _without_empty(table: Table, grid: TableGrid) -> Table | None:
    said = sorted({cell.column for row in table.rows for cell in row.cells if cell.columns == 1 and _says(cell)})
    if len(said) != grid.columns:
        return None
    rows = tuple(replace(row, cells=tuple(_among(row, said))) for row in table.rows)
    return Table(rows, grid.columns)


def _among(row: Row, said: list[int]) -> Iterator[Cell]:
    """Yield a row's cells that stand over the columns `said`, counted by them."""
    for cell in row.cells:
        first, after = (bisect_left(said, place) for place in (cell.column, cell.column + cell.columns))
        if first < after:
            yield replace(cell, column=first, columns=after - first)


def _match(border: float, others: tuple[float, ...]) -> int | None:
    """Return which of the other table's borders this one is."""
    index = min(range(len(others)), key=lambda each: abs(others[each] - border))
    around = [abs(others[near] - others[index]) for near in (index - 1, index + 1) if 0 <= near < len(others)]
    return index if abs(others[index] - border) <= BESIDE * min(around) else None


def _on_grid(row: Row, grid: TableGrid, known: dict[float, float]) -> Row | None:
    placed: dict[int, Cell] = {}
    for cell in row.cells:
        if cell.box is None:
            return None
        x0, x1 = (_nearest(side, known) for side in (cell.box.x0, cell.box.x1))
        first, last = (_column(side, grid) for side in (x0 + INSIDE, x1 - INSIDE))
        moved = replace(cell, column=first, columns=max(1, last - first + 1))
        there = placed.get(first)
        if there is None or not _says(there):
            placed[first] = moved
        elif _says(moved):
            return None
    return replace(row, cells=tuple(placed[column] for column in sorted(placed)))


def _nearest(side: float, known: dict[float, float]) -> float:
    """Return where a side stands on the other grid: a border that is known there, or its own place."""
    near = min(known, key=lambda border: abs(border - side), default=side)
    return known.get(near, side)


def _column(place: float, grid: TableGrid) -> int:
    return min(max(bisect_right(grid.borders, place) - 1, 0), grid.columns - 1)


def _says(cell: Cell) -> bool:
    return bool(cell.text.strip() or cell.symbols)
