"""A municipality in the making: what has been drawn of it so far."""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from tests.quality.generator.graph import (
    Activity,
    Expected,
    Goal,
    Indicator,
    Organ,
    PlanDocument,
    PlanGraph,
    Term,
    Verdict,
)
from tests.quality.golden.words import Theme, Words


@dataclass(slots=True)
class Programme:
    """The programme of one term of office: `year` is its second year, `period` its four years.

    `areas` are ids; for each of them its theme, goals and board goals; for each goal the templates of its activities.
    `homes` are the themes that goals moved from another area keep their activities and indicators from. `idle` goals
    have no activity, `unmeasured` ones no indicator.
    """

    name: str
    prefix: str
    year: int
    areas: tuple[str, ...] = ()
    themes: dict[str, Theme] = field(default_factory=dict)
    homes: dict[str, Theme] = field(default_factory=dict)
    goals: dict[str, Goal] = field(default_factory=dict)
    below: dict[str, tuple[str, ...]] = field(default_factory=dict)
    board_goals: dict[str, tuple[str, ...]] = field(default_factory=dict)
    serving: dict[str, tuple[str, ...]] = field(default_factory=dict)
    indicators: dict[str, Indicator] = field(default_factory=dict)
    idle: frozenset[str] = frozenset()
    unmeasured: frozenset[str] = frozenset()

    @property
    def period(self) -> str:
        """The programme's years, "2019-2022"."""
        return f"{self.year - 1}-{self.year + 2}"

    def area_of(self, goal: str) -> str:
        """Return the area that a goal stands below, itself for an area."""
        return goal if goal in self.areas else str(self.goals[goal].parent)

    def theme_of(self, goal: str) -> Theme:
        """Return what a goal is about: its area's theme, or the one that it was moved from."""
        return self.homes.get(goal) or self.themes[self.area_of(goal)]


@dataclass(slots=True)
class Municipality:
    """Names, programmes and organs, and everything its documents state. `key` begins every id."""

    key: str
    words: Words
    rng: random.Random
    kommun: str
    places: tuple[str, ...]
    earlier: Programme
    programme: Programme
    organs: dict[str, Organ] = field(default_factory=dict)
    boards: dict[str, str] = field(default_factory=dict)
    activities: dict[str, Activity] = field(default_factory=dict)
    indicators: dict[str, Indicator] = field(default_factory=dict)
    verdicts: dict[str, Verdict] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    documents: dict[str, PlanDocument] = field(default_factory=dict)
    expected: tuple[Expected, ...] = ()
    used: set[str] = field(default_factory=set)

    @property
    def year(self) -> int:
        """The year that most of its plans are about."""
        return self.programme.year

    def organ(self, name: str) -> str:
        """Return the id of an organ of this municipality, such as "kf"."""
        return f"{self.key}-{name}"

    def graph(self) -> PlanGraph:
        """Return what has been drawn as a plan graph."""
        goals = self.earlier.goals | self.programme.goals
        return PlanGraph(
            self.organs,
            goals,
            self.indicators,
            self.activities,
            self.verdicts,
            self.terms,
            self.documents,
            self.expected,
        )
