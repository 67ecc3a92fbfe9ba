"""Several pages of a PDF read from their pictures, within a time; the way in to this package.

pdfium draws one page at a time in this thread while the program reads the ones before, each in a process of its own.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

import numpy as np
import pypdfium2 as pdfium

from ingest.parse.ocr import tesseract
from ingest.parse.ocr.limits import OcrLimits
from ingest.parse.ocr.picture import Grey, Picture, clear, take, turned_back
from ingest.parse.ocr.picture_rules import find_rules
from ingest.parse.ocr.picture_tints import take_shades
from ingest.parse.ocr.second_reading import read_again
from ingest.parse.ocr.seen_glyphs import Recognised, as_glyphs
from ingest.parse.ocr.shaded_tables import close_shaded
from ingest.parse.ocr.signs import mend_signs
from ingest.parse.ocr.tesseract import PageNotRead, SeenLine
from ingest.parse.pdf_drawing import Floats, PageFrame, frame
from ingest.parse.pdf_glyphs import Glyphs
from ingest.parse.pdf_words import NO_CELL, Line, find_lines, find_words

AT_A_TIME: Final = 2
"""Pages of a document that the program reads at the same time; other documents are read beside it."""
ONE_BLOCK: Final = 6
"""The program's layout for lines under one another."""
LONG: Final = 4
"""Letters of a word that is wider than high."""
FEW_LETTERS: Final = 25
"""Letters: a picture with fewer shows something else than text."""


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """A page read from its picture: its glyphs and its ruling lines [n, 4], in points on the level page."""

    where: PageFrame
    recognised: Recognised
    rules: Floats


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A page's picture without shades; without lines and grain as `clean`; lines and edges of shades, in points."""

    where: PageFrame
    picture: Picture
    clean: Grey
    lines: Floats
    shades: Floats


@dataclass(frozen=True, slots=True)
class _Taken:
    """A page whose words are being read."""

    index: int
    drawn: _Drawn
    read: Future[tuple[tuple[SeenLine, ...], Floats]]


@dataclass(frozen=True, slots=True)
class ScannedPages:
    """Pages by 0-based index, and how many were not tried or not finished for lack of time."""

    pages: dict[int, ScannedPage]
    late: int


def read_pages(document: pdfium.PdfDocument, indices: Sequence[int], limits: OcrLimits) -> ScannedPages:
    """Read the pages of the indices (0-based) until the time is spent; a page without text gives nothing."""
    end = time.monotonic() + limits.seconds
    found: dict[int, ScannedPage] = {}
    late = 0
    taken: deque[_Taken] = deque()
    waiting = deque(indices)
    with ThreadPoolExecutor(AT_A_TIME) as executor:
        while waiting or taken:
            if waiting and time.monotonic() >= end:
                late += len(waiting)
                waiting.clear()
            elif waiting and len(taken) <= AT_A_TIME:
                taken.extend(_take(document, waiting.popleft(), executor, end=end, limits=limits))
            elif taken:
                one = taken.popleft()
                try:
                    page = _finished(document, one, end=end, limits=limits)
                except PageNotRead:
                    late += 1
                    continue
                if page is not None:
                    found[one.index] = page
    return ScannedPages(found, late)


def _take(
    document: pdfium.PdfDocument, index: int, executor: ThreadPoolExecutor, *, end: float, limits: OcrLimits
) -> Iterator[_Taken]:
    """Draw a page and let its words be read; nothing where it cannot be drawn."""
    drawn = _draw(document, index, turns=0)
    if drawn is not None:
        yield _Taken(index, drawn, executor.submit(_read, drawn, _seconds(end, limits)))


def _seconds(end: float, limits: OcrLimits) -> float:
    return max(1.0, min(limits.page_seconds, end - time.monotonic()))


