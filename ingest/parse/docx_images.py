"""Small images and shapes of a Word document -> what they look like, and the description that their author wrote."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Protocol

from ingest.colours import PALE, styled_colour
from ingest.parse.docx_xml import MC, Element, W, attribute, child, value
from ingest.parse.flow_marks import Image
from ingest.parse.image_looks import looks_of
from ingest.signs import CROSS, DISC, DOWN, LEFT, RIGHT, SQUARE, STAR, UP, WINGDINGS

WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
EMU: Final = 12_700
"""English metric units a point."""
WIDEST, TALLEST = 140, 45
"""Points: a symbol's sides, as on a PDF page."""
MAX_IMAGES: Final = 2_000
"""Images of a document that are looked at."""
_PRESETS: Final = {
    "ellipse": DISC, "rect": SQUARE, "roundRect": SQUARE, "upArrow": UP, "downArrow": DOWN, "rightArrow": RIGHT,
    "leftArrow": LEFT, "triangle": UP, "star5": STAR, "mathMultiply": CROSS,
}  # fmt: skip
"""Shapes by their names in ECMA-376, part 1, 20.1.10.56."""
_HIGHLIGHTS: Final = {
    "red": "red", "darkRed": "red", "yellow": "yellow", "darkYellow": "yellow", "green": "green",
    "darkGreen": "green", "blue": "blue", "darkBlue": "blue",
}  # fmt: skip


class Part(Protocol):
    """A part of the package: its bytes."""

    @property
    def blob(self) -> bytes:
        """The bytes."""
        ...


class Package(Protocol):
    """What is used of python-docx's document part."""

    @property
    def related_parts(self) -> dict[str, Part]:
        """Parts by the ids of relationships."""
        ...


@dataclass(slots=True)
class DocxImages:
    """Reads the images of one document; equal files are looked at once."""

    package: Package
    seen: dict[str, tuple[str, str, str]] = field(default_factory=dict)
    met: int = 0

    def read(self, drawing: Element) -> Image | None:
        """Return the small image or shape that a drawing holds; None for a large one, a text box, or none."""
        if drawing.tag == f"{MC}AlternateContent":
            choice = drawing.find(f"{MC}Choice")
            drawing = choice if choice is not None else drawing
        self.met += 1
        if self.met > MAX_IMAGES or next(iter(drawing.iter(f"{W}txbxContent")), None) is not None:
            return None
        extent = next(iter(drawing.iter(f"{WP}extent")), None)
        if extent is None or not _is_small(extent):
            return None
        about = next(iter(drawing.iter(f"{WP}docPr")), None)
        alt = ((about.get("descr") or about.get("title")) if about is not None else "") or ""
        blip = next(iter(drawing.iter(f"{A}blip")), None)
        looks = _shape(drawing) if blip is None else self._image(blip.get(f"{R}embed") or "")
        return None if looks is None else Image(*looks, alt[:200])

    def _image(self, relation: str) -> tuple[str, str, str] | None:
        if relation not in self.seen:
            part = self.package.related_parts.get(relation)
            if part is None:
                return None
            self.seen[relation] = looks_of(part.blob)
        return self.seen[relation]


def _is_small(extent: Element) -> bool:
    sides = [extent.get(name) or "" for name in ("cx", "cy")]
    if not all(side.isdecimal() and len(side) < 10 for side in sides):
        return False
    wide, high = (int(side) / EMU for side in sides)
    return 0 < wide <= WIDEST and 0 < high <= TALLEST


def _shape(drawing: Element) -> tuple[str, str, str] | None:
    """Return the looks of a drawn shape: its preset form and the first colour that fills it."""
    form = next(iter(drawing.iter(f"{A}prstGeom")), None)
    if form is None:
        return None
    name = form.get("prst") or ""
    fill = next((child for solid in drawing.iter(f"{A}solidFill") for child in solid.iter(f"{A}srgbClr")), None)
    colour = styled_colour((fill.get("val") or "") if fill is not None else "")
    return f"{name} {colour}", colour, _PRESETS.get(name, "")


def run_colour(properties: Element | None) -> str:
    """Return the colour of a run's letters, its marker pen or its ground; "" for none."""
    letters = styled_colour(value(child(properties, "color")) or "")
    pen = styled_colour(_HIGHLIGHTS.get(value(child(properties, "highlight")) or "", ""))
    return letters or pen or ground(properties)


def ground(properties: Element | None) -> str:
    """Return the colour that a run or cell is filled with; "" for none."""
    return styled_colour(attribute(child(properties, "shd"), "fill"), least=PALE)


def symbol(element: Element) -> str:
    """Return the sign that a symbol element (w:sym) draws, "" for another character."""
    code = attribute(element, "char")
    if "wingdings" not in attribute(element, "font").casefold() or len(code) != len("F0FC"):
        return ""
    try:
        return WINGDINGS.get(int(code, 16) & 0xFF, "")
    except ValueError:
        return ""
