"""How a document looks: what the seed draws of fonts, colours, rules, numbering and furniture."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Literal

Rules = Literal["grid", "lines", "bands", "none"]
FONTS = ("Liberation Sans", "Liberation Serif", "Liberation Sans Narrow", "DejaVu Sans", "DejaVu Serif")
COLOURS = (("#0b3d66", "#c9dcf3"), ("#00594c", "#dff0ea"), ("#6b1f4e", "#f3e3ee"), ("#333333", "#e6e6e6"),
           ("#8a3b00", "#fae8d8"))  # fmt: skip
PAGE_FORMS = ('"Sida " counter(page)', 'counter(page) " (" counter(pages) ")"', 'counter(page)',
              '"SID " counter(page) " (" counter(pages) ")"',
              '"Sida " counter(page) " av " counter(pages)')  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """Fonts, size in points, colours, rules of tables, and what stands around the text."""

    body: str
    heading: str
    size: float
    dark: str
    light: str
    rules: Rules
    justified: bool
    cover: bool
    repeat_header: bool
    break_rows: bool
    page_form: str
    page_place: Literal["left", "center", "right"]
    running: Literal["title", "file", "kommun", "none"]
    margin: int


def draw_look(rng: random.Random) -> Look:
    """Return a look, everything in it drawn on its own."""
    dark, light = rng.choice(COLOURS)
    return Look(
        body=rng.choice(FONTS[:4]),
        heading=rng.choice(FONTS),
        size=rng.choice((9.5, 10, 10.5, 11, 12)),
        dark=dark,
        light=light,
        rules=rng.choice(("grid", "lines", "bands", "none")),
        justified=rng.random() < 0.4,
        cover=rng.random() < 0.6,
        repeat_header=rng.random() < 0.5,
        break_rows=rng.random() < 0.4,
        page_form=rng.choice(PAGE_FORMS),
        page_place=rng.choice(("left", "center", "right")),
        running=rng.choice(("title", "file", "kommun", "none")),
        margin=rng.choice((18, 22, 26, 32)),
    )
