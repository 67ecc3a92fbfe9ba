"""Signs that the Swedish model misreads and the English one knows: "(%)" read as "(96)", the code "2.1" as "2:1".

Only words that may hold such a sign are asked about. What the second model does not read as the sign, and surely, stays
as it was.
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
_GLUED: Final = re.compile(r"[<>≤≥]?\d+(?:[.,]\d+)?9[048]{0,2}[06]")
"""A number whose per cent sign is read as figures of it: "51%" as "5196"."""
_AS_FIGURES: Final = re.compile(r"9[048]{0,2}[06]")
_SHARE: Final = re.compile(r"[<>≤≥]?(\d+(?:[.,]\d+)?)%")
_PERCENT: Final = re.compile(r"\(?%\)?[.,;:]?")
_BROKEN_CODE: Final = re.compile(r"(\d{1,2})(?:[:;]|\.?[A-Za-zÅÄÖåäö]|[:;,.]{2})(\d{1,2}),?")
_CODE: Final = re.compile(r"(\d{1,2})\.(\d{1,2}),?")


def mend_signs(lines: tuple[SeenLine, ...], clean: Grey, *, see: See) -> tuple[SeenLine, ...]:
    """Return the lines with per cent signs and codes where `see`, the other model, reads them so."""
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
        before = lines[number].words[place].text
        text = _unglued(before, text)
        if _is_meant(before, text) and min(word.confidence for word in words) >= SURE:
            mended[number][place] = replace(mended[number][place], text=text, confidence=_surety(words))
    return tuple(replace(line, words=tuple(words)) for line, words in zip(lines, mended, strict=True))


def _asked(words: Sequence[SeenWord]) -> list[int]:
    return [
        place
        for place, word in enumerate(words)
        if _BRACKETS.fullmatch(word.text)
        or _BROKEN_CODE.fullmatch(word.text)
        or _GLUED.fullmatch(word.text)
        or (place and _SIGN.fullmatch(word.text) and _NUMBER.fullmatch(words[place - 1].text))
    ]


def _unglued(before: str, after: str) -> str:
    """Return a second reading as a share, with the sign before the number, where the number is how the first began."""
    share = _SHARE.fullmatch(after)
    figures = before.lstrip("<>≤≥")
    if share is None or _GLUED.fullmatch(before) is None:
        return after
    kept = figures.startswith(share[1]) and _AS_FIGURES.fullmatch(figures[len(share[1]) :])
    return f"{before[: len(before) - len(figures)]}{share[1]}%" if kept else ""


def _is_meant(before: str, after: str) -> bool:
    """Say whether a second reading is the sign, or the code with the same figures, that a word was asked for."""
    if _GLUED.fullmatch(before) and _SHARE.fullmatch(after):
        return True
    broken, code = _BROKEN_CODE.fullmatch(before), _CODE.fullmatch(after)
    return bool(code and code.groups() == broken.groups()) if broken else bool(_PERCENT.fullmatch(after))


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
