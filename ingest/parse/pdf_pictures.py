"""Small pictures on a PDF page: ticks, dots, crosses, arrows, bars; images and vector drawings alike.

Marks that touch are one picture. Each is looked at as it is shown: the page is rendered once, and a picture's looks are
a thumbnail of its ink, so that one tick is the same tick whether it is an image or a curve, here or in the legend.
What a picture means is not decided here (`ingest.symbols`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium

from corpus.model import Box
from ingest.blocks import Picture, lies_in
from ingest.parse.ink import ink_colour
from ingest.parse.pdf_drawing import THIN, Drawing, PageFrame
from ingest.parse.pdf_glyphs import Glyphs
from ingest.parse.pdf_tables import Grid
from ingest.signs import FIELD

Floats = npt.NDArray[np.float64]
Pixels = npt.NDArray[np.float32]

MAX_MARKS: Final = 1_500
"""Small drawings of a page; a page with more is a map or a chart, and is not looked at."""
MAX_PICTURES: Final = 400
"""Pictures of a page that are looked at."""
MAX_LOOKS: Final = 200
"""Different pictures of a document; what comes after them is no key of symbols."""
SMALLEST, WIDEST, TALLEST = 5.0, 140.0, 45.0
"""Points: a symbol's or progress bar's sides."""
TOUCHING: Final = 1.0
"""Points within which two marks are one picture."""
ROUNDS: Final = 12
"""How far a chain of touching marks is followed."""
SCALE: Final = 3.0
"""Pixels a point at which a page is looked at."""
MAX_PIXELS: Final = 5_000_000
AROUND: Final = 3.0
"""Points around the pictures that are rendered with them, by which their ground is known."""
SIDE: Final = 12
"""Pixels of a thumbnail's side."""
ALIKE: Final = 0.07
"""Mean difference of two thumbnails of the same picture, of 1; edges fall between pixels."""
SAME_SHAPE: Final = 1.35
"""How much two pictures of one look may differ in width for their height."""
INK: Final = 36.0
"""Difference from the ground, of 255, from which a pixel is ink."""
COLOURED: Final = 60.0
"""Difference between a colour's strongest and weakest part, of 255; less is grey."""
LONG: Final = 3.0
"""A bar's least width for its height."""
BAR: Final = 20.0
"""Points: a bar's least width; what is shorter is a dash."""
FULL: Final = 0.9
"""Share of its box from which a picture is a filled rectangle."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A picture as seen: its box in points on the page as shown, its thumbnail [SIDE, SIDE, 3] of 0–1, its shape.

    `shape` is the ink's width for its height; `fill` is a bar's filled share in per cent, None for what is no bar;
    `colour` is the name of its ink's one colour; `field` says that it is a rectangle of that colour.
    """

    box: Box
    thumbnail: Pixels
    shape: float
    fill: int | None
    colour: str = ""
    field: bool = False


def find_pictures(page: pdfium.PdfPage, drawing: Drawing, glyphs: Glyphs, where: PageFrame) -> tuple[Seen, ...]:
    """Return a page's small pictures without text in them, at most `MAX_PICTURES`."""
    if not 0 < len(drawing.marks) <= MAX_MARKS:
        return ()
    boxes = _together(_without_ground(where.shown(np.array(drawing.marks, dtype=np.float64)), glyphs))
    width, height = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    fits = (np.maximum(width, height) >= SMALLEST) & (width <= WIDEST) & (height <= TALLEST)
    boxes = _beside_words(boxes[fits], glyphs)[:MAX_PICTURES]
    if not len(boxes):
        return ()
    pixels, places = _shown(page, boxes, where)
    found = (_seen(pixels, place, box) for place, box in zip(places, boxes, strict=True))
    return tuple(one for one in found if one is not None)


def _shown(page: pdfium.PdfPage, boxes: Floats, where: PageFrame) -> tuple[npt.NDArray[np.uint8], Floats]:
    """Render the part of a page that boxes lie in; return it [h, w, 3] and their places in it, pixels from the top."""
    x0, y0, x1, y1 = where.shown(np.array([where.visible], dtype=np.float64))[0]
    low, high = boxes[:, :2].min(axis=0) - AROUND, boxes[:, 2:].max(axis=0) + AROUND
    left, bottom, right, top = max(low[0], x0), max(low[1], y0), min(high[0], x1), min(high[1], y1)
    scale = min(SCALE, math.sqrt(MAX_PIXELS / max((x1 - x0) * (y1 - y0), 1.0)))
    if right - left < SMALLEST or top - bottom < SMALLEST:
        return np.zeros((1, 1, 3), dtype=np.uint8), boxes
    cut = (left - x0, bottom - y0, x1 - right, y1 - top)
    shown = page.render(scale=scale, crop=cut, may_draw_forms=False, rev_byteorder=True, prefer_bgrx=True)
    pixels = shown.to_numpy()[..., :3].copy()
    return pixels, np.stack([boxes[:, 0] - left, top - boxes[:, 3], boxes[:, 2] - left, top - boxes[:, 1]], 1) * scale


