"""What one document holds: its goals, indicators, activities and verdicts, in the order in which they stand. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.computing.queries import Found, HeldIn, Result
from corpus.graph import PlanGraph
from corpus.model import Activity, Goal, Indicator, MentionKind, Verdict

_Holdable = Activity | Goal | Indicator | Verdict


def held_in(query: HeldIn, graph: PlanGraph) -> Result:
    """Return the entities of a sort that the documents of the query mention, those of a level alone where it says."""
    placed = []
    for entity in _of_sort(query.sort, graph):
        if query.level is not None and not (isinstance(entity, Goal) and entity.level is query.level):
            continue
        places = [place for mention in entity.mentions if (place := _place(mention, query, graph)) is not None]
        if places:
            placed.append((min(places), entity.id))
    return Result(query, tuple(Found(entity_id) for _, entity_id in sorted(placed)))


def _of_sort(sort: MentionKind, graph: PlanGraph) -> Iterable[_Holdable]:
    match sort:
        case MentionKind.GOAL:
            return graph.goals
        case MentionKind.INDICATOR:
            return graph.indicators
        case MentionKind.ACTIVITY:
            return graph.activities
        case MentionKind.VERDICT:
            return graph.verdicts
        case _:
            return ()


def _place(mention_id: str, query: HeldIn, graph: PlanGraph) -> tuple[int, int] | None:
    """Return page and start of a mention that stands in one of the documents, else None."""
    mention = graph.mentions.get(mention_id)
    if mention is None or not any(one.id in query.where.documents for one in graph.documents_of(mention_id)):
        return None
    return mention.locator.page, mention.locator.parts[0].start
