"""Each goal as a heading with a table of activities below, which has no column for the goal."""

from __future__ import annotations

from tests.quality.generator.content import Heading, Mark, Node, Paragraph
from tests.quality.generator.graph import PlanDocument, PlanGraph, Section
from tests.quality.generator.layouts.cells import table
from tests.quality.generator.layouts.naming import printed


def lay_out(section: Section, document: PlanDocument, graph: PlanGraph) -> tuple[Node, ...]:
    """Return a heading and a table for each goal; a goal without activities gets the section's label as a note."""
    nodes: list[Node] = []
    for goal in (graph.goals[name] for name in section.goals):
        nodes.append(Heading(printed(goal, section), section.level + 1, marks=(Mark("goal", goal.id),)))
        own = tuple(a for a in graph.activities_in(document.id) if a.goals[:1] == (goal.id,))
        nodes.append(table(own, section, graph) if own else Paragraph(section.label))
    return tuple(nodes)
