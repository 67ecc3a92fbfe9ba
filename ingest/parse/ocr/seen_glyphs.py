"""Words seen in a picture -> the glyphs that the PDF reader makes words, lines and tables of. Pure over arrays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from ingest.parse.ocr import seen_type
from ingest.parse.ocr.picture import Grey, Picture
from ingest.parse.ocr.tesseract import SeenLine, SeenWord
from ingest.parse.pdf_glyphs import Glyphs

NOISE_CONFIDENCE: Final = 20
"""Words that the program is less sure of than this are specks and drawings."""
SIGN_CONFIDENCE: Final = 60
"""The same for signs without a letter or digit, which drawings resemble more."""
ASCENT: Final = 0.9
DESCENT: Final = 0.25
"""Of the font size, above and below the baseline: a font's own box, as the PDF reader has it."""
LIKE_BODY: Final = 0.07
"""Lines whose size differs by less than this share from the page's body text are body text: measured sizes waver."""
LIKE_BODY_SHORT: Final = 0.12
FEW: Final = 12
"""The same for lines of fewer letters, whose size wavers more."""
SIZE_STEP: Final = 0.5
"""Points to which other sizes are rounded."""
BULLET: Final = "•"
BULLET_SIZE: Final = 0.42
"""Of the font size: a dot at a line's start that is no larger, as wide as high, and off the baseline, is a bullet."""
BULLET_RAISED: Final = 0.06
NARROW: Final = "iljtfrI.,:;'|!()[]-1"
WIDE: Final = "mwMW@%ÖÄÅOGQ—"


@dataclass(frozen=True, slots=True)
class Recognised:
    """A page's glyphs on the level page, and for each its box on the page as it lies and its word's confidence."""

    glyphs: Glyphs
    shown: npt.NDArray[np.float32]
    confidences: npt.NDArray[np.int64]
    size: tuple[float, float] | None = None
    """Width and height of the page as it lies, in points, where it was turned to be read."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A word of a line, with the line's baseline at its middle, its font size and its strokes' thickness, in pixels."""

    text: str
    word: SeenWord
    line: int
    base: float
    size: float
    stroke: float


def as_glyphs(lines: Sequence[SeenLine], picture: Picture) -> Recognised:
    """Return the glyphs of the lines, in their order, an undrawn space after each word."""
    words = _words([replace(line, words=_without_noise(line.words)) for line in lines], picture.grey)
    sizes = _sizes(words, picture.scale)
    heavy = seen_type.heavy([(placed.line, placed.text, placed.stroke / placed.size) for placed in words])
    codes: list[int] = []
    pixels: list[tuple[float, float, float, float]] = []
    owners: list[int] = []
    for number, placed in enumerate(words):
        codes += [*map(ord, placed.text), ord(" ")]
        pixels += _boxes(placed, sizes[number] * picture.scale)
        owners += [number] * (len(placed.text) + 1)
    owner = np.array(owners, dtype=np.int64)
    code = np.array(codes, dtype=np.int64)
    level = picture.level(np.array(pixels, dtype=np.float64).reshape(-1, 4))
    glyphs = Glyphs(
        codes=code,
        boxes=level,
        sizes=np.array(sizes, dtype=np.float64)[owner],
        bold=np.array(heavy, dtype=bool)[owner],
        turns=np.zeros(len(owner), dtype=np.int64),
        drawn=code != ord(" "),
        colours=np.zeros(len(owner), dtype=np.int64),
    )
    confidences = np.array([placed.word.confidence for placed in words], dtype=np.int64)
    return Recognised(glyphs, picture.shown(level).astype(np.float32), confidences[owner])


def _words(lines: Sequence[SeenLine], grey: Grey) -> list[_Placed]:
    found: list[_Placed] = []
    measured = zip(lines, seen_type.sizes(lines), seen_type.strokes(lines, grey), strict=True)
    for number, (line, size, strokes) in enumerate(measured):
        for place, (word, stroke) in enumerate(zip(line.words, strokes, strict=True)):
            base = line.base + line.slope * (word.left + word.right) / 2
            is_bullet = place == 0 and len(line.words) > 1 and _is_bullet(word, base, size)
            found.append(_Placed(BULLET if is_bullet else word.text, word, number, base, size, stroke))
    return found


def _without_noise(words: Sequence[SeenWord]) -> tuple[SeenWord, ...]:
    return tuple(word for place, word in enumerate(words) if not _is_noise(word, may_mark=place == 0))


def _is_noise(word: SeenWord, *, may_mark: bool) -> bool:
    """Say whether a word is none; a single sign at a line's start may mark an item of a list."""
    signs_only = not any(character.isalnum() for character in word.text)
    marks = may_mark and len(word.text) == 1
    return word.confidence < (SIGN_CONFIDENCE if signs_only and not marks else NOISE_CONFIDENCE)


def _is_bullet(word: SeenWord, base: float, size: float) -> bool:
    width, height = word.right - word.left, word.bottom - word.top
    return (
        not any(character.isalnum() for character in word.text[1:])
        and max(width, height) <= BULLET_SIZE * size
        and 0.6 <= width / height <= 1.6
        and base - word.bottom >= BULLET_RAISED * size
    )


def _sizes(words: Sequence[_Placed], scale: float) -> list[float]:
    """Return each word's font size in points, those near the page's body text as that."""
    if not words:
        return []
    sizes = np.array([placed.size / scale for placed in words])
    body = float(np.median(np.repeat(sizes, [len(placed.text) for placed in words])))
    rounded = np.maximum(np.rint(sizes / SIZE_STEP) * SIZE_STEP, 1.0)
    letters = Counter(line for placed in words for line in [placed.line] * len(placed.text))
    limits = [LIKE_BODY_SHORT if letters[placed.line] < FEW else LIKE_BODY for placed in words]
    settled: list[float] = np.where(
        np.abs(sizes / body - 1) < limits, round(body / SIZE_STEP) * SIZE_STEP or SIZE_STEP, rounded
    ).tolist()
    return settled


def _boxes(placed: _Placed, size: float) -> list[tuple[float, float, float, float]]:
    """Return a box in pixels for each letter, by the letters' usual widths, and one without width for the space."""
    word = placed.word
    top, bottom = placed.base - ASCENT * size, placed.base + DESCENT * size
    top, bottom = min(top, float(word.top)), max(bottom, float(word.bottom))
    widths = [0.5 if letter in NARROW else 1.5 if letter in WIDE else 1.0 for letter in placed.text]
    ends = np.cumsum([0.0, *widths]) / sum(widths) * (word.right - word.left) + word.left
    sides = ends.tolist()
    return [
        *((left, top, right, bottom) for left, right in pairwise(sides)),
        (float(word.right), top, float(word.right), bottom),
    ]
