"""Draft the refusal of what no plan answers, each sort in its own words, with what the plans do say where they may."""

from __future__ import annotations

from assistant.answer import Kind
from assistant.compose import Assembly, compose_result, refusals
from assistant.compose.following_up import compose_verdicts
from assistant.computing.queries import ActivitiesOf, VerdictsOn, Where
from assistant.drafting.asked import Asked
from assistant.drafting.drafted import Drafted
from assistant.understanding.kind.outside import VALUING, Outside
from assistant.understanding.question import EntityType


def draft_outside(asked: Asked) -> Drafted | None:
    """Draft the refusal of a question outside the plans; None where it may be one for them.

    Ideas and opinions are declined, and what the plans hold on the matter is shown instead.
    """
    question = asked.question
    if question.outside is None and question.kind is not Kind.OPEN:
        return None
    assembly = asked.assembly()
    if question.outside in (Outside.IDEAS, Outside.OPINION) or question.kind is Kind.OPEN:
        opinion = question.outside is Outside.OPINION
        assembly.phrase("outside.opinion" if opinion else "open.outside")
        _offer(asked, assembly, judged=opinion)
        return Drafted(assembly.draft(refused=True), Kind.OPEN)
    assembly.absence(f"outside.{question.outside}", None)
    refusals.turn(assembly)
    return Drafted(assembly.draft(refused=True), Kind.NONE)


def _offer(asked: Asked, assembly: Assembly, *, judged: bool) -> None:
    """Add what the plans hold on the matter: verdicts where an opinion is asked for, else what is planned."""
    question = asked.question
    goals = tuple(entity.id for entity in question.named(EntityType.GOAL))
    if judged and goals:
        judgements = VerdictsOn(ids=goals)
        if assembly.result(judgements).items:
            assembly.phrase("open.judged")
            compose_verdicts(assembly, judgements)
            return
    matter = tuple(word for word in question.unexplained if word not in VALUING)
    query = ActivitiesOf(goals=goals, where=Where(kommun=question.kommun), terms=() if goals else matter)
    if (query.goals or query.terms) and assembly.result(query).items:
        assembly.phrase("open.offer")
        compose_result(assembly, query)
