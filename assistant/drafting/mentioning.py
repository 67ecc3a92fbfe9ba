"""Pages that name a goal but gave no element to the answer: they are listed, so that nothing is lost in silence."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.answer import Citation
from assistant.compose import Assembly
from assistant.compose.notices import Mentioned, note_mentioned
from assistant.computing.fitting import in_period
from assistant.computing.queries import ActivitiesOf, IndicatorsOf, OrgansServing, Query
from assistant.drafting.asked import Asked
from corpus.model import Document, Locator, Span
from corpus.swedish import words

MOST_GOALS = 20
"""Goals whose names are sought; a question about more is about everything."""
SHORTEST_NAME = 2
"""Words: a goal whose name is one word ("Ekonomi") is not told from the everyday word."""


def also_mentioned(asked: Asked, query: Query, citations: Iterable[Citation]) -> tuple[Mentioned, ...]:
    """Return the places that name a goal asked about, or one below it, on pages that are not cited, by document."""
    if not isinstance(query, ActivitiesOf | IndicatorsOf | OrgansServing) or not query.goals:
        return ()
    snapshot = asked.snapshot
    cited = {(citation.document, part.page) for citation in citations for part in citation.parts}
    goals = [goal for asked_goal in query.goals for goal in snapshot.graph.subtree(asked_goal)][:MOST_GOALS]
    names = dict.fromkeys(goal.name for goal in goals if len(words(goal.name)) >= SHORTEST_NAME)
    documents = _documents(asked, query)
    found: dict[tuple[str, int], Mentioned] = {}
    for name in names:
        for reading, part in snapshot.named_places.of(name):
            for document in documents.get(reading, ()):
                if (document.name, part.page) not in cited and (document.name, part.page) not in found:
                    place = _place_of(name, reading, part, asked)
                    title = title_among(document, asked.searched)
                    found[document.name, part.page] = Mentioned(document.name, title, part.page, place)
    return tuple(found[key] for key in sorted(found))


def tell_mentioned(
    assembly: Assembly, asked: Asked, query: Query, *, cited: Iterable[Citation]
) -> tuple[tuple[str, int], ...]:
    """Say which pages name a goal asked about and gave nothing; return them (document, page)."""
    mentioned = also_mentioned(asked, query, cited)
    note_mentioned(assembly, mentioned)
    return tuple(dict.fromkeys((one.document, one.page) for one in mentioned))


def title_among(document: Document, among: Iterable[Document]) -> str:
    """Return a document's title, with its organ where another document has the same title."""
    title = document.title or document.name
    shared = any(one.title == title and one.id != document.id for one in among)
    return f"{title} ({document.organ})" if shared and document.organ else title


def _place_of(name: str, reading: str, part: Span, asked: Asked) -> Locator:
    """Return where a name stands within a part of a passage; the part, where it is written in another way."""
    text = asked.snapshot.pages.page(reading, part.page).text[part.start : part.end]
    pattern = r"[\W_]+".join(map(re.escape, words(name)))
    match = re.search(pattern, text, re.IGNORECASE)
    if match is None:
        return Locator(reading, (part,))
    return Locator(reading, (Span(part.page, part.start + match.start(), part.start + match.end()),))


def _documents(asked: Asked, query: Query) -> dict[str, list[Document]]:
    """Return the documents of each reading searched, those of other periods than the asked one left out."""
    readings = set(asked.readings())
    documents: dict[str, list[Document]] = {}
    for document in asked.searched:
        if document.reading in readings and in_period(document.period, query.where.period):
            documents.setdefault(document.reading, []).append(document)
    return documents
