"""A question, as understood -> the typed query that answers it, or None where only the text can answer. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.answer import Kind
from assistant.computing.compute import compute
from assistant.computing.fitting import all_documents, documents_of_organ, organ_of
from assistant.computing.queries import (
    VALUE_ROLES,
    ActivitiesOf,
    Documents,
    DocumentsServing,
    GoalsAbove,
    GoalsAt,
    GoalsMeasured,
    GoalsOf,
    IndicatorsOf,
    Organs,
    OrgansServing,
    Query,
    Responsible,
    ValuesOf,
    Where,
)
from assistant.drafting.plans import plans_of
from assistant.drafting.unread import stand_in, unread
from assistant.understanding.naming import FULL
from assistant.understanding.question import Direction, EntityType, Question, Thing
from assistant.wording import fold
from corpus.graph import PlanGraph
from corpus.model import Level, OrganKind, Period

COMPUTED_KINDS = frozenset({Kind.LINK, Kind.LIST, Kind.COUNT, Kind.GAP, Kind.STATUS, Kind.COMPARE})
"""Kinds whose answers are queries over the graph."""
OWN_WORK = "own_work"
HIGHEST_ORGAN = 4
"""Steps up from a unit: unit, department, board, council."""
_ABOUT = r"om|med|för|mot|kring|angående|rör|berör|about|with|on|for|towards|regarding|concerning"
_WHOSE = re.compile(
    r"\b(?:vems|vilkas|whose|vilka (?:nämnder|förvaltningar|bolag|enheter|organ)s?) (?:\w+ ){0,2}?\w*plan",
    re.IGNORECASE,
)
"""Asks whose documents there are: for their owners."""
_ORGAN_WORDS = (
    (OrganKind.FORVALTNING, re.compile(r"förvaltning|department|administration", re.IGNORECASE)),
    (OrganKind.BOLAG, re.compile(r"bolag|compan", re.IGNORECASE)),
    (OrganKind.ENHET, re.compile(r"enhet|\bunits?\b", re.IGNORECASE)),
    (OrganKind.NAMND, re.compile(r"nämnd|committee|board", re.IGNORECASE)),
)


def pose(question: Question, graph: PlanGraph) -> Query | None:
    """Return the query that a question asks, narrowed as far as anything is found; None when it asks none.

    Documents that the question points at ("i verksamhetsplanen"), words that name no entity, and an owner of goals
    that own none are let go of when they leave nothing; kommun, organ of activities and period never are, nor is
    anything when what is asked about was not read. A department without a plan stands in its board's.
    """
    if question.kind not in COMPUTED_KINDS:
        return _pose_lookup(question, graph) if question.kind is Kind.LOOKUP else None
    related = stand_in(question, graph)
    question = question if related is None else replace(question, organ=related)
    first: Query | None = None
    for query in _candidates(question, graph):
        result = compute(query, graph)
        if result.items or result.suggested:
            return query
        if first is None and unread(question, query, graph) is not None:
            return query
        first = first or query
    return first


def value_query(question: Question, entities: tuple[str, ...]) -> ValuesOf:
    """Return the query for the values that a question asks of indicators or activities (ids)."""
    return ValuesOf(entities, role=question.role, year=_year(question.periods))


def _pose_lookup(question: Question, graph: PlanGraph) -> Query | None:
    """Return the query for a value that the graph holds, when it does."""
    goals = _ids(question, EntityType.GOAL)
    entities = _ids(question, EntityType.INDICATOR) or _ids(question, EntityType.ACTIVITY)
    if not entities and goals and question.role in VALUE_ROLES:
        entities = tuple(found.id for found in compute(IndicatorsOf(goals=goals), graph).items)
    query: Query | None = None
    wanted = question.wanted
    if wanted is not None and wanted.level is Level.VISION and not goals:
        query = GoalsAt(level=Level.VISION, where=Where(question.kommun, period=question.period))
    elif entities and question.role is not None:
        query = value_query(question, entities)
        if not compute(query, graph).items:
            query = replace(query, year=None)
    elif entities and wanted is not None and wanted.thing is Thing.VALUE:
        query = ValuesOf(entities, year=_year(question.periods))
    return query if query is not None and compute(query, graph).items else None


def _candidates(question: Question, graph: PlanGraph) -> Iterator[Query]:
    """Yield the queries to try, the narrowest first."""
    where = _where(question, graph)
    pointed = where.documents == question.documents
    if question.form == OWN_WORK:
        yield from _own_work(question, where, graph)
    asked = _linked(question, where) or _listed(question, where)
    if asked is None:
        return
    if isinstance(asked, Documents) and _WHOSE.search(question.asked):
        documents = tuple(found.id for found in compute(asked, graph).items)
        yield Organs(Where(where.kommun, documents=documents)) if documents else asked
    if isinstance(asked, GoalsOf) and asked.level is None and asked.where.organ is not None and not asked.activities:
        yield replace(asked, level=Level.GOAL)
    if isinstance(asked, Organs | OrgansServing) and asked.kind is OrganKind.ENHET:
        goals = asked.goals if isinstance(asked, OrgansServing) else ()
        units = Responsible(where, goals, question.serves)
        yield units
        yield replace(units, where=replace(where, documents=()))
    if isinstance(asked, ActivitiesOf) and not asked.goals:
        yield from _in_the_plan_of_the_year(asked, graph)
    pointed = pointed and _point_at_goals(question, graph)
    yield from _loosened(asked, pointed=pointed)
    if isinstance(asked, GoalsAt) and asked.terms and asked.word:
        yield from _loosened(replace(asked, terms=()), pointed=pointed)
    if isinstance(asked, GoalsAt) and asked.parent is None:
        yield from _of_others(asked, where, graph)
    if isinstance(asked, GoalsAt) and asked.parent is not None and _is_topic(question):
        yield GoalsAt(ids=_ids(question, EntityType.GOAL))


def _in_the_plan_of_the_year(asked: ActivitiesOf, graph: PlanGraph) -> Iterator[ActivitiesOf]:
    """Yield, for what an organ does in one year, its plan for that year: what holds for longer stands elsewhere."""
    where = asked.where
    organ = organ_of(where.organ, graph, kommun=where.kommun) if where.organ is not None else None
    if organ is None or where.documents or where.period is None or where.period.first != where.period.last:
        return
    plans = plans_of(organ, where.period, graph)
    if plans:
        yield replace(asked, where=replace(where, documents=plans))


def _point_at_goals(question: Question, graph: PlanGraph) -> bool:
    """Say whether the documents pointed at define goals: they may then say whose goals rather than where to look."""
    defining = (
        document for goal in graph.goals for mention in goal.mentions[:1] for document in graph.documents_of(mention)
    )
    return any(document.id in question.documents for document in defining)


def _is_topic(question: Question) -> bool:
    """Say whether goals were named by a part of their names: the words may tell what the goals wanted are about."""
    return all(goal.score < FULL for goal in question.named(EntityType.GOAL))


def _of_others(asked: GoalsAt, where: Where, graph: PlanGraph) -> Iterator[Query]:
    """Yield, for an organ or unit without goals of its own, those in its plan, those it serves, and the kommun's.

    Board goals have owners: another board's are no answer.
    """
    narrowed = where.organ is not None or where.responsible is not None
    if not narrowed or asked.level is Level.BOARD_GOAL:
        return
    anyones = replace(where, organ=None, responsible=None)
    if where.documents:
        yield replace(asked, where=anyones)
    if _owns_nothing(asked, graph):
        served = GoalsOf(where=replace(where, documents=()), level=asked.level)
        yield served
        yield replace(served, level=None)
    yield replace(asked, where=replace(anyones, documents=()))


def _where(question: Question, graph: PlanGraph) -> Where:
    """Return where a question asks; an organ that no entity states as its owner is the documents that bear its name."""
    where = Where(question.kommun, question.organ, question.period, question.documents, question.responsible)
    if question.organ is None or organ_of(question.organ, graph, kommun=question.kommun) is not None:
        return where
    named = documents_of_organ(question.organ, all_documents(graph), graph)
    return replace(where, organ=None, documents=tuple(document.id for document in named)) if named else where


def _own_work(question: Question, where: Where, graph: PlanGraph) -> Iterator[Query]:
    """Yield, for "how does my work in X fit the goals": what X's activities serve, what names X, what is above X."""
    own = question.organ or question.responsible
    subject = (own,) if own else question.unexplained
    anywhere = replace(where, organ=None, responsible=None, documents=())
    if own:
        yield GoalsOf(where=replace(where, documents=()))
    if subject:
        yield GoalsOf(where=anywhere, terms=subject)
    organ = organ_of(question.organ, graph, kommun=where.kommun) if question.organ else None
    for _ in range(HIGHEST_ORGAN):
        organ = organ_of(organ.parent, graph) if organ is not None and organ.parent else None
        if organ is not None and organ.kind is not OrganKind.FULLMAKTIGE:
            yield GoalsOf(where=replace(anywhere, kommun=organ.kommun, organ=organ.name))


