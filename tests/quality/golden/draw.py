"""A plan graph drawn from a seed: the municipality, its programme, and what each of its documents says of it."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from tests.quality.generator.graph import Activity, Expected, Indicator, Organ, PlanDocument, PlanGraph, Verdict
from tests.quality.golden.draw_documents import draw_documents
from tests.quality.golden.draw_goals import Programme, draw_programme
from tests.quality.golden.words import Theme, Words, load

FIRST_YEAR = 2021
LAST_YEAR = 2026


@dataclass(slots=True)
class Draft:
    """A graph in the making; `boards` are the ids of each area's board."""

    words: Words
    rng: random.Random
    kommun: str
    year: int
    places: tuple[str, ...]
    programme: Programme
    organs: dict[str, Organ]
    boards: dict[str, str]
    activities: dict[str, Activity] = field(default_factory=dict)
    indicators: dict[str, Indicator] = field(default_factory=dict)
    verdicts: dict[str, Verdict] = field(default_factory=dict)
    documents: dict[str, PlanDocument] = field(default_factory=dict)

    @property
    def period(self) -> str:
        """The programme's four years."""
        return f"{self.year - 1}-{self.year + 2}"


def draw(seed: int) -> PlanGraph:
    """Return the plan graph of one invented municipality; the same seed gives the same graph."""
    words, rng = load(), random.Random(f"graph {seed}")  # noqa: S311 - a draw that can be repeated
    places = draw_places(words, rng)
    year = rng.randint(FIRST_YEAR, LAST_YEAR)
    themes = rng.sample(words.themes, rng.choice((3, 4, 4)))
    programme = draw_programme(words, rng, kommun=places[0], places=places[1:], year=year, themes=tuple(themes))
    organs, boards = draw_organs(rng, places[0], tuple(themes), programme)
    draft = Draft(words, rng, places[0], year, places[1:], programme, organs, boards, indicators=programme.indicators)
    draw_documents(draft)
    expected = tuple(Expected(draft.kommun, organ, "verksamhetsplan", str(year)) for organ in boards.values())
    return PlanGraph(
        organs, programme.goals, draft.indicators, draft.activities, draft.verdicts, {}, draft.documents, expected
    )


def draw_places(words: Words, rng: random.Random) -> tuple[str, ...]:
    """Return invented place names, the municipality's first."""
    first = rng.sample(words.lists["place.first"], 7)
    return tuple(name + rng.choice(words.lists["place.last"]) for name in first)


def draw_organs(
    rng: random.Random, kommun: str, themes: tuple[Theme, ...], programme: Programme
) -> tuple[dict[str, Organ], dict[str, str]]:
    """Return the organs by id, and the board of each area."""
    council = Organ("kf", "Kommunfullmäktige", "fullmäktige", kommun, ("KF",))
    executive = Organ("ks", "Kommunstyrelsen", "nämnd", kommun, ("KS",), parent="kf")
    company = Organ("bolag", f"{kommun} Bostäder AB", "bolag", kommun, (f"{kommun[0]}BAB",), parent="kf")
    organs = {one.id: one for one in (council, executive, company)}
    boards: dict[str, str] = {}
    for area, theme in zip(programme.areas, themes, strict=True):
        name, short = rng.choice(theme.boards)
        boards[area] = short.lower()
        organs[short.lower()] = Organ(short.lower(), name, "nämnd", kommun, (short,), parent="kf")
    return organs, boards
