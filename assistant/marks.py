"""Words marked in a text and on a page: which characters and symbols, where their boxes are, where to look first. Pure.

Spans count characters of a page's text from 0; boxes are in PDF points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.compose.citing import SECTION_SEPARATOR
from corpus.errors import NotInCorpus
from corpus.model import Box, Page, Passage

HEADROOM = 0.06
"""What is seen above the first mark, as a share of the page's height."""
MOST_POINTS = 20_000
"""Of a page's side; the format allows 14,400."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text, marked or not."""

    text: str
    marked: bool


def pieces(text: str, spans: Sequence[Span]) -> tuple[Piece, ...]:
    """Cut a text at its spans (sorted), overlapping ones taken together."""
    cut: list[Piece] = []
    at = 0
    for start, end in spans:
        if start > at:
            cut.append(Piece(text[at:start], marked=False))
        if end > at:
            cut.append(Piece(text[max(at, start) : end], marked=True))
            at = end
    return (*cut, Piece(text[at:], marked=False)) if at < len(text) else tuple(cut)


def spans_of(shown: Page, starts: Sequence[int], ends: Sequence[int]) -> tuple[Span, ...]:
    """Pair starts with ends, in order. Raises NotInCorpus for a span that is not on the page."""
    if len(starts) != len(ends):
        raise NotInCorpus("Adressen har inte lika många start som end. Öppna källan på nytt.")
    spans = tuple(zip(starts, ends, strict=True))
    for start, end in spans:
        if not 0 <= start < end <= len(shown.text):
            raise NotInCorpus(f"Tecknen {start}–{end} finns inte på sidan {shown.number}. Öppna källan på nytt.")
    return tuple(sorted(spans))


def boxes_of(asked: Sequence[str]) -> tuple[Box, ...]:
    """Return boxes given as "x0,y0,x1,y1" in points. Raises NotInCorpus for what is none."""
    found = []
    for one in asked:
        try:
            x0, y0, x1, y1 = (float(side) for side in one.split(","))
        except ValueError as error:
            raise NotInCorpus("Adressen har en ruta som inte är fyra tal. Öppna källan på nytt.") from error
        if not (abs(x0) < x1 < MOST_POINTS and abs(y0) < y1 < MOST_POINTS):
            raise NotInCorpus("Adressen har en ruta som inte finns på någon sida. Öppna källan på nytt.")
        found.append(Box(x0, y0, x1, y1))
    return tuple(found)


def marked_boxes(shown: Page, spans: Sequence[Span], symbols: Sequence[Box]) -> tuple[Box, ...]:
    """Return the boxes to mark on a page: those of characters in reading order, then symbols."""
    return (*(one for first, last in spans for one in shown.characters.boxes(first, last)), *symbols)


def anchor(shown: Page, marked: Sequence[Box]) -> tuple[float, float] | None:
    """Return where on a page to look for the first mark: points from the left and the top, some lines above it."""
    if not marked:
        return None
    return round(marked[0].x0, 1), max(0.0, round(shown.height * (1 - HEADROOM) - marked[0].y1, 1))


def section_at(passages: Sequence[Passage], number: int, span: Span) -> str:
    """Return the headings over a span of a page, outermost first; "" where none are known."""
    start, end = span
    over = (
        passage.headings
        for passage in passages
        for part in passage.locator.parts
        if part.page == number and part.start < end and start < part.end
    )
    return SECTION_SEPARATOR.join(next(over, ()))
