"""What a parser makes of a file: pages of text, and blocks that point into them.

Every block's and cell's `text` equals the page text at its span, but that line breaks stand as single spaces.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from corpus.model import Box, Level, MentionKind, Page, Span
from ingest.vocabulary import Column


class BlockKind(StrEnum):
    """What a block is."""

    TEXT = "text"
    """A heading or a paragraph; which one is decided in `ingest.structure`."""
    BULLET = "bullet"
    TABLE = "table"


NOWHERE: Final = Box(0.0, 0.0, 0.0, 0.0)
"""Where a symbol stands in formats without places."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A symbol on a page (1-based): a drawing, signs, coloured words, a filled cell. Equal ones have the same `look`.

    `box` is `NOWHERE` in formats without places. `fill` is the coloured share of a bar, in per cent; None for no bar.
    `colour` is a word of `ingest.colours`, "" for grey; `shape` one of `ingest.signs`, "" where it is not known.
    `sign` are the characters where it is drawn by some. `span` is where it stands in the page text in formats without
    places, empty for an image.
    """

    look: int
    page: int
    box: Box
    fill: int | None = None
    colour: str = ""
    shape: str = ""
    sign: str = ""
    span: Span | None = None


CLEAR: Final = 1.5
"""Points that a picture's middle keeps from its cell's lines; a line's own middle lies on them."""


def lies_in(picture: Box, cell: Box) -> bool:
    """Say whether a picture stands in a cell, clear of the cell's lines."""
    x, y = (picture.x0 + picture.x1) / 2, (picture.y0 + picture.y1) / 2
    return cell.x0 + CLEAR < x < cell.x1 - CLEAR and cell.y0 + CLEAR < y < cell.y1 - CLEAR


@dataclass(frozen=True, slots=True)
class Symbol:
    """A picture in a cell or beside a line. `meaning` is the legend's word, at `place`; "", None without a legend."""

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
    """Rows from top to bottom; `columns` is the number of grid columns.

    `told` is what the cells below row `told_row` (0-based) tell of columns under unknown words, by grid column.
    """

    rows: tuple[Row, ...]
    columns: int
    told: tuple[Column | None, ...] = ()
    told_row: int = 0
    form: str | None = None
    """The label that names each of several forms like this one, "" where none does; None for other tables."""


@dataclass(frozen=True, slots=True)
class OwnWord:
    """The word that opens a line, when the document's own repetition tells what it names, and a goal's level."""

    names: MentionKind
    word: str
    level: Level | None = None


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
    symbols: tuple[Symbol, ...] = ()
    """The symbols beside or in a block that is no table."""
    own: OwnWord | None = None
    """The opening word that only the document itself explains (`ingest.plan.own_words`)."""
    lists: MentionKind | None = None
    """What stands below a heading that comes again, by the lists below it (`ingest.plan.own_words`)."""
    ground: tuple[int, int, int] | None = None
    opening: int = 0
    """So many of its first characters are bold and the others are not; 0 where it does not begin so."""


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
    """Symbols of formats with places, page by page; the others' stand in their cells and blocks already."""
    keys: tuple[Span, ...] = ()
    """Where the document's keys of symbols explain them: words of no plan."""
