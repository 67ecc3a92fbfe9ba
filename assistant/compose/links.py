"""Answers about what is linked to what, grouped by goal and then by organ. Pure."""

from __future__ import annotations

from dataclasses import replace

from assistant.compose.assembling import Assembly
from assistant.compose.naming import kommun_of, owner
from assistant.compose.symbols import compose_unread
from assistant.computing.activities import states_no_status
from assistant.computing.fitting import goal_order
from assistant.computing.queries import (
    ActivitiesOf,
    DocumentsServing,
    Found,
    GoalsAbove,
    GoalsMeasured,
    GoalsOf,
    OrgansServing,
    Result,
    UnderSeveral,
)
from corpus.model import Activity, Goal, OrganKind, Serves
from corpus.swedish import normalise

LinkQuery = ActivitiesOf | GoalsOf | GoalsMeasured | GoalsAbove | OrgansServing | DocumentsServing


def compose_linked(assembly: Assembly, query: LinkQuery) -> None:
    """Say what is linked to what, or that nothing is."""
    match query:
        case ActivitiesOf():
            compose_activities(assembly, query)
        case GoalsOf():
            compose_goals_of(assembly, query)
        case GoalsMeasured():
            compose_goals_measured(assembly, query)
        case GoalsAbove():
            compose_goals_above(assembly, query)
        case OrgansServing() | DocumentsServing():
            compose_serving(assembly, query)


def compose_activities(assembly: Assembly, query: ActivitiesOf) -> None:
    """Say which activities serve the goals asked about, or those of an organ; a line for each goal and organ."""
    result = assembly.result(query)
    assembly.add_items(result.items)
    if not result.items and states_no_status(query, assembly.renderer.graph):
        assembly.absence("list.no_status", query)
    elif not result.items:
        assembly.absence("link.no_activities" if query.goals else "list.no_activities", query)
        _unplaced(assembly, query)
    else:
        assembly.computed(_heading(query), query, core=True)
        if query.goals:
            if assembly.result(UnderSeveral(query, query.where)).items:
                assembly.aside("link.under_several", UnderSeveral(query, query.where))
            compose_groups(assembly, query)
        else:
            for kommun, organ in _owners(result.items, assembly):
                line = replace(query, organ_only=organ, kommun_only=kommun)
                assembly.computed("link.organ_line", line, cited=True)
    if query.status is not None:
        _unread_statuses(assembly, query)
        unstated = replace(query, status=None, status_only="")
        if result.items and assembly.result(unstated).items:
            assembly.aside("list.unstated", unstated)
    assembly.suggested(query)


def note_outside_plan(assembly: Assembly, query: ActivitiesOf) -> None:
    """Say what else of an organ overlaps the year whose plan was listed: it holds for longer, or stands elsewhere."""
    plans = query.where.documents
    others = replace(query, where=replace(query.where, documents=()), outside=plans)
    if plans and assembly.result(others).items:
        assembly.aside("list.outside_plan", others, citations=places_of(assembly, others))


def places_of(assembly: Assembly, query: ActivitiesOf) -> tuple[int, ...]:
    """Cite where the activities of a query stand."""
    found = (assembly.renderer.graph.entity(one.id) for one in assembly.result(query).items)
    mentions = (mention for one in found if isinstance(one, Activity) for mention in one.mentions[:1])
    return assembly.citations.mentions(mentions)


def compose_groups(assembly: Assembly, query: ActivitiesOf) -> None:
    """Name the activities that a query finds, a line for each goal and organ."""
    for goal, organ in _groups(assembly.result(query), assembly):
        group = replace(query, goals=(goal,), below=False, organ_only=organ)
        assembly.computed("link.group", group, cited=True)


def _unplaced(assembly: Assembly, query: ActivitiesOf) -> None:
    """Where none is said to be for the grunduppdrag: name those that the plan ties to nothing that could be read."""
    if query.serves is not Serves.GRUNDUPPDRAG or query.goals:
        return
    anywhere = replace(query, serves=Serves.NONE, where=replace(query.where, documents=()))
    here = replace(query, serves=Serves.NONE)
    unplaced = here if assembly.result(here).items else anywhere
    if query.where.organ is not None and assembly.result(unplaced).items:
        assembly.add_items(assembly.result(unplaced).items)
        assembly.computed("own.unplaced", unplaced)
        assembly.computed("list.names", unplaced, cited=True)


def _unread_statuses(assembly: Assembly, query: ActivitiesOf) -> None:
    """Say which activities may have the status asked for: theirs is a symbol that could not be read."""
    graph = assembly.renderer.graph
    every = (graph.entity(found.id) for found in assembly.result(replace(query, status=None)).items)
    compose_unread(assembly, tuple(one.id for one in every if isinstance(one, Activity) and one.status is None))


