"""The characters of a PDF page, with the box and style of each; read from pdfium in bulk.

pdfium answers one character a call. Called through its Python helpers that is slower than reading the file; called
through plain function pointers into preallocated arrays it is about two milliseconds a page.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from ingest.parse.pdf_drawing import MAX_OBJECTS, Drawing, Floats, PageFrame
from ingest.parse.pdf_hidden import Ink, hidden

Integers = npt.NDArray[np.int64]
Booleans = npt.NDArray[np.bool_]

MAX_CHARACTERS: Final = 200_000
"""Characters read of one page; a dense page has 8,000."""
FILL_AND_STROKE: Final = 2
"""Text render mode by which word processors fake a bold face."""
FORCE_BOLD: Final = 1 << 18
"""Font flag (ISO 32000-2, table 121)."""
BOLD_WORDS: Final = ("bold", "black", "heavy", "demi", "fett", "halvfet")
LINE_BREAKS: Final = (0x0A, 0x0D)
SAME_PLACE: Final = 0.3
"""A glyph drawn again within this share of its size from an equal one is the same glyph drawn twice."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Visible characters in drawing order, one entry each; spaces that pdfium added have no ink.

    `codes` are code points; `boxes` [n, 4] are points on the page as shown; `sizes` are points; `turns` are quarter
    turns anticlockwise of the writing direction on the page as shown; `colours` are 0xRRGGBB.
    """

    codes: Integers
    boxes: Floats
    sizes: Floats
    bold: Booleans
    turns: Integers
    drawn: Booleans
    colours: Integers

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
            self.colours[which],
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
        colours=styles.colour[inverse],
    )
    ink = Ink(boxes, styles.colour[inverse], styles.order[inverse], styles.mode[inverse], styles.alpha[inverse])
    gone = glyphs.drawn & (hidden(ink, drawing, frame) | (glyphs.sizes < 1.0))
    # pdfium's line breaks are left out too: lines are found by geometry, and it breaks some words before a hyphen.
    keep = ~gone & ~_doubled(glyphs, inverse) & ~np.isin(codes, LINE_BREAKS)
    return glyphs.take(keep), int(gone.sum())


def _nothing() -> Glyphs:
    none = np.zeros(0, dtype=np.int64)
    return Glyphs(none, np.zeros((0, 4)), np.zeros(0), none.astype(bool), none, none.astype(bool), none)


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
    reader = _StyleReader(textpage, drawing)
    rows = [
        reader.style(address, index) if address else _ADDED
        for address, index in zip(objects.tolist(), first.tolist(), strict=True)
    ]
    size, bold, turns, colour, order, mode, alpha = zip(*rows, strict=True)
    numbers = [np.array(column, dtype=np.int64) for column in (turns, colour, order, mode, alpha)]
    return _Styles(np.array(size), np.array(bold), *numbers)


_Row = tuple[float, bool, int, int, int, int, int]
"""Size, bold, turns, colour (0xRRGGBB), drawing order, render mode and alpha of one text object."""
_ADDED: Final[_Row] = (0.0, False, 0, 0, 0, 0, 255)
"""The style of what pdfium added."""


class _StyleReader:
    """Asks pdfium for text objects' styles through plain pointers and two buffers, for one page."""

    def __init__(self, textpage: pdfium.PdfTextPage, drawing: Drawing) -> None:
        pointer, integer = ctypes.c_void_p, ctypes.c_int
        self._textpage = _address(textpage)
        self._drawing = drawing
        self._unmet = drawing.objects + 1 if drawing.objects >= MAX_OBJECTS else 0  # drawn after what was looked at
        self._matrix = (ctypes.c_float * 6)()
        self._colour = (ctypes.c_uint * 4)()
        self._matrix_at = ctypes.addressof(self._matrix)
        start = ctypes.addressof(self._colour)
        self._colour_at = (start, start + 4, start + 8, start + 12)
        self._fonts: dict[int, bool] = {}
        self._get_matrix = _pointer(pdfium_c.FPDFText_GetMatrix, integer, pointer, integer, pointer)
        self._get_size = _pointer(pdfium_c.FPDFText_GetFontSize, ctypes.c_double, pointer, integer)
        self._get_mode = _pointer(pdfium_c.FPDFTextObj_GetTextRenderMode, integer, pointer)
        self._get_font = _pointer(pdfium_c.FPDFTextObj_GetFont, pointer, pointer)
        self._get_colour = _pointer(pdfium_c.FPDFPageObj_GetFillColor, integer, *[pointer] * 5)

    def style(self, address: int, index: int) -> _Row:
        """Return the style of the text object at an address; `index` is one of its characters."""
        self._get_matrix(self._textpage, index, self._matrix_at)
        a, b, c, d, _, _ = self._matrix
        size = self._get_size(self._textpage, index) * math.hypot(c, d)
        mode = self._get_mode(address)
        self._get_colour(address, *self._colour_at)
        red, green, blue, alpha = self._colour
        alpha = 0 if address in self._drawing.clear_text else alpha
        bold = self._is_bold(self._get_font(address) or 0) or mode == FILL_AND_STROKE
        order = self._drawing.text_order.get(address, self._unmet)
        return size, bold, _quarter_turns(a, b), red << 16 | green << 8 | blue, order, mode, alpha

    def _is_bold(self, address: int) -> bool:
        if address not in self._fonts:
            font = ctypes.cast(address, pdfium_c.FPDF_FONT)
            buffer = ctypes.create_string_buffer(200)
            pdfium_c.FPDFFont_GetBaseFontName(font, buffer, 200)
            name = buffer.value.decode("utf-8", "replace").lower()
            forced = pdfium_c.FPDFFont_GetFlags(font) & FORCE_BOLD
            self._fonts[address] = any(word in name for word in BOLD_WORDS) or bool(forced)
        return self._fonts[address]


