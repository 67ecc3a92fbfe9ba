"""What a parser makes of a file: pages of text, and blocks that point into them.

Every block's and cell's `text` equals the page text at its span, but that line breaks stand as single spaces.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from corpus.model import Box, Page, Span


class BlockKind(StrEnum):
    """What a block is."""

    TEXT = "text"
    """A heading or a paragraph; which one is decided in `ingest.structure`."""
    BULLET = "bullet"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Picture:
    """A small picture on a page (1-based). Pictures that look the same have the same `look`, in one document.

    `fill` is the coloured share of a bar, in per cent; None for what is no bar.
    """

    look: int
    page: int
    box: Box
    fill: int | None = None


CLEAR: Final = 1.5
"""Points that a picture's middle keeps from its cell's lines; a line's own middle lies on them."""


def lies_in(picture: Box, cell: Box) -> bool:
    """Say whether a picture stands in a cell, clear of the cell's lines."""
    x, y = (picture.x0 + picture.x1) / 2, (picture.y0 + picture.y1) / 2
    return cell.x0 + CLEAR < x < cell.x1 - CLEAR and cell.y0 + CLEAR < y < cell.y1 - CLEAR


@dataclass(frozen=True, slots=True)
class Symbol:
    """A picture in a table cell. `meaning` is the legend's word for it, at `place`; "" and None without a legend."""

    picture: Picture
    meaning: str = ""
    place: Span | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: its words, their place (None when empty), its first column (0-based) and width in columns.

    `box` is the whole cell's, None in formats without pages; `symbols` are the pictures in it (`ingest.symbols`).
    """

    text: str
    span: Span | None
    column: int
    columns: int = 1
    bold: bool = False
    box: Box | None = None
    symbols: tuple[Symbol, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A table row, cells from left to right. `header` is true where the format itself says so (th, repeated header)."""

    cells: tuple[Cell, ...]
    header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Rows from top to bottom; `columns` is the number of grid columns."""

    rows: tuple[Row, ...]
    columns: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, bullet or table, in reading order.

    `heading` is the format's own heading level (1 outermost) or None; `size` is the font size in points, None in
    formats without one; `marker` is a bullet's or list item's mark ("•", "o", "1."), not part of the span; `indent`
    is the nesting of a bullet, 0 outermost; `box` is None in formats without pages. A table block spans its rows.
    `ground` is the colour (red, green, blue) of the box that the text stands on, None for the page's own.
    """

    span: Span
    text: str
    kind: BlockKind = BlockKind.TEXT
    heading: int | None = None
    size: float | None = None
    bold: bool = False
    marker: str = ""
    indent: int = 0
    box: Box | None = None
    table: Table | None = None
    ground: tuple[int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """A parser's whole result. `outline` is the file's own table of contents: (level from 1, title, page from 1)."""

    format: str
    """"pdf", "docx", "xlsx", "html", "markdown" or "text"."""
    pages: tuple[Page, ...]
    blocks: tuple[Block, ...]
    title: str = ""
    outline: tuple[tuple[int, str, int], ...] = ()
    unreadable: tuple[int, ...] = ()
    """Pages (1-based) with ink but next to no text."""
    warnings: tuple[str, ...] = ()
    by_picture: bool = False
    """True when pages without readable text were tried by their picture (OCR), with or without success."""
    pictures: tuple[Picture, ...] = ()
    """Small pictures without text in them, page by page."""
