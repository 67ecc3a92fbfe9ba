"""A picture of a page -> its lines of words, by the tesseract program. The only module that knows the program.

The program is asked for hOCR (a web page with a box and a confidence for each word), because that alone also says where
each line's baseline runs and how large its letters are.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import Final

import numpy as np
import numpy.typing as npt

from corpus.errors import RodaError

LANGUAGE: Final = "swe"
SIGNS: Final = "eng"
"""The model that knows signs that the language's own reads wrongly; Debian's program always brings it."""
UPRIGHT: Final = "osd"
"""The model that tells how a page lies; brought as well."""
SURE_TURN: Final = 1.5
"""The program's own measure, from which a turn is right on pages of text."""
PACKAGES: Final = "tesseract-ocr tesseract-ocr-swe"
"""The Debian packages that this needs."""
PROGRAM: Final = "tesseract"
SHORT_QUESTION_SECONDS: Final = 20
SURE: Final = 70
"""Confidence from which a word is taken to be right; see docs/decisions."""

_LINE: Final = re.compile(r"<span class='ocr_(?:line|header|caption|textfloat)'[^>]*title=\"([^\"]*)\"")
_WORD: Final = re.compile(
    r"<span class='ocrx_word'[^>]*title='bbox (\d+) (\d+) (\d+) (\d+); x_wconf (\d+)[^']*'[^>]*>(.*?)</span>"
)
_ENTRY: Final = re.compile(_LINE.pattern + "|" + _WORD.pattern)
_FIELD: Final = re.compile(r"(bbox|baseline|x_size) ([-\d. ]+)")
_TURN: Final = re.compile(r"Rotate: (\d+)")
_TURN_SURETY: Final = re.compile(r"Orientation confidence: ([\d.]+)")
_TAG: Final = re.compile(r"<[^>]*>")


class PageNotRead(RodaError):
    """The program gave nothing for a page: it took too long, or it stopped."""


@dataclass(frozen=True, slots=True)
class SeenWord:
    """A word in a picture: its box in pixels (y downwards), and how sure the program is of it, 0–100."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    confidence: int


@dataclass(frozen=True, slots=True)
class SeenLine:
    """Words on one line, in reading order.

    The baseline is y = `base` + `slope` · x, in pixels; `size` is the height from the lowest descender to the highest
    ascender, which is about the font size.
    """

    words: tuple[SeenWord, ...]
    base: float
    slope: float
    size: float


def lack() -> str | None:
    """Say in Swedish what is missing and what to install; None when pages can be read."""
    advice = f"installera Debianpaketen {PACKAGES} (apt-get install {PACKAGES}) och läs in på nytt"
    if shutil.which(PROGRAM) is None:
        return f"Programmet tesseract saknas: {advice}."
    installed = models()
    if installed is None:
        return f"Programmet tesseract går inte att starta: {advice}."
    return None if LANGUAGE in installed else f"Tesseract saknar svenska: {advice}."


def has(model: str) -> bool:
    """Say whether the program has a model beside the language's own."""
    return model in (models() or ())


@cache
def models() -> frozenset[str] | None:
    """Return the installed models, asked for once in a process; None where the program cannot be started."""
    try:
        ran = subprocess.run(  # noqa: S603 - fixed arguments, without any of the document's words
            [PROGRAM, "--list-langs"], capture_output=True, timeout=SHORT_QUESTION_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return frozenset(ran.stdout.decode("utf-8", "replace").split())


def see(
    picture: npt.NDArray[np.uint8], *, dots: int, seconds: float, layout: int = 3, model: str = LANGUAGE
) -> tuple[SeenLine, ...]:
    """Return the lines of a grey picture [height, width] of `dots` pixels an inch.

    `layout` is the program's page segmentation mode: 3 finds columns by itself, 6 takes the picture for one block,
    11 for scattered words. Raises `PageNotRead` when the program takes more than `seconds` or stops.
    """
    return _lines(_run(picture, ["-l", model, "--psm", str(layout), "--dpi", str(dots), "hocr"], seconds=seconds))


def quarter_turns(picture: npt.NDArray[np.uint8], *, dots: int, seconds: float) -> int:
    """Return by how many quarter turns, clockwise, a grey picture must be turned to stand upright; 0 where unsure.

    Without the program's model for this, 0: the page is then read as it lies.
    """
    if not has(UPRIGHT):
        return 0
    try:
        said = _run(picture, ["-l", UPRIGHT, "--psm", "0", "--dpi", str(dots)], seconds=seconds)
    except PageNotRead:  # too few letters to tell
        return 0
    turn, surety = _TURN.search(said), _TURN_SURETY.search(said)
    return int(turn[1]) // 90 % 4 if turn and surety and float(surety[1]) >= SURE_TURN else 0


def _run(picture: npt.NDArray[np.uint8], arguments: list[str], *, seconds: float) -> str:
    """Return what the program writes of a grey picture [height, width]."""
    height, width = picture.shape
    command = [PROGRAM, "-", "-", *arguments]
    try:
        ran = subprocess.run(  # noqa: S603 - fixed arguments; the picture goes in as pixels
            command,
            input=b"P5 %d %d 255\n" % (width, height) + picture.tobytes(),  # netpbm's grey format
            capture_output=True,
            timeout=seconds,
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},  # its own threads wait for each other more than they work
        )
    except subprocess.TimeoutExpired as error:
        raise PageNotRead(f"tesseract tog mer än {seconds:.0f} sekunder.") from error
    except OSError as error:
        raise PageNotRead("tesseract gick inte att starta.") from error
    if ran.returncode:
        raise PageNotRead(f"tesseract stannade (kod {ran.returncode}).")
    return ran.stdout.decode("utf-8", "replace")


def _lines(page: str) -> tuple[SeenLine, ...]:
    """Read hOCR (https://kba.github.io/hocr-spec/1.2/)."""
    found: list[SeenLine] = []
    title, words = "", list[SeenWord]()
    for entry in _ENTRY.finditer(page):
        if entry[1] is None:
            words += _word(entry)
            continue
        found += _line(title, words)
        title, words = entry[1], []
    return (*found, *_line(title, words))


def _word(entry: re.Match[str]) -> list[SeenWord]:
    left, top, right, bottom, confidence = (int(entry[group]) for group in range(2, 7))
    text = "".join(unescape(_TAG.sub("", entry[7])).split())
    return [SeenWord(text, left, top, right, bottom, confidence)] if text and right > left and bottom > top else []


def _line(title: str, words: list[SeenWord]) -> list[SeenLine]:
    if not words:
        return []
    fields = {name: [float(number) for number in numbers.split()] for name, numbers in _FIELD.findall(title)}
    left, _, _, bottom = fields["bbox"]
    slope, offset = fields.get("baseline", [0.0, 0.0])
    size = fields.get("x_size", [max(float(word.bottom - word.top) for word in words)])[0]
    return [SeenLine(tuple(words), bottom + offset - slope * left, slope, size)]
