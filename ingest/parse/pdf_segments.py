"""Words of a line without wide gaps, and the columns that the white between them makes. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from ingest.parse.pdf_open_rows import CLEAR
from ingest.parse.pdf_words import Line, Word

SEGMENT_GAP: Final = 1.1
"""Sizes between two words from which they may stand in different columns."""
MIN_COLUMN_GAP: Final = 3.0
"""Points of white that must run through all rows between two columns."""
BEFORE_WORDS: Final = 6.0
"""Points of white before a column's words at most: words begin at one place on all pages, and end at others."""
MIN_SHARED: Final = 2
"""Lines that must have words on both sides of a column's border."""
MIN_COLUMN_WIDTH: Final = 12.0
"""Points between a ruled line and a column's border without one."""
MOST_ROWS: Final = 0.6
"""Share of the rows that must have words on both sides of a border between two ruled columns."""

_LETTER: Final = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of one line without a wide gap between them."""

    x0: float
    x1: float
    middle: float
    size: float
    text: str


def segments_of(line: Line, columns: Sequence[float] = ()) -> list[Segment]:
    """Split a line at wide gaps, and at narrower ones where a known column's border lies."""
    groups: list[list[Word]] = [[line.words[0]]]
    for before, word in pairwise(line.words):
        gap = word.x0 - before.x1
        parted = gap > CLEAR * line.size and any(before.x1 <= place <= word.x0 for place in columns)
        if parted or gap > SEGMENT_GAP * line.size:
            groups.append([word])
        else:
            groups[-1].append(word)
    return [
        Segment(group[0].x0, group[-1].x1, line.middle, line.size, " ".join(word.text for word in group))
        for group in groups
    ]


def turned_segments(lines: Iterable[Line]) -> list[Segment]:
    """Return the lines that run upwards or downwards, as they lie on the page: the heads of narrow columns."""
    found: list[Segment] = []
    for line in lines:
        if line.turn % 2:
            x0, x1 = (-line.y1, -line.y0) if line.turn == 1 else (line.y0, line.y1)
            middle = (line.x0 + line.x1) / 2 * (1 if line.turn == 1 else -1)
            found.append(Segment(x0, x1, middle, line.size, line.text()))
    return found


def within(segments: Sequence[Segment], bottom: float, top: float) -> list[Segment]:
    """Return the segments whose middles lie between two heights."""
    return [segment for segment in segments if bottom < segment.middle < top]


def white_columns(segments: Sequence[Segment]) -> list[float]:
    """Return the borders in the white gaps that run through rows without verticals; empty where it is no table."""
    shared = [each for each in segments if any(is_beside(each, other) for other in segments)]
    if len({round(segment.middle / 3) for segment in shared}) < MIN_SHARED:
        return []
    return _gaps(shared)


def _gaps(segments: Iterable[Segment]) -> list[float]:
    columns: list[float] = []
    reach: float | None = None
    for segment in sorted(segments, key=lambda each: each.x0):
        if reach is not None and segment.x0 - reach >= MIN_COLUMN_GAP:
            columns.append(segment.x0 - min((segment.x0 - reach) / 2, BEFORE_WORDS))
        reach = segment.x1 if reach is None else max(reach, segment.x1)
    return columns


def unruled_columns(bands: Sequence[Sequence[Segment]], columns: Sequence[float]) -> list[float]:
    """Return where lines between columns are missing among the ruled ones; `bands` are the rows' words, from the top.

    A gap counts when no row's words cross it, the head has words on both sides on one level, and so have most rows.
    """
    filled = [band for band in bands if band]
    if len(filled) < MIN_SHARED + 1:
        return []
    gaps = [gap for gap in _gaps(segment for band in filled for segment in band) if _far(gap, columns)]
    return [gap for gap in gaps if _parts(filled[0], gap) and _parted(filled, gap, columns)]


def _far(gap: float, columns: Sequence[float]) -> bool:
    return all(abs(gap - place) > MIN_COLUMN_WIDTH for place in columns)


def _parted(bands: Sequence[Sequence[Segment]], gap: float, columns: Sequence[float]) -> bool:
    """Say whether most rows have words on both sides of a gap, between the same two ruled columns."""
    left = max((place for place in columns if place < gap), default=float("-inf"))
    right = min((place for place in columns if place > gap), default=float("inf"))
    own = [[segment for segment in band if left < segment.x0 and segment.x1 < right] for band in bands]
    if not _parts(own[0], gap):
        return False
    both = sum(_parts(band, gap) for band in own)
    return both > MIN_SHARED and both >= MOST_ROWS * sum(map(bool, own))


def _parts(band: Sequence[Segment], gap: float) -> bool:
    return any(
        one.x1 < gap < other.x0 and is_beside(one, other) and _LETTER.search(one.text) for one in band for other in band
    )


def is_beside(one: Segment, other: Segment) -> bool:
    """Say whether two segments stand on one level."""
    return one is not other and abs(one.middle - other.middle) < 0.5 * one.size
