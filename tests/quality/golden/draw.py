"""A plan graph drawn from a seed: invented municipalities, their programmes and what each of their documents states."""

from __future__ import annotations

import random
from collections.abc import Sequence

from tests.quality.generator.graph import PlanGraph
from tests.quality.golden.calendar import MUNICIPALITIES, Size, entries
from tests.quality.golden.draw_documents import draw_documents
from tests.quality.golden.draw_goals import draw_programme
from tests.quality.golden.draw_organs import draw_organs
from tests.quality.golden.municipality import Municipality
from tests.quality.golden.succession import draw_succession
from tests.quality.golden.words import Words, load

FIRST_YEAR = 2021
LAST_YEAR = 2026
TERM = 4
PLACES = 7


def draw(seed: int, size: Size = "small") -> PlanGraph:
    """Return the plan graph of a seed's municipalities; the same seed and size give the same graph."""
    rng = random.Random(f"names {seed}")  # noqa: S311 - a draw that can be repeated
    count, words = MUNICIPALITIES[size], load()
    names = rng.sample(words.lists["place.first"], count)
    towns = [_draw_town(words, seed, place, name) for place, name in enumerate(names)]
    for place, town in enumerate(towns):
        draw_documents(town, entries(size, place))
    return merge([town.graph() for town in towns])


def _draw_town(words: Words, seed: int, place: int, first: str) -> Municipality:
    rng = random.Random(f"graph {seed} {place}")  # noqa: S311 - a draw that can be repeated
    kommun, *places = draw_places(words, rng, first)
    key, year = "abcdefgh"[place], rng.randint(FIRST_YEAR, LAST_YEAR)
    now = rng.sample(words.themes, rng.choice((3, 4, 4)))
    others = [theme for theme in words.themes if theme not in now]
    then = [*now[1:], rng.choice(others)]
    before = draw_programme(words, rng, kommun=kommun, prefix=f"{key}1", year=year - TERM, themes=then)
    succession = draw_succession(before, now, words, rng)
    present = draw_programme(words, rng, kommun=kommun, prefix=f"{key}2", year=year, themes=now, succession=succession)
    town = Municipality(key, words, rng, kommun, tuple(places), before, present)
    town.indicators = before.indicators | present.indicators
    draw_organs(town)
    return town


def draw_places(words: Words, rng: random.Random, first: str) -> tuple[str, ...]:
    """Return invented place names, the municipality's first; it begins with `first`."""
    others = rng.sample([one for one in words.lists["place.first"] if one != first], PLACES - 1)
    return tuple(name + rng.choice(words.lists["place.last"]) for name in (first, *others))


def merge(graphs: Sequence[PlanGraph]) -> PlanGraph:
    """Return one graph that holds several municipalities'."""
    first, *others = graphs
    for other in others:
        first = PlanGraph(
            {**first.organs, **other.organs},
            {**first.goals, **other.goals},
            {**first.indicators, **other.indicators},
            {**first.activities, **other.activities},
            {**first.verdicts, **other.verdicts},
            {**first.terms, **other.terms},
            {**first.documents, **other.documents},
            (*first.expected, *other.expected),
        )
    return first