def pictured_columns(grid: Grid, pictures: Sequence[Seen]) -> set[int]:
    """Return the columns of a grid in whose cells pictures stand, clear of the lines."""
    return {cell.column for cell in grid.cells for seen in pictures if lies_in(seen.box, cell.box)}


def _without_ground(marks: Floats, glyphs: Glyphs) -> Floats:
    """Return the marks that hold no text and are no ground that another mark lies upon."""
    drawn = glyphs.boxes[glyphs.drawn]
    x, y = (drawn[:, 0] + drawn[:, 2]) / 2, (drawn[:, 1] + drawn[:, 3]) / 2
    kept = np.ones(len(marks), dtype=bool)
    for number, (x0, y0, x1, y1) in enumerate(marks):
        if ((x > x0) & (x < x1) & (y > y0) & (y < y1)).any():
            kept[number] = False
            continue
        inside = (marks[:, 0] > x0 + 1) & (marks[:, 2] < x1 - 1) & (marks[:, 1] > y0 + 1) & (marks[:, 3] < y1 - 1)
        kept[number] = not (inside.any() and x1 - x0 > 2 * (y1 - y0))
    return marks[kept]


def _beside_words(boxes: Floats, glyphs: Glyphs) -> Floats:
    """Return the boxes with words at their height: a symbol says something of a row, decoration stands alone."""
    drawn = glyphs.boxes[glyphs.drawn]
    kept = [bool(((drawn[:, 3] > y0 - AROUND) & (drawn[:, 1] < y1 + AROUND)).any()) for _, y0, _, y1 in boxes]
    return np.asarray(boxes[np.array(kept, dtype=bool)])


def _together(marks: Floats) -> Floats:
    """Return the boxes of marks that touch, as one box each."""
    if not len(marks):
        return marks
    x0, y0, x1, y1 = marks.T
    near = (x0[:, None] <= x1 + TOUCHING) & (x1[:, None] >= x0 - TOUCHING)
    near &= (y0[:, None] <= y1 + TOUCHING) & (y1[:, None] >= y0 - TOUCHING)
    near &= ~_stacked(marks)
    group = np.arange(len(marks))
    for _ in range(ROUNDS):
        lowest = np.where(near, group[None, :], len(marks)).min(axis=1)
        if (lowest == group).all():
            break
        group = lowest
    boxes = []
    for one in np.unique(group):
        sides = marks[group == one]
        boxes.append([*sides[:, :2].min(axis=0), *sides[:, 2:].max(axis=0)])
    return np.array(boxes)


def _stacked(marks: Floats) -> npt.NDArray[np.bool_]:
    """Say which marks stand edge on edge below one another, as wide: the filled cells of a column, not one picture."""
    x0, y0, x1, y1 = marks.T
    column = (np.abs(x0[:, None] - x0) <= TOUCHING) & (np.abs(x1[:, None] - x1) <= TOUCHING)
    overlap = np.minimum(y1[:, None], y1) - np.maximum(y0[:, None], y0)
    return np.asarray(column & (overlap <= TOUCHING) & ~np.eye(len(marks), dtype=bool))


# --- looks ---------------------------------------------------------------------------------------------------


