"""The characters of a PDF page, with the box and style of each; read from pdfium in bulk.

pdfium answers one character a call. Called through its Python helpers that is slower than reading the file; called
through plain function pointers into preallocated arrays it is about two milliseconds a page.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ingest.parse.pdf_drawing import Drawing, Floats, PageFrame
from ingest.parse.pdf_hidden import Ink, hidden

Integers = npt.NDArray[np.int64]
Booleans = npt.NDArray[np.bool_]

MAX_CHARACTERS: Final = 200_000
"""Characters read of one page; a dense page has 8,000."""
INVISIBLE: Final = 3
"""Text render mode of an OCR layer under a scan, or of hidden text (ISO 32000-2, table 104)."""
FILL_AND_STROKE: Final = 2
"""Text render mode by which word processors fake a bold face."""
FORCE_BOLD: Final = 1 << 18
"""Font flag (ISO 32000-2, table 121)."""
BOLD_WORDS: Final = ("bold", "black", "heavy", "demi", "fett", "halvfet")
SAME_PLACE: Final = 0.3
"""A glyph drawn again within this share of its size from an equal one is the same glyph drawn twice."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Visible characters in drawing order, one entry each; spaces that pdfium added have no ink.

    `codes` are code points; `boxes` [n, 4] are points on the page as shown; `sizes` are points; `turns` are quarter
    turns anticlockwise of the writing direction on the page as shown.
    """

    codes: Integers
    boxes: Floats
    sizes: Floats
    bold: Booleans
    turns: Integers
    drawn: Booleans

    def __len__(self) -> int:
        return len(self.codes)

    def take(self, which: Integers | Booleans) -> Glyphs:
        """Return some of the glyphs, in the order of the indices."""
        return Glyphs(
            self.codes[which],
            self.boxes[which],
            self.sizes[which],
            self.bold[which],
            self.turns[which],
            self.drawn[which],
        )


@dataclass(frozen=True, slots=True)
class _Styles:
    """One entry for each text object: what its characters share."""

    size: Floats
    bold: Booleans
    turns: Integers
    colour: Integers
    order: Integers
    mode: Integers
    alpha: Integers


def read_glyphs(page: pdfium.PdfPage, drawing: Drawing, frame: PageFrame) -> tuple[Glyphs, int]:
    """Return the page's visible characters, and how many hidden ones were left out."""
    textpage = page.get_textpage()
    try:
        count = min(textpage.count_chars(), MAX_CHARACTERS)
        if count <= 0:
            return _nothing(), 0
        codes = _codes(textpage, count)
        boxes = _boxes(textpage, count)
        owners = _owners(textpage, count)
        objects, first, inverse = np.unique(owners, return_index=True, return_inverse=True)
        styles = _styles(textpage, objects, first, drawing)
    finally:
        textpage.close()
    glyphs = Glyphs(
        codes=codes,
        boxes=frame.shown(boxes),
        sizes=styles.size[inverse],
        bold=styles.bold[inverse],
        turns=(styles.turns[inverse] - frame.turns) % 4,
        drawn=(owners != 0) & (codes != ord(" ")),
    )
    ink = Ink(boxes, styles.colour[inverse], styles.order[inverse], styles.mode[inverse], styles.alpha[inverse])
    gone = glyphs.drawn & (hidden(ink, drawing, frame) | (glyphs.sizes < 1.0))
    keep = ~gone & ~_doubled(glyphs)
    return glyphs.take(keep), int(gone.sum())


def _nothing() -> Glyphs:
    none = np.zeros(0, dtype=np.int64)
    return Glyphs(none, np.zeros((0, 4)), np.zeros(0), none.astype(bool), none, none.astype(bool))


