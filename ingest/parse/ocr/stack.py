"""Pieces of a page's picture laid under one another in a picture of their own, and read there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from ingest.parse.ocr.picture import Grey, paper
from ingest.parse.ocr.tesseract import SeenLine, SeenWord

MARGIN: Final = 24
"""White pixels around each cell."""
INSET: Final = 4
"""Pixels cut from a cell's sides: what is left of its lines."""
MAX_HEIGHT: Final = 20_000
"""Pixels of the picture of cells; two pages' height. Cells beyond it keep their first reading."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A cell to read again: its table, its sides in the page's picture, and its top in the picture of cells."""

    grid: int
    left: int
    top: int
    right: int
    bottom: int
    stacked: int = 0

    def holds(self, word: SeenWord) -> bool:
        """Say whether the middle of a word of the page lies in the cell."""
        x, y = (word.left + word.right) / 2, (word.top + word.bottom) / 2
        return self.left <= x < self.right and self.top <= y < self.bottom


def stacked(cells: Sequence[Piece]) -> list[Piece]:
    """Give each cell its place in the picture of cells."""
    top, placed = MARGIN, list[Piece]()
    for cell in cells:
        height = cell.bottom - cell.top - 2 * INSET
        if top + height + MARGIN > MAX_HEIGHT:
            break
        placed.append(replace(cell, stacked=top))
        top += height + MARGIN
    return placed


def picture_of(cells: Sequence[Piece], clean: Grey) -> Grey:
    """Return the picture of the cells that `stacked` gave places."""
    last = cells[-1]
    height = last.stacked + last.bottom - last.top - 2 * INSET + MARGIN
    width = max(cell.right - cell.left for cell in cells) - 2 * INSET + 2 * MARGIN
    made = np.full((height, width), paper(clean), dtype=np.uint8)
    for cell in cells:
        inside = clean[cell.top + INSET : cell.bottom - INSET, cell.left + INSET : cell.right - INSET]
        made[cell.stacked : cell.stacked + inside.shape[0], MARGIN : MARGIN + inside.shape[1]] = inside
    return made


def by_piece(lines: Sequence[SeenLine], cells: Sequence[Piece]) -> dict[int, list[SeenLine]]:
    """Return the lines of the picture of cells, by cell, moved to their places on the page."""
    tops = [cell.stacked for cell in cells]
    found: dict[int, list[SeenLine]] = {}
    for line in lines:
        middle = sum(word.top + word.bottom for word in line.words) / 2 / len(line.words)
        number = max(0, int(np.searchsorted(tops, middle)) - 1)
        cell = cells[number]
        right, down = cell.left + INSET - MARGIN, cell.top + INSET - cell.stacked
        found.setdefault(number, []).append(_moved(line, right, down))
    return found


def _moved(line: SeenLine, right: int, down: int) -> SeenLine:
    words = tuple(
        SeenWord(word.text, word.left + right, word.top + down, word.right + right, word.bottom + down, word.confidence)
        for word in line.words
    )
    return SeenLine(words, line.base + down - line.slope * right, line.slope, line.size)
