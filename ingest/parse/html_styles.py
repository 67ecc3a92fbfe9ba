"""Colours and images of a web page's elements: inline styles, the page's own style rules, class names; with svg."""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass, field
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ingest.colours import PALE, colour_in_names, styled_colour
from ingest.parse.flow_marks import Image
from ingest.parse.image_looks import MAX_BYTES, looks_of
from ingest.signs import DISC, SQUARE

MAX_RULES_TEXT: Final = 60_000
"""Characters of style sheets that are looked into."""
MAX_IMAGES: Final = 2_000
WIDEST, TALLEST = 190, 60
"""Pixels of a symbol's sides, where the page says them."""
_RULE: Final = re.compile(r"\.([\w-]{1,60})\s{0,20}\{([^{}]{0,600})\}")
_LETTERS: Final = re.compile(r"(?:^|[;\s])color\s{0,5}:\s{0,5}([^;!]{1,60})", re.IGNORECASE)
_GROUND: Final = re.compile(r"background(?:-color)?\s{0,5}:\s{0,5}([^;!]{1,60})", re.IGNORECASE)
_FILL: Final = re.compile(r"fill\s{0,5}:\s{0,5}([^;!]{1,60})", re.IGNORECASE)
_ROUND: Final = re.compile(r"border-radius\s{0,5}:\s{0,5}(?:50%|[1-9]\d{1,3}px)", re.IGNORECASE)
_DATA: Final = re.compile(r"data:image/[\w.+-]{1,20};base64,", re.IGNORECASE)
_SVG_SHAPES: Final = {"circle": DISC, "ellipse": DISC, "rect": SQUARE}


@dataclass(slots=True)
class Styles:
    """What the page's style rules say of classes; `images` counts those that were looked at."""

    rules: dict[str, str] = field(default_factory=dict)
    images: int = 0

    @classmethod
    def of(cls, tree: LexborHTMLParser) -> Styles:
        """Read the rules that name one class."""
        text = "".join(node.text(deep=True) or "" for node in tree.css("style"))[:MAX_RULES_TEXT]
        return cls({match[1]: match[2] for match in _RULE.finditer(text)})

    def letters(self, node: LexborNode) -> str:
        """Return the colour of an element's letters or of the ground that it lays behind them; "" for none."""
        style = self._style(node)
        own = _LETTERS.search(style) or _FILL.search(style)
        return (styled_colour(own[1]) if own is not None else "") or self.ground(node) or _named(node)

    def ground(self, node: LexborNode) -> str:
        """Return the colour that an element is filled with; "" for none."""
        found = _GROUND.search(self._style(node))
        if found is not None:
            return next(filter(None, (styled_colour(word, least=PALE) for word in _words(found[1]))), "")
        return styled_colour(node.attributes.get("bgcolor") or "", least=PALE)

    def cell(self, node: LexborNode) -> str:
        """Return the colour of a table cell, by its style or by its class's name."""
        return self.ground(node) or _named(node)

    def image(self, node: LexborNode) -> Image | None:
        """Return what an img, svg or empty element shows; None for a large image and for an element without a look."""
        self.images += 1
        attributes = node.attributes
        sides = [attributes.get(name) or "" for name in ("width", "height")]
        limits = zip(sides, (WIDEST, TALLEST), strict=True)
        if self.images > MAX_IMAGES or any(side.isdecimal() and int(side[:6]) > most for side, most in limits):
            return None
        if node.tag == "svg":
            return _drawn(node)
        if node.tag == "img":
            return self._file(node)
        colour = self.ground(node) or _named(node)
        shape = DISC if _ROUND.search(self._style(node)) else ""
        return Image(f"{node.tag} {attributes.get('class') or ''} {colour}", colour, shape) if colour else None

    def _file(self, node: LexborNode) -> Image:
        source, alt = node.attributes.get("src") or "", (node.attributes.get("alt") or "")[:200]
        data = _DATA.match(source)
        if data is not None and len(source) < 2 * MAX_BYTES:
            try:
                return Image(*looks_of(base64.b64decode(source[data.end() :], validate=False)), alt)
            except (binascii.Error, ValueError):
                return Image("", "", "", alt)
        name = source.rsplit("/", 1)[-1][:120]
        return Image(f"{name} {node.attributes.get('class') or ''}", _named(node) or colour_in_names(name), "", alt)

    def _style(self, node: LexborNode) -> str:
        classes = (node.attributes.get("class") or "").split()[:8]
        rules = ";".join(filter(None, (self.rules.get(name) for name in classes)))
        return f"{(node.attributes.get('style') or '')[:1000]};{rules}"


def _words(text: str) -> list[str]:
    return [text] if "(" in text else text.split()[:6]


def _named(node: LexborNode) -> str:
    return colour_in_names(node.attributes.get("class") or "")


def _drawn(node: LexborNode) -> Image | None:
    """Return an inline drawing of one form and colour, with its title as its description."""
    forms = [one for one in node.css("circle, ellipse, rect, path, polygon") if one.tag]
    fills = [(one.attributes.get("fill") or _fill(one)) for one in (*forms, node)]
    colour = next(filter(None, (styled_colour(fill) for fill in fills if fill)), "") or _named(node)
    title = node.css_first("title")
    alt = (title.text(deep=True) if title is not None else node.attributes.get("aria-label")) or ""
    shape = _SVG_SHAPES.get(forms[0].tag or "", "") if len(forms) == 1 else ""
    paths = " ".join((one.attributes.get("d") or one.attributes.get("points") or "")[:60] for one in forms[:4])
    return Image(f"svg {shape} {colour} {paths}", colour, shape, alt[:200]) if colour or alt or forms else None


def _fill(node: LexborNode) -> str:
    found = _FILL.search(node.attributes.get("style") or "")
    return "" if found is None else found[1]
