"""Symbols that stand beside a line of text: a coloured dot before a goal's heading, at its end, in its margin. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Final

from corpus.model import Box
from ingest.blocks import Block, Picture
from ingest.signs import FIELD, TEXT

BEFORE: Final = 45.0
"""Points between a symbol and the line it stands before."""
AFTER: Final = 260.0
"""Points between a line and a symbol at its end or in the margin."""
TALLEST: Final = 60.0
"""Points: a block of more lines is a paragraph, not what a symbol stands beside."""
SLACK: Final = 4.0


def beside_lines(blocks: Sequence[Block], pictures: Sequence[Picture]) -> Mapping[int, tuple[Picture, ...]]:
    """Return the pictures that stand beside each block (by its number), at most one block each: the nearest."""
    if not pictures:
        return {}
    by_page: dict[int, list[tuple[int, Box]]] = defaultdict(list)
    for number, block in enumerate(blocks):
        if block.table is None and block.box is not None and block.box.y1 - block.box.y0 <= TALLEST:
            by_page[block.span.page].append((number, block.box))
    found: dict[int, tuple[Picture, ...]] = {}
    for picture in pictures:
        if picture.shape in (FIELD, TEXT) or picture.fill is not None:
            continue
        gaps = ((gap, number) for number, box in by_page[picture.page] if (gap := _gap(picture.box, box)) is not None)
        nearest = min(gaps, default=None)
        if nearest is not None:
            found[nearest[1]] = (*found.get(nearest[1], ()), picture)
    return found


def _gap(picture: Box, line: Box) -> float | None:
    """Return the points between a picture and a line at its height, None where it does not stand beside it."""
    middle = (picture.y0 + picture.y1) / 2
    if not line.y0 - SLACK <= middle <= line.y1 + SLACK:
        return None
    before, after = line.x0 - picture.x1, picture.x0 - line.x1
    if before > BEFORE or after > AFTER:
        return None
    return max(before, after, 0.0)
