"""Draft how it went: the verdicts on what is named, goals by verdict, figures against targets, goal by goal."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import Kind
from assistant.compose import symbols
from assistant.compose.against_target import compose_comparison
from assistant.compose.changes import compose_years
from assistant.compose.following_up import compose_verdicts
from assistant.compose.lookups import compose_named, compose_values
from assistant.computing.compute import compute
from assistant.computing.dating import year_of
from assistant.computing.queries import AgainstTarget, ValuesOf, ValuesOverYears, VerdictsOn, Where
from assistant.drafting.asked import Asked
from assistant.drafting.drafted import Drafted
from assistant.drafting.follow_up_lists import (
    SCORECARD,
    activities_by_status,
    by_verdict,
    goal_by_goal,
    of_measures,
    organ_by_status,
)
from assistant.drafting.follow_up_scope import ABOVE_GOALS, is_stranger, is_yes_or_no, left_words, wants, when_asked
from assistant.drafting.from_text import draft_sentence
from assistant.drafting.stating import activity_meant, indicators_meant
from assistant.understanding.naming import FULL
from assistant.understanding.question import EntityType, Question, Thing
from assistant.wording import AnswerType, fold
from corpus.model import Activity, FactRole
from corpus.swedish import words

_OF_A_GOAL = re.compile(
    r"(?<!\w)(?:mål|målet|(?:resultat|inriktnings|nämnd)målet|the goal)(?: (?:om|för|kring|about|on|for))(?!\w)"
)
"""Speaks of a goal by its matter: no activity that names the matter is meant."""
_FACTS = frozenset({AnswerType.DATE, AnswerType.MONEY, AnswerType.PLACE, AnswerType.REASON})
"""A fact of something is asked for, whatever words of judgement there are."""
_JUDGED = frozenset({EntityType.GOAL, EntityType.INDICATOR, EntityType.ACTIVITY})
_TEXT_KINDS = frozenset({Kind.DEFINITION, Kind.OPEN, Kind.GAP, Kind.COMPARE})
"""Kinds of question that ask for something else, whatever words of judgement they have."""


def draft_follow_up(asked: Asked) -> Drafted | None:
    """Draft the answer to a question about how it went; None when it is none, or names what is not known."""
    question = asked.question
    if not _asks(asked) or question.strangers or question.foreign:
        return None
    lists = (activities_by_status, of_measures, by_verdict, goal_by_goal, organ_by_status)
    ways = (_of_activity, _of_indicators, _of_goals, *(() if _names_an_activity(question) else lists))
    return next((drafted for drafted in (way(asked) for way in ways) if drafted is not None), None)


def _asks(asked: Asked) -> bool:
    """Say whether a question asks how something went: by its kind, or by the words of judgement that it has."""
    question = asked.question
    if question.kind is Kind.STATUS or question.form == SCORECARD:
        return True
    if question.kind in _TEXT_KINDS or question.answer_type in _FACTS or question.status is not None:
        return False  # a status by which activities are listed is no verdict
    wanted = question.wanted
    unsaid = wanted is None or wanted.end == 0
    measures = wanted is not None and wanted.thing in (Thing.INDICATOR, Thing.VALUE)
    if question.kind is Kind.LINK and not unsaid and not measures:
        return False
    about_goals = measures or wanted is None or wanted.thing in (Thing.GOAL, Thing.VERDICT)
    if wanted is not None and wanted.thing is Thing.ACTIVITY and not unsaid:
        return question.judging.sought and question.kind is Kind.LOOKUP and not left_words(question)
    named = any(entity.type in _JUDGED for entity in question.entities)
    of_status = question.role in (None, FactRole.STATUS)
    narrowed = (
        not left_words(question) or not (named or is_stranger(asked)) or (not named and bool(activity_meant(asked)))
    )
    sought = question.judging.sought and of_status and narrowed and (unsaid or about_goals)
    says = bool(question.judging.says) and question.kind is not Kind.LINK
    return sought or (says and (about_goals or unsaid))


def _names_an_activity(question: Question) -> bool:
    """Say whether one activity is named in full: where nothing is told of it, no list of goals answers."""
    return any(one.score >= FULL for one in question.named(EntityType.ACTIVITY))


# --- things named --------------------------------------------------------------------------------------------


def _of_activity(asked: Asked) -> Drafted | None:
    """Draft the status of the one activity that a question names: as stated, the newest first."""
    question = asked.question
    if question.named(EntityType.GOAL) or question.named(EntityType.INDICATOR):
        return None
    if _OF_A_GOAL.search(fold(question.asked)) and not question.named(EntityType.ACTIVITY):
        return None
    named = tuple(entity.id for entity in question.named(EntityType.ACTIVITY))
    meant = activity_meant(asked)
    ids = (meant.id,) if meant is not None else named
    if not ids:
        return None
    assembly = asked.assembly()
    judged = compose_verdicts(assembly, VerdictsOn(ids, where=when_asked(asked)))
    status = ValuesOf(ids, role=FactRole.STATUS)
    if assembly.result(status).items:
        compose_values(assembly, status)
    elif not symbols.compose_unread(assembly, ids) and not judged:
        return _without_status(asked, status) if question.kind is Kind.STATUS else None
    return Drafted(assembly.draft(), Kind.STATUS)


def _without_status(asked: Asked, status: ValuesOf) -> Drafted:
    """Draft what running text tells of how far an activity has come; else say that no status is stated, and what is."""
    graph = asked.snapshot.graph
    things = tuple(thing for one in status.entities if isinstance(thing := graph.entity(one), Activity))
    told = draft_sentence(asked, about=(word for thing in things for word in words(thing.name)))
    if told is not None:
        return told
    assembly = asked.assembly()
    planned = replace(status, role=None)
    assembly.absence("lookup.nothing_stated", status)
    if assembly.renderer.known(planned):
        compose_values(assembly, planned)
    else:
        compose_named(assembly, things)
    return Drafted(assembly.draft(), Kind.STATUS)


def _of_indicators(asked: Asked) -> Drafted | None:
    """Draft the verdicts on the indicators named, and their outcomes against their targets."""
    question = asked.question
    ids = () if question.named(EntityType.GOAL) else indicators_meant(asked)
    listed = wants(question, Thing.GOAL) and not is_yes_or_no(question)
    if not ids or (listed and not question.named(EntityType.INDICATOR)):
        return None
    assembly = asked.assembly()
    when = replace(when_asked(asked), kommun=None)
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
    if not goals or all(goal.level in ABOVE_GOALS for goal in goals) or question.judging.measured:
        return None
    query = VerdictsOn(tuple(goal.id for goal in goals), where=when_asked(asked))
    assembly = asked.assembly()
    judged = compose_verdicts(assembly, query)
    shown = symbols.compose_unread(assembly, query.ids)
    against = AgainstTarget(replace(when_asked(asked), kommun=None), goals=query.ids)
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
