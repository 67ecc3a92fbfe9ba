"""Pictures that stand for a status: no text, no alternative text, the same picture for the same status."""

from __future__ import annotations

import base64
import io
import random
from dataclasses import dataclass
from typing import Literal

from PIL import Image, ImageDraw

Kind = Literal["dot", "tick", "arrow", "light"]
KINDS: tuple[Kind, ...] = ("dot", "tick", "arrow", "light")
HEIGHTS = (4.5, 5, 5.5, 6, 7)
"""Of a picture, in mm."""
LIGHT = 1.5
"""How much higher a traffic light is than the other pictures: its three lamps stand above each other."""
COLOURS = ("#2e9e44", "#f2c11d", "#d1332e")
SIDE = 64


@dataclass(frozen=True, slots=True)
class Pictures:
    """Which pictures a document uses, and how high they are in mm."""

    kind: Kind
    height: float

    def symbol(self, grade: int) -> str:
        """Return an image element for grade 0 (good) to 2 (bad)."""
        high = self.height * (LIGHT if self.kind == "light" else 1)
        return _element(_light(grade) if self.kind == "light" else _sign(self.kind, grade), "icon", high)


def draw_pictures(rng: random.Random) -> Pictures:
    """Draw the kind and the size of a document's pictures."""
    return Pictures(rng.choice(KINDS), rng.choice(HEIGHTS))


def _light(grade: int) -> Image.Image:
    """Return a traffic light with one lamp lit."""
    picture = Image.new("RGB", (SIDE, 3 * SIDE), "white")
    pen = ImageDraw.Draw(picture)
    pen.rounded_rectangle((0, 0, SIDE - 1, 3 * SIDE - 1), 14, fill="#3c3c3c")
    for place in range(3):
        box = (7, 7 + (SIDE - 3) * place, 57, 57 + (SIDE - 3) * place)
        pen.ellipse(box, fill=COLOURS[2 - place] if place == 2 - grade else "#8a8a8a")
    return picture


def _sign(kind: Kind, grade: int) -> Image.Image:
    picture = Image.new("RGB", (SIDE, SIDE), "white")
    pen = ImageDraw.Draw(picture)
    colour = COLOURS[grade]
    if kind == "dot":
        pen.ellipse((3, 3, 61, 61), fill=colour)
    elif kind == "tick":
        lines = ([(8, 34), (26, 54), (58, 12)], [(6, 32), (58, 32)], [(10, 10), (54, 54), (32, 32), (54, 10), (10, 54)])
        pen.line(lines[grade], fill=colour, width=13)
    else:
        shapes = ([(32, 4), (60, 58), (4, 58)], [(4, 4), (60, 32), (4, 60)], [(4, 6), (60, 6), (32, 60)])
        pen.polygon(shapes[grade], fill=colour)
    return picture


def bar(tenths: int) -> str:
    """Return a progress bar that is `tenths` full."""
    picture = Image.new("RGB", (120, 18), "#d9d9d9")
    if tenths:
        ImageDraw.Draw(picture).rectangle((0, 0, 12 * tenths - 1, 17), fill="#3a76b8")
    return _element(picture, "bar")


def _element(picture: Image.Image, name: str, height: float | None = None) -> str:
    size = f' style="height:{height:g}mm"' if height else ""
    packed = io.BytesIO()
    picture.save(packed, "PNG")
    return f'<img class="{name}"{size} src="data:image/png;base64,{base64.b64encode(packed.getvalue()).decode()}">'
