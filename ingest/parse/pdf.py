"""PDF bytes -> pages of text with a box per character, and blocks: the gate, then pdfium, page by page.

Boxes are points, y upwards, on the page turned as it is shown (`PageFrame`): pdfplumber's and, where the page is not
turned, pypdf's. pdfium is not thread-safe: this runs in the worker process only.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

import numpy as np
import pypdfium2 as pdfium

from corpus.errors import DamagedDocument, EmptyDocument, EncryptedDocument, ScannedDocument
from corpus.model import Page
from ingest.blocks import Block, ParsedDocument, Picture
from ingest.parse import pdf_gate
from ingest.parse.ocr import telling, tesseract
from ingest.parse.ocr.limits import OcrLimits
from ingest.parse.ocr.pages import read_pages
from ingest.parse.page_counts import page_count
from ingest.parse.pdf_blocks import PageLayout, Vocabulary, write_page
from ingest.parse.pdf_drawing import Drawing, Floats, PageFrame, frame, read_drawing
from ingest.parse.pdf_gate import PdfFacts
from ingest.parse.pdf_glyphs import Glyphs, read_glyphs
from ingest.parse.pdf_goes_on import goes_on
from ingest.parse.pdf_nonsense import is_nonsense
from ingest.parse.pdf_overflow import kept_whole
from ingest.parse.pdf_panels import find_panels
from ingest.parse.pdf_pictures import Looks, Seen, find_pictures
from ingest.parse.pdf_placing import place_in_cells
from ingest.parse.pdf_signs import NO_FILLS, Fills, find_signs, pictures_of, read_fills
from ingest.parse.pdf_tables import NO_GRIDS, find_grids
from ingest.parse.pdf_words import NO_CELL, find_lines, find_words, from_the_top

FEW_LETTERS: Final = 25
"""Letters: a page with ink and fewer than these has no text layer to speak of (a page number, a logo's name)."""
READABLE_SHARE: Final = 0.5
"""Share of a page's characters that must be letters, digits or common signs; below it the fonts lack their meaning."""
MARGIN: Final = 0.1
"""Share of the page's height at the top and at the bottom where running lines stand."""
MAX_NAMED: Final = 10
"""Pages that a warning names."""
INK_PATHS: Final = 60
"""Paths from which a page without text is drawn text (glyphs as curves), not a rule and a logo."""
INK_IMAGE: Final = 0.1
"""Share of the page that images cover, from which a page without text may be a scan."""

_NO_TITLE: Final = re.compile(
    r"(?i)untitled|namnlös\w*|dokument\d*|document\d*|presentation\d*|\S+\.(?:docx?|pdf|indd|pptx?|xlsx?)"
)
_PROGRAM: Final = re.compile(r"(?i)^microsoft (?:word|powerpoint|excel) - ")


def parse(data: bytes, *, name: str, ocr: OcrLimits | None = None) -> ParsedDocument:
    """Read a PDF; pages without readable text are read from their picture within the limits `ocr`, None: not at all.

    Raises `EncryptedDocument`, `DamagedDocument`, `EmptyDocument`, `TooLargeDocument` (see `pdf_gate`) and
    `ScannedDocument` when no page has a text layer.
    """
    facts = pdf_gate.inspect(data, name=name)
    layouts, unreadable, late, warnings = _read_pages(data, facts, name=name, ocr=ocr)
    if not any(layout.lines for layout in layouts) or len(unreadable) == len(layouts):
        raise _without_text(name, pages=len(layouts), scanned=bool(unreadable), ocr=ocr)
    pages, blocks = _write_pages(layouts)
    return ParsedDocument(
        format="pdf",
        pages=pages,
        blocks=blocks,
        pictures=_pictures(layouts),
        title=_title(facts.title),
        outline=tuple(entry for entry in facts.outline if entry[2] <= len(pages)),
        unreadable=unreadable,
        warnings=(
            *warnings,
            *_crowded(name, layouts),
            *telling.warnings(name, pages, unread=len(unreadable), late=late, ocr=ocr),
        ),
        by_picture=ocr is not None and bool(unreadable or any(page.recognition for page in pages)),
    )


def _open(data: bytes, *, name: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise EncryptedDocument(
                f"{name}: dokumentet är låst med lösenord. Spara en kopia utan lösenord och lägg in den."
            ) from error
        raise DamagedDocument(f"{name}: filen är skadad eller avklippt. Hämta den på nytt från originalet.") from error


def _read_pages(
    data: bytes, facts: PdfFacts, *, name: str, ocr: OcrLimits | None
) -> tuple[list[PageLayout], tuple[int, ...], int, tuple[str, ...]]:
    """Return every page's layout, the numbers of unreadable pages, how many of those lacked time, and warnings."""
    layouts: list[PageLayout] = []
    unreadable: list[int] = []
    hidden = broken = late = 0
    document = _open(data, name=name)
    try:
        count = min(len(document), pdf_gate.MAX_PAGES)
        for index in range(count):
            label = facts.labels[index] if index < len(facts.labels) and facts.labels[index] else str(index + 1)
            try:
                layout, left_out, readable = _read_page(
                    document[index], number=index + 1, label=label, before=layouts[-1] if layouts else None
                )
            except pdfium.PdfiumError:
                layout, left_out, readable = _blank(index + 1, label), 0, False
                broken += 1
            layouts.append(layout)
            hidden += left_out > 0
            if not readable:
                unreadable.append(index + 1)
        unreadable, late = _read_pictures(document, layouts, unreadable, ocr=ocr)
    finally:
        document.close()
    if not layouts:
        raise EmptyDocument(f"{name}: dokumentet har inga sidor. Skapa PDF-filen på nytt från originalet.")
    if broken == len(layouts):
        raise DamagedDocument(f"{name}: ingen sida går att läsa. Hämta filen på nytt från originalet.")
    return layouts, tuple(unreadable), late, _warnings(name, facts, len(layouts), unreadable, broken, hidden)


def _read_pictures(
    document: pdfium.PdfDocument, layouts: list[PageLayout], unreadable: list[int], *, ocr: OcrLimits | None
) -> tuple[list[int], int]:
    """Put the layouts of unreadable pages in place that their pictures give.

    Returns the numbers of those still unreadable, and how many there was no time for.
    """
    if ocr is None or not unreadable or tesseract.lack() is not None:
        return unreadable, 0
    whole = [number - 1 for number in unreadable if layouts[number - 1].width]
    seen = read_pages(document, whole, ocr)
    for index, page in sorted(seen.pages.items()):
        before = layouts[index]
        last = layouts[index - 1] if index else None
        glyphs = page.recognised.glyphs
        own = (before.number, before.label, page.where)
        layout = _layout(*own, glyphs=glyphs, rules=page.rules, before=last, drawn=False)
        if _letters(layout) >= _letters(before) + FEW_LETTERS:
            layouts[index] = replace(layout, recognised=page.recognised)
    return [number for number in unreadable if number - 1 not in seen.pages], seen.late


def _letters(layout: PageLayout) -> int:
    return sum(len(word.text) for line in layout.lines for word in line.words)


def _read_page(
    page: pdfium.PdfPage, *, number: int, label: str, before: PageLayout | None
) -> tuple[PageLayout, int, bool]:
    """Return a page's layout, how many hidden characters were left out, and whether its text can be read.

    `before` is the layout of the page before.
    """
    try:
        where = frame(page)
        drawing = read_drawing(page)
        glyphs, hidden = read_glyphs(page, drawing, where)
        pictures = find_pictures(page, drawing, glyphs, where)
    finally:
        page.close()
    rules = where.shown(np.array(drawing.rules, dtype=np.float64).reshape(-1, 4))
    fills = read_fills(drawing, where)
    layout = _layout(number, label, where, glyphs=glyphs, rules=rules, pictures=pictures, fills=fills, before=before)
    layout = replace(layout, panels=find_panels(drawing, where))
    readable = _is_readable(glyphs, drawing, area=where.width * where.height) and not is_nonsense(layout.lines)
    if readable and _is_picture(glyphs, drawing, where):
        return layout, hidden, False
    return layout if readable else replace(layout, lines=()), hidden, readable


def _layout(
    number: int,
    label: str,
    where: PageFrame,
    *,
    glyphs: Glyphs,
    rules: Floats,
    pictures: tuple[Seen, ...] = (),
    fills: Fills = NO_FILLS,
    before: PageLayout | None = None,
    drawn: bool = True,
) -> PageLayout:
    """Return the lines and tables that glyphs and ruling lines (both in points on the page as shown) make.

    `before` is the page before; `drawn` says that the glyphs come in the order they were drawn, not from a picture.
    """
    words = find_words(glyphs, np.full(len(glyphs), NO_CELL, dtype=np.int64))
    lines = find_lines(words)
    marks = [seen.box for seen in pictures]
    ruled = find_grids(rules, lines, width=where.width, height=where.height, marks=marks) if lines else NO_GRIDS
    more = None if ruled.crowded else goes_on(before, lines, ruled.found, width=where.width, drawn=drawn)
    grids, cells = place_in_cells(glyphs, ruled.found if more is None else (more, *ruled.found), pictures)
    if grids:
        cells = kept_whole(glyphs, words, cells, [cell.box.x0 for grid in grids for cell in grid.cells])
        lines = find_lines(find_words(glyphs, cells))
    lines = from_the_top(lines)
    return PageLayout(
        number,
        label,
        where.width,
        where.height,
        glyphs.boxes.astype(np.float32),
        tuple(lines),
        grids,
        pictures=pictures,
        signs=find_signs(glyphs, cells, grids, fills, pictures),
        crowded=ruled.crowded,
    )


def _blank(number: int, label: str) -> PageLayout:
    return PageLayout(number, label, 0.0, 0.0, np.zeros((0, 4), dtype=np.float32), (), ())


def _is_readable(glyphs: Glyphs, drawing: Drawing, *, area: float) -> bool:
    """Say whether the page's text can be trusted: enough letters for its ink, and letters that mean something."""
    codes = glyphs.codes[glyphs.drawn]
    known = int(((codes >= 0x20) & (codes < 0xE000)).sum())
    if len(codes) and known < READABLE_SHARE * len(codes):
        return False
    ink = drawing.paths >= INK_PATHS or drawing.image_area >= INK_IMAGE * area
    return known >= FEW_LETTERS or not ink


def _is_picture(glyphs: Glyphs, drawing: Drawing, where: PageFrame) -> bool:
    """Say whether a page shows pictures and has words in its margins alone: a table pasted in as an image."""
    if drawing.image_area < INK_IMAGE * where.width * where.height:
        return False
    middle = (glyphs.boxes[:, 1] + glyphs.boxes[:, 3]) / 2
    inside = (middle > MARGIN * where.height) & (middle < (1 - MARGIN) * where.height)
    return int((inside & glyphs.drawn).sum()) < FEW_LETTERS


def _write_pages(layouts: list[PageLayout]) -> tuple[tuple[Page, ...], tuple[Block, ...]]:
    vocabulary = Vocabulary.of(layouts)
    pages: list[Page] = []
    blocks: list[Block] = []
    for layout in layouts:
        page, found = write_page(layout, vocabulary)
        pages.append(page)
        blocks += found
    return tuple(pages), tuple(blocks)


def _pictures(layouts: list[PageLayout]) -> tuple[Picture, ...]:
    looks = Looks()
    found = [one for layout in layouts for one in looks.pictures(layout.pictures, page=layout.number)]
    return (*looks.bars(found), *pictures_of((layout.number, layout.signs) for layout in layouts))


def _without_text(name: str, *, pages: int, scanned: bool, ocr: OcrLimits | None) -> ScannedDocument | EmptyDocument:
    if not scanned:
        return EmptyDocument(f"{name}: dokumentet har ingen text. Skapa PDF-filen på nytt från originalet.")
    return ScannedDocument(
        f"{name}: ingen av de {pages} sidorna har ett textlager (inskannad eller med text som bild). "
        f"{telling.advice(ocr)}"
    )


def _warnings(
    name: str, facts: PdfFacts, count: int, unreadable: list[int], broken: int, hidden: int
) -> tuple[str, ...]:
    found: list[str] = []
    if facts.page_count != count:
        found.append(f"{name}: filen är skadad; {page_count(count)} gick att läsa. Kontrollera mot originalet.")
    if broken:
        found.append(f"{name}: {page_count(broken)} är skadade och lästes inte.")
    if len(unreadable) > broken:
        found.append(
            f"{name}: {page_count(len(unreadable) - broken)} saknar textlager och lästes inte (bilder eller inskannat)."
        )
    if hidden:
        found.append(f"{name}: dold text på {page_count(hidden)} lästes inte.")
    return tuple(found)


def _crowded(name: str, layouts: list[PageLayout]) -> tuple[str, ...]:
    """Tell of the pages whose lines are too many to be read as tables."""
    pages = [str(layout.number) for layout in layouts if layout.crowded]
    if not pages:
        return ()
    named = ", ".join(pages[:MAX_NAMED]) + (" med flera" if len(pages) > MAX_NAMED else "")
    where = "sidan" if len(pages) == 1 else "sidorna"
    told = f"{name}: tabeller med alltför många linjer ({where} {named}) lästes utan sina linjer."
    return (f"{told} Kontrollera dem mot originalet.",)


def _title(title: str) -> str:
    """Return the file's own title, "" where a program put a file name or nothing there."""
    title = _PROGRAM.sub("", title).strip()
    return "" if _NO_TITLE.fullmatch(title) else title
