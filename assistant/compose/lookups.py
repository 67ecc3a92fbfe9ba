"""Answers that state one thing: a value from the graph, a goal's number and name, the sentence that says it. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from assistant.answer import Value
from assistant.compose import naming
from assistant.compose.assembling import Assembly
from assistant.compose.itemising import value_of
from assistant.compose.lists import compose_goals
from assistant.computing.queries import Among, Found, GoalsAt, ValuesOf
from corpus.model import Activity, FactRole, Level


def compose_values(assembly: Assembly, query: ValuesOf) -> None:
    """State the values read for indicators or activities, a sentence for each; the values are the answer's own."""
    result = assembly.result(query)
    assembly.add_items(result.items)
    for found in result.items:
        one = replace(query, entities=(found.id,))
        shown = query.role is FactRole.SYMBOL
        assembly.computed("symbol.one" if shown else "lookup.value", one, core=True, cited=True)
        for value in () if shown else found.values:
            assembly.add_value(value_of(value))


def refuse_value(assembly: Assembly, query: ValuesOf) -> None:
    """Say that the value asked for is not stated, and which values of the same things are."""
    known = assembly.renderer.known(query)
    assembly.absence("lookup.not_stated" if known else "lookup.nothing_stated", query)
    for one in query.entities if query.role is FactRole.RESPONSIBLE else ():
        if naming.owner(one, assembly.renderer.graph) is not None:
            _tell_owner(assembly, Among((one,)))
    assembly.phrase("refusal.turn")


def _tell_owner(assembly: Assembly, query: Among) -> None:
    """Say to which organ an activity belongs, as the nearest thing to who is responsible for it."""
    graph = assembly.renderer.graph
    found = (graph.entity(one.id) for one in assembly.result(query).items)
    mentions = (mention for one in found if isinstance(one, Activity) for mention in one.mentions[:1])
    assembly.aside("lookup.owner", query, citations=assembly.citations.mentions(mentions))


def compose_named(assembly: Assembly, activities: Iterable[Activity]) -> None:
    """Quote activities as the plans state them."""
    for activity in activities:
        assembly.add_items((Found(activity.id),))
        number = assembly.citations.mention(activity.mentions[0]) if activity.mentions else None
        if number is not None:
            assembly.quoted(assembly.citations.get(number).quote, (number,))


def compose_quoted_goals(assembly: Assembly, query: GoalsAt) -> None:
    """Quote the wording of goals where it is stated."""
    result = assembly.result(query)
    assembly.add_items(result.items)
    graph = assembly.renderer.graph
    for found in result.items:
        goal = graph.goal(found.id)
        number = assembly.citations.mention(goal.mentions[0]) if goal and goal.mentions else None
        if number is not None:
            assembly.quoted(assembly.citations.get(number).quote, (number,))


def compose_identity(assembly: Assembly, query: GoalsAt, *, number_asked: bool) -> None:
    """State number and name of goals; the one that is asked for is the answer's value."""
    result = assembly.result(query)
    assembly.add_items(result.items)
    assembly.computed("lookup.goal", query, core=True, cited=True)
    for found in result.items:
        goal = assembly.renderer.graph.goal(found.id)
        asked_for = goal and (goal.number if number_asked else goal.name)
        if asked_for:
            assembly.add_value(Value(asked_for, None, None, "other"))


def compose_meaning(assembly: Assembly, goals: tuple[str, ...]) -> None:
    """Say of goals (ids) that no sentence defines on what level they stand, and what is right below them."""
    for goal_id in goals:
        goal = assembly.renderer.graph.goal(goal_id)
        if goal is None:
            continue
        itself = GoalsAt(ids=(goal_id,), level=goal.level)
        assembly.add_items(assembly.result(itself).items)
        name = "definition.vision" if goal.level is Level.VISION else "definition.goal"
        assembly.computed(name, itself, core=True, cited=True)
        below = GoalsAt(parent=goal_id)
        if assembly.result(below).items:
            compose_goals(assembly, below)
