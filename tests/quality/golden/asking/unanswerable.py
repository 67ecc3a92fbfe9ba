"""Questions that the corpus does not answer, near to what it does: a neighbouring year, organ, goal or municipality."""

from __future__ import annotations

from collections.abc import Iterator

from tests.quality.golden.asking.about_links import goal_slots, organ_slots
from tests.quality.golden.asking.about_lists import document_slots, programme_slots
from tests.quality.golden.asking.about_values import indicator_slots
from tests.quality.golden.asking.facts import Facts
from tests.quality.golden.asking.instance import Instance
from tests.quality.golden.asking.naming import of_name
from tests.quality.golden.words import load

FAR = 9
"""Years before the present programme of which no document tells."""


def _around(facts: Facts) -> Iterator[dict[str, str]]:
    """Yield what there is, to ask beside it: each plan with its owner, a goal, an activity and an indicator."""
    goals, indicators = facts.goals("goal"), facts.indicators()
    for place, (document, stated) in enumerate(facts.plans() if goals and indicators else ()):
        goal, indicator = goals[place % len(goals)], indicators[place % len(indicators)]
        yield {
            "far_year": str(facts.year - FAR - place % 3),
            **programme_slots(facts),
            **goal_slots(facts, goal),
            **indicator_slots(facts, indicator),
            **of_name("activity", stated[0].text, [one.text for one in facts.activities()]),
            **document_slots(facts, document),
        }


def beside(facts: Facts) -> Iterator[Instance]:
    """Yield what is asked of things that exist: another year, or something that no plan tells."""
    for slots in _around(facts):
        yield Instance(slots, refuse=True)


def other_organ(facts: Facts) -> Iterator[Instance]:
    """Yield boards that other municipalities have."""
    own = {one.name for one in facts.graph.organs.values() if one.kommun == facts.kommun}
    boards = [name for theme in load().themes for name, _ in theme.boards if name not in own]
    for slots, name in zip(_around(facts), boards, strict=False):
        yield Instance({**slots, **of_name("other_organ", name)}, refuse=True)


def other_kommun_goal(facts: Facts) -> Iterator[Instance]:
    """Yield goals that only the neighbouring municipality has."""
    own = {one.name for one in facts.graph.goals.values() if one.kommun == facts.kommun}
    others = [one for one in facts.graph.goals.values() if one.level == "goal" and one.name not in own]
    for slots, goal in zip(_around(facts), others, strict=False):
        yield Instance({**slots, **of_name("other_goal", goal.name)}, refuse=True)


def unknown_kommun(facts: Facts) -> Iterator[Instance]:
    """Yield municipalities that are not in the corpus."""
    used = {one.kommun for one in facts.graph.goals.values()}
    words = load().lists
    names = [a + b for a, b in zip(words["place.first"], words["place.last"], strict=False) if a + b not in used]
    for slots, name in zip(_around(facts), names, strict=False):
        yield Instance({**slots, **of_name("other_kommun", name)}, refuse=True)


def missing_target(facts: Facts) -> Iterator[Instance]:
    """Yield goals without indicators."""
    measured = {one.goal for one in facts.indicators()}
    bare = [one for one in facts.goals("goal") if one.id not in measured]
    for slots, goal in zip(_around(facts), bare, strict=False):
        yield Instance({**slots, **of_name("unmeasured_goal", goal.name)}, refuse=True)


def undefined_term(facts: Facts) -> Iterator[Instance]:
    """Yield words that no document defines."""
    for slots, word in zip(_around(facts), load().lists["terms.undefined"], strict=False):
        yield Instance({**slots, "undefined_term": word}, refuse=True)


def unjudged_goal(facts: Facts) -> Iterator[Instance]:
    """Yield goals that a follow-up states but does not judge, nor any other."""
    judged = {one.goal for one in facts.graph.verdicts.values()}
    for document in facts.documents:
        if not facts.stated("verdict", document.id):
            continue
        for name in sorted(facts.stated("goal", document.id)):
            goal = facts.graph.goals[name]
            if goal.level in {"goal", "board_goal"} and name not in judged:
                slots = {**document_slots(facts, document), **of_name("unjudged_goal", goal.name)}
                yield Instance(slots, refuse=True)


def absent_plan(facts: Facts) -> Iterator[Instance]:
    """Yield boards whose yearly plan is expected but not there, nor any other of their plans for that year."""
    made = {(one.organ, document.period) for document, stated in facts.plans() for one in (document, *stated)}
    for one in facts.graph.expected:
        if one.kommun == facts.kommun and (one.organ, one.period) not in made:
            name = facts.graph.organs[one.organ].name
            slots = {**organ_slots(facts, one.organ), **of_name("organ_absent", name), "year": one.period}
            yield Instance(slots, refuse=True)
