"""Which pixels of a page image a mark changed, and where another library sees the words."""

from __future__ import annotations

import io

import numpy as np
import numpy.typing as npt
import pdfplumber
from PIL import Image

Mask = npt.NDArray[np.bool_]

INK = 60
"""A marker pen changes no pixel darker than this."""


def changed(marked: bytes, plain: bytes) -> tuple[Mask, Mask]:
    """Return which pixels differ between two images, and which were too dark in the plain one to differ."""
    one, other = (np.asarray(Image.open(io.BytesIO(image)).convert("RGB")).astype(int) for image in (marked, plain))
    return (one != other).any(axis=2), other.max(axis=2) < INK


def places(pdf: bytes, page: int, words: str, *, scale: float, shape: tuple[int, int]) -> list[Mask]:
    """Return the pixels of the letters of some words for each time that they stand on a page (from 1)."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        letters = [one for one in document.pages[page - 1].chars if one["text"].strip()]
    wanted = "".join(words.split())
    text = "".join(one["text"] for one in letters)
    assert len(text) == len(letters)
    starts = [at for at in range(len(text)) if text.startswith(wanted, at)]
    return [_pixels(letters[at : at + len(wanted)], scale, shape) for at in starts]


def _pixels(letters: list[dict[str, float]], scale: float, shape: tuple[int, int]) -> Mask:
    mask = np.zeros(shape, bool)
    for one in letters:
        top, bottom = round(one["top"] * scale), round(one["bottom"] * scale)
        mask[top:bottom, round(one["x0"] * scale) : round(one["x1"] * scale)] = True
    return mask


def covered(place: Mask, change: Mask, dark: Mask) -> float:
    """Return how much of a place is marked, ink left out of account."""
    light = place & ~dark
    return float((light & change).sum() / light.sum())


def beside(place: Mask, change: Mask) -> float:
    """Return how much of what changed stands outside a place and the spaces between its words."""
    rows, columns = np.nonzero(place)
    reach = np.zeros(place.shape, bool)
    for line in np.split(np.unique(rows), np.nonzero(np.diff(np.unique(rows)) > 1)[0] + 1):
        across = columns[np.isin(rows, line)]
        reach[max(0, line[0] - 3) : line[-1] + 4, max(0, across.min() - 3) : across.max() + 4] = True
    return float((change & ~reach).sum() / change.sum())
