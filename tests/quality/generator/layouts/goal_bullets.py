"""Goals as headings with activities as points below; activities of the area itself stand directly under the area."""

from __future__ import annotations

from tests.quality.generator.content import Bullet, Bullets, Heading, Mark, Node, Paragraph
from tests.quality.generator.graph import Activity, PlanDocument, PlanGraph, Section
from tests.quality.generator.layouts import indicator_table
from tests.quality.generator.layouts.naming import also, printed

AREA_LABEL = "Aktiviteter för hela området"


def lay_out(section: Section, document: PlanDocument, graph: PlanGraph) -> tuple[Node, ...]:
    """Return activities of the area the section is about, then each goal with its indicators and activities."""
    nodes: list[Node] = []
    if section.about:
        nodes.extend(_list(section.about, AREA_LABEL, section, document, graph))
    for goal in (graph.goals[name] for name in section.goals):
        nodes.append(Heading(printed(goal, section), section.level + 1, marks=(Mark("goal", goal.id),)))
        measured = tuple(i for i in (graph.indicators[name] for name in section.indicators) if i.goal == goal.id)
        if measured:
            nodes.append(indicator_table.table(section, measured, goal=goal.id))
        nodes.extend(_list(goal.id, section.label, section, document, graph))
    return tuple(nodes)


def _list(goal: str, label: str, section: Section, document: PlanDocument, graph: PlanGraph) -> list[Node]:
    own = [activity for activity in graph.activities_in(document.id) if activity.goals[:1] == (goal,)]
    if not own:
        return []
    points = Bullets(tuple(_point(activity, section, graph) for activity in own))
    return [Paragraph(label, "label"), points] if label else [points]


def _point(activity: Activity, section: Section, graph: PlanGraph) -> Bullet:
    marks = (Mark("activity", activity.id), *(Mark("goal", name, passing=True) for name in activity.goals[1:]))
    lines = (activity.effect, also(activity, section, graph))
    return Bullet(activity.text, marks, "\n".join(line for line in lines if line))
