"""Several pages of a PDF read from their pictures, within a time; the way in to this package.

pdfium draws one page at a time in this thread while the program reads the ones before, each in a process of its own.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np
import pypdfium2 as pdfium

from ingest.parse.ocr import tesseract
from ingest.parse.ocr.limits import OcrLimits
from ingest.parse.ocr.picture import Grey, Picture, take
from ingest.parse.ocr.picture_rules import find_rules
from ingest.parse.ocr.second_reading import read_again
from ingest.parse.ocr.seen_glyphs import Recognised, as_glyphs
from ingest.parse.ocr.tesseract import PageNotRead, SeenLine
from ingest.parse.pdf_drawing import Floats, PageFrame, frame

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
    lines: Future[tuple[SeenLine, ...]]
    rules: Floats


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
    ruled = find_rules(picture.grey, scale=picture.scale)
    seconds = max(1.0, min(limits.page_seconds, end - time.monotonic()))
    rules = picture.level(ruled.lines)
    yield _Taken(index, where, picture, executor.submit(_read, ruled.clean, picture, rules, seconds), rules)


def _read(clean: Grey, picture: Picture, rules: Floats, seconds: float) -> tuple[SeenLine, ...]:
    """Read a page, and its doubtful table cells once more; runs beside the drawing of the next page."""
    end = time.monotonic() + seconds
    lines = tesseract.see(clean, dots=picture.dots, seconds=seconds)
    left = max(1.0, end - time.monotonic())
    again = partial(tesseract.see, dots=picture.dots, seconds=left, layout=ONE_BLOCK)
    try:
        return read_again(lines, clean, picture, rules=rules, see=again)
    except PageNotRead:
        return lines


def _finished(taken: _Taken) -> ScannedPage | None:
    recognised = as_glyphs(taken.lines.result(), taken.picture)
    letters = int(np.count_nonzero(recognised.glyphs.drawn & (recognised.confidences >= tesseract.SURE)))
    return ScannedPage(taken.where, recognised, taken.rules) if letters >= FEW_LETTERS else None
