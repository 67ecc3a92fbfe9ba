"""What mentions are about: goals, indicators, activities, verdicts and the links between them. Types only."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.model.amounts import Period, Quantity
from corpus.model.documents import Organ
from corpus.model.mentions import FactRole, Level, LinkKind, Relation, TieKind
from corpus.model.place import Locator


class Serves(StrEnum):
    """What an activity serves."""

    GOAL = "goal"
    GRUNDUPPDRAG = "grunduppdrag"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Goal:
    """A vision, area or goal of one period.

    `parent` is the goal one level up; `mentions` are ids, the defining first.
    """

    id: str
    name: str
    level: Level
    mentions: tuple[str, ...]
    number: str | None = None
    kommun: str | None = None
    programme: str | None = None
    organ: str | None = None
    period: Period | None = None
    parent: str | None = None
    aliases: tuple[str, ...] = ()


class Direction(StrEnum):
    """Which way an indicator is to go."""

    UP = "up"
    DOWN = "down"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """A target, outcome or baseline of an indicator, as stated."""

    role: FactRole
    text: str
    locator: Locator
    quantity: Quantity | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """A measure, with the values that were read for it. `direction` is the newest target's, else its name's wish."""

    id: str
    name: str
    mentions: tuple[str, ...]
    kommun: str | None = None
    organ: str | None = None
    period: Period | None = None
    values: tuple[IndicatorValue, ...] = ()
    direction: Direction | None = None


@dataclass(frozen=True, slots=True)
class Activity:
    """Something an organ is to do. `possible_duplicates` are ids of activities that may be the same one."""

    id: str
    name: str
    mentions: tuple[str, ...]
    code: str | None = None
    kommun: str | None = None
    organ: str | None = None
    period: Period | None = None
    serves: Serves = Serves.NONE
    responsible: str | None = None
    start: str | None = None
    end: str | None = None
    amount: str | None = None
    status: str | None = None
    possible_duplicates: tuple[str, ...] = ()


class VerdictKind(StrEnum):
    """A forecast, or an outcome."""

    PROGNOSIS = "prognosis"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A judgement, quoted. `about` is the id of a goal, indicator or activity; never derived from numbers."""

    id: str
    about: str
    wording: str
    kind: VerdictKind
    mentions: tuple[str, ...]
    as_of: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Source entity -> target entity, with what proves both ends and the tie.

    `source_mention` and `target_mention` are mention ids; `tie` is where the tie itself stands.
    """

    id: str
    relation: Relation
    source: str
    target: str
    kind: LinkKind
    tie_kind: TieKind
    source_mention: str
    target_mention: str
    tie: Locator
    corrected: str | None = None
    """The ISO date on which a person tied the two (tie kind CORRECTION); `tie` is then the source's own place."""


Entity = Goal | Indicator | Activity | Verdict | Organ
"""Anything a mention can be about."""
