"""Values of one indicator as a drawing: numbers -> places in a picture. Pure; it draws nothing itself.

A series over years is a line with dots; outcomes of one year beside a target are bars from zero. Nothing is drawn
unless every value is a plain number in the same unit, so that no picture says more than the cells do.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from corpus.model import Quantity
from corpus.swedish import numbers

WIDTH, HEIGHT = 340.0, 190.0
"""Units of a picture of a series; that of bars is as wide, and as high as it has bars."""
LEFT, RIGHT, TOP, BOTTOM, INSET = 46.0, 14.0, 26.0, 30.0, 30.0
"""Room around the drawing for labels, and between its sides and the first and last dot."""
BAR_ROOM, BAR_THICKNESS, BAR_HEAD, TARGET_ROOM = 46.0, 16.0, 20.0, 20.0
"""Height of a bar with its label, of the bar, and of the label; room for the target's label above the bars."""
CUT_ABOVE = Decimal("0.75")
"""Where the least value is more than this share of the greatest, the axis of a series may begin above zero."""
TICKS = 3
"""About so many parts the axis of a series has."""
FEWEST_YEARS = 2
"""Years of a line."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A value to draw: what it is called below or before it (a year, a role), its words, and its number."""

    label: str
    text: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Mark:
    """A value drawn: where its dot or the end of its bar is, with its label and words."""

    x: float
    y: float
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Tick:
    """A line across the drawing, at a height (series) or a distance (bars), and the number it stands for."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Series:
    """A line with dots over years; `base` is the number the axis begins at where that is not zero, else ""."""

    marks: tuple[Mark, ...]
    ticks: tuple[Tick, ...]
    target: Tick | None
    base: str
    width: float = WIDTH
    height: float = HEIGHT
    left: float = LEFT
    right: float = WIDTH - RIGHT
    floor: float = HEIGHT - BOTTOM

    @property
    def target_at_end(self) -> bool:
        """Whether the target's label stands at the right, where the line is further from it."""
        if self.target is None:
            return False
        return abs(self.marks[-1].y - self.target.at) > abs(self.marks[0].y - self.target.at)

    @property
    def line(self) -> str:
        """The points of the line, as SVG writes them."""
        return " ".join(f"{mark.x:g},{mark.y:g}" for mark in self.marks)


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars from zero, one below the other, with the target as a line across them."""

    marks: tuple[Mark, ...]
    target: Tick | None
    height: float
    width: float = WIDTH
    thickness: float = BAR_THICKNESS


def number_of(text: str) -> Quantity | None:
    """Return the one plain number that words say ("61 %"); None for others ("< 6,5 %", "ska öka", "3 av 4")."""
    said = numbers(text)
    return said[0] if len(said) == 1 and said[0].comparator == "=" else None


def series(readings: Sequence[Reading], *, target: Reading | None = None) -> Series | None:
    """Return a line over years, the labels; None of fewer than two years, or where one of them has two values.

    The axis begins at zero unless all values are far from it; then `base` says where.
    """
    years = [int(one.label) for one in readings if one.label.isdecimal()]
    if len(years) < len(readings) or len(set(years)) < max(len(years), FEWEST_YEARS):
        return None
    ordered = sorted(readings, key=lambda one: int(one.label))
    values = [one.value for one in (*ordered, *((target,) if target else ()))]
    ticks = _ticks(min(values), max(values))
    low, high = ticks[0], ticks[-1]
    first, last = int(ordered[0].label), int(ordered[-1].label)

    def across(year: int) -> float:
        return round(LEFT + INSET + (WIDTH - RIGHT - LEFT - 2 * INSET) * (year - first) / (last - first), 1)

    def up(value: Decimal) -> float:
        share = float((value - low) / (high - low))
        return round(HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * share, 1)

    return Series(
        marks=tuple(Mark(across(int(one.label)), up(one.value), one.label, one.text) for one in ordered),
        ticks=tuple(Tick(up(value), _written(value)) for value in ticks),
        target=Tick(up(target.value), target.text) if target else None,
        base=_written(low) if low != 0 else "",
    )


def bars(readings: Sequence[Reading], *, target: Reading | None = None) -> Bars | None:
    """Return bars from zero; None without a value, below zero, or where everything is zero."""
    values = [one.value for one in (*readings, *((target,) if target else ()))]
    if not readings or min(values) < 0 or max(values) == 0:
        return None

    def along(value: Decimal) -> float:
        return round((WIDTH - RIGHT) * float(value / max(values)), 1)

    top = TARGET_ROOM if target else 0.0
    marks = tuple(
        Mark(along(one.value), top + BAR_ROOM * place + BAR_HEAD, one.label, one.text)
        for place, one in enumerate(readings)
    )
    return Bars(marks, Tick(along(target.value), target.text) if target else None, top + BAR_ROOM * len(readings))


def same_unit(quantities: Iterable[Quantity]) -> bool:
    """Say whether quantities can stand on one axis."""
    return len({one.unit for one in quantities}) <= 1


def _ticks(low: Decimal, high: Decimal) -> tuple[Decimal, ...]:
    """Return round numbers that hold all values, from zero where the values are near it."""
    start = Decimal(0) if low >= 0 and low <= high * CUT_ABOVE else low
    step = _round_step((high - start) or abs(high) or Decimal(1))
    first = (start / step).to_integral_value(rounding="ROUND_FLOOR")
    if start == low and start != 0 and first * step == low:
        first -= 1  # the least value keeps off the floor
    last = (high / step).to_integral_value(rounding="ROUND_CEILING")
    return tuple(step * number for number in range(int(first), max(int(last), int(first) + 1) + 1))


def _round_step(span: Decimal) -> Decimal:
    """Return 1, 2 or 5 times a power of ten that divides a span into about TICKS parts."""
    rough = span / TICKS
    power = Decimal(10) ** math.floor(math.log10(rough))
    return next(power * times for times in (1, 2, 5, 10) if power * times >= rough)


def _written(value: Decimal) -> str:
    """Return a number as Swedish writes it."""
    text = f"{value:,f}"
    whole, _, part = text.partition(".")
    part = part.rstrip("0")
    return whole.replace(",", "\u00a0").replace("-", "−") + (f",{part}" if part else "")
