"""Which indicators measure what, and what documents state of indicators and activities. Pure."""

from __future__ import annotations

from assistant.computing.activities import first_goal
from assistant.computing.chains import chains, expanded, parted
from assistant.computing.dating import year_of
from assistant.computing.fitting import (
    entity_fits,
    says_terms,
)
from assistant.computing.queries import (
    Found,
    IndicatorsOf,
    Result,
    ValuesOf,
)
from assistant.computing.stated_facts import stated_of
from corpus.graph import PlanGraph
from corpus.model import (
    FactRole,
    Relation,
)
from corpus.swedish import normalise

_SAID = tuple(role for role in FactRole if role is not FactRole.SYMBOL)
"""Symbols are our words, said only where they are asked for."""


def indicators_of(query: IndicatorsOf, graph: PlanGraph) -> Result:
    """Collect indicators, with every link to the goals asked about and every value stated."""
    goals = expanded(query.goals, graph, below=True)
    found: list[tuple[tuple[object, ...], Found]] = []
    for indicator in graph.indicators:
        if query.ids and indicator.id not in query.ids:
            continue
        links = graph.links_from(indicator.id, Relation.MEASURES)
        if query.goals:
            links = tuple(link for link in links if link.target in goals)
        fits = entity_fits(indicator, query.where, graph) and says_terms((indicator.name,), query.terms)
        if not fits or (query.goals and not links):
            continue
        item = Found(indicator.id, links=links, chain=chains(links, goals, graph), values=indicator.values)
        found.append(((*first_goal(item, graph), normalise(indicator.name), indicator.id), item))
    return parted(query, [item for _, item in sorted(found, key=lambda pair: pair[0])])


def values_of(query: ValuesOf, graph: PlanGraph) -> Result:
    """Collect what is stated of entities in a role and a year; one without such a value is left out."""
    found: list[Found] = []
    for entity_id in query.entities:
        roles = (
            (query.role,) if query.role is not None else tuple(role for role in FactRole if role is not FactRole.SYMBOL)
        )
        values = [value for value in stated_of(entity_id, graph) if value.role in roles]
        if query.year is not None:
            values = [value for value in values if year_of(value) in (query.year, None)]
        if values:
            found.append(Found(entity_id, values=tuple(values)))
    return Result(query, tuple(found))
