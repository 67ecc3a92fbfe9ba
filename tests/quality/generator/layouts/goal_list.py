"""A programme's own list: each area as a heading, the goals below it as points (or the goals alone)."""

from __future__ import annotations

from tests.quality.generator.content import Bullet, Bullets, Heading, Mark, Node, Paragraph
from tests.quality.generator.graph import Goal, PlanDocument, PlanGraph, Section
from tests.quality.generator.layouts.naming import printed


def lay_out(section: Section, document: PlanDocument, graph: PlanGraph) -> tuple[Node, ...]:  # noqa: ARG001 - one shape
    """Return the section's goals; an area brings the goals below it, one that has nothing to bring is a point."""
    nodes: list[Node] = []
    loose: list[Bullet] = []
    for goal in (graph.goals[name] for name in section.goals):
        below = graph.children(goal.id) if section.below else ()
        if goal.level == "area" and (below or goal.focus):
            nodes.append(Heading(goal.name, section.level + 1, marks=(Mark("goal", goal.id),)))
            nodes.extend([Paragraph(goal.focus)] if goal.focus else [])
            nodes.extend([Paragraph(section.label, "label")] if section.label and below else [])
            nodes.extend([Bullets(tuple(_point(child, section) for child in below))] if below else [])
        elif goal.level == "vision":
            nodes.append(Paragraph(f"{goal.name}.", "label", marks=(Mark("goal", goal.id),)))
        else:
            loose.append(Bullet(printed(goal, section), (Mark("goal", goal.id, loose=True),)))
    return (*nodes, Bullets(tuple(loose))) if loose else tuple(nodes)


def _point(goal: Goal, section: Section) -> Bullet:
    return Bullet(printed(goal, section), (Mark("goal", goal.id),))
