"""How text is inked: what an element hands down to the text inside it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from selectolax.lexbor import LexborNode

COLOUR = re.compile(r"#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
NAMED = {"white": "FFFFFF", "black": "000000", "red": "FF0000"}
SIZE = re.compile(r"(\d*\.?\d+)(pt|em|%)")
BOLD_TAGS = frozenset({"b", "strong", "th"})


@dataclass(frozen=True, slots=True)
class Ink:
    """Weight, slant, colour ("RRGGBB" or ""), size in points, and how the lines are set."""

    size: float
    bold: bool = False
    italic: bool = False
    underline: bool = False
    raised: bool = False
    colour: str = ""
    fill: str = ""
    align: str = ""


def under(ink: Ink, node: LexborNode, declared: Mapping[str, str]) -> Ink:
    """Return the ink inside an element."""
    tag, weight = node.tag or "", declared.get("font-weight", "")
    bold = tag in BOLD_TAGS or ink.bold
    if weight:
        bold = weight in {"bold", "bolder"} or (weight.isdigit() and int(weight) >= 600)
    short = declared.get("font", "")
    return replace(
        ink,
        size=_size(declared.get("font-size", short), ink.size),
        bold=bold or "bold" in short,
        italic=ink.italic or tag in {"i", "em"} or declared.get("font-style") == "italic",
        underline=ink.underline or tag == "u" or "underline" in declared.get("text-decoration", ""),
        raised=ink.raised or tag == "sup" or declared.get("vertical-align") == "super",
        colour=colour_of(declared.get("color", "")) or ink.colour,
        fill=colour_of(declared.get("background-color", "")) or ink.fill,
        align=declared.get("text-align", ink.align),
    )


def _size(value: str, now: float) -> float:
    found = SIZE.search(value)
    if found is None:
        return now
    number = float(found[1])
    return {"pt": number, "em": number * now, "%": number * now / 100}[found[2]]


def colour_of(value: str) -> str:
    """Return the colour in a declaration as RRGGBB, or ""."""
    found = COLOUR.search(value)
    if found is None:
        return next((code for name, code in NAMED.items() if name in value.split()), "")
    digits = found[1]
    return (digits if len(digits) == 6 else "".join(2 * digit for digit in digits)).upper()
