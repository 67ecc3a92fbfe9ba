"""A table whose cells are given, as of sums; a goal that a cell names is named in passing."""

from __future__ import annotations

from tests.quality.generator.content import Mark, Node, Row, Table
from tests.quality.generator.graph import PlanDocument, PlanGraph, Section


def lay_out(section: Section, document: PlanDocument, graph: PlanGraph) -> tuple[Node, ...]:
    """Return the table; every column that holds figures alone is set to the right."""
    names = {goal.name: goal.id for goal in graph.goals.values() if goal.kommun == document.kommun}
    rows = tuple(
        Row(tuple(cells), tuple(Mark("goal", names[text], passing=True) for text in cells if text in names))
        for cells in section.rows
    )
    right = tuple(index for index in range(len(section.header)) if all(_figure(row.cells[index]) for row in rows))
    return (Table(section.header, rows, section.widths, right),)


def _figure(text: str) -> bool:
    return text.replace(" ", "").isdigit()
