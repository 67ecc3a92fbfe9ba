"""Glyphs -> words -> lines. Pure.

Words and lines are found by geometry in drawing order: pdfium's order is the reading order in nearly every real file,
its line breaks are not kept because table cells and columns are decided here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from ingest.parse.pdf_glyphs import Glyphs

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

NO_CELL: Final = -1
SAME_LINE: Final = 0.5
"""Share of the lower box's height that must overlap for two glyphs to stand on one line."""
WORD_GAP: Final = 0.25
"""A gap of this share of the size parts words even where the file has no space."""
BACKWARD: Final = 0.35
"""A step back of this share of the size begins something new; kerning steps back less."""
RAISED_SIZE: Final = 0.78
"""A figure this much smaller than its neighbour and raised is a footnote mark."""
HYPHEN_CODES: Final = (0x02, 0xFFFE)
"""How pdfium writes a line-end hyphen, in its characters and in its text."""


@dataclass(frozen=True, slots=True)
class Word:
    """Glyphs start..end (0-based, end excluded) of the page, all drawn, side by side.

    Coordinates lie in the word's own writing direction (x along it); `turn` says which, in quarter turns.
    """

    start: int
    end: int
    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    bold: bool
    cell: int
    turn: int


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one line, from left to right, and what is often asked of them.

    The edges hold all words; `size` is the font size of most characters, `bold` is true when nearly all are bold,
    `middle` is the vertical middle of the word that counts most; `cell` and `turn` are the words' own.
    """

    words: tuple[Word, ...]
    x0: float
    y0: float
    x1: float
    y1: float
    size: float
    bold: bool
    middle: float
    cell: int
    turn: int

    @classmethod
    def of(cls, words: Sequence[Word]) -> Line:
        """Return the line of one word or more."""
        weights: dict[float, int] = {}
        letters = bold = 0
        for word in words:
            length = word.end - word.start
            weights[word.size] = weights.get(word.size, 0) + length
            letters += length
            bold += length if word.bold else 0
        main = max(words, key=lambda word: word.size * (word.end - word.start))
        return cls(
            words=tuple(words),
            x0=words[0].x0,
            y0=min([word.y0 for word in words]),
            x1=max([word.x1 for word in words]),
            y1=max([word.y1 for word in words]),
            size=max(weights, key=lambda size: (weights[size], size)),
            bold=bold >= 0.9 * letters,
            middle=(main.y0 + main.y1) / 2,
            cell=words[0].cell,
            turn=words[0].turn,
        )

    def text(self) -> str:
        """Return the words with single spaces, as they stand (for looking at, not for page text)."""
        return " ".join(word.text for word in self.words)


def find_words(glyphs: Glyphs, cells: Integers) -> list[Word]:
    """Return the words in drawing order. `cells` gives each glyph's table cell, or `NO_CELL`."""
    index = np.flatnonzero(glyphs.drawn)
    if not len(index):
        return []
    codes = np.where(np.isin(glyphs.codes, HYPHEN_CODES), ord("-"), glyphs.codes)
    turns = glyphs.turns[index]
    box = _upright(glyphs.boxes[index], turns)
    sizes = np.maximum(glyphs.sizes[index], 1.0)
    new = _breaks(index, codes, box, sizes, turns, cells[index])
    starts = np.flatnonzero(new)
    ends = np.append(starts[1:], len(index))
    sides = [
        np.minimum.reduceat(box[:, 0], starts),
        np.minimum.reduceat(box[:, 1], starts),
        np.maximum.reduceat(box[:, 2], starts),
        np.maximum.reduceat(box[:, 3], starts),
    ]
    size = np.round(np.maximum.reduceat(sizes, starts), 1)
    bold = np.add.reduceat(glyphs.bold[index].astype(float), starts) * 2 > ends - starts
    text = "".join(map(chr, codes[index].tolist()))
    texts = [text[a:b] for a, b in zip(starts.tolist(), ends.tolist(), strict=True)]
    columns = [index[starts], index[ends - 1] + 1, *sides, size, bold, cells[index[starts]], turns[starts]]
    rows = zip(texts, *(column.tolist() for column in columns), strict=True)
    return [
        Word(start, end, letters, x0, y0, x1, y1, points, heavy, cell, turn)
        for letters, start, end, x0, y0, x1, y1, points, heavy, cell, turn in rows
    ]


