"""Answers to a follow-up about the things of the answer before it ("Vilka av dem är klara?", "Vem ansvarar?")."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import Kind
from assistant.compose import compose_result
from assistant.compose.following_up import compose_by_verdict, compose_scorecard
from assistant.computing.progress import status_words
from assistant.computing.queries import (
    ActivitiesOf,
    Among,
    GoalsAt,
    GoalsFollowed,
    GoalsMeasured,
    GoalsOf,
    IndicatorsOf,
    OrgansServing,
    Query,
    VerdictsOn,
    Where,
)
from assistant.drafting.asked import Asked
from assistant.drafting.drafted import Drafted
from assistant.understanding.answer_types import answer_type, fact_role
from assistant.understanding.asking_on.leaning import ELLIPTIC, FILL, MENTIONING, OF_THEM
from assistant.understanding.catalogue import is_function_word, name_words
from assistant.understanding.cues import GAP, LOOKUP_START, asks_how_measured
from assistant.understanding.question import EntityType, Question
from assistant.understanding.scoping import hull
from assistant.understanding.things import things_in
from assistant.wording import AnswerType, Thing, fold
from corpus.model import Activity, FactRole, Goal, Indicator, Relation
from corpus.word_classes import is_verb

OF_THINGS = frozenset(
    {FactRole.RESPONSIBLE, FactRole.START, FactRole.END, FactRole.AMOUNT, FactRole.STATUS, FactRole.TARGET,
     FactRole.OUTCOME, FactRole.BASELINE}
)  # fmt: skip
"""Facts that things of a plan have."""
_NEGATIONS = frozenset(("inte", "ej", "aldrig", "not", "never"))
_NOT = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(_NEGATIONS))})(?!\w)")
_HAVE = re.compile(r"(?<!\w)(?:har|mäts|följs|have|has|are measured)(?!\w)")
_MANY = re.compile(r"(?<!\w)(?:hur (?:pass )?många|antalet?|how many)(?!\w)")
_WHICH = re.compile(r"^\W*(?:och )?(?:vilka|hur många|which|how many)(?!\w)")
"""What is asked for are some of the things; a fact beside it tells which ("Vilka av dem ska vara klara i oktober?")."""
BY_TYPE = {
    AnswerType.PERSON: FactRole.RESPONSIBLE,
    AnswerType.ORGAN: FactRole.RESPONSIBLE,
    AnswerType.DATE: FactRole.END,
    AnswerType.MONEY: FactRole.AMOUNT,
}
"""What "vem", "när" and "hur mycket" ask of things, where no other word says it."""


def draft_asked_on(asked: Asked) -> Drafted | None:
    """Draft the answer to a follow-up about earlier things: those that fit, a fact of each, what they lead to.

    None where it asks for verdicts, which have a way of their own, or follows up nothing.
    """
    question = asked.question
    if not question.earlier:
        return None
    if _asks_for_verdicts(asked):
        return _by_verdict(asked)
    query = _led_to(asked) or _among(question)
    assembly = asked.assembly()
    if query is None:
        assembly.phrase("among.not_understood")
        return Drafted(assembly.draft(refused=True), Kind.NONE)
    compose_result(assembly, query)
    counted = _MANY.search(fold(question.asked)) is not None
    facts = isinstance(query, Among) and query.role is not None
    kind = Kind.COUNT if counted else Kind.LOOKUP if facts else Kind.LIST if isinstance(query, Among) else Kind.LINK
    count = assembly.count(query) if counted else None
    return Drafted(assembly.draft(count=count), kind)


def _by_verdict(asked: Asked) -> Drafted | None:
    """Draft which of the goals have the verdict asked for, or how each went; None where they are no goals."""
    question = asked.question
    if _sorts(asked) != {Goal}:
        return None
    ids, where = question.earlier, Where(period=hull(question.periods))
    assembly = asked.assembly()
    if question.judging.only is None:
        compose_scorecard(assembly, GoalsFollowed(GoalsAt(ids=ids), where))
        return Drafted(assembly.draft(), Kind.STATUS)
    outcomes = VerdictsOn(ids, where=where, forecast=False)
    judged = frozenset(found.id for found in assembly.result(outcomes).items)
    query = VerdictsOn(ids, where=where, judgement=question.judging.only)
    compose_by_verdict(assembly, query, unjudged=tuple(id_ for id_ in ids if id_ not in judged))
    if not _MANY.search(fold(question.asked)):
        return Drafted(assembly.draft(), Kind.STATUS)
    count = assembly.count(replace(query, forecast=False))  # a forecast is no outcome
    return Drafted(assembly.draft(count=count), Kind.COUNT)


def _asks_for_verdicts(asked: Asked) -> bool:
    """Say whether goals or indicators are asked how they went; of activities the status is asked."""
    question, folded = asked.question, fold(asked.question.asked)
    activities = _sorts(asked) == {Activity}
    judged = question.kind is Kind.STATUS or question.judging.only is not None
    return not activities and not GAP.search(folded) and (judged or status_words(folded) is not None)


def _sorts(asked: Asked) -> set[type]:
    graph = asked.snapshot.graph
    return {type(graph.entity(id_)) for id_ in asked.question.earlier}


def _led_to(asked: Asked) -> Query | None:
    """Return the query for what the things are linked to, where that is wanted ("Vilka mål hör de till?")."""
    folded, ids = fold(asked.question.asked), asked.question.earlier
    wanted = next((one.thing for one in things_in(folded)), None)
    if GAP.search(folded) or OF_THEM.search(folded) or wanted is None:
        return None
    sorts = _sorts(asked)
    if sorts == {Goal}:
        ways: dict[Thing, Query] = {
            Thing.ACTIVITY: ActivitiesOf(goals=ids),
            Thing.INDICATOR: IndicatorsOf(goals=ids),
            Thing.ORGAN: OrgansServing(ids),
        }
        return ways.get(wanted)
    if wanted is Thing.GOAL and sorts == {Activity}:
        return GoalsOf(activities=ids)
    return GoalsMeasured(ids) if wanted is Thing.GOAL and sorts == {Indicator} else None


def _among(question: Question) -> Among | None:
    """Return what is asked among the things; None where words are left that say nothing known."""
    ids, folded, where = question.earlier, fold(question.asked), _where(question)
    role = _role(folded)
    status = status_words(folded) if role is None else None
    lacks = GAP.search(folded) or (_NOT.search(folded) and asks_how_measured(folded))
    terms, left = _words(question)
    if lacks:
        lacking = _relation(folded)
        return Among(ids, lacking=lacking, unstated=None if lacking else role) if lacking or role else None
    if OF_THEM.search(folded) and _relation(folded) and _HAVE.search(folded):
        return Among(ids, where=where, linked=_relation(folded))
    if status is not None:
        return Among(ids, where=where, status=folded[status.start : status.end])
    if role is not None and not (terms and _WHICH.match(folded)):
        return Among(ids, where=where, role=role)
    return None if left and not terms else Among(ids, where=where, terms=terms)


def _relation(folded: str) -> Relation | None:
    """Return the link that goals are asked for which lack it."""
    wanted = {one.thing for one in things_in(folded)}
    if Thing.INDICATOR in wanted or asks_how_measured(folded):
        return Relation.MEASURES
    return Relation.SERVES if Thing.ACTIVITY in wanted else None


def _words(question: Question) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words that the things must name, and those of which nothing is known to be asked by."""
    folded = OF_THEM.sub(lambda them: " " * len(them[0]), fold(question.asked))
    named = [(one.start, one.end) for one in question.entities if one.type is EntityType.ORGAN]
    taken = [*named, *((one.start, one.end) for one in things_in(folded))]
    words = [
        word
        for word, start, end in name_words(folded)
        if not any(first < end and start < last for first, last in taken) and not word.isdigit()
    ]
    idle = MENTIONING | ELLIPTIC | FILL
    left = tuple(one for one in words if one not in idle and (one in _NEGATIONS or not is_function_word(one)))
    return tuple(one for one in left if not is_verb(one) and one not in _NEGATIONS), left


def _role(folded: str) -> FactRole | None:
    """Return the fact that is asked of the things; a word for a status asks which of them have it."""
    role = fact_role(folded)
    if status_words(folded) is not None and not LOOKUP_START.search(folded):
        return None
    return role if role in OF_THINGS else BY_TYPE.get(answer_type(folded))


def _where(question: Question) -> Where:
    """Return the organ, unit and period that the follow-up itself names."""
    organs = (one.name for one in question.named(EntityType.ORGAN))
    return Where(organ=next(organs, None), period=hull(question.periods), responsible=question.responsible)
