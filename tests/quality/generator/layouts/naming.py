"""How a section prints a goal's name."""

from __future__ import annotations

from tests.quality.generator.graph import Goal, Section


def printed(goal: Goal, section: Section) -> str:
    """Return the goal as the section prints it; an area or vision stands with its bare name."""
    form = section.goal_form if goal.level in ("goal", "board_goal") else "{name}"
    return form.format(number=goal.number or "", name=goal.name)
