"""What of an answer stands in tables: changes, scorecards, indicators, organs on the same goals. Pure.

An item stands in one table, or in none: then it is listed under its goals.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.answer import Item, Value, Worked
from assistant.presentation.telling import with_unit

INDICATOR = "indicator"
TARGET_CHANGES = frozenset({"raised", "lowered"})


@dataclass(frozen=True, slots=True)
class Stated:
    """A value as it is stated: its words with the unit, the year it holds for, and where it stands (citations)."""

    text: str
    period: str | None
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """One indicator: what is stated of it by role, and how its outcome stands to its target."""

    name: str
    outcomes: tuple[Stated, ...] = ()
    targets: tuple[Stated, ...] = ()
    baselines: tuple[Stated, ...] = ()
    others: tuple[Stated, ...] = ()
    item: Item | None = None
    """The indicator as an item of the answer; None where the item is its goal."""
    notes: tuple[int, ...] = ()
    """Where it stands, besides its values."""

    @property
    def differs(self) -> bool:
        """Whether different outcomes, or different targets, are stated for one year."""
        return any(differ(values) for values in (self.outcomes, self.targets, self.baselines))

    @property
    def years(self) -> tuple[str, ...]:
        """The years of its values, the earliest first; "" last, for values without one."""
        known = {one.period or "" for one in (*self.outcomes, *self.targets, *self.baselines, *self.others)}
        return tuple(sorted(known, key=lambda year: (not year, year)))


@dataclass(frozen=True, slots=True)
class Scored:
    """A row of a scorecard: a goal, what measures it, and where the goal itself stands (citations)."""

    item: Item
    measures: tuple[Measure, ...]
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """The items of one change, in the answer's order."""

    change: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Shared:
    """A goal that several organs work with: each organ (name) with what it does."""

    item: Item
    organs: tuple[tuple[str, tuple[Worked, ...]], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What an answer found: what stands in each table, and the rest, which is listed."""

    changes: tuple[Changed, ...] = ()
    scores: tuple[Scored, ...] = ()
    measures: tuple[Measure, ...] = ()
    shared: tuple[Shared, ...] = ()
    listed: tuple[Item, ...] = ()

    @property
    def of_targets(self) -> bool:
        """Whether the changes are of targets rather than of goals or activities."""
        return any(item.level == INDICATOR for group in self.changes for item in group.items)

    @property
    def judged(self) -> bool:
        """Whether anything in the scorecard is judged, or said not to be."""
        return any(row.item.verdict or row.item.lacking for row in self.scores)

    @property
    def measured(self) -> bool:
        """Whether anything in the scorecard is measured."""
        return any(row.measures for row in self.scores)

    @property
    def score_year(self) -> str:
        """The year of every outcome and target in the scorecard; "" where they are of several, or say none."""
        return only_year(one for row in self.scores for one in row.measures)

    @property
    def judged_by(self) -> tuple[str, str | None, str | None] | None:
        """What, by whom and when every verdict in the scorecard is; None where they differ, or there is one alone."""
        verdicts = [one for row in self.scores for one in row.item.judgements]
        told = {(one.kind, one.by, one.as_of) for one in verdicts}
        return told.pop() if len(told) == 1 and len(verdicts) > 1 else None

    @property
    def organs(self) -> int:
        """How many organs the changes are of."""
        return len({item.organ for group in self.changes for item in group.items})


def found_of(items: Iterable[Item]) -> Found:
    """Return items by where they are shown."""
    changed: dict[str, list[Item]] = {}
    scores: list[Scored] = []
    measures: list[Measure] = []
    shared: list[Shared] = []
    listed: list[Item] = []
    for item in items:
        if item.change is not None:
            changed.setdefault(item.change, []).append(item)
        elif item.works:
            shared.append(Shared(item, _by_organ(item)))
        elif item.level == INDICATOR and item.values:
            measures.append(_measure(item.name, item.values, item=item))
        elif _is_scored(item):
            scores.append(_scored(item))
        else:
            listed.append(item)
    changes = tuple(Changed(change, tuple(of_it)) for change, of_it in changed.items())
    return Found(changes, tuple(scores), tuple(measures), tuple(shared), tuple(listed))


def differ(values: Iterable[Stated]) -> bool:
    """Say whether two values are stated for one year, or two without a year."""
    periods = [one.period for one in values]
    return len(periods) > len(set(periods))


def stated_values(values: Iterable[Value]) -> tuple[Stated, ...]:
    """Return values in order, the same words for the same year once, with every place where they stand."""
    places: dict[tuple[str, str | None], dict[int, None]] = {}
    for value in values:
        notes = places.setdefault((with_unit(value), value.period), {})
        notes.update({} if value.citation is None else {value.citation: None})
    return tuple(Stated(text, period, tuple(notes)) for (text, period), notes in places.items())


def only_year(measures: Iterable[Measure]) -> str:
    """Return the year of every outcome and target; "" where they are of several, or say none."""
    years = {value.period for one in measures for value in (*one.outcomes, *one.targets)}
    return (years.pop() or "") if len(years) == 1 else ""


def of_year(values: Iterable[Stated], year: str) -> tuple[Stated, ...]:
    """Return the values of a year; those without one for ""."""
    return tuple(one for one in values if (one.period or "") == year)


def _is_scored(item: Item) -> bool:
    return item.verdict is not None or item.lacking is not None or any(value.of for value in item.values)


def _scored(item: Item) -> Scored:
    by_name: dict[str, list[Value]] = {}
    for value in item.values:
        by_name.setdefault(value.of or "", []).append(value)
    measures = tuple(_measure(name, tuple(values), item=None) for name, values in by_name.items())
    elsewhere = {value.citation for value in item.values} | {one.citation for one in item.judgements}
    return Scored(item, measures, tuple(note for note in item.citations if note not in elsewhere))


def _measure(name: str, values: tuple[Value, ...], *, item: Item | None) -> Measure:
    by_role: dict[str, list[Value]] = {}
    for value in values:
        known = value.role if value.role in ("outcome", "target", "baseline") else "other"
        by_role.setdefault(known, []).append(value)
    said = {role: stated_values(of_role) for role, of_role in by_role.items()}
    elsewhere = {value.citation for value in values}
    return Measure(
        name,
        outcomes=said.get("outcome", ()),
        targets=said.get("target", ()),
        baselines=said.get("baseline", ()),
        others=said.get("other", ()),
        item=item,
        notes=() if item is None else tuple(note for note in item.citations if note not in elsewhere),
    )


def _by_organ(item: Item) -> tuple[tuple[str, tuple[Worked, ...]], ...]:
    organs: dict[str, list[Worked]] = {}
    for one in item.works:
        organs.setdefault(one.organ, []).append(one)
    return tuple((organ, tuple(works)) for organ, works in organs.items())
