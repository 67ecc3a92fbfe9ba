"""What is missing in what was read: goals that nothing reaches, indicators without values, plans not there. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.computing.comparing.editions import current_goals
from assistant.computing.comparing.plan_changes import LAST_PLAN
from assistant.computing.fitting import (
    activity_order,
    all_documents,
    entity_fits,
    goal_order,
    in_kommun,
    in_period,
    organ_of,
    owned,
    same,
    says_terms,
)
from assistant.computing.goals import goals_at
from assistant.computing.queries import (
    UNIT,
    ActivitiesWithout,
    Found,
    GapQuery,
    GoalsAt,
    GoalsWithout,
    IndicatorsWithout,
    Lack,
    OrgansWithout,
    PlansMissing,
    Result,
)
from corpus.graph import PlanGraph
from corpus.model import (
    Activity,
    Document,
    Expected,
    FactRole,
    Goal,
    Level,
    Link,
    LinkKind,
    MentionKind,
    Organ,
    Relation,
    Serves,
    Verdict,
)
from corpus.swedish import normalise
from ingest.authority import authority

RELATIONS = {Lack.ACTIVITIES: Relation.SERVES, Lack.INDICATORS: Relation.MEASURES}
ROLES = {Lack.TARGETS: FactRole.TARGET, Lack.OUTCOMES: FactRole.OUTCOME}


def compute_lacks(query: GapQuery, graph: PlanGraph) -> Result:
    """Answer a query for what is missing."""
    match query:
        case GoalsWithout():
            return goals_without(query, graph)
        case IndicatorsWithout():
            return Result(query, tuple(_indicators_without(query, graph)))
        case ActivitiesWithout():
            return _activities_without(query, graph)
        case OrgansWithout():
            return _organs_without(query, graph)
        case PlansMissing():
            return Result(query, tuple(_plans_missing(query, graph)))


# --- goals ---------------------------------------------------------------------------------------------------


def goals_without(query: GoalsWithout, graph: PlanGraph) -> Result:
    """Return the goals that nothing of the sorts asked about is linked to."""
    items: list[Found] = []
    suggested: list[Found] = []
    for goal in goals_asked(query, graph):
        states = [_reached(goal, lack, query, graph) for lack in query.lacks]
        if not any(states):
            items.append(Found(goal.id))
        elif all(state in (None, LinkKind.SUGGESTED) for state in states):
            suggested.append(Found(goal.id))
    return Result(query, tuple(items), tuple(suggested))


def goals_asked(query: GoalsWithout, graph: PlanGraph) -> tuple[Goal, ...]:
    """Return the goals among which those without are sought, in order."""
    where = query.where
    if query.ids:
        goals = [goal for goal in map(graph.goal, query.ids) if goal is not None]
    elif Lack.VERDICTS in query.lacks and where.documents:
        goals = _told_of(query, graph)
    elif query.level is Level.BOARD_GOAL or where.organ is not None:
        found = goals_at(GoalsAt(level=query.level, where=where, word=query.word), graph).items
        goals = [goal for goal in (graph.goal(one.id) for one in found) if goal is not None]
    else:
        goals = _of_programme(query, graph)
    about = [goal for goal in goals if says_terms((step.name for step in graph.goal_path(goal.id)), query.terms)]
    return tuple(sorted(about, key=lambda goal: goal_order(goal, graph)))


def _of_programme(query: GoalsWithout, graph: PlanGraph) -> list[Goal]:
    """Return the goals on a level of the programme meant: that which uses the question's word, else the newest."""
    level = query.level or Level.GOAL
    among = goals_at(GoalsAt(level=level, where=query.where, word=query.word), graph).items
    known = [goal for goal in (graph.goal(one.id) for one in among) if goal is not None]
    current = [goal for goal in current_goals(graph, query.where.kommun, query.where.period) if goal.level is level]
    ids = {goal.id for goal in known}
    shared = [goal for goal in current if goal.id in ids]
    return shared or (known if query.word else current) or known


