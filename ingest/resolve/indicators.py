"""Indicator mentions -> indicators, with every value that was stated for them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.directions import BY_COMPARATOR, direction_of
from corpus.model import Direction, FactRole, Indicator, IndicatorValue, Mention
from corpus.similarity import near_equal
from ingest.plan.measures import without_values
from ingest.resolve.goals import name_key
from ingest.resolve.places import Place, entity_id

_VALUE_ROLES = (FactRole.TARGET, FactRole.OUTCOME, FactRole.BASELINE)
_WISH = re.compile(r"\bska(?:ll)?\b.{0,200}", re.IGNORECASE)


@dataclass(slots=True)
class IndicatorDraft:
    """An indicator while its mentions are gathered; the first place names it. `goals` are goal ids."""

    places: list[Place]
    goals: set[str]

    @property
    def id(self) -> str:
        """Return the indicator's id, from its defining mention."""
        return entity_id("indicator", self.places[0].mention.id)


def gather(places: Sequence[Place], goals: Mapping[str, frozenset[str]]) -> list[IndicatorDraft]:
    """Return drafts from indicator mentions in defining order: the same name under the same goal is one indicator."""
    drafts: list[IndicatorDraft] = []
    for place in places:
        tied = set(goals.get(place.mention.id, ()))
        same = next((draft for draft in drafts if _same(draft, place, tied)), None)
        if same is None:
            drafts.append(IndicatorDraft([place], tied))
        else:
            same.places.append(place)
            same.goals |= tied
    return drafts


def _same(draft: IndicatorDraft, place: Place, goals: set[str]) -> bool:
    first = draft.places[0]
    if first.domain != place.domain or (draft.goals and goals and not draft.goals & goals):
        return False
    one, other = without_values(first.mention.wording), without_values(place.mention.wording)
    return name_key(one) == name_key(other) or near_equal(one, other)


def finish(draft: IndicatorDraft, *, organ: str | None) -> Indicator:
    """Return the indicator of a finished draft; values in the order of their places."""
    first = draft.places[0]
    values = tuple(value for place in draft.places for value in _values(place.mention, place))
    return Indicator(
        id=draft.id,
        name=first.mention.wording,
        mentions=tuple(dict.fromkeys(place.mention.id for place in draft.places)),
        kommun=first.document.kommun,
        organ=organ,
        period=first.period,
        values=values,
        direction=_direction(first.mention.wording, values) or _from_baseline(draft.places),
    )


def _direction(name: str, values: Sequence[IndicatorValue]) -> Direction | None:
    """Return which way the newest target points; without one that does, the wish in the indicator's name."""
    targets = sorted((v for v in values if v.role is FactRole.TARGET), key=lambda value: -(value.year or 0))
    stated = (direction_of(value.text) or _by_comparator(value) for value in targets)
    wish = _WISH.search(name)
    said = next((way for way in stated if way is not None), None)
    return said if said is not None or wish is None else direction_of(wish[0])


def _from_baseline(places: Sequence[Place]) -> Direction | None:
    """Return the way from where an indicator starts to its target, where one row states both ("221", "190").

    None where no row does, where the numbers are equal or of other units, and where rows point both ways.
    """
    ways = set()
    for place in places:
        start, aim = (place.mention.fact(role) for role in (FactRole.BASELINE, FactRole.TARGET))
        if start is None or aim is None or start.quantity is None or aim.quantity is None:
            continue
        if start.quantity.unit == aim.quantity.unit and start.quantity.value != aim.quantity.value:
            ways.add(Direction.UP if aim.quantity.value > start.quantity.value else Direction.DOWN)
    return ways.pop() if len(ways) == 1 else None


def _by_comparator(value: IndicatorValue) -> Direction | None:
    """Return the way of a target whose bound stands before its own words ("ska överstiga 99 %")."""
    return None if value.quantity is None else BY_COMPARATOR.get(value.quantity.comparator)


def _values(mention: Mention, place: Place) -> list[IndicatorValue]:
    """Return the values of one place; an outcome without a year of its own is of the document's last year."""
    last = place.period.last if place.period is not None else None
    return [
        IndicatorValue(
            fact.role,
            fact.text,
            fact.locator,
            fact.quantity,
            fact.year or (last if fact.role is not FactRole.BASELINE else None),
        )
        for fact in mention.facts
        if fact.role in _VALUE_ROLES
    ]
