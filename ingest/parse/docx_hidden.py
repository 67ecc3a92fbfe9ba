"""What no reader of a Word document sees: hidden and tiny letters, white ones on paper, frames off the page.

Hidden text is never quoted: it may be a payload planted for a machine reader.
"""

from __future__ import annotations

from typing import Final

from ingest.parse.docx_xml import Element, attribute, child, flag, number

TINY: Final = 2
"""Half-points: letters of this size or less cannot be read."""
FAINT: Final = 26
"""White differs from letters that cannot be seen on it by less than this in every part, of 255."""
BEYOND: Final = 2880
"""Twips (two inches): a frame that ends farther than this outside its anchor is off the page."""
BROADEST: Final = 31_680
"""Twips: the broadest and highest page that Word makes."""
_NO_GROUND: Final = frozenset(("", "auto", "ffffff", "clear"))


def is_unseen(properties: Element | None, *, painted: bool) -> bool:
    """Say whether a run's letters cannot be seen; `painted` says that something else than paper may lie behind."""
    size = number(child(properties, "sz"))
    if flag(properties, "vanish") or (size is not None and size <= TINY):
        return True
    own = painted or is_painted(properties) or child(properties, "highlight") is not None
    return not own and _is_white(attribute(child(properties, "color"), "val"))


def is_painted(properties: Element | None) -> bool:
    """Say whether a paragraph, run, table or cell lays a colour behind its letters."""
    ground = child(properties, "shd")
    fill = attribute(ground, "fill").casefold()
    return fill not in _NO_GROUND or attribute(ground, "themeFill") not in ("", "background1")


def is_off_page(properties: Element | None) -> bool:
    """Say whether a paragraph stands in a frame outside the page."""
    frame = child(properties, "framePr")
    sides = ((_twips(frame, "x"), _twips(frame, "w")), (_twips(frame, "y"), _twips(frame, "h")))
    return any(start + length < -BEYOND or start > BROADEST for start, length in sides)


def _twips(element: Element | None, name: str) -> int:
    text = attribute(element, name)
    return int(text[:9]) if text.removeprefix("-").isdecimal() and text.isascii() else 0


def _is_white(colour: str) -> bool:
    try:
        parts = bytes.fromhex(colour)
    except ValueError:
        return False
    return len(parts) == len("rgb") and min(parts) > 255 - FAINT
