"""Answers whose sentences are quotes: what a lookup or a definition found in the text, and verdicts. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.answer import Value
from assistant.compose.assembling import Assembly
from assistant.finding.extraction import Extracted
from assistant.finding.values import Valued, stated_unit
from assistant.wording import AnswerType

QUOTES_SHOWN = 1
"""The best place answers a lookup; a second one would be another answer."""


def compose_found(assembly: Assembly, found: Iterable[Extracted], *, kind: AnswerType) -> None:
    """Quote the places that answer; the value asked for is the answer's own."""
    for one in tuple(found)[:QUOTES_SHOWN]:
        number = assembly.cite(one.locator, section=one.passage.headings)
        assembly.quoted(assembly.citations.get(number).quote, (number,))
        if one.value is not None:
            assembly.add_value(_value(one.value, kind))


def _value(value: Valued, kind: AnswerType) -> Value:
    unit = stated_unit(value.text, value.quantity)
    return Value(value.text, unit, None, "date" if kind is AnswerType.DATE else "other")