def _upright(boxes: Floats, turns: Integers) -> Floats:
    """Turn the boxes of sideways text so that its writing direction is to the right."""
    if not turns.any():
        return boxes
    x0, y0, x1, y1 = boxes.T
    upright = [
        boxes,
        np.stack([y0, -x1, y1, -x0], 1),
        np.stack([-x1, -y1, -x0, -y0], 1),
        np.stack([-y1, x0, -y0, x1], 1),
    ]
    return np.choose(turns[:, None], upright)


def _breaks(
    index: Integers, codes: Integers, box: Floats, sizes: Floats, turns: Integers, cells: Integers
) -> npt.NDArray[np.bool_]:
    """Say for each drawn glyph whether a word begins there."""
    new = np.ones(len(index), dtype=bool)
    if len(index) < 2:
        return new
    before, after = box[:-1], box[1:]
    size = np.minimum(sizes[1:], sizes[:-1])
    gap = after[:, 0] - before[:, 2]
    overlap = np.minimum(before[:, 3], after[:, 3]) - np.maximum(before[:, 1], after[:, 1])
    lower = np.minimum(before[:, 3] - before[:, 1], after[:, 3] - after[:, 1])
    moved = (gap > WORD_GAP * size) | (after[:, 0] - before[:, 0] < -BACKWARD * size) | (overlap < SAME_LINE * lower)
    digit = (codes[index[1:]] >= ord("0")) & (codes[index[1:]] <= ord("9"))
    raised = (sizes[1:] < RAISED_SIZE * sizes[:-1]) & (after[:, 1] > before[:, 1] + 0.1 * sizes[:-1]) & digit
    new[1:] = (np.diff(index) > 1) | moved | (np.diff(cells) != 0) | (np.diff(turns) != 0) | raised
    return new


def find_lines(words: Sequence[Word]) -> list[Line]:
    """Gather words into lines, in the order of the words."""
    lines: list[list[Word]] = []
    for word in words:
        if lines and _goes_on(lines[-1][-1], word):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [Line.of(line) for line in lines]


def from_the_top(lines: list[Line]) -> list[Line]:
    """Return the lines of a page that lies on its side in the order they are read; pdfium may give them backwards.

    Only a page where most lines lie, outside tables, and most follow the one below them, is turned round.
    """
    lying = [line for line in lines if line.turn % 2 and line.cell == NO_CELL]
    if 2 * len(lying) <= len(lines):
        return lines
    upwards = sum(after.middle - before.middle > SAME_LINE * before.size for before, after in pairwise(lying))
    return lines[::-1] if 2 * upwards > len(lying) else lines


def _goes_on(last: Word, word: Word) -> bool:
    if last.cell != word.cell or last.turn != word.turn or word.x0 < last.x1 - 2 * BACKWARD * min(last.size, word.size):
        return False
    overlap = min(last.y1, word.y1) - max(last.y0, word.y0)
    return overlap >= SAME_LINE * min(last.y1 - last.y0, word.y1 - word.y0)


def sort_cell_lines(lines: Sequence[Line]) -> list[Line]:
    """Return a cell's lines from top to bottom, pieces of one line joined from left to right."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda each: -each.middle):
        if rows and abs(rows[-1][0].middle - line.middle) < 0.4 * min(rows[-1][0].size, line.size):
            rows[-1].append(line)
        else:
            rows.append([line])
    return [Line.of([word for line in sorted(row, key=lambda each: each.x0) for word in line.words]) for row in rows]
