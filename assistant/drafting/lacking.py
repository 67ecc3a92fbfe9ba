"""Draft what is missing in what was read: goals without activities, indicators without values, plans not there."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import Citation, Kind
from assistant.compose import Assembly, compose_result, notices
from assistant.computing.comparing.editions import Edition, current_goals, editions
from assistant.computing.fitting import documents_of_organ, goal_order, says_terms
from assistant.computing.lacks import goals_asked
from assistant.computing.queries import (
    ActivitiesOf,
    ActivitiesWithout,
    Documents,
    GapQuery,
    GoalsWithout,
    IndicatorsOf,
    IndicatorsWithout,
    Lack,
    OrgansWithout,
    PlansMissing,
    Query,
    ValuesOf,
    VerdictsOn,
    Where,
)
from assistant.drafting.asked import Asked
from assistant.drafting.drafted import Drafted
from assistant.drafting.from_graph import refuse_unfit, refuse_unknown_names, refuse_unread
from assistant.drafting.mentioning import tell_mentioned
from assistant.drafting.posing import organ_kind
from assistant.drafting.unfamiliar import unfamiliar_names
from assistant.drafting.unread import Unread, plan_of_the_year_missing, unread
from assistant.understanding.lacks import LackAsked
from assistant.understanding.question import EntityType
from assistant.wording import Thing, fold
from corpus.model import Document, Expected, FactRole, Goal, Level, MentionKind, Period

_ABOUT = r"(?:om|för|inom|kring|rör|gällande|about|for|within|concerning)"
"""Words before what goals are to be about."""
_PLAN = "plan"
"""What kinds of plan are called by, where a question says no more."""
_MEMBERS = frozenset({Level.VISION, Level.AREA})


def draft_lacking(asked: Asked) -> Drafted | None:
    """Draft the answer to a question for what is missing; None when it asks for nothing of the sort."""
    question, lack = asked.question, asked.question.lack
    if lack is None or question.change is not None:
        return None
    strangers = unfamiliar_names(question, asked.snapshot.catalogue)
    if strangers or question.strangers:
        refused = refuse_unknown_names(asked, strangers) if strangers else refuse_unfit(asked)
        return None if refused is None else replace(refused, kind=question.kind)
    if lack.lacks[0] is Lack.PLANS:
        return _plans(asked)
    missing = _unread(asked, lack)
    if missing is not None:
        return replace(refuse_unread(asked, missing), kind=question.kind)
    if Lack.VERDICTS in lack.lacks and (unjudging := _judging_nothing(asked)) is not None:
        return unjudging
    query = _query(asked, lack)
    return None if query is None else _drafted(asked, query)


def _judging_nothing(asked: Asked) -> Drafted | None:
    """Refuse where a document is named in which no verdict was read: all goals lack one there, or it was not read."""
    question = asked.question
    named = tuple(one.id for one in question.named(EntityType.DOCUMENT))
    query = VerdictsOn(where=Where(question.kommun, documents=named))
    assembly = asked.assembly()
    if not named or assembly.result(query).items:
        return None
    assembly.absence("status.nothing_judged", query)
    assembly.phrase("refusal.turn")
    return Drafted(assembly.draft(refused=True), question.kind)


def _query(asked: Asked, lack: LackAsked) -> GapQuery | None:
    """Return the query that a question asks."""
    question = asked.question
    goals = tuple(one.id for one in question.named(EntityType.GOAL))
    organ = question.organ if question.named(EntityType.ORGAN) else None
    where = Where(question.kommun, period=question.period)
    match lack.of:
        case Thing.ORGAN:
            return OrgansWithout(goals, where, organ_kind(question))
        case Thing.INDICATOR:
            return IndicatorsWithout(lack.lacks[0], replace(where, organ=organ), goals)
        case Thing.ACTIVITY:
            period = question.period or _newest_period(asked)
            return ActivitiesWithout(lack.lacks[0], Where(question.kommun, question.organ, period))
        case _:
            return _goals(asked, lack, goals, organ)


def _goals(asked: Asked, lack: LackAsked, goals: tuple[str, ...], organ: str | None) -> GoalsWithout:
    question = asked.question
    wanted = question.wanted if question.wanted and question.wanted.thing is Thing.GOAL else None
    level = wanted.level if wanted is not None else None
    word = wanted.level_word if wanted is not None else None
    year = question.period if question.period and question.period.first == question.period.last else None
    documents = _follow_ups(asked) if Lack.VERDICTS in lack.lacks else ()
    where = Where(question.kommun, period=question.period, documents=documents)
    if documents:
        year = None
    ids = tuple(member for goal in goals for member in _members(goal, level, asked))
    parent = goals[0] if len(goals) == 1 and ids != goals else None
    query = GoalsWithout(lack.lacks, level, where, word, ids, parent, organ, year)
    return query if ids else replace(query, terms=_terms(asked, query))


def _terms(asked: Asked, query: GoalsWithout) -> tuple[str, ...]:
    """Return the words after "om", "för" and the like that some of the goals have in their names, or above them."""
    graph, folded = asked.snapshot.graph, fold(asked.question.asked)
    names = [[step.name for step in graph.goal_path(goal.id)] for goal in goals_asked(query, graph)]
    told = (word for word in asked.question.unexplained if re.search(rf"(?<!\w){_ABOUT} {re.escape(word)}", folded))
    return tuple(word for word in told if any(says_terms(path, (word,)) for path in names))


def _members(goal_id: str, level: Level | None, asked: Asked) -> tuple[str, ...]:
    """Return a goal that is named, or, of an area, the goals in it."""
    graph = asked.snapshot.graph
    goal = graph.goal(goal_id)
    if goal is None or goal.level not in _MEMBERS or goal.level is level:
        return (goal_id,)
    below: list[Goal] = [one for one in graph.subtree(goal_id) if one.level is (level or Level.GOAL)]
    return tuple(one.id for one in sorted(below, key=lambda one: goal_order(one, graph))) or (goal_id,)


def _follow_ups(asked: Asked) -> tuple[str, ...]:
    """Return the documents in which verdicts on goals are sought: those pointed at, else the newest that hold any."""
    graph, question = asked.snapshot.graph, asked.question
    goals = {goal.id for goal in graph.goals}
    judging = {
        document.id: document
        for verdict in graph.verdicts
        if verdict.about in goals
        for mention in verdict.mentions
        for document in graph.documents_of(mention)
    }
    searched = {document.id for document in asked.searched}
    pointed = tuple(name for name in question.documents if name in judging)
    said = tuple(
        name
        for name in pointed
        if re.search(rf"(?<!\w){re.escape(fold(judging[name].kind or ''))}", fold(question.text))
    )
    if pointed or not judging:
        return said or pointed or question.documents
    fitting = [one for one in judging.values() if one.id in searched and _overlaps(one, question.period)]
    newest = max((one.decided or str(one.period or "") for one in fitting), default="")
    return tuple(sorted(one.id for one in fitting if (one.decided or str(one.period or "")) == newest))


def _overlaps(document: Document, period: Period | None) -> bool:
    return period is None or document.period is None or document.period.overlaps(period)


def _newest_period(asked: Asked) -> Period | None:
    """Return the period of the newest programme of which a plan was read."""
    kommun, assembly = asked.question.kommun, asked.assembly()
    plans = (Documents(Where(kommun, period=one.period), carrying=MentionKind.ACTIVITY) for one in _editions(asked))
    return next((plan.where.period for plan in plans if assembly.result(plan).items), None)


def _editions(asked: Asked) -> tuple[Edition, ...]:
    return editions(asked.snapshot.graph, asked.question.kommun)


def _unread(asked: Asked, lack: LackAsked) -> Unread | None:
    """Return what a question rests on and was not read: the organ's plan, or a programme of the period."""
    question, graph = asked.question, asked.snapshot.graph
    if question.named(EntityType.ORGAN) and Lack.ACTIVITIES in lack.lacks:
        own = ActivitiesOf(where=Where(question.kommun, question.organ, question.period))
        missing = unread(question, own, graph, expected=asked.absent)
        missing = missing or plan_of_the_year_missing(own, graph, expected=asked.absent)
        if missing is not None:
            return missing
    if question.period is None or current_goals(graph, question.kommun, question.period):
        return None
    wanted = Documents(Where(question.kommun, period=question.period))
    return None if asked.assembly().result(wanted).items else Unread(wanted)


