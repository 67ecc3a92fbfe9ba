"""Paragraphs and tables of one page -> page text and blocks. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from typing import Final

import numpy as np
import numpy.typing as npt

from corpus import swedish
from corpus.model import Box, Page, Span
from ingest.blocks import Block, BlockKind, Cell, Row, Table
from ingest.parse.hyphens import HYPHENS, Join, join_broken, join_hyphen, join_pieces
from ingest.parse.ocr.scanned_page import with_recognition
from ingest.parse.ocr.seen_glyphs import Recognised
from ingest.parse.page_text import PageWriter, flat, mapped, one_to_one
from ingest.parse.pdf_panels import Panel, ground_of
from ingest.parse.pdf_paragraphs import Paragraph, clean_word, find_paragraphs, with_marks
from ingest.parse.pdf_pictures import Seen
from ingest.parse.pdf_signs import Sign
from ingest.parse.pdf_tables import Grid, GridCell
from ingest.parse.pdf_words import NO_CELL, Line, Word, sort_cell_lines

INDENT_STEP: Final = 4.0
"""Points between the marks of two levels of bullets."""
MAX_PADDING: Final = 12.0
"""Points that a cell keeps free at its side at most; text that stands further in is centred or set to the right."""
CELL_PITCH: Final = 1.8
"""Sizes between two lines of a cell that are one text however the cell's other lines stand."""
WIDEST_PITCH: Final = 3.0
"""Sizes between lines that are set wide, as all of their cell are (double line spacing is 2.3)."""
PITCH_TOLERANCE: Final = 1.2
"""By how much two distances of one cell may differ, of the smaller: measured sizes and places waver in a picture."""
PUNCTUATION: Final = "()[].,:;!?\"'”’»«"


@dataclass(frozen=True, slots=True)
class PageLayout:
    """A page read into lines, before its text is written.

    `boxes` [n, 4] are the glyphs' boxes, in single precision: a long document is held whole. A line's `cell` counts
    through the cells of all grids of the page, in their order.
    """

    number: int
    label: str
    width: float
    height: float
    boxes: npt.NDArray[np.float32]
    lines: tuple[Line, ...]
    grids: tuple[Grid, ...]
    recognised: Recognised | None = None
    """Set where the page was read from its picture: the boxes above are then those of the page laid straight."""
    pictures: tuple[Seen, ...] = ()
    signs: tuple[Sign, ...] = ()
    panels: tuple[Panel, ...] = ()
    crowded: bool = False
    """True where words stand among too many ruling lines to be read as tables."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The document's own words (casefolded), by which broken words are judged.

    `hyphenated` stand with a hyphen inside a line: proof that the hyphen is theirs. `whole` stand inside a line, so
    that no line's end can have broken them.
    """

    hyphenated: frozenset[str]
    whole: frozenset[str]

    @classmethod
    def of(cls, layouts: Sequence[PageLayout]) -> Vocabulary:
        """Gather the words of all pages."""
        hyphenated: set[str] = set()
        whole: set[str] = set()
        for layout in layouts:
            for line in layout.lines:
                whole.update(word.text.strip(PUNCTUATION) for word in line.words[1:-1])
                hyphenated.update(text for word in line.words if "-" in (text := word.text.strip(PUNCTUATION))[1:-1])
        return cls(frozenset(map(str.casefold, hyphenated)), frozenset(map(str.casefold, whole)))

    def is_word(self, word: str) -> bool:
        """Say whether a word is known to stand on its own."""
        return word.casefold() in self.whole or swedish.is_word(word)


def write_page(layout: PageLayout, vocabulary: Vocabulary) -> tuple[Page, list[Block]]:
    """Return a page's text with its character map, and the blocks that point into it, in reading order."""
    writer = _Writer(layout, vocabulary)
    blocks = writer.blocks()
    page = Page(
        number=layout.number,
        label=layout.label,
        text=writer.out.text(),
        width=layout.width,
        height=layout.height,
        characters=writer.out.characters(layout.boxes if layout.recognised is None else layout.recognised.shown),
    )
    if layout.recognised is not None:
        page = with_recognition(page, writer.out.places, layout.recognised)
    return page, blocks