def _loosened(query: Query, *, pointed: bool) -> Iterator[Query]:
    """Yield a query, then without its documents, when it is the question that pointed at those.

    Goals served are then sought on any level: a word for a level may stand on another one in these plans.
    """
    yield query
    if isinstance(query, GoalsOf) and query.level is not None:
        yield replace(query, level=None)
    if isinstance(query, ActivitiesOf) and query.goals and query.terms:
        yield replace(query, terms=())
    if query.where.documents and pointed:
        anywhere = replace(query, where=replace(query.where, documents=()))
        yield anywhere
        if isinstance(anywhere, ActivitiesOf) and anywhere.goals and anywhere.terms:
            yield replace(anywhere, terms=())


def _owns_nothing(query: GoalsAt, graph: PlanGraph) -> bool:
    """Say whether "which goals has this organ" can only mean those that its activities serve."""
    return query.level in (None, Level.GOAL) and not compute(query, graph).items


def _linked(question: Question, where: Where) -> Query | None:
    """Return the query of a question that names what things are linked to."""
    goals = _ids(question, EntityType.GOAL)
    level = question.wanted.level if question.wanted else None
    word = question.wanted.level_word if question.wanted else None
    anywhere = replace(where, kommun=None, period=where.period if _exists_in(where.period, question) else None)
    match question.direction:
        case Direction.ACTIVITIES_OF_GOAL:
            return ActivitiesOf(
                goals=goals,
                where=anywhere,
                serves=question.serves,
                terms=question.unexplained,
                status=question.status,
                status_in=question.documents if question.status is not None else (),
                each=question.each,
                none=question.none,
            )
        case Direction.INDICATORS_OF_GOAL:
            organ = where.organ if question.named(EntityType.ORGAN) else None
            return IndicatorsOf(goals=goals, where=Where(organ=organ, documents=where.documents))
        case Direction.ORGANS_OF_GOAL:
            return OrgansServing(goals, where=Where(period=anywhere.period), kind=organ_kind(question))
        case Direction.DOCUMENTS_OF_GOAL:
            return DocumentsServing(goals, where=Where(period=anywhere.period))
        case Direction.GOALS_OF_ACTIVITY:
            return GoalsOf(activities=_ids(question, EntityType.ACTIVITY), level=level)
        case Direction.GOALS_OF_INDICATOR:
            return GoalsMeasured(_ids(question, EntityType.INDICATOR))
        case Direction.GOALS_OF_ORGAN if question.kind is Kind.LINK:
            return GoalsOf(where=where, terms=question.unexplained, level=level)
        case Direction.ABOVE_GOAL:
            return GoalsAbove(goals, level=level)
        case Direction.BELOW_GOAL:
            return GoalsAt(level=level, parent=goals[0], word=word)
        case _:
            return None