def _seen(pixels: npt.NDArray[np.uint8], place: Floats, box: Floats) -> Seen | None:
    """Return what is seen in a place (pixels from the top), None when there is no ink or only a thin grey line."""
    left, top = max(0, math.floor(place[0])), max(0, math.floor(place[1]))
    right, bottom = math.ceil(place[2]) + 1, math.ceil(place[3]) + 1
    part = pixels[top:bottom, left:right].astype(np.float32)
    if min(part.shape[:2]) < 2:
        return None
    ink = _ink(part, pixels[max(0, top - 3) : bottom + 3, max(0, left - 3) : right + 3].astype(np.float32))
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if len(rows) < 2 or len(columns) < 2:
        return None
    part = np.where(ink[..., None], part, np.float32(255))
    part = part[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    ink = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    strength = part.max(axis=2) - part.min(axis=2)
    if box[3] - box[1] <= THIN and float(np.median(strength[ink])) < COLOURED:
        return None
    full = float(ink.mean()) > FULL
    thumbnail = _shrunk(_shrunk(part / np.float32(255)).swapaxes(0, 1)).swapaxes(0, 1)
    shape = part.shape[1] / part.shape[0]
    fill = _fill(part, strength) if full and shape >= LONG and box[2] - box[0] >= BAR else None
    uniform = full and float(np.ptp(thumbnail, axis=(0, 1)).max()) * 255 < INK
    sides = Box(*(float(side) for side in box))
    return Seen(sides, thumbnail, 1.0 if uniform else shape, fill, ink_colour(part[ink]), uniform)


def _shrunk(part: Pixels) -> Pixels:
    """Return `part` [n, …] as [SIDE, …]: each row the mean of the rows it covers, in whole and in part."""
    sums = np.concatenate([np.zeros_like(part[:1]), np.cumsum(part, axis=0)])
    places = np.linspace(0, len(part), SIDE + 1)
    below = np.minimum(places.astype(int), len(part) - 1)
    rest = (places - below).reshape(-1, *[1] * (part.ndim - 1))
    at = sums[below] + rest * (sums[below + 1] - sums[below])
    return np.asarray(np.diff(at, axis=0) * (SIDE / len(part)), dtype=np.float32)


def _ink(part: Pixels, around: Pixels) -> npt.NDArray[np.bool_]:
    """Say which pixels stand out from the ground: the picture's own corners', else what lies around it."""
    flat = part[1:-1, 1:-1]
    colour = np.median(flat, axis=(0, 1)) if flat.size else part[0, 0]
    if flat.size and np.ptp(colour) >= COLOURED and (np.abs(flat - colour).max(axis=2) < INK).mean() > FULL:
        return np.asarray(np.abs(part - colour).max(axis=2) < INK)  # a filled cell: nothing of the ground is in it
    corners = np.stack([part[1, 1], part[1, -2], part[-2, 1], part[-2, -2]])
    if (corners.max(axis=0) - corners.min(axis=0)).max() < INK:
        ink = np.abs(part - corners[0]).max(axis=2) > INK
        inner = ink[1:-1, 1:-1]
        if inner.any():
            return np.asarray(ink)
    edge = np.concatenate([around[0], around[-1], around[:, 0], around[:, -1]])
    return np.asarray(np.abs(part - np.median(edge, axis=0)).max(axis=2) > INK / 2)


def _fill(part: Pixels, strength: Pixels) -> int | None:
    """Return the share of a bar, in per cent, that is coloured from its left end; the rest must be grey."""
    middle = part.shape[0] // 2
    coloured = strength[max(0, middle - 1) : middle + 2].mean(axis=0) >= COLOURED
    filled = int(coloured.sum())
    if coloured[:filled].all():
        return round(100 * filled / len(coloured))
    return None


@dataclass(slots=True)
class Looks:
    """The different looks of a document's pictures, numbered from 0 in the order they are met."""

    thumbnails: list[Pixels] = field(default_factory=list)
    shapes: list[float] = field(default_factory=list)

    def pictures(self, seen: Sequence[Seen], *, page: int) -> tuple[Picture, ...]:
        """Return a page's pictures with the number of their look; those with a look too many are left out."""
        found = ((one, self._look(one)) for one in seen)
        return tuple(
            Picture(look, page, one.box, one.fill, one.colour, FIELD if one.field else "")
            for one, look in found
            if look is not None
        )

    @staticmethod
    def bars(pictures: Sequence[Picture]) -> tuple[Picture, ...]:
        """Return the pictures; a bar all of one colour is one only where another, as wide, is partly filled."""
        wide = {round(one.box.x1 - one.box.x0) for one in pictures if one.fill is not None and 0 < one.fill < 100}
        near = wide | {width - 1 for width in wide} | {width + 1 for width in wide}
        return tuple(
            one if one.fill is None or round(one.box.x1 - one.box.x0) in near else replace(one, fill=None)
            for one in pictures
        )

    def _look(self, seen: Seen) -> int | None:
        if self.thumbnails:
            differences = np.abs(np.stack(self.thumbnails) - seen.thumbnail).mean(axis=(1, 2, 3))
            ratios = np.array(self.shapes) / seen.shape
            differences[np.maximum(ratios, 1 / ratios) > SAME_SHAPE] = 1.0
            nearest = int(differences.argmin())
            if differences[nearest] <= ALIKE:
                return nearest
        if len(self.thumbnails) >= MAX_LOOKS:
            return None
        self.thumbnails.append(seen.thumbnail)
        self.shapes.append(seen.shape)
        return len(self.thumbnails) - 1
