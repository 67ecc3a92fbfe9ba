"""An outcome against its target, as arithmetic on two cells that were read. Pure; never a verdict.

A cell's comparator ("≥ 65 %", "inom 90 dagar"), else the way the indicator is said to go, or goes from its start to its
target, tells what reaching is. Where none was read, only equal numbers say something; a unit that differs, or a cell
without a number, says nothing.
"""

from __future__ import annotations

import operator
import re
from dataclasses import dataclass
from decimal import Decimal

from assistant.computing.dating import newest_day, year_of, year_of_reading
from assistant.computing.queries import Standing, Where
from assistant.wording import fold
from corpus import swedish
from corpus.graph import PlanGraph
from corpus.model import Direction, FactRole, Indicator, IndicatorValue, Period

_WITHIN = re.compile(r"\W*(?:inom|senast|upp till|within|up to)(?!\w)")
"""Before a number, in a target's own cell: at most."""
_SIGN_OF = {Direction.UP: "≥", Direction.DOWN: "≤", Direction.SAME: "="}
_REACHED = {"=": operator.eq, ">": operator.gt, "<": operator.lt, "≥": operator.ge, "≤": operator.le}
_STRICTLY = {Direction.UP: ">", Direction.DOWN: "<"}


@dataclass(frozen=True, slots=True)
class Comparison:
    """An outcome and what it is compared with: the target, or the baseline of one that says a direction alone.

    `above` says whether the outcome is more than that, None where the two are equal or cannot be compared.
    """

    year: int
    outcome: IndicatorValue
    target: IndicatorValue
    standing: Standing
    baseline: IndicatorValue | None = None
    above: bool | None = None


def comparisons(indicator: Indicator, where: Where, graph: PlanGraph) -> tuple[Comparison, ...]:
    """Return the comparisons of the newest year that has both cells: that of the newest document first.

    The period of `where` limits the years, its documents where the outcome stands. One for each pair of different
    outcomes and targets: sources that differ are all there.
    """
    period = where.period
    outcomes = [one for one in _dated(indicator, FactRole.OUTCOME, graph) if _in_documents(one[1], where, graph)]
    targets = _dated(indicator, FactRole.TARGET, graph)
    both = {year for year, _ in outcomes} & {year for year, _ in targets}
    years = [year for year in both if period is None or Period(year, year) in period]
    if not years:
        return ()
    year = max(years)
    pairs: dict[tuple[str, str], Comparison] = {}
    for outcome in (value for when, value in outcomes if when == year):
        target = _beside(outcome, [value for when, value in targets if when == year])
        pairs.setdefault((_bare(outcome.text), _bare(target.text)), _compared(indicator, year, outcome, target))
    return tuple(pairs.values())


def _dated(indicator: Indicator, role: FactRole, graph: PlanGraph) -> list[tuple[int, IndicatorValue]]:
    """Return the values of a role with their years, those of the newest document first."""
    values = [value for value in indicator.values if value.role is role]
    newest_first = sorted(values, key=lambda value: newest_day(value.locator.reading, graph), reverse=True)
    return [(year, value) for value in newest_first if (year := _year(value, graph)) is not None]


def _in_documents(value: IndicatorValue, where: Where, graph: PlanGraph) -> bool:
    places = graph.documents.get(value.locator.reading, ())
    return not where.documents or any(one.id in where.documents for one in places)


def _year(value: IndicatorValue, graph: PlanGraph) -> int | None:
    """Return the year a value holds for by its own cell, else that of a document about one year."""
    stated = year_of(value)
    return stated if stated is not None else year_of_reading(value.locator.reading, graph)


def _beside(outcome: IndicatorValue, targets: list[IndicatorValue]) -> IndicatorValue:
    """Return the target that stands in the outcome's own document, else the newest."""
    own = (value for value in targets if value.locator.reading == outcome.locator.reading)
    return next(own, targets[0])


def _compared(indicator: Indicator, year: int, outcome: IndicatorValue, target: IndicatorValue) -> Comparison:
    if target.quantity is None:
        return _against_baseline(indicator, year, outcome, target)
    if outcome.quantity is None or outcome.quantity.comparator != "=" or not alike(outcome, target):
        return Comparison(year, outcome, target, Standing.UNLIKE)
    got, aim = outcome.quantity.value, target.quantity.value
    standing = _standing(got - aim, _sign(indicator, target))
    return Comparison(year, outcome, target, standing, above=None if got == aim else got > aim)


def _against_baseline(indicator: Indicator, year: int, outcome: IndicatorValue, target: IndicatorValue) -> Comparison:
    """Compare with where the indicator started, when the target is a direction alone ("ska minska")."""
    sign = _STRICTLY.get(indicator.direction) if indicator.direction is not None else None
    starts = [value for value in indicator.values if value.role is FactRole.BASELINE and alike(outcome, value)]
    if sign is None or not starts or outcome.quantity is None or starts[0].quantity is None:
        return Comparison(year, outcome, target, Standing.UNLIKE)
    got, start = outcome.quantity.value, starts[0].quantity.value
    standing = _standing(got - start, sign)
    return Comparison(year, outcome, target, standing, starts[0], above=None if got == start else got > start)


def _sign(indicator: Indicator, target: IndicatorValue) -> str | None:
    """Return the comparator of a target, else that of the indicator's direction; None where neither was read."""
    stated = target.quantity.comparator if target.quantity else "="
    if stated != "=":
        return stated
    if _WITHIN.match(fold(target.text)):
        return "≤"
    return _SIGN_OF.get(indicator.direction) if indicator.direction is not None else None


def _standing(difference: Decimal, sign: str | None) -> Standing:
    """Return how a difference (outcome less target) stands to a comparator."""
    if sign is None:
        return Standing.UNDIRECTED if difference else Standing.MET
    return Standing.MET if _REACHED[sign](difference, 0) else Standing.MISSED


def alike(one: IndicatorValue, other: IndicatorValue) -> bool:
    """Say whether two cells hold numbers of one unit, by what stands after the number."""
    return one.quantity is not None and other.quantity is not None and _unit(one) == _unit(other)


def _unit(value: IndicatorValue) -> str:
    if value.quantity is not None and value.quantity.unit:
        return value.quantity.unit
    stated = swedish.stated_quantities(value.text)
    return fold(value.text[stated[-1].end :]).strip(" .)") if stated else ""


def _bare(text: str) -> str:
    return "".join(fold(text).split())
