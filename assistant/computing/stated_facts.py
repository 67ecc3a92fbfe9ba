"""What documents state of an indicator or an activity, fact by fact. Pure."""

from __future__ import annotations

from assistant.computing.dating import newest_of
from assistant.computing.symbols import unread_symbols
from corpus.graph import PlanGraph
from corpus.model import (
    Activity,
    Fact,
    FactRole,
    Goal,
    Indicator,
    IndicatorValue,
    Locator,
)


def stated_of(entity_id: str, graph: PlanGraph) -> tuple[IndicatorValue, ...]:
    """Return the values of an indicator, or the facts of an activity as values: each wording once, the newest first."""
    entity = graph.entity(entity_id)
    if isinstance(entity, Indicator | Goal):
        shown = (IndicatorValue(fact.role, fact.text, fact.locator) for fact in unread_symbols(entity_id, graph))
        return (*(entity.values if isinstance(entity, Indicator) else ()), *shown)
    if not isinstance(entity, Activity):
        return ()
    known = [mention for mention in entity.mentions if mention in graph.mentions]
    newest_first = sorted(known, key=lambda mention: newest_of(mention, graph), reverse=True)
    once: dict[tuple[FactRole, str], Fact] = {}
    for mention in newest_first:
        for fact in graph.mentions[mention].facts:
            once.setdefault((fact.role, fact.text), fact)
    return tuple(IndicatorValue(fact.role, fact.text, fact.locator, fact.quantity, fact.year) for fact in once.values())


def in_documents(locator: Locator, documents: tuple[str, ...], graph: PlanGraph) -> bool:
    """Say whether a place is in any of some documents (ids); where none is given, it is."""
    return not documents or any(one.id in documents for one in graph.documents.get(locator.reading, ()))
