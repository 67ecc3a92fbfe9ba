"""Draft what a term or an abbreviation means, quoted, or say that it is defined nowhere.

Each document may define it in its own way: those that differ are all quoted, each with its document and period.
"""

from __future__ import annotations

from collections.abc import Iterable

from assistant.answer import Kind
from assistant.compose import notices, refusals
from assistant.compose.lookups import compose_meaning
from assistant.compose.passages import Quote, compose_sources
from assistant.drafting.asked import Asked
from assistant.drafting.drafted import Drafted
from assistant.drafting.headings import place_of_heading
from assistant.finding.definitions import define, define_in_heading, terms_of
from assistant.finding.passage_places import Extracted
from assistant.finding.retrieval import Ranked
from assistant.finding.telling import is_told
from assistant.understanding.question import EntityType, Question
from assistant.understanding.subject import term_asked
from assistant.wording import fold

PASSAGES_SOUGHT = 100
"""Passages that a definition is sought in."""
SURE_DEFINITION = 0.7
"""Score of a sentence that says what a goal is; below it, what stands under the goal's heading may be anything."""
AS_SURE = 0.12
"""Another document's definition is shown when its score is at most so much lower than the best."""


def draft_definition(asked: Asked) -> Drafted | None:
    """Draft the definition of each term asked about, or say that it is defined nowhere; None when none is asked for."""
    question = asked.question
    term = term_asked(question.asked, question.kind, led=question.asked != question.text, whole=question.text)
    subject = term or question.subject
    if question.kind is not Kind.DEFINITION and not term:
        return None
    assembly = asked.assembly()
    whole, *parts = terms_of(subject or question.asked)
    ranked = {term: _search(asked, term) for term in (whole, *parts)}
    defined = {term: define(term, passages) for term, passages in ranked.items()}
    surely = any(one.score >= SURE_DEFINITION for one in defined[whole])
    terms = (whole,) if surely or not parts else tuple(parts)
    candidates = tuple(dict.fromkeys(one.passage.id for term in terms for one in ranked[term]))
    quotes = {term: _quotes(asked, term, defined[term], ranked[term]) for term in terms}
    goals = _goals_meant(question, terms)
    if goals and not any(one.score >= SURE_DEFINITION for term in terms for one in defined[term]):
        compose_meaning(assembly, goals)
        return Drafted(assembly.draft(), Kind.DEFINITION, candidates)
    for term in terms:
        if quotes[term]:
            compose_sources(assembly, quotes[term])
        else:
            refusals.refuse_undefined(assembly, term)
    refused = not any(quotes.values())
    if refused:
        refusals.turn(assembly)
    notices.warn_of_gaps(assembly, asked.receipt, asked.searched)
    return Drafted(assembly.draft(refused=refused), Kind.DEFINITION, candidates)


def _goals_meant(question: Question, terms: Iterable[str]) -> tuple[str, ...]:
    """Return the goals (ids) that are themselves what the meaning is asked of."""
    sought = [fold(term) for term in terms]
    return tuple(
        entity.id
        for entity in question.named(EntityType.GOAL)
        for said in (fold(question.asked[entity.start : entity.end]).strip(),)
        if any(said in term or term in said for term in sought)
    )


def _quotes(asked: Asked, term: str, defined: tuple[Extracted, ...], ranked: tuple[Ranked, ...]) -> tuple[Quote, ...]:
    """Return the places to quote: the surest of each document that is about as sure as the best, and list headings."""
    best = max((one.score for one in defined), default=0.0)
    told = bool(defined) and is_told(defined[0].text)
    chosen: dict[str, Quote] = {}
    for one in defined:
        if one.score >= best - AS_SURE and is_told(one.text) is told:
            chosen.setdefault(one.locator.reading, Quote(one.locator, one.passage.headings))
    if best < SURE_DEFINITION:
        for passage, heading in define_in_heading(term, ranked):
            place = place_of_heading(asked, passage, heading)
            if place is not None:
                chosen[place.reading] = Quote(place, passage.headings[:-1])
    return tuple(chosen.values())


def _search(asked: Asked, text: str) -> tuple[Ranked, ...]:
    return asked.snapshot.retriever.search(text, readings=asked.readings(), limit=PASSAGES_SOUGHT)
