"""Symbols of a PDF page that are text or ground: signs (●, ▲, ✓) with their colour, coloured words and filled cells.

What a symbol means is not decided here (`ingest.symbols`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from corpus.model import Box
from ingest.blocks import Picture
from ingest.by_height import ByHeight
from ingest.colours import LIGHTS, PALE, colour_name
from ingest.parse.page_text import REPLACED
from ingest.parse.pdf_drawing import Drawing, Floats, PageFrame
from ingest.parse.pdf_glyphs import Glyphs
from ingest.parse.pdf_pictures import Seen
from ingest.parse.pdf_tables import Grid, GridCell
from ingest.parse.pdf_words import NO_CELL
from ingest.signs import FIELD, SHAPE_OF, TEXT, WINGDINGS, colour_of, shape_of

FIRST_LOOK: Final = 1_000
"""Drawn pictures are numbered below it."""
MAX_SIGNS: Final = 300
"""Signs of a page; a page with more is set with them (lists, lines of stars)."""
MAX_AREAS: Final = 1_500
"""Filled areas of a page; a page with more is a map or a chart."""
NEXT: Final = 0.6
"""Share of its size within which a sign belongs to the one before it."""
COVERED: Final = 0.6
"""Share of a cell that its fill covers at least."""
MAX_COLOURED_WORDS: Final = 60
"""Characters of a cell whose colour may tell its status."""
_CODES: Final = np.array(
    sorted(
        {ord(sign) for sign in SHAPE_OF}
        | {0xF000 + code for code in WINGDINGS}
        | {code for code, text in REPLACED.items() if text and text in SHAPE_OF}
    )
)


@dataclass(frozen=True, slots=True)
class Sign:
    """A symbol that is text or ground: its box in points on the page as shown, its signs, its colour and shape."""

    box: Box
    sign: str
    colour: str
    shape: str


@dataclass(frozen=True, slots=True)
class Fills:
    """The filled areas of a page in drawing order: boxes [n, 4] on the page as shown, and their colours' names."""

    boxes: Floats
    names: tuple[str, ...]


NO_FILLS: Final = Fills(np.zeros((0, 4)), ())


def read_fills(drawing: Drawing, where: PageFrame) -> Fills:
    """Return the filled areas whose colour is known; none where none has a name."""
    areas = [(area.box, area.colour) for area in drawing.areas if area.colour is not None]
    names = tuple(colour_name(*colour, least=PALE) for _, colour in areas)
    if not any(names) or len(areas) > MAX_AREAS:
        return NO_FILLS
    return Fills(where.shown(np.array([box for box, _ in areas], dtype=np.float64)), names)


def find_signs(
    glyphs: Glyphs, cells: npt.NDArray[np.int64], grids: Sequence[Grid], fills: Fills, pictures: Sequence[Seen]
) -> tuple[Sign, ...]:
    """Return a page's signs, then the fills of cells without a sign or picture, then the coloured words of others.

    `cells` says for each glyph in which cell it stands, counted through all grids.
    """
    signs = _signs(glyphs)
    taken = [*(one.box for one in pictures), *(one.box for one in signs)]
    drawn = ByHeight((box, box) for box in taken)
    grounds = [ground for grid in grids for ground in _filled(grid, fills, drawn)]
    every = [cell for grid in grids for cell in grid.cells]
    drawn = ByHeight((box, box) for box in (*taken, *(one.box for one in grounds)))
    return (*signs, *grounds, *_coloured_words(glyphs, cells, every, drawn))


def pictures_of(pages: Iterable[tuple[int, Sequence[Sign]]]) -> Iterable[Picture]:
    """Yield the signs of pages (from 1) as pictures; equal ones have the same look."""
    looks: dict[tuple[str, str, str], int] = {}
    for page, signs in pages:
        for one in signs:
            look = looks.setdefault((one.sign, one.colour, one.shape), FIRST_LOOK + len(looks))
            yield Picture(look, page, one.box, None, one.colour, one.shape, one.sign)


# --- signs ---------------------------------------------------------------------------------------------------


