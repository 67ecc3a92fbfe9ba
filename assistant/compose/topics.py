"""Answers about a matter: the activities found, by organ, and the goals that name it. Pure."""

from __future__ import annotations

from dataclasses import replace

from assistant.compose.assembling import Assembly
from assistant.compose.naming import kommun_of, owner
from assistant.computing.queries import Naming, OrgansNaming


def compose_topic(assembly: Assembly, activities: Naming, goals: Naming) -> None:
    """Say what was found that names a matter: activities, a line for each organ, and goals."""
    found = assembly.result(activities).items
    assembly.add_items(found)
    if found:
        assembly.computed("topic.activities", activities, core=True)
        graph = assembly.renderer.graph
        groups = dict.fromkeys((owner(one.id, graph), kommun_of((one.id,), graph)) for one in found)
        several = len({kommun for _, kommun in groups}) > 1
        for organ, kommun in groups:
            line = replace(activities, organ_only=organ or "", kommun_only=kommun if several else None)
            assembly.computed("topic.organ_line", line, cited=True)
    named = assembly.result(goals).items
    if named and found:
        places = (mention for one in named for mention in _defined(assembly, one.id))
        assembly.aside("topic.goals_too", goals, citations=assembly.citations.mentions(places))
    elif named:
        assembly.add_items(named)
        assembly.computed("topic.goals", goals, core=True, cited=True)
    longer = replace(activities, ending=True)
    if not activities.ending and assembly.result(longer).items:
        assembly.aside("topic.in_longer_words", longer)


def compose_organs(assembly: Assembly, query: OrgansNaming) -> None:
    """Say which organs have activities that name a matter; others than boards too, where boards are asked for."""
    assembly.add_items(assembly.result(query).items)
    assembly.computed("topic.organs", query, core=True, cited=True)


def _defined(assembly: Assembly, goal_id: str) -> tuple[str, ...]:
    goal = assembly.renderer.graph.goal(goal_id)
    return goal.mentions[:1] if goal is not None else ()
