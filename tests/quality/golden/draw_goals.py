"""The programme: areas, goals and board goals, what serves them and what measures them, with planted gaps."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from tests.quality.generator.graph import Goal, Indicator
from tests.quality.golden.draw_values import draw_values
from tests.quality.golden.words import Theme, Words

TAILED = 0.35
"""The share of activities with words on how they are done."""
SUBROWS = 3
"""How many sub-rows an area's indicator has; the layouts letter them a, b, c."""


@dataclass(slots=True)
class Programme:
    """Goals by id; for each area its goals and board goals; for each goal the wordings of what can serve it.

    `idle` goals have no activity, `unmeasured` ones no indicator.
    """

    name: str
    areas: tuple[str, ...] = ()
    goals: dict[str, Goal] = field(default_factory=dict)
    below: dict[str, tuple[str, ...]] = field(default_factory=dict)
    board_goals: dict[str, tuple[str, ...]] = field(default_factory=dict)
    serving: dict[str, tuple[str, ...]] = field(default_factory=dict)
    effects: dict[str, tuple[str, ...]] = field(default_factory=dict)
    subrows: dict[str, tuple[str, ...]] = field(default_factory=dict)
    indicators: dict[str, Indicator] = field(default_factory=dict)
    idle: frozenset[str] = frozenset()
    unmeasured: frozenset[str] = frozenset()


def draw_programme(
    words: Words, rng: random.Random, *, kommun: str, places: tuple[str, ...], year: int, themes: tuple[Theme, ...]
) -> Programme:
    """Return a programme with one area for each theme."""
    made = Programme(rng.choice(words.lists["programme.names"]))
    period = f"{year - 1}-{year + 2}"
    vision = rng.choice(words.lists["programme.visions"]).format(kommun=kommun)
    made.goals["vision"] = Goal("vision", kommun, "vision", vision, made.name, period)
    running = rng.random() < 0.5
    for number, theme in enumerate(themes, start=1):
        _area(made, theme, rng, number=number, running=running, kommun=kommun, period=period)
    _plant_gaps(made, rng)
    for area, theme in zip(made.areas, themes, strict=True):
        _serve(made, area, theme, rng, places, words.lists["prose.tail"])
        _measure(made, area, theme, rng, year)
    return made


def _area(
    made: Programme, theme: Theme, rng: random.Random, *, number: int, running: bool, kommun: str, period: str
) -> None:
    area = f"o{number}"
    made.areas = (*made.areas, area)
    made.goals[area] = Goal(area, kommun, "area", rng.choice(theme.areas), made.name, period, str(number), "vision")
    done = sum(len(goals) for goals in made.below.values())
    names = rng.sample(theme.goals, rng.choice((3, 3, 4)))
    for place, name in enumerate(names, start=1):
        printed = str(done + place) if running else f"{number}.{place}"
        goal = f"{area}m{place}"
        made.goals[goal] = Goal(goal, kommun, "goal", name, made.name, period, printed, area)
    made.below[area] = tuple(f"{area}m{place}" for place in range(1, len(names) + 1))
    below = rng.sample(theme.board_goals, rng.choice((2, 3)))
    for place, name in enumerate(below, start=1):
        goal = f"{area}n{place}"
        made.goals[goal] = Goal(goal, kommun, "board_goal", name, made.name, period, None, area)
    made.board_goals[area] = tuple(f"{area}n{place}" for place in range(1, len(below) + 1))
    made.effects[area], made.subrows[area] = theme.effects, tuple(rng.sample(theme.subrows, SUBROWS))


def _plant_gaps(made: Programme, rng: random.Random) -> None:
    """Choose goals that nothing serves and goals that nothing measures, never all of an area's."""
    chosen = [rng.sample(made.below[area], 2) for area in rng.sample(made.areas, 2)]
    made.idle = frozenset(pair[0] for pair in chosen)
    made.unmeasured = frozenset(pair[1] for pair in chosen)


def _serve(
    made: Programme, area: str, theme: Theme, rng: random.Random, places: tuple[str, ...], tails: tuple[str, ...]
) -> None:
    """Fill in the activities' wordings and share them out among the goals of an area."""
    texts = []
    for wording in theme.activities:
        times = 2 if "{ort}" in wording else 1
        for place in rng.sample(places, times):
            text = wording.format(ort=place, n=rng.randint(2, 12))
            texts.append(f"{text} {rng.choice(tails)}" if rng.random() < TAILED else text)
    rng.shuffle(texts)
    takers = [goal for goal in (*made.below[area], *made.board_goals[area]) if goal not in made.idle]
    for first, goal in enumerate(takers):
        made.serving[goal] = tuple(texts[first :: len(takers)])


def _measure(made: Programme, area: str, theme: Theme, rng: random.Random, year: int) -> None:
    names = rng.sample(theme.indicators, len(theme.indicators))
    takers = [goal for goal in made.below[area] if goal not in made.unmeasured]
    for place, name in enumerate(names[: rng.randint(len(takers), len(names))]):
        indicator = f"{area}i{place}"
        goal = takers[place % len(takers)]
        made.indicators[indicator] = Indicator(indicator, name, draw_values(name, rng, year), goal)
