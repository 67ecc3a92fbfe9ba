"""Ruling lines -> their crossings -> the smallest cells between them. Pure.

pdfplumber's definitions (after Anssi Nurminen's thesis), in time that grows with the crossings and not with their
square: a cell is the first crossing below and the first to the right, each on one line with its corner, that a fourth
crossing closes. Heights count from the page's top.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

Point = tuple[float, float]
Cell = tuple[float, float, float, float]
"""x0, top, x1, bottom in points."""

MAX_POINTS: Final = 10_000
"""Crossings of a page; a table of a hundred rows and forty columns has four thousand."""
MAX_TRIED: Final = 1_000_000
"""Pairs of crossings that are tried as corners; a table needs a few for each cell."""


@dataclass(frozen=True, slots=True)
class _Crossing:
    """The vertical and the horizontal lines (by their numbers) that meet at a point."""

    down: frozenset[int]
    across: frozenset[int]


def smallest_cells(edges: Sequence[Mapping[str, Any]], *, tolerance: float) -> list[Cell] | None:
    """Return the smallest cells that pdfplumber's edges enclose; None where there are too many lines to tell.

    `tolerance` is how many points a line may end short of another.
    """
    crossings = _crossings(edges, tolerance)
    return None if crossings is None else _cells(crossings)


def _crossings(edges: Sequence[Mapping[str, Any]], tolerance: float) -> dict[Point, _Crossing] | None:
    across = [edge for edge in edges if edge["orientation"] == "h"]
    down = [edge for edge in edges if edge["orientation"] == "v"]
    tops = np.array([edge["top"] for edge in across])
    lefts = np.array([edge["x0"] for edge in across]) - tolerance
    rights = np.array([edge["x1"] for edge in across]) + tolerance
    met: dict[Point, tuple[set[int], set[int]]] = {}
    for number, edge in enumerate(down):
        x = edge["x0"]
        near = (edge["top"] <= tops + tolerance) & (edge["bottom"] >= tops - tolerance) & (lefts <= x) & (x <= rights)
        for other in np.flatnonzero(near).tolist():
            verticals, horizontals = met.setdefault((x, across[other]["top"]), (set(), set()))
            verticals.add(number)
            horizontals.add(other)
        if len(met) > MAX_POINTS:
            return None
    return {point: _Crossing(frozenset(v), frozenset(h)) for point, (v, h) in met.items()}


def _cells(crossings: Mapping[Point, _Crossing]) -> list[Cell] | None:
    columns: dict[float, list[float]] = {}
    rows: dict[float, list[float]] = {}
    for x, top in sorted(crossings):
        columns.setdefault(x, []).append(top)
        rows.setdefault(top, []).append(x)
    found: list[Cell] = []
    tried = 0
    for x, top in sorted(crossings):
        below = _joined_down(crossings, x, columns[x][bisect_right(columns[x], top) :], top)
        right = list(_joined_across(crossings, rows[top][bisect_right(rows[top], x) :], x, top))
        for bottom in below:
            tried += len(right) + 1
            corner = next((x1 for x1 in right if _closes(crossings, x, x1, top, bottom)), None)
            if corner is not None:
                found.append((x, top, corner, bottom))
                break
        if tried > MAX_TRIED:
            return None
    return found


def _joined_down(crossings: Mapping[Point, _Crossing], x: float, tops: Sequence[float], top: float) -> Iterator[float]:
    lines = crossings[x, top].down
    return (other for other in tops if lines & crossings[x, other].down)


def _joined_across(crossings: Mapping[Point, _Crossing], xs: Sequence[float], x: float, top: float) -> Iterator[float]:
    lines = crossings[x, top].across
    return (other for other in xs if lines & crossings[other, top].across)


def _closes(crossings: Mapping[Point, _Crossing], x: float, x1: float, top: float, bottom: float) -> bool:
    corner = crossings.get((x1, bottom))
    if corner is None:
        return False
    return bool(corner.down & crossings[x1, top].down) and bool(corner.across & crossings[x, bottom].across)
