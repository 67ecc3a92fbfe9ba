"""Answers about some of the things of an earlier answer: those that fit, or what is stated of each. Pure."""

from __future__ import annotations

from dataclasses import replace

from assistant.compose.among_words import sum_of
from assistant.compose.assembling import Assembly
from assistant.compose.itemising import value_of
from assistant.computing.queries import Among
from corpus.model import FactRole


def compose_among(assembly: Assembly, query: Among) -> None:
    """Say how many of the things fit and which; of a fact, what is stated, and of how many nothing is."""
    result = assembly.result(query)
    assembly.add_items(result.items)
    if not result.items:
        assembly.absence("among.not_stated" if query.role else "among.none", query)
    elif query.role is None:
        assembly.computed("among.all" if query == Among(query.entities) else "among.some", query, core=True)
        assembly.computed("list.names", query, cited=True)
    else:
        everyone = len(result.items) == len(query.entities)
        assembly.computed("among.stated_all" if everyone else "among.stated", query, core=True)
        for text in dict.fromkeys(value.text for found in result.items for value in found.values):
            assembly.computed("among.fact_line", replace(query, stated=text), cited=True)
        for found in result.items:
            for value in found.values:
                assembly.add_value(value_of(value))
    role = query.role or (FactRole.STATUS if query.status is not None else None)
    unstated = Among(query.entities, unstated=role)  # also where terms or places narrowed: of all
    if role is not None and result.items and assembly.result(unstated).items:
        assembly.computed("among.unstated", unstated)


def compose_sum(assembly: Assembly, query: Among) -> None:
    """Add what the stated amounts come to, where each thing has one and all are of one unit."""
    if sum_of(assembly.result(query).items) is not None:
        assembly.computed("among.sum", query)
