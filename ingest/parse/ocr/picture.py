"""A PDF page -> a straight grey picture of it, and where its pixels lie on the page."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from corpus.model import Box
from ingest.parse.pdf_drawing import Floats, PageFrame

Grey = npt.NDArray[np.uint8]

DOTS: Final = 300
"""Pixels an inch: what tesseract is trained on; coarser scans are enlarged to it."""
POINTS: Final = 72
"""Points an inch."""
MAX_PIXELS: Final = 16_000_000
"""An A4 page has nine million; larger pages are seen at fewer dots."""
ROUGH_DOTS: Final = 100
"""Pixels an inch by which the tilt is measured."""
MOST_TILT: Final = 2.5
"""Degrees to either side within which a tilt is looked for; paper fed by a machine leans less."""
LEAST_TILT: Final = 0.08
"""Degrees below which a page is straight: ten lines of text lean less than a hair."""
MAX_EDGES: Final = 60_000
"""Pixels by which the tilt is measured."""
INK: Final = 40
"""Grey values by which ink is darker than the paper; the grain of a poor scan varies by a fifth of this."""

LIGHT_PRINT: Final = 0.6
"""Power by which light ink is darkened; at 1 grey print is lost where black stands beside it."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as grey pixels [height, width], turned so that its lines are level.

    `scale` is pixels a point, `tilt` the radians by which lines fell to the right on the page. Level boxes are points
    with the page's own origin, as if the page had lain straight.
    """

    grey: Grey
    scale: float
    tilt: float
    left: float
    top: float
    """The picture's upper left corner on the page as shown, in points."""

    @property
    def dots(self) -> int:
        """Pixels an inch."""
        return round(self.scale * POINTS)

    def level(self, pixels: Floats) -> Floats:
        """Return boxes [n, 4] (left, top, right, bottom in pixels) as level boxes (x0, y0, x1, y1 in points)."""
        left, top, right, bottom = pixels.T / self.scale
        return np.stack([self.left + left, self.top - bottom, self.left + right, self.top - top], axis=1)

    def pixels(self, box: Box) -> tuple[int, int, int, int]:
        """Return a level box as whole pixels: left, top, right, bottom."""
        left, right = (box.x0 - self.left) * self.scale, (box.x1 - self.left) * self.scale
        top, bottom = (self.top - box.y1) * self.scale, (self.top - box.y0) * self.scale
        return round(left), round(top), round(right), round(bottom)

    def shown(self, level: Floats) -> Floats:
        """Return level boxes as boxes on the page as it lies: each keeps its size and moves with its middle."""
        if not self.tilt:
            return level
        height, width = self.grey.shape
        x_middle, y_middle = self.left + width / self.scale / 2, self.top - height / self.scale / 2
        x = (level[:, 0] + level[:, 2]) / 2 - x_middle
        y = (level[:, 1] + level[:, 3]) / 2 - y_middle
        cos, sin = math.cos(self.tilt), math.sin(self.tilt)
        by_x, by_y = x * cos + y * sin - x, y * cos - x * sin - y
        moved: Floats = level + np.stack([by_x, by_y, by_x, by_y], axis=1)
        return moved


def take(page: pdfium.PdfPage, where: PageFrame) -> Picture:
    """Return the straight picture of a page."""
    x0, y0, x1, y1 = where.shown(np.array([where.visible], dtype=np.float64)).tolist()[0]
    area = max(x1 - x0, 1.0) * max(y1 - y0, 1.0)
    scale = min(DOTS / POINTS, math.sqrt(MAX_PIXELS / area))
    tilt = _tilt(_render(page, scale=min(scale, ROUGH_DOTS / POINTS), tilt=0.0))
    return Picture(_render(page, scale=scale, tilt=tilt), scale, tilt, x0, y1)


def turned_back(boxes: npt.NDArray[np.float32], turned: PageFrame, shown: PageFrame) -> npt.NDArray[np.float32]:
    """Return boxes on a page as turned to be read as boxes on the page as it is shown."""
    left, bottom, right, top = boxes.T
    across, up = turned.media[0] + turned.media[2], turned.media[1] + turned.media[3]
    sides = {
        0: (left, bottom, right, top),
        1: (across - top, left, across - bottom, right),
        2: (across - right, up - top, across - left, up - bottom),
        3: (bottom, up - right, top, up - left),
    }[turned.turns]
    return shown.shown(np.stack(sides, axis=1).astype(np.float64)).astype(np.float32)


def paper(grey: Grey) -> int:
    """Return the grey value of the paper: that of most pixels."""
    return int(np.bincount(grey[::4, ::4].ravel(), minlength=256).argmax())


def clear(grey: Grey) -> Grey:
    """Return a picture whose paper is white, without grain, and whose ink is dark, light print most of all."""
    ground = max(paper(grey) - INK, 1)
    ink = np.clip((ground - np.arange(256)) / ground, 0.0, 1.0) ** LIGHT_PRINT
    table: Grey = np.rint(255 * (1 - ink)).astype(np.uint8)
    return table[grey]


def _render(page: pdfium.PdfPage, *, scale: float, tilt: float) -> Grey:
    """Draw a page turned back by `tilt` radians about its middle, `scale` pixels a point."""
    width, height = page.get_size()
    columns, rows = max(1, round(width * scale)), max(1, round(height * scale))
    bitmap: Any = pdfium.PdfBitmap.new_native(columns, rows, pdfium_c.FPDFBitmap_Gray)
    try:
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, columns, rows)
        cos, sin = scale * math.cos(tilt), scale * math.sin(tilt)
        matrix = pdfium_c.FS_MATRIX(
            cos,
            -sin,
            sin,
            cos,
            columns / 2 - cos * width / 2 - sin * height / 2,
            rows / 2 + sin * width / 2 - cos * height / 2,
        )
        clip = pdfium_c.FS_RECTF(0, 0, columns, rows)
        pdfium_c.FPDF_RenderPageBitmapWithMatrix(bitmap, page, matrix, clip, pdfium_c.FPDF_ANNOT)
        return np.ascontiguousarray(bitmap.to_numpy().reshape(rows, columns, -1)[:, :, 0])
    finally:
        bitmap.close()


def _tilt(grey: Grey) -> float:
    """Return the radians by which a page's lines fall to the right; 0 where they are level or cannot be told.

    The lower edges of letters and rules are gathered on lines of each slant; the right slant gathers them on the
    fewest (Postl, 1986).
    """
    dark = grey < paper(grey) - INK
    rows, columns = np.nonzero(dark[:-1] & ~dark[1:])
    if len(rows) < ROUGH_DOTS:
        return 0.0
    step = len(rows) // MAX_EDGES + 1
    y, x = rows[::step].astype(np.float64), columns[::step].astype(np.float64)
    rough = _best(np.arange(-MOST_TILT, MOST_TILT + 0.01, 0.2), x, y)
    fine = _best(np.arange(rough - 0.2, rough + 0.21, 0.04), x, y)
    return math.radians(fine) if abs(fine) >= LEAST_TILT else 0.0


def _best(degrees: Floats, x: Floats, y: Floats) -> float:
    return float(max(degrees.tolist(), key=lambda angle: _gathered(angle, x, y)))


def _gathered(degrees: float, x: Floats, y: Floats) -> int:
    rows = np.rint(y - x * math.tan(math.radians(degrees))).astype(np.int64)
    counts = np.bincount(rows - rows.min())
    return int((counts * counts).sum())
