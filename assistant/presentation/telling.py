"""What is known of an item in the words of the interface: values, verdicts, corrections. Pure."""

from __future__ import annotations

from typing import Protocol

from assistant.answer import Correction, Item, Value
from assistant.writing.protocol import Host
from corpus.model import Change, LinkKind, VerdictKind


class Word(Protocol):
    """A word or sentence of the interface by its name, in the language of the answer."""

    def __call__(self, name: str, **variables: str | int) -> str:
        """Return it, with its variables put in."""
        ...


def corrected(correction: Correction, word: Word) -> str:
    """Return what a person corrected of an item: the day, and what was first read of each part."""
    if correction.added:
        return word("corrected_added", date=correction.date)
    first = (_first(change, word) for change in correction.changes)
    return "; ".join((word("corrected", date=correction.date), *first))


def _first(change: Change, word: Word) -> str:
    part = word(f"part_{change.part}")
    if change.first is None:
        return word("corrected_none", part=part)
    suggested = change.first_link is LinkKind.SUGGESTED
    return word("corrected_suggested" if suggested else "corrected_first", part=part, first=change.first)


def told_values(item: Item, word: Word) -> tuple[str, ...]:
    """Return the values of an item in words, those of each thing together; none that the item shows by itself."""
    shown = {item.responsible, item.start, item.end, item.amount}
    by_thing: dict[str | None, list[Value]] = {}
    for value in item.values:
        if value.value not in shown:
            by_thing.setdefault(value.of, []).append(value)
    return tuple(_told(of, values, word) for of, values in by_thing.items())


def _told(of: str | None, values: list[Value], word: Word) -> str:
    """Return the values of one thing, or of the item itself, with the year once where all are of one."""
    years_said = {value.period for value in values}
    year = years_said.pop() if len(years_said) == 1 and of else None
    said = dict.fromkeys(_with_role(value, word, year=None if year else value.period, of=of) for value in values)
    lead = " ".join(part for part in (of, year) if part)
    return f"{lead}: {', '.join(said)}" if lead else ", ".join(said)


def _with_role(value: Value, word: Word, *, year: str | None, of: str | None) -> str:
    role = word(value.role).lower() if of else word(value.role)
    return f"{role} {year}: {with_unit(value)}" if year else f"{role} {with_unit(value)}"


def with_unit(value: Value) -> str:
    """Return a value's words with its unit, where they do not end with it already."""
    unit = f" {value.unit}" if value.unit and not value.value.endswith(value.unit) else ""
    return f"{value.value}{unit}"


def told_verdict(item: Item, word: Word) -> str:
    """Return the verdict on an item, a forecast told as one; "" without any."""
    if item.verdict is None:
        return ""
    forecast = item.verdict_detail is not None and item.verdict_detail[0] == VerdictKind.PROGNOSIS
    return f"{word('forecast' if forecast else 'verdict')}: ”{item.verdict}”"


def years(period: str) -> str:
    """Return a period as one writes it ("2019–2022")."""
    return period.replace("-", "–")


def editors_ties(item: Item) -> tuple[str, ...]:
    """Return the days (ISO) on which a person made ties that an item rests on."""
    return tuple(dict.fromkeys(step.corrected for step in item.evidence if step.corrected is not None))


def model_place(model: Host, word: Word) -> str:
    """Say to whom a question and its sources are sent."""
    return word("model_in_house" if model.in_house else "model_leaves_house", model=model.name, server=model.server)
