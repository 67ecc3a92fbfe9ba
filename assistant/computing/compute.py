"""Typed questions to the plan graph, and their complete answers. Pure: equal query and graph give the equal result.

Three rules hold for every query (DESIGN "Time" and "Links"):

* what is asked of an area is asked of every goal below it;
* without a period, goals of the newest period in which they exist are taken; with one, what overlaps it;
* a link is suggested as soon as one hop of its chain is; suggested ones are kept apart and never counted.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from assistant.computing import among
from assistant.computing.chains import chains, expanded, parted
from assistant.computing.comparing.changes import compute_changes
from assistant.computing.contents import held_in
from assistant.computing.corrections import corrected_of
from assistant.computing.dating import newest_of, year_of
from assistant.computing.fitting import (
    activity_order,
    all_documents,
    entity_fits,
    goal_order,
    in_kommun,
    in_period,
    newest_activities,
    organ_name,
    organ_of,
    owned,
    responsible_units,
    same,
    says_terms,
)
from assistant.computing.following_up import compute_follow_up
from assistant.computing.goals import compute_goals
from assistant.computing.kept import kept
from assistant.computing.lacks import compute_lacks
from assistant.computing.naming_matters import naming, organs_naming
from assistant.computing.progress import same_status
from assistant.computing.queries import (
    UNIT,
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
from assistant.computing.said import activity_index, names_terms
from assistant.computing.symbols import unread_symbols
from corpus.graph import PlanGraph
from corpus.model import (
    Activity,
    Document,
    Fact,
    FactRole,
    Goal,
    Indicator,
    IndicatorValue,
    Link,
    Locator,
    MentionKind,
    Organ,
    Period,
    Relation,
)
from corpus.swedish import normalise

_SYMBOL = FactRole.SYMBOL
"""Our words, said only where they are asked for."""
LAST = ("\uffff",)
"""Sorts after every goal."""


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
            return _activities_of(query, graph)
        case IndicatorsOf():
            return _indicators_of(query, graph)
        case ValuesOf():
            return _values_of(query, graph)
        case Organs() | OrgansServing():
            return Result(query, tuple(_organs(query, graph)))
        case Responsible():
            return Result(query, tuple(_responsible(query, graph)))
        case Documents() | DocumentsServing():
            return Result(query, tuple(_documents(query, graph)))
        case Naming() | OrgansNaming() | Reading() | UnderSeveral() | MostTied() | HeldIn():
            return _told_beside(query, graph)
        case Among():
            facts = {role: _values_of(ValuesOf(query.entities, role), graph) for role in among.roles(query)}
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
            found = _activities_of(query.activities, graph).items
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


# --- activities ----------------------------------------------------------------------------------------------


def _activities_of(query: ActivitiesOf, graph: PlanGraph) -> Result:
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
        found.append(((*_first_goal(item, graph), *activity_order(activity, graph)), item))
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
    stated = (value for value in _stated(activity.id, graph) if value.role is FactRole.STATUS)
    return next((one.text for one in stated if _in_documents(one.locator, query.status_in, graph)), None)


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
    every = _activities_of(replace(query, status=None), graph).items
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


def _first_goal(item: Found, graph: PlanGraph) -> tuple[object, ...]:
    """Return the order of the first goal that an item is linked to."""
    goals = (graph.goal(link.target) for link in item.links)
    return min((goal_order(goal, graph) for goal in goals if goal is not None), default=LAST)


# --- indicators and values -----------------------------------------------------------------------------------


def _indicators_of(query: IndicatorsOf, graph: PlanGraph) -> Result:
    """Collect indicators, with every link to the goals asked about and every value stated."""
    goals = expanded(query.goals, graph, below=True)
    found: list[tuple[tuple[object, ...], Found]] = []
    for indicator in graph.indicators:
        if query.ids and indicator.id not in query.ids:
            continue
        links = graph.links_from(indicator.id, Relation.MEASURES)
        if query.goals:
            links = tuple(link for link in links if link.target in goals)
        fits = entity_fits(indicator, query.where, graph) and says_terms((indicator.name,), query.terms)
        if not fits or (query.goals and not links):
            continue
        item = Found(indicator.id, links=links, chain=chains(links, goals, graph), values=indicator.values)
        found.append(((*_first_goal(item, graph), normalise(indicator.name), indicator.id), item))
    return parted(query, [item for _, item in sorted(found, key=lambda pair: pair[0])])


def _values_of(query: ValuesOf, graph: PlanGraph) -> Result:
    """Collect what is stated of entities in a role and a year; one without such a value is left out."""
    found: list[Found] = []
    for entity_id in query.entities:
        roles = (query.role,) if query.role is not None else tuple(role for role in FactRole if role is not _SYMBOL)
        values = [value for value in _stated(entity_id, graph) if value.role in roles]
        if query.year is not None:
            values = [value for value in values if year_of(value) in (query.year, None)]
        if values:
            found.append(Found(entity_id, values=tuple(values)))
    return Result(query, tuple(found))


def _stated(entity_id: str, graph: PlanGraph) -> tuple[IndicatorValue, ...]:
    """Return the values of an indicator, or the facts of an activity as values: each wording once, the newest first."""
    entity = graph.entity(entity_id)
    if isinstance(entity, Indicator | Goal):
        shown = (IndicatorValue(fact.role, fact.text, fact.locator) for fact in unread_symbols(entity_id, graph))
        return (*(entity.values if isinstance(entity, Indicator) else ()), *shown)
    if not isinstance(entity, Activity):
        return ()
    known = [mention for mention in entity.mentions if mention in graph.mentions]
    newest_first = sorted(known, key=lambda mention: newest_of(mention, graph), reverse=True)
    once: dict[tuple[FactRole, str], Fact] = {}
    for mention in newest_first:
        for fact in graph.mentions[mention].facts:
            once.setdefault((fact.role, fact.text), fact)
    return tuple(IndicatorValue(fact.role, fact.text, fact.locator, fact.quantity, fact.year) for fact in once.values())


# --- organs and documents ------------------------------------------------------------------------------------


def _organs(query: Organs | OrgansServing, graph: PlanGraph) -> Iterable[Found]:
    """Return the organs of a kommun and a kind, or those whose activities serve goals, by name."""
    serving = _serving_organs(query, graph) if isinstance(query, OrgansServing) else {}
    documents = [one for one in all_documents(graph) if one.id in query.where.documents]
    organs = [
        organ
        for organ in graph.organs
        if (isinstance(query, Organs) or organ.id in serving)
        and (query.kind is None or organ.kind is query.kind)
        and (isinstance(query, Organs) or query.besides is None or organ.kind is not query.besides)
        and in_kommun(organ.kommun, query.where.kommun)
        and (isinstance(query, OrgansServing) or not documents or _owned_by(organ, documents))
    ]
    ordered = sorted(organs, key=lambda organ: (organ.kommun or "", normalise(organ.name), organ.id))
    return (
        Found(
            organ.id,
            links=tuple(serving.get(organ.id, ())),
            fits=_titles(_owned_by(organ, documents), graph) if isinstance(query, Organs) else (),
        )
        for organ in ordered
    )


def _responsible(query: Responsible, graph: PlanGraph) -> Iterable[Found]:
    """Return the units that activities name as responsible, by name, with where they are named."""
    activities = _activities_of(ActivitiesOf(query.goals, query.where, query.serves), graph).items
    places: dict[str, tuple[str, list[Locator]]] = {}
    for item in activities:
        activity = graph.entity(item.id)
        mentions = activity.mentions if isinstance(activity, Activity) else ()
        for fact in (
            fact for mention in mentions if mention in graph.mentions for fact in graph.mentions[mention].facts
        ):
            if fact.role is FactRole.RESPONSIBLE and _in_documents(fact.locator, query.where.documents, graph):
                for unit in responsible_units(fact.text):
                    places.setdefault(normalise(unit), (unit, []))[1].append(fact.locator)
    return (Found(f"{UNIT}{name}", fits=tuple(dict.fromkeys(found))) for _, (name, found) in sorted(places.items()))


def _in_documents(locator: Locator, documents: tuple[str, ...], graph: PlanGraph) -> bool:
    return not documents or any(one.id in documents for one in graph.documents.get(locator.reading, ()))


def _owned_by(organ: Organ, documents: Iterable[Document]) -> list[Document]:
    """Return the documents that state an organ as theirs."""
    return [
        one
        for one in documents
        if one.organ is not None
        and any(same(one.organ, name) for name in (organ.name, *organ.aliases))
        and (one.kommun is None or in_kommun(organ.kommun, one.kommun))
    ]


def _titles(documents: Iterable[Document], graph: PlanGraph) -> tuple[Locator, ...]:
    """Return where the titles of documents stand."""
    return tuple(graph.titles[one.reading] for one in documents if one.reading in graph.titles)


def _serving_organs(query: OrgansServing, graph: PlanGraph) -> dict[str, list[Link]]:
    """Return the organs (ids) of the activities that serve goals, with the links of those."""
    links: dict[str, list[Link]] = {}
    for item in _activities_of(ActivitiesOf(goals=query.goals, where=query.where), graph).items:
        activity = graph.entity(item.id)
        if isinstance(activity, Activity) and activity.organ:
            organ = organ_of(activity.organ, graph, kommun=activity.kommun)
            if organ is not None:
                links.setdefault(organ.id, []).extend(item.links)
    return links


def _documents(query: Documents | DocumentsServing, graph: PlanGraph) -> Iterable[Found]:
    """Return the documents that fit, or those whose activities serve goals, by kommun, kind and name."""
    serving = _serving_documents(query, graph) if isinstance(query, DocumentsServing) else {}
    kind = query.kind if isinstance(query, Documents) else None
    carrying = _carrying(graph, query.carrying) if isinstance(query, Documents) and query.carrying else None
    fitting = [
        document
        for document in all_documents(graph)
        if not document.superseded
        and (isinstance(query, Documents) or document.id in serving)
        and (kind is None or (document.kind is not None and same(document.kind, kind)))
        and (carrying is None or document.id in carrying)
        and (not query.where.documents or document.id in query.where.documents)
        and in_kommun(document.kommun, query.where.kommun)
        and in_period(document.period, query.where.period)
        and (query.where.organ is None or owned(document.organ, query.where.organ, graph, kommun=document.kommun))
    ]
    ordered = sorted(fitting, key=lambda one: (one.kommun or "", one.kind or "", one.name, one.id))
    return (
        Found(document.id, links=tuple(serving.get(document.id, ())), fits=_titles((document,), graph))
        for document in ordered
    )


@kept
def _carrying(graph: PlanGraph, kind: MentionKind) -> frozenset[str]:
    """Return the documents (ids) in which something of a sort was read, and those of the same kind."""
    readings = {mention.locator.reading for mention in graph.mentions.values() if mention.kind is kind}
    documents = all_documents(graph)
    kinds = {document.kind for document in documents if document.reading in readings and document.kind}
    return frozenset(one.id for one in documents if one.reading in readings or one.kind in kinds)


def _serving_documents(query: DocumentsServing, graph: PlanGraph) -> dict[str, list[Link]]:
    """Return the documents (ids) in which activities stand that serve goals, with the links of those."""
    links: dict[str, list[Link]] = {}
    for item in _activities_of(ActivitiesOf(goals=query.goals, where=query.where), graph).items:
        for link in item.links:
            for document in graph.documents_of(link.source_mention):
                links.setdefault(document.id, []).append(link)
    return links
