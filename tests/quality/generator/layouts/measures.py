"""Numbered measures: under each goal its activities, paragraphs that a bold code opens, and a line of facts below."""

from __future__ import annotations

from tests.quality.generator.content import Heading, Mark, Node, Paragraph
from tests.quality.generator.graph import Activity, PlanDocument, PlanGraph, Section
from tests.quality.generator.layouts.naming import also, printed


def lay_out(section: Section, document: PlanDocument, graph: PlanGraph) -> tuple[Node, ...]:
    """Return heading and measures for each goal; the section's header words name the facts in its cells."""
    nodes: list[Node] = []
    for goal in (graph.goals[name] for name in section.goals):
        nodes.append(Heading(printed(goal, section), section.level + 1, marks=(Mark("goal", goal.id),)))
        for one in graph.activities_in(document.id):
            if one.goals[:1] == (goal.id,):
                others = tuple(Mark("goal", name, passing=True) for name in one.goals[1:])
                nodes.append(Paragraph(one.text, lead=one.code or "", marks=(Mark("activity", one.id),)))
                nodes.append(Paragraph(_facts(one, section, graph), marks=others))
    return tuple(nodes)


def _facts(activity: Activity, section: Section, graph: PlanGraph) -> str:
    """Return who is responsible and when, and the other goals that it serves."""
    pairs = zip(section.header, section.cells, strict=True)
    known = [f"{word}: {getattr(activity, cell)}" for word, cell in pairs if getattr(activity, cell)]
    return "".join(f"{fact}. " for fact in (*known, also(activity, section, graph)) if fact).strip()
