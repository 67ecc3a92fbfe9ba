"""Reading keys: what a perfect reader finds in each document, with the page it stands on."""

from __future__ import annotations

import json

from tests.quality.generator.graph import Activity, Goal, Indicator, PlanDocument, PlanGraph
from tests.quality.generator.rendered import Placed, Rendered

Record = dict[str, object]
"""A JSON object of the key's format (QUALITY.md §1); it goes to a file, never to another module."""


def write(document: PlanDocument, graph: PlanGraph, rendered: Rendered) -> str:
    """Return one document's reading key as JSON."""
    firm = {placed.mark.id for placed in rendered.placed if placed.mark.kind == "goal" and not placed.mark.passing}
    lists: dict[str, list[Record]] = {"goals": [], "activities": [], "indicators": [], "verdicts": []}
    seen: set[tuple[str, str]] = set()
    for placed in rendered.placed:
        mark = placed.mark
        if mark.kind == "term" or (mark.kind, mark.id) in seen or (mark.passing and mark.id in firm):
            continue
        seen.add((mark.kind, mark.id))
        if mark.kind == "goal":
            lists["goals"].append(_goal(graph.goals[mark.id], graph, placed, firm))
        elif mark.kind == "activity":
            stated = graph.activities[mark.id].stated_in(document.id)
            lists["activities"].append(_activity(stated, graph, placed))
        elif mark.kind == "indicator":
            lists["indicators"].append(_indicator(graph.indicators[mark.id], document, graph, placed))
        else:
            verdict = graph.verdicts[mark.id]
            goal = graph.goals[verdict.goal].name
            lists["verdicts"].append({"goal": goal, "verdict": verdict.wording, "page": placed.page})
    return json.dumps({"document": document.file, **lists}, ensure_ascii=False, indent=1) + "\n"


def _goal(goal: Goal, graph: PlanGraph, placed: Placed, firm: set[str]) -> Record:
    """Return a goal's record; its parent is given where the document itself names it and ties them."""
    parent = graph.goals[goal.parent].name if goal.parent in firm and not placed.mark.loose else None
    record: Record = {"name": goal.name, "level": goal.level, "parent": parent, "page": placed.page}
    return {**record, "optional": True} if placed.mark.passing else record


def _activity(activity: Activity, graph: PlanGraph, placed: Placed) -> Record:
    return {
        "text": activity.text,
        "goals": [graph.goals[name].name for name in activity.goals],
        "organ": graph.organs[activity.organ].name,
        "status": activity.status,
        "page": placed.page,
    }


def _indicator(indicator: Indicator, document: PlanDocument, graph: PlanGraph, placed: Placed) -> Record:
    """Return an indicator's record with the values that the document shows, the last column's of each role."""
    shown = {value.role: value.text for value in graph.values_in(document.id, indicator.id)}
    return {
        "name": indicator.name,
        "goal": graph.goals[indicator.goal].name if indicator.goal and not placed.mark.loose else None,
        "target": shown.get("target"),
        "outcome": shown.get("outcome"),
        "page": placed.page,
    }