class _Writer:
    """Writes one page. Not shared, not kept."""

    def __init__(self, layout: PageLayout, vocabulary: Vocabulary) -> None:
        self.layout = layout
        self.lines = with_marks(layout.lines)
        self.vocabulary = vocabulary
        self.out = PageWriter()
        self.owner = [number for number, grid in enumerate(layout.grids) for _ in grid.cells]
        """Which grid a cell index belongs to."""

    def blocks(self) -> list[Block]:
        """Write everything, in order; a table stands where its first line stood."""
        blocks: list[Block] = []
        seen: set[int] = set()
        run: list[Line] = []
        for line in self.lines:
            if line.cell == NO_CELL:
                run.append(line)
                continue
            grid = self.owner[line.cell]
            if grid not in seen:
                seen.add(grid)
                blocks += self._paragraphs(run)
                run = []
                blocks.append(self._table(grid))
        return blocks + self._paragraphs(run)

    # --- paragraphs ----------------------------------------------------------------------------------------

    def _paragraphs(self, lines: Sequence[Line]) -> list[Block]:
        paragraphs = find_paragraphs(lines)
        indents = _indents(paragraphs)
        return [self._paragraph(each, indent) for each, indent in zip(paragraphs, indents, strict=True)]

    def _paragraph(self, paragraph: Paragraph, indent: int) -> Block:
        self._part("\n")
        marker = ""
        if paragraph.marker is not None:
            marker = clean_word(paragraph.marker)
            self.out.add_mapped(mapped(paragraph.marker.text, paragraph.marker.start))
            self.out.add_undrawn(" ")
        start = self.out.length
        self._lines(paragraph.lines, edge=None)
        words = [word for line in paragraph.lines for word in line.words]
        letters = sum(len(word.text) for word in words)
        box = self._box(start)
        return Block(
            span=Span(self.layout.number, start, self.out.length),
            text=flat(self.out.since(start)),
            kind=BlockKind.BULLET if marker else BlockKind.TEXT,
            size=max(paragraph.lines, key=lambda line: len(line.words)).size,
            bold=sum(len(word.text) for word in words if word.bold) >= 0.9 * letters,
            marker=marker,
            indent=indent,
            box=box,
            ground=ground_of(box, self.layout.panels),
            opening=self._opening(words, start),
        )

    def _opening(self, words: Sequence[Word], start: int) -> int:
        """Return how many characters since `start` are of the bold words that open a text; 0 for none and for all."""
        bold = list(takewhile(lambda word: word.bold, words))
        if not bold or any(word.bold for word in words[len(bold) :]) or len(bold) == len(words):
            return 0
        places = self.out.places[start:]
        return 1 + max((index for index, place in enumerate(places) if 0 <= place < bold[-1].end), default=-1)

    def _box(self, start: int) -> Box:
        """Return the box of what was written since `start`."""
        places = [place for place in self.out.places[start:] if place >= 0]
        boxes = self.layout.boxes[places]
        low, high = boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)
        return Box(float(low[0]), float(low[1]), float(high[0]), float(high[1]))

    # --- tables --------------------------------------------------------------------------------------------

    def _table(self, number: int) -> Block:
        grid = self.layout.grids[number]
        first = self.owner.index(number)
        lines: dict[int, list[Line]] = {}
        for line in self.lines:
            if line.cell != NO_CELL and self.owner[line.cell] == number:
                lines.setdefault(line.cell - first, []).append(line)
        self._part("\n")
        start, rows = self.out.length, list[Row]()
        paddings = _paddings(grid, lines)
        by_row: dict[int, list[int]] = {}
        for index, cell in enumerate(grid.cells):
            by_row.setdefault(cell.row, []).append(index)
        for _, cells in sorted(by_row.items()):
            if any(index in lines for index in cells):
                self._part("\n", since=start)
                rows.append(
                    Row(tuple(self._cell(grid.cells[index], lines.get(index, []), paddings) for index in cells))
                )
        return Block(
            span=Span(self.layout.number, start, self.out.length),
            text=flat(self.out.since(start)),
            kind=BlockKind.TABLE,
            box=grid.box,
            table=Table(tuple(rows), grid.columns),
        )

    def _cell(self, cell: GridCell, lines: Sequence[Line], paddings: Mapping[int, float]) -> Cell:
        if not lines:
            return Cell("", None, cell.column, cell.columns, box=cell.box)
        ordered = sort_cell_lines(lines)
        if self.out.length and not self.out.pieces[-1].endswith("\n"):
            self.out.add_undrawn(" ")
        start = self.out.length
        edge = None if ordered[0].turn else cell.box.x1 - paddings.get(cell.column, 0.0)
        for number, paragraph in enumerate(_cell_paragraphs(ordered)):
            if number:
                self.out.add_undrawn("\n")
            if paragraph.marker is not None:
                self.out.add_mapped(mapped(paragraph.marker.text, paragraph.marker.start))
                self.out.add_undrawn(" ")
            self._lines(paragraph.lines, edge=edge)
        span = Span(self.layout.number, start, self.out.length)
        text = flat(self.out.since(start))
        return Cell(text, span, cell.column, cell.columns, all(line.bold for line in ordered), box=cell.box)

    # --- words ---------------------------------------------------------------------------------------------

    def _part(self, mark: str, *, since: int = 0) -> None:
        if self.out.length > since:
            self.out.add_undrawn(mark)

    def _lines(self, lines: Sequence[Line], *, edge: float | None) -> None:
        """Write lines as one run of text; `edge` is how far to the right the text of their cell may reach."""
        pieces = [line.words[0].text for line in lines if len(line.words) == 1]
        one_word = (
            edge is not None and len(pieces) == len(lines) and join_pieces(pieces, is_word=self.vocabulary.is_word)
        )
        for number, line in enumerate(lines):
            following = lines[number + 1] if number + 1 < len(lines) else None
            for position, word in enumerate(line.words):
                if position:
                    self.out.add_undrawn(" ")
                last = position == len(line.words) - 1
                join = self._join(line, following, edge) if last and following is not None else None
                join = Join.TIGHT if one_word and join is not None else join
                self._word(word.text, word.start, drop_hyphen=join is Join.DROP)
                if join is Join.SPACE:
                    self.out.add_undrawn(" ")

    def _join(self, line: Line, following: Line, edge: float | None) -> Join:
        before, after = line.words[-1], following.words[0]
        if before.text[-1] in HYPHENS:
            return join_hyphen(
                before.text, after.text, hyphenated=self.vocabulary.hyphenated, is_word=self.vocabulary.is_word
            )
        letter = (before.x1 - before.x0) / len(before.text)
        if edge is not None and len(line.words) == 1 and before.x1 + 1.2 * letter > edge:
            return Join.TIGHT if join_broken(before.text, after.text, is_word=self.vocabulary.is_word) else Join.SPACE
        return Join.SPACE

    def _word(self, text: str, first: int, *, drop_hyphen: bool) -> None:
        if drop_hyphen:
            text = text.rstrip(HYPHENS)
        if one_to_one(text):
            self.out.add(text, first)
        else:
            self.out.add_mapped(mapped(text, first))


