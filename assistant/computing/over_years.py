"""How a value has changed between years, as arithmetic on cells that were read. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from assistant.computing.targets import alike, year_of
from corpus.graph import PlanGraph
from corpus.model import IndicatorValue


@dataclass(frozen=True, slots=True)
class Changed:
    """The difference between the values of the first and the last year, in their unit."""

    first_year: int
    last_year: int
    difference: Decimal
    unit: str


def changed(values: Iterable[IndicatorValue], graph: PlanGraph) -> Changed | None:
    """Return how values have changed; None with fewer than two years, unlike units, or several numbers for a year."""
    years: dict[int, IndicatorValue] = {}
    for value in values:
        year = year_of(value, graph)
        if year is None or value.quantity is None or value.quantity.comparator != "=":
            return None
        known = years.setdefault(year, value)
        if not alike(known, value) or known.quantity is None or known.quantity.value != value.quantity.value:
            return None
    if len(years) < 2:
        return None
    first, last = years[min(years)], years[max(years)]
    if first.quantity is None or last.quantity is None or not alike(first, last):
        return None
    return Changed(min(years), max(years), last.quantity.value - first.quantity.value, last.quantity.unit)
