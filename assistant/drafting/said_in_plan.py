"""What a document says of a matter ("Vad säger programmet om äldre?"): told from that document, and from no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from assistant.answer import Kind
from assistant.compose import notices
from assistant.compose.passages import Quote
from assistant.compose.topics import compose_topic
from assistant.computing.naming_matters import names_matter
from assistant.computing.queries import Naming, Where
from assistant.drafting.asked import Asked
from assistant.drafting.drafted import Drafted
from assistant.drafting.in_other_words import note_other_words
from assistant.drafting.topic import mentioning, uncited
from assistant.finding.passage_places import locate, sentences_of
from assistant.finding.retrieval import Ranked
from assistant.finding.telling import is_told
from assistant.understanding.catalogue import THINGS
from assistant.understanding.near_words import matter_of
from assistant.wording import AnswerType, fold
from corpus.model import MentionKind

_SAYS = re.compile(
    r"(?<!\w)(?:säger|sägs|står|skriver|skrivs|nämner|nämns|tar .{1,60} upp|tas .{0,60}upp|says?|said|states?"
    r"|mentions?)"
    r"(?!\w).*(?<!\w)(?:om|kring|angående|about|on|regarding)(?!\w)"
)
PASSAGES = 12
"""Best passages of the document that are looked at."""
MOST_SENTENCES = 3
LONGEST = 400
"""Characters of a sentence that is quoted."""


def draft_said_in_plan(asked: Asked) -> Drafted | None:
    """Draft the goals, activities and sentences of a document that name a matter; None where no such is asked for.

    Where the document names it nowhere, the draft says so and refuses.
    """
    question = asked.question
    matter = matter_of(question.unexplained)
    if not matter or not _asks(asked):
        return None
    activities = Naming(matter, question.unexplained, Where(question.kommun, documents=question.documents))
    goals = replace(activities, sort=MentionKind.GOAL)
    assembly = asked.assembly()
    named = bool(assembly.result(activities).items or assembly.result(goals).items)
    readings = asked.pointed_at()
    text = " ".join(word for near in matter for word in near)
    ranked = asked.snapshot.retriever.search(text, readings=readings, limit=PASSAGES)
    sentences = tuple(islice(_sentences(ranked, matter, rows=False), MOST_SENTENCES))
    if not named and not sentences:
        sentences = tuple(islice(_sentences(ranked, matter, rows=True), MOST_SENTENCES))
    places, candidates = mentioning(asked, matter, readings=readings)
    if not named and not sentences:
        note_other_words(assembly, question, activities)
        assembly.absence("topic.nothing_in", activities)
        assembly.phrase("refusal.turn")
        return Drafted(assembly.draft(refused=True), Kind.NONE, candidates)
    asked.note_time(assembly, activities)
    note_other_words(assembly, question, activities)
    if named:
        compose_topic(assembly, activities, goals)
    for sentence in sentences:
        number = assembly.cite(sentence.locator, section=sentence.section)
        assembly.quoted(assembly.citations.get(number).quote, (number,))
    further = uncited(assembly, places)
    notices.note_mentioned(assembly, further)
    notices.warn_of_gaps(assembly, asked.receipt, asked.searched)
    pages = tuple(dict.fromkeys((one.document, one.page) for one in further))
    return Drafted(assembly.draft(also_mentioned=pages), question.kind, candidates)


def _asks(asked: Asked) -> bool:
    """Say whether a question asks what documents that it points at say of something that no name accounts for."""
    question = asked.question
    named = any(entity.type in THINGS for entity in question.entities)
    plain = question.answer_type is AnswerType.SENTENCE and question.role is None and question.wanted is None
    asks = question.kind is Kind.LOOKUP and plain and not named and bool(_SAYS.search(fold(question.asked)))
    return asks and bool(question.documents) and not (question.strangers or question.foreign)


def _sentences(ranked: tuple[Ranked, ...], matter: tuple[tuple[str, ...], ...], *, rows: bool) -> Iterator[Quote]:
    """Yield the whole sentences of running text that name the matter, best passages first; or the rows of tables."""
    for one in ranked:
        for start, end in sentences_of(one.passage) if bool(one.passage.header) is rows else ():
            text = one.passage.text[start:end]
            if len(text) <= LONGEST and (rows or is_told(text)) and names_matter((text,), matter):
                yield Quote(locate(one.passage, start, end), one.passage.headings)
