"""Answers that list goals, indicators, organs or documents. Pure."""

from __future__ import annotations

from dataclasses import replace

from assistant.compose.assembling import Assembly
from assistant.computing.queries import Documents, Found, GoalsAt, IndicatorsOf, Organs, Responsible
from corpus.model import Level


def compose_goals(assembly: Assembly, query: GoalsAt) -> None:
    """List goals on a level or below a goal, a line for each goal above them."""
    result = assembly.result(query)
    assembly.add_items(result.items)
    if not result.items:
        assembly.absence("list.no_goals", query)
        assembly.suggested(query)
        return
    assembly.computed(_heading(query), query, core=True)
    groups: dict[str | None, list[Found]] = {}
    for found in result.items:
        goal = assembly.renderer.graph.goal(found.id)
        groups.setdefault(goal.parent if goal else None, []).append(found)
    for parent, members in groups.items():
        ids = tuple(found.id for found in members)
        line = replace(query, ids=ids, parent=parent)
        name = "list.goal_line" if parent is not None and parent != query.parent else "list.names"
        assembly.computed(name, line, cited=True)
    assembly.suggested(query)


def compose_indicators(assembly: Assembly, query: IndicatorsOf) -> None:
    """List indicators: of goals, or all."""
    result = assembly.result(query)
    assembly.add_items(result.items)
    if not result.items:
        assembly.absence("list.no_indicators_of" if query.goals else "list.no_indicators", query)
    else:
        assembly.computed("list.indicators_of" if query.goals else "list.indicators", query, core=True)
        assembly.computed("list.names", query, cited=True)
    assembly.suggested(query)


def compose_places(assembly: Assembly, query: Organs | Documents | Responsible) -> None:
    """List organs, units or documents of the corpus."""
    result = assembly.result(query)
    assembly.add_items(result.items)
    noun = "documents" if isinstance(query, Documents) else "organs"
    if result.items:
        assembly.computed(f"list.{noun}", query, core=True)
        assembly.computed("list.names", query, cited=True)
    else:
        assembly.absence(f"list.no_{noun}", query)


def _heading(query: GoalsAt) -> str:
    if query.parent is not None:
        return "list.goals_below"
    match query.level:
        case Level.VISION:
            return "list.visions"
        case Level.AREA:
            return "list.areas"
        case _:
            return "list.goals"
