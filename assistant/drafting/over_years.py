"""Draft an indicator over years: what is stated for each, and the difference as arithmetic."""

from __future__ import annotations

from assistant.answer import Kind
from assistant.compose import Assembly
from assistant.compose.lookups import compose_values
from assistant.computing.compute import compute
from assistant.computing.over_years import changed
from assistant.computing.queries import ValuesOf, Where
from assistant.drafting.asked import Asked
from assistant.drafting.drafted import Drafted
from assistant.drafting.stating import indicators_meant
from assistant.understanding.question import EntityType
from corpus.graph import PlanGraph
from corpus.model import FactRole, Period

_VALUES = (FactRole.OUTCOME, FactRole.BASELINE, FactRole.TARGET)


def draft_over_years(asked: Asked) -> Drafted | None:
    """Draft the values of the indicators named for the years that a comparison names, or for all there are."""
    question, graph = asked.question, asked.snapshot.graph
    ids = indicators_meant(asked) if question.kind is Kind.COMPARE else ()
    if not ids or question.named(EntityType.GOAL):
        return None
    several = over_years(ids, question.period if len(question.periods) > 1 else None, graph, role=question.role)
    query = several or ValuesOf(ids)
    if not compute(query, graph).items:
        return None
    assembly = asked.assembly()
    compose_over_years(assembly, query)
    return Drafted(assembly.draft(), Kind.COMPARE)


def over_years(
    ids: tuple[str, ...], period: Period | None, graph: PlanGraph, *, role: FactRole | None = None
) -> ValuesOf | None:
    """Return the query for values of several years, outcomes where no role is asked for; None without two years."""
    every = period or Period(1900, 2100)
    query = ValuesOf(ids, role=role if role in _VALUES else FactRole.OUTCOME, where=Where(period=every))
    found = compute(query, graph).items
    years = {value.year for item in found for value in item.values}
    if len(years) < 2:
        return None
    known = [year for year in years if year is not None]
    return ValuesOf(ids, role=query.role, where=Where(period=Period(min(known), max(known))))


def compose_over_years(assembly: Assembly, query: ValuesOf) -> None:
    """State the values of each year, then the difference between the first and the last."""
    compose_values(assembly, query)
    graph = assembly.renderer.graph
    for found in assembly.result(query).items:
        if query.role is not None and changed(found.values, graph) is not None:
            assembly.detail("lookup.change", ValuesOf((found.id,), query.role, where=query.where), of=found)
