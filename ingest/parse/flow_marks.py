"""Symbols in formats without places: signs, coloured words, images and filled cells, at their place in a text. Pure.

Parsers gather pieces of text, which of them are coloured, and before which one an image stands; the pieces are then
folded into the text of a paragraph or cell, and the symbols find their places in it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from ingest import signs
from ingest.colours import LIGHTS
from ingest.legends import STATES, names_colour
from ingest.signs import FIELD, TEXT

MAX_MARKS: Final = 40
"""Coloured pieces and images of one paragraph that are looked at."""
MAX_ALT_WORDS: Final = 8
"""Words of an image's own description that may be a status."""
MAX_COLOURED: Final = 60
"""Characters of a cell whose colour may tell its status."""
_NO_ALT: Final = re.compile(
    r"\.(?:png|jpe?g|gif|svg|bmp|webp|emf|wmf)\b|genererad|generated|ai-genererat"
    r"|^(?:bild|image|picture|bildobjekt|logo\w*|ikon|icon|figur|diagram|platshållare)\b",
    re.IGNORECASE,
)
"""Descriptions that programs write, or that say what an image is and not what it means."""


@dataclass(frozen=True, slots=True)
class FlowMark:
    """A symbol of a text: what equal ones share, its colour, shape and signs, and where it stands in the text.

    `start` and `end` count code points of the text; both are the same for an image, and for a filled cell 0.
    """

    look: str
    colour: str
    shape: str
    sign: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Image:
    """An image: what equal ones share, its colour and shape, and the description that its author wrote."""

    look: str
    colour: str = ""
    shape: str = ""
    alt: str = ""

    @property
    def words(self) -> str:
        """The description where it may say what the image means; "" where it names its looks, or a file."""
        alt = " ".join(self.alt.split())
        said = 0 < len(alt.split()) <= MAX_ALT_WORDS and not names_colour(alt) and _NO_ALT.search(alt) is None
        return alt if said and any(letter.isalpha() for letter in alt) else ""


@dataclass(slots=True)
class Marking:
    """What is gathered with the pieces of one paragraph: colours by piece, images by the piece they stand before."""

    coloured: list[tuple[int, str]] = field(default_factory=list)
    images: list[tuple[int, Image]] = field(default_factory=list)

    def colour(self, piece: int, name: str) -> None:
        """Note a piece's colour."""
        if name and len(self.coloured) < MAX_MARKS:
            self.coloured.append((piece, name))

    def image(self, piece: int, image: Image | None) -> None:
        """Note an image before a piece."""
        if image is not None and len(self.images) < MAX_MARKS:
            self.images.append((piece, image))

    def words(self) -> str:
        """Return the images' descriptions that say how far something has come."""
        return " ".join(image.words for _, image in self.images if STATES.search(image.words))

    def marks(self, pieces: Sequence[str], fold: Callable[[str], str]) -> tuple[FlowMark, ...]:
        """Return the symbols of a text in their order; `fold` makes it of the joined pieces."""
        text = fold("".join(pieces))
        painted = [
            (_place(pieces, piece, text, fold), _place(pieces, piece + 1, text, fold), name)
            for piece, name in self.coloured
        ]
        found = [_sign(text, start, end, painted) for start, end in signs.runs(text)[:MAX_MARKS]]
        for piece, image in self.images:
            at = _place(pieces, piece, text, fold)
            found.append(FlowMark(image.look, image.colour, image.shape, "", at, at))
        words = _words(text, painted)
        return (*sorted(found, key=lambda mark: mark.start), *words)


def _place(pieces: Sequence[str], piece: int, text: str, fold: Callable[[str], str]) -> int:
    """Return where a piece begins in the folded text."""
    before = len(fold("".join(pieces[:piece])))
    return before + (0 < before < len(text) and text[before].isspace())


def _sign(text: str, start: int, end: int, painted: Sequence[tuple[int, int, str]]) -> FlowMark:
    sign = "".join(text[start:end].split())
    own = next((name for first, last, name in painted if first <= start < last), "")
    colour, shape = signs.colour_of(sign) or own, signs.shape_of(sign)
    return FlowMark(f"{sign} {colour}", colour, shape, sign, start, end)


def _words(text: str, painted: Sequence[tuple[int, int, str]]) -> tuple[FlowMark, ...]:
    """Return the whole text as one mark where its letters are all of one colour of a traffic light."""
    names = {name for _, _, name in painted}
    if len(names) != 1 or not names <= LIGHTS or not 0 < len(text) <= MAX_COLOURED:
        return ()
    covered = {at for first, last, _ in painted for at in range(first, last)}
    letters = [at for at, letter in enumerate(text) if letter.isalnum()]
    if not letters or any(at not in covered for at in letters):
        return ()
    colour = names.pop()
    return (FlowMark(f"{TEXT} {colour}", colour, TEXT, "", 0, len(text)),)


# --- cells ---------------------------------------------------------------------------------------------------


def of_cell(text: str, marks: Sequence[FlowMark], ground: str) -> tuple[FlowMark, ...]:
    """Return the symbols of a cell: its signs and images, else its ground, else its coloured words."""
    drawn = tuple(mark for mark in marks if mark.shape != TEXT)
    if drawn:
        return drawn
    if ground:
        return (FlowMark(f"{FIELD} {ground}", ground, FIELD),)
    return tuple(replace(mark, start=0, end=len(text)) for mark in marks if mark.end - mark.start == len(text))


def shaded(marks: Sequence[Sequence[FlowMark]]) -> bool:
    """Say whether the cells of a row are filled in one colour: then the colour is the row's, and says nothing."""
    fills = [one[0].colour if len(one) == 1 and one[0].shape == FIELD else "" for one in marks]
    return len(fills) > 1 and bool(fills[0]) and len(set(fills)) == 1


def moved(marks: Sequence[FlowMark], by: int) -> tuple[FlowMark, ...]:
    """Return marks at a place further on."""
    return tuple(replace(mark, start=mark.start + by, end=mark.end + by) for mark in marks)
