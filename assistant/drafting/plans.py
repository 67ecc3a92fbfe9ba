"""Which documents are an organ's plans for a year. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from assistant.computing.fitting import all_documents, in_kommun, in_period, same
from corpus.graph import PlanGraph
from corpus.model import Document, MentionKind, Organ, Period

PLAN = "plan"
"""The end of the words for documents by which an organ plans a year ("verksamhetsplan")."""


def plans_of(organ: Organ, period: Period | None, graph: PlanGraph) -> tuple[str, ...]:
    """Return the organ's plans (ids) of the period, else its newest: those of its documents that hold activities."""
    return _newest(one for one in _with_activities(organ, period, graph) if (one.kind or "").endswith(PLAN))


def nearest_plans(organ: Organ, period: Period | None, graph: PlanGraph) -> tuple[str, ...]:
    """Return the organ's plans (ids), or whatever of its documents holds activities where it has no plan."""
    return plans_of(organ, period, graph) or _newest(_with_activities(organ, period, graph))


def _with_activities(organ: Organ, period: Period | None, graph: PlanGraph) -> Iterator[Document]:
    carrying = {one.locator.reading for one in graph.mentions.values() if one.kind is MentionKind.ACTIVITY}
    for one in all_documents(graph):
        if one.reading in carrying and not one.superseded and _owns(organ, one) and in_period(one.period, period):
            yield one


def _newest(documents: Iterable[Document]) -> tuple[str, ...]:
    found = tuple(documents)
    newest = max((_last(one) for one in found), default=0)
    return tuple(one.id for one in found if _last(one) == newest)


def _owns(organ: Organ, document: Document) -> bool:
    named = document.organ is not None and any(same(document.organ, name) for name in (organ.name, *organ.aliases))
    return named and (document.kommun is None or in_kommun(organ.kommun, document.kommun))


def _last(document: Document) -> int:
    return document.period.last if document.period else 0
