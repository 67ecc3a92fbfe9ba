"""What no reader of a Word document sees: hidden and tiny letters, white ones on paper, frames and boxes off the page.

Hidden text is never quoted: it may be a payload planted for a machine reader.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from ingest.parse.docx_images import WP
from ingest.parse.docx_xml import Element, attribute, child, flag, number

TINY: Final = 2
"""Half-points: letters of this size or less cannot be read."""
FAINT: Final = 26
"""White differs from letters that cannot be seen on it by less than this in every part, of 255."""
BEYOND: Final = 2880
"""Twips (two inches): a frame that ends farther than this outside its anchor is off the page."""
BROADEST: Final = 31_680
"""Twips: the broadest and highest page that Word makes."""
V: Final = "{urn:schemas-microsoft-com:vml}"
_SHAPES: Final = ("shape", "rect", "roundrect", "oval", "group")
_METRIC: Final = {"cm": 1440 / 2.54, "mm": 144 / 2.54}
_TWIPS: Final = {"": 15.0, "px": 15.0, "pt": 20.0, "in": 1440.0, **_METRIC}
"""Twips in each unit of length that shapes of the older kind are placed by."""
_PLACED: Final = re.compile(
    r"(?:^|[;\s])(margin-left|margin-top|left|top|width|height)\s{0,5}:\s{0,5}(-?\d{1,9}(?:\.\d{1,6})?)(pt|px|in|cm|mm|)",
    re.IGNORECASE,
)
_HIDDEN: Final = re.compile(r"visibility\s{0,5}:\s{0,5}hidden|display\s{0,5}:\s{0,5}none", re.IGNORECASE)
_NO_GROUND: Final = frozenset(("", "auto", "ffffff", "clear"))


@dataclass(frozen=True, slots=True)
class Letters:
    """How letters are drawn, as a run's or a style's properties state it; None where they do not."""

    vanish: bool | None = None
    size: int | None = None
    colour: str | None = None
    painted: bool = False
    """Whether a colour lies behind them."""

    @classmethod
    def of(cls, properties: Element | None) -> Letters:
        """Read the properties of a run."""
        painted = is_painted(properties) or child(properties, "highlight") is not None
        colour = attribute(child(properties, "color"), "val") or None
        return cls(flag(properties, "vanish"), number(child(properties, "sz")), colour, painted)

    def over(self, other: Letters) -> Letters:
        """Return these with what only `other`, further away, states."""
        return Letters(
            other.vanish if self.vanish is None else self.vanish,
            other.size if self.size is None else self.size,
            self.colour or other.colour,
            self.painted or other.painted,
        )


def is_unseen(run: Letters, character: Letters, paragraph: Letters, *, painted: bool) -> bool:
    """Say whether a run's letters cannot be seen, by its own properties and those of its two styles.

    `painted` says that something else than paper may lie behind. Letters that both styles hide are shown: in styles
    that property is a switch (ECMA-376, part 1, 17.7.3).
    """
    hidden = bool(character.vanish) != bool(paragraph.vanish) if run.vanish is None else run.vanish
    shown = run.over(character).over(paragraph)
    if hidden or (shown.size is not None and shown.size <= TINY):
        return True
    return not painted and not shown.painted and _is_white(shown.colour or "")


def is_painted(properties: Element | None) -> bool:
    """Say whether a paragraph, run, table or cell lays a colour behind its letters."""
    ground = child(properties, "shd")
    fill = attribute(ground, "fill").casefold()
    return fill not in _NO_GROUND or attribute(ground, "themeFill") not in ("", "background1")


def is_off_page(properties: Element | None) -> bool:
    """Say whether a paragraph stands in a frame outside the page."""
    frame = child(properties, "framePr")
    return any(_is_outside(_twips(frame, start), _twips(frame, length)) for start, length in (("x", "w"), ("y", "h")))


def is_box_off_page(drawing: Element) -> bool:
    """Say whether a drawing, of today's or of the older kind, is anchored outside the page or hidden."""
    shapes = (shape for tag in _SHAPES for shape in drawing.iter(f"{V}{tag}") if _stands_alone(shape))
    return any(map(_is_anchor_unseen, drawing.iter(f"{WP}anchor"))) or any(
        _is_shape_unseen(shape.get("style") or "") for shape in shapes
    )


def _stands_alone(shape: Element) -> bool:
    """Say whether a shape is placed on the page; one of a group is placed within it, in units of its own."""
    return next(iter(shape.iterancestors(f"{V}group")), None) is None


def _is_anchor_unseen(anchor: Element) -> bool:
    about, extent = anchor.find(f"{WP}docPr"), anchor.find(f"{WP}extent")
    if about is not None and (about.get("hidden") or "").lower() in ("1", "true", "on"):
        return True
    return any(
        _is_outside(_emu(_text(anchor.find(f"{WP}{place}/{WP}posOffset"))), _emu(_attribute(extent, length)))
        for place, length in (("positionH", "cx"), ("positionV", "cy"))
    )


def _is_shape_unseen(style: str) -> bool:
    stated = {name.lower(): float(size) * _TWIPS[unit.lower()] for name, size, unit in _PLACED.findall(style[:1000])}
    return _HIDDEN.search(style[:1000]) is not None or any(
        _is_outside(max((stated.get(name, 0.0) for name in names), key=abs), stated.get(length, 0.0))
        for names, length in ((("margin-left", "left"), "width"), (("margin-top", "top"), "height"))
    )


def _is_outside(start: float, length: float) -> bool:
    return start + length < -BEYOND or start > BROADEST


def _twips(element: Element | None, name: str) -> int:
    return _whole(attribute(element, name))


def _emu(text: str) -> float:
    """Return English metric units as twips."""
    return _whole(text) / 635


def _whole(text: str) -> int:
    return int(text[:12]) if text.removeprefix("-").isdecimal() and text.isascii() else 0


def _text(element: Element | None) -> str:
    return "" if element is None else (element.text or "").strip()


def _attribute(element: Element | None, name: str) -> str:
    return "" if element is None else element.get(name) or ""


def _is_white(colour: str) -> bool:
    try:
        parts = bytes.fromhex(colour)
    except ValueError:
        return False
    return len(parts) == len("rgb") and min(parts) > 255 - FAINT
