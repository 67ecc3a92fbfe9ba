"""Goals one level down as table rows under each goal: whose they are, and the indicator that measures each."""

from __future__ import annotations

from tests.quality.generator.content import Heading, Mark, Node, Row, Table
from tests.quality.generator.graph import Goal, PlanDocument, PlanGraph, Section
from tests.quality.generator.layouts.indicator_table import printed as values
from tests.quality.generator.layouts.naming import printed


def lay_out(section: Section, document: PlanDocument, graph: PlanGraph) -> tuple[Node, ...]:  # noqa: ARG001 - one shape
    """Return a heading and a table for each of the section's goals."""
    nodes: list[Node] = []
    for goal in (graph.goals[name] for name in section.goals):
        nodes.append(Heading(printed(goal, section), section.level + 1, marks=(Mark("goal", goal.id),)))
        rows = tuple(_row(child, section, graph) for child in graph.children(goal.id))
        right = tuple(range(len(section.header) - len(section.columns), len(section.header)))
        nodes.append(Table(section.header, rows, section.widths, right))
    return tuple(nodes)


def _row(goal: Goal, section: Section, graph: PlanGraph) -> Row:
    owner = graph.organs[goal.organ].name if goal.organ else ""
    measured = next(graph.indicators[name] for name in section.indicators if graph.indicators[name].goal == goal.id)
    cells = (goal.name, owner, measured.name, *values(measured, section.columns))
    return Row(cells, (Mark("goal", goal.id), Mark("indicator", measured.id)))
