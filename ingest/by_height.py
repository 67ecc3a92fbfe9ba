"""Things on a page found by their height: a cell meets only what stands at its own. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from corpus.model import Box
from ingest.blocks import lies_in

T = TypeVar("T")


class ByHeight(Generic[T]):
    """Things with boxes, sorted by the height of their middle once."""

    def __init__(self, placed: Iterable[tuple[Box, T]]) -> None:
        self._placed = sorted(((box.y0 + box.y1) / 2, number, box, one) for number, (box, one) in enumerate(placed))
        self._heights = [middle for middle, *_ in self._placed]

    def within(self, cell: Box) -> Sequence[T]:
        """Return what stands in a cell, clear of its lines, in the order given."""
        low, high = bisect_left(self._heights, cell.y0), bisect_left(self._heights, cell.y1)
        found = [(number, one) for _, number, box, one in self._placed[low:high] if lies_in(box, cell)]
        return [one for _, one in sorted(found, key=lambda pair: pair[0])]
