"""Typed questions to the plan graph, and their complete answers. Pure: equal query and graph give the equal result.

Three rules hold for every query (DESIGN "Time" and "Links"):

* what is asked of an area is asked of every goal below it;
* without a period, goals of the newest period in which they exist are taken; with one, what overlaps it;
* a link is suggested as soon as one hop of its chain is; suggested ones are kept apart and never counted.
"""

from __future__ import annotations

from dataclasses import replace

from assistant.computing import among
from assistant.computing.activities import activities_of
from assistant.computing.comparing.changes import compute_changes
from assistant.computing.contents import held_in
from assistant.computing.corrections import corrected_of
from assistant.computing.following_up import compute_follow_up
from assistant.computing.goals import compute_goals
from assistant.computing.indicators import indicators_of, values_of
from assistant.computing.lacks import compute_lacks
from assistant.computing.naming_matters import naming, organs_naming
from assistant.computing.organs import documents_of, organs_of, units_responsible
from assistant.computing.queries import (
    ActivitiesOf,
    Among,
    ChangeQuery,
    CorrectionsOf,
    Documents,
    DocumentsServing,
    FollowUpQuery,
    Found,
    GapQuery,
    HeldIn,
    IndicatorsOf,
    ListQuery,
    MostTied,
    Naming,
    Organs,
    OrgansNaming,
    OrgansServing,
    Query,
    Reading,
    Responsible,
    Result,
    UnderSeveral,
    ValuesOf,
)
from assistant.computing.reading_places import reading_places
from corpus.graph import PlanGraph
from corpus.model import (
    MentionKind,
    Organ,
)


def compute(query: Query, graph: PlanGraph) -> Result:
    """Answer a query completely from the graph."""
    if isinstance(query, FollowUpQuery):
        return compute_follow_up(query, graph)
    if isinstance(query, ChangeQuery):
        return compute_changes(query, graph)
    if isinstance(query, GapQuery):
        return compute_lacks(query, graph)
    return _collected(query, graph)


def _collected(query: ListQuery, graph: PlanGraph) -> Result:
    """Collect what stands in the graph as it was read."""
    match query:
        case ActivitiesOf():
            return activities_of(query, graph)
        case IndicatorsOf():
            return indicators_of(query, graph)
        case ValuesOf():
            return values_of(query, graph)
        case Organs() | OrgansServing():
            return Result(query, tuple(organs_of(query, graph)))
        case Responsible():
            return Result(query, tuple(units_responsible(query, graph)))
        case Documents() | DocumentsServing():
            return Result(query, tuple(documents_of(query, graph)))
        case Naming() | OrgansNaming() | Reading() | UnderSeveral() | MostTied() | HeldIn():
            return _told_beside(query, graph)
        case Among():
            facts = {role: values_of(ValuesOf(query.entities, role), graph) for role in among.roles(query)}
            return among.narrowed(query, graph, facts)
        case CorrectionsOf():
            return Result(query, tuple(map(Found, corrected_of(query.entities, graph))))
        case _:
            return compute_goals(query, graph)


def _told_beside(query: Naming | OrgansNaming | Reading | UnderSeveral | MostTied | HeldIn, graph: PlanGraph) -> Result:
    """Answer what is told beside lists: what names a matter, where to read, what is under several goals or held."""
    match query:
        case HeldIn():
            return held_in(query, graph)
        case Naming():
            return naming(query, graph)
        case OrgansNaming():
            return organs_naming(query, graph)
        case Reading():
            return Result(query, reading_places(query, graph))
        case MostTied():
            return _most_tied(query, graph)
        case UnderSeveral():
            found = activities_of(query.activities, graph).items
            return Result(query, tuple(one for one in found if len({link.target for link in one.links}) > 1))


def _most_tied(query: MostTied, graph: PlanGraph) -> Result:
    """Put goals or organs in the order of how many things they have, those with as many in their own order."""
    counts = {one.id: _tied(one.id, query, graph) for one in compute(query.things, graph).items}
    ordered = sorted(counts, key=lambda id_: counts[id_] if query.fewest else -counts[id_])
    return Result(query, tuple(Found(id_, count=counts[id_]) for id_ in ordered))


def _tied(id_: str, query: MostTied, graph: PlanGraph) -> int:
    """Return how many activities or indicators a goal (those below it too) or an organ has, by stated ties."""
    organ = graph.entity(id_) if isinstance(query.things, Organs) else None
    if isinstance(organ, Organ):
        return compute(ActivitiesOf(where=replace(query.where, kommun=organ.kommun, organ=organ.name)), graph).count
    if query.counted is MentionKind.INDICATOR:
        return compute(IndicatorsOf(goals=(id_,)), graph).count
    return compute(ActivitiesOf(goals=(id_,), where=replace(query.where, kommun=None)), graph).count
