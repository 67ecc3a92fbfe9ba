"""What becomes of a programme's goals in the next: kept, reworded, moved to another area, or dropped."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from tests.quality.golden.municipality import Programme
from tests.quality.golden.words import Theme, Words

Fate = Literal["kept", "reworded", "moved", "dropped"]
FATES: tuple[Fate, ...] = ("kept", "reworded", "moved", "dropped")
WEIGHTS = (45, 20, 15, 20)
MOST = 4
"""The most goals that one area takes over."""


@dataclass(frozen=True, slots=True)
class Carried:
    """A goal's or area's name in the new programme, and what it continues."""

    name: str
    continues: str | None = None


@dataclass(frozen=True, slots=True)
class Succession:
    """What a new programme takes over, by the first name of the theme that takes it.

    `before` are the names of all goals of the programme before: a goal that was dropped does not come back as new.
    """

    areas: Mapping[str, Carried]
    goals: Mapping[str, tuple[Carried, ...]]
    before: frozenset[str] = frozenset()


def draw_succession(before: Programme, themes: Sequence[Theme], words: Words, rng: random.Random) -> Succession:
    """Draw what each goal of a programme becomes; each fate befalls at least one of them."""
    kept = {theme.areas[0] for theme in themes}
    areas = {
        theme.areas[0]: Carried(before.goals[area].name, area)
        for area, theme in before.themes.items()
        if theme.areas[0] in kept
    }
    goals = [goal for area in before.areas for goal in before.below[area]]
    fates = [*FATES, *rng.choices(FATES, WEIGHTS, k=max(len(goals) - len(FATES), 0))]
    rng.shuffle(fates)
    carried: dict[str, list[Carried]] = {name: [] for name in kept}
    for goal, fate in zip(goals, fates, strict=False):
        home = before.themes[before.area_of(goal)].areas[0]
        target = _target(home, fate, kept, rng)
        if target and len(carried[target]) < MOST:
            name = before.goals[goal].name
            carried[target].append(Carried(_worded(name, fate, words, rng), goal))
    names = frozenset(before.goals[goal].name for goal in goals)
    return Succession(areas, {name: tuple(found) for name, found in carried.items()}, names)


def _target(home: str, fate: Fate, kept: set[str], rng: random.Random) -> str | None:
    """Return the theme that takes a goal over, or None where nothing does."""
    if fate == "dropped" or (home not in kept and fate != "moved"):
        return None
    return rng.choice(sorted(kept - {home})) if fate == "moved" else home


def _worded(name: str, fate: Fate, words: Words, rng: random.Random) -> str:
    if fate != "reworded":
        return name
    return rng.choice(words.lists["programme.rewordings"]).format(name=name, lower=name[0].lower() + name[1:])
