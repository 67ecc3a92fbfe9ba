"""From a question to a draft answer: a query over the graph where one answers, else the text, else a refusal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.answer import Kind
from assistant.asked import Asked
from assistant.compose import Assembly, Draft, compose_result, notices, passages, refusals, verdicts
from assistant.compose.lookups import compose_identity
from assistant.definitions import define, terms_of
from assistant.extraction import look_up
from assistant.mentioning import also_mentioned
from assistant.posing import pose, pose_identity
from assistant.queries import ActivitiesOf, GoalsAt, GoalsOf, GoalsWithout, IndicatorsOf, Query
from assistant.question import EntityType, Question
from assistant.retrieval import Ranked

PASSAGES_SOUGHT = 40
"""Passages that a lookup or definition looks at."""
LATER = frozenset({Kind.STATUS, Kind.COMPARE, Kind.GAP, Kind.OPEN})
"""Kinds whose complete answers come with later issues: what the plans say is shown, and that it is not all."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft, the kind of answer that it is, and the passages (ids) that retrieval ranked for it."""

    draft: Draft
    kind: Kind
    candidates: tuple[str, ...] = ()


def draft_answer(asked: Asked) -> Drafted:
    """Draft the answer to a question."""
    question = asked.question
    if question.unresolved and not _names_what_it_asks(question):
        return _refuse_unknown(asked)
    identity = pose_identity(question)
    if identity is not None:
        return _identify(asked, identity)
    if question.kind is Kind.DEFINITION:
        return _define(asked)
    if question.kind is Kind.STATUS:
        judged = _judged(asked)
        if judged is not None:
            return judged
    query = pose(question, asked.snapshot.graph)
    if query is not None and not _is_about_text(query, asked):
        return _computed(asked, query)
    return _from_text(asked)


# --- from the graph ------------------------------------------------------------------------------------------


def _computed(asked: Asked, query: Query) -> Drafted:
    """Draft the answer that a query gives."""
    question = asked.question
    assembly = asked.assembly()
    result = assembly.result(query)
    if not result.items and not result.suggested and _plan_is_missing(asked):
        refusals.refuse_not_read(assembly, asked.receipt.missing)
        return Drafted(assembly.draft(refused=True), question.kind)
    _note_time(asked, assembly, query)
    if question.kind in LATER and not isinstance(query, GoalsWithout):
        assembly.phrase(f"later.{question.kind}")
    compose_result(assembly, query)
    stated = question.wanted.number if question.wanted else None
    if stated is not None and result.items and stated != result.count:
        assembly.phrase("list.other_number")
    if isinstance(query, ActivitiesOf | GoalsOf | GoalsWithout):
        notices.note_missing(assembly, asked.receipt.missing)
    notices.warn_of_gaps(assembly, asked.receipt, asked.searched)
    mentioned = also_mentioned(asked, query, assembly.citations.all())
    count = result.count if question.kind is Kind.COUNT else None
    return Drafted(assembly.draft(count=count, also_mentioned=mentioned), question.kind)


def _note_time(asked: Asked, assembly: Assembly, query: Query) -> None:
    """Say first what the answer's period is not."""
    period = assembly.renderer.period(query)
    notices.note_newer(assembly, asked.described(asked.newer_programmes(period)))
    notices.note_period(assembly, period, asked=asked.question.period, today=asked.today)


def _identify(asked: Asked, query: GoalsAt) -> Drafted:
    """Draft number and name of the goals asked about."""
    assembly = asked.assembly()
    _note_time(asked, assembly, query)
    compose_identity(assembly, query)
    return Drafted(assembly.draft(), Kind.LOOKUP)


def _judged(asked: Asked) -> Drafted | None:
    """Draft the verdicts on what the question names, quoted; None when there are none."""
    assembly = asked.assembly()
    if not verdicts.compose_verdicts(assembly, tuple(entity.id for entity in asked.question.entities)):
        return None
    return Drafted(assembly.draft(), Kind.STATUS)


