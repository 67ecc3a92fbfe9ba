"""Pages that name a goal but gave no element to the answer: they are listed, so that nothing is lost in silence."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.answer import Citation
from assistant.computing.fitting import in_period
from assistant.computing.queries import ActivitiesOf, IndicatorsOf, OrgansServing, Query
from assistant.drafting.asked import Asked
from corpus.swedish import words

MOST_GOALS = 20
"""Goals whose names are sought; a question about more is about everything."""
SHORTEST_NAME = 2
"""Words: a goal whose name is one word ("Ekonomi") is not told from the everyday word."""


def also_mentioned(asked: Asked, query: Query, citations: Iterable[Citation]) -> tuple[tuple[str, int], ...]:
    """Return (document name, page) of pages that name a goal asked about, or one below it, and are not cited."""
    if not isinstance(query, ActivitiesOf | IndicatorsOf | OrgansServing) or not query.goals:
        return ()
    snapshot = asked.snapshot
    cited = {(citation.document, part.page) for citation in citations for part in citation.parts}
    goals = [goal for asked_goal in query.goals for goal in snapshot.graph.subtree(asked_goal)][:MOST_GOALS]
    names = dict.fromkeys(goal.name for goal in goals if len(words(goal.name)) >= SHORTEST_NAME)
    documents = _documents(asked, query)
    found = {
        (document, part.page)
        for name in names
        for reading, part in snapshot.named_places.of(name)
        for document in documents.get(reading, ())
    }
    return tuple(sorted(found - cited))


def _documents(asked: Asked, query: Query) -> dict[str, list[str]]:
    """Return the documents (names) of each reading searched, those of other periods than the asked one left out."""
    readings = set(asked.readings())
    documents: dict[str, list[str]] = {}
    for document in asked.searched:
        if document.reading in readings and in_period(document.period, query.where.period):
            documents.setdefault(document.reading, []).append(document.name)
    return documents
