"""Table cells read once more, each by itself: short words and codes are lost where a page is read as a whole.

All cells of a page that were read weakly, or not at all though they hold ink, are laid under one another in one
picture, so that the program starts once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from ingest.parse.ocr.picture import INK, Grey, Picture, paper
from ingest.parse.ocr.seen_glyphs import as_glyphs
from ingest.parse.ocr.stack import INSET, Piece, by_piece, picture_of, stacked
from ingest.parse.ocr.tesseract import SURE, SeenLine, SeenWord
from ingest.parse.pdf_drawing import Floats
from ingest.parse.pdf_tables import find_grids
from ingest.parse.pdf_words import NO_CELL, find_lines, find_words

See = Callable[[Grey], tuple[SeenLine, ...]]
"""Reads a picture as one block of lines."""

LEAST: Final = 16
"""Pixels: a narrower or lower cell holds no word."""
LEAST_INK: Final = 40
"""Dark pixels from which an empty cell is not empty; a full stop has as many."""
SHORT: Final = 6
"""Letters: codes, numbers and single short words, which no context helps to read."""
MAX_CELLS: Final = 250


def read_again(
    lines: tuple[SeenLine, ...], clean: Grey, picture: Picture, *, rules: Floats, see: See
) -> tuple[SeenLine, ...]:
    """Return the lines with weak and missing cells as a second reading of `clean` has them, where that is surer."""
    cells = stacked(_doubtful(lines, clean, picture, rules))
    if not cells:
        return lines
    second = by_piece(see(picture_of(cells, clean)), cells)
    first = {
        number: [word for line in lines for word in line.words if cell.holds(word)] for number, cell in enumerate(cells)
    }
    better = [
        number
        for number, found in second.items()
        if _surety([word for line in found for word in line.words]) > _surety(first[number])
    ]
    return _exchanged(lines, cells, {number: second[number] for number in better})


def _doubtful(lines: Sequence[SeenLine], clean: Grey, picture: Picture, rules: Floats) -> list[Piece]:
    """Return the cells whose words are weak, or that hold ink and no words."""
    if not len(rules):
        return []
    glyphs = as_glyphs(lines, picture).glyphs
    rows = find_lines(find_words(glyphs, np.full(len(glyphs), NO_CELL, dtype=np.int64)))
    x_limit, y_limit = picture.left + clean.shape[1] / picture.scale, picture.top
    dark = clean < paper(clean) - INK
    words = [word for line in lines for word in line.words]
    found: list[Piece] = []
    for number, grid in enumerate(find_grids(rules, rows, width=x_limit, height=y_limit).found):
        for each in grid.cells:
            sides = picture.pixels(each.box)
            cell = Piece(number, *(max(0, side) for side in sides))
            inside = dark[cell.top + INSET : cell.bottom - INSET, cell.left + INSET : cell.right - INSET]
            if min(inside.shape, default=0) < LEAST:
                continue
            held = [word for word in words if cell.holds(word)]
            if _is_doubtful(held) and (held or int(inside.sum()) >= LEAST_INK):
                found.append(cell)
    return found[:MAX_CELLS]


def _is_doubtful(words: Sequence[SeenWord]) -> bool:
    """Say whether a cell's words are weak, or so few letters that they may be wrong and yet look sure."""
    return sum(len(word.text) for word in words) <= SHORT or any(word.confidence < SURE for word in words)


def _surety(words: Sequence[SeenWord]) -> float:
    """Return the mean confidence over the letters; 0 without words."""
    letters = sum(len(word.text) for word in words)
    return sum(word.confidence * len(word.text) for word in words) / letters if letters else 0.0


def _exchanged(
    lines: Sequence[SeenLine], cells: Sequence[Piece], better: dict[int, list[SeenLine]]
) -> tuple[SeenLine, ...]:
    """Return the lines with the words of some cells exchanged; a table stays where its first line stands."""
    gone = [cells[number] for number in better]
    waiting: dict[int, list[SeenLine]] = {}
    for number, found in better.items():
        waiting.setdefault(cells[number].grid, []).extend(found)
    made: list[SeenLine] = []
    for line in lines:
        for grid in {cell.grid for cell in gone if cell.grid in waiting and any(map(cell.holds, line.words))}:
            made += waiting.pop(grid)
        kept = tuple(word for word in line.words if not any(cell.holds(word) for cell in gone))
        if kept:
            made.append(replace(line, words=kept))
    return (*made, *(line for found in waiting.values() for line in found))
