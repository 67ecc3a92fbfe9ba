"""Queries for how it went: verdicts, goals with what follows them up, outcomes against targets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.computing.goal_queries import GoalsAt
from assistant.computing.judging import Judgement
from assistant.computing.where import Where as Where
from corpus.model import Level


@dataclass(frozen=True, slots=True)
class VerdictsOn:
    """Goals (of a level, None is any), or exactly `ids`, on which documents state a verdict, with those verdicts.

    The period of `where` chooses verdicts of that time, its documents those that stand there; without a period, the
    newest of each goal. `judgement` is what the verdict must say by its own words, `wording` which words exactly,
    `forecast` whether it must be one (None is either), `verdict` which one it must be (id). Of things given by `ids`
    every verdict counts, else the foremost: where a goal has both, the outcome, unless `forecasts` alone are asked for.
    `below` takes only goals below any of those.
    """

    ids: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    level: Level | None = None
    where: Where = Where()
    terms: tuple[str, ...] = ()
    judgement: Judgement | None = None
    wording: str | None = None
    forecast: bool | None = None
    verdict: str | None = None
    forecasts: bool = False


@dataclass(frozen=True, slots=True)
class GoalsFollowed:
    """Every goal that GoalsAt finds, with what follows it up: its newest verdict, its indicators' outcomes and targets.

    `followed` keeps those that have either, or (False) those that have neither; None is all.
    """

    goals: GoalsAt
    where: Where = Where()
    followed: bool | None = None


class Standing(StrEnum):
    """How an outcome stands to its target, as arithmetic."""

    MET = "met"
    MISSED = "missed"
    UNDIRECTED = "undirected"
    """The numbers differ, and nothing that was read says whether more or less is better."""
    UNLIKE = "unlike"
    """The cells hold no numbers, or numbers of different units."""


@dataclass(frozen=True, slots=True)
class AgainstTarget:
    """Indicators of which outcome and target of one year were read, compared; `standing` None is any.

    `ids` are exactly those; `goals` those that measure these, or goals below them. Without a period, the newest year
    that has both.
    """

    where: Where = Where()
    ids: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    standing: Standing | None = None
