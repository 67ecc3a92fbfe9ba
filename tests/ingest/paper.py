"""Typesets small parsed documents by hand, as a parser would hand them over, so that tests need no file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from corpus.model import Box, Page, Span
from ingest.blocks import Block, BlockKind, Cell, ParsedDocument, Row, Table

WIDTH, HEIGHT = 595.0, 842.0
LETTER = 0.5


@dataclass
class Paper:
    """Pages that are filled from top to bottom. Without `boxes` it is a format without pages, sizes and boxes."""

    format: str = "pdf"
    title: str = ""
    outline: tuple[tuple[int, str, int], ...] = ()
    boxes: bool = True
    labels: tuple[str, ...] = ()
    _texts: list[str] = field(default_factory=list)
    _blocks: list[Block] = field(default_factory=list)
    _top: float = 120.0

    def page(self) -> Paper:
        """Begin a page."""
        self._texts.append("")
        self._top = 120.0
        return self

    def line(
        self,
        text: str,
        *,
        size: float = 11.0,
        bold: bool = False,
        top: float | None = None,
        left: float = 70.0,
        gap: float = 12.0,
        kind: BlockKind = BlockKind.TEXT,
        marker: str = "",
        heading: int | None = None,
    ) -> Paper:
        """Set a block, its lines parted by line breaks. `top` and `gap` are points; `top` moves nothing else."""
        if not self._texts:
            self.page()
        span = self._write(text, marker)
        lines = text.split("\n")
        height = size * 1.2 * len(lines)
        place = self._top + gap if top is None else top
        width = max(len(line) for line in lines) * size * LETTER
        box = Box(left, HEIGHT - place - height, left + width, HEIGHT - place)
        self._blocks.append(
            Block(
                span,
                text.replace("\n", " "),
                kind=kind,
                heading=heading,
                size=size if self.boxes else None,
                bold=bold,
                marker=marker,
                box=box if self.boxes else None,
            )
        )
        if top is None:
            self._top = place + height
        return self

    def bullet(self, text: str) -> Paper:
        """Set a bullet."""
        return self.line(text, kind=BlockKind.BULLET, marker="•", gap=3)

    def table(self, rows: Sequence[Sequence[str]], *, header: int = 0, bold: int = 0) -> Paper:
        """Set a table; the first `header` rows are marked as header, the first `bold` rows are bold."""
        if not self._texts:
            self.page()
        made = []
        first = None
        for number, row in enumerate(rows):
            cells = []
            for column, text in enumerate(row):
                span = self._write(text, "") if text else None
                first = first or span
                cells.append(Cell(text, span, column, bold=number < bold))
            made.append(Row(tuple(cells), header=number < header))
        assert first is not None
        page = len(self._texts)
        span = Span(page, first.start, len(self._texts[-1].rstrip("\n")))
        text = self._texts[-1][span.start : span.end].replace("\n", " ")
        box = Box(70, HEIGHT - self._top - 12 * len(rows), 500, HEIGHT - self._top)
        table = Table(tuple(made), max(len(row) for row in rows))
        self._blocks.append(
            Block(span, text, kind=BlockKind.TABLE, size=11.0, box=box if self.boxes else None, table=table)
        )
        self._top += 12 * len(rows)
        return self

    def done(self) -> ParsedDocument:
        """Return the parsed document."""
        size = (WIDTH, HEIGHT) if self.boxes else (0.0, 0.0)
        pages = tuple(
            Page(number, self.labels[number - 1] if self.labels else str(number), text, *size)
            for number, text in enumerate(self._texts, 1)
        )
        return ParsedDocument(self.format, pages, tuple(self._blocks), self.title, self.outline)

    def _write(self, text: str, marker: str) -> Span:
        before = self._texts[-1] + (f"{marker} " if marker else "")
        self._texts[-1] = f"{before}{text}\n"
        return Span(len(self._texts), len(before), len(before) + len(text))


PROSE = (
    "Kommunen arbetar vidare med det som redan är påbörjat och följer upp arbetet varje år. "
    "Varje verksamhet beskriver själv hur den bidrar till helheten."
)
"""An ordinary paragraph for tests."""
