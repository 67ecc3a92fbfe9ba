"""Questions for a value: targets, outcomes, dates, numbers, times and sums."""

from __future__ import annotations

from collections.abc import Iterator

from tests.quality.generator.graph import Activity, Indicator
from tests.quality.golden.asking.about_links import goal_slots
from tests.quality.golden.asking.about_lists import document_slots, programme_slots
from tests.quality.golden.asking.facts import PRESENT, Facts
from tests.quality.golden.asking.instance import Instance, Place
from tests.quality.golden.asking.naming import of_name


def indicator_slots(facts: Facts, indicator: Indicator) -> dict[str, str]:
    """Return the slots that name an indicator."""
    return dict(of_name("indicator", indicator.name, [one.name for one in facts.indicators()]))


def target(facts: Facts) -> Iterator[Instance]:
    """Yield each indicator's target of a year."""
    yield from _value(facts, "target", (facts.year, facts.year + 3))


def outcome(facts: Facts) -> Iterator[Instance]:
    """Yield each indicator's outcome of a year."""
    yield from _value(facts, "outcome", (facts.year, facts.year - 1))


def _value(facts: Facts, role: str, years: tuple[int, ...]) -> Iterator[Instance]:
    """Yield the values that all documents agree on."""
    names = [one.name for one in facts.indicators()]
    for indicator in facts.indicators():
        for year in years:
            found = facts.values(indicator, role, year)
            if found and names.count(indicator.name) == 1:
                sources = _sources(facts, indicator, [document.id for _, document in found])
                slots = {**indicator_slots(facts, indicator), "year": str(year)}
                yield Instance(slots, values=(found[0][0].text,), sources=sources)


def _sources(facts: Facts, indicator: Indicator, documents: list[str]) -> tuple[Place, ...]:
    """Return the page that proves a value, where only one document shows it."""
    if len(documents) > 1:
        return ()
    file = facts.graph.documents[documents[0]].file
    return tuple(place for place in facts.places("indicator", indicator.id) if place[0] == file)


def decided(facts: Facts) -> Iterator[Instance]:
    """Yield each document that prints when it was decided."""
    yield from _printed(facts, "decided")


def diary_number(facts: Facts) -> Iterator[Instance]:
    """Yield each document that prints its registry number."""
    yield from _printed(facts, "diary_number")


def _printed(facts: Facts, field: str) -> Iterator[Instance]:
    titles = [(one.organ, one.title) for one in facts.documents]
    for document in facts.documents:
        value = str(getattr(document, field))
        page = facts.page_of(document, value)
        if page and titles.count((document.organ, document.title)) == 1 and not document.same_bytes_as:
            yield Instance(document_slots(facts, document), values=(value,), sources=((document.file, page),))


def vision(facts: Facts) -> Iterator[Instance]:
    """Yield the vision."""
    one = facts.programme(PRESENT)
    if facts.places("goal", one.id):
        yield Instance(programme_slots(facts), values=(one.name,))


def goal_by_number(facts: Facts) -> Iterator[Instance]:
    """Yield each numbered goal of the present programme that some document prints the number of."""
    for goal in facts.goals("goal"):
        yield Instance({**goal_slots(facts, goal), **programme_slots(facts)}, values=(goal.name,))


def activity_time(facts: Facts) -> Iterator[Instance]:
    """Yield each activity with the year in which it shall be done."""
    for one in _shown(facts, "time"):
        yield Instance(_activity_slots(facts, one), values=(str(one.time),))


def activity_cost(facts: Facts) -> Iterator[Instance]:
    """Yield each activity with what it costs, in thousands of kronor."""
    for one in _shown(facts, "cost"):
        yield Instance(_activity_slots(facts, one), values=(f"{one.cost} tkr",))


def activity_status(facts: Facts) -> Iterator[Instance]:
    """Yield each activity with its status."""
    for one in _shown(facts, "status"):
        yield Instance(_activity_slots(facts, one), values=(str(one.status),))


def _activity_slots(facts: Facts, one: Activity) -> dict[str, str]:
    return dict(of_name("activity", one.text, [other.text for other in facts.activities()]))


def _shown(facts: Facts, fact: str) -> Iterator[Activity]:
    """Yield the activities that stand once, in a document that shows that fact of them."""
    texts = [one.text for one in facts.activities()]
    for document, stated in facts.plans():
        for one in stated:
            if facts.shows(document.id, fact) and texts.count(one.text) == 1 and facts.places("activity", one.id):
                yield one
