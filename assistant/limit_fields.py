"""What a question can be limited to: the choices of the page's three fields. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from assistant.periods import period_text
from corpus.model import Document

Choice = tuple[str, str]
"""What is sent, and what is shown."""


class Limit(NamedTuple):
    """A field: its name, the phrase that labels it, its choices by group ("" for none), the one that is chosen."""

    name: str
    label: str
    choices: tuple[tuple[str, tuple[Choice, ...]], ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class Given:
    """What the address asks for, as typed; "" for what is not asked."""

    q: str = ""
    kommun: str = ""
    organ: str = ""
    period: str = ""


def limits(documents: Iterable[Document], given: Given) -> tuple[Limit, ...]:
    """Return the fields, with what the documents hold and what was given beside it."""
    held = tuple(documents)
    kommuner = {document.kommun for document in held if document.kommun}
    periods = sorted({document.period for document in held if document.period}, key=lambda one: (-one.first, -one.last))
    organs: dict[str, set[str]] = {}
    for document in held:
        if document.organ:
            organs.setdefault(document.kommun or "", set()).add(document.organ)
    several = len(organs) > 1
    return (
        _limit("kommun", "kommun", {"": [(name, name) for name in sorted(kommuner)]}, given.kommun),
        _limit("period", "period", {"": [(period_text(one) or "", str(one)) for one in periods]}, given.period),
        _limit("organ", "my_unit", {kommun if several else "": [(name, name) for name in sorted(names)]
                                    for kommun, names in sorted(organs.items())}, given.organ),
    )  # fmt: skip


def _limit(name: str, label: str, choices: Mapping[str, list[Choice]], chosen: str) -> Limit:
    known = any(value == chosen for values in choices.values() for value, _ in values)
    other = {} if known or not chosen else {"": [(chosen, chosen)]}
    whole = {**choices, **{group: [*choices.get(group, []), *values] for group, values in other.items()}}
    return Limit(name, label, tuple((group, tuple(values)) for group, values in whole.items()), chosen)
