"""Draft the number that a table without rulings gives for a year: row, year and number, each where it stands."""

from __future__ import annotations

from assistant.answer import Kind, Value
from assistant.compose import notices
from assistant.drafting.asked import Asked
from assistant.drafting.drafted import Drafted
from assistant.drafting.from_text import COVER_CHARACTERS
from assistant.finding.document_facts import facts_of
from assistant.finding.sought import search_text, sought_by
from assistant.finding.year_columns import YearCell, find_year_cell
from assistant.understanding.coverage import Words
from assistant.wording import NUMERIC, AnswerType
from corpus.model import Locator, Span

PASSAGES_SOUGHT = 30
TYPES = (*NUMERIC, AnswerType.SENTENCE)


def draft_year_cell(asked: Asked) -> Drafted | None:
    """Draft the number of a year that the question asks for; None where no page sets it out, or pages differ."""
    question = asked.question
    if question.answer_type not in TYPES or asked.unsaid(question.foreign):
        return None
    found = tuple(dict.fromkeys(_cells(asked)))
    said = {_text(asked, reading, cell.value) for reading, cell in found}
    if len(said) != 1:
        return None
    reading, cell = found[0]
    assembly = asked.assembly()
    number = assembly.cite(Locator(reading, (cell.year, cell.label, cell.value)))
    row, column, value = (_text(asked, reading, span) for span in (cell.label, cell.year, cell.value))
    given = (("row", row), ("column", column), ("value", value))
    assembly.quoted(assembly.renderer.phrase("lookup.cell", given), (number,))
    assembly.add_value(Value(value, None, column, "other"))
    notices.warn_of_gaps(assembly, asked.receipt, asked.searched)
    return Drafted(assembly.draft(), Kind.LOOKUP)


def _cells(asked: Asked) -> list[tuple[str, YearCell]]:
    """Return the cells that answer, of the pages of the nearest passages, the best covered alone."""
    question, snapshot = asked.question, asked.snapshot
    readings = asked.pointed_at() or asked.readings()
    text = search_text(question)
    ranked = snapshot.retriever.candidates(text, readings=readings, limit=PASSAGES_SOUGHT) if readings else ()
    headings = {
        (one.passage.locator.reading, one.passage.locator.parts[0].page): one.passage.headings for one in ranked
    }
    found = []
    for (reading, number), above in headings.items():
        cover = snapshot.pages.page(reading, 1).text[:COVER_CHARACTERS]
        known = facts_of(snapshot.graph.documents.get(reading, ()), cover=cover)
        page = snapshot.pages.page(reading, number)
        cell = find_year_cell(sought_by(question), page, around=Words.of(*above), known=known)
        found.extend([(reading, cell)] if cell is not None else [])
    best = max((cell.covered for _, cell in found), default=0.0)
    return [(reading, cell) for reading, cell in found if cell.covered == best]


def _text(asked: Asked, reading: str, span: Span) -> str:
    return asked.snapshot.pages.page(reading, span.page).text[span.start : span.end]
