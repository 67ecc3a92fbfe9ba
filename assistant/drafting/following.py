"""Answers to a follow-up about the things of the answer before it ("Vilka av dem är klara?", "Vem ansvarar?")."""

from __future__ import annotations

import re

from assistant.answer import Kind
from assistant.compose import compose_result
from assistant.computing.progress import status_words
from assistant.computing.queries import Among, Where
from assistant.drafting.asked import Asked
from assistant.drafting.drafted import Drafted
from assistant.understanding.answer_types import answer_type, fact_role
from assistant.understanding.catalogue import is_function_word, name_words
from assistant.understanding.cues import GAP, LOOKUP_START
from assistant.understanding.leaning import ELLIPTIC, FILL, MENTIONING
from assistant.understanding.question import EntityType, Question
from assistant.understanding.scoping import hull
from assistant.understanding.things import things_in
from assistant.wording import AnswerType, Thing, fold
from corpus.model import Activity, FactRole, Relation
from corpus.word_classes import is_verb

OF_THINGS = frozenset(
    {FactRole.RESPONSIBLE, FactRole.START, FactRole.END, FactRole.AMOUNT, FactRole.STATUS, FactRole.TARGET,
     FactRole.OUTCOME, FactRole.BASELINE}
)  # fmt: skip
"""Facts that things of a plan have."""
_WHICH = re.compile(r"^\W*(?:och )?(?:vilka|hur många|which|how many)(?!\w)")
"""What is asked for are some of the things; a fact beside it tells which ("Vilka av dem ska vara klara i oktober?")."""
BY_TYPE = {
    AnswerType.PERSON: FactRole.RESPONSIBLE,
    AnswerType.ORGAN: FactRole.RESPONSIBLE,
    AnswerType.DATE: FactRole.END,
    AnswerType.MONEY: FactRole.AMOUNT,
}
"""What "vem", "när" and "hur mycket" ask of things, where no other word says it."""


def draft_following(asked: Asked) -> Drafted | None:
    """Draft the answer to a follow-up about earlier things: those that fit, or a fact of each; else None."""
    question = asked.question
    if not question.earlier:
        return None
    query = _posed(asked)
    if query is None:
        return None
    assembly = asked.assembly()
    compose_result(assembly, query)
    counted = question.kind is Kind.COUNT
    kind = Kind.COUNT if counted else Kind.LIST if query.role is None else Kind.LOOKUP
    count = assembly.result(query).count if counted else None
    return Drafted(assembly.draft(count=count), kind)


def _posed(asked: Asked) -> Among | None:
    """Return what is asked among the earlier things; None where it is a question for verdicts, or for other things."""
    question, graph = asked.question, asked.snapshot.graph
    folded = fold(question.asked)
    role = _role(folded)
    if GAP.search(folded):
        lacking = _relation(folded)
        return Among(question.earlier, lacking=lacking, unstated=None if lacking else role) if lacking or role else None
    status = status_words(folded) if role is None else None
    activities = all(isinstance(graph.entity(id_), Activity) for id_ in question.earlier)
    if not activities and (status is not None or question.kind is Kind.STATUS):
        return None
    if status is not None:
        return Among(question.earlier, where=_where(question), status=folded[status.start : status.end])
    terms = _terms(question)
    if role is not None and not (terms and _WHICH.match(folded)):
        return Among(question.earlier, where=_where(question), role=role)
    return Among(question.earlier, where=_where(question), terms=terms)


def _relation(folded: str) -> Relation | None:
    """Return the link that goals are asked for which lack it."""
    wanted = {one.thing for one in things_in(folded)}
    if Thing.INDICATOR in wanted:
        return Relation.MEASURES
    return Relation.SERVES if Thing.ACTIVITY in wanted else None


def _terms(question: Question) -> tuple[str, ...]:
    """Return the words that the things must name: whatever is no name, and asks for nothing."""
    folded = fold(question.asked)
    named = [(one.start, one.end) for one in question.entities if one.type is EntityType.ORGAN]
    taken = [*named, *((one.start, one.end) for one in things_in(folded))]
    words = (
        word
        for word, start, end in name_words(folded)
        if not any(first < end and start < last for first, last in taken) and not word.isdigit()
    )
    idle = MENTIONING | ELLIPTIC | FILL
    return tuple(one for one in words if one not in idle and not is_function_word(one) and not is_verb(one))


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
