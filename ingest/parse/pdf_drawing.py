"""What is drawn on a PDF page beside its text: ruling lines, filled areas, images; read from pdfium's page objects.

Coordinates here are PDF user space, as pdfium gives them; `PageFrame` turns them into boxes on the page as shown.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

Floats = npt.NDArray[np.float64]
Matrix = tuple[float, float, float, float, float, float]

PAPER: Final = (255, 255, 255)
IDENTITY: Final[Matrix] = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
CLEAR_ALPHA: Final = 20
"""What is less opaque than this (of 255) cannot be seen."""
MAX_FORM_DEPTH: Final = 6
"""Forms within forms that are followed; a file may nest them without end."""
MAX_OBJECTS: Final = 60_000
"""Page objects looked at; a map drawn as curves has some tens of thousands, and no table."""
MAX_SEGMENTS: Final = 400
"""Segments of one path that are looked at for ruling lines."""
STRAIGHT: Final = 0.7
"""Points that a ruling line may lean."""
NEAR: Final = 0.6
"""Points by which one area may stand out of another and still lie on it."""
RECENT: Final = 24
"""Areas drawn just before, among which the one beneath is looked for; programs shade a cell, then its lines."""
MARK_WIDTH, MARK_HEIGHT, DASH = 140.0, 45.0, 25.0
"""Points: the widest and the highest drawing that may be a symbol or a part of one, and the longest dash."""
SHEET: Final = 300.0
"""Points: a white area wider and higher than this, with nothing but white below it, is the page's ground."""
THIN: Final = 2.5
"""Points: a filled area no thicker than this is a line, not an area."""


@dataclass(frozen=True, slots=True)
class PageFrame:
    """How user space lies on the page as shown.

    Boxes that leave this package are points on the page as a reader holds it, turned by /Rotate, not cut by the
    CropBox. On a page that is not turned, and nearly none is, that is PDF user space itself: the numbers that
    pypdf and pdfplumber give. On a turned page they are pdfplumber's.
    """

    media: tuple[float, float, float, float]
    """The MediaBox: x0, y0, x1, y1 in user space."""
    visible: tuple[float, float, float, float]
    """What is shown of it (the CropBox, where there is one)."""
    turns: int
    """Quarter turns clockwise, 0–3."""

    @property
    def width(self) -> float:
        """Width as turned, in points."""
        x0, y0, x1, y1 = self.media
        return y1 - y0 if self.turns % 2 else x1 - x0

    @property
    def height(self) -> float:
        """Height as turned, in points."""
        x0, y0, x1, y1 = self.media
        return x1 - x0 if self.turns % 2 else y1 - y0

    def shown(self, boxes: Floats) -> Floats:
        """Return boxes [n, 4] (x0, y0, x1, y1) in user space as boxes on the page as turned."""
        x0, y0, x1, y1 = boxes.T
        across, up = self.media[0] + self.media[2], self.media[1] + self.media[3]
        sides = {
            0: (x0, y0, x1, y1),
            1: (y0, across - x1, y1, across - x0),
            2: (across - x1, up - y1, across - x0, up - y0),
            3: (up - y1, x0, up - y0, x1),
        }[self.turns]
        return np.stack(sides, axis=1)


@dataclass(frozen=True, slots=True)
class Area:
    """A filled area, image or shading: its box in user space, and its place in the drawing order.

    `colour` is (red, green, blue), 0–255, or None where it cannot be told (image, shading). `solid` is true for an
    opaque rectangle: it hides what was drawn before.
    """

    box: tuple[float, float, float, float]
    order: int
    colour: tuple[int, int, int] | None
    solid: bool


@dataclass(slots=True)
class Drawing:
    """What a page draws. `rules` are straight horizontal or vertical lines (x0, y0, x1, y1) in user space.

    `text_order` maps a text object's address to its place in the drawing order; `paths` and `images` count objects;
    `image_area` is the area of all images in square points.
    """

    rules: list[tuple[float, float, float, float]] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    marks: list[tuple[float, float, float, float]] = field(default_factory=list)
    """Boxes of small images and paths, in user space; no upright lines: a table's borders are drawn with them."""
    text_order: dict[int, int] = field(default_factory=dict)
    clear_text: set[int] = field(default_factory=set)
    """Addresses of the text objects of groups that are drawn transparent as a whole."""
    paths: int = 0
    images: int = 0
    image_area: float = 0.0
    objects: int = 0


