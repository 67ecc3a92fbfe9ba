"""How much room text takes on a page, estimated from its font: what has to stand where, before anything is set."""

from __future__ import annotations

import math

from tests.quality.golden.look import Look

PAGE_WIDTH, PAGE_HEIGHT = 210, 297 - 24 - 22
"""Of an A4 page, in mm: its width, and its height between the margins that the style gives."""
PLAIN = {"Liberation Sans": 0.46, "Liberation Serif": 0.42, "Liberation Sans Narrow": 0.38, "DejaVu Sans": 0.53}
"""The mean width of a letter of running Swedish, in em, measured; a little is added for the ends of lines."""
BOLD = {"Liberation Sans": 0.62, "Liberation Serif": 0.58, "Liberation Sans Narrow": 0.51, "DejaVu Sans": 0.73}
"""The width of a letter in the widest of the header words, in em, measured."""
POINT = 25.4 / 72
"""A point in mm."""
LINE, GAP = 1.35, 3
"""The height of a line in em, and the gap below a paragraph in mm."""
SMALLER = 0.9
"""The size of a table's text beside that of running text."""
ROW, EDGE = 1.25, 1.3
"""The height of a line in a table in em, and what a cell's padding and rule take above and below it, in mm."""
PADDING = 3.6
"""What a cell's padding and rule take of its width, in mm."""


def text_width(look: Look) -> float:
    """Return the width between the margins in mm."""
    return PAGE_WIDTH - 2 * look.margin


def word_share(look: Look, letters: int) -> float:
    """Return the share of a table's width that a column needs for words of that many letters."""
    return (letters * BOLD[look.body] * SMALLER * look.size * POINT + PADDING) / text_width(look)


def paragraph_height(look: Look, text: str) -> float:
    """Return the height of a paragraph with the gap below it, in mm."""
    in_line = text_width(look) / (PLAIN[look.body] * look.size * POINT)
    return math.ceil(len(text) / in_line) * line_height(look) + GAP


def line_height(look: Look) -> float:
    """Return the height of a line of running text in mm."""
    return LINE * look.size * POINT


def row_height(look: Look) -> float:
    """Return the height of a table's row of one line in mm."""
    return ROW * SMALLER * look.size * POINT + 2 * EDGE
