"""How large and how heavy words in a picture are set, measured on the words themselves. Pure.

The program says a size for each line, which wavers by a sixth with the letters that the line happens to hold. A word's
own height, by what its letters reach above and below the line, wavers by a thirtieth.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

import numpy as np

from ingest.parse.ocr.picture import Grey, paper
from ingest.parse.ocr.tesseract import SeenLine, SeenWord

SMALL: Final = 0.545
TALL: Final = 0.73
RINGED: Final = 0.8
ACCENTED: Final = 0.95
BELOW: Final = 0.21
"""Of the font size: how high small and tall letters, å and capitals with an accent stand, and how deep letters hang."""
SMALL_BETWEEN: Final = (0.44, 0.6)
SOME: Final = 5
"""Words from which the height of a page's own small letters is taken, which fonts differ in."""
TALL_LETTERS: Final = frozenset("bdfhkltåäöéij%0123456789")
HANGING: Final = frozenset("gjpqyQ")
MOST_OFF: Final = 0.3
"""Share by which a line's measured size may differ from the program's; beyond it its words are misread or cut."""
INK: Final = 0.6
"""Share of the paper's grey below which a stroke is counted; its blurred edge, which grows small print, is not."""
HEAVY: Final = 1.3
"""Strokes so many times as thick as the page's usual ones, for their size, are bold."""
HEAVIER: Final = 1.12
"""From here to that a word is what its neighbours on the line are."""
LETTERS: Final = 3
"""Letters of a word that shows by itself how heavy it is."""


def sizes(lines: Sequence[SeenLine]) -> list[float]:
    """Return each line's font size in pixels, alike for lines that are set alike."""
    small = _small(lines)
    own = [_own_size(line.words, small) for line in lines]
    known = [(size, line.size, len(line.words)) for size, line in zip(own, lines, strict=True) if size]
    if not known:
        return [line.size for line in lines]
    scale = float(np.median(np.repeat([said / size for size, said, _ in known], [count for *_, count in known])))
    return [
        size * scale if size and abs(size * scale / line.size - 1) <= MOST_OFF else line.size
        for size, line in zip(own, lines, strict=True)
    ]


def _own_size(words: Sequence[SeenWord], small: float) -> float:
    """Return the size that most letters of a line show, 0 where there are none."""
    words = [word for word in words if _reach(word.text, small)]
    words = [word for word in words if "å" not in word.text.lower()] or words  # the ring's height differs most
    shown = [((word.bottom - word.top) / _reach(word.text, small), len(word.text)) for word in words]
    return float(np.median(np.repeat([size for size, _ in shown], [count for _, count in shown]))) if shown else 0.0


def _small(lines: Sequence[SeenLine]) -> float:
    """Return the height of small letters in the page's font, of the font size."""
    shares: list[float] = []
    for line in lines:
        tall = [word for word in line.words if _reach(word.text, 0.0) >= TALL]
        size = _own_size(tall, SMALL)
        shares += [
            (word.bottom - word.top) / size - reach
            for word in line.words
            if size and 0 <= (reach := _reach(word.text, 0.0)) < TALL and word.text.strip(".,:;").isalpha()
        ]
    return float(np.clip(np.median(shares), *SMALL_BETWEEN)) if len(shares) >= SOME else SMALL


def _reach(text: str, small: float) -> float:
    """Return how high a word stands from its lowest to its highest letter, of the font size; 0 where unknown."""
    letters = [letter for letter in text if letter.isalnum()]
    if not letters or any(letter in "()[]/|" for letter in text):
        return 0.0
    high = small
    if any(letter in TALL_LETTERS or letter.isupper() for letter in letters):
        high = TALL
    if "å" in letters:
        high = RINGED
    if any(letter in "ÅÄÖÉ" for letter in letters):
        high = ACCENTED
    return high + (BELOW if any(letter in HANGING for letter in letters) else 0.0)


def strokes(lines: Sequence[SeenLine], grey: Grey) -> list[list[float]]:
    """Return the mean thickness of each word's upright strokes in pixels, by line; 0 where there is no ink."""
    dark = grey < INK * paper(grey)
    return [[_stroke(dark[word.top : word.bottom, word.left : word.right]) for word in line.words] for line in lines]


def _stroke(ink: np.ndarray[tuple[int, int], np.dtype[np.bool_]]) -> float:
    count = int((ink[:, 1:] & ~ink[:, :-1]).sum()) + int(ink[:, 0].sum())
    return int(ink.sum()) / count if count else 0.0


def heavy(words: Sequence[tuple[int, str, float]]) -> list[bool]:
    """Say for each word, given its line's number, text, and strokes for its size, whether it is bold."""
    usual = (
        float(np.median(np.repeat([share for *_, share in words], [len(text) for _, text, _ in words])))
        if words
        else 0.0
    )
    found: list[bool] = []
    for _, line in groupby(words, key=lambda word: word[0]):
        found += _settled([_weight(text, share / usual if usual else 0.0) for _, text, share in line])
    return found


def _weight(text: str, share: float) -> bool | None:
    """Say whether a word is bold by itself; None where its neighbours must say."""
    unsure = HEAVIER <= share < HEAVY or sum(map(str.isalnum, text)) < LETTERS
    return None if unsure else share >= HEAVY


def _settled(line: Sequence[bool | None]) -> list[bool]:
    """Give the words that cannot tell what the one before tells, those at the start what the next tells."""
    last = next((weight for weight in line if weight is not None), False)
    made: list[bool] = []
    for weight in line:
        last = last if weight is None else weight
        made.append(last)
    return made
