"""Indicators as a table: the name, then one column for each value."""

from __future__ import annotations

from tests.quality.generator.content import Mark, Node, Row, Table
from tests.quality.generator.graph import Indicator, PlanDocument, PlanGraph, Section


def lay_out(section: Section, document: PlanDocument, graph: PlanGraph) -> tuple[Node, ...]:  # noqa: ARG001 - one shape
    """Return one table with the section's indicators."""
    return (table(section, tuple(graph.indicators[name] for name in section.indicators), goal=section.about),)


def table(section: Section, indicators: tuple[Indicator, ...], *, goal: str | None) -> Table:
    """Return a table with the section's value columns ("role period"), empty where there is no value.

    An indicator of another goal than the one that the table stands under is loose.
    """
    rows = tuple(
        Row((one.name, *printed(one, section.columns)), (Mark("indicator", one.id, loose=one.goal != goal),))
        for one in indicators
    )
    right = tuple(range(1, len(section.columns) + 1))
    first = 100 - 17 * len(section.columns)
    return Table(section.header, rows, (first, *(17 for _ in section.columns)), right)


def printed(indicator: Indicator, columns: tuple[str, ...]) -> tuple[str, ...]:
    """Return the indicator's values as the columns print them."""
    shown = (indicator.in_column(column) for column in columns)
    return tuple(value.text if value else "" for value in shown)
