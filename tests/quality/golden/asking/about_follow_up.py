"""Questions about how it goes, and what has changed: verdicts, missed targets, two programmes, two years."""

from __future__ import annotations

from collections.abc import Iterator

from tests.quality.generator.graph import Goal, Verdict
from tests.quality.golden.asking.about_links import goal_slots
from tests.quality.golden.asking.about_lists import document_slots, programme_slots
from tests.quality.golden.asking.about_values import indicator_slots
from tests.quality.golden.asking.facts import BEFORE, Facts
from tests.quality.golden.asking.instance import Instance
from tests.quality.golden.draw_values import missed
from tests.quality.golden.words import load


def goal_verdict(facts: Facts) -> Iterator[Instance]:
    """Yield each verdict, for goals that only one document judges."""
    judged = [verdict for document in facts.documents for verdict in facts.stated("verdict", document.id)]
    goals = [facts.graph.verdicts[name].goal for name in judged]
    for name in judged:
        verdict = facts.graph.verdicts[name]
        goal, document = facts.graph.goals[verdict.goal], facts.graph.documents[verdict.document]
        if goals.count(verdict.goal) == 1:
            slots = {**goal_slots(facts, goal), **document_slots(facts, document), "year": verdict.as_of[:4]}
            yield Instance(slots, values=(verdict.wording,), entities=(goal.name,))


def goals_not_reached(facts: Facts) -> Iterator[Instance]:
    """Yield each follow-up with the goals that it gives its worst verdict."""
    for document in facts.documents:
        stated = [facts.graph.verdicts[name] for name in facts.stated("verdict", document.id)]
        worst = [one for one in stated if _is_worst(one)]
        if worst:
            names = tuple((facts.graph.goals[one.goal].name,) for one in worst)
            yield Instance(document_slots(facts, document), names)


def _is_worst(verdict: Verdict) -> bool:
    """Say whether a verdict's sentence is the worst of the set it was drawn from."""
    sets = load().sets
    return any(
        verdict.sentence == words[-1] for name in ("verdict.forecast", "verdict.outcome") for words in sets[name]
    )


def missed_targets(facts: Facts) -> Iterator[Instance]:
    """Yield the indicators whose outcome of the year is worse than their target."""
    yield from _against_target(facts, want=True)


def met_targets(facts: Facts) -> Iterator[Instance]:
    """Yield the indicators whose outcome of the year reaches their target."""
    yield from _against_target(facts, want=False)


def _against_target(facts: Facts, *, want: bool) -> Iterator[Instance]:
    year = facts.year
    names: dict[str, None] = {}
    for one in facts.indicators():
        aims, gots = facts.values(one, "target", year), facts.values(one, "outcome", year)
        if aims and gots and missed(one.name, aims[0][0].text, gots[0][0].text) is want:
            names[one.name] = None
    if names:
        yield Instance({"year": str(year)}, tuple((name,) for name in names))


def new_goals(facts: Facts) -> Iterator[Instance]:
    """Yield the goals that the present programme does not take over from the one before."""
    yield from _changed(facts, [one for one in facts.goals("goal") if not one.continues])


def dropped_goals(facts: Facts) -> Iterator[Instance]:
    """Yield the goals of the programme before that the present one does not take over."""
    taken = {one.continues for one in facts.goals("goal")}
    yield from _changed(facts, [one for one in facts.goals("goal", which=BEFORE) if one.id not in taken])


def kept_goals(facts: Facts) -> Iterator[Instance]:
    """Yield the goals that stand in both programmes in the same words."""
    before = {one.id: one.name for one in facts.goals("goal", which=BEFORE)}
    yield from _changed(facts, [one for one in facts.goals("goal") if before.get(str(one.continues)) == one.name])


def _changed(facts: Facts, goals: list[Goal]) -> Iterator[Instance]:
    if goals and facts.goals("goal", which=BEFORE):
        yield Instance(programme_slots(facts), tuple((one.name,) for one in goals))


def indicator_years(facts: Facts) -> Iterator[Instance]:
    """Yield each indicator with its outcomes of two years."""
    names = [one.name for one in facts.indicators()]
    for one in facts.indicators():
        pair = [facts.values(one, "outcome", year) for year in (facts.year - 1, facts.year)]
        if all(pair) and names.count(one.name) == 1:
            years = {"year_before": str(facts.year - 1), "year": str(facts.year)}
            yield Instance({**indicator_slots(facts, one), **years}, values=tuple(found[0][0].text for found in pair))


def new_activities(facts: Facts) -> Iterator[Instance]:
    """Yield each organ with two years' plans of a kind, and what is new in the later one."""
    plans = list(facts.plans())
    for document, stated in plans:
        before = [other for other, _ in plans if (other.organ, other.kind) == (document.organ, document.kind)]
        years = sorted(str(other.period) for other in before)
        new = [one for one in stated if not one.continues]
        if len(years) == 2 and len(set(years)) == 2 and years[1] == document.period and new:
            slots = {**document_slots(facts, document), "year_before": years[0]}
            yield Instance(slots, facts.items(new))


def goals_without_activities(facts: Facts) -> Iterator[Instance]:
    """Yield the goals that no activity is tied to."""
    yield from _gap(facts, [one.name for one in facts.goals("goal") if not facts.serving(one.id)])


def goals_without_indicators(facts: Facts) -> Iterator[Instance]:
    """Yield the goals that no indicator belongs to."""
    measured = {one.goal for one in facts.indicators()}
    yield from _gap(facts, [one.name for one in facts.goals("goal") if one.id not in measured])


def _gap(facts: Facts, names: list[str]) -> Iterator[Instance]:
    if names:
        yield Instance(programme_slots(facts), tuple((name,) for name in names))


def organs_without_plan(facts: Facts) -> Iterator[Instance]:
    """Yield each year with the organs whose plan is expected but not there."""
    made = {(one.organ, one.kind, one.period) for one in facts.documents}
    absent: dict[str, dict[str, None]] = {}
    for one in facts.graph.expected:
        if one.kommun == facts.kommun and (one.organ, one.kind, one.period) not in made:
            absent.setdefault(one.period, {})[facts.graph.organs[one.organ].name] = None
    for year, organs in absent.items():
        yield Instance({"year": year}, tuple((name,) for name in organs))


def goals_unjudged(facts: Facts) -> Iterator[Instance]:
    """Yield each follow-up with the goals that it states but does not judge."""
    for document in facts.documents:
        judged = {facts.graph.verdicts[name].goal for name in facts.stated("verdict", document.id)}
        goals = [facts.graph.goals[name] for name in facts.stated("goal", document.id)]
        levels = {facts.graph.goals[name].level for name in judged}
        names = sorted(one.name for one in goals if one.level in levels and one.id not in judged)
        if names:
            yield Instance(document_slots(facts, document), tuple((name,) for name in names))
