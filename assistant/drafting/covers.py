"""What the covers of documents state, as the lines that state it: date of decision, diary number."""

from __future__ import annotations

from assistant.answer import Kind, Value
from assistant.computing.fitting import in_kommun
from assistant.drafting.asked import Asked
from assistant.finding.extraction import document_words
from assistant.finding.sought import identifying
from assistant.wording import AnswerType
from corpus.model import Fact, FactRole, Locator, Span

COVER_ROLES = {FactRole.DECIDED: "date", FactRole.DIARY_NUMBER: "other"}
"""Roles that a cover answers, with the value's role in the stable format."""
_DECIDING = frozenset({AnswerType.ORGAN, AnswerType.PERSON})
"""Who decided is asked for, not when."""
SAME_NAME = 0.6
"""From this likeness a document's title, file name, kommun or organ says a name."""
MOST_DOCUMENTS = 3
"""A question that points at more documents than this names none of them."""


def cover_lines(asked: Asked) -> tuple[tuple[Locator, Value], ...]:
    """Return the line and the value of each cover fact that a lookup asks for; () when it asks for none."""
    question = asked.question
    readings = asked.pointed_at()
    if question.kind is not Kind.LOOKUP or question.role not in COVER_ROLES or not 0 < len(readings) <= MOST_DOCUMENTS:
        return ()
    role = FactRole.ORGAN if question.answer_type in _DECIDING else question.role
    named = tuple(reading for reading in readings if _is_named(reading, asked))
    named = tuple(reading for reading in named if _is_of_kommun(reading, asked)) or named
    facts = (fact for reading in named for fact in asked.snapshot.view.reading(reading).cover)
    return tuple(
        (_line(fact, asked), Value(fact.text, role=COVER_ROLES[question.role])) for fact in facts if fact.role is role
    )


def _is_named(reading: str, asked: Asked) -> bool:
    """Say whether the documents of a reading account for the proper names of the question ("… i Sundsvall")."""
    documents = asked.snapshot.graph.documents.get(reading, ())
    known = document_words(documents)
    names = identifying(asked.question).required
    return all(known.covers(name) >= SAME_NAME or name[0].isdigit() for name in names)


def _is_of_kommun(reading: str, asked: Asked) -> bool:
    """Say whether a reading is a document of the kommun asked about, surely."""
    documents = asked.snapshot.graph.documents.get(reading, ())
    kommun = asked.question.kommun
    return kommun is not None and any(one.kommun is not None and in_kommun(one.kommun, kommun) for one in documents)


def _line(fact: Fact, asked: Asked) -> Locator:
    """Return the whole line that a fact stands on: its label is part of the proof."""
    return line_of(fact.locator, asked)


def line_of(locator: Locator, asked: Asked) -> Locator:
    """Return the whole line that a place begins on."""
    part = locator.parts[0]
    text = asked.snapshot.pages.page(locator.reading, part.page).text
    start = text.rfind("\n", 0, part.start) + 1
    end = text.find("\n", part.end)
    return Locator(locator.reading, (Span(part.page, start, len(text) if end < 0 else end),))
