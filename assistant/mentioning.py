"""Pages that name a goal but gave no element to the answer: they are listed, so that nothing is lost in silence."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.answer import Citation
from assistant.asked import Asked
from assistant.fitting import in_period
from assistant.queries import ActivitiesOf, IndicatorsOf, OrgansServing, Query
from corpus.model import Passage
from corpus.swedish import words

PASSAGES_PER_GOAL = 30
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
    readings = _readings(asked, query)
    goals = [goal for asked_goal in query.goals for goal in snapshot.graph.subtree(asked_goal)][:MOST_GOALS]
    found: set[tuple[str, int]] = set()
    for name in dict.fromkeys(goal.name for goal in goals if len(words(goal.name)) >= SHORTEST_NAME):
        for one in snapshot.retriever.search(name, readings=readings, limit=PASSAGES_PER_GOAL):
            found |= set(_places(one.passage, name, asked))
    return tuple(sorted(found - cited))


def _readings(asked: Asked, query: Query) -> tuple[str, ...]:
    """Return the readings searched, those of other periods than the one asked about left out."""
    chosen = set(asked.readings())
    return tuple(
        document.reading
        for document in asked.searched
        if document.reading in chosen and in_period(document.period, query.where.period)
    )


def _places(passage: Passage, name: str, asked: Asked) -> list[tuple[str, int]]:
    """Return the pages of a passage, in each document it stands in, when its words name the goal."""
    if f" {' '.join(words(name))} " not in f" {' '.join(words(passage.text))} ":
        return []
    documents = asked.snapshot.graph.documents.get(passage.locator.reading, ())
    return [(document.name, part.page) for document in documents for part in passage.locator.parts]
