"""What documents show of a thing by symbols that could not be read. Pure."""

from __future__ import annotations

from corpus.graph import PlanGraph
from corpus.model import Activity, Fact, FactRole, Goal, Indicator


def unread_symbols(entity_id: str, graph: PlanGraph) -> tuple[Fact, ...]:
    """Return the facts that say so of a goal, indicator or activity, each place once, in the order of its mentions."""
    entity = graph.entity(entity_id)
    mentions = entity.mentions if isinstance(entity, Goal | Indicator | Activity) else ()
    known = (graph.mentions[mention] for mention in mentions if mention in graph.mentions)
    facts = (fact for mention in known for fact in mention.facts if fact.role is FactRole.SYMBOL)
    return tuple({fact.locator: fact for fact in facts}.values())
