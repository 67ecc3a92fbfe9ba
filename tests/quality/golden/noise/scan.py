"""A scan: pages as tilted, grainy pictures in a PDF without a text layer."""

from __future__ import annotations

import io
import random
import time

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter

DPI = (150, 170, 200)
POINTS_TO_THE_INCH = 72
MOST_TILT = 1.2
"""Degrees to either side. Scans keep their colours: a key may hold what only a colour tells."""
MADE = time.gmtime(1_609_459_200)
"""Stands in the file instead of now, so that the same seed gives the same bytes."""


def scan(data: bytes, grain: int) -> bytes:
    """Return a PDF as a copying machine gives it back; `grain` seeds tilt and noise."""
    rng = random.Random(grain)  # noqa: S311 - a draw that can be repeated
    dpi = rng.choice(DPI)
    read = pypdfium2.PdfDocument(data)
    pages = [_page(page.render(scale=dpi / POINTS_TO_THE_INCH).to_pil(), rng) for page in read]
    read.close()
    made = io.BytesIO()
    first, *others = pages
    first.save(
        made,
        "PDF",
        save_all=True,
        append_images=others,
        resolution=dpi,
        quality=rng.randint(55, 80),
        creationDate=MADE,
        modDate=MADE,
    )
    return made.getvalue()


def _page(picture: Image.Image, rng: random.Random) -> Image.Image:
    """Return a page tilted, a little out of focus, on paper that is not quite white."""
    paper = rng.randint(240, 252)
    tilted = picture.convert("RGB").rotate(
        rng.uniform(-MOST_TILT, MOST_TILT), Image.Resampling.BICUBIC, fillcolor=(paper,) * 3
    )
    soft = tilted.filter(ImageFilter.GaussianBlur(rng.uniform(0.3, 0.8)))
    grains = np.random.default_rng(rng.getrandbits(32)).normal(0, rng.uniform(3, 8), (soft.height, soft.width))
    points = np.asarray(soft, dtype=np.float32) * (paper / 255)
    points += grains[:, :, None]
    return Image.fromarray(points.clip(0, 255).astype(np.uint8))
