"""What a document says of how it goes: its indicators, and its verdicts on goals."""

from __future__ import annotations

from dataclasses import replace

from tests.quality.generator.graph import Indicator, Value, Verdict
from tests.quality.golden.draw_values import draw_counts, draw_values, missed
from tests.quality.golden.municipality import Municipality, Programme
from tests.quality.golden.recipes import Recipe

UNJUDGED = 0.15
"""The share of goals that a follow-up does not judge."""
TRIES = 40
Row = tuple[str, tuple[Value, ...]]
"""A sub-row's name and values."""


def draw_indicators(
    town: Municipality, programme: Programme, recipe: Recipe, areas: tuple[str, ...], document: str
) -> tuple[str, ...]:
    """Return the ids of the document's indicators; sub-rows are indicators of their own."""
    if not recipe.measured:
        return ()
    goals = {goal for area in areas for goal in programme.below[area]}
    found = [one.id for one in programme.indicators.values() if one.goal in goals]
    if recipe.sub:
        found.extend(_subrows(town, programme, areas, document))
    if recipe.judged == "outcome" and found:
        _contradict(town, found, document)
    return tuple(found)


def _subrows(town: Municipality, programme: Programme, areas: tuple[str, ...], document: str) -> list[str]:
    """Draw the sub-rows of one goal of each area; in one area at most they are counts of a whole."""
    counted = town.rng.choice((*areas, None))
    made = []
    for area in areas:
        measured = [goal for goal in programme.below[area] if goal not in programme.unmeasured]
        own = [goal for goal in measured if goal not in programme.homes]
        goal = town.rng.choice(own or measured)
        rows = _counts(town, programme) if area == counted else _shares(town, programme, area)
        for place, (name, values) in enumerate(rows):
            one = Indicator(f"{document}-sub-{area}-{place}", name, values, goal)
            town.indicators[one.id] = one
            made.append(one.id)
    return made


def _shares(town: Municipality, programme: Programme, area: str) -> list[Row]:
    """Draw two to four of a theme's sub-rows."""
    names = town.rng.sample(programme.themes[area].subrows, town.rng.randint(2, 4))
    return [(name, draw_values(name, town.rng, programme.year)) for name in names]


def _counts(town: Municipality, programme: Programme) -> list[Row]:
    """Draw sub-rows that are counted; the first name of a set is the row above them."""
    names = town.rng.choice(town.words.sets["measures.counted"])[1:]
    whole = town.rng.randint(6, 14)
    return [(name, draw_counts(town.rng, programme.year, whole)) for name in names]


def _contradict(town: Municipality, found: list[str], document: str) -> None:
    """Let the document give one indicator another outcome than the others do, on the same side of the target."""
    place = town.rng.randrange(len(found))
    told = town.indicators[found[place]]
    values = told.values
    for _ in range(TRIES):
        again = draw_values(told.name, town.rng, town.year)
        values = tuple(new if old.role == "outcome" else old for old, new in zip(told.values, again, strict=True))
        if _missed(told.name, values) == _missed(told.name, told.values):
            break
    one = replace(told, id=f"{document}-{told.id}", values=values)
    town.indicators[one.id] = one
    found[place] = one.id


def _missed(name: str, values: tuple[Value, ...]) -> bool:
    return missed(name, values[0].text, values[1].text)


def draw_verdicts(
    town: Municipality, recipe: Recipe, tied: tuple[str, ...], *, document: str, organ: str, as_of: str
) -> tuple[str, ...]:
    """Draw a verdict for most of the goals and return their ids; some goals are left unjudged."""
    made: list[str] = []
    if recipe.judged == "none":
        return ()
    wordings = town.rng.choice(town.words.sets[f"verdict.{recipe.judged}"])
    words = town.rng.choice(town.words.sets["verdict.words"])
    for goal in tied:
        if town.rng.random() < UNJUDGED:
            continue
        grade = town.rng.choices((0, 1, 2), (5, 3, 2))[0]  # reached, partly, not
        wording = words[grade] if recipe.pictured else wordings[grade]
        one = Verdict(f"{document}-{goal}", goal, wording, wordings[grade], document, organ, as_of)
        town.verdicts[one.id] = one
        made.append(one.id)
    return tuple(made)
