"""What became of activities from one year's plan to the next, or from one version of a plan to another. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from assistant.computing.fitting import all_documents, goal_order, in_kommun, organ_name, owned
from assistant.computing.queries import Change, Found, PlanChanges, Result
from corpus.graph import PlanGraph
from corpus.model import Activity, Document, MentionKind, Relation
from corpus.swedish import normalise
from ingest.resolve.places import authority

LAST_PLAN = 2
"""The rank (`authority`) of plans; documents that tell how it went come after them."""
_ORDER = (Change.KEPT, Change.REWORDED, Change.NEW, Change.DROPPED)
Standing = dict[str, list[str]]
"""Activity (id) -> its mentions (ids) in some documents."""


def plan_changes(query: PlanChanges, graph: PlanGraph) -> Result:
    """Return the activities of two years' plans with what became of each; pairs that are only alike are suggested."""
    before, after = compared_plans(query, graph)
    early, late = _standing_in(before, graph), _standing_in(after, graph)
    items: list[Found] = []
    suggested: list[Found] = []
    for activity in graph.activities if before and after else ():
        found = _became(activity, early, late, graph)
        if query.ids and not {activity.id, found.other if found else None} & set(query.ids):
            continue
        if found is not None and (not query.changes or found.change in query.changes):
            (suggested if found.change is Change.REWORDED else items).append(found)
    return Result(query, _in_order(items, graph), _in_order(suggested, graph))


def compared_plans(query: PlanChanges, graph: PlanGraph) -> tuple[tuple[Document, ...], tuple[Document, ...]]:
    """Return the plans of the earlier and of the later year that are compared: of one organ and kind, both years'.

    Plans come before follow-ups, which tell of the same activities.
    """
    documents = all_documents(graph)
    if query.documents is not None:
        older, newer = query.documents
        return tuple(one for one in documents if one.id == older), tuple(one for one in documents if one.id == newer)
    holding = {one.locator.reading for one in graph.mentions.values() if one.kind is MentionKind.ACTIVITY}
    own = [one for one in documents if one.reading in holding and _fits(one, query, graph)]
    before = [one for one in own if one.period == query.earlier]
    after = [one for one in own if one.period == query.later]
    both = {_sort(one) for one in before} & {_sort(one) for one in after}
    plans = {sort for sort in both if sort[2]} or both
    return tuple(one for one in before if _sort(one) in plans), tuple(one for one in after if _sort(one) in plans)


def plan_years(graph: PlanGraph, query: PlanChanges) -> tuple[int, ...]:
    """Return the years of the plans (of one year) that a query may compare, the newest first."""
    holding = {one.locator.reading for one in graph.mentions.values() if one.kind is MentionKind.ACTIVITY}
    periods = (one.period for one in all_documents(graph) if one.reading in holding and _fits(one, query, graph))
    return tuple(sorted({one.first for one in periods if one is not None and one.first == one.last}, reverse=True))


def _fits(document: Document, query: PlanChanges, graph: PlanGraph) -> bool:
    where = query.where
    of_organ = where.organ is None or owned(document.organ, where.organ, graph, kommun=document.kommun)
    return not document.superseded and in_kommun(document.kommun, where.kommun) and of_organ


def _sort(document: Document) -> tuple[str, str, bool]:
    """Return organ, kind, and whether the document says what is to be done."""
    return (normalise(document.organ or ""), normalise(document.kind or ""), authority(document) <= LAST_PLAN)


def _standing_in(documents: Iterable[Document], graph: PlanGraph) -> Standing:
    readings = {document.reading for document in documents}
    standing: Standing = defaultdict(list)
    for activity in graph.activities:
        for mention in activity.mentions:
            if mention in graph.mentions and graph.mentions[mention].locator.reading in readings:
                standing[activity.id].append(mention)
    return standing


def _became(activity: Activity, early: Standing, late: Standing, graph: PlanGraph) -> Found | None:
    """Return an activity with what became of it; None where it stands in neither plan, or is told with its pair."""
    in_early, in_late = activity.id in early, activity.id in late
    if not (in_early or in_late):
        return None
    places = (*late.get(activity.id, ()), *early.get(activity.id, ()))
    links = graph.links_from(activity.id, Relation.SERVES)
    found = Found(
        activity.id,
        links=tuple(link for link in links if link.source_mention in places),
        fits=tuple(graph.mentions[standing[activity.id][0]].locator for standing in (late, early) if standing.get(activity.id)),
    )  # fmt: skip
    if in_early and in_late:
        return replace(found, change=Change.KEPT)
    rivals, other = (early, late) if in_late else (late, early)
    alike = [one for one in activity.possible_duplicates if one in rivals and one not in other]
    if not alike:
        return replace(found, change=Change.NEW if in_late else Change.DROPPED)
    return replace(found, change=Change.REWORDED, other=alike[0], sure=False) if in_late else None


def _in_order(found: Iterable[Found], graph: PlanGraph) -> tuple[Found, ...]:
    """Order by change, organ, goal and name."""

    def key(one: Found) -> tuple[object, ...]:
        activity = graph.entity(one.id)
        owner = organ_name(activity.organ, graph) if isinstance(activity, Activity) else None
        goals = (graph.goal(link.target) for link in one.links)
        first = min((goal_order(goal, graph) for goal in goals if goal is not None), default=("\uffff",))
        name = activity.name if isinstance(activity, Activity) else ""
        return (_ORDER.index(one.change) if one.change else 0, normalise(owner or ""), first, normalise(name), one.id)

    return tuple(sorted(found, key=key))
