"""Which characters of a page a reader of the page cannot see. Pure over arrays.

Hidden text is never quoted: it may be a payload planted for a machine reader, or a leftover that the page
does not show.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from ingest.parse.pdf_drawing import CLEAR_ALPHA, PAPER, Area, Drawing, Floats, PageFrame

Integers = npt.NDArray[np.int64]
Booleans = npt.NDArray[np.bool_]

INVISIBLE_MODES: Final = (3, 7)
"""Text render modes that draw nothing: an OCR layer under a scan, or hidden text (ISO 32000-2, table 104)."""
FAINT: Final = 26
"""Colours that differ by less than this in every channel (of 255) cannot be told apart by eye."""
NO_COLOUR: Final = (-999, -999, -999)
"""A colour that is like none."""


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
    some = np.flatnonzero(~invisible & ~gone)
    gone[some] = _unseen(ink.colour[some], x[some], y[some], ink.order[some], drawing)
    return gone


def _unseen(colours: Integers, x: Floats, y: Floats, order: Integers, drawing: Drawing) -> Booleans:
    """Say which characters have their own colour behind them, or an opaque rectangle in front.

    Of text drawn after the last object that was looked at, white is unseen too: the ground may have been missed.
    """
    ground, covered = _ground(x, y, order, drawing)
    known = [area.colour or NO_COLOUR for area in drawing.areas]
    behind = np.array([*known, PAPER], dtype=np.int64)[ground]  # -1, nothing behind: the paper
    own = np.stack([colours >> 16 & 255, colours >> 8 & 255, colours & 255], axis=1)
    white = np.abs(own - np.array(PAPER)).max(axis=1) < FAINT
    alike = np.abs(own - behind).max(axis=1) < FAINT
    return np.asarray(covered | alike | (white & (order > drawing.objects)))


def _ground(x: Floats, y: Floats, order: Integers, drawing: Drawing) -> tuple[Integers, Booleans]:
    """Return which area lies right behind each character, -1 for none, and whether an opaque rectangle covers it.

    Areas are in drawing order. Characters are sorted by height once, so that an area only meets those at its own.
    """
    sorting = np.argsort(y, kind="stable")
    x, y, order = x[sorting], y[sorting], order[sorting]
    ground, covered = np.full(len(x), -1, dtype=np.int64), np.zeros(len(x), dtype=bool)
    boxes = np.array([area.box for area in drawing.areas], dtype=np.float64).reshape(-1, 4)
    lows, highs = np.searchsorted(y, boxes[:, 1], "left"), np.searchsorted(y, boxes[:, 3], "right")
    for number in np.flatnonzero(lows < highs).tolist():
        area, part = drawing.areas[number], slice(lows[number], highs[number])
        inside = (x[part] >= area.box[0]) & (x[part] <= area.box[2])
        ground[part][inside & (area.order < order[part])] = number
        if area.solid:
            covered[part] |= inside & (area.order > order[part])
    back = np.argsort(sorting, kind="stable")
    return ground[back], covered[back]


def _inside(area: Area, x: Floats, y: Floats) -> Booleans:
    x0, y0, x1, y1 = area.box
    return (x >= x0) & (x <= x1) & (y >= y0) & (y <= y1)
