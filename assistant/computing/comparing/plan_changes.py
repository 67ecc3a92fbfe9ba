"""What became of activities from one year's plan to the next, or from one version of a plan to another. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from assistant.computing.comparing.pairing import may_be_one
from assistant.computing.fitting import all_documents, goal_order, in_kommun, organ_name, owned
from assistant.computing.queries import Change, Found, PlanChanges, Result
from corpus.graph import PlanGraph
from corpus.model import Activity, Document, MentionKind, Relation
from corpus.swedish import normalise
from ingest.authority import authority

LAST_PLAN = 2
"""The rank (`authority`) of plans; documents that tell how it went come after them."""
_ORDER = (Change.KEPT, Change.REWORDED, Change.NEW, Change.DROPPED)
Standing = dict[str, list[str]]
"""Activity (id) -> its mentions (ids) in some documents."""


def plan_changes(query: PlanChanges, graph: PlanGraph) -> Result:
    """Return the activities of two years' plans with what became of each; pairs that are only alike are suggested."""
    before, after = compared_plans(query, graph)
    early, late = _standing_in(before, graph), _standing_in(after, graph)
    standing = [one for one in graph.activities if before and after and (one.id in early or one.id in late)]
    found = _with_pairs([_became(one, early, late, graph) for one in standing], {**early, **late}, graph)
    wanted = [
        one
        for one in found
        if (not query.changes or one.change in query.changes)
        and (not query.ids or {one.id, one.other} & set(query.ids))
    ]
    items = [one for one in wanted if one.sure]
    suggested = [one for one in wanted if not one.sure]
    return Result(query, _in_order(items, graph), _in_order(suggested, graph))


def compared_plans(query: PlanChanges, graph: PlanGraph) -> tuple[tuple[Document, ...], tuple[Document, ...]]:
    """Return the plans of the earlier and of the later year that are compared: of one organ and kind, both years'.

    Plans come before follow-ups, which tell of the same activities.
    """
    documents = all_documents(graph)
    holding = {one.locator.reading for one in graph.mentions.values() if one.kind is MentionKind.ACTIVITY}
    own = [one for one in documents if one.reading in holding and _fits(one, query, graph)]
    before = [one for one in own if one.period == query.earlier]
    after = [one for one in own if one.period == query.later]
    both = {_sort(one) for one in before} & {_sort(one) for one in after}
    plans = {sort for sort in both if sort[2]} or both
    if not plans and query.where.organ is not None:  # an organ may call its plan something else the next year
        plans = {_sort(one) for one in (*before, *after) if _sort(one)[2]}
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


def _became(activity: Activity, early: Standing, late: Standing, graph: PlanGraph) -> Found:
    """Return an activity of either plan with what became of it, whatever is like it."""
    standing = [where[activity.id] for where in (late, early) if activity.id in where]
    places = {mention for mentions in standing for mention in mentions}
    links = graph.links_from(activity.id, Relation.SERVES)
    found = Found(
        activity.id,
        links=tuple(link for link in links if link.source_mention in places),
        fits=tuple(graph.mentions[mentions[0]].locator for mentions in standing),
    )
    if len(standing) > 1:
        return replace(found, change=Change.KEPT)
    return replace(found, change=Change.NEW if activity.id in late else Change.DROPPED)


def _with_pairs(found: list[Found], places: Standing, graph: PlanGraph) -> list[Found]:
    """Put what is new together with what is gone and may be the same, of one organ: neither is then counted."""
    gone = [one for one in found if one.change is Change.DROPPED]
    pairs: dict[str, str] = {}
    for one in found:
        if one.change is Change.NEW:
            other = next(
                (old for old in gone if old.id not in pairs.values() and _alike(one.id, old.id, places, graph)), None
            )
            if other is not None:
                pairs[one.id] = other.id
    paired = [
        replace(one, change=Change.REWORDED, other=pairs[one.id], sure=False) if one.id in pairs else one
        for one in found
    ]
    return [one for one in paired if one.id not in pairs.values()]


def _alike(one: str, other: str, places: Standing, graph: PlanGraph) -> bool:
    """Compare two activities (ids) of one organ by what the plans themselves say of them."""
    new, old = graph.entity(one), graph.entity(other)
    if not isinstance(new, Activity) or not isinstance(old, Activity):
        return False
    if organ_name(new.organ, graph) != organ_name(old.organ, graph):
        return False
    return may_be_one(graph.mentions[places[one][0]].wording, graph.mentions[places[other][0]].wording)


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
