"""Indicators as a table: the name, then one column for each value."""

from __future__ import annotations

from tests.quality.generator.content import Mark, Node, Row, Table
from tests.quality.generator.graph import Indicator, PlanDocument, PlanGraph, Role, Section


def lay_out(section: Section, document: PlanDocument, graph: PlanGraph) -> tuple[Node, ...]:  # noqa: ARG001 - one shape
    """Return one table with the section's indicators."""
    return (table(section, tuple(graph.indicators[name] for name in section.indicators)),)


def table(section: Section, indicators: tuple[Indicator, ...], *, header: tuple[str, ...] = ()) -> Table:
    """Return a table of indicators with the section's value columns ("role period"), empty where there is no value."""
    rows = tuple(
        Row((indicator.name, *(_printed(indicator, column) for column in section.columns)), (_mark(indicator),))
        for indicator in indicators
    )
    right = tuple(range(1, len(section.columns) + 1))
    first = 100 - 17 * len(section.columns)
    return Table(header or section.header, rows, (first, *(17 for _ in section.columns)), right)


def _mark(indicator: Indicator) -> Mark:
    return Mark("indicator", indicator.id)


def _printed(indicator: Indicator, column: str) -> str:
    role, _, period = column.partition(" ")
    roles: dict[str, Role] = {"baseline": "baseline", "outcome": "outcome", "target": "target"}
    value = indicator.value(roles[role], period=period or None)
    return value.text if value else ""
