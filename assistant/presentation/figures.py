"""The figures of an answer: which indicators are drawn, and each drawing in words. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from assistant.chart import Bars, Reading, Series, bars, number_of, same_unit, series
from assistant.presentation.tables import Measure, Stated, differ
from assistant.presentation.telling import Word

MOST_FIGURES = 6
"""Series that are drawn in one answer; their table holds all of them."""
FEW = 3
"""Indicators of an answer whose outcome of a single year is drawn beside its target."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A drawing of one indicator, with a sentence that says what it shows."""

    name: str
    words: str
    series: Series | None = None
    bars: Bars | None = None
    target: str = ""
    """The target with its year, as the drawing names it."""


def figures(measures: Iterable[Measure], word: Word) -> tuple[Figure, ...]:
    """Return the figures of an answer's indicators: series, and single years where the indicators are few."""
    every = tuple(measures)
    few = len(every) <= FEW
    drawn = (_line(one, word) or (_bars(one, word) if few else None) for one in every)
    return tuple(one for one in drawn if one is not None)[:MOST_FIGURES]


def _line(measure: Measure, word: Word) -> Figure | None:
    """Return the outcomes over years, with the target where there is one alone."""
    readings = _readings(measure.outcomes)
    target = _target(measure, word)
    drawn = series(readings, target=target) if _in_one_unit(readings, target) else None
    if drawn is None:
        return None
    first, last = drawn.marks[0], drawn.marks[-1]
    ends = {one.label: one.value for one in readings}
    said = [
        word(
            f"chart_{_way(ends[first.label], ends[last.label])}", indicator=measure.name,
            first=first.text, first_year=first.label, last=last.text, last_year=last.label,
        )
    ]  # fmt: skip
    said += [word("chart_between", values=_listed(drawn, word))] if drawn.marks[1:-1] else []
    said += [word("chart_target", target=target.text)] if target else []
    said += [word("chart_base", base=drawn.base)] if drawn.base else []
    return Figure(measure.name, _kept_together(said), series=drawn, target=target.text if target else "")


def _way(first: Decimal, last: Decimal) -> str:
    return "same" if first == last else "rose" if last > first else "fell"


def _listed(drawn: Series, word: Word) -> str:
    return ", ".join(word("chart_value", value=mark.text, year=mark.label) for mark in drawn.marks[1:-1])


def _bars(measure: Measure, word: Word) -> Figure | None:
    """Return the outcomes of single years, after the baseline, beside the target."""
    target = _target(measure, word)
    named = [*_named("baseline", measure.baselines, word), *_named("outcome", measure.outcomes, word)]
    numbers = [(label, one.text, number_of(one.text)) for label, one in named]
    readings = [Reading(label, text, quantity.value) for label, text, quantity in numbers if quantity is not None]
    whole = len(readings) == len(named) and len(named) + (target is not None) > 1
    drawable = whole and bool(measure.outcomes) and _in_one_unit(readings, target)
    drawn = bars(readings, target=target) if drawable else None
    if drawn is None:
        return None
    said = [f"{measure.name}: " + ", ".join(f"{one.label.lower()} {one.text}" for one in readings) + "."]
    said += [word("chart_target", target=target.text)] if target else []
    return Figure(measure.name, _kept_together(said), bars=drawn, target=target.text if target else "")


def _named(role: str, values: tuple[Stated, ...], word: Word) -> list[tuple[str, Stated]]:
    """Return values with what they are called: role and year, and the source where sources differ."""
    apart = differ(values)
    parts = (
        (word(role), one.period, f"({word('source_number', number=one.notes[0])})" if apart and one.notes else None)
        for one in values
    )
    return [(" ".join(part for part in said if part), one) for said, one in zip(parts, values, strict=True)]


def _kept_together(said: list[str]) -> str:
    """Return sentences as one text, no line of which begins with a per cent sign."""
    return " ".join(said).replace(" %", "\u00a0%")


def _readings(values: tuple[Stated, ...]) -> list[Reading]:
    """Return values by year; nothing where one of them is no plain number or has no year."""
    found = [(one, number_of(one.text)) for one in values]
    if any(quantity is None or one.period is None for one, quantity in found):
        return []
    return [Reading(one.period or "", one.text, quantity.value) for one, quantity in found if quantity is not None]


def _target(measure: Measure, word: Word) -> Reading | None:
    """Return the target of the newest year with outcomes, else the one there is; None where several hold."""
    if differ(measure.targets):
        return None
    newest = max((one.period or "" for one in measure.outcomes), default="")
    of_it = [one for one in measure.targets if one.period == newest] or list(measure.targets)
    if len({one.text for one in of_it}) != 1:
        return None
    quantity = number_of(of_it[0].text)
    text = f"{of_it[0].text} ({of_it[0].period})" if of_it[0].period else of_it[0].text
    return None if quantity is None else Reading(word("target"), text, quantity.value)


def _in_one_unit(readings: list[Reading], target: Reading | None) -> bool:
    """Say whether everything that is drawn is in one unit."""
    texts = (*(one.text for one in readings), *((target.text,) if target else ()))
    drawn = [number_of(text.split(" (", 1)[0]) for text in texts]
    return all(drawn) and same_unit(one for one in drawn if one is not None)
