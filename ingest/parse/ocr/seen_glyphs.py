"""Words seen in a picture -> the glyphs that the PDF reader makes words, lines and tables of. Pure over arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from ingest.parse.ocr.picture import INK, Picture, paper
from ingest.parse.ocr.tesseract import SeenLine, SeenWord
from ingest.parse.pdf_glyphs import Glyphs

NOISE_CONFIDENCE: Final = 20
"""Words that the program is less sure of than this are specks and drawings."""
SIGN_CONFIDENCE: Final = 60
"""The same for signs without a letter or digit, which drawings resemble more."""
ASCENT: Final = 0.9
DESCENT: Final = 0.25
"""Of the font size, above and below the baseline: a font's own box, as the PDF reader has it."""
LIKE_BODY: Final = 0.12
"""Lines whose size differs by less than this share from the page's body text are body text: measured sizes waver."""
SIZE_STEP: Final = 0.5
"""Points to which other sizes are rounded."""
BULLET: Final = "•"
BULLET_SIZE: Final = 0.42
"""Of the font size: a dot at a line's start that is no larger, as wide as high, and off the baseline, is a bullet."""
BULLET_RAISED: Final = 0.06
HEAVY: Final = 1.3
"""Strokes so many times as thick as the page's usual ones are bold."""
NARROW: Final = "iljtfrI.,:;'|!()[]-1"
WIDE: Final = "mwMW@%ÖÄÅOGQ—"


@dataclass(frozen=True, slots=True)
class Recognised:
    """A page's glyphs on the level page, and for each its box on the page as it lies and its word's confidence."""

    glyphs: Glyphs
    shown: npt.NDArray[np.float32]
    confidences: npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Placed:
    """A word with its line's baseline at its middle, in pixels, its font size in pixels, and its strokes' thickness."""

    text: str
    word: SeenWord
    base: float
    size: float
    stroke: float


def as_glyphs(lines: Sequence[SeenLine], picture: Picture) -> Recognised:
    """Return the glyphs of the lines, in their order, an undrawn space after each word."""
    dark = picture.grey < paper(picture.grey) - INK
    words = [placed for line in lines for placed in _placed(line, dark)]
    sizes = _sizes(words, picture.scale)
    heavy = _heavy(words)
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


def _placed(line: SeenLine, dark: npt.NDArray[np.bool_]) -> list[_Placed]:
    kept = [word for word in line.words if not _is_noise(word)]
    found: list[_Placed] = []
    for number, word in enumerate(kept):
        base = line.base + line.slope * (word.left + word.right) / 2
        is_bullet = number == 0 and len(kept) > 1 and _is_bullet(word, base, line.size)
        found.append(_Placed(BULLET if is_bullet else word.text, word, base, line.size, _stroke(word, dark)))
    return found


def _is_noise(word: SeenWord) -> bool:
    signs_only = not any(character.isalnum() for character in word.text)
    return word.confidence < (SIGN_CONFIDENCE if signs_only and len(word.text) > 1 else NOISE_CONFIDENCE)


def _is_bullet(word: SeenWord, base: float, size: float) -> bool:
    width, height = word.right - word.left, word.bottom - word.top
    return (
        len(word.text) == 1
        and max(width, height) <= BULLET_SIZE * size
        and 0.6 <= width / height <= 1.6
        and base - word.bottom >= BULLET_RAISED * size
    )


def _stroke(word: SeenWord, dark: npt.NDArray[np.bool_]) -> float:
    """Return the mean thickness of a word's upright strokes, in pixels; 0 where there is no ink."""
    ink = dark[word.top : word.bottom, word.left : word.right]
    strokes = int((ink[:, 1:] & ~ink[:, :-1]).sum()) + int(ink[:, 0].sum())
    return int(ink.sum()) / strokes if strokes else 0.0


def _sizes(words: Sequence[_Placed], scale: float) -> list[float]:
    """Return each word's font size in points, those near the page's body text as that."""
    if not words:
        return []
    sizes = np.array([placed.size / scale for placed in words])
    body = float(np.median(np.repeat(sizes, [len(placed.text) for placed in words])))
    body = round(body / SIZE_STEP) * SIZE_STEP or SIZE_STEP
    rounded = np.maximum(np.rint(sizes / SIZE_STEP) * SIZE_STEP, 1.0)
    settled: list[float] = np.where(np.abs(sizes / body - 1) < LIKE_BODY, body, rounded).tolist()
    return settled


def _heavy(words: Sequence[_Placed]) -> list[bool]:
    """Say for each word whether its strokes are thicker, for its size, than those of most of the page's text."""
    shares = [placed.stroke / placed.size for placed in words]
    letters = [len(placed.text) for placed in words]
    usual = float(np.median(np.repeat(shares, letters))) if words else 0.0
    return [share > HEAVY * usual for share in shares]


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
