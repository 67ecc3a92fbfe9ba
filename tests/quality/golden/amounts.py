"""Money by year as tables print it: "1 450" and "1450" side by side, words or nothing where a number should stand."""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass

STEP = 50
ENDLESS = ("årligen, löpande", "löpande", "varje år")
WORDY = 0.12
"""The share of rows whose total is words, because the money comes back every year."""
TIGHT = 0.15
"""The share of large numbers printed without their space."""


@dataclass(frozen=True, slots=True)
class Money:
    """What a row costs each year; `endless` is the word that stands for its total."""

    by_year: tuple[int, ...]
    endless: str = ""


def draw_money(rng: random.Random, total: int, years: int) -> Money:
    """Spread a total over one to three years that follow each other, or let it come back every year."""
    if rng.random() < WORDY:
        return Money((total,) * years, rng.choice(ENDLESS))
    span = min(rng.choice((1, 1, 2, 3)), years, total // STEP)
    first = rng.randint(0, years - span)
    cuts = sorted(rng.sample(range(1, total // STEP), span - 1))
    parts = [STEP * (after - before) for before, after in itertools.pairwise((0, *cuts, total // STEP))]
    return Money((*(0,) * first, *parts, *(0,) * (years - span - first)))


def printed(rng: random.Random, amount: int, *, gap: str, nothing: str) -> str:
    """Return an amount as it is printed: `gap` between thousands, `nothing` for no money."""
    if not amount:
        return nothing
    text = f"{amount:,}"
    return text.replace(",", "" if rng.random() < TIGHT else gap)
