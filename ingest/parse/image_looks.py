"""The bytes of a small image -> what it looks like: its one colour, and whether it is a field of it."""

from __future__ import annotations

import hashlib
from typing import Final

import numpy as np

from ingest.parse.ink import ink_colour
from ingest.parse.page_image import small_picture
from ingest.signs import FIELD

MAX_BYTES: Final = 400_000
"""Of an image; a symbol has a few thousand."""
PAPER: Final = 236
"""From this lightness, of 255, a pixel of an image is its ground."""
FULL: Final = 0.95
"""Share of an image that its ink covers where it is a filled field."""


def looks_of(data: bytes) -> tuple[str, str, str]:
    """Return what equal images share, the name of an image's one colour and its shape, "" where they are not known."""
    look = hashlib.sha256(data).hexdigest()[:16]
    pixels = small_picture(data) if len(data) <= MAX_BYTES else None
    if pixels is None:
        return look, "", ""
    ink = pixels.min(axis=2) < PAPER
    colour = ink_colour(pixels[ink].astype(np.float32)) if ink.any() else ""
    return look, colour, FIELD if colour and ink.mean() >= FULL else ""
