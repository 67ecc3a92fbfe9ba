"""What the covers of documents state, as the lines that state it: date of decision, diary number."""

from __future__ import annotations

from assistant.answer import Kind, Value
from assistant.computing.fitting import in_kommun, organ_of, owned, same
from assistant.computing.queries import Documents
from assistant.drafting.asked import Asked
from assistant.finding.document_facts import document_words
from assistant.finding.sought import identifying
from assistant.understanding.catalogue import EntityType
from assistant.wording import AnswerType
from corpus import swedish
from corpus.model import Document, Fact, FactRole, Locator, OrganKind, Span

COVER_ROLES = {FactRole.DECIDED: "date", FactRole.DIARY_NUMBER: "other"}
"""Roles that a cover answers, with the value's role in the stable format."""
_DECIDING = frozenset({AnswerType.ORGAN, AnswerType.PERSON})
"""Who decided is asked for, not when."""
SAME_NAME = 0.6
"""From this likeness a document's title, file name, kommun or organ says a name."""
MOST_DOCUMENTS = 3
"""A question that points at more documents than this names none of them."""


def asks_of_cover(asked: Asked) -> bool:
    """Say whether a question asks what covers state of one document, or of a few."""
    question = asked.question
    return question.kind is Kind.LOOKUP and question.role in COVER_ROLES


def cover_lines(asked: Asked) -> tuple[tuple[Locator, Value], ...]:
    """Return the line and the value of each cover fact that a lookup asks for; () when it asks for none."""
    question = asked.question
    readings = tuple(dict.fromkeys(document.reading for document in documents_asked_about(asked)))
    if question.role not in COVER_ROLES or not asks_of_cover(asked) or not 0 < len(readings) <= MOST_DOCUMENTS:
        return ()
    role = FactRole.ORGAN if question.answer_type in _DECIDING else question.role
    named = tuple(reading for reading in readings if _is_named(reading, asked))
    named = tuple(reading for reading in named if _is_of_kommun(reading, asked)) or named
    facts = (fact for reading in named for fact in asked.snapshot.view.reading(reading).cover)
    return tuple(
        (_line(fact, asked), Value(fact.text, role=COVER_ROLES[question.role])) for fact in facts if fact.role is role
    )


def cover_unread(asked: Asked) -> Documents | None:
    """Return the query for a document that a question about its cover names by its owner, and that was not read."""
    question = asked.question
    meant = _meant(asked)
    if not asks_of_cover(asked) or not meant or question.organ is None or _owned_by_those_named(meant, asked):
        return None
    kinds = {document.kind for document in meant}
    where = asked.where(organ=question.organ, period=question.period)
    return Documents(where, kind=kinds.pop() if len(kinds) == 1 else None)


def documents_asked_about(asked: Asked) -> tuple[Document, ...]:
    """Return the documents that a question names or points at, those of the organs it names alone."""
    return _owned_by_those_named(_meant(asked), asked)


def _meant(asked: Asked) -> tuple[Document, ...]:
    """Return the documents that a question names by their title, else those that it points at by their kind."""
    named = {entity.id for entity in asked.question.named(EntityType.DOCUMENT)}
    pointed = set(asked.question.documents)
    return tuple(one for one in asked.searched if one.id in named) or tuple(
        one for one in asked.searched if one.id in pointed
    )


def _owned_by_those_named(documents: tuple[Document, ...], asked: Asked) -> tuple[Document, ...]:
    """Keep the documents of the organs that the question names; the council decides on everybody's."""
    graph, question = asked.snapshot.graph, asked.question
    organs = [entity.name for entity in question.named(EntityType.ORGAN)]
    known = [organ for name in organs if (organ := organ_of(name, graph, kommun=question.kommun)) is not None]
    own = tuple(
        one
        for one in documents
        if any(owned(one.organ, name, graph, kommun=one.kommun) or _is_board_of(name, one, asked) for name in organs)
    )
    decides = not organs or any(organ.kind is OrganKind.FULLMAKTIGE for organ in known)
    unowned = tuple(one for one in documents if one.organ is None)
    return own or (documents if decides else unowned)


def _is_board_of(name: str, document: Document, asked: Asked) -> bool:
    """Say whether an organ is the board of the department or unit whose document it is, or the other way round."""
    graph = asked.snapshot.graph
    asked_for = organ_of(name, graph, kommun=document.kommun)
    owner = organ_of(document.organ, graph, kommun=document.kommun) if document.organ else None
    if asked_for is None or owner is None:
        return False
    above = ((owner, asked_for), (asked_for, owner))
    return any(low.parent is not None and same(low.parent, name_) for low, up in above for name_ in (up.id, up.name))


def _is_named(reading: str, asked: Asked) -> bool:
    """Say whether the documents of a reading account for the proper names of the question ("… i Sundsvall")."""
    documents = asked.snapshot.graph.documents.get(reading, ())
    known = document_words(documents)
    said = {word for entity in asked.question.named(EntityType.DOCUMENT) for word in swedish.words(entity.name)}
    names = identifying(asked.question).required - said
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
