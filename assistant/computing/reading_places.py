"""Where to read more: the documents that define goals, and plans, each with the places that are worth reading. Pure."""

from __future__ import annotations

from assistant.computing.fitting import all_documents
from assistant.computing.queries import Found, Reading
from corpus.graph import PlanGraph
from corpus.model import Locator, MentionKind

_TELLING = frozenset({MentionKind.GOAL, MentionKind.ACTIVITY})


def reading_places(query: Reading, graph: PlanGraph) -> tuple[Found, ...]:
    """Return each document with where its goals asked about, or the goals and activities of a plan, stand.

    Programmes come first, then the plans; documents in which nothing of it stands are left out.
    """
    defining: dict[str, list[Locator]] = {}
    for goal in (graph.goal(one) for one in query.goals):
        mention = graph.mentions.get(goal.mentions[0]) if goal is not None and goal.mentions else None
        if mention is not None:
            for document in graph.documents.get(mention.locator.reading, ())[:1]:
                defining.setdefault(document.id, []).append(mention.locator)
    plans = [one for one in all_documents(graph) if one.id in query.where.documents and one.id not in defining]
    told = {one.reading: _told(one.reading, graph) for one in plans}
    found = [*defining.items(), *((one.id, told[one.reading]) for one in plans)]
    return tuple(Found(document, fits=tuple(_in_order(places))) for document, places in found if places)


def _told(reading: str, graph: PlanGraph) -> list[Locator]:
    mentions = (one for one in graph.mentions.values() if one.locator.reading == reading)
    return [one.locator for one in mentions if one.kind in _TELLING]


def _in_order(places: list[Locator]) -> list[Locator]:
    """Return the first place on each page, in order."""
    first: dict[int, Locator] = {}
    for place in sorted(places, key=lambda one: (one.page, one.parts[0].start)):
        first.setdefault(place.page, place)
    return list(first.values())
