"""Where something stands: pages, their characters and boxes, spans and locators. Types only."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass

UNITS_PER_POINT = 100
"""Character boxes are kept as whole hundredths of a PDF point."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a PDF page, in points; origin at the page's lower left corner, y upwards, x0 < x1, y0 < y1."""

    x0: float
    y0: float
    x1: float
    y1: float

    def union(self, other: Box) -> Box:
        """Return the smallest box that holds both."""
        return Box(min(self.x0, other.x0), min(self.y0, other.y0), max(self.x1, other.x1), max(self.y1, other.y1))

    def same_line(self, other: Box) -> bool:
        """Say whether the boxes overlap vertically by at least half of the lower one's height."""
        overlap = min(self.y1, other.y1) - max(self.y0, other.y0)
        return overlap >= 0.5 * min(self.y1 - self.y0, other.y1 - other.y0)


@dataclass(frozen=True, slots=True)
class CharacterMap:
    """The box of every character of a page's text, packed.

    `packed` holds four little-endian int32 (x0, y0, x1, y1 in hundredths of a point) per code point of the page
    text, in order; four zeros for a character that is not drawn (a space or line break we added). Empty for
    formats without pages.
    """

    packed: bytes = b""

    @classmethod
    def of(cls, boxes: Iterable[Box | None]) -> CharacterMap:
        """Pack one box or None per character."""
        numbers = array("i")
        for box in boxes:
            sides = (0.0, 0.0, 0.0, 0.0) if box is None else (box.x0, box.y0, box.x1, box.y1)
            numbers.extend(round(side * UNITS_PER_POINT) for side in sides)
        return cls(numbers.tobytes())

    def box(self, index: int) -> Box | None:
        """Return the box of one character (0-based), or None when it is not drawn."""
        numbers = array("i")
        numbers.frombytes(self.packed[index * 16 : index * 16 + 16])
        if len(numbers) < 4 or not any(numbers):
            return None
        x0, y0, x1, y1 = (number / UNITS_PER_POINT for number in numbers)
        return Box(x0, y0, x1, y1)

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """Return the boxes that cover characters start..end (0-based, end excluded), one for each run on a line.

        A new run begins on another line, and where the text jumps backwards (the next cell or column).
        """
        runs: list[Box] = []
        for index in range(start, end):
            box = self.box(index)
            if box is None:
                continue
            last = runs[-1] if runs else None
            gap = 0.0 if last is None else box.x0 - last.x1
            if last is not None and last.same_line(box) and -1.0 <= gap <= 3 * (box.y1 - box.y0):
                runs[-1] = last.union(box)
            else:
                runs.append(box)
        return tuple(runs)


@dataclass(frozen=True, slots=True)
class Recognition:
    """How surely a page was read from its picture (OCR).

    `confidence` is the mean over its characters, 0–100; `weak` are the places (start, end in the page text, 0-based,
    end excluded) of words that may be wrong.
    """

    confidence: int
    weak: tuple[tuple[int, int], ...] = ()

    def is_weak(self, start: int, end: int) -> bool:
        """Say whether a weak word stands among the characters start..end."""
        return any(first < end and start < last for first, last in self.weak)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a reading.

    `number` is 1-based; `label` is the printed page label (or the heading in formats without pages). `text` is
    NFC, in reading order, line-end hyphens resolved, without U+FFFE. `width` and `height` are points, 0 in formats
    without pages. Spans of this page count code points of `text`.
    """

    number: int
    label: str
    text: str
    width: float = 0.0
    height: float = 0.0
    characters: CharacterMap = CharacterMap()
    recognition: Recognition | None = None
    """None where the text is the file's own."""
    cells: tuple[tuple[int, int, str], ...] = ()
    """Of a workbook's sheet: start, end (excluded) and address ("C7") of every cell, in the order of the text."""

    def address(self, start: int, end: int) -> str | None:
        """Return the cell that characters start..end stand in, "A7:C7" for the first and last of several; else None."""
        within = [address for first, last, address in self.cells if first < end and start < last]
        if not within:
            return None
        return within[0] if len(within) == 1 else f"{within[0]}:{within[-1]}"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters start..end (0-based, end excluded) of one page (1-based) of a reading."""

    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PictureBox:
    """Where a symbol is drawn: its page (1-based) and its box in points."""

    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Locator:
    """Where a text stands: one or more spans of one reading, in reading order.

    `pictures` are the symbols that say it; the words of the legend that explains them are then the last span.
    """

    reading: str
    parts: tuple[Span, ...]
    pictures: tuple[PictureBox, ...] = ()

    @property
    def page(self) -> int:
        """The first part's page, 1-based."""
        return self.parts[0].page
