"""How a section prints a goal's name."""

from __future__ import annotations

from tests.quality.generator.graph import Activity, Goal, PlanGraph, Section

ALSO = "Stödjer även: {goals}"


def printed(goal: Goal, section: Section) -> str:
    """Return the goal as the section prints it; an area or vision stands with its bare name."""
    form = section.goal_form if goal.level in ("goal", "board_goal") else "{name}"
    return form.format(number=goal.number or "", name=goal.name)


def also(activity: Activity, section: Section, graph: PlanGraph) -> str:
    """Return the line that names an activity's goals but the one it stands under, or nothing."""
    others = "; ".join(printed(graph.goals[name], section) for name in activity.goals[1:])
    return ALSO.format(goals=others) if others else ""