# --- plans ---------------------------------------------------------------------------------------------------


def _plans(asked: Asked) -> Drafted:
    """Say of which organs an expected plan was not read, or that none is known to be expected."""
    question = asked.question
    where = Where(question.kommun, period=question.period)
    kinds = dict.fromkeys(document.kind for document in asked.searched if document.id in question.documents)
    kind = next((one for one in (*question.unread_kinds, *kinds) if one), None)
    every = (one for one in asked.snapshot.expected if question.kommun is None or one.kommun == question.kommun)
    expected = tuple(one for one in every if kind is not None or _PLAN in (one.kind or ""))
    assembly = asked.assembly()
    if not expected:
        assembly.phrase("gap.plans_unknown")
        assembly.phrase("refusal.turn")
        return Drafted(assembly.draft(refused=True), question.kind)
    query = PlansMissing(expected, where, kind)
    compose_result(assembly, query)
    if assembly.result(query).items:
        assembly.phrase("gap.plans_reason")
    notices.warn_of_gaps(assembly, asked.receipt, asked.searched)
    count = assembly.count(query) if question.kind is Kind.COUNT else None
    return Drafted(assembly.draft(count=count), question.kind)


# --- everything else -----------------------------------------------------------------------------------------


def _drafted(asked: Asked, query: GapQuery) -> Drafted:
    """Draft what is missing; of one goal that has what was asked for, what it has."""
    question = asked.question
    assembly = asked.assembly()
    counted: list[Query] = []
    for one in _each_kommun(asked, query):
        told = _where_told(assembly, asked, one)
        result = assembly.result(told)
        asked.note_time(assembly, told)
        held = _held(told) if not result.items and not result.suggested else None
        compose_result(assembly, held or told)
        counted.append(told)
    assembly.absence("gap.searched", None)
    if isinstance(query, OrgansWithout):
        unread_plans = PlansMissing(_of_none_read(asked), replace(query.where, period=_goal_period(asked, query)))
        if assembly.result(unread_plans).items:
            assembly.aside("gap.plans_unread", unread_plans)
    if isinstance(query, OrgansWithout) or (isinstance(query, GoalsWithout) and Lack.ACTIVITIES in query.lacks):
        notices.note_missing(assembly, asked.receipt.missing)
    notices.warn_of_gaps(assembly, asked.receipt, asked.searched)
    mentioned = _mentioned(
        assembly,
        asked,
        query,
        tuple(item.id for one in counted for item in assembly.result(one).items),
        assembly.citations.all(),
    )
    count = assembly.count(*counted) if question.kind is Kind.COUNT else None
    return Drafted(assembly.draft(count=count, also_mentioned=mentioned), question.kind)


