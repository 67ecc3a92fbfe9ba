"""Draft a document's summary: its title, owner and period, its cover lines, what it holds, its headings with pages.

Never free text: everything is counted or quoted.
"""

from __future__ import annotations

from collections.abc import Iterator

from assistant.answer import Kind
from assistant.compose import Assembly, notices
from assistant.compose.passages import Quote
from assistant.compose.summaries import compose_summary
from assistant.drafting.asked import Asked
from assistant.drafting.covers import documents_asked_about, line_of
from assistant.drafting.drafted import Drafted
from assistant.drafting.from_graph import refuse_unfit
from assistant.drafting.headings import place_of_heading
from corpus.model import Document, FactRole
from corpus.swedish import normalise

SUMMARY = "summary"
MOST_HEADINGS = 30
"""Headings that are quoted: those of the two highest levels, in order."""
HEADING_LEVELS = 2
MOST_CHOICES = 8
"""Documents that are offered where the question may mean several."""
_CONTENTS = "innehåll"
_COVER = (FactRole.ORGAN, FactRole.DECIDED, FactRole.DIARY_NUMBER)


def draft_summary(asked: Asked) -> Drafted | None:
    """Draft the summary of the document that the question means; None when no summary is asked for.

    Where it may mean several, they are named, and the question is refused.
    """
    if asked.question.form != SUMMARY:
        return None
    refused = refuse_unfit(asked) if asked.question.strangers else None
    if refused is not None:
        return refused
    meant = documents_asked_about(asked)
    assembly = asked.assembly()
    if len({document.reading for document in meant}) != 1:
        return _ask_which(assembly, meant)
    document = meant[0]
    compose_summary(assembly, document.id, cover=_cover(document, asked), headings=_headings(document, asked))
    notices.warn_of_gaps(assembly, asked.receipt, meant)
    return Drafted(assembly.draft(), Kind.LOOKUP)


def _ask_which(assembly: Assembly, meant: tuple[Document, ...]) -> Drafted | None:
    """Refuse with the documents that may be meant; None where none is: the text may tell of the matter."""
    if not meant:
        return None
    names = "; ".join(dict.fromkeys(document.title or document.name for document in meant[:MOST_CHOICES]))
    assembly.phrase("summary.which", ("names", names))
    return Drafted(assembly.draft(refused=True), Kind.LOOKUP)


def _cover(document: Document, asked: Asked) -> Iterator[Quote]:
    """Yield the lines of the cover that say whose it is, when it was decided, and under which number, each once."""
    seen = set()
    for fact in asked.snapshot.view.reading(document.reading).cover:
        place = line_of(fact.locator, asked)
        if fact.role in _COVER and place not in seen:
            seen.add(place)
            yield Quote(place)


def _says_nothing(heading: str, document: Document) -> bool:
    """Say whether a heading is the title once more, or that of the list of contents."""
    said = normalise(heading)
    return said in normalise(document.title) or said.startswith(_CONTENTS)


def _headings(document: Document, asked: Asked) -> tuple[Quote, ...]:
    """Return where the headings of the highest levels stand, in order, the title aside."""
    passages = asked.snapshot.view.passages_of(document.reading)
    paths = [passage.headings for passage in passages]
    titled = len({path[0] for path in paths if path}) == 1
    found: dict[str, Quote] = {}
    for passage in passages:
        for level in range(int(titled), min(len(passage.headings), titled + HEADING_LEVELS)):
            heading = passage.headings[level]
            if heading in found or len(found) >= MOST_HEADINGS or _says_nothing(heading, document):
                continue
            place = place_of_heading(asked, passage, heading)
            if place is not None:
                found[heading] = Quote(place, passage.headings[:level])
    return tuple(found.values())
