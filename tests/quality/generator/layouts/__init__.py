"""Layouts: each module turns a section of the plan into content in one way that real documents do it."""

from __future__ import annotations

from collections.abc import Callable

from tests.quality.generator.content import Heading, Mark, Node, Paragraph
from tests.quality.generator.graph import PlanDocument, PlanGraph, Section
from tests.quality.generator.layouts import (
    definitions,
    follow_up,
    forms,
    given_table,
    goal_bullets,
    goal_list,
    goal_rows,
    goal_tables,
    indicator_table,
    link_table,
    measures,
    mission,
    prose,
    section_rows,
    verdict_table,
)

Layout = Callable[[Section, PlanDocument, PlanGraph], tuple[Node, ...]]

LAYOUTS: dict[str, Layout] = {
    "prose": prose.lay_out,
    "goal_list": goal_list.lay_out,
    "goal_bullets": goal_bullets.lay_out,
    "goal_tables": goal_tables.lay_out,
    "goal_rows": goal_rows.lay_out,
    "link_table": link_table.lay_out,
    "section_rows": section_rows.lay_out,
    "forms": forms.lay_out,
    "measures": measures.lay_out,
    "given_table": given_table.lay_out,
    "verdict_table": verdict_table.lay_out,
    "mission_bullets": mission.lay_out_bullets,
    "mission_table": mission.lay_out_table,
    "indicator_table": indicator_table.lay_out,
    "follow_up": follow_up.lay_out,
    "definitions": definitions.lay_out,
}
NUMBERED_LEVELS = 2
"""Headings of levels 1 and 2 carry numbers; deeper ones seldom do."""


def lay_out(document: PlanDocument, graph: PlanGraph) -> tuple[Node, ...]:
    """Return a document's whole content, its headings numbered if it has numbers."""
    nodes: list[Node] = []
    for section in document.sections:
        marks = (Mark("goal", section.about),) if section.about else ()
        nodes.append(Heading(section.title, section.level, marks=marks))
        nodes.extend(Paragraph(text) for text in section.text)
        nodes.extend(LAYOUTS[section.layout](section, document, graph))
        nodes.extend(Paragraph(text) for text in section.after)
    return _number(nodes) if document.numbered else tuple(nodes)


def _number(nodes: list[Node]) -> tuple[Node, ...]:
    counts = [0] * NUMBERED_LEVELS
    numbered: list[Node] = []
    for node in nodes:
        if isinstance(node, Heading) and node.level <= NUMBERED_LEVELS:
            counts[node.level - 1] += 1
            counts[node.level :] = [0] * (NUMBERED_LEVELS - node.level)
            number = ".".join(str(count) for count in counts[: node.level])
            numbered.append(Heading(node.text, node.level, number, node.marks))
        else:
            numbered.append(node)
    return tuple(numbered)
