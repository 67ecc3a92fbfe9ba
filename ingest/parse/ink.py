"""The one colour of a picture's ink. Pure."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt

from ingest.colours import STRONG, colour_name

ALIKE: Final = 120.0
"""Difference from the middle colour, of 255, within which a pixel has the same colour."""
COLOURED_SHARE: Final = 0.1
"""Share of a picture's ink that has a colour: one lamp of a traffic light."""
MOST: Final = 0.85
"""Share of that in which the colour is one."""


def ink_colour(ink: npt.NDArray[np.float32]) -> str:
    """Return the name of the one colour of a picture's ink [n, 3] of 0–255, grey beside it; "" for none or several."""
    strong = ink[ink.max(axis=1) - ink.min(axis=1) >= STRONG]
    if not len(strong) or len(strong) < COLOURED_SHARE * len(ink):
        return ""
    middle = np.median(strong, axis=0)
    alike = np.abs(strong - middle).max(axis=1) < ALIKE
    red, green, blue = middle.round().astype(int).tolist()
    return colour_name(red, green, blue) if alike.mean() >= MOST else ""