def _listed(question: Question, where: Where) -> Query | None:
    """Return the query of a question that wants things of a sort, wherever they are linked."""
    if question.wanted is None:
        return None
    terms = question.unexplained
    match question.wanted.thing:
        case Thing.ACTIVITY:
            return ActivitiesOf(
                where=where,
                serves=question.serves,
                terms=terms,
                status=question.status,
                status_in=question.documents if question.status is not None else (),
                each=question.each,
                none=question.none,
            )
        case Thing.GOAL if question.kind is Kind.LINK:
            return GoalsOf(where=where, terms=terms, level=question.wanted.level)
        case Thing.GOAL:
            return GoalsAt(level=question.wanted.level, where=where, word=question.wanted.level_word, terms=terms)
        case Thing.INDICATOR:
            return IndicatorsOf(where=where, terms=terms)
        case Thing.ORGAN | Thing.DOCUMENT if is_about_a_matter(question):
            return None  # told by what names the matter
        case Thing.ORGAN:
            return Organs(where=replace(where, organ=None), kind=organ_kind(question))
        case Thing.DOCUMENT:
            return Documents(where=where, kind=next(iter(question.unread_kinds), None))
        case _:
            return None


def is_about_a_matter(question: Question) -> bool:
    """Say whether a word that no name accounts for is what something is about ("Vilka nämnder arbetar med …")."""
    said = "|".join(map(re.escape, question.unexplained))
    about = rf"(?<!\w)(?:{_ABOUT}) (?:[^\W\d]+ )?(?:{said})(?!\w)"
    return bool(said) and any(re.search(about, fold(text)) for text in (question.asked, question.in_plan_words))


def organ_kind(question: Question) -> OrganKind | None:
    """Return the kind of organ that the question's word for what it wants says, None where it says any."""
    wanted = question.wanted
    said = question.asked[wanted.start : wanted.end] if wanted else ""
    return next((kind for kind, pattern in _ORGAN_WORDS if pattern.search(said)), None)


def _exists_in(period: Period | None, question: Question) -> bool:
    """Say whether a goal named exists in the period: else the answer is about the period that it has, and says so."""
    periods = [entity.period for entity in question.named(EntityType.GOAL)]
    return period is None or any(one is None or one.overlaps(period) for one in periods)


def _ids(question: Question, kind: EntityType) -> tuple[str, ...]:
    return tuple(entity.id for entity in question.named(kind))


def _year(periods: tuple[Period, ...]) -> int | None:
    """Return the year asked for, when it is one year."""
    return periods[0].first if len(periods) == 1 and periods[0].first == periods[0].last else None
