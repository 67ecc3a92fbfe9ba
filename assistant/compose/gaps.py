"""Answers about what is missing in what was read: said neutrally, with what was searched. Pure."""

from __future__ import annotations

from dataclasses import replace

from assistant.compose.assembling import Assembly
from assistant.computing.queries import (
    ActivitiesOf,
    ActivitiesWithout,
    Found,
    GapQuery,
    GoalsAt,
    GoalsWithout,
    IndicatorsWithout,
    Lack,
    OrgansWithout,
    PlansMissing,
)
from corpus.model import Activity, Goal, Organ, Serves


def compose_gap(assembly: Assembly, query: GapQuery) -> None:
    """Say what is missing, or that nothing of the sort is, and what was searched."""
    result = assembly.result(query)
    assembly.add_items(result.items)
    name = phrase_of(query)
    if result.items and _is_one_goal(query):
        assembly.computed(f"{name}_one", query, core=True, cited=True)
    elif result.items:
        assembly.computed(name, query, core=True)
        _list(assembly, query)
    else:
        assembly.aside(f"{name}_none", query)
    if isinstance(query, IndicatorsWithout) and query.lack is Lack.TARGETS and not query.directed:
        _directions(assembly, query)
    if isinstance(query, ActivitiesWithout) and query.lack is Lack.GOALS:
        _standing_mission(assembly, query)
    if result.suggested:
        assembly.aside("gap.suggested", query, citations=_places(assembly, result.suggested))
    if (isinstance(query, GoalsWithout) and query.organ) or isinstance(query, OrgansWithout):
        assembly.phrase("gap.not_every_organ")
    if isinstance(query, PlansMissing) and result.items:
        assembly.aside("gap.plans_named", query)


def _is_one_goal(query: GapQuery) -> bool:
    """Say whether one goal is asked about by name."""
    return isinstance(query, GoalsWithout) and len(query.ids) == 1 and query.parent is None


def phrase_of(query: GapQuery) -> str:
    """Return the phrase that says what is missing."""
    match query:
        case GoalsWithout():
            if len(query.lacks) > 1:
                return "gap.goals_both"
            by_organ = query.organ is not None and query.lacks[0] is Lack.ACTIVITIES
            return "gap.goals_activities_of" if by_organ else f"gap.goals_{query.lacks[0]}"
        case IndicatorsWithout():
            return f"gap.indicators_{query.lack}"
        case ActivitiesWithout():
            return f"gap.activities_{query.lack}"
        case OrgansWithout():
            return "gap.organs" if query.goals else "gap.organs_any"
        case PlansMissing():
            return "gap.plans"


def _list(assembly: Assembly, query: GapQuery) -> None:
    """List the items: goals under what stands above them."""
    if not isinstance(query, GoalsWithout):
        assembly.computed("list.names", query, cited=True)
        return
    groups: dict[str | None, list[str]] = {}
    for found in assembly.result(query).items:
        goal = assembly.renderer.graph.goal(found.id)
        groups.setdefault(goal.parent if goal else None, []).append(found.id)
    for parent, ids in groups.items():
        line = GoalsAt(level=query.level, parent=parent, ids=tuple(ids))
        assembly.computed("list.goal_line" if parent is not None else "list.names", line, cited=True)


def _directions(assembly: Assembly, query: IndicatorsWithout) -> None:
    """Say which of the indicators have a direction for a target, and no number."""
    directed = replace(query, directed=True)
    found = assembly.result(directed).items
    if found:
        every = len(found) == assembly.result(query).count
        assembly.aside("gap.indicators_all_directed" if every else "gap.indicators_directed", directed)


def _standing_mission(assembly: Assembly, query: ActivitiesWithout) -> None:
    """Say how many activities develop the grunduppdrag: they have no goal by nature, and lack none."""
    mission = ActivitiesOf(where=query.where, serves=Serves.GRUNDUPPDRAG)
    if assembly.result(mission).items:
        assembly.aside("gap.grunduppdrag", mission)


def _places(assembly: Assembly, found: tuple[Found, ...]) -> tuple[int, ...]:
    """Cite where things found stand, and what suggests their links."""
    graph = assembly.renderer.graph
    entities = (graph.entity(one.id) for one in found)
    own = [one.mentions[0] for one in entities if isinstance(one, Goal | Activity) and one.mentions]
    organs = [one for one in found if isinstance(graph.entity(one.id), Organ)]
    mentions = own + [link.source_mention for one in organs for link in one.links]
    return assembly.citations.mentions(mentions)