def compose_goals_of(assembly: Assembly, query: GoalsOf) -> None:
    """Say which goals activities serve: those of an organ, those that name something, or named ones."""
    result = assembly.result(query)
    assembly.add_items(result.items)
    if not result.items:
        _nothing_served(assembly, query)
    elif query.activities:
        several = len(query.activities) > 1
        assembly.computed("link.goals_of_activities" if several else "link.goals_of_activity", query, core=True)
        assembly.computed("list.names", query, cited=True)
    else:
        by_organ = "link.goals_of_organ" if query.where.organ or query.where.responsible else "link.goals_of_all"
        assembly.computed("link.goals_of_terms" if query.terms else by_organ, query, core=True)
        for found in result.items:
            below = query.level is not None
            served = ActivitiesOf(goals=(found.id,), where=query.where, terms=query.terms, below=below)
            assembly.detail("link.goal_line", served, of=found)
        others = replace(query, level=None, besides=query.level)
        if query.level is not None and assembly.result(others).items:
            assembly.aside("link.other_levels", others)
    assembly.suggested(query)


def compose_goals_measured(assembly: Assembly, query: GoalsMeasured) -> None:
    """Say which goals indicators measure."""
    result = assembly.result(query)
    assembly.add_items(result.items)
    if not result.items:
        assembly.absence("link.no_goals", query)
    else:
        several = len(query.indicators) > 1
        assembly.computed("link.goals_of_activities" if several else "link.goals_of_activity", query, core=True)
        assembly.computed("list.names", query, cited=True)
    assembly.suggested(query)


def compose_goals_above(assembly: Assembly, query: GoalsAbove) -> None:
    """Say what stands above goals."""
    result = assembly.result(query)
    assembly.add_items(result.items)
    if result.items:
        assembly.computed("link.area", query, core=True, cited=True)
    else:
        assembly.absence("link.no_area", query)
    assembly.suggested(query)


def compose_serving(assembly: Assembly, query: OrgansServing | DocumentsServing) -> None:
    """Say which organs, or documents, have activities that serve goals."""
    result = assembly.result(query)
    assembly.add_items(result.items)
    if not result.items:
        _nobody_serving(assembly, query)
        return
    by_organ = isinstance(query, OrgansServing)
    assembly.computed("link.organs" if by_organ else "link.documents", query, core=True)
    assembly.computed("list.names", query, cited=True)
    if isinstance(query, OrgansServing) and query.kind is OrganKind.NAMND:
        _other_organs(assembly, replace(query, kind=None, besides=query.kind))


def _nobody_serving(assembly: Assembly, query: OrgansServing | DocumentsServing) -> None:
    """Say that nothing serves the goals; of one kind of organ, which of another kind does."""
    activities = ActivitiesOf(goals=query.goals, where=query.where)
    if isinstance(query, OrgansServing) and query.kind is not None and assembly.result(activities).items:
        assembly.absence("link.no_organs", query)
        compose_serving(assembly, replace(query, kind=None))
    else:
        assembly.absence("link.no_activities", activities)


def _other_organs(assembly: Assembly, query: OrgansServing) -> None:
    """Name organs of other kinds too: who asks for boards often means whoever has a plan."""
    if assembly.result(query).items:
        assembly.add_items(assembly.result(query).items)
        assembly.computed("link.other_organs", query)


def _heading(query: ActivitiesOf) -> str:
    if query.goals:
        return "link.activities"
    if query.serves is Serves.GRUNDUPPDRAG:
        return "list.grunduppdrag"
    return "list.activities_naming" if query.terms else "list.activities"


def _nothing_served(assembly: Assembly, query: GoalsOf) -> None:
    """Say that no goal is served; of an activity under the grunduppdrag, that it is so by nature."""
    activities = [assembly.renderer.graph.entity(activity) for activity in query.activities]
    if activities and all(isinstance(one, Activity) and one.serves is Serves.GRUNDUPPDRAG for one in activities):
        found = tuple(Found(activity) for activity in query.activities)
        assembly.add_items(found)
        assembly.computed("link.serves_grunduppdrag", query, core=True)
    else:
        assembly.absence("link.no_goals", query)


def _groups(result: Result, assembly: Assembly) -> list[tuple[str, str]]:
    """Return goal (id) and organ (name) of every line, in order."""
    graph = assembly.renderer.graph
    pairs = {(link.target, owner(item.id, graph) or "") for item in result.items for link in item.links}
    goals = {goal_id: goal for goal_id, _ in pairs if isinstance(goal := graph.entity(goal_id), Goal)}
    known = [(goal_id, organ) for goal_id, organ in pairs if goal_id in goals]
    return sorted(known, key=lambda pair: (goal_order(goals[pair[0]], graph), normalise(pair[1])))


def _owners(found: tuple[Found, ...], assembly: Assembly) -> list[tuple[str | None, str]]:
    """Return kommun and organ (names, "" for none) of activities, in order; the kommun only where there are several."""
    graph = assembly.renderer.graph
    owners = {(kommun_of((item.id,), graph), owner(item.id, graph) or "") for item in found}
    if len({kommun for kommun, _ in owners}) < 2:
        owners = {(None, organ) for _, organ in owners}
    return sorted(owners, key=lambda pair: (pair[0] or "", normalise(pair[1])))