def _paddings(grid: Grid, lines: Mapping[int, Sequence[Line]]) -> dict[int, float]:
    """Return for each column how far its text keeps from the cell's side, in points."""
    paddings: dict[int, float] = {}
    for index, each in lines.items():
        cell = grid.cells[index]
        inset = min((line.x0 - cell.box.x0 for line in each if not line.turn), default=MAX_PADDING)
        paddings[cell.column] = min(max(inset, 0.0), paddings.get(cell.column, MAX_PADDING))
    return paddings


def _cell_paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """Return a cell's paragraphs. Only bullets and wide gaps part them: in narrow cells every line leaves room.

    How wide a gap is, is judged by the cell's own lines: their distance may be double throughout.
    """
    pitch = min((above.middle - below.middle for above, below in pairwise(lines)), default=0.0)
    paragraphs: list[Paragraph] = []
    for paragraph in find_paragraphs(lines):
        last = paragraphs[-1].lines[-1] if paragraphs else None
        if last is not None and paragraph.marker is None and _runs_on(last, paragraph.lines[0], pitch):
            paragraphs[-1].lines += paragraph.lines
        else:
            paragraphs.append(paragraph)
    return paragraphs


def _runs_on(last: Line, line: Line, pitch: float) -> bool:
    """Say whether a line of a cell goes on with the text of the one above it; `pitch` is the cell's least distance."""
    near = max(CELL_PITCH * last.size, min(PITCH_TOLERANCE * pitch, WIDEST_PITCH * last.size))
    word = last.words[-1].text
    inside = line.words[0].text[:1].islower() or (word[-1] in HYPHENS and word[:-1].isalnum())
    return inside and last.middle - line.middle < near


def _indents(paragraphs: Sequence[Paragraph]) -> list[int]:
    """Return each bullet's nesting: its mark's place among the marks of the same run of bullets."""
    indents: list[int] = []
    open_marks: list[float] = []
    for paragraph in paragraphs:
        if paragraph.marker is None:
            if not open_marks or paragraph.lines[0].x0 <= open_marks[0]:
                open_marks = []
            indents.append(0)
            continue
        mark = paragraph.marker.x0
        while open_marks and open_marks[-1] > mark + INDENT_STEP:
            open_marks.pop()
        if not open_marks or mark > open_marks[-1] + INDENT_STEP:
            open_marks.append(mark)
        indents.append(len(open_marks) - 1)
    return indents