def _told_of(query: GoalsWithout, graph: PlanGraph) -> list[Goal]:
    """Return the goals that follow-ups name, on the levels on which they judge any."""
    within = set(query.where.documents)
    judged = {verdict.about for verdict in _verdicts(query, graph)}
    levels = {goal.level for goal in graph.goals if goal.id in judged} or {query.level or Level.GOAL}
    if query.level in levels:
        levels = {query.level}
    return [goal for goal in graph.goals if goal.level in levels and _stands_in(goal, within, graph)]


def _stands_in(entity: Goal | Verdict, documents: set[str], graph: PlanGraph) -> bool:
    return any(one.id in documents for mention in entity.mentions for one in graph.documents_of(mention))


def _verdicts(query: GoalsWithout, graph: PlanGraph) -> list[Verdict]:
    within = set(query.where.documents)
    return [one for one in graph.verdicts if not within or _stands_in(one, within, graph)]


def _reached(goal: Goal, lack: Lack, query: GoalsWithout, graph: PlanGraph) -> LinkKind | None:
    """Say whether something of a sort reaches a goal or one below it: stated, only suggested, or nothing (None)."""
    below = {one.id for one in graph.subtree(goal.id)}
    if lack is Lack.VERDICTS:
        judged = any(verdict.about == goal.id for verdict in _verdicts(query, graph))
        return LinkKind.STATED if judged else None
    if lack is Lack.RESPONSIBLE:
        mentions = (graph.mentions[one] for one in goal.mentions if one in graph.mentions)
        told = any(mention.fact(FactRole.RESPONSIBLE) or mention.organ for mention in mentions) or goal.organ
        return LinkKind.STATED if told else None
    links = [link for one in below for link in graph.links_to(one, RELATIONS[lack]) if _counts(link, query, graph)]
    if any(link.kind is LinkKind.STATED for link in links):
        return LinkKind.STATED
    return LinkKind.SUGGESTED if links else None


def _counts(link: Link, query: GoalsWithout, graph: PlanGraph) -> bool:
    """Say whether a link is of the organ and year that count."""
    source = graph.entity(link.source)
    if query.year is not None and isinstance(source, Activity):
        places = (one.period for one in graph.documents_of(link.source_mention))
        if not any(in_period(period, query.year) for period in places):
            return False
    if query.organ is None or not isinstance(source, Activity):
        return True
    return owned(source.organ, query.organ, graph, kommun=source.kommun)


# --- indicators and activities -------------------------------------------------------------------------------


def _indicators_without(query: IndicatorsWithout, graph: PlanGraph) -> Iterable[Found]:
    """Yield indicators of the programme without a number in the role, by name."""
    role = ROLES[query.lack]
    goals = {one.id for goal in query.goals for one in graph.subtree(goal)}
    current = {goal.id for goal in current_goals(graph, query.where.kommun, query.where.period)}
    among = goals or {below.id for goal in current for below in graph.subtree(goal)}
    for indicator in sorted(graph.indicators, key=lambda one: (normalise(one.name), one.id)):
        targets = {link.target for link in graph.links_from(indicator.id, Relation.MEASURES)}
        tied = targets & among if goals or targets else not goals
        if not tied or not entity_fits(indicator, query.where, graph):
            continue
        values = tuple(one for one in indicator.values if one.role is role)
        if not any(one.quantity is not None for one in values) and (values or not query.directed):
            yield Found(indicator.id, values=values)


def _activities_without(query: ActivitiesWithout, graph: PlanGraph) -> Result:
    """Return activities that serve no goal known, or that name nobody responsible; suggested links are told apart."""
    items: list[Found] = []
    suggested: list[Found] = []
    fitting = [one for one in graph.activities if entity_fits(one, query.where, graph)]
    for activity in sorted(fitting, key=lambda one: activity_order(one, graph)):
        if query.lack is Lack.RESPONSIBLE:
            if not activity.responsible:
                items.append(Found(activity.id))
        elif activity.serves is Serves.NONE:
            links = graph.links_from(activity.id, Relation.SERVES)
            (suggested if links else items).append(Found(activity.id, links=links))
    return Result(query, tuple(items), tuple(suggested))


# --- organs and plans ----------------------------------------------------------------------------------------