def _signs(glyphs: Glyphs) -> list[Sign]:
    """Return signs; those that stand together are one."""
    places = np.flatnonzero(np.isin(glyphs.codes, _CODES) & glyphs.drawn)
    if not 0 < len(places) <= MAX_SIGNS:
        return []
    found: list[Sign] = []
    for place in places.tolist():
        sign = _sign(glyphs, place)
        last = found[-1] if found else None
        near = NEXT * max(float(glyphs.sizes[place]), 1.0)
        if last is not None and last.box.same_line(sign.box) and 0 <= sign.box.x0 - last.box.x1 + 1 <= near + 1:
            found[-1] = _joined(last, sign)
        else:
            found.append(sign)
    return found


def _sign(glyphs: Glyphs, place: int) -> Sign:
    code = int(glyphs.codes[place])
    sign = WINGDINGS.get(code - 0xF000) or REPLACED.get(code) or chr(code)
    colour = colour_of(sign) or _name(int(glyphs.colours[place]))
    return Sign(Box(*glyphs.boxes[place].tolist()), sign, colour, shape_of(sign))


def _joined(one: Sign, other: Sign) -> Sign:
    """Return two signs as one; the first colour is its own, where the others are grey they only fill up."""
    sign = one.sign + other.sign
    colours = {one.colour, other.colour} - {""}
    return Sign(one.box.union(other.box), sign, colours.pop() if len(colours) == 1 else "", shape_of(sign))


def _name(colour: int) -> str:
    return colour_name(colour >> 16 & 255, colour >> 8 & 255, colour & 255)


# --- cells ---------------------------------------------------------------------------------------------------


def _filled(grid: Grid, fills: Fills, taken: ByHeight[Box]) -> list[Sign]:
    """Return the coloured cells of a grid; a row filled all over in one colour is shaded, and says nothing."""
    if not fills.names:
        return []
    rows: dict[int, list[tuple[GridCell, str]]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, []).append((cell, _ground(cell.box, fills)))
    found: list[Sign] = []
    for row in rows.values():
        if len(row) > 1 and len({name for _, name in row}) == 1:
            continue
        found += [Sign(cell.box, "", name, FIELD) for cell, name in row if name and not taken.within(cell.box)]
    return found


def _ground(box: Box, fills: Fills) -> str:
    """Return the colour of the area that was drawn last over a cell's middle and covers most of it."""
    x0, y0, x1, y1 = fills.boxes.T
    across = np.clip(np.minimum(x1, box.x1) - np.maximum(x0, box.x0), 0, None)
    up = np.clip(np.minimum(y1, box.y1) - np.maximum(y0, box.y0), 0, None)
    size = (box.x1 - box.x0) * (box.y1 - box.y0)
    covering = np.flatnonzero(across * up >= COVERED * size)
    return fills.names[int(covering[-1])] if len(covering) else ""


def _coloured_words(
    glyphs: Glyphs, cells: npt.NDArray[np.int64], every: Sequence[GridCell], taken: ByHeight[Box]
) -> list[Sign]:
    """Return the cells whose words are all of one colour of a traffic light."""
    colours = np.unique(glyphs.colours[(cells != NO_CELL) & glyphs.drawn])
    named = {int(colour): _name(int(colour)) for colour in colours}
    lights = [colour for colour, name in named.items() if name in LIGHTS]
    if not lights:
        return []
    found: list[Sign] = []
    for cell in np.unique(cells[np.isin(glyphs.colours, lights) & glyphs.drawn & (cells != NO_CELL)]).tolist():
        inside = (cells == cell) & glyphs.drawn
        names = {named[int(colour)] for colour in np.unique(glyphs.colours[inside])}
        if len(names) > 1 or inside.sum() > MAX_COLOURED_WORDS or taken.within(every[cell].box):
            continue
        low, high = glyphs.boxes[inside][:, :2].min(axis=0), glyphs.boxes[inside][:, 2:].max(axis=0)
        found.append(Sign(Box(*low.tolist(), *high.tolist()), "", names.pop(), TEXT))
    return found