def _quarter_turns(a: float, b: float) -> int:
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 2
    return 1 if b > 0 else 3


def _doubled(glyphs: Glyphs, owners: Integers) -> Booleans:
    """Say which glyphs repeat an equal one of another text object at the same place (bold faked by drawing twice).

    Within one text object equal characters at one place are a ligature's: "ff" is one glyph.
    """
    doubled = np.zeros(len(glyphs), dtype=bool)
    index = np.flatnonzero(glyphs.drawn)
    codes, boxes, sizes = glyphs.codes[index], glyphs.boxes[index], np.maximum(glyphs.sizes[index], 1.0)
    # A page with doubled glyphs has many: some always fall into one square of a coarse grating.
    squares = (
        (codes << 40) + (np.rint(boxes[:, 0] / 2).astype(np.int64) << 20) + np.rint(boxes[:, 1] / 2).astype(np.int64)
    )
    if len(np.unique(squares)) == len(squares):
        return doubled
    for shift in (0.0, 0.5):
        # Two gratings, half a step apart: a pair on either side of one's border lies within the other's cell.
        line = np.floor(boxes[:, 1] / 3.0 + shift)
        order = np.lexsort((index, boxes[:, 0], line, codes))
        near = (codes[order][1:] == codes[order][:-1]) & (line[order][1:] == line[order][:-1])
        near &= boxes[order][1:, 0] - boxes[order][:-1, 0] < SAME_PLACE * sizes[order][1:]
        overlap = np.minimum(boxes[order][1:, 2], boxes[order][:-1, 2]) - boxes[order][1:, 0]
        near &= overlap > 0.5 * (boxes[order][1:, 2] - boxes[order][1:, 0])
        pair = np.stack([index[order][1:], index[order][:-1]], axis=1)[near]
        pair = pair[owners[pair[:, 0]] != owners[pair[:, 1]]]
        doubled[pair.max(axis=1)] = True
    return doubled
