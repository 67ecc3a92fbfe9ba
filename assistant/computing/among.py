"""Some of the things of an earlier answer: those that a follow-up asks for. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from assistant.computing.fitting import entity_fits, says_terms
from assistant.computing.progress import same_status
from assistant.computing.queries import Among, Found, Result
from assistant.computing.said import names_terms
from corpus.graph import PlanGraph
from corpus.model import Activity, FactRole, Goal, Indicator, IndicatorValue, LinkKind, Relation


def roles(query: Among) -> tuple[FactRole, ...]:
    """Return the roles of the facts that a query looks at."""
    asked = (query.role, query.unstated, FactRole.STATUS if query.status is not None else None)
    return tuple(dict.fromkeys(role for role in asked if role is not None))


def narrowed(query: Among, graph: PlanGraph, facts: Mapping[FactRole, Result]) -> Result:
    """Choose among the entities; `facts` is what is stated of them in each of the query's roles."""
    stated = {role: {found.id: found.values for found in result.items} for role, result in facts.items()}
    kept = []
    for id_ in query.entities:
        entity = graph.entity(id_)
        if not isinstance(entity, Goal | Activity | Indicator) or not entity_fits(entity, query.where, graph):
            continue
        found = _found(entity, query, graph, stated)
        if found is not None:
            kept.append(found)
    return Result(query, tuple(kept))


def _found(
    entity: Goal | Activity | Indicator,
    query: Among,
    graph: PlanGraph,
    stated: Mapping[FactRole, Mapping[str, tuple[IndicatorValue, ...]]],
) -> Found | None:
    """Return an entity with what made it fit; None where it does not."""
    if query.terms and not _names(entity, query.terms, graph):
        return None
    if not _is_linked(entity, query, graph):
        return None
    if query.unstated is not None and stated[query.unstated].get(entity.id):
        return None
    values = _telling(query, {role: of.get(entity.id, ()) for role, of in stated.items()})
    if not values and (query.status is not None or query.role is not None):
        return None
    links = graph.links_from(entity.id, Relation.SERVES) if isinstance(entity, Activity) else ()
    return Found(entity.id, links=tuple(link for link in links if link.kind is LinkKind.STATED), values=values)


def _telling(query: Among, stated: Mapping[FactRole, tuple[IndicatorValue, ...]]) -> tuple[IndicatorValue, ...]:
    """Return what is stated of an entity that tells what is asked: the newest status, or the facts of the role."""
    if query.role is not None:
        return tuple(one for one in stated[query.role] if query.stated in (None, one.text))
    if query.status is not None:
        return tuple(one for one in stated[FactRole.STATUS][:1] if same_status(one.text, query.status))
    return ()


def _names(entity: Goal | Activity | Indicator, terms: tuple[str, ...], graph: PlanGraph) -> bool:
    return names_terms(entity, terms, graph) if isinstance(entity, Activity) else says_terms((entity.name,), terms)


def _is_linked(entity: Goal | Activity | Indicator, query: Among, graph: PlanGraph) -> bool:
    """Say whether a goal, or one below it, has the stated links asked for, or none of those that it should lack."""
    if query.lacking is None and query.linked is None:
        return True
    if not isinstance(entity, Goal):
        return False
    below = [goal.id for goal in graph.subtree(entity.id)]
    if query.linked is not None:
        return any(link.kind is LinkKind.STATED for id_ in below for link in graph.links_to(id_, query.linked))
    return query.lacking is not None and not any(graph.links_to(id_, query.lacking) for id_ in below)
