"""Draft lists of how it went: indicators against targets, goals by verdict, goal by goal, activities by status."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from assistant.answer import Kind
from assistant.compose import Assembly, notices
from assistant.compose.against_target import compose_disagreeing, compose_targets
from assistant.compose.following_up import compose_by_verdict, compose_scorecard, compose_statuses
from assistant.computing.activities import states_no_status
from assistant.computing.compute import compute
from assistant.computing.judging import Judgement
from assistant.computing.queries import (
    ActivitiesOf,
    AgainstTarget,
    FollowUpQuery,
    GoalsAt,
    GoalsFollowed,
    Query,
    Standing,
    VerdictsOn,
    Where,
)
from assistant.drafting.asked import Asked
from assistant.drafting.drafted import Drafted
from assistant.drafting.follow_up_scope import (
    first_found,
    goals_asked_about,
    is_stranger,
    is_yes_or_no,
    kommuner_told_of,
    left_words,
    lists_goals,
    terms_in_names,
    wants,
    wheres,
)
from assistant.drafting.posing import pose
from assistant.understanding.catalogue import THINGS
from assistant.understanding.question import EntityType, Thing
from assistant.wording import Wanted

SCORECARD = "scorecard"
_STANDINGS = {Judgement.REACHED: Standing.MET, Judgement.NOT_REACHED: Standing.MISSED}
_ANY = "pågår"
"""A status that is asked for only to learn whether any is stated."""
_AGAINST = {Judgement.REACHED: Standing.MISSED, Judgement.NOT_REACHED: Standing.MET}
"""What the figures of a goal say where they point another way than its verdict."""


def of_measures(asked: Asked) -> Drafted | None:
    """Draft which indicators reached their targets, or did not."""
    question = asked.question
    if not question.judging.measured or wants(question, Thing.GOAL) or is_stranger(asked):
        return None
    says = tuple(dict.fromkeys(_STANDINGS[one] for one in question.judging.says if one in _STANDINGS))
    goals = tuple(entity.id for entity in question.named(EntityType.GOAL))

    def of(kommun: str | None) -> list[AgainstTarget]:
        places = (replace(where, kommun=None) if goals else where for where in wheres(asked, kommun))
        standing = says[0] if len(says) == 1 else None
        return [AgainstTarget(where, goals=goals, terms=terms_in_names(asked), standing=standing) for where in places]

    found = [
        first_found(asked, of(one), (replace(each, standing=None) for each in of(one)))
        for one in kommuner_told_of(asked)
    ]
    queries = [query for query in found if query is not None]
    if not queries:
        return _nothing(asked, "target.nothing", of(question.kommun)[0])
    assembly = asked.assembly()
    for query in queries:
        asked.note_time(assembly, query)
        compose_targets(assembly, query, counted=question.kind is Kind.COUNT)
    return _done(asked, assembly, queries)


def by_verdict(asked: Asked) -> Drafted | None:
    """Draft which goals have the verdict asked for; None where none is, or several are."""
    question = asked.question
    says = question.judging.only
    if says is None or not lists_goals(asked) or is_yes_or_no(question) or is_stranger(asked):
        return None
    level = question.wanted.level if question.wanted is not None and wants(question, Thing.GOAL) else None
    below = tuple(entity.id for entity in question.named(EntityType.GOAL))
    asks = VerdictsOn(
        below=below, level=level, terms=terms_in_names(asked), judgement=says, forecasts=question.judging.forecast
    )

    def of(kommun: str | None) -> list[VerdictsOn]:
        return [replace(asks, where=where) for where in wheres(asked, kommun)]

    found = [
        first_found(asked, of(one), (replace(each, judgement=None) for each in of(one)))
        for one in kommuner_told_of(asked)
    ]
    queries = [query for query in found if query is not None]
    if not queries:
        return _nothing(asked, "status.nothing_judged", of(question.kommun)[0])
    assembly = asked.assembly()
    for query in queries:
        asked.note_time(assembly, query)
        compose_by_verdict(assembly, query)
        _tell_disagreeing(assembly, query, says)
    return _done(asked, assembly, queries)


def _tell_disagreeing(assembly: Assembly, query: VerdictsOn, says: Judgement) -> None:
    """Say of which of the goals judged so the figures point another way."""
    judged = tuple(found.id for found in assembly.result(query).items)
    if says in _AGAINST and judged:
        figures = replace(query.where, kommun=None, organ=None, documents=())
        compose_disagreeing(assembly, AgainstTarget(figures, goals=judged, standing=_AGAINST[says]))


def _nothing(asked: Asked, phrase: str, query: FollowUpQuery) -> Drafted:
    """Refuse: nothing of the sort was read."""
    assembly = asked.assembly()
    assembly.absence(phrase, query)
    assembly.phrase("refusal.turn")
    return Drafted(assembly.draft(refused=True), Kind.NONE)


def goal_by_goal(asked: Asked) -> Drafted | None:
    """Draft a row for every goal of the programme or organ asked about, where anything follows them up."""
    question = asked.question
    about_goals = lists_goals(asked) or question.form == SCORECARD or bool(question.named(EntityType.GOAL))
    if not about_goals or is_stranger(asked):
        return None
    queries = [query for kommun in kommuner_told_of(asked) if (query := _followed(asked, kommun)) is not None]
    if not queries:
        return _nothing_followed(asked)
    assembly = asked.assembly()
    for query in queries:
        asked.note_time(assembly, query)
        compose_scorecard(assembly, query)
    return _done(asked, assembly, queries)


def _followed(asked: Asked, kommun: str | None) -> GoalsFollowed | None:
    """Return the goals asked about of which anything is followed up; None without any."""
    for where in wheres(asked, kommun):
        for goals in (*goals_asked_about(asked, where), *_goals_judged(asked, where)):
            query = GoalsFollowed(goals, where)
            if compute(replace(query, followed=True), asked.snapshot.graph).items:
                return query
    return None


def _goals_judged(asked: Asked, where: Where) -> Iterator[GoalsAt]:
    """Yield the goals of the newest programme with verdicts: nothing may follow up the newest of all yet."""
    if asked.question.period is not None or asked.question.named(EntityType.GOAL):
        return
    for goals in goals_asked_about(asked, where):
        graph = asked.snapshot.graph
        judged = compute(VerdictsOn(level=goals.level, where=where, terms=goals.terms), graph).items
        periods = [
            goal.period for one in judged if (goal := graph.goal(one.id)) is not None and goal.period is not None
        ]
        if periods:
            newest = max(periods, key=lambda period: (period.last, period.first))
            yield replace(goals, where=replace(goals.where, period=newest))


def _nothing_followed(asked: Asked) -> Drafted | None:
    """Refuse a question for the verdicts on goals where the documents asked about hold none."""
    question = asked.question
    if question.kind is not Kind.STATUS or not wants(question, Thing.GOAL):
        return None
    where = wheres(asked, question.kommun)[0]
    query = VerdictsOn(level=question.wanted.level if question.wanted else None, where=where)
    return None if compute(query, asked.snapshot.graph).items else _nothing(asked, "status.nothing_judged", query)


def activities_by_status(asked: Asked) -> Drafted | None:
    """Draft how far the activities asked about have come: by the statuses that the documents state."""
    question, graph = asked.question, asked.snapshot.graph
    if not wants(question, Thing.ACTIVITY) or question.kind not in (Kind.STATUS, Kind.LOOKUP):
        return None
    query = pose(replace(question, kind=Kind.STATUS), graph)
    if not isinstance(query, ActivitiesOf) or not compute(query, graph).items or query.status is not None:
        return None
    assembly = asked.assembly()
    if states_no_status(replace(query, status=_ANY), graph):
        assembly.absence("list.no_status", replace(query, status=_ANY))
        assembly.phrase("refusal.turn")
        return Drafted(assembly.draft(refused=True), Kind.NONE)
    asked.note_time(assembly, query)
    compose_statuses(assembly, query)
    return _done(asked, assembly, [query])


def organ_by_status(asked: Asked) -> Drafted | None:
    """Draft how far the activities of the organ have come that a question names, and nothing of it."""
    question = asked.question
    named = any(entity.type in THINGS for entity in question.entities)
    if question.kind is not Kind.STATUS or question.organ is None or named or question.wanted or left_words(question):
        return None
    of_activities = replace(question, wanted=Wanted(Thing.ACTIVITY, start=0, end=len(question.asked)))
    return activities_by_status(replace(asked, question=of_activities))


def _done(asked: Asked, assembly: Assembly, queries: Iterable[Query]) -> Drafted:
    """Return the draft with what was not read, and the count where a number is asked for."""
    notices.note_missing(assembly, asked.receipt.missing)
    notices.warn_of_gaps(assembly, asked.receipt, asked.searched)
    counted = asked.question.kind is Kind.COUNT
    count = assembly.count(*(_counted(query, assembly) for query in queries)) if counted else None
    return Drafted(assembly.draft(count=count), Kind.COUNT if counted else Kind.STATUS)


def _counted(query: Query, assembly: Assembly) -> Query:
    """Return the query for those asked for: verdicts on outcomes where there are any, else forecasts."""
    if isinstance(query, VerdictsOn):
        outcomes = replace(query, forecast=False)
        return outcomes if assembly.result(outcomes).count else query
    return query
