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
from ingest.parse.ocr.picture import Grey, Picture, clear, take
from ingest.parse.ocr.picture_rules import find_rules
from ingest.parse.ocr.picture_tints import take_shades
from ingest.parse.ocr.second_reading import read_again
from ingest.parse.ocr.seen_glyphs import Recognised, as_glyphs
from ingest.parse.ocr.shaded_tables import close_shaded
from ingest.parse.ocr.tesseract import PageNotRead, SeenLine
from ingest.parse.pdf_drawing import Floats, PageFrame, frame
from ingest.parse.pdf_glyphs import Glyphs
from ingest.parse.pdf_words import NO_CELL, Line, find_lines, find_words

AT_A_TIME: Final = 2
"""Pages of a document that the program reads at the same time; other documents are read beside it."""
ONE_BLOCK: Final = 6
"""The program's layout for lines under one another."""
FEW_LETTERS: Final = 25
"""Letters: a picture with fewer shows something else than text."""


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """A page read from its picture: its glyphs and its ruling lines [n, 4], in points on the level page."""

    where: PageFrame
    recognised: Recognised
    rules: Floats


@dataclass(frozen=True, slots=True)
class _Taken:
    """A page whose words are being read."""

    index: int
    where: PageFrame
    picture: Picture
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
                    page = _finished(one)
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
    page = document[index]
    try:
        where = frame(page)
        picture = take(page, where)
    except (pdfium.PdfiumError, ValueError):
        return
    finally:
        page.close()
    shaded = take_shades(picture.grey, scale=picture.scale)
    picture = replace(picture, grey=shaded.plain)
    ruled = find_rules(shaded.plain, scale=picture.scale)
    drawn, shades = picture.level(ruled.lines), picture.level(shaded.edges)
    seconds = max(1.0, min(limits.page_seconds, end - time.monotonic()))
    yield _Taken(index, where, picture, executor.submit(_read, clear(ruled.clean), picture, (drawn, shades), seconds))


def _read(
    clean: Grey, picture: Picture, found: tuple[Floats, Floats], seconds: float
) -> tuple[tuple[SeenLine, ...], Floats]:
    """Read a page, and its doubtful table cells once more; runs beside the drawing of the next page.

    `found` are lines and edges of shades, in points. Returns the lines of words, and the lines around cells.
    """
    end = time.monotonic() + seconds
    lines = tesseract.see(clean, dots=picture.dots, seconds=seconds)
    left = max(1.0, end - time.monotonic())
    again = partial(tesseract.see, dots=picture.dots, seconds=left, layout=ONE_BLOCK)
    rules = close_shaded(*found, _lines_of(as_glyphs(lines, picture).glyphs))
    try:
        return read_again(lines, clean, picture, rules=rules, see=again), rules
    except PageNotRead:
        return lines, rules


def _lines_of(glyphs: Glyphs) -> list[Line]:
    return find_lines(find_words(glyphs, np.full(len(glyphs), NO_CELL, dtype=np.int64)))


def _finished(taken: _Taken) -> ScannedPage | None:
    lines, rules = taken.read.result()
    recognised = as_glyphs(lines, taken.picture)
    letters = int(np.count_nonzero(recognised.glyphs.drawn & (recognised.confidences >= tesseract.SURE)))
    return ScannedPage(taken.where, recognised, rules) if letters >= FEW_LETTERS else None
