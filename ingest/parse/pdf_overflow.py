"""Words that run over the border of their table cell, kept whole in one cell. Pure.

Each glyph is placed in the cell that its middle lies in; a word too long for its cell would lose its last letters to
the next one. Where such a word runs into the next cell's own words, the border between the two is told by the
letters: a step back, or a capital after a small letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from ingest.parse.pdf_glyphs import Glyphs
from ingest.parse.pdf_words import NO_CELL, Word

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

STEP_BACK: Final = 0.08
"""Sizes by which a glyph that begins another cell's words may stand before the end of the one drawn before it."""
NEAR_SIDE: Final = 8.0
"""Points between a cell's left side and a word that begins there."""


def kept_whole(glyphs: Glyphs, words: Sequence[Word], cells: Integers, sides: Sequence[float]) -> Integers:
    """Return each glyph's cell anew, no word in two; `words` were found without cells, by white space alone.

    `cells` gives each glyph's cell or `NO_CELL`, `sides` each cell's left side in points.
    """
    if not len(words):
        return cells
    ranges = np.array([(word.start, word.end) for word in words])
    places = ranges.reshape(-1)[: -1 if ranges[-1, 1] >= len(cells) else None]
    lowest = np.minimum.reduceat(cells, places)[::2]
    highest = np.maximum.reduceat(cells, places)[::2]
    parted = np.flatnonzero(lowest != highest).tolist()
    if not parted:
        return cells
    whole = cells.copy()
    for number in parted:
        word = words[number]
        start = word.start
        for joint in (*_joints(glyphs, word, cells), word.end):
            whole[start:joint] = _cell_of(glyphs, cells, start, joint, sides)
            start = joint
    return whole


def _joints(glyphs: Glyphs, word: Word, cells: Integers) -> list[int]:
    """Return where within a word, left to right, the words of another cell begin."""
    if word.turn:
        return []
    found: list[int] = []
    for index in range(word.start + 1, word.end):
        before, letter = chr(int(glyphs.codes[index - 1])), chr(int(glyphs.codes[index]))
        back = glyphs.boxes[index - 1, 2] - glyphs.boxes[index, 0] > STEP_BACK * word.size
        turned = before.islower() and letter.isupper()
        if (back or turned) and cells[index] != NO_CELL and cells[word.start] != cells[index]:
            found.append(index)
    return found


def _cell_of(glyphs: Glyphs, cells: Integers, start: int, end: int, sides: Sequence[float]) -> int:
    """Return the cell of a word: the one at whose left side it begins, else the one that holds most of it."""
    first = int(cells[start])
    if first != NO_CELL and glyphs.turns[start] == 0 and 0 <= glyphs.boxes[start, 0] - sides[first] <= NEAR_SIDE:
        return first
    found, counts = np.unique(cells[start:end], return_counts=True)
    best = int(found[counts.argmax()])
    return first if counts.max() == (cells[start:end] == first).sum() else best
