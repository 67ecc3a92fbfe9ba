"""Typed questions for what is not there: goals, indicators, activities, organs and plans without something."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.computing.where import Where
from corpus.model import Expected, Level, OrganKind, Period


class Lack(StrEnum):
    """What something may be without."""

    ACTIVITIES = "activities"
    INDICATORS = "indicators"
    VERDICTS = "verdicts"
    TARGETS = "targets"
    OUTCOMES = "outcomes"
    RESPONSIBLE = "responsible"
    GOALS = "goals"
    PLANS = "plans"


@dataclass(frozen=True, slots=True)
class GoalsWithout:
    """Goals that nothing of these sorts (ACTIVITIES, INDICATORS, VERDICTS, RESPONSIBLE) reaches, nor any below them.

    `level`, `where` and `word` choose among which goals, as in GoalsAt, within the programme that the kommun has;
    `ids` are exactly these. With VERDICTS `where.documents` are the follow-ups meant. `organ` is whose activities
    count, None anyone's; `year` which plans', None any year's. A suggested link is none: a goal that only such links
    reach is among the suggested of the result.
    """

    lacks: tuple[Lack, ...]
    level: Level | None = None
    where: Where = Where()
    word: str | None = None
    ids: tuple[str, ...] = ()
    parent: str | None = None
    """The area (id) that the goals of `ids` are in, where one is named."""
    organ: str | None = None
    year: Period | None = None
    terms: tuple[str, ...] = ()
    """Words that the goal's name, or that of what is above it, must have."""


@dataclass(frozen=True, slots=True)
class IndicatorsWithout:
    """Indicators of the programme (of goals, where ids are given) for which no TARGETS (a number) or OUTCOMES stand."""

    lack: Lack
    where: Where = Where()
    goals: tuple[str, ...] = ()
    directed: bool = False
    """True for those alone whose target is stated, but only as a direction ("ska öka")."""


@dataclass(frozen=True, slots=True)
class ActivitiesWithout:
    """Activities without GOALS (those of the grunduppdrag have none by nature, and are left out) or RESPONSIBLE."""

    lack: Lack
    where: Where = Where()


@dataclass(frozen=True, slots=True)
class OrgansWithout:
    """Organs of a kind (None: any) whose plan was read and that have no activity for any of the goals (ids)."""

    goals: tuple[str, ...] = ()
    where: Where = Where()
    kind: OrganKind | None = None


@dataclass(frozen=True, slots=True)
class PlansMissing:
    """Organs of which an expected document was not read. `expected` are those that the manifest names."""

    expected: tuple[Expected, ...]
    where: Where = Where()
    kind: str | None = None


GapQuery = GoalsWithout | IndicatorsWithout | ActivitiesWithout | OrgansWithout | PlansMissing
"""What is not there."""
