"""Targets and outcomes from one year to another: arithmetic over the cells that were read, never a judgement. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.computing.dating import year_of
from assistant.computing.fitting import entity_fits
from assistant.computing.queries import Change, Found, Result, TargetChanges, ValuesOverYears
from corpus.graph import PlanGraph
from corpus.model import FactRole, Indicator, IndicatorValue
from corpus.swedish import normalise

FEWEST_VALUES = 2
"""Values that a difference needs."""


def values_over_years(query: ValuesOverYears, graph: PlanGraph) -> Result:
    """Return, for each indicator, its values in the role by year, one for each year and wording."""
    found: list[Found] = []
    for entity in query.entities:
        indicator = graph.entity(entity)
        if not isinstance(indicator, Indicator):
            continue
        values = dated_values(indicator, query.role)
        values = tuple(one for one in values if not query.years or year_of(one) in query.years)
        if values:
            found.append(Found(entity, values=values))
    return Result(query, tuple(found))


def target_changes(query: TargetChanges, graph: PlanGraph) -> Result:
    """Return the indicators with targets of two years, each with both cells and what became of the target.

    Only values with the same unit and comparator are compared; equal ones are KEPT. An indicator with a target of one
    of the two years alone is NEW or DROPPED, where both years are given.
    """
    found: list[Found] = []
    fitting = [one for one in graph.indicators if entity_fits(one, query.where, graph)]
    known = {year_of(value) for one in fitting for value in dated_values(one, FactRole.TARGET)}
    both = query.earlier in known and query.later in known
    for indicator in fitting:
        if query.ids and indicator.id not in query.ids:
            continue
        one = _target_change(indicator, query)
        if one is not None and not both and one.change in (Change.NEW, Change.DROPPED):
            continue  # no target of that year was read at all
        if one is not None and (not query.changes or one.change in query.changes):
            found.append(one)
    names = {one.id: one.name for one in graph.indicators}
    return Result(query, tuple(sorted(found, key=lambda one: (normalise(names[one.id]), one.id))))


def dated_values(indicator: Indicator, role: FactRole) -> tuple[IndicatorValue, ...]:
    """Return the values of a role whose year is known, the earliest first; the same year and wording once."""
    once: dict[tuple[int, str], IndicatorValue] = {}
    for value in indicator.values:
        year = year_of(value)
        if value.role is role and year is not None:
            once.setdefault((year, normalise(value.text)), value)
    return tuple(once[key] for key in sorted(once))


def spans_years(values: Sequence[IndicatorValue]) -> bool:
    """Say whether the first and the last of some values by year are of two years, alone there, and comparable."""
    if len(values) < FEWEST_VALUES or not is_comparable(values[0], values[-1]):
        return False
    years = [year_of(value) for value in values]
    return years.count(years[0]) == 1 == years.count(years[-1])


def is_comparable(one: IndicatorValue, other: IndicatorValue) -> bool:
    """Say whether both cells hold a number with the same unit and comparator."""
    if one.quantity is None or other.quantity is None:
        return False
    return (one.quantity.unit, one.quantity.comparator) == (other.quantity.unit, other.quantity.comparator)


def _target_change(indicator: Indicator, query: TargetChanges) -> Found | None:
    targets = dated_values(indicator, FactRole.TARGET)
    since = [one for one in targets if query.earlier is None or (year_of(one) or 0) >= query.earlier]
    until = [one for one in since if query.later is None or (year_of(one) or 0) <= query.later]
    if not until:
        return None
    first, last = until[0], until[-1]
    if query.earlier is not None and query.later is not None and year_of(first) == year_of(last):
        gone = year_of(last) == query.earlier
        return Found(indicator.id, values=(last,), change=Change.DROPPED if gone else Change.NEW)
    if year_of(first) == year_of(last) or not is_comparable(first, last) or not (first.quantity and last.quantity):
        return None
    before, after = first.quantity.value, last.quantity.value
    change = Change.KEPT if before == after else Change.RAISED if after > before else Change.LOWERED
    return Found(indicator.id, values=(first, last), change=change)
