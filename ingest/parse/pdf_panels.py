"""Coloured grounds that text stands on: boxes that are told from the text around them by their colour alone. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from corpus.model import Box
from ingest.parse.pdf_drawing import Drawing, PageFrame

Colour = tuple[int, int, int]

MAX_PANELS: Final = 60
"""A page with more coloured areas is a map or a chart; its areas are no boxes."""
LEAST_WIDTH: Final = 0.25
"""Share of the page's width: a narrower area is a mark or a bar."""
LEAST_HEIGHT: Final = 14.0
"""Points: a lower area is a line's underlay."""
LARGEST: Final = 0.5
"""Share of the page: a larger area is the page's own ground."""
NEAR_WHITE: Final = 8
"""Steps of 255 from white within which a ground is not seen."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A filled area on the page as shown, and its colour."""

    box: Box
    colour: Colour


def find_panels(drawing: Drawing, where: PageFrame) -> tuple[Panel, ...]:
    """Return a page's coloured areas of a box's size, in drawing order."""
    filled = [area for area in drawing.areas if area.colour is not None and min(area.colour) < 255 - NEAR_WHITE]
    boxes = where.shown(np.array([area.box for area in filled], dtype=np.float64).reshape(-1, 4))
    widths, heights = boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1]
    sized = (widths >= LEAST_WIDTH * where.width) & (heights >= LEAST_HEIGHT)
    sized &= widths * heights <= LARGEST * where.width * where.height
    places = np.flatnonzero(sized).tolist()
    if len(places) > MAX_PANELS:
        return ()
    return tuple(Panel(Box(*map(float, boxes[place])), filled[place].colour or (0, 0, 0)) for place in places)


def ground_of(box: Box, panels: tuple[Panel, ...]) -> Colour | None:
    """Return the colour that lies nearest behind the whole of a box, None for the paper."""
    return next((panel.colour for panel in reversed(panels) if _holds(panel.box, box)), None)


def _holds(panel: Box, box: Box) -> bool:
    middle = (box.y0 + box.y1) / 2
    return panel.x0 <= box.x0 + 1 and box.x1 <= panel.x1 + 1 and panel.y0 < middle < panel.y1