def _draw(document: pdfium.PdfDocument, index: int, *, turns: int) -> _Drawn | None:
    """Draw a page, turned clockwise by so many quarters; None where it cannot be drawn."""
    page = document[index]
    rotation = page.get_rotation()
    try:
        page.set_rotation((rotation + 90 * turns) % 360)
        where = frame(page)
        picture = take(page, where)
    except (pdfium.PdfiumError, ValueError):
        return None
    finally:
        page.set_rotation(rotation)
        page.close()
    shaded = take_shades(picture.grey, scale=picture.scale)
    picture = replace(picture, grey=shaded.plain)
    ruled = find_rules(shaded.plain, scale=picture.scale)
    return _Drawn(where, picture, clear(ruled.clean), picture.level(ruled.lines), picture.level(shaded.edges))


def _read(drawn: _Drawn, seconds: float) -> tuple[tuple[SeenLine, ...], Floats]:
    """Return a page's lines of words, doubtful ones read once more, and the lines around its cells.

    Runs beside the drawing of the next page.
    """
    picture, clean = drawn.picture, drawn.clean
    end = time.monotonic() + seconds
    lines = tesseract.see(clean, dots=picture.dots, seconds=seconds)
    left = max(1.0, end - time.monotonic())
    again = partial(tesseract.see, dots=picture.dots, seconds=left, layout=ONE_BLOCK)
    rules = close_shaded(drawn.lines, drawn.shades, _lines_of(as_glyphs(lines, picture).glyphs))
    try:
        lines = read_again(lines, clean, picture, rules=rules, see=again)
        if tesseract.has(tesseract.SIGNS):
            lines = mend_signs(lines, clean, see=partial(again, model=tesseract.SIGNS))
    except PageNotRead:
        return lines, rules
    return lines, rules


def _lines_of(glyphs: Glyphs) -> list[Line]:
    return find_lines(find_words(glyphs, np.full(len(glyphs), NO_CELL, dtype=np.int64)))


def _finished(document: pdfium.PdfDocument, taken: _Taken, *, end: float, limits: OcrLimits) -> ScannedPage | None:
    """Return a page as read; None without text. What makes no sense is read again as it stands upright."""
    lines, rules = taken.read.result()
    least = 0.0 if _on_its_side(lines) else _surety(lines)
    if least < tesseract.SURE and end > time.monotonic():
        turned = _upright(document, taken, end=end, limits=limits)
        if turned is not None and turned.surety > least:
            return turned.page
    return _page(taken.drawn, lines, rules)


@dataclass(frozen=True, slots=True)
class _Turned:
    page: ScannedPage | None
    surety: float


def _upright(document: pdfium.PdfDocument, taken: _Taken, *, end: float, limits: OcrLimits) -> _Turned | None:
    """Read a page that lies on its side or upside down; None where it does not, or cannot be told to."""
    before = taken.drawn
    turns = tesseract.quarter_turns(before.clean, dots=before.picture.dots, seconds=_seconds(end, limits))
    drawn = _draw(document, taken.index, turns=turns) if turns else None
    if drawn is None:
        return None
    lines, rules = _read(drawn, _seconds(end, limits))
    page = _page(drawn, lines, rules)
    if page is None:
        return None
    size = (before.where.width, before.where.height)
    shown = turned_back(page.recognised.shown, drawn.where, before.where)
    return _Turned(replace(page, recognised=replace(page.recognised, shown=shown, size=size)), _surety(lines))


def _surety(lines: Sequence[SeenLine]) -> float:
    """Return the mean confidence over the letters; 0 without words."""
    known = [(word.confidence, len(word.text)) for line in lines for word in line.words]
    return sum(sure * letters for sure, letters in known) / max(1, sum(letters for _, letters in known))


def _on_its_side(lines: Sequence[SeenLine]) -> bool:
    """Say whether most words stand on end: the program reads those of a page on its side, but in no order."""
    words = [word for line in lines for word in line.words if len(word.text) >= LONG]
    return 2 * sum(word.bottom - word.top > word.right - word.left for word in words) > len(words)


def _page(drawn: _Drawn, lines: Sequence[SeenLine], rules: Floats) -> ScannedPage | None:
    recognised = as_glyphs(lines, drawn.picture)
    letters = int(np.count_nonzero(recognised.glyphs.drawn & (recognised.confidences >= tesseract.SURE)))
    return ScannedPage(drawn.where, recognised, rules) if letters >= FEW_LETTERS else None
