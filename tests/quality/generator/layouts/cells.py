"""An activity as a table row."""

from __future__ import annotations

from tests.quality.generator.content import Mark, Row, Table
from tests.quality.generator.graph import Activity, PlanGraph, Section
from tests.quality.generator.layouts.naming import printed

GOALS = "goals"
"""The cell that names what the activity supports."""
ORGAN = "organ"
"""The cell that names whose activity it is."""
AMOUNT = "cost"
"""The cell that is set to the right, as sums are."""


def table(activities: tuple[Activity, ...], section: Section, graph: PlanGraph) -> Table:
    """Return a table of activities with the section's header words and cells (names of an activity's fields)."""
    return set_table(section, tuple(row(one, section, graph) for one in activities))


def set_table(section: Section, rows: tuple[Row, ...]) -> Table:
    """Return a table of ready rows under the section's header words, sums to the right."""
    right = tuple(index for index, name in enumerate(section.cells) if name == AMOUNT)
    return Table(section.header, rows, section.widths, right)


def row(activity: Activity, section: Section, graph: PlanGraph) -> Row:
    """Return an activity's row, marked with the activity and, where a cell names them, its goals."""
    goals = tuple(graph.goals[name] for name in activity.goals)
    named = "; ".join(printed(goal, section) for goal in goals)
    told = {GOALS: named, ORGAN: graph.organs[activity.organ].name}
    texts = tuple(told.get(name) or getattr(activity, name) or "" for name in section.cells)
    linked = tuple(Mark("goal", goal.id, passing=True) for goal in goals) if GOALS in section.cells else ()
    return Row(texts, (Mark("activity", activity.id), *linked))
