"""Draft how it went: the verdicts on what is named, goals by verdict, figures against targets, goal by goal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from assistant.answer import Kind
from assistant.compose import Assembly, notices, symbols
from assistant.compose.against_target import compose_comparison, compose_disagreeing, compose_targets
from assistant.compose.changes import compose_years
from assistant.compose.following_up import (
    compose_by_verdict,
    compose_scorecard,
    compose_statuses,
    compose_verdicts,
)
from assistant.compose.lookups import compose_values
from assistant.computing.compute import compute, states_no_status
from assistant.computing.dating import year_of
from assistant.computing.fitting import same
from assistant.computing.judging import Judgement
from assistant.computing.queries import (
    ActivitiesOf,
    AgainstTarget,
    GoalsAt,
    GoalsFollowed,
    Query,
    Standing,
    ValuesOf,
    ValuesOverYears,
    VerdictsOn,
    Where,
)
from assistant.drafting.asked import Asked
from assistant.drafting.drafted import Drafted
from assistant.drafting.posing import pose
from assistant.drafting.stating import activity_meant, indicators_meant
from assistant.understanding.question import EntityType, Question, Thing
from assistant.understanding.topics import in_names
from assistant.wording import AnswerType, fold
from corpus.model import FactRole, Level
from corpus.word_classes import is_verb as _is_verb

FollowUp = TypeVar("FollowUp", VerdictsOn, AgainstTarget)
SCORECARD = "scorecard"
_YES_OR_NO = re.compile(
    r"\W*(?:och |men |så )?(?:(?:upp)?nåddes?|uppfyll\w+|klarade\w*|blev|har|är|gick|lyckades|did|has|have|was|were"
    r"|is|are)(?!\w)(?! (?:det|there) (?:några|någon|något|any))"
)
"""A question for yes or no is answered with every goal and its verdict."""
_FACTS = frozenset({AnswerType.DATE, AnswerType.MONEY, AnswerType.PLACE, AnswerType.REASON})
"""A fact of something is asked for, whatever words of judgement there are."""
_JUDGED = frozenset({EntityType.GOAL, EntityType.INDICATOR, EntityType.ACTIVITY})
_ABOVE_GOALS = (Level.VISION, Level.AREA)
_STANDINGS = {Judgement.REACHED: Standing.MET, Judgement.NOT_REACHED: Standing.MISSED}
_ANY = "pågår"
"""A status that is asked for only to learn whether any is stated."""
_AGAINST = {Judgement.REACHED: Standing.MISSED, Judgement.NOT_REACHED: Standing.MET}
"""What the figures of a goal say where they point another way than its verdict."""
_TEXT_KINDS = frozenset({Kind.DEFINITION, Kind.OPEN, Kind.GAP, Kind.COMPARE})
"""Kinds of question that ask for something else, whatever words of judgement they have."""


def draft_follow_up(asked: Asked) -> Drafted | None:
    """Draft the answer to a question about how it went; None when it is none, or names what is not known."""
    question = asked.question
    if not _asks(asked) or question.strangers or question.foreign:
        return None
    ways = (_of_activity, _of_indicators, _of_goals, _activities, _of_measures, _by_verdict, _goal_by_goal)
    return next((drafted for drafted in (way(asked) for way in ways) if drafted is not None), None)


def _asks(asked: Asked) -> bool:
    """Say whether a question asks how something went: by its kind, or by the words of judgement that it has."""
    question = asked.question
    if question.kind is Kind.STATUS or question.form == SCORECARD:
        return True
    if question.kind in _TEXT_KINDS or question.answer_type in _FACTS:
        return False
    wanted = question.wanted
    unsaid = wanted is None or wanted.end == 0
    measures = wanted is not None and wanted.thing in (Thing.INDICATOR, Thing.VALUE)
    if question.kind is Kind.LINK and not unsaid and not measures:
        return False
    about_goals = measures or wanted is None or wanted.thing in (Thing.GOAL, Thing.VERDICT)
    if wanted is not None and wanted.thing is Thing.ACTIVITY and not unsaid:
        return question.judging.sought and question.kind is Kind.LOOKUP and not _left(question)
    named = any(entity.type in _JUDGED for entity in question.entities)
    of_status = question.role in (None, FactRole.STATUS)
    narrowed = not _left(question) or not (named or _is_stranger(asked)) or (not named and bool(activity_meant(asked)))
    sought = question.judging.sought and of_status and narrowed and (unsaid or about_goals)
    says = bool(question.judging.says) and question.kind is not Kind.LINK
    return sought or (says and (about_goals or unsaid))


# --- things named --------------------------------------------------------------------------------------------


def _of_activity(asked: Asked) -> Drafted | None:
    """Draft the status of the one activity that a question names: as stated, the newest first."""
    question = asked.question
    if question.named(EntityType.GOAL) or question.named(EntityType.INDICATOR):
        return None
    named = tuple(entity.id for entity in question.named(EntityType.ACTIVITY))
    meant = activity_meant(asked)
    ids = (meant.id,) if meant is not None else named
    if not ids:
        return None
    assembly = asked.assembly()
    judged = compose_verdicts(assembly, VerdictsOn(ids, where=_when(asked)))
    status = ValuesOf(ids, role=FactRole.STATUS)
    if assembly.result(status).items:
        compose_values(assembly, status)
    elif not symbols.compose_unread(assembly, ids) and not judged:
        return None
    return Drafted(assembly.draft(), Kind.STATUS)


def _of_indicators(asked: Asked) -> Drafted | None:
    """Draft the verdicts on the indicators named, and their outcomes against their targets."""
    question = asked.question
    ids = () if question.named(EntityType.GOAL) else indicators_meant(asked)
    listed = _wants(question, Thing.GOAL) and not _is_yes_or_no(question)
    if not ids or (listed and not question.named(EntityType.INDICATOR)):
        return None
    assembly = asked.assembly()
    when = replace(_when(asked), kommun=None)
    judged = compose_verdicts(assembly, VerdictsOn(ids, where=when))
    against = AgainstTarget(when, ids)
    if assembly.result(against).items:
        compose_comparison(assembly, against)
    elif not symbols.compose_unread(assembly, ids) and not judged:
        return _uncompared(asked, against)
    over = ValuesOverYears(ids, FactRole.OUTCOME)
    several = {year_of(value) for one in assembly.result(over).items for value in one.values}
    if len(question.periods) != 1 and len(several) > 1:
        compose_years(assembly, over)
    return Drafted(assembly.draft(), Kind.STATUS)


def _uncompared(asked: Asked, query: AgainstTarget) -> Drafted | None:
    """Refuse where no outcome and target of one year were read; say which values are stated instead."""
    stated = ValuesOf(query.ids)
    if not compute(stated, asked.snapshot.graph).items:
        return None
    assembly = asked.assembly()
    assembly.absence("target.nothing", query)
    compose_values(assembly, stated)
    assembly.phrase("refusal.turn")
    return Drafted(assembly.draft(refused=True), Kind.NONE)


def _of_goals(asked: Asked) -> Drafted | None:
    """Draft the verdicts on the goals named, with their indicators; a refusal where there are none."""
    question, graph = asked.question, asked.snapshot.graph
    goals = [goal for goal in (graph.goal(entity.id) for entity in question.named(EntityType.GOAL)) if goal]
    if not goals or all(goal.level in _ABOVE_GOALS for goal in goals) or question.judging.measured:
        return None
    query = VerdictsOn(tuple(goal.id for goal in goals), where=_when(asked))
    assembly = asked.assembly()
    judged = compose_verdicts(assembly, query)
    shown = symbols.compose_unread(assembly, query.ids)
    against = AgainstTarget(replace(_when(asked), kommun=None), goals=query.ids)
    if judged or shown:
        if assembly.result(against).items:
            assembly.phrase("status.indicators")
            compose_comparison(assembly, against)
        return Drafted(assembly.draft(), Kind.STATUS)
    return _unjudged(asked, query, against)


def _unjudged(asked: Asked, query: VerdictsOn, against: AgainstTarget) -> Drafted:
    """Refuse where nothing judges the goals: say what was searched, and what there is instead."""
    assembly = asked.assembly()
    assembly.absence("status.none", query)
    elsewhere = replace(query, where=Where())
    if assembly.result(elsewhere).items:
        assembly.phrase("status.elsewhere")
        compose_verdicts(assembly, elsewhere)
    if assembly.result(against).items:
        assembly.phrase("status.measured")
        compose_comparison(assembly, against)
    assembly.phrase("refusal.turn")
    return Drafted(assembly.draft(refused=True), Kind.NONE)


# --- lists ---------------------------------------------------------------------------------------------------


def _of_measures(asked: Asked) -> Drafted | None:
    """Draft which indicators reached their targets, or did not."""
    question = asked.question
    if not question.judging.measured or _wants(question, Thing.GOAL) or _is_stranger(asked):
        return None
    says = tuple(dict.fromkeys(_STANDINGS[one] for one in question.judging.says if one in _STANDINGS))
    goals = tuple(entity.id for entity in question.named(EntityType.GOAL))
    wheres = (replace(where, kommun=None) if goals else where for where in _wheres(asked))
    queries = [
        AgainstTarget(where, goals=goals, terms=_terms(asked), standing=says[0] if len(says) == 1 else None)
        for where in wheres
    ]
    query = _first(asked, queries, (replace(one, standing=None) for one in queries))
    assembly = asked.assembly()
    if query is None:
        assembly.absence("target.nothing", queries[0])
        assembly.phrase("refusal.turn")
        return Drafted(assembly.draft(refused=True), Kind.NONE)
    asked.note_time(assembly, query)
    compose_targets(assembly, query, counted=question.kind is Kind.COUNT)
    return _done(asked, assembly, query)


def _by_verdict(asked: Asked) -> Drafted | None:
    """Draft which goals have the verdict asked for; None where none is, or several are."""
    question = asked.question
    says = question.judging.only
    if says is None or not _lists_goals(asked) or _is_yes_or_no(question) or _is_stranger(asked):
        return None
    level = question.wanted.level if question.wanted is not None and _wants(question, Thing.GOAL) else None
    below = tuple(entity.id for entity in question.named(EntityType.GOAL))
    queries = [
        VerdictsOn(
            below=below,
            level=level,
            where=where,
            terms=_terms(asked),
            judgement=says,
            forecasts=question.judging.forecast,
        )
        for where in _wheres(asked)
    ]
    query = _first(asked, queries, (replace(one, judgement=None) for one in queries))
    assembly = asked.assembly()
    if query is None:
        assembly.absence("status.nothing_judged", queries[0])
        assembly.phrase("refusal.turn")
        return Drafted(assembly.draft(refused=True), Kind.NONE)
    asked.note_time(assembly, query)
    compose_by_verdict(assembly, query)
    if says in _AGAINST:
        judged = tuple(found.id for found in assembly.result(query).items)
        figures = replace(query.where, kommun=None, organ=None, documents=())
        if judged:
            compose_disagreeing(assembly, AgainstTarget(figures, goals=judged, standing=_AGAINST[says]))
    return _done(asked, assembly, query)


def _goal_by_goal(asked: Asked) -> Drafted | None:
    """Draft a row for every goal of the programme or organ asked about, where anything follows them up."""
    question = asked.question
    about_goals = _lists_goals(asked) or question.form == SCORECARD or bool(question.named(EntityType.GOAL))
    if not about_goals or _is_stranger(asked):
        return None
    for where in _wheres(asked):
        for goals in (*_goals(asked, where), *_goals_judged(asked, where)):
            query = GoalsFollowed(goals, where)
            if compute(replace(query, followed=True), asked.snapshot.graph).items:
                assembly = asked.assembly()
                asked.note_time(assembly, query)
                compose_scorecard(assembly, query)
                return _done(asked, assembly, query)
    return _nothing_followed(asked)


def _goals_judged(asked: Asked, where: Where) -> Iterator[GoalsAt]:
    """Yield the goals of the newest programme with verdicts: nothing may follow up the newest of all yet."""
    if asked.question.period is not None or asked.question.named(EntityType.GOAL):
        return
    for goals in _goals(asked, where):
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
    if question.kind is not Kind.STATUS or not _wants(question, Thing.GOAL):
        return None
    query = VerdictsOn(level=question.wanted.level if question.wanted else None, where=_wheres(asked)[0])
    assembly = asked.assembly()
    if assembly.result(query).items:
        return None
    assembly.absence("status.nothing_judged", query)
    assembly.phrase("refusal.turn")
    return Drafted(assembly.draft(refused=True), Kind.NONE)


def _activities(asked: Asked) -> Drafted | None:
    """Draft how far the activities asked about have come: by the statuses that the documents state."""
    question, graph = asked.question, asked.snapshot.graph
    if not _wants(question, Thing.ACTIVITY) or question.kind not in (Kind.STATUS, Kind.LOOKUP):
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
    return _done(asked, assembly, query)


def _done(asked: Asked, assembly: Assembly, query: Query) -> Drafted:
    """Return the draft with what was not read, and the count where a number is asked for."""
    notices.note_missing(assembly, asked.receipt.missing)
    notices.warn_of_gaps(assembly, asked.receipt, asked.searched)
    counted = asked.question.kind is Kind.COUNT
    count = assembly.count(_counted(query, assembly)) if counted else None
    return Drafted(assembly.draft(count=count), Kind.COUNT if counted else Kind.STATUS)


def _counted(query: Query, assembly: Assembly) -> Query:
    """Return the query for those asked for: verdicts on outcomes where there are any, else forecasts."""
    if isinstance(query, VerdictsOn):
        outcomes = replace(query, forecast=False)
        return outcomes if assembly.result(outcomes).count else query
    return query


# --- what is asked of which plans ----------------------------------------------------------------------------


def _when(asked: Asked) -> Where:
    """Return the time and the documents that verdicts must be of.

    A word for a kind of document says which only where such documents hold verdicts: else it says what is sought.
    """
    question, graph = asked.question, asked.snapshot.graph
    documents = question.documents
    if documents and not question.named(EntityType.DOCUMENT):
        places = (one.id for verdict in graph.verdicts for name in verdict.mentions for one in graph.documents_of(name))
        documents = documents if set(documents) & set(places) else ()
    return Where(question.kommun, period=question.period, documents=documents)


def _wheres(asked: Asked) -> list[Where]:
    """Return where verdicts are sought; an organ that the asker's scope alone names is let go of when it has none."""
    question = asked.question
    where = replace(_when(asked), organ=question.organ)
    named = question.organ is None or any(same(one.name, question.organ) for one in question.named(EntityType.ORGAN))
    return [where] if named else [where, replace(where, organ=None)]


