"""A programme: areas, goals and board goals, what serves them and what measures them, with planted gaps."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

from tests.quality.generator.graph import Goal, Indicator
from tests.quality.golden.draw_values import draw_values
from tests.quality.golden.municipality import Programme
from tests.quality.golden.succession import Carried, Succession
from tests.quality.golden.words import Theme, Words

NEW_ONLY = Succession({}, {})


def draw_programme(
    words: Words,
    rng: random.Random,
    *,
    kommun: str,
    prefix: str,
    year: int,
    themes: Sequence[Theme],
    succession: Succession = NEW_ONLY,
) -> Programme:
    """Return a programme with one area for each theme; it takes over what the succession carries into it."""
    made = Programme(rng.choice(words.lists["programme.names"]), prefix, year)
    vision = rng.choice(words.lists["programme.visions"]).format(kommun=kommun)
    _add(made, Goal(f"{prefix}vision", kommun, "vision", vision))
    running = rng.random() < 0.5
    for number, theme in enumerate(themes, start=1):
        _area(made, theme, rng, kommun=kommun, number=number, running=running, succession=succession)
    _plant_gaps(made, rng)
    _find_homes(made, words)
    _serve(made, rng)
    _measure(made, rng)
    return made


def _add(made: Programme, goal: Goal) -> None:
    made.goals[goal.id] = Goal(
        goal.id,
        goal.kommun,
        goal.level,
        goal.name,
        made.name,
        made.period,
        goal.number,
        goal.parent,
        continues=goal.continues,
    )


def _area(
    made: Programme,
    theme: Theme,
    rng: random.Random,
    *,
    kommun: str,
    number: int,
    running: bool,
    succession: Succession,
) -> None:
    area = f"{made.prefix}o{number}"
    before = succession.areas.get(theme.areas[0])
    name = before.name if before and rng.random() < 0.5 else rng.choice(theme.areas)
    made.areas = (*made.areas, area)
    made.themes[area] = theme
    parent = f"{made.prefix}vision"
    continues = before.continues if before else None
    _add(made, Goal(area, kommun, "area", name, number=str(number), parent=parent, continues=continues))
    done = sum(len(goals) for goals in made.below.values())
    goals = _names(theme, rng, succession)
    for place, goal in enumerate(goals, start=1):
        printed = str(done + place) if running else f"{number}.{place}"
        name, continues = goal.name, goal.continues
        _add(made, Goal(f"{area}m{place}", kommun, "goal", name, number=printed, parent=area, continues=continues))
    made.below[area] = tuple(f"{area}m{place}" for place in range(1, len(goals) + 1))
    below = rng.sample(theme.board_goals, rng.choice((2, 3)))
    for place, name in enumerate(below, start=1):
        _add(made, Goal(f"{area}n{place}", kommun, "board_goal", name, parent=area))
    made.board_goals[area] = tuple(f"{area}n{place}" for place in range(1, len(below) + 1))


def _names(theme: Theme, rng: random.Random, succession: Succession) -> tuple[Carried, ...]:
    """Return an area's goals: those carried into it, then new ones."""
    old = succession.goals.get(theme.areas[0], ())
    fresh = [name for name in theme.goals if name not in succession.before]
    wanted = max(rng.choice((3, 3, 4)) - len(old), 1 if succession.before else 0)
    return (*old, *(Carried(name) for name in rng.sample(fresh, min(wanted, len(fresh)))))


def _plant_gaps(made: Programme, rng: random.Random) -> None:
    """Choose goals that nothing serves and goals that nothing measures, never all of an area's."""
    chosen = [rng.sample(made.below[area], 2) for area in rng.sample(made.areas, 2) if len(made.below[area]) > 1]
    made.idle = frozenset(pair[0] for pair in chosen)
    made.unmeasured = frozenset(pair[1] for pair in chosen)


def _find_homes(made: Programme, words: Words) -> None:
    """Note the theme of each goal that stands below an area of another theme."""
    known = {name: theme for theme in words.themes for name in theme.goals}
    for area in made.areas:
        for goal in made.below[area]:
            theme = known.get(made.goals[goal].name)
            if theme and theme != made.themes[area]:
                made.homes[goal] = theme


def _by_theme(made: Programme, goals: Iterable[str]) -> list[tuple[Theme, list[str]]]:
    """Return the goals by what they are about, in their order."""
    found: list[tuple[Theme, list[str]]] = []
    for goal in goals:
        theme = made.theme_of(goal)
        same = next((group for about, group in found if about == theme), None)
        if same is None:
            found.append((theme, [goal]))
        else:
            same.append(goal)
    return found


def _serve(made: Programme, rng: random.Random) -> None:
    """Share each theme's templates of activities out among the goals that it is about."""
    goals = (goal for area in made.areas for goal in (*made.below[area], *made.board_goals[area]))
    for theme, takers in _by_theme(made, (goal for goal in goals if goal not in made.idle)):
        templates = rng.sample(theme.activities, len(theme.activities))
        for first, goal in enumerate(takers):
            made.serving[goal] = tuple(templates[first :: len(takers)])


def _measure(made: Programme, rng: random.Random) -> None:
    """Share each theme's indicators out among the goals that it is about: one or two for each."""
    goals = [goal for area in made.areas for goal in made.below[area] if goal not in made.unmeasured]
    drawn: dict[str, list[str]] = {}
    for theme, takers in _by_theme(made, goals):
        names = rng.sample(theme.indicators, len(theme.indicators))
        most = min(len(names), 2 * len(takers))
        for place, name in enumerate(names[: rng.randint(len(takers), most)]):
            drawn.setdefault(takers[place % len(takers)], []).append(name)
    counts = dict.fromkeys(made.areas, 0)
    for goal in goals:
        area = made.area_of(goal)
        for name in drawn[goal]:
            indicator = f"{area}i{counts[area]}"
            counts[area] += 1
            made.indicators[indicator] = Indicator(indicator, name, draw_values(name, rng, made.year), goal)
