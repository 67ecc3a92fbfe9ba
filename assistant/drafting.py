"""From a question to a draft answer: a query over the graph where one answers, else the text, else a refusal."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from assistant.answer import Kind
from assistant.asked import Asked
from assistant.compose import Assembly, Draft, compose_result, notices, passages, refusals, verdicts
from assistant.compose.lookups import compose_identity, compose_meaning
from assistant.computing import compute
from assistant.covers import cover_lines
from assistant.definitions import define, terms_of
from assistant.extraction import Extracted, Reason, look_up
from assistant.mentioning import also_mentioned
from assistant.posing import VALUE_ROLES, pose, pose_identity, value_query
from assistant.queries import ActivitiesOf, GoalsAt, GoalsOf, GoalsWithout, IndicatorsOf, Query, ValuesOf, Where
from assistant.question import EntityType
from assistant.retrieval import Ranked

PASSAGES_SOUGHT = 40
"""Passages that a lookup or definition looks at."""
SURE_DEFINITION = 0.7
"""Score of a sentence that says what a goal is; below it, what stands under the goal's heading may be anything."""
LATER = frozenset({Kind.STATUS, Kind.COMPARE, Kind.GAP})
"""Kinds whose complete answers come with later issues: what the plans say is shown, and that it is not all."""


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft, the kind of answer that it is, and the passages (ids) that retrieval ranked for it."""

    draft: Draft
    kind: Kind
    candidates: tuple[str, ...] = ()


def draft_answer(asked: Asked) -> Drafted:
    """Draft the answer to a question: the first of the ways below that has one."""
    ways = (_nothing_searched, _unknown, _identity, _meaning, _offer, _judged, _from_graph, _from_cover)
    drafts = (way(asked) for way in ways)
    return next((drafted for drafted in drafts if drafted is not None), None) or _from_text(asked)


# --- special questions ---------------------------------------------------------------------------------------


def _nothing_searched(asked: Asked) -> Drafted | None:
    """Refuse when the scope holds no document."""
    if asked.searched:
        return None
    assembly = asked.assembly()
    assembly.phrase("refusal.no_documents")
    return Drafted(assembly.draft(refused=True), asked.question.kind)


def _unknown(asked: Asked) -> Drafted | None:
    """Refuse a question about a name or number that the corpus does not know, when it names nothing else."""
    known = (EntityType.ORGAN, EntityType.DOCUMENT)
    question = asked.question
    if not question.unresolved or any(entity.type not in known for entity in question.entities):
        return None
    assembly = asked.assembly()
    refusals.refuse_unknown(assembly, question.unresolved)
    return Drafted(assembly.draft(refused=True), Kind.NONE)


def _identity(asked: Asked) -> Drafted | None:
    """Draft number and name of the goals asked about."""
    query = pose_identity(asked.question)
    if query is None:
        return None
    assembly = asked.assembly()
    _note_time(asked, assembly, query)
    compose_identity(assembly, query)
    return Drafted(assembly.draft(), Kind.LOOKUP)


def _meaning(asked: Asked) -> Drafted | None:
    return _define(asked) if asked.question.kind is Kind.DEFINITION else None


def _offer(asked: Asked) -> Drafted | None:
    """Draft what the plans hold on the matter of a question that asks for something new."""
    question = asked.question
    if question.kind is not Kind.OPEN:
        return None
    assembly = asked.assembly()
    assembly.phrase("open.outside")
    goals = tuple(entity.id for entity in question.named(EntityType.GOAL))
    query = ActivitiesOf(goals=goals, where=Where(kommun=question.kommun), terms=() if goals else question.unexplained)
    offers = bool(query.goals or query.terms) and bool(assembly.result(query).items)
    if offers:
        assembly.phrase("open.offer")
        compose_result(assembly, query)
    return Drafted(assembly.draft(refused=not offers), Kind.OPEN)


def _judged(asked: Asked) -> Drafted | None:
    """Draft the verdicts on what the question names, quoted; None when there are none."""
    if asked.question.kind is not Kind.STATUS:
        return None
    assembly = asked.assembly()
    if not verdicts.compose_verdicts(assembly, tuple(entity.id for entity in asked.question.entities)):
        return None
    return Drafted(assembly.draft(), Kind.STATUS)


# --- from the graph ------------------------------------------------------------------------------------------


def _from_graph(asked: Asked) -> Drafted | None:
    """Draft the answer to a question that is a query; None when it is none, or when the text may know more."""
    query = pose(asked.question, asked.snapshot.graph)
    if query is None:
        return None
    result = asked.assembly().result(query)
    if not result.items and not result.suggested:
        if _plan_is_missing(asked):
            return _refuse_not_read(asked)
        if isinstance(query, ActivitiesOf | GoalsOf | GoalsAt | IndicatorsOf) and query.terms:
            return None
    return _computed(asked, query)


def _computed(asked: Asked, query: Query) -> Drafted:
    """Draft the answer that a query gives."""
    question = asked.question
    assembly = asked.assembly()
    result = assembly.result(query)
    _note_time(asked, assembly, query)
    if question.kind in LATER and not isinstance(query, GoalsWithout):
        assembly.phrase(f"later.{question.kind}")
    compose_result(assembly, query)
    stated = question.wanted.number if question.wanted else None
    if stated is not None and result.items and stated != result.count:
        assembly.phrase("list.other_number")
    if isinstance(query, ActivitiesOf | GoalsWithout) or (isinstance(query, GoalsOf) and not query.activities):
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


def _plan_is_missing(asked: Asked) -> bool:
    """Say whether the organ asked about has no document here, though one is expected."""
    organ = asked.question.organ
    read = any(document.organ == organ for document in asked.searched)
    return organ is not None and not read and any(plan.organ == organ for plan in asked.absent)


def _refuse_not_read(asked: Asked) -> Drafted:
    assembly = asked.assembly()
    refusals.refuse_not_read(assembly, asked.receipt.missing)
    return Drafted(assembly.draft(refused=True), asked.question.kind)


# --- from the text -------------------------------------------------------------------------------------------


def _from_text(asked: Asked) -> Drafted:
    """Draft the answer that a sentence or a row of the text gives, or the refusal."""
    question = asked.question
    assembly = asked.assembly()
    ranked, found = _look_up(asked)
    candidates = _ids(ranked)
    if not found:
        refusals.refuse_nothing_found(assembly)
        notices.warn_of_gaps(assembly, asked.receipt, asked.searched)
        return Drafted(assembly.draft(refused=True), Kind.NONE, candidates)
    values = _values_at(found[0], asked)
    if values is not None:
        drafted = _computed(asked, values)
        return replace(drafted, candidates=candidates)
    if question.kind in LATER:
        assembly.phrase(f"later.{question.kind}")
    passages.compose_found(assembly, found, kind=question.answer_type)
    notices.warn_of_gaps(assembly, asked.receipt, asked.searched)
    count = _stated_count(found[0]) if question.kind is Kind.COUNT else None
    return Drafted(assembly.draft(count=count), question.kind, candidates)


def _stated_count(found: Extracted) -> int | None:
    """Return the number that the text states, when it is a whole one."""
    quantity = found.value.quantity if found.value else None
    whole = quantity is not None and not quantity.unit and quantity.value == int(quantity.value)
    return int(quantity.value) if quantity is not None and whole else None


def _from_cover(asked: Asked) -> Drafted | None:
    """Draft what the cover of the documents pointed at says of decision and diary number; None when it says nothing."""
    places = cover_lines(asked)
    if not places:
        return None
    assembly = asked.assembly()
    for place, value in places:
        number = assembly.cite(place)
        assembly.quoted(assembly.citations.get(number).quote, (number,))
        assembly.add_value(value)
    return Drafted(assembly.draft(), Kind.LOOKUP)


def _look_up(asked: Asked) -> tuple[tuple[Ranked, ...], tuple[Extracted, ...]]:
    """Search the documents pointed at, then all; return the ranked passages, and the places that answer."""
    documents = asked.snapshot.graph.documents
    ranked: tuple[Ranked, ...] = ()
    for readings in (asked.pointed_at(), asked.readings()):
        if not readings:
            continue
        ranked = asked.snapshot.retriever.search(asked.question.text, readings=readings, limit=PASSAGES_SOUGHT)
        found = look_up(asked.question, ranked, documents=documents)
        if found:
            return ranked, found
    return ranked, ()


def _values_at(found: Extracted, asked: Asked) -> ValuesOf | None:
    """Return the query for the indicator whose row was found, when the question asks for one of its values."""
    question, graph = asked.question, asked.snapshot.graph
    if question.role not in VALUE_ROLES or found.reason is not Reason.ROW:
        return None
    places = {(found.locator.reading, part.page): part for part in found.locator.parts}
    for indicator in graph.indicators:
        for value in indicator.values:
            part = value.locator.parts[0]
            row = places.get((value.locator.reading, part.page))
            if row is not None and row.start <= part.start and part.end <= row.end:
                query = value_query(question, (indicator.id,))
                return query if compute(query, graph).items else None
    return None


def _define(asked: Asked) -> Drafted:
    """Draft the definition of each term asked about, or say that it is defined nowhere."""
    question = asked.question
    assembly = asked.assembly()
    whole, *parts = terms_of(question.subject or question.text)
    ranked = {term: _search(asked, term) for term in (whole, *parts)}
    defined = {term: define(term, passages_) for term, passages_ in ranked.items()}
    terms = (whole,) if defined[whole] or not parts else tuple(parts)
    goals = tuple(entity.id for entity in question.named(EntityType.GOAL))
    candidates = tuple(dict.fromkeys(one for term in terms for one in _ids(ranked[term])))
    if goals and not any(one.score >= SURE_DEFINITION for term in terms for one in defined[term]):
        compose_meaning(assembly, goals)
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


def _search(asked: Asked, text: str) -> tuple[Ranked, ...]:
    return asked.snapshot.retriever.search(text, readings=asked.readings(), limit=PASSAGES_SOUGHT)


def _ids(ranked: Iterable[Ranked]) -> tuple[str, ...]:
    return tuple(one.passage.id for one in ranked)