def _goals(asked: Asked, where: Where) -> Iterator[GoalsAt]:
    """Yield the goals that stand below the areas named, else those of the level, word and place asked for."""
    question = asked.question
    wanted = question.wanted if _wants(question, Thing.GOAL) else None
    level, word = (wanted.level, wanted.level_word) if wanted is not None else (None, None)
    for entity in question.named(EntityType.GOAL):
        yield GoalsAt(parent=entity.id, level=Level.GOAL if level in _ABOVE_GOALS else level)
    if not question.named(EntityType.GOAL):
        yield GoalsAt(level=level, where=where, word=word, terms=_terms(asked))


def _lists_goals(asked: Asked) -> bool:
    """Say whether goals in general are asked about, and nothing narrower that no name accounts for."""
    question, wanted = asked.question, asked.question.wanted
    if wanted is None or wanted.thing is Thing.VERDICT or wanted.end == 0:
        told = len(_terms(asked)) == len(_left(question))
        return told or bool(question.named(EntityType.GOAL)) or bool(question.judging.says)
    return wanted.thing is Thing.GOAL


def _wants(question: Question, thing: Thing) -> bool:
    return question.wanted is not None and question.wanted.thing is thing and question.wanted.end > 0


def _is_yes_or_no(question: Question) -> bool:
    return _YES_OR_NO.match(fold(question.asked)) is not None


def _terms(asked: Asked) -> tuple[str, ...]:
    """Return the words that a name in the corpus holds: they narrow which goals or indicators are meant."""
    return tuple(word for word in _left(asked.question) if in_names(word, asked.snapshot.catalogue))


def _is_stranger(asked: Asked) -> bool:
    """Say whether a Swedish question has a word for a thing that nothing in the corpus is called by."""
    question = asked.question
    if question.language != "sv":
        return False
    return any(not in_names(word, asked.snapshot.catalogue) for word in _left(question))


def _left(question: Question) -> list[str]:
    """Return the words for things that no name accounts for, those that only judge left out."""
    words = (word for word in question.unexplained if fold(word) not in question.judging.words)
    return [word for word in words if not _is_verb(word) and not _is_verb(word.removesuffix("s"))]


def _first(asked: Asked, queries: list[FollowUp], loosened: Iterable[FollowUp]) -> FollowUp | None:
    """Return the first query that finds something, else the first that does without what it asks for."""
    graph = asked.snapshot.graph
    found = (query for query in queries if compute(query, graph).items)
    near = (query for query, loose in zip(queries, loosened, strict=True) if compute(loose, graph).items)
    return next(found, None) or next(near, None)
