"""Writing a page's text character by character, each with the place it was taken from.

Everything that becomes page text passes here, so the promises of `corpus.model.Page` are kept in one place: NFC,
no control characters, no soft hyphens, no U+FFFE, one entry in the character map per code point.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

from corpus.model import UNITS_PER_POINT, CharacterMap

NOT_DRAWN: Final = -1
"""Index of a character that we added."""

_LIGATURES: Final = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_SYMBOLS: Final = {
    # Symbol and Wingdings as word processors map them into the private use area.
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf0e0": "→",
    "\uf02d": "-",
    "\uf06f": "o",
    "\uf0a8": "◦",
    "\uf076": "❖",
}
_SPACES: Final = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t"
_GONE: Final = (
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069\ufeff\ufffe\uffff\ufffd"
)
"""Soft hyphen, zero-width and direction marks, non-characters: they carry no letter and can disguise text."""

REPLACED: Final[dict[int, str]] = {
    **{code: "" for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n"},
    **{ord(character): " " for character in _SPACES},
    **{ord(character): "" for character in _GONE},
    **dict.fromkeys(range(0xE0000, 0xE0080), ""),
    **dict.fromkeys(range(0xD800, 0xE000), ""),
    **{ord(character): text for character, text in _SYMBOLS.items()},
    **{ord(character): text for character, text in _LIGATURES.items()},
    0x2010: "-",
    0x2011: "-",
}
"""For `str.translate`: what stands in page text for a code point that may not."""

_BLANKS: Final = re.compile(r"[ \n\r\f\v]+")
_RETURNS: Final = re.compile(r"\r\n?|[\f\v\x85\u2028\u2029]")


def clean(text: str) -> str:
    """Return text of a format without character boxes as page text; line feeds are kept."""
    return unicodedata.normalize("NFC", _RETURNS.sub("\n", text).translate(REPLACED))


def one_line(text: str) -> str:
    """Return cleaned text with every run of white space as one space, none at the ends."""
    return _BLANKS.sub(" ", clean(text)).strip(" ")


def flat(text: str) -> str:
    """Return page text as a block's or cell's text: line breaks as spaces."""
    return text.replace("\n", " ")


@dataclass(slots=True)
class PageWriter:
    """Collects page text and, for every code point of it, an index into the page's glyphs."""

    pieces: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)

    @property
    def length(self) -> int:
        """Code points written so far: the position of the next one."""
        return len(self.places)

    def text(self) -> str:
        """Return all that was written."""
        return "".join(self.pieces)

    def since(self, start: int) -> str:
        """Return what was written from position `start` on."""
        back, pieces = self.length - start, list[str]()
        for piece in reversed(self.pieces):
            if back <= 0:
                break
            pieces.append(piece[-back:] if back < len(piece) else piece)
            back -= len(piece)
        return "".join(reversed(pieces))

    def add(self, text: str, first: int) -> None:
        """Write clean text whose characters come from glyph `first` and those after it."""
        self.pieces.append(text)
        self.places.extend(range(first, first + len(text)))

    def add_mapped(self, characters: list[tuple[str, int]]) -> None:
        """Write characters, each with the glyph it comes from."""
        self.pieces.append("".join(character for character, _ in characters))
        self.places.extend(place for _, place in characters)

    def add_undrawn(self, text: str) -> None:
        """Write a space or line break that is not drawn on the page."""
        self.pieces.append(text)
        self.places.extend([NOT_DRAWN] * len(text))

    def characters(self, boxes: npt.NDArray[np.float32]) -> CharacterMap:
        """Return the map of the written text; `boxes` [n, 4] are the glyphs' boxes."""
        places = np.array(self.places, dtype=np.int64)
        packed = np.zeros((len(places), 4), dtype="<i4")
        drawn = places >= 0
        packed[drawn] = np.rint(boxes[places[drawn]] * UNITS_PER_POINT).astype("<i4")
        return CharacterMap(packed.tobytes())


def one_to_one(text: str) -> bool:
    """Say whether raw characters are page text as they stand, as nearly all are."""
    return (text.isascii() and text.isprintable()) or text == unicodedata.normalize("NFC", text.translate(REPLACED))


def mapped(text: str, first: int) -> list[tuple[str, int]]:
    """Return the clean characters of a run of raw ones that come from glyphs first, first + 1, …, each with its glyph.

    A letter and its combining marks become one character of the letter's glyph; a ligature becomes several.
    """
    result: list[tuple[str, int]] = []
    position = 0
    while position < len(text):
        end = position + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        cluster = unicodedata.normalize("NFC", text[position:end].translate(REPLACED))
        result += [(character, first + position) for character in cluster]
        position = end
    return result