def frame(page: pdfium.PdfPage) -> PageFrame:
    """Return how the page's user space is shown."""
    visible = page.get_bbox()
    return PageFrame(page.get_mediabox(fallback_ok=False) or visible, visible, page.get_rotation() // 90 % 4)


def read_drawing(page: pdfium.PdfPage) -> Drawing:
    """Return lines, areas and images of a page, forms included."""
    drawing = Drawing()
    count = pdfium_c.FPDFPage_CountObjects(page)
    for index in range(min(count, MAX_OBJECTS)):
        _read_object(drawing, pdfium_c.FPDFPage_GetObject(page, index), matrix=IDENTITY, depth=0)
    return drawing


def _read_object(drawing: Drawing, shape: object, *, matrix: Matrix, depth: int) -> None:
    drawing.objects += 1
    kind = pdfium_c.FPDFPageObj_GetType(shape)
    if kind == pdfium_c.FPDF_PAGEOBJ_TEXT:
        address = ctypes.cast(shape, ctypes.c_void_p).value  # type: ignore[arg-type]  # an opaque pointer
        drawing.text_order[address or 0] = drawing.objects
    elif kind == pdfium_c.FPDF_PAGEOBJ_PATH:
        _read_path(drawing, shape, matrix=matrix)
    elif kind == pdfium_c.FPDF_PAGEOBJ_FORM:
        _read_form(drawing, shape, matrix=matrix, depth=depth)
    elif kind in (pdfium_c.FPDF_PAGEOBJ_IMAGE, pdfium_c.FPDF_PAGEOBJ_SHADING):
        box = _bounds(shape, matrix)
        drawing.images += kind == pdfium_c.FPDF_PAGEOBJ_IMAGE
        drawing.image_area += (box[2] - box[0]) * (box[3] - box[1])
        drawing.areas.append(Area(box, drawing.objects, None, solid=False))
        _add_mark(drawing, box)


def _read_form(drawing: Drawing, form: object, *, matrix: Matrix, depth: int) -> None:
    if depth >= MAX_FORM_DEPTH:
        return
    inner = _times(_matrix(form), matrix)
    met = len(drawing.text_order)
    for index in range(pdfium_c.FPDFFormObj_CountObjects(form)):
        if drawing.objects >= MAX_OBJECTS:
            return
        _read_object(drawing, pdfium_c.FPDFFormObj_GetObject(form, index), matrix=inner, depth=depth + 1)
    if _is_clear(form):
        drawing.clear_text.update(islice(drawing.text_order, met, None))


def _is_clear(shape: object) -> bool:
    """Say whether an object is drawn with so little opacity that it cannot be seen."""
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    return bool(pdfium_c.FPDFPageObj_GetFillColor(shape, red, green, blue, alpha)) and alpha.value < CLEAR_ALPHA


def _read_path(drawing: Drawing, path: object, *, matrix: Matrix) -> None:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDFPath_GetDrawMode(path, fill, stroke)
    if not fill.value and not stroke.value:
        return
    drawing.paths += 1
    segments = pdfium_c.FPDFPath_CountSegments(path)
    if segments > MAX_SEGMENTS:
        return
    box = _bounds(path, matrix)
    x0, y0, x1, y1 = box
    _add_mark(drawing, box)
    if min(x1 - x0, y1 - y0) <= THIN:
        _add_line(drawing, box)
        return
    rectangle = segments in (4, 5) and _starts_straight(path)
    area = _area(path, box, order=drawing.objects, rectangle=rectangle) if fill.value else None
    if area is not None and not stroke.value and _is_unseen(area, drawing.areas):
        return
    if area is not None and not stroke.value and _is_sheet(area, drawing.areas):
        drawing.areas.append(area)
        return
    if rectangle:
        drawing.rules += [(x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)]
    elif segments > 2:
        drawing.rules += _straight_segments(path, segments, _times(_matrix(path), matrix))
    if area is not None:
        drawing.areas.append(area)


def _is_unseen(area: Area, earlier: list[Area]) -> bool:
    """Say whether an area lies on one of its own colour: a shaded paragraph within a shaded cell has no edge."""
    x0, y0, x1, y1 = area.box
    return area.colour is not None and any(
        other.colour == area.colour
        and other.solid
        and other.box[0] - NEAR <= x0
        and other.box[1] - NEAR <= y0
        and x1 <= other.box[2] + NEAR
        and y1 <= other.box[3] + NEAR
        for other in earlier[-RECENT:]
    )


def _is_sheet(area: Area, earlier: list[Area]) -> bool:
    """Say whether an area is white on white paper and large: browsers paint a page's ground, which has no edge."""
    x0, y0, x1, y1 = area.box
    return min(x1 - x0, y1 - y0) > SHEET and all(one.colour == PAPER for one in (area, *earlier))


def _add_mark(drawing: Drawing, box: tuple[float, float, float, float]) -> None:
    """Keep the box of what may be a symbol: a small drawing, or a short dash across."""
    width, height = box[2] - box[0], box[3] - box[1]
    if THIN < width <= MARK_WIDTH and 0 < height <= MARK_HEIGHT and (height > THIN or width <= DASH):
        drawing.marks.append(box)


def _add_line(drawing: Drawing, box: tuple[float, float, float, float]) -> None:
    x0, y0, x1, y1 = box
    if x1 - x0 >= y1 - y0:
        drawing.rules.append((x0, (y0 + y1) / 2, x1, (y0 + y1) / 2))
    else:
        drawing.rules.append(((x0 + x1) / 2, y0, (x0 + x1) / 2, y1))


def _area(path: object, box: tuple[float, float, float, float], *, order: int, rectangle: bool) -> Area:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    known = pdfium_c.FPDFPageObj_GetFillColor(path, red, green, blue, alpha)
    opaque = alpha.value >= 250 and not pdfium_c.FPDFPageObj_HasTransparency(path)
    colour = (red.value, green.value, blue.value) if known and opaque else None
    return Area(box, order, colour, solid=bool(opaque and rectangle))


def _starts_straight(path: object) -> bool:
    """Say whether a path of four or five points begins along an axis: then it is a rectangle, not a diamond."""
    points = [_point(path, index) for index in (0, 1, 2)]
    if any(point is None for point in points):
        return False
    (_, ax, ay), (_, bx, by), (_, cx, cy) = (point for point in points if point is not None)
    return (abs(ax - bx) < STRAIGHT and abs(by - cy) < STRAIGHT) or (
        abs(ay - by) < STRAIGHT and abs(bx - cx) < STRAIGHT
    )


def _point(path: object, index: int) -> tuple[int, float, float] | None:
    """Return (segment type, x, y) of one point in the path's own space; None for a curve."""
    segment = pdfium_c.FPDFPath_GetPathSegment(path, index)
    kind = pdfium_c.FPDFPathSegment_GetType(segment)
    if kind == pdfium_c.FPDF_SEGMENT_BEZIERTO:
        return None
    x, y = ctypes.c_float(), ctypes.c_float()
    pdfium_c.FPDFPathSegment_GetPoint(segment, x, y)
    return kind, x.value, y.value


def _straight_segments(path: object, count: int, matrix: Matrix) -> list[tuple[float, float, float, float]]:
    """Return the horizontal and vertical lines of a path without curves."""
    a, b, c, d, e, f = matrix
    lines: list[tuple[float, float, float, float]] = []
    last = start = (0.0, 0.0)
    for index in range(count):
        found = _point(path, index)
        if found is None:
            return []
        kind, x, y = found
        point = (a * x + c * y + e, b * x + d * y + f)
        if kind == pdfium_c.FPDF_SEGMENT_MOVETO:
            start = point
        else:
            lines += _if_straight(last, point)
            if pdfium_c.FPDFPathSegment_GetClose(pdfium_c.FPDFPath_GetPathSegment(path, index)):
                lines += _if_straight(point, start)
        last = point
    return lines


def _if_straight(p: tuple[float, float], q: tuple[float, float]) -> list[tuple[float, float, float, float]]:
    x0, x1 = sorted((p[0], q[0]))
    y0, y1 = sorted((p[1], q[1]))
    return [(x0, y0, x1, y1)] if x1 - x0 <= STRAIGHT or y1 - y0 <= STRAIGHT else []


def _matrix(shape: object) -> Matrix:
    matrix = pdfium_c.FS_MATRIX()
    if not pdfium_c.FPDFPageObj_GetMatrix(shape, matrix):
        return IDENTITY
    return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)


def _times(inner: Matrix, outer: Matrix) -> Matrix:
    """Return the matrix that applies `inner`, then `outer` (ISO 32000-2, 8.3.4)."""
    a, b, c, d, e, f = inner
    oa, ob, oc, od, oe, of = outer
    return (
        a * oa + b * oc,
        a * ob + b * od,
        c * oa + d * oc,
        c * ob + d * od,
        e * oa + f * oc + oe,
        e * ob + f * od + of,
    )


def _bounds(shape: object, matrix: Matrix) -> tuple[float, float, float, float]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium_c.FPDFPageObj_GetBounds(shape, left, bottom, right, top)
    if matrix is IDENTITY:
        return (left.value, bottom.value, right.value, top.value)
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x in (left.value, right.value) for y in (bottom.value, top.value)]
    ys = [b * x + d * y + f for x in (left.value, right.value) for y in (bottom.value, top.value)]
    return (min(xs), min(ys), max(xs), max(ys))
