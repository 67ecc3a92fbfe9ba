"""Shaded areas of a page's picture: their edges found for the tables, their shade taken away. Pure over arrays.

The ground of each small part is the grey value that most of it has, letters apart. Where it differs from the paper and
runs on evenly there is a shaded cell, a box or a bar; a photograph is not even, and is left as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from ingest.parse.ocr.picture import Grey, paper
from ingest.parse.pdf_drawing import Floats

Ground = npt.NDArray[np.int16]
"""Grey values of the ground by parts [rows, columns]."""
Mask = npt.NDArray[np.bool_]

PART: Final = 1.5
"""Points: the side of a part."""
WINDOW: Final = 5
"""Parts to a side of the window whose middle value is the ground: wider than the stroke of a headline."""
SHADE: Final = 6
"""Grey values by which a shade differs from the paper or from the shade beside it; uneven light changes by fewer."""
SHORTEST_ACROSS: Final = 36.0
SHORTEST_DOWN: Final = 9.0
"""Points: the shortest edges; a shaded line of text is higher."""
LEVEL: Final = 4
"""Grey values within which a part and those around it are even."""
WIDE: Final = 20
TALL: Final = 6
"""Parts that even ground is wide or tall; a line of letters may be even for less."""
ASIDE: Final = 0.65
"""Share of the values that may be darker than the middle one: letters are dark on a light ground."""
DARK: Final = 110
"""Grey values below which a ground is dark, and its letters are light."""
NONE: Final = 1000
"""The ground where there is none."""
EVEN: Final = 18.0
"""Points that a shade must run on evenly."""
GAP: Final = 8
"""Parts of an edge that may be unclear: a letter that touches it."""
MOST_EDGES: Final = 400
"""Edges in one direction; above it the page is a photograph, or a drawing."""
WHOLE: Final = 0.97
"""Share of the page's width or height that an edge of the paper itself takes."""


@dataclass(frozen=True, slots=True)
class Shaded:
    """Edges [n, 4] in pixels (left, top, right, bottom), and the picture with its letters dark on one ground."""

    edges: Floats
    plain: Grey