def _each_kommun(asked: Asked, query: GapQuery) -> tuple[GapQuery, ...]:
    """Return a question about goals once for each kommun that has a programme, where it names none."""
    graph = asked.snapshot.graph
    kommuner = list(dict.fromkeys(one.kommun for one in editions(graph) if one.kommun))
    if query.where.kommun is not None or len(kommuner) < 2 or not isinstance(query, GoalsWithout) or query.ids:
        return (query,)
    return tuple(replace(query, where=replace(query.where, kommun=kommun)) for kommun in kommuner)


def _where_told(assembly: Assembly, asked: Asked, query: GapQuery) -> GapQuery:
    """Ask of the newest programme of which anything of the sort was read; say so, where a newer one has nothing."""
    question, graph = asked.question, asked.snapshot.graph
    open_ended = isinstance(query, GoalsWithout) and not query.ids and not query.word and Lack.ACTIVITIES in query.lacks
    outcomes = isinstance(query, IndicatorsWithout) and query.lack is Lack.OUTCOMES and not query.goals
    kommun = query.where.kommun
    if question.period is not None or kommun is None or not (open_ended or outcomes):
        return query
    for edition in editions(graph, kommun):
        where = Where(kommun, period=edition.period)
        told: Query = Documents(where, carrying=MentionKind.ACTIVITY)
        if outcomes:
            measured = assembly.result(IndicatorsOf(where=where)).items
            told = ValuesOf(tuple(found.id for found in measured), role=FactRole.OUTCOME)
        if assembly.result(told).items:
            return replace(query, where=replace(query.where, period=edition.period))
        assembly.absence("gap.no_outcomes" if outcomes else "gap.no_plans", told, ("period", str(edition.period)))
    return query


def _held(query: GapQuery) -> Query | None:
    """Return the query for what one named goal has, where it lacks nothing."""
    if not isinstance(query, GoalsWithout) or len(query.ids) != 1:
        return None
    match query.lacks:
        case (Lack.ACTIVITIES,):
            return ActivitiesOf(goals=query.ids, where=Where(organ=query.organ, period=query.year))
        case (Lack.INDICATORS,):
            return IndicatorsOf(goals=query.ids)
        case _:
            return None


def _of_none_read(asked: Asked) -> tuple[Expected, ...]:
    """Return the expected plans of organs of which none was read."""
    kommun, graph = asked.question.kommun, asked.snapshot.graph
    return tuple(
        plan
        for plan in asked.snapshot.expected
        if plan.organ and plan.kommun in (None, kommun) and not documents_of_organ(plan.organ, asked.searched, graph)
    )


def _goal_period(asked: Asked, query: OrgansWithout) -> Period | None:
    goals = [asked.snapshot.graph.goal(goal) for goal in query.goals]
    return query.where.period or next((goal.period for goal in goals if goal is not None), None)


def _mentioned(
    assembly: Assembly, asked: Asked, query: GapQuery, ids: tuple[str, ...], cited: tuple[Citation, ...]
) -> tuple[tuple[str, int], ...]:
    """Return the pages that name a goal found, without giving it what it lacks."""
    if not isinstance(query, GoalsWithout) or not ids:
        return ()
    of_goals = ActivitiesOf(goals=ids, where=Where(period=query.year))
    return tell_mentioned(assembly, asked, of_goals, cited=cited)
