"""Typed questions for what two of something have in common, and what became of it in between."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.computing.where import Where
from corpus.model import FactRole, Level, OrganKind, Period


class Change(StrEnum):
    """What became of something from one time to another."""

    NEW = "new"
    DROPPED = "dropped"
    KEPT = "kept"
    MOVED = "moved"
    REWORDED = "reworded"
    RAISED = "raised"
    LOWERED = "lowered"


@dataclass(frozen=True, slots=True)
class ProgrammeChanges:
    """Goals on a level of a kommun's programmes of two periods, with what became of them; `changes` empty is any."""

    earlier: Period
    later: Period
    level: Level = Level.GOAL
    where: Where = Where()
    changes: tuple[Change, ...] = ()
    ids: tuple[str, ...] = ()
    """Goals of either programme; empty is all."""


@dataclass(frozen=True, slots=True)
class PlanChanges:
    """Activities of an organ's plans of two years, with what became of them; `changes` empty is any.

    Plans of the same kind are compared, where both years have one.
    """

    earlier: Period
    later: Period
    where: Where = Where()
    changes: tuple[Change, ...] = ()
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TargetChanges:
    """Indicators with their targets of two years, the first and the newest where no years are given."""

    earlier: int | None = None
    later: int | None = None
    where: Where = Where()
    changes: tuple[Change, ...] = ()
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ValuesOverYears:
    """What is stated for indicators (ids) in a role, year by year; `years` empty is any."""

    entities: tuple[str, ...]
    role: FactRole
    years: tuple[int, ...] = ()
    where: Where = Where()


@dataclass(frozen=True, slots=True)
class SharedGoals:
    """Goals for which at least two organs have activities, of a kind or any; with `organs` (names), each of those."""

    where: Where = Where()
    level: Level = Level.GOAL
    kind: OrganKind | None = None
    organs: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()


ChangeQuery = ProgrammeChanges | PlanChanges | TargetChanges | ValuesOverYears | SharedGoals
"""What two of something have in common, and what became of it in between."""
