"""Answers whose sentences are quotes: what a lookup or a definition found in the text. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.answer import Value
from assistant.compose.assembling import Assembly
from assistant.computing.queries import Documents, Where
from assistant.finding.listed import Listed
from assistant.finding.passage_places import Extracted
from assistant.finding.values import Valued, stated_unit
from assistant.wording import AnswerType
from corpus.model import Locator
from corpus.swedish import normalise

QUOTES_SHOWN = 1
"""The best place answers a lookup; a second one would be another answer."""


MOST_SOURCES = 3
"""Documents that are quoted where they differ."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A place to quote, with its heading path and the value that it gives."""

    locator: Locator
    section: tuple[str, ...] = ()
    value: Value | None = None


def compose_sources(assembly: Assembly, quotes: Iterable[Quote]) -> None:
    """Quote the places, best first. Those that say the same are cited together; others are quoted under their names.

    Sources that differ are each named with their period, so that it shows which is the newest.
    """
    said: dict[str, list[tuple[int, Quote]]] = {}
    for quote in quotes:
        number = assembly.cite(quote.locator, section=quote.section)
        said.setdefault(normalise(assembly.citations.get(number).quote), []).append((number, quote))
    groups = tuple(said.values())[:MOST_SOURCES]
    if len(groups) > 1:
        assembly.phrase("source.differ")
    for group in groups:
        if len(groups) > 1:
            documents = tuple(assembly.citations.get(number).document_id for number, _ in group)
            assembly.computed("source.named", Documents(Where(documents=documents)))
        numbers = tuple(number for number, _ in group)
        assembly.quoted(assembly.citations.get(numbers[0]).quote, numbers)
        for value in dict.fromkeys(quote.value for _, quote in group if quote.value is not None):
            assembly.add_value(value)


def compose_cell(assembly: Assembly, found: Extracted, cell: tuple[str, str, Locator], *, kind: AnswerType) -> None:
    """Say what a number in a row is of: row, column and value, each as it stands; `cell` is row, column, its place."""
    row, column, head = cell
    if found.value is None:
        return
    numbers = tuple(assembly.cite(place, section=found.passage.headings) for place in (found.locator, head))
    given = (("row", row), ("column", column), ("value", found.value.text))
    assembly.quoted(assembly.renderer.phrase("lookup.cell", given), numbers)
    assembly.add_value(_value(found.value, kind))


def compose_steps(assembly: Assembly, steps: Iterable[Extracted]) -> None:
    """Quote the steps of a process in order."""
    assembly.phrase("process.steps")
    for one in steps:
        number = assembly.cite(one.locator, section=one.passage.headings)
        assembly.quoted(assembly.citations.get(number).quote, (number,))


def compose_list(assembly: Assembly, listed: Listed) -> None:
    """Quote the sentence that leads a list in, and list the things below it, each cited where it stands."""
    headings = listed.passage.headings
    number = assembly.cite(listed.lead, section=headings)
    assembly.quoted(assembly.citations.get(number).quote, (number,))
    for place in listed.things:
        assembly.add_listed(assembly.cite(place, section=headings))


def compose_near(assembly: Assembly, near: Extracted | str, *, year: str | None = None) -> None:
    """Quote what is nearest to a question that is refused: a place, or a mention (its id); not as its answer.

    `year` is the time asked for, where the place would answer but for that.
    """
    if isinstance(near, str):
        number = assembly.citations.mention(near)
    else:
        number = assembly.cite(near.locator, section=near.passage.headings)
    if number is None:
        return
    if year is None:
        assembly.phrase("refusal.near")
    else:
        assembly.phrase("refusal.other_year", ("year", year))
    assembly.quoted(assembly.citations.get(number).quote, (number,), core=False)


def compose_found(assembly: Assembly, found: Iterable[Extracted], *, kind: AnswerType) -> None:
    """Quote the places that answer; the value asked for is the answer's own."""
    for one in tuple(found)[:QUOTES_SHOWN]:
        number = assembly.cite(one.locator, section=one.passage.headings)
        assembly.quoted(assembly.citations.get(number).quote, (number,))
        if one.value is not None:
            assembly.add_value(_value(one.value, kind))


def quote_of(found: Extracted, *, kind: AnswerType) -> Quote:
    """Return a found place as something to quote."""
    return Quote(found.locator, found.passage.headings, _value(found.value, kind) if found.value else None)


def _value(value: Valued, kind: AnswerType) -> Value:
    unit = stated_unit(value.text, value.quantity)
    return Value(value.text, unit, None, "date" if kind is AnswerType.DATE else "other")
