"""Questions for lists: of goals and areas, indicators, activities and organs. Counts are asked of the same lists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tests.quality.generator.graph import Activity, PlanDocument
from tests.quality.golden.asking.about_links import goal_slots, organ_slots
from tests.quality.golden.asking.facts import BEFORE, PRESENT, Facts
from tests.quality.golden.asking.instance import Instance


def programme_slots(facts: Facts) -> dict[str, str]:
    """Return the slots that name the present programme and the one before."""
    made = {}
    for which, ending in ((PRESENT, ""), (BEFORE, "_before")):
        vision = facts.programme(which)
        made[f"programme{ending}"] = str(vision.programme)
        made[f"period{ending}"] = str(vision.period).replace("-", "–")
    return made


def document_slots(facts: Facts, document: PlanDocument) -> dict[str, str]:
    """Return the slots that name a document and its owner."""
    year = {"year": str(document.period)} if len(str(document.period)) == 4 else {}
    return {**organ_slots(facts, document.organ), "title": document.title, **year}


def areas_all(facts: Facts) -> Iterator[Instance]:
    """Yield the areas of the present programme."""
    yield Instance(programme_slots(facts), tuple((one.name,) for one in facts.goals("area")))


def goals_all(facts: Facts) -> Iterator[Instance]:
    """Yield the goals of the present programme."""
    yield Instance(programme_slots(facts), tuple((one.name,) for one in facts.goals("goal")))


def goals_in_area(facts: Facts) -> Iterator[Instance]:
    """Yield each area with its goals."""
    for area in facts.goals("area"):
        if below := facts.goals("goal", parent=area.id):
            items = tuple((one.name,) for one in below)
            yield Instance(goal_slots(facts, area, "area"), items, entities=(area.name,))


def board_goals_of_area(facts: Facts) -> Iterator[Instance]:
    """Yield each area with the board goals below it."""
    for area in facts.goals("area"):
        if below := facts.goals("board_goal", parent=area.id):
            items = tuple((one.name,) for one in below)
            yield Instance(goal_slots(facts, area, "area"), items, entities=(area.name,))


def indicators_of_goal(facts: Facts) -> Iterator[Instance]:
    """Yield each goal with its indicators."""
    for goal in facts.goals("goal"):
        names = dict.fromkeys(one.name for one in facts.indicators() if one.goal == goal.id)
        if names:
            yield Instance(goal_slots(facts, goal), tuple((name,) for name in names), entities=(goal.name,))


def activities_of_organ(facts: Facts) -> Iterator[Instance]:
    """Yield each organ's plan, where the organ has no other of the year and no other organ's activities stand in it."""
    plans = [(document, stated) for document, stated in facts.plans() if len(str(document.period)) == 4]
    for document, stated in plans:
        mine = [other for other, done in plans if document.organ in {one.organ for one in done}]
        same = [other for other in mine if other.period == document.period]
        if len(same) == 1 and {one.organ for one in stated} == {document.organ}:
            yield Instance(document_slots(facts, document), facts.items(stated))


def activities_with_status(facts: Facts) -> Iterator[Instance]:
    """Yield each status of each plan that shows one, with the activities that have it."""
    for document, stated in facts.plans():
        if not facts.shows(document.id, "status") or len(_of_title(facts, document)) > 1:
            continue
        for status in dict.fromkeys(one.status or "" for one in stated):
            found = facts.items(one for one in stated if one.status == status)
            yield Instance({**document_slots(facts, document), "status": status}, found)


def _of_title(facts: Facts, document: PlanDocument) -> list[str]:
    """Return the documents of the same organ and title."""
    same = (one for one in facts.documents if (one.organ, one.title) == (document.organ, document.title))
    return [one.id for one in same]


def mission_activities(facts: Facts) -> Iterator[Instance]:
    """Yield each unit with its activities for the standing mission."""
    for document, stated in facts.plans():
        found: list[Activity] = [one for one in stated if one.grunduppdrag]
        if found:
            yield Instance(document_slots(facts, document), facts.items(found))


def organs_all_plans(facts: Facts) -> Iterator[Instance]:
    """Yield each year with the organs that have a yearly plan for it."""
    years: dict[str, dict[str, None]] = {}
    for document in facts.documents:
        if document.kind == "verksamhetsplan" and not document.same_bytes_as:
            years.setdefault(str(document.period), {})[facts.graph.organs[document.organ].name] = None
    for year, organs in years.items():
        yield Instance({"year": year}, tuple((name,) for name in organs))


def counted(instances: Iterator[Instance]) -> Iterator[Instance]:
    """Ask for the number of what is listed."""
    for one in instances:
        yield replace(one, items=None, count=len(one.items or ()))
