"""Follow-up: each goal as a heading, its indicators with target and outcome, then the verdict in a sentence."""

from __future__ import annotations

from tests.quality.generator.content import Heading, Mark, Node, Paragraph
from tests.quality.generator.graph import PlanDocument, PlanGraph, Section
from tests.quality.generator.layouts import indicator_table
from tests.quality.generator.layouts.naming import printed


def lay_out(section: Section, document: PlanDocument, graph: PlanGraph) -> tuple[Node, ...]:
    """Return heading, table and verdict for each of the section's goals; the label opens the verdict in bold."""
    nodes: list[Node] = []
    for goal in (graph.goals[name] for name in section.goals):
        nodes.append(Heading(printed(goal, section), section.level + 1, marks=(Mark("goal", goal.id),)))
        measured = tuple(i for i in graph.indicators.values() if i.goal == goal.id and i.id in section.indicators)
        nodes.extend([indicator_table.table(section, measured, goal=goal.id)] if measured else [])
        nodes.extend(
            Paragraph(verdict.sentence, lead=section.label, marks=(Mark("verdict", verdict.id),))
            for verdict in graph.verdicts.values()
            if verdict.goal == goal.id and verdict.document == document.id
        )
    return tuple(nodes)
