"""Draft lists and counts that running text holds, where the graph has none: what leads them in, and what is listed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.answer import Kind
from assistant.compose import notices, passages
from assistant.compose.draft import Count
from assistant.drafting.asked import Asked
from assistant.drafting.drafted import Drafted
from assistant.drafting.headings import place_of_heading
from assistant.finding.document_facts import Facts, facts_of
from assistant.finding.headed import Headed, find_headed, find_numbered
from assistant.finding.listed import Listed, find_list
from assistant.finding.sought import search_text
from assistant.understanding.coverage import Words
from assistant.understanding.cues import COUNTED
from assistant.wording import fold
from corpus.model import Locator, Passage

KINDS = (Kind.LIST, Kind.LINK, Kind.LOOKUP)
PASSAGES_SOUGHT = 10
_OF_EACH = re.compile(r"(?:hur många|how many) (?:av|of)(?!\w)|(?<!\w)(?:är|blev|blir|har blivit|are|were) \w+\W*$")
"""How many of them are so and so: more than their number is asked for."""
PASSAGES_LEADING = 3
"""The best passages, whose readings are looked through for what their headings number."""


def draft_listed(asked: Asked) -> Drafted | None:
    """Draft the list in the text that the question asks for; None where the text holds none with its words."""
    question, pages = asked.question, asked.snapshot.pages
    if question.kind not in KINDS or asked.unsaid(question.foreign):
        return None
    for readings in dict.fromkeys((asked.pointed_at(), asked.readings())):
        if not readings:
            continue
        ranked = asked.snapshot.retriever.search(search_text(question), readings=readings, limit=PASSAGES_SOUGHT)
        listed = find_list(question, ranked, page_text=lambda reading, number: pages.page(reading, number).text)
        if listed is not None:
            return _drafted(asked, listed, Kind.LIST)
    return None


def draft_headed(asked: Asked) -> Drafted | None:
    """Draft what a heading names and numbers ("Fyra principer") by the headings that are these; None without one."""
    question = asked.question
    counts = COUNTED.search(fold(question.asked)) is not None
    if not (counts or question.kind in (Kind.LIST, Kind.LINK)) or asked.unsaid(question.foreign):
        return None
    for reading in _leading(asked):
        found = find_headed(question, _in_order(asked, reading), known=_known(asked, reading))
        listed = _placed(asked, found) if found is not None else None
        if listed is not None:
            return _drafted(asked, listed, Kind.COUNT if counts else Kind.LIST)
    return None


def draft_numbered(asked: Asked) -> Drafted | None:
    """Draft how many things a document numbers, by the first and the last of them; None without such a row."""
    question, snapshot = asked.question, asked.snapshot
    asked_of_each = (
        question.role is not None or question.status or question.judged or _OF_EACH.search(fold(question.asked))
    )
    if COUNTED.search(fold(question.asked)) is None or asked_of_each or asked.unsaid(question.foreign):
        return None
    for reading in _leading(asked):
        ordered = _in_order(asked, reading)
        texts = {
            part.page: snapshot.pages.page(reading, part.page).text for one in ordered for part in one.locator.parts
        }
        headings = Words.of(*(heading for one in ordered for heading in one.headings))
        found = find_numbered(question, texts, known=_known(asked, reading), headings=headings)
        if found is None:
            continue
        assembly = asked.assembly()
        assembly.phrase("count.numbered")
        for span in (found.first, found.last):
            number = assembly.cite(Locator(reading, (span,)))
            assembly.quoted(assembly.citations.get(number).quote, (number,))
        notices.warn_of_gaps(assembly, asked.receipt, asked.searched)
        return Drafted(
            assembly.draft(count=Count(found.count)), Kind.COUNT, tuple(one.id for one in ordered[:PASSAGES_SOUGHT])
        )
    return None


def _drafted(asked: Asked, listed: Listed, kind: Kind) -> Drafted:
    assembly = asked.assembly()
    passages.compose_list(assembly, listed)
    notices.warn_of_gaps(assembly, asked.receipt, asked.searched)
    count = Count(len(listed.things)) if kind is Kind.COUNT else None
    return Drafted(assembly.draft(count=count), kind, (listed.passage.id,))


def _leading(asked: Asked) -> tuple[str, ...]:
    """Return the readings that the question points at, else those of the passages nearest to it."""
    text = search_text(asked.question)
    readings = asked.pointed_at() or asked.readings()
    ranked = asked.snapshot.retriever.search(text, readings=readings, limit=PASSAGES_LEADING) if readings else ()
    return tuple(dict.fromkeys(one.passage.locator.reading for one in ranked))


def _in_order(asked: Asked, reading: str) -> tuple[Passage, ...]:
    view = asked.snapshot.view
    found = view.passages(sorted(view.passage_ids((reading,))))
    return tuple(sorted(found, key=lambda one: (one.locator.parts[0].page, one.locator.parts[0].start)))


def _known(asked: Asked, reading: str) -> Facts:
    """Return what is known of a reading's document, its file name included."""
    return facts_of(asked.snapshot.graph.documents.get(reading, ()))


def _placed(asked: Asked, found: Headed) -> Listed | None:
    """Return a list with the places of its headings; None where one does not stand as it is written."""
    places = [place_of_heading(asked, passage, heading) for heading, passage in _each(found)]
    if any(place is None for place in places):
        return None
    lead, *things = (place for place in places if place is not None)
    return Listed(found.passage, lead, tuple(things))


def _each(found: Headed) -> Iterable[tuple[str, Passage]]:
    return ((found.heading, found.passage), *found.things)
