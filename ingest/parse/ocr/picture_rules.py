"""Ruling lines of a page's picture: found for the tables, and erased before the words are read. Pure over arrays."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from ingest.parse.ocr.picture import INK, Grey, paper
from ingest.parse.pdf_drawing import Floats

Mask = npt.NDArray[np.bool_]

SHORTEST_ACROSS: Final = 36.0
"""Points; a stroke of a letter is shorter."""
SHORTEST_DOWN: Final = 18.0
"""Points; the stem of a letter of body text is shorter, and a row of a table is higher."""
FILLED: Final = 0.97
"""Share of the pixels along a line that are dark; grain and dust take a few."""
THICKEST: Final = 2.6
"""Points; what is thicker is an area, of which the edges are lines."""
MAX_RUNS: Final = 40_000
"""Pieces of lines on a page; above it the page is a photograph, with no table to find."""
AROUND: Final = 2
"""Pixels of the halved picture erased beside a line: its blurred edge."""
CERTAIN: Final = 3
"""A line so many times the shortest length is one whatever stands beside it: between words there is light."""
FREE: Final = 0.3
"""Share of the pixels beside a shorter line that may be dark; beside the foot of a row of bold letters more are."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """What was found: lines [n, 4] in pixels (left, top, right, bottom), and the picture without them."""

    lines: Floats
    clean: Grey


def find_rules(grey: Grey, *, scale: float) -> Ruled:
    """Find the level and upright lines of a picture, `scale` pixels a point."""
    white = paper(grey)
    dark = _halved(grey < white - INK)
    half = scale / 2
    thick = max(2, round(THICKEST * half))
    across = _lines(dark, length=round(SHORTEST_ACROSS * half), thick=thick)
    down = _lines(dark.T, length=round(SHORTEST_DOWN * half), thick=thick)
    lines = np.concatenate([_pieces(across.all, half), _pieces(down.all, half)[:, [1, 0, 3, 2]]]) * 2
    clean = grey.copy()
    gone = (_widened(across.thin) | _widened(down.thin).T).repeat(2, axis=0).repeat(2, axis=1)
    clean[: gone.shape[0], : gone.shape[1]][gone] = white
    return Ruled(lines, clean)


def _halved(mask: Mask) -> Mask:
    """Return a mask of half the size, a quarter of the work, in which no line a pixel thick is lost."""
    rows, columns = mask.shape[0] // 2 * 2, mask.shape[1] // 2 * 2
    return np.ascontiguousarray(mask[0:rows:2, 0:columns:2] | mask[1:rows:2, 1:columns:2])


@dataclass(frozen=True, slots=True)
class _Masks:
    """Pixels of level lines: `all`, the edges of filled areas among them, and those of thin lines alone."""

    all: Mask
    thin: Mask


def _lines(dark: Mask, *, length: int, thick: int) -> _Masks:
    runs = _opened(dark, dark, length)
    areas = _opened(runs.T, runs.T, thick + 1).T
    thin = runs & ~areas
    crowded = np.zeros_like(dark)
    crowded[:, length // 2 : length // 2 + max(0, dark.shape[1] - length + 1)] = _dense(dark, length, FREE)
    free = ~(_shifted(crowded, thick + 1) | _shifted(crowded, -thick - 1))
    thin = (_opened(thin & free, thin, length // 4)) | (thin & _opened(dark, dark, CERTAIN * length))
    edges = areas.copy()
    edges[1:-1] &= ~(areas[:-2] & areas[2:])
    return _Masks(thin | edges, thin)


def _dense(mask: Mask, length: int, share: float) -> Mask:
    """Say for each stretch of `length` along a row, by its start, whether at least a share of it is set."""
    sums = np.zeros((mask.shape[0], mask.shape[1] + 1), dtype=np.int32)
    np.cumsum(mask, axis=1, out=sums[:, 1:])
    dense: Mask = sums[:, length:] - sums[:, :-length] >= share * length
    return dense


def _opened(mask: Mask, within: Mask, length: int) -> Mask:
    """Return the pixels of `within` in a stretch of `length` along their row that is nearly all set in `mask`."""
    rows, columns = mask.shape
    if columns <= length:
        return np.zeros_like(mask)
    full = _dense(mask, length, FILLED)
    starts = np.zeros((rows, columns + 1), dtype=np.int16)
    starts[:, : columns - length + 1] += full
    starts[:, length:] -= full
    covered: Mask = np.cumsum(starts, axis=1, dtype=np.int16)[:, :columns] > 0
    return covered & within


def _shifted(mask: Mask, rows: int) -> Mask:
    """Return a mask moved down by so many rows; up where negative."""
    moved = np.zeros_like(mask)
    if rows > 0:
        moved[rows:] = mask[:-rows]
    else:
        moved[:rows] = mask[-rows:]
    return moved


def _pieces(mask: Mask, scale: float) -> Floats:
    """Return the runs of a mask's rows as lines (left, top, right, bottom), those of a point's height joined."""
    padded = np.zeros((mask.shape[0], mask.shape[1] + 2), dtype=np.int8)
    padded[:, 1:-1] = mask
    steps = np.diff(padded, axis=1)
    rows, starts = np.nonzero(steps == 1)
    _, ends = np.nonzero(steps == -1)
    if not 0 < len(rows) <= MAX_RUNS:
        return np.zeros((0, 4))
    bands = np.floor(rows / scale).astype(np.int64)
    gap = 2 * scale
    found: list[tuple[float, float, float, float]] = []
    band, left, right, heights = -1, 0, 0, list[int]()
    for each in np.lexsort((starts, bands)).tolist():
        if bands[each] == band and starts[each] <= right + gap:
            right = max(right, int(ends[each]))
            heights.append(int(rows[each]))
            continue
        found += _line(left, right, heights)
        band, left, right, heights = int(bands[each]), int(starts[each]), int(ends[each]), [int(rows[each])]
    return np.array([*found, *_line(left, right, heights)])


def _line(left: int, right: int, heights: list[int]) -> list[tuple[float, float, float, float]]:
    if not heights:
        return []
    middle = (min(heights) + max(heights) + 1) / 2
    return [(float(left), middle, float(right), middle)]


def _widened(mask: Mask) -> Mask:
    wide = mask.copy()
    for step in range(1, AROUND + 1):
        wide[step:] |= mask[:-step]
        wide[:-step] |= mask[step:]
    return wide
