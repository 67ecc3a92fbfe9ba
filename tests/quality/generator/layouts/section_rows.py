"""One table of activities in which each goal is a row of its own over the whole width."""

from __future__ import annotations

from tests.quality.generator.content import Mark, Node, Row
from tests.quality.generator.graph import PlanDocument, PlanGraph, Section
from tests.quality.generator.layouts.cells import row, set_table
from tests.quality.generator.layouts.naming import printed


def lay_out(section: Section, document: PlanDocument, graph: PlanGraph) -> tuple[Node, ...]:
    """Return the table, the section's goals in their order."""
    rows: list[Row] = []
    for goal in (graph.goals[name] for name in section.goals):
        rows.append(Row((printed(goal, section),), (Mark("goal", goal.id),), spans=True))
        own = (one for one in graph.activities_in(document.id) if one.goals[:1] == (goal.id,))
        rows.extend(row(one, section, graph) for one in own)
    return (set_table(section, tuple(rows)),)
