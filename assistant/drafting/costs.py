"""What activities cost ("Vad kostar aktiviteterna för mål 12?"): the amounts that plans state, and their sum."""

from __future__ import annotations

from dataclasses import replace

from assistant.answer import Kind
from assistant.compose import notices
from assistant.compose.among import compose_among, compose_sum
from assistant.computing.queries import ActivitiesOf, Among
from assistant.drafting.asked import Asked
from assistant.drafting.drafted import Drafted
from assistant.drafting.posing import pose
from assistant.understanding.answer_types import fact_role
from assistant.understanding.directions import direction_of
from assistant.understanding.question import EntityType
from assistant.wording import AnswerType, Thing
from corpus.model import FactRole

_NARROWED = (EntityType.ACTIVITY, EntityType.INDICATOR)


def draft_costs(asked: Asked) -> Drafted | None:
    """Draft the amounts of the activities of a goal or an organ; None where no amounts of activities are asked for."""
    question, graph = asked.question, asked.snapshot.graph
    money = question.role is FactRole.AMOUNT or question.answer_type is AnswerType.MONEY
    activities = question.wanted is not None and question.wanted.thing is Thing.ACTIVITY
    narrowed = (
        any(question.named(sort) for sort in _NARROWED) or question.restrictions.denied or question.restrictions.ranked
    )
    if not (money and activities) or narrowed or question.kind is not Kind.LOOKUP:
        return None
    kind = Kind.LINK if question.named(EntityType.GOAL) else Kind.LIST
    terms = tuple(word for word in question.unexplained if fact_role(word) is not FactRole.AMOUNT)
    direction = direction_of(question.wanted, question.entities)
    listed = replace(question, kind=kind, role=None, direction=direction, unexplained=terms)
    query = pose(listed, graph)
    assembly = asked.assembly()
    if not isinstance(query, ActivitiesOf) or not assembly.result(query).items:
        return None
    asked.note_time(assembly, query)
    amounts = Among(tuple(one.id for one in assembly.result(query).items), role=FactRole.AMOUNT)
    compose_among(assembly, amounts)
    compose_sum(assembly, amounts)
    notices.note_plans(assembly)
    notices.warn_of_gaps(assembly, asked.receipt, asked.searched)
    refused = not assembly.result(amounts).items
    return Drafted(assembly.draft(refused=refused), Kind.NONE if refused else Kind.LOOKUP)
