"""The looks: each municipality has its own, as its real documents do."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours (CSS), fonts that are free and common, body size in points, and how tables and text are set."""

    dark: str
    light: str
    body_font: str
    heading_font: str
    size: float
    ruled: bool = True
    justified: bool = False


THEMES = {
    "lake": Theme("#0b4f6c", "#e3f0f5", "Liberation Serif", "Liberation Sans", 11),
    "school": Theme("#1d5c3f", "#e6f2ec", "Liberation Serif", "Liberation Sans", 11, justified=True),
    "works": Theme("#5b3a1e", "#f3ece4", "Liberation Sans", "Liberation Sans", 10, ruled=False),
    "forest": Theme("#2f5d2f", "#e8f0e2", "Liberation Sans", "Liberation Sans", 10.5),
    "glass": Theme("#5a2a5e", "#f3e8f4", "Liberation Sans", "Liberation Serif", 10.5, ruled=False),
}
