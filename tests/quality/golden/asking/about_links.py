"""Questions about links: what serves a goal, and which goals something serves."""

from __future__ import annotations

from collections.abc import Iterator

from tests.quality.generator.graph import Goal
from tests.quality.golden.asking.facts import Facts
from tests.quality.golden.asking.instance import Instance
from tests.quality.golden.asking.naming import of_name


def goal_slots(facts: Facts, goal: Goal, slot: str = "goal") -> dict[str, str]:
    """Return the slots that name a goal or area."""
    others = [one.name for one in facts.graph.goals.values() if one.name != goal.name]
    number = {"number": goal.number} if goal.number else {}
    return {**of_name(slot, goal.name, others), **number}


def organ_slots(facts: Facts, organ: str) -> dict[str, str]:
    """Return the slots that name an organ."""
    one = facts.graph.organs[organ]
    short = {"organ_short": one.aliases[0]} if one.aliases else {}
    named = {**of_name("organ", one.name), **of_name("unit", one.name), **of_name("company", one.name), **short}
    return named if one.kind == "nämnd" else {**named, "organ_lower": one.name}


def activities_for_goal(facts: Facts) -> Iterator[Instance]:
    """Yield each goal that has activities."""
    for goal in facts.goals("goal"):
        if served := facts.serving(goal.id):
            yield Instance(goal_slots(facts, goal), facts.items(served), entities=(goal.name,))


def activities_for_area(facts: Facts) -> Iterator[Instance]:
    """Yield each area that has activities, its own or those of a goal in it."""
    for area in facts.goals("area"):
        if served := facts.serving(area.id):
            yield Instance(goal_slots(facts, area, "area"), facts.items(served), entities=(area.name,))


def activities_for_goal_by_organ(facts: Facts) -> Iterator[Instance]:
    """Yield each goal with each organ that has activities for it."""
    for goal in facts.goals("goal"):
        served = facts.serving(goal.id)
        for organ in dict.fromkeys(one.organ for one in served):
            mine = facts.items(one for one in served if one.organ == organ)
            yield Instance({**goal_slots(facts, goal), **organ_slots(facts, organ)}, mine, entities=(goal.name,))


def goals_of_activity(facts: Facts) -> Iterator[Instance]:
    """Yield each activity whose wording stands once and that is tied to a goal."""
    texts = [one.text for one in facts.activities()]
    for one in facts.activities():
        if one.goals and texts.count(one.text) == 1:
            names = tuple((facts.graph.goals[goal].name,) for goal in one.goals)
            yield Instance(of_name("activity", one.text, texts), names)


def goals_of_organ(facts: Facts) -> Iterator[Instance]:
    """Yield each organ and year with the goals that its activities serve."""
    found: dict[tuple[str, int], dict[str, None]] = {}
    for document, stated in facts.plans():
        for one in stated:
            served = [goal for goal in one.goals if facts.graph.goals[goal].level == "goal"]
            if served and len(str(document.period)) == 4:
                found.setdefault((one.organ, int(str(document.period))), {}).update(dict.fromkeys(served))
    for (organ, year), goals in found.items():
        names = tuple((facts.graph.goals[goal].name,) for goal in goals)
        yield Instance({**organ_slots(facts, organ), "year": str(year)}, names)


def own_work(facts: Facts) -> Iterator[Instance]:
    """Yield each unit with the activities of its plan, for goals and for the standing mission."""
    for document, stated in facts.plans():
        if facts.graph.organs[document.organ].kind == "enhet":
            yield Instance(organ_slots(facts, document.organ), facts.items(stated))


def organs_for_goal(facts: Facts) -> Iterator[Instance]:
    """Yield each goal with the organs that have activities for it."""
    for goal in facts.goals("goal"):
        if served := facts.serving(goal.id):
            organs = dict.fromkeys(facts.graph.organs[one.organ].name for one in served)
            yield Instance(goal_slots(facts, goal), tuple((name,) for name in organs), entities=(goal.name,))


def goals_shared_by_organs(facts: Facts) -> Iterator[Instance]:
    """Yield the goals for which more than one organ has activities."""
    shared = [g for g in facts.goals("goal") if len({one.organ for one in facts.serving(g.id)}) > 1]
    if shared:
        yield Instance({}, tuple((goal.name,) for goal in shared))
