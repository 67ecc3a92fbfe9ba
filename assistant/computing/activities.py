"""Activities that serve goals, or of an organ: which fit what is asked of them. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from assistant.computing.chains import chains, expanded, parted
from assistant.computing.fitting import (
    activity_order,
    entity_fits,
    goal_order,
    newest_activities,
    organ_name,
)
from assistant.computing.progress import same_status
from assistant.computing.queries import (
    ActivitiesOf,
    Found,
    Result,
)
from assistant.computing.said import activity_index, names_terms
from assistant.computing.stated_facts import in_documents, stated_of
from corpus.graph import PlanGraph
from corpus.model import (
    Activity,
    FactRole,
    Locator,
    Period,
    Relation,
)
from corpus.swedish import normalise

LAST = ("\uffff",)
"""Sorts after every goal."""


def activities_of(query: ActivitiesOf, graph: PlanGraph) -> Result:
    """Collect activities: one item each, with every link to the goals asked about."""
    goals = expanded(query.goals, graph, below=query.below)
    found: list[tuple[tuple[object, ...], Found]] = []
    for activity in _current(_matching(query, graph), query, graph):
        links = graph.links_from(activity.id, Relation.SERVES)
        if query.goals:
            links = tuple(link for link in links if link.target in goals)
            if not links:
                continue
        fits = _proof_of_fit(activity, query, graph)
        item = Found(activity.id, links=links, chain=chains(links, goals, graph), fits=fits)
        found.append(((*first_goal(item, graph), *activity_order(activity, graph)), item))
    return parted(query, [item for _, item in sorted(found, key=lambda pair: pair[0])])


def _matching(query: ActivitiesOf, graph: PlanGraph) -> list[Activity]:
    """Return the activities that fit everything in the query but its goals."""
    return [
        activity
        for activity in _candidates(query, graph)
        if (query.serves is None or activity.serves is query.serves)
        and (query.organ_only is None or query.organ_only == (organ_name(activity.organ, graph) or ""))
        and (
            query.status_only is None
            or normalise(query.status_only) == normalise(_status(activity, query, graph) or "")
        )
        and (query.kommun_only is None or query.kommun_only == activity.kommun)
        and entity_fits(activity, query.where, graph)
        and names_terms(activity, query.terms, graph)
        and (query.status is None or same_status(_status(activity, query, graph), query.status))
        and all(_stands_in(activity, period, graph) for period in query.each)
        and not any(_stands_in(activity, period, graph) for period in query.none)
        and not (query.outside and set(query.outside) & _documents_of(activity, graph))
    ]


def _is_of_status(activity: Activity, query: ActivitiesOf, graph: PlanGraph) -> bool:
    return normalise(query.status_only or "") == normalise(_status(activity, query, graph) or "")


def _status(activity: Activity, query: ActivitiesOf, graph: PlanGraph) -> str | None:
    """Return the status of an activity as the documents asked about state it, else the newest of any."""
    if not query.status_in:
        return activity.status
    stated = (value for value in stated_of(activity.id, graph) if value.role is FactRole.STATUS)
    return next((one.text for one in stated if in_documents(one.locator, query.status_in, graph)), None)


def _candidates(query: ActivitiesOf, graph: PlanGraph) -> Iterable[Activity]:
    """Return the activities that may fit: those tied to the goals asked about, else those of the place and time."""
    if not query.goals:
        return activity_index(graph).among(query.where, graph, organ_only=query.organ_only)
    goals = expanded(query.goals, graph, below=query.below)
    sources = {link.source for goal in goals for link in graph.links_to(goal, Relation.SERVES)}
    tied = (graph.entity(source) for source in sorted(sources))
    return (one for one in tied if isinstance(one, Activity))


def _documents_of(activity: Activity, graph: PlanGraph) -> set[str]:
    return {one.id for mention in activity.mentions for one in graph.documents_of(mention)}


def _stands_in(activity: Activity, period: Period, graph: PlanGraph) -> bool:
    """Say whether an activity stands in a plan of a period."""
    documents = (one for mention in activity.mentions for one in graph.documents_of(mention))
    return any(one.period is not None and one.period.overlaps(period) for one in documents)


def states_no_status(query: ActivitiesOf, graph: PlanGraph) -> bool:
    """Say whether a status is asked for where the documents state none for any of the activities."""
    if query.status is None:
        return False
    every = activities_of(replace(query, status=None), graph).items
    found = (graph.entity(item.id) for item in every)
    return bool(every) and not any(isinstance(one, Activity) and one.status for one in found)


def _proof_of_fit(activity: Activity, query: ActivitiesOf, graph: PlanGraph) -> tuple[Locator, ...]:
    """Return where an activity states the status and the responsible that the query asks for."""
    asked = {FactRole.STATUS: query.status, FactRole.RESPONSIBLE: query.where.responsible}
    mentions = (graph.mentions[mention] for mention in activity.mentions if mention in graph.mentions)
    facts = (fact for mention in mentions for fact in mention.facts)
    return tuple(dict.fromkeys(fact.locator for fact in facts if asked.get(fact.role) is not None))


def _current(activities: list[Activity], query: ActivitiesOf, graph: PlanGraph) -> list[Activity]:
    """Without goals and period, keep the activities of each kommun's newest programme, where there are any."""
    return activities if query.goals or query.where.period is not None else newest_activities(activities, graph)


def first_goal(item: Found, graph: PlanGraph) -> tuple[object, ...]:
    """Return the order of the first goal that an item is linked to."""
    goals = (graph.goal(link.target) for link in item.links)
    return min((goal_order(goal, graph) for goal in goals if goal is not None), default=LAST)
