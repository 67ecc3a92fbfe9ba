"""Answers that are queries over the plan graph: lists, counts, links; and the refusal where a plan was not read."""

from __future__ import annotations

from assistant.answer import Kind
from assistant.compose import compose_result, notices, refusals
from assistant.compose.links import note_outside_plan
from assistant.computing.fitting import same
from assistant.computing.queries import (
    ActivitiesOf,
    Documents,
    GoalsAt,
    GoalsOf,
    IndicatorsOf,
    Organs,
    Query,
)
from assistant.drafting.asked import Asked
from assistant.drafting.drafted import Drafted
from assistant.drafting.mentioning import tell_mentioned
from assistant.drafting.posing import COMPUTED_KINDS, pose
from assistant.drafting.unread import Unread, nothing_read, plan_of_the_year_missing, unread
from assistant.receipt import describe_expected
from assistant.understanding.question import Question, Thing
from corpus.model import Expected


def draft_from_graph(asked: Asked) -> Drafted | None:
    """Draft the answer to a question that is a query; None when it is none, or when the text may know more."""
    question, graph = asked.question, asked.snapshot.graph
    if question.kind in COMPUTED_KINDS:
        refused = refuse_unfit(asked)
        if refused is not None:
            return refused
    query = None if question.judged else pose(question, graph)
    if query is None:
        return None
    if _is_restricted(question, query):
        return refuse_restrictions(asked)
    strangers = tuple(name for name in question.foreign if name not in getattr(query, "terms", ()))
    if strangers:
        return refuse_unknown_names(asked, strangers)
    absent = plan_of_the_year_missing(query, graph, expected=asked.absent)
    if absent is not None:
        return refuse_unread(asked, absent, others=query)
    result = asked.assembly().result(query)
    if result.items or result.suggested:
        return _computed(asked, query)
    missing = unread(question, query, graph, expected=asked.absent)
    if missing is not None:
        return refuse_unread(asked, missing)
    if isinstance(query, ActivitiesOf | GoalsOf | GoalsAt | IndicatorsOf) and query.terms:
        return None
    return _computed(asked, query)


def _is_restricted(question: Question, query: Query) -> bool:
    """Say whether a question restricts what a query finds in a way that the query does not work out."""
    restrictions = question.restrictions
    timed = bool(restrictions.timed) and isinstance(query, ActivitiesOf)
    changed = bool(restrictions.changed) and isinstance(query, IndicatorsOf)
    return bool(restrictions.denied or restrictions.ranked) or timed or changed


def refuse_restrictions(asked: Asked) -> Drafted:
    """Refuse a list that would hold what the question leaves out or denies, or all where the first is asked for."""
    assembly = asked.assembly()
    said = asked.question.restrictions
    refusals.refuse_restrictions(
        assembly, denied=said.denied, ranked=said.ranked, timed=said.timed, changed=said.changed
    )
    return Drafted(assembly.draft(refused=True), Kind.NONE)


def refuse_unfit(asked: Asked) -> Drafted | None:
    """Refuse a question that rests on an organ or a kind of document that the corpus does not know; None else."""
    return _refuse_strangers(asked) or _refuse_kind(asked)


def _computed(asked: Asked, query: Query) -> Drafted:
    """Draft the answer that a query gives."""
    question = asked.question
    assembly = asked.assembly()
    result = assembly.result(query)
    if not isinstance(query, Documents | Organs):
        asked.note_time(assembly, query)
    notices.note_organ(assembly, asked=question.organ, answered=query.where.organ)
    notices.note_beside(assembly, question.kind)
    compose_result(assembly, query)
    if isinstance(query, ActivitiesOf) and query.where.organ is not None and not question.documents:
        note_outside_plan(assembly, query)
    stated = question.wanted.number if question.wanted else None
    if stated is not None and result.items and stated != result.count:
        assembly.phrase("list.other_number")
    if isinstance(query, ActivitiesOf) or (isinstance(query, GoalsOf) and not query.activities):
        notices.note_plans(assembly)
    notices.warn_of_gaps(assembly, asked.receipt, asked.searched)
    pages = tell_mentioned(assembly, asked, query, cited=assembly.citations.all())
    count = assembly.count(query) if question.kind is Kind.COUNT else None
    return Drafted(assembly.draft(count=count, also_mentioned=pages), question.kind)


def refuse_foreign(asked: Asked) -> Drafted | None:
    """Refuse what is judged, compared or lacking in a place that the corpus does not know; None of other questions."""
    question = asked.question
    unsaid = asked.unsaid(question.foreign) if question.kind in notices.BESIDE else ()
    return refuse_unknown_names(asked, unsaid) if unsaid else None


def _refuse_strangers(asked: Asked) -> Drafted | None:
    """Refuse a question about an organ that the corpus does not know; one whose plan is expected is told as such."""
    strangers = asked.question.strangers
    if not strangers:
        return None
    plans = [plan for plan in asked.snapshot.expected if plan.organ and any(same(plan.organ, one) for one in strangers)]
    if plans:
        plan = plans[0]
        where = asked.where(organ=plan.organ, period=plan.period)
        return refuse_unread(asked, Unread(documents=Documents(where, kind=plan.kind)))
    bare = (one.removesuffix("s") if one.endswith("ens") else one for one in strangers)
    return refuse_unknown_names(asked, tuple(bare))


def refuse_unknown_names(asked: Asked, names: tuple[str, ...]) -> Drafted:
    """Refuse a question that rests on names that the corpus does not know."""
    assembly = asked.assembly()
    refusals.refuse_unknown(assembly, asked.as_written(names))
    return Drafted(assembly.draft(refused=True), Kind.NONE)


def _refuse_kind(asked: Asked) -> Drafted | None:
    """Refuse a question that rests on a kind of document that was not read; a list of documents is none."""
    wanted = asked.question.wanted
    if wanted is None or wanted.thing is Thing.DOCUMENT:
        return None
    missing = nothing_read(asked.question, asked.snapshot.graph)
    return None if missing is None else refuse_unread(asked, missing)


def refuse_unread(asked: Asked, missing: Unread, *, others: Query | None = None) -> Drafted:
    """Refuse with what was not read, what is read nearest to it, and how much was searched.

    `others` is what other documents hold on the matter: it is shown as such.
    """
    assembly = asked.assembly()
    if missing.documents is not None:
        where = missing.documents.where
        plan = Expected(where.kommun, where.organ, missing.documents.kind, where.period)
        described = describe_expected(plan, phrases=asked.phrases, language=asked.question.language)
        refusals.refuse_not_read(assembly, missing.documents, described=described, near=missing.near)
    elif missing.nothing is not None:
        compose_result(assembly, missing.nothing)
        assembly.phrase("refusal.turn")
    if others is not None and assembly.result(others).items:
        assembly.phrase("refusal.others")
        compose_result(assembly, others)
    notices.warn_of_gaps(assembly, asked.receipt, asked.searched)
    return Drafted(assembly.draft(refused=True), Kind.NONE)
