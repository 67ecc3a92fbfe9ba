"""Answers about the asker's own work: the goals that reach it, its activities for them and for the grunduppdrag."""

from __future__ import annotations

from dataclasses import replace

from assistant.compose.assembling import Assembly
from assistant.compose.links import compose_groups
from assistant.computing.queries import ActivitiesOf, Found, GoalsAt, GoalsOf, Reading, Where
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
    areas = GoalsAt(level=Level.AREA, where=place)
    for name, query in (("steering.vision", GoalsAt(level=Level.VISION, where=place)), ("steering.areas", areas)):
        found = assembly.result(query).items
        if found:
            assembly.aside(name, query, citations=_defined(assembly, found))
    reached = assembly.result(GoalsOf(where=where)).items if where.documents else ()
    if where.documents:
        assembly.add_items(reached)
        compose_goals_reached(assembly, where)
    shown = reached or assembly.result(areas).items
    reading = Reading(tuple(found.id for found in shown), where)
    documents = assembly.result(reading).items
    if documents:
        places = tuple(assembly.cite(place) for found in documents for place in found.fits)
        assembly.aside("steering.reading", reading, citations=places)


def _defined(assembly: Assembly, found: tuple[Found, ...]) -> tuple[int, ...]:
    """Cite where goals are defined."""
    goals = (assembly.renderer.graph.goal(one.id) for one in found)
    return assembly.citations.mentions(goal.mentions[0] for goal in goals if goal is not None and goal.mentions)


def _named(assembly: Assembly, query: ActivitiesOf, name: str, *, absent: str | None = None) -> None:
    """Name the activities that a query finds; say that there are none where `absent` has words for it."""
    if assembly.result(query).items:
        assembly.computed(name, query)
        assembly.computed("list.names", query, cited=True)
    elif absent is not None:
        assembly.absence(absent, query)
