"""Answers that state one thing: a value from the graph, a goal's number and name, the sentence that says it. Pure."""

from __future__ import annotations

from dataclasses import replace

from assistant.compose.assembling import Assembly
from assistant.compose.itemising import value_of
from assistant.queries import ActivitiesOf, GoalsAt, ValuesOf


def compose_values(assembly: Assembly, query: ValuesOf) -> None:
    """State the values read for indicators or activities, a sentence for each; the values are the answer's own."""
    result = assembly.result(query)
    assembly.add_items(result.items)
    for found in result.items:
        one = replace(query, entities=(found.id,))
        assembly.computed("lookup.value", one, core=True, cited=True)
        for value in found.values:
            assembly.add_value(value_of(value))


def compose_identity(assembly: Assembly, query: GoalsAt) -> None:
    """State number and name of goals."""
    assembly.add_items(assembly.result(query).items)
    assembly.computed("lookup.goal", query, core=True, cited=True)


def compose_owner(assembly: Assembly, query: ActivitiesOf) -> None:
    """Say in whose plan an activity stands."""
    assembly.add_items(assembly.result(query).items)
    assembly.computed("lookup.owner", query, core=True, cited=True)