def _names_what_it_asks(question: Question) -> bool:
    """Say whether something that can be linked is recognised beside what is not."""
    return any(entity.type not in (EntityType.ORGAN, EntityType.DOCUMENT) for entity in question.entities)


def _plan_is_missing(asked: Asked) -> bool:
    """Say whether the organ asked about has no document here, though one is expected."""
    organ = asked.question.organ
    read = any(document.organ == organ for document in asked.searched)
    return organ is not None and not read and any(plan.organ == organ for plan in asked.absent)


def _is_about_text(query: Query, asked: Asked) -> bool:
    """Say whether a query for what the question only describes found nothing: then the text may still say it."""
    described = isinstance(query, ActivitiesOf | GoalsOf | GoalsAt | IndicatorsOf) and bool(query.terms)
    result = asked.assembly().result(query)
    return described and not result.items and not result.suggested


# --- from the text -------------------------------------------------------------------------------------------


def _from_text(asked: Asked) -> Drafted:
    """Draft the answer that a sentence or a row of the text gives, or the refusal."""
    question = asked.question
    assembly = asked.assembly()
    ranked = _search(asked, question.text)
    candidates = _ids(ranked)
    if question.kind is Kind.OPEN:
        assembly.phrase("later.open")
        return Drafted(assembly.draft(refused=True), Kind.OPEN, candidates)
    found = look_up(question, ranked, documents=asked.snapshot.graph.documents)
    if not found:
        refusals.refuse_nothing_found(assembly)
        notices.warn_of_gaps(assembly, asked.receipt, asked.searched)
        return Drafted(assembly.draft(refused=True), Kind.NONE, candidates)
    if question.kind in LATER:
        assembly.phrase(f"later.{question.kind}")
    passages.compose_found(assembly, found, kind=question.answer_type)
    notices.warn_of_gaps(assembly, asked.receipt, asked.searched)
    return Drafted(assembly.draft(), question.kind, candidates)


def _define(asked: Asked) -> Drafted:
    """Draft the definition of each term asked about, or say that it is defined nowhere."""
    question = asked.question
    assembly = asked.assembly()
    whole, *parts = terms_of(question.subject or question.text)
    ranked = {term: _search(asked, term) for term in (whole, *parts)}
    defined = {term: define(term, passages_) for term, passages_ in ranked.items()}
    terms = (whole,) if defined[whole] or not parts else tuple(parts)
    goals = tuple(entity.id for entity in question.named(EntityType.GOAL))
    candidates = tuple(dict.fromkeys(id_ for term in terms for id_ in _ids(ranked[term])))
    if not any(defined[term] for term in terms) and goals:
        compose_result(assembly, GoalsAt(ids=goals))
        return Drafted(assembly.draft(), Kind.DEFINITION, candidates)
    for term in terms:
        if defined[term]:
            passages.compose_found(assembly, defined[term], kind=question.answer_type)
        else:
            refusals.refuse_undefined(assembly, term)
    refused = not any(defined[term] for term in terms)
    if refused:
        assembly.phrase("refusal.turn")
    notices.warn_of_gaps(assembly, asked.receipt, asked.searched)
    return Drafted(assembly.draft(refused=refused), Kind.DEFINITION, candidates)


def _refuse_unknown(asked: Asked) -> Drafted:
    assembly = asked.assembly()
    refusals.refuse_unknown(assembly, asked.question.unresolved)
    return Drafted(assembly.draft(refused=True), Kind.NONE)


def _search(asked: Asked, text: str) -> tuple[Ranked, ...]:
    return asked.snapshot.retriever.search(text, readings=asked.readings(), limit=PASSAGES_SOUGHT)


def _ids(ranked: Iterable[Ranked]) -> tuple[str, ...]:
    return tuple(one.passage.id for one in ranked)
