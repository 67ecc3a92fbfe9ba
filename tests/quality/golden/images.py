"""Pictures that stand for a status: no text, no alternative text, the same picture for the same status."""

from __future__ import annotations

import base64
import io
from typing import Literal

from PIL import Image, ImageDraw

Kind = Literal["dot", "tick", "arrow", "light"]
KINDS: tuple[Kind, ...] = ("dot", "tick", "arrow", "light")
COLOURS = ("#2e9e44", "#f2c11d", "#d1332e")
SIDE = 64


def symbol(kind: Kind, grade: int) -> str:
    """Return an image element for grade 0 (good) to 2 (bad)."""
    picture = Image.new("RGB", (SIDE, SIDE), "white")
    pen = ImageDraw.Draw(picture)
    colour = COLOURS[grade]
    if kind == "dot":
        pen.ellipse((6, 6, 58, 58), fill=colour)
    elif kind == "light":
        for place in range(3):
            box = (22, 2 + 21 * place, 41, 21 + 21 * place)
            pen.ellipse(box, fill=COLOURS[2 - place] if place == 2 - grade else "#cccccc")
    elif kind == "tick":
        lines = ([(8, 34), (26, 54), (58, 12)], [(8, 32), (58, 32)], [(10, 10), (54, 54), (32, 32), (54, 10), (10, 54)])
        pen.line(lines[grade], fill=colour, width=9)
    else:
        shapes = ([(32, 4), (60, 58), (4, 58)], [(4, 4), (60, 32), (4, 60)], [(4, 6), (60, 6), (32, 60)])
        pen.polygon(shapes[grade], fill=colour)
    return _element(picture, "icon")


def bar(tenths: int) -> str:
    """Return a progress bar that is `tenths` full."""
    picture = Image.new("RGB", (120, 18), "#d9d9d9")
    if tenths:
        ImageDraw.Draw(picture).rectangle((0, 0, 12 * tenths - 1, 17), fill="#3a76b8")
    return _element(picture, "bar")


def _element(picture: Image.Image, name: str) -> str:
    packed = io.BytesIO()
    picture.save(packed, "PNG")
    return f'<img class="{name}" src="data:image/png;base64,{base64.b64encode(packed.getvalue()).decode()}">'
