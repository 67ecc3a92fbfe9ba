"""Which characters of a page a reader of the page cannot see. Pure over arrays.

Hidden text is never quoted: it may be a payload planted for a machine reader, or a leftover that the page
does not show.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from ingest.parse.pdf_drawing import Area, Drawing, Floats, PageFrame

Integers = npt.NDArray[np.int64]
Booleans = npt.NDArray[np.bool_]

INVISIBLE_MODES: Final = (3, 7)
"""Text render modes that draw nothing: an OCR layer under a scan, or hidden text (ISO 32000-2, table 104)."""
FAINT: Final = 26
"""Colours that differ by less than this in every channel (of 255) cannot be told apart by eye."""
CLEAR_ALPHA: Final = 20
"""Text less opaque than this (of 255) cannot be seen."""


@dataclass(frozen=True, slots=True)
class Ink:
    """Characters, column-wise.

    `boxes` [n, 4] are in user space; the rest [n]: colour as 0xRRGGBB, drawing order, text render mode, alpha 0–255.
    """

    boxes: Floats
    colour: Integers
    order: Integers
    mode: Integers
    alpha: Integers


def hidden(ink: Ink, drawing: Drawing, frame: PageFrame) -> Booleans:
    """Say for each character whether it cannot be seen.

    Hidden are: off the page, transparent, of the colour of what lies behind, under an opaque rectangle drawn later,
    and invisible by render mode unless an image lies there (the text layer of a scan is meant to be read).
    """
    x, y = (ink.boxes[:, 0] + ink.boxes[:, 2]) / 2, (ink.boxes[:, 1] + ink.boxes[:, 3]) / 2
    left, bottom, right, top = frame.visible
    gone = (x < left) | (x > right) | (y < bottom) | (y > top)
    invisible = np.isin(ink.mode, INVISIBLE_MODES)
    gone |= (ink.alpha < CLEAR_ALPHA) & ~invisible
    if invisible.any():
        over_image = np.zeros(len(gone), dtype=bool)
        for area in drawing.areas:
            if area.colour is None:
                over_image |= _inside(area, x, y)
        gone |= invisible & ~over_image
    for colour in np.unique(ink.colour[~invisible]).tolist():
        some = np.flatnonzero((ink.colour == colour) & ~invisible & ~gone)
        gone[some] = _unseen(_channels(colour), x[some], y[some], ink.order[some], drawing)
    return gone


def _unseen(colour: tuple[int, int, int], x: Floats, y: Floats, order: Integers, drawing: Drawing) -> Booleans:
    """Say which characters of one colour have that colour behind them, or an opaque rectangle in front."""
    white = _alike(colour, (255, 255, 255))
    unseen = np.full(len(x), white)
    latest = order.min(initial=np.iinfo(np.int64).max)
    for area in drawing.areas:
        alike = area.colour is not None and _alike(colour, area.colour)
        # Most areas lie behind dark text and are of another colour: nothing to decide.
        if not (white or alike or unseen.any() or (area.solid and area.order > latest)):
            continue
        inside = _inside(area, x, y)
        if not inside.any():
            continue
        unseen[inside & (area.order < order)] = alike
        if area.solid:
            unseen[inside & (area.order > order)] = True
    return unseen


def _inside(area: Area, x: Floats, y: Floats) -> Booleans:
    x0, y0, x1, y1 = area.box
    return (x >= x0) & (x <= x1) & (y >= y0) & (y <= y1)


def _channels(colour: int) -> tuple[int, int, int]:
    return colour >> 16 & 255, colour >> 8 & 255, colour & 255


def _alike(one: tuple[int, int, int], other: tuple[int, int, int]) -> bool:
    return all(abs(a - b) < FAINT for a, b in zip(one, other, strict=True))