def _organs_without(query: OrgansWithout, graph: PlanGraph) -> Result:
    """Return organs with a plan that was read and no activity tied to the goals; those with suggested ties apart."""
    items: list[Found] = []
    suggested: list[Found] = []
    below = {one.id for goal in query.goals for one in graph.subtree(goal)}
    plans = [one for one in _plans(graph) if in_period(one.period, query.where.period)]
    for organ in _organs(query, graph):
        line = _line(organ, graph)
        own = [one for one in plans if _is_of(one.organ, line, graph, kommun=one.kommun)]
        if not own:
            continue
        activities = [one for one in graph.activities if _is_of(one.organ, line, graph, kommun=one.kommun)]
        serving = (link for one in activities for link in graph.links_from(one.id, Relation.SERVES))
        links = [link for link in serving if not below or link.target in below]
        titles = tuple(graph.titles[one.reading] for one in own if one.reading in graph.titles)
        if not links:
            items.append(Found(organ.id, fits=titles))
        elif all(link.kind is LinkKind.SUGGESTED for link in links):
            suggested.append(Found(organ.id, links=tuple(links)))
    return Result(query, tuple(items), tuple(suggested))


def _organs(query: OrgansWithout, graph: PlanGraph) -> list[Organ]:
    """Return the organs of a kommun that may have a plan, by name."""
    kommun = query.where.kommun or next((one.kommun for one in map(graph.goal, query.goals) if one is not None), None)
    found = [
        organ
        for organ in graph.organs
        if in_kommun(organ.kommun, kommun) and (query.kind is None or organ.kind is query.kind)
    ]
    return sorted(found, key=lambda organ: (normalise(organ.name), organ.id))


def _line(organ: Organ, graph: PlanGraph) -> frozenset[str]:
    """Return an organ and those below it (ids): what its departments and units do, it does not lack."""
    found = [organ]
    for one in found:
        found.extend(other for other in graph.organs if other.parent in (one.id, one.name) and other not in found)
    return frozenset(one.id for one in found)


def _is_of(stated: str | None, line: frozenset[str], graph: PlanGraph, *, kommun: str | None) -> bool:
    organ = organ_of(stated, graph, kommun=kommun) if stated else None
    return organ is not None and organ.id in line


def _plans(graph: PlanGraph) -> list[Document]:
    """Return the plans in which activities were read; documents that tell how it went are none."""
    readings = {one.locator.reading for one in graph.mentions.values() if one.kind is MentionKind.ACTIVITY}
    known = (one for one in all_documents(graph) if one.reading in readings and not one.superseded)
    return [one for one in known if authority(one) <= LAST_PLAN]


def _plans_missing(query: PlansMissing, graph: PlanGraph) -> Iterable[Found]:
    """Yield the organs of which an expected document of the kind and period was not read, each once."""
    absent: dict[str, None] = {}
    for plan in absent_plans(query, graph):
        organ = organ_of(plan.organ or "", graph, kommun=plan.kommun)
        absent[organ.id if organ is not None else f"{UNIT}{plan.organ}"] = None
    return map(Found, absent)


def absent_plans(query: PlansMissing, graph: PlanGraph) -> tuple[Expected, ...]:
    """Return the expected documents of organs, of the kind and period, that were not read."""
    documents = all_documents(graph)
    return tuple(
        plan
        for plan in query.expected
        if plan.organ is not None
        and (query.kind is None or (plan.kind is not None and same(plan.kind, query.kind)))
        and in_period(plan.period, query.where.period)
        and in_kommun(plan.kommun, query.where.kommun)
        and not any(_is(document, plan, graph) for document in documents)
    )


def _is(document: Document, plan: Expected, graph: PlanGraph) -> bool:
    """Say whether a document is the expected one."""
    return (
        (plan.kind is None or (document.kind is not None and same(document.kind, plan.kind)))
        and (plan.period is None or document.period == plan.period)
        and (plan.organ is None or owned(document.organ, plan.organ, graph, kommun=document.kommun))
        and (plan.kommun is None or in_kommun(document.kommun, plan.kommun))
    )