def _pointer(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:  # noqa: ANN401  # ctypes has no types
    """Return a C function that takes plain addresses, which saves building a Python pointer for every call."""
    address = ctypes.cast(function, ctypes.c_void_p).value
    return ctypes.CFUNCTYPE(result, *arguments)(address or 0)


def _address(textpage: pdfium.PdfTextPage) -> int:
    return ctypes.cast(textpage.raw, ctypes.c_void_p).value or 0


def _codes(textpage: pdfium.PdfTextPage, count: int) -> Integers:
    """Return the code points; in one call where pdfium's text and its characters are one to one, as nearly always."""
    buffer = np.zeros(2 * count + 2, dtype=np.uint16)
    target = ctypes.cast(buffer.ctypes.data, ctypes.POINTER(ctypes.c_ushort))
    written = pdfium_c.FPDFText_GetText(textpage, 0, count, target)
    units: Integers = buffer[: max(0, written - 1)].astype(np.int64)
    if len(units) == count and not ((units >= 0xD800) & (units < 0xE000)).any():
        return units
    ask = _pointer(pdfium_c.FPDFText_GetUnicode, ctypes.c_uint, ctypes.c_void_p, ctypes.c_int)
    address = _address(textpage)
    return np.array([ask(address, index) for index in range(count)], dtype=np.int64)


def _boxes(textpage: pdfium.PdfTextPage, count: int) -> Floats:
    """Return the loose boxes (advance width by ascent and descent) as x0, y0, x1, y1 in user space."""
    packed = np.zeros((count, 4), dtype=np.float32)
    ask = _pointer(pdfium_c.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
    address, target = _address(textpage), packed.ctypes.data
    for index in range(count):
        ask(address, index, target + 16 * index)
    # FS_RECTF holds left, top, right, bottom.
    boxes = packed[:, [0, 3, 2, 1]].astype(np.float64)
    low, high = np.minimum(boxes[:, :2], boxes[:, 2:]), np.maximum(boxes[:, :2], boxes[:, 2:])
    return np.concatenate([low, high], axis=1)


def _owners(textpage: pdfium.PdfTextPage, count: int) -> Integers:
    """Return the address of each character's text object; 0 for characters that pdfium added."""
    ask = _pointer(pdfium_c.FPDFText_GetTextObject, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
    address = _address(textpage)
    return np.array([ask(address, index) or 0 for index in range(count)], dtype=np.int64)


def _styles(textpage: pdfium.PdfTextPage, objects: Integers, first: Integers, drawing: Drawing) -> _Styles:
    """Ask each text object once, at its first character."""
    fonts: dict[int, bool] = {}
    rows: list[tuple[float, bool, int, int, int, int, int]] = []
    for address, index in zip(objects.tolist(), first.tolist(), strict=True):
        rows.append(_style(textpage, address, index, fonts, drawing) if address else (0.0, False, 0, 0, 0, 0, 255))
    size, bold, turns, colour, order, mode, alpha = zip(*rows, strict=True)
    numbers = [np.array(column, dtype=np.int64) for column in (turns, colour, order, mode, alpha)]
    return _Styles(np.array(size), np.array(bold), *numbers)


def _style(
    textpage: pdfium.PdfTextPage, address: int, index: int, fonts: dict[int, bool], drawing: Drawing
) -> tuple[float, bool, int, int, int, int, int]:
    """Return size, bold, turns, colour (0xRRGGBB), drawing order, render mode and alpha of one text object."""
    shape = ctypes.cast(address, pdfium_c.FPDF_PAGEOBJECT)
    matrix = pdfium_c.FS_MATRIX()
    pdfium_c.FPDFText_GetMatrix(textpage, index, matrix)
    size = pdfium_c.FPDFText_GetFontSize(textpage, index) * float(np.hypot(matrix.c, matrix.d))
    mode = pdfium_c.FPDFTextObj_GetTextRenderMode(shape)
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium_c.FPDFPageObj_GetFillColor(shape, red, green, blue, alpha)
    colour = red.value << 16 | green.value << 8 | blue.value
    bold = _is_bold(pdfium_c.FPDFTextObj_GetFont(shape), fonts) or mode == FILL_AND_STROKE
    return size, bold, _quarter_turns(matrix.a, matrix.b), colour, drawing.text_order.get(address, 0), mode, alpha.value


def _quarter_turns(a: float, b: float) -> int:
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 2
    return 1 if b > 0 else 3


def _is_bold(font: object, fonts: dict[int, bool]) -> bool:
    key = ctypes.cast(font, ctypes.c_void_p).value or 0  # type: ignore[arg-type]  # an opaque pointer
    if key not in fonts:
        buffer = ctypes.create_string_buffer(200)
        pdfium_c.FPDFFont_GetBaseFontName(font, buffer, 200)
        name = buffer.value.decode("utf-8", "replace").lower()
        fonts[key] = any(word in name for word in BOLD_WORDS) or bool(pdfium_c.FPDFFont_GetFlags(font) & FORCE_BOLD)
    return fonts[key]


def _doubled(glyphs: Glyphs) -> Booleans:
    """Say which glyphs repeat an equal one at the same place (bold faked by drawing twice)."""
    doubled = np.zeros(len(glyphs), dtype=bool)
    index = np.flatnonzero(glyphs.drawn)
    codes, boxes, sizes = glyphs.codes[index], glyphs.boxes[index], np.maximum(glyphs.sizes[index], 1.0)
    for shift in (0.0, 0.5):
        # Two gratings, half a step apart: a pair on either side of one's border lies within the other's cell.
        line = np.floor(boxes[:, 1] / 3.0 + shift)
        order = np.lexsort((index, boxes[:, 0], line, codes))
        near = (codes[order][1:] == codes[order][:-1]) & (line[order][1:] == line[order][:-1])
        near &= boxes[order][1:, 0] - boxes[order][:-1, 0] < SAME_PLACE * sizes[order][1:]
        overlap = np.minimum(boxes[order][1:, 2], boxes[order][:-1, 2]) - boxes[order][1:, 0]
        near &= overlap > 0.5 * (boxes[order][1:, 2] - boxes[order][1:, 0])
        pair = np.stack([index[order][1:], index[order][:-1]], axis=1)[near]
        doubled[pair.max(axis=1)] = True
    return doubled
