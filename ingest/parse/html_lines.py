"""Tables that a web page gives as lines, one a cell, put together again (Nyckeltal / Utfall / Målvärde). Pure.

Rows are known by the element that holds their cells (grids made of divs), else by their count and their values.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ingest.parse.paging import FlowCell, FlowRow, Item
from ingest.vocabulary import Column, column_of

MAX_COLUMNS: Final = 8
MAX_HEAD: Final = 40
"""Characters of a line that may be a column's name."""
MAX_HEAD_WORDS: Final = 4
MAX_CELL: Final = 300
"""Characters of a line that may be a cell."""
_KEYS: Final = (Column.INDICATOR, Column.ACTIVITY, Column.GOAL)
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_VALUE: Final = re.compile(
    r"[\s–—-]{1,3}|[^\w]{0,3}\d[\d\s.,/:%–-]*(?:\s?[\w%/]{1,12}){0,2}"
    r"|(?:minst|högst|mer än|mindre än|över|under|cirka|ca|max|min|lägst|≥|≤|<|>)\s?\d[^.]{0,30}"
    r"|(?:ska )?(?:öka|minska|förbättras|bibehållas|oförändrad)\w{0,3}|uppgift saknas|saknas|ja|nej",
    re.IGNORECASE,
)


def with_tables(items: Sequence[Item], holders: Sequence[int]) -> list[Item]:
    """Return the items with lines that are tables as tables; `holders` says which element holds each item."""
    found: list[Item] = []
    index = 0
    while index < len(items):
        end, count, rows = _table(items, holders, index)
        if rows:
            found.append(Item("", rows=(_row(items[index : index + count], header=True), *rows)))
            index = end
        else:
            found.append(items[index])
            index += 1
    return found


def _table(items: Sequence[Item], holders: Sequence[int], start: int) -> tuple[int, int, list[FlowRow]]:
    """Return where a table that begins at `start` ends, its columns, its rows; no rows where there is none.

    A row's first words may look like one more column's name ("Kostnad per elev"), so fewer columns are tried as well.
    """
    most = _heads(items, holders, start) or _heads_above_values(items, holders, start)
    for rows_of in (_told_rows, _counted_rows):
        for count in range(most, 1, -1):
            end, rows = rows_of(items, holders, start, count)
            if rows:
                return end, count, rows
    return start, 0, []


def _heads(items: Sequence[Item], holders: Sequence[int], start: int) -> int:
    """Return how many lines from `start` are a table's head: the first names what a row is about, the rest columns.

    One element holds them all; the cells of a grid's rows stand in elements of their own.
    """
    if not _is_head(items[start], first=True):
        return 0
    count = 1
    while count < MAX_COLUMNS and start + count < len(items):
        if holders[start + count] != holders[start] or not _is_head(items[start + count], first=False):
            break
        count += 1
    return count if count > 1 else 0


def _heads_above_values(items: Sequence[Item], holders: Sequence[int], start: int) -> int:
    """Return how many lines from `start` head columns though the first is unknown: as many as the cells of a row.

    An element holds the row's cells, words and then values, and a known word or a year heads one of the values.
    """
    for count in range(2, MAX_COLUMNS + 1):
        heads, cells = items[start : start + count], items[start + count : start + 2 * count]
        if len(cells) < count or not _may_head(heads[-1]) or holders[start + count - 1] != holders[start]:
            return 0
        if holders[start + count] != holders[start]:
            named = all(map(_may_head, heads)) and not re.search(r"\d", heads[0].text)
            known = any(_is_head(head, first=False) for head in heads[1:])
            lines = all(map(_is_line, cells)) and _held(holders, start + count, count)
            return count if named and known and lines and _valued(cells) else 0
    return 0


def _may_head(item: Item) -> bool:
    if not _is_line(item) or len(item.text) > MAX_HEAD or item.text.endswith((".", ":", "?")):
        return False
    return len(item.text.split()) <= MAX_HEAD_WORDS


def _is_head(item: Item, *, first: bool) -> bool:
    if not _may_head(item):
        return False
    column = column_of(item.text)
    if first:
        return column in (*_KEYS, Column.NUMBER) and not re.search(r"\d", item.text)
    return column is not None or (_YEAR.search(item.text) is not None and len(item.text.split()) <= 3)


def _is_line(item: Item) -> bool:
    return item.heading is None and not item.bullet and not item.rows and len(item.text) <= MAX_CELL


def _told_rows(items: Sequence[Item], holders: Sequence[int], start: int, count: int) -> tuple[int, list[FlowRow]]:
    """Return the rows that an element of their own or their values tell, and where they end."""
    rows: list[FlowRow] = []
    at = start + count
    while at + count <= len(items) and all(_is_line(item) for item in items[at : at + count]):
        if not (_held(holders, at, count) and holders[at] != holders[start]) and not _valued(items[at : at + count]):
            break
        rows.append(_row(items[at : at + count]))
        at += count
    return at, rows


def _held(holders: Sequence[int], at: int, count: int) -> bool:
    """Say whether one element holds these cells and no others."""
    own = holders[at]
    outside = (holders[at - 1] if at else None, holders[at + count] if at + count < len(holders) else None)
    return all(holder == own for holder in holders[at : at + count]) and own not in outside


def _valued(cells: Sequence[Item]) -> bool:
    """Say whether lines read as a row of values: words first, then nothing but values."""
    name = cells[0].text
    return (
        not _VALUE.fullmatch(name)
        and not _names_columns(cells)
        and re.search(r"[^\W\d_]{3}", name) is not None
        and all(_VALUE.fullmatch(cell.text) for cell in cells[1:])
    )


def _names_columns(cells: Sequence[Item]) -> bool:
    """Say whether every line names a column: the head once more, no row."""
    return all(_is_head(cell, first=index == 0) for index, cell in enumerate(cells))


def _counted_rows(items: Sequence[Item], holders: Sequence[int], start: int, count: int) -> tuple[int, list[FlowRow]]:
    """Return the rows of words alone, when all short lines of the same element to the next break fill whole rows."""
    holder, start = holders[start], start + count
    end = start
    while end < len(items) and holders[end] == holder and _is_line(items[end]) and not items[end].text.endswith("."):
        end += 1
    size = end - start
    if count < 3 or size < count or size % count or any(len(item.text) > MAX_HEAD * 3 for item in items[start:end]):
        return start, []
    return end, [_row(items[at : at + count]) for at in range(start, end, count)]


def _row(cells: Sequence[Item], *, header: bool = False) -> FlowRow:
    return FlowRow(
        tuple(FlowCell(cell.text, index, 1, cell.bold, cell.marks) for index, cell in enumerate(cells)), header
    )
