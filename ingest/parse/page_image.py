"""A PDF page as a picture with the quoted places marked.

pdfium is not thread-safe: this runs in the worker process only.
"""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
from PIL import Image, ImageChops, ImageDraw, ImageFont

from corpus.errors import DamagedDocument, EncryptedDocument, NotInCorpus
from corpus.model import Box
from ingest.parse.pdf_drawing import PageFrame, frame

MAX_PIXELS: Final = 8_000_000
"""Pixels of a picture; an A4 page at scale 2 has two million, a poster is scaled down."""
MAX_SCALE: Final = 6.0
COMPRESSION: Final = 3
"""zlib level: a third larger than the best, three times as fast."""
QUALITY: Final = 70
"""JPEG quality: letters of 9 points stay readable, an A4 page at scale 1.3 takes about 100 kB."""
YELLOW: Final = (255, 230, 80)
"""Marker pen, translucent: the words stay readable."""
SMALL: Final = 1_500
"""Pixels of the longer side of an image file that may be a symbol."""
SIDE: Final = 64
"""Pixels to which it is shrunk."""
MARGIN: Final = 1.0
"""Points by which a mark is wider than its words."""
BAND: Final = (178, 34, 34, 235)
BAND_TEXT: Final = (255, 255, 255, 255)
BAND_SHARE: Final = 0.03
"""Height of the band that marks example content, as a share of the picture's height."""


def render(
    data: bytes,
    *,
    page: int,
    boxes: Sequence[Box] = (),
    scale: float = 2.0,
    example_label: str | None = None,
) -> bytes:
    """Return a PNG of one page, `scale` pixels a point, with the boxes marked.

    `page` counts from 1; `boxes` are points as `pdf.parse` gives them. `example_label` is written on a band across
    the top of a page of example content. Large pages are scaled down to `MAX_PIXELS`. Raises `NotInCorpus` (no such
    page), `EncryptedDocument`, `DamagedDocument`.
    """
    document = _open(data)
    picture, where, used = _drawn(document, page, scale)
    marked = _marked(picture, boxes, where, scale=used)
    if example_label is not None:
        _draw_band(marked, example_label)
    out = io.BytesIO()
    marked.convert("RGB").save(out, format="PNG", compress_level=COMPRESSION)
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page as JPEG, and what of it is seen: the box, in the points of the page's boxes, that the picture covers."""

    jpeg: bytes
    seen: Box


def photograph(data: bytes, *, page: int, scale: float, example_label: str | None = None) -> PagePicture:
    """Return a page (from 1) as a small JPEG without marks, for pages that lay their own marks over it.

    Bounds and errors are those of `render`.
    """
    picture, where, _ = _drawn(_open(data), page, scale)
    plain = picture.convert("RGB")
    if example_label is not None:
        _draw_band(plain, example_label)
    out = io.BytesIO()
    plain.save(out, format="JPEG", quality=QUALITY, optimize=True)
    return PagePicture(out.getvalue(), Box(*where.shown(np.array([where.visible])).tolist()[0]))


def _drawn(document: pdfium.PdfDocument, page: int, scale: float) -> tuple[Image.Image, PageFrame, float]:
    """Draw a page and close its document; return the picture, how the page lies, and the scale used."""
    try:
        if not 1 <= page <= len(document):
            raise NotInCorpus(f"Sidan {page} finns inte; dokumentet har {len(document)} sidor.")
        shown = document[page - 1]
        where = frame(shown)
        used = _bounded(scale, where)
        return shown.render(scale=used).to_pil().convert("RGBA"), where, used
    except (pdfium.PdfiumError, ValueError) as error:
        raise DamagedDocument(f"Sidan {page} går inte att visa: den är skadad. Öppna originalet.") from error
    finally:
        document.close()


def _open(data: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            raise EncryptedDocument(
                "Dokumentet är låst med lösenord. Spara en kopia utan lösenord och lägg in den."
            ) from error
        raise DamagedDocument("Sidan går inte att visa: filen är skadad. Hämta den på nytt från originalet.") from error


def _bounded(scale: float, where: PageFrame) -> float:
    """Return the scale, lowered where the picture would be too large."""
    wanted = min(max(scale, 0.1), MAX_SCALE)
    x0, y0, x1, y1 = where.visible
    area = max(x1 - x0, 1.0) * max(y1 - y0, 1.0)
    return min(wanted, math.sqrt(MAX_PIXELS / area))


def _marked(picture: Image.Image, boxes: Sequence[Box], where: PageFrame, *, scale: float) -> Image.Image:
    """Lay the marker's colour over the boxes as ink does: what is printed under it stays as dark as it is."""
    layer = Image.new("RGB", picture.size, "white")
    pen = ImageDraw.Draw(layer)
    width, height = picture.size
    x0, _, _, y1 = where.shown(np.array([where.visible])).tolist()[0]
    for box in boxes:
        left, right = (box.x0 - MARGIN - x0) * scale, (box.x1 + MARGIN - x0) * scale
        top, bottom = (y1 - box.y1 - MARGIN) * scale, (y1 - box.y0 + MARGIN) * scale
        inside = (max(left, 0.0), max(top, 0.0), min(right, width - 1.0), min(bottom, height - 1.0))
        if inside[0] < inside[2] and inside[1] < inside[3]:
            pen.rectangle(inside, fill=YELLOW)
    return ImageChops.multiply(picture.convert("RGB"), layer)


def _draw_band(picture: Image.Image, label: str) -> None:
    """Write the label on a band across the top; nobody can cut it off without it being seen."""
    pen = ImageDraw.Draw(picture)
    height = max(14, round(picture.height * BAND_SHARE))
    pen.rectangle((0, 0, picture.width, height), fill=BAND)
    font = ImageFont.load_default(size=height * 0.62)
    pen.text((picture.width / 2, height / 2), label, fill=BAND_TEXT, font=font, anchor="mm")


def small_picture(data: bytes) -> npt.NDArray[np.uint8] | None:
    """Return an image file as pixels [h, w, 3] on white, h and w at most `SIDE`; None for what is large or no image."""
    try:
        with Image.open(io.BytesIO(data), formats=("PNG", "JPEG", "GIF", "BMP", "WEBP")) as image:
            if max(image.size) > SMALL:
                return None
            shown = image.convert("RGBA")
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        return None
    shown.thumbnail((SIDE, SIDE), Image.Resampling.BOX)
    ground = Image.new("RGBA", shown.size, (255, 255, 255, 255))
    return np.asarray(Image.alpha_composite(ground, shown).convert("RGB"))
