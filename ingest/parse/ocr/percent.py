"""Per cent signs read as figures: the Swedish model reads "(%)" as "(96)" or "(90)". The English one knows the sign.

Only figures that may be the sign are asked about: alone in brackets, or right after a number. What the second model
does not read as the sign, and surely, stays as it was.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from ingest.parse.ocr.picture import Grey
from ingest.parse.ocr.second_reading import See
from ingest.parse.ocr.stack import INSET, Piece, by_piece, picture_of, stacked
from ingest.parse.ocr.tesseract import SURE, SeenLine, SeenWord

AROUND: Final = 6
"""Pixels kept around a word."""
MOST: Final = 80
"""Words of a page that are asked about."""
_BRACKETS: Final = re.compile(r"\([0-9oO/]{1,4}\)?[.,;:]?")
_SIGN: Final = re.compile(r"(?:[29][06]0?|[90]/[0o]|0/0|96o)[.,;:]?")
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)?")
_PERCENT: Final = re.compile(r"\(?%\)?[.,;:]?")


def mend_percent(lines: tuple[SeenLine, ...], clean: Grey, *, see: See) -> tuple[SeenLine, ...]:
    """Return the lines with per cent signs in place of figures where `see`, the other model, reads them so."""
    asked = [(number, place) for number, line in enumerate(lines) for place in _asked(line.words)][:MOST]
    height, width = clean.shape
    pieces = stacked([_piece(lines[number].words[place], width, height) for number, place in asked])
    if not pieces:
        return lines
    found = by_piece(see(picture_of(pieces, clean)), pieces)
    mended = [list(line.words) for line in lines]
    for index, read in found.items():
        number, place = asked[index]
        words = [word for line in read for word in line.words]
        text = "".join(word.text for word in words)
        if _PERCENT.fullmatch(text) and min(word.confidence for word in words) >= SURE:
            mended[number][place] = replace(mended[number][place], text=text, confidence=_surety(words))
    return tuple(replace(line, words=tuple(words)) for line, words in zip(lines, mended, strict=True))


def _asked(words: Sequence[SeenWord]) -> list[int]:
    return [
        place
        for place, word in enumerate(words)
        if _BRACKETS.fullmatch(word.text)
        or (place and _SIGN.fullmatch(word.text) and _NUMBER.fullmatch(words[place - 1].text))
    ]


def _piece(word: SeenWord, width: int, height: int) -> Piece:
    reach = AROUND + INSET
    return Piece(
        0,
        max(0, word.left - reach),
        max(0, word.top - reach),
        min(width, word.right + reach),
        min(height, word.bottom + reach),
    )


def _surety(words: Sequence[SeenWord]) -> int:
    return round(float(np.mean([word.confidence for word in words])))
