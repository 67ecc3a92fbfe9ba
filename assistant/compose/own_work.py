"""Answers about the asker's own work: the goals that reach it, its activities for them, and for the grunduppdrag. Pure."""

from __future__ import annotations

from dataclasses import replace

from assistant.compose.assembling import Assembly
from assistant.compose.links import compose_groups
from assistant.computing.queries import ActivitiesOf, GoalsAt, GoalsOf, Reading, Where
from corpus.model import Level, Serves


def compose_own_work(assembly: Assembly, where: Where) -> None:
    """Say in three parts how the activities of a place fit the goals; `where` is its nearest plans."""
    for serves in Serves:
        assembly.add_items(assembly.result(ActivitiesOf(where=where, serves=serves)).items)
    compose_goals_reached(assembly, where)
    served = ActivitiesOf(where=where, serves=Serves.GOAL)
    if assembly.result(served).items:
        assembly.computed("own.activities", served)
        compose_groups(assembly, served)
    assembly.suggested(served)
    _named(assembly, ActivitiesOf(where=where, serves=Serves.GRUNDUPPDRAG), "own.mission", absent="own.no_mission")
    _named(assembly, ActivitiesOf(where=where, serves=Serves.NONE), "own.unplaced")
    if where.responsible is not None:
        assembly.aside("own.whole_plan", ActivitiesOf(where=replace(where, responsible=None)))


def compose_goals_reached(assembly: Assembly, where: Where) -> None:
    """Say which goals the activities of a place serve."""
    goals = GoalsOf(where=where)
    if assembly.result(goals).items:
        assembly.computed("own.goals", goals, core=True)
    else:
        assembly.absence("link.no_goals", goals)


def compose_steering(assembly: Assembly, where: Where) -> None:
    """Say, from the top, what steers a place: vision, areas, goals that reach it, and where to read of them."""
    place = Where(where.kommun)
    for name, query in (
        ("steering.vision", GoalsAt(level=Level.VISION, where=place)),
        ("steering.areas", GoalsAt(level=Level.AREA, where=place)),
    ):
        if assembly.result(query).items:
            assembly.add_items(assembly.result(query).items)
            assembly.computed(name, query, cited=True)
    reached = GoalsOf(where=where)
    assembly.add_items(assembly.result(reached).items)
    if where.documents:
        compose_goals_reached(assembly, where)
    goals = tuple(found.id for found in assembly.result(reached).items)
    shown = goals or tuple(found.id for found in assembly.result(GoalsAt(level=Level.AREA, where=place)).items)
    reading = Reading(shown, where)
    if assembly.result(reading).items:
        assembly.add_items(assembly.result(reading).items)
        assembly.computed("steering.reading", reading, core=True, cited=True)


def _named(assembly: Assembly, query: ActivitiesOf, name: str, *, absent: str | None = None) -> None:
    """Name the activities that a query finds; say that there are none where `absent` has words for it."""
    if assembly.result(query).items:
        assembly.computed(name, query, cited=True)
    elif absent is not None:
        assembly.absence(absent, query)
