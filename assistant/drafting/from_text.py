"""Draft what the text says where the graph says nothing: the sentence or row that answers a lookup."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from assistant.answer import Kind
from assistant.compose import Assembly, notices, passages, refusals
from assistant.compose.draft import Count
from assistant.compose.lookups import compose_values
from assistant.computing.compute import compute
from assistant.computing.queries import VALUE_ROLES, ValuesOf
from assistant.drafting.asked import Asked
from assistant.drafting.cells import cell_of
from assistant.drafting.drafted import Drafted
from assistant.drafting.posing import value_query
from assistant.drafting.topic import tell_near_matter
from assistant.drafting.whole_passages import whole_passages
from assistant.finding.extraction import look_up
from assistant.finding.nearest import nearest
from assistant.finding.passage_places import Extracted, Reason
from assistant.finding.retrieval import Ranked
from assistant.finding.sought import search_text, sought_by
from assistant.understanding.coverage import Words
from assistant.understanding.cues import COUNTED
from assistant.understanding.naming import FULL
from assistant.understanding.question import EntityType
from assistant.wording import fold
from corpus.model import Activity, FactRole, Goal, Indicator
from corpus.swedish import normalise

COVER_CHARACTERS = 600
"""Of a first page: its title, whose it is, what it holds for."""
PASSAGES_SOUGHT = 40
"""Passages that a lookup or definition looks at."""
AS_SURE = 0.15
"""Another document's answer is shown when its score is at most so much lower than the best."""
COVER_ROLES = frozenset({FactRole.DECIDED, FactRole.DIARY_NUMBER})
"""Facts of a document as a whole."""
_YEARS = re.compile(r"(?<!\w)(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?(?!\w)")
_SORT_OF_COST = re.compile(r"\w{4,}kostnad(?:en|er|erna)?")
_DIARY = re.compile(r"(?:diarie|dnr|ärende)\w*\W{1,3}.*\d", re.IGNORECASE)


def draft_looked_up(asked: Asked) -> Drafted:
    """Draft the answer that a sentence or a row of the text gives, or the refusal."""
    assembly = asked.assembly()
    ranked, found = _look_up(asked)
    candidates = _ids(ranked)
    if not found:
        return _nothing_found(asked, ranked)
    values = _values_at(found[0], asked)
    if values is None:
        return _quoted(asked, found, candidates)
    asked.note_time(assembly, values)
    compose_values(assembly, values)
    return Drafted(assembly.draft(), asked.question.kind, candidates)


def _nothing_found(asked: Asked, ranked: tuple[Ranked, ...]) -> Drafted:
    """Draft the refusal: what was searched, what is stated for other years or else nearest to it, where to turn."""
    question = asked.question
    assembly = asked.assembly()
    unsaid = asked.unsaid(question.foreign)
    if unsaid:
        refusals.refuse_unknown(assembly, asked.as_written(unsaid))
        notices.warn_of_gaps(assembly, asked.receipt, asked.searched)
        return Drafted(assembly.draft(refused=True), Kind.NONE, _ids(ranked))
    refusals.say_nothing_found(assembly)
    other_years = _of_other_years(asked, ranked)
    if other_years is not None:
        passages.compose_near(assembly, other_years, year=str(question.period))
    elif (near := _named(asked) or nearest(question, ranked)) is not None:
        passages.compose_near(assembly, near)
    else:
        tell_near_matter(assembly, asked)
    refusals.turn(assembly)
    notices.warn_of_gaps(assembly, asked.receipt, asked.searched)
    return Drafted(assembly.draft(refused=True), Kind.NONE, _ids(ranked))


def _of_other_years(asked: Asked, ranked: tuple[Ranked, ...]) -> Extracted | None:
    """Return the place that would answer, were the question not of a certain year; None without one."""
    question = asked.question
    if len(question.periods) != 1:
        return None
    asked_undated, sought_undated = _YEARS.sub("", question.asked), _YEARS.sub("", question.in_plan_words)
    undated = replace(question, asked=asked_undated, in_plan_words=sought_undated, entities=(), periods=(), period=None)
    found = look_up(undated, ranked, documents=asked.snapshot.graph.documents, covers=_covers(asked, ranked))
    dated = (one for one in found if one.value is not None and re.search(r"(?:19|20)\d\d", one.text))
    return next(dated, None)


def _named(asked: Asked) -> str | None:
    """Return the mention (id) of the one thing of the plans that the question names in full."""
    question, graph = asked.question, asked.snapshot.graph
    sorts = (EntityType.ACTIVITY, EntityType.GOAL, EntityType.INDICATOR)
    named = [graph.entity(one.id) for one in question.entities if one.type in sorts and one.score >= FULL]
    known = [one for one in named if isinstance(one, Activity | Goal | Indicator) and one.mentions]
    return known[0].mentions[0] if len(known) == 1 else None


def draft_sentence(asked: Asked, *, about: Iterable[str]) -> Drafted | None:
    """Draft the sentence of running text that tells what the plans' tables do not of a thing; None when none does.

    `about` are the question's (normalised) words that name the thing. Rows of tables are left out: what they state
    is in the graph.
    """
    words = frozenset(about)
    ranked, found = _look_up(asked)
    years = {str(year) for period in asked.question.periods for year in range(period.first, period.last + 1)}
    told = tuple(
        one
        for one in found
        if one.reason is Reason.SENTENCE
        and one.value is not None
        and one.own_words >= words
        and (not years or any(year in one.text for year in years))
    )
    return _quoted(asked, told, _ids(ranked)) if told else None


