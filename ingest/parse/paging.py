"""Flowing items -> pages and blocks, for the formats without pages. Pure.

A "page" is a top-level section there: the text is parted at the outermost heading level that occurs more than once,
what stands before the first such heading is the first page, and a page's label is its heading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from corpus.model import Page, Span
from ingest.blocks import NOWHERE, Block, BlockKind, Cell, Picture, Row, Symbol, Table
from ingest.parse.flow_marks import FlowMark, shaded
from ingest.parse.page_text import flat, one_line

MAX_LABEL: Final = 120
"""Characters of a heading that become a page's label."""


@dataclass(frozen=True, slots=True)
class FlowCell:
    """A cell: its text (line feeds between paragraphs), first column (0-based) and width in columns."""

    text: str
    column: int
    columns: int = 1
    bold: bool = False
    marks: tuple[FlowMark, ...] = ()
    address: str = ""
    """Where it stands in a workbook's sheet ("C7")."""


@dataclass(frozen=True, slots=True)
class FlowRow:
    """A row's cells from left to right; `header` where the format itself says so."""

    cells: tuple[FlowCell, ...]
    header: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """A heading, paragraph, list item or table, in reading order. `text` is page text (see `page_text.clean`).

    `heading` is the level from 1; `marker` is a list item's mark or a heading's automatic number; `bullet` tells a
    list item from a numbered heading.
    """

    text: str
    heading: int | None = None
    bullet: bool = False
    marker: str = ""
    indent: int = 0
    bold: bool = False
    rows: tuple[FlowRow, ...] = ()
    marks: tuple[FlowMark, ...] = ()
    address: str = ""


def paginate(items: Sequence[Item], *, title: str = "") -> tuple[tuple[Page, ...], tuple[Block, ...]]:
    """Return pages (numbered from 1, no boxes) and the blocks that point into them; items without text are left out."""
    items = [item for item in items if _has_text(item)]
    level = _page_level(items)
    writers: list[_Writer] = []
    looks: dict[str, int] = {}
    for item in items:
        if not writers or (level is not None and item.heading == level and writers[-1].blocks):
            writers.append(_Writer(number=len(writers) + 1, looks=looks))
        writers[-1].add(item)
    pages = tuple(writer.page(title) for writer in writers)
    return pages, tuple(block for writer in writers for block in writer.blocks)


def paginate_parts(parts: Sequence[tuple[str, Sequence[Item]]]) -> tuple[tuple[Page, ...], tuple[Block, ...]]:
    """Return a page, labelled, for each (label, items) that has text: for formats that are parted by themselves."""
    writers: list[tuple[str, _Writer]] = []
    for label, items in parts:
        writer = _Writer(number=len(writers) + 1)
        for item in items:
            if _has_text(item):
                writer.add(item)
        if writer.blocks:
            writers.append((label, writer))
    pages = tuple(replace(writer.page(""), label=label[:MAX_LABEL] or str(writer.number)) for label, writer in writers)
    return pages, tuple(block for _, writer in writers for block in writer.blocks)


def _has_text(item: Item) -> bool:
    return bool(item.text.strip()) or any(cell.text for row in item.rows for cell in row.cells)


def _page_level(items: Sequence[Item]) -> int | None:
    counts = Counter(item.heading for item in items if item.heading is not None)
    return min((level for level, count in counts.items() if level is not None and count > 1), default=None)


@dataclass(slots=True)
class _Writer:
    """Writes one page."""

    number: int
    looks: dict[str, int] = field(default_factory=dict)
    """The numbers of the symbols' looks, one count for all pages."""
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    blocks: list[Block] = field(default_factory=list)
    opening: Item | None = None
    cells: list[tuple[int, int, str]] = field(default_factory=list)

    def page(self, title: str) -> Page:
        opening = self.opening
        named = opening is not None and opening.heading is not None
        label = one_line(f"{opening.marker} {opening.text}") if named and opening is not None else one_line(title)
        return Page(self.number, label[:MAX_LABEL] or str(self.number), "".join(self.pieces), cells=tuple(self.cells))

    def add(self, item: Item) -> None:
        self.opening = self.opening or item
        self._write("\n" if self.length else "")
        self.blocks.append(self._table(item) if item.rows else self._text(item))

    def _write(self, text: str) -> int:
        """Write text and return where it began."""
        start = self.length
        self.pieces.append(text)
        self.length += len(text)
        return start

    def _note(self, start: int, address: str) -> None:
        if address:
            self.cells.append((start, self.length, address))

    def _text(self, item: Item) -> Block:
        if item.marker:
            self._write(f"{item.marker} ")
        text = item.text.strip()
        start = self._write(text)
        self._note(start, item.address)
        return Block(
            span=Span(self.number, start, self.length),
            text=flat(text),
            kind=BlockKind.BULLET if item.bullet else BlockKind.TEXT,
            heading=item.heading,
            bold=item.bold,
            marker=item.marker,
            indent=item.indent,
            symbols=self._symbols(item.marks, item.text, start),
        )

    def _table(self, item: Item) -> Block:
        start, first = self.length, len(self.pieces)
        rows: list[Row] = []
        for row in item.rows:
            if not any(cell.text.strip() for cell in row.cells):
                continue
            self._write("\n" if rows else "")
            rows.append(Row(self._cells(row, shaded=shaded([cell.marks for cell in row.cells])), row.header))
        width = max((cell.column + cell.columns for row in item.rows for cell in row.cells), default=0)
        return Block(
            span=Span(self.number, start, self.length),
            text=flat("".join(self.pieces[first:])),
            kind=BlockKind.TABLE,
            table=Table(tuple(rows), width),
        )

    def _cells(self, row: FlowRow, *, shaded: bool) -> tuple[Cell, ...]:
        cells: list[Cell] = []
        written = False
        for cell in row.cells:
            text = cell.text.strip()
            marks = () if shaded else cell.marks
            if not text:
                symbols = self._symbols(marks, "", self.length)
                cells.append(Cell("", None, cell.column, cell.columns, cell.bold, symbols=symbols))
                continue
            self._write(" " if written else "")
            written = True
            start = self._write(text)
            self._note(start, cell.address)
            span = Span(self.number, start, self.length)
            symbols = self._symbols(marks, cell.text, start)
            cells.append(Cell(flat(text), span, cell.column, cell.columns, cell.bold, symbols=symbols))
        return tuple(cells)

    def _symbols(self, marks: Sequence[FlowMark], text: str, start: int) -> tuple[Symbol, ...]:
        """Return the symbols of a text that was written, stripped, at `start`."""
        lead, size = len(text) - len(text.lstrip()), len(text.strip())
        found = []
        for mark in marks:
            first, last = (start + min(max(place - lead, 0), size) for place in (mark.start, mark.end))
            look = self.looks.setdefault(mark.look, len(self.looks))
            span = Span(self.number, first, last)
            found.append(Picture(look, self.number, NOWHERE, None, mark.colour, mark.shape, mark.sign, span))
        return tuple(Symbol(picture) for picture in found)