def take_shades(grey: Grey, *, scale: float) -> Shaded:
    """Find the shaded areas of a picture, `scale` pixels a point."""
    side = max(2, round(PART * scale) // 2 * 2)
    ground = _ground(grey, side)
    none = Shaded(np.zeros((0, 4)), grey)
    if min(ground.shape, default=0) < 2 * WINDOW:
        return none
    ground = _without_letters(ground)
    low, high = _around(ground, np.minimum), _around(ground, np.maximum)
    white = paper(grey)
    shaded = (np.abs(ground - white) >= SHADE) & (high - low < SHADE)
    even = _long(shaded, round(EVEN * scale / side)) & _long(shaded.T, round(SHORTEST_DOWN * scale / side) - 2).T
    if not even.any():
        return none
    near = _grown(even, 2)
    across = _edges(ground, near, length=round(SHORTEST_ACROSS * scale / side))
    down = _edges(ground.T, near.T, length=round(SHORTEST_DOWN * scale / side))[:, [1, 0, 3, 2]]
    return Shaded(np.concatenate([across, down]) * side, _plain(grey, low, high, near, side, white))


def _ground(grey: Grey, side: int) -> Ground:
    """Return the ground of each part: the middle value of every second pixel, then that of the parts around."""
    rows, columns = grey.shape[0] // side, grey.shape[1] // side
    if not rows or not columns:
        return np.zeros((0, 0), dtype=np.int16)
    step = side // 2
    pixels = grey[: rows * side : 2, : columns * side : 2].reshape(rows, step, columns, step)
    parts = _middle(pixels.transpose(1, 3, 0, 2).reshape(step * step, rows, columns))
    reach = WINDOW // 2
    padded = np.pad(parts, reach, mode="edge")
    windows = np.stack([padded[y : y + rows, x : x + columns] for y in range(WINDOW) for x in range(WINDOW)])
    return _middle(windows).astype(np.int16)


def _without_letters(ground: Ground) -> Ground:
    """Give parts that letters disturb the ground most like theirs of the nearest even parts to four sides."""
    even = _around(ground, np.maximum) - _around(ground, np.minimum) <= LEVEL
    even = _long(even, WIDE) | _long(even.T, TALL).T
    best, least = ground.copy(), np.full(ground.shape, 256, dtype=np.int16)
    for side in (_nearest(ground, even), _nearest(ground.T, even.T).transpose(0, 2, 1)):
        for near in side:
            off = np.abs(near - ground)
            nearer = ~even & (off < least)
            best[nearer], least[nearer] = near[nearer], off[nearer]
    return best


def _nearest(ground: Ground, even: Mask) -> npt.NDArray[np.int16]:
    """Return the ground of the last even part before each part of its row and of the first after it, as [2, …]."""
    rows, columns = ground.shape
    at = np.arange(columns)
    before = np.maximum.accumulate(np.where(even, at, -1), axis=1)
    after = np.minimum.accumulate(np.where(even, at, columns)[:, ::-1], axis=1)[:, ::-1]
    padded = np.concatenate([ground, np.full((rows, 1), NONE, dtype=np.int16)], axis=1)
    return np.stack([np.take_along_axis(padded, each, axis=1) for each in (before, after)])


def _middle(values: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """Return the middle values of the first axis, a little to the side that letters do not push them to."""
    last = len(values) - 1
    dark, half, light = round((1 - ASIDE) * last), last // 2, round(ASIDE * last)
    ranked = np.partition(values, (dark, half, light), axis=0)
    middle: npt.NDArray[np.uint8] = np.where(ranked[half] < DARK, ranked[dark], ranked[light])
    return middle


def _around(ground: Ground, choose: np.ufunc) -> Ground:
    """Return the smallest or largest value of each part and the eight around it."""
    padded = np.pad(ground, 1, mode="edge")
    rows: Ground = choose(choose(padded[:-2], padded[1:-1]), padded[2:])
    chosen: Ground = choose(choose(rows[:, :-2], rows[:, 1:-1]), rows[:, 2:])
    return chosen


def _long(mask: Mask, length: int) -> Mask:
    """Return the parts that stand in a run of `length` along their row."""
    rows, columns = mask.shape
    if length > columns:
        return np.zeros_like(mask)
    sums = np.zeros((rows, columns + 1), dtype=np.int32)
    np.cumsum(mask, axis=1, out=sums[:, 1:])
    full = sums[:, length:] - sums[:, :-length] == length
    starts = np.zeros((rows, columns + 1), dtype=np.int32)
    starts[:, : columns - length + 1] += full
    starts[:, length:] -= full
    covered: Mask = np.cumsum(starts, axis=1)[:, :columns] > 0
    return covered


def _grown(mask: Mask, parts: int) -> Mask:
    grown = mask.copy()
    for _ in range(parts):
        wide = grown.copy()
        wide[1:] |= grown[:-1]
        wide[:-1] |= grown[1:]
        grown = wide.copy()
        grown[:, 1:] |= wide[:, :-1]
        grown[:, :-1] |= wide[:, 1:]
    return grown


def _edges(ground: Ground, near: Mask, *, length: int) -> Floats:
    """Return the level edges (left, top, right, bottom), in parts: runs of steps from one ground to another."""
    steps = np.zeros_like(ground)
    steps[1:-1] = np.abs(ground[2:] - ground[:-2])
    sharpest = steps.copy()
    sharpest[1:] = np.maximum(sharpest[1:], steps[:-1])
    sharpest[:-1] = np.maximum(sharpest[:-1], steps[1:])
    clear = (steps >= SHADE) & (steps == sharpest) & near
    found: list[tuple[float, float, float, float]] = []
    taken = np.zeros_like(clear)
    for row in range(len(clear) - 2):
        three = clear[row : row + 3].any(axis=0) & ~taken[row]
        for start, end in _runs(three) if three.any() else ():
            if length <= end - start < WHOLE * clear.shape[1]:
                heights = np.flatnonzero(clear[row : row + 3, start:end].any(axis=1))
                at = row + float(heights.mean()) + 0.5
                found.append((float(start), at, float(end), at))
                taken[row : row + 4, start:end] = True
        if len(found) > MOST_EDGES:
            return np.zeros((0, 4))
    return np.array(found).reshape(-1, 4)


def _runs(mask: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return the runs of a row, small gaps closed, as (start, end)."""
    at = np.flatnonzero(mask)
    if not len(at):
        return []
    breaks = np.flatnonzero(np.diff(at) > GAP + 1)
    starts = at[np.concatenate([[0], breaks + 1])]
    ends = at[np.concatenate([breaks, [len(at) - 1]])] + 1
    return list(zip(starts.tolist(), ends.tolist(), strict=True))


def _plain(grey: Grey, low: Ground, high: Ground, near: Mask, side: int, white: int) -> Grey:
    """Return the picture with what differs from its ground, lighter or darker, dark on white."""
    made = grey.copy()
    rows, columns = np.nonzero(near)
    for top, bottom in _runs(np.asarray(near.any(axis=1))):
        band = slice(top * side, bottom * side)
        left, right = (
            int(columns[(rows >= top) & (rows < bottom)].min()),
            int(columns[(rows >= top) & (rows < bottom)].max()) + 1,
        )
        part = (slice(top, bottom), slice(left, right))
        pixels = grey[band, left * side : right * side].astype(np.int16)
        off = np.minimum(np.abs(pixels - _spread(low[part], side)), np.abs(pixels - _spread(high[part], side)))
        inside = _spread(near[part], side)
        made[band, left * side : right * side][inside] = np.clip(white - off, 0, 255).astype(np.uint8)[inside]
    return made


def _spread(values: npt.NDArray[Any], side: int) -> npt.NDArray[Any]:
    """Give every pixel the value of its part."""
    return values.repeat(side, axis=0).repeat(side, axis=1)