def draft_sort_of_cost(asked: Asked, *, about: Iterable[str]) -> Drafted | None:
    """Draft the sentence or row that gives the sort of cost asked for ("driftkostnaden") of a thing; None without one.

    `about` are the question's (normalised) words that name the thing: place, header and headings must hold them.
    """
    costs = {word for word in sought_by(asked.question).words if _SORT_OF_COST.fullmatch(word)}
    if not costs:
        return None
    ranked, found = _look_up(asked)
    told = tuple(
        one
        for one in found
        if one.value is not None
        and costs & one.own_words
        and all(Words.of(one.text, one.passage.header, *one.passage.headings).covers(word) == 1 for word in about)
    )
    return _quoted(asked, told, _ids(ranked)) if told else None


def draft_compared_in_text(asked: Asked) -> Drafted | None:
    """Draft the sentence that itself gives a value for every year asked to be compared; None when none does."""
    years = sought_by(asked.question).several
    ranked, found = _look_up(asked)
    told = tuple(one for one in found if years and one.value is not None and all(year in one.text for year in years))
    return _quoted(asked, told, _ids(ranked)) if told else None


def _quoted(asked: Asked, found: tuple[Extracted, ...], candidates: tuple[str, ...]) -> Drafted:
    question = asked.question
    assembly = asked.assembly()
    notices.note_beside(assembly, question.kind)
    _compose(asked, assembly, found)
    notices.warn_of_gaps(assembly, asked.receipt, asked.searched)
    counts = question.kind is Kind.COUNT or COUNTED.search(fold(question.asked)) is not None
    count = _stated_count(found[0]) if counts else None
    return Drafted(assembly.draft(count=count), question.kind, candidates)


def _compose(asked: Asked, assembly: Assembly, found: tuple[Extracted, ...]) -> None:
    """Quote what was found: a cell with its row and column, and other documents' answers where they differ."""
    kind = asked.question.answer_type
    differing = _differing(found) if asked.question.organ is None else ()
    cell = cell_of(found[0], asked) if not differing else None
    if cell is not None:
        passages.compose_cell(assembly, found[0], (cell.row, cell.column, cell.head), kind=kind)
    elif differing:
        quotes = (passages.quote_of(one, kind=kind) for one in (found[0], *differing))
        passages.compose_sources(assembly, quotes)
    else:
        passages.compose_found(assembly, found, kind=kind)


def _differing(found: tuple[Extracted, ...]) -> tuple[Extracted, ...]:
    """Return the answers of other documents that hold as much of the question as the best, and give another value."""
    best = found[0]
    if best.value is None:
        return ()
    seen, others = {best.locator.reading}, []
    for one in found[1:]:
        as_sure = one.own_words >= best.own_words and one.score >= best.score - AS_SURE
        other = one.value is not None and normalise(one.value.text) != normalise(best.value.text)
        if as_sure and other and one.locator.reading not in seen:
            seen.add(one.locator.reading)
            others.append(one)
    return tuple(others)


def _stated_count(found: Extracted) -> Count | None:
    """Return the number that the text states, when it is a whole one."""
    quantity = found.value.quantity if found.value else None
    whole = quantity is not None and not quantity.unit and quantity.value == int(quantity.value)
    return Count(int(quantity.value)) if quantity is not None and whole else None


def _look_up(asked: Asked) -> tuple[tuple[Ranked, ...], tuple[Extracted, ...]]:
    """Search the documents pointed at, then all; return the ranked passages, and the places that answer."""
    documents = asked.snapshot.graph.documents
    ranked: tuple[Ranked, ...] = ()
    sought = search_text(asked.question)
    for readings in dict.fromkeys(_places(asked)):
        if not readings:
            continue
        ranked = whole_passages(asked, sought, readings=readings, limit=PASSAGES_SOUGHT)
        found = look_up(asked.question, ranked, documents=documents, covers=_covers(asked, ranked))
        found = tuple(one for one in found if not _only_names(one, asked))
        if asked.question.role is FactRole.DIARY_NUMBER:  # another number is none
            found = tuple(one for one in found if _DIARY.search(one.text))
        if found:
            return ranked, found
    return ranked, ()


def _places(asked: Asked) -> tuple[tuple[str, ...], ...]:
    """Return the readings to search, the nearest first; a document's own fact is sought in that document alone."""
    pointed = asked.pointed_at()
    if pointed and asked.question.role in COVER_ROLES:
        return (pointed,)
    return (pointed, _own_readings(asked), asked.readings(), asked.readings_of_any_time())


def _only_names(found: Extracted, asked: Asked) -> bool:
    """Say whether a place is only the number and name of a goal that is named: no value of it ("4.3 Trygga hamnar")."""
    names = "|".join(re.escape(fold(goal.name)) for goal in asked.question.named(EntityType.GOAL))
    return bool(names) and re.fullmatch(rf"\W*(?:\w+ )?[\d.]+\W+(?:{names})\W*", fold(found.text)) is not None


def _own_readings(asked: Asked) -> tuple[str, ...]:
    """Return the readings of the documents of the kommun that the question names: they tell of it first of all."""
    question = asked.question
    named = question.kommun is not None and fold(question.kommun) in fold(question.asked)
    own = {one.reading for one in asked.searched if named and one.kommun == question.kommun}
    return tuple(reading for reading in asked.readings() if reading in own)


def _covers(asked: Asked, ranked: tuple[Ranked, ...]) -> dict[str, str]:
    """Return what stands at the top of the first page of each reading among ranked passages."""
    readings = dict.fromkeys(one.passage.locator.reading for one in ranked)
    return {reading: asked.snapshot.pages.page(reading, 1).text[:COVER_CHARACTERS] for reading in readings}


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


def _ids(ranked: Iterable[Ranked]) -> tuple[str, ...]:
    return tuple(one.passage.id for one in ranked)
