"""A table's rows as lines of values: words with the places they stand at, placeholders and footnote marks known. Pure.

A value may stand at several places, where a row goes on over a page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.model import Span
from ingest.blocks import Cell, Row
from ingest.plan.unfilled import is_prompt
from ingest.signs import worded

_GLUED_MARK = re.compile(r"(?:(?<=[a-zåäö]{3})|(?<=[)%]))\d{1,2}$|(?<=\S)\s?\*{1,3}$")
_SPACED_MARK = re.compile(r"\s(\d{1,2})$")


@dataclass(frozen=True, slots=True)
class Value:
    """The words of a cell and their places (at least one), its first grid column (0-based) and width in columns."""

    text: str
    spans: tuple[Span, ...]
    column: int
    columns: int = 1
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row's cells that hold words, from left to right; `pictured` are those that hold a symbol."""

    values: tuple[Value, ...]
    pictured: tuple[Cell, ...] = ()

    def at(self, index: int | None) -> Value | None:
        """Return the value over a grid column; None where the cell is empty."""
        if index is None:
            return None
        return next((value for value in self.values if value.column <= index < value.column + value.columns), None)

    def filled(self, index: int | None) -> Value | None:
        """Return the value over a grid column when it is no placeholder that was left in."""
        value = self.at(index)
        return None if value is None or is_prompt(value.text) else value


def line_of(row: Row) -> Line:
    """Return a row's values; cells without words are left out."""
    values = tuple(value for cell in row.cells if (value := value_of(cell)) is not None)
    return Line(values, tuple(cell for cell in row.cells if cell.symbols))


def value_of(cell: Cell) -> Value | None:
    """Return a cell's words without signs before and after them, None when it has none."""
    if cell.span is None or not cell.text.strip():
        return None
    value = Value(cell.text, (cell.span,), cell.column, cell.columns, cell.bold)
    if not any(symbol.picture.sign for symbol in cell.symbols):
        return value
    start, end = worded(cell.text)
    return part(value, start, end) if end else None


def part(value: Value, start: int, end: int) -> Value:
    """Return the words of a value from `start` to `end`, with their own place where it stands at one place."""
    if len(value.spans) > 1:
        return replace(value, text=value.text[start:end])
    span = value.spans[0]
    return replace(value, text=value.text[start:end], spans=(Span(span.page, span.start + start, span.start + end),))


def without_mark(value: Value, notes: frozenset[str]) -> Value:
    """Return a name without the footnote mark at its end; `notes` are the numbers that notes below begin with."""
    text = value.text.rstrip()
    glued = _GLUED_MARK.search(text)
    spaced = _SPACED_MARK.search(text)
    if glued is not None:
        return part(value, 0, glued.start())
    if spaced is not None and (spaced[1] in notes or text[: spaced.start()].endswith(")")):
        return part(value, 0, spaced.start())
    return value
