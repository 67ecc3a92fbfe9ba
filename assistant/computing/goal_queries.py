"""Queries for goals: on a level, above others, served, measured."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.computing.where import Where as Where
from corpus.model import Level


@dataclass(frozen=True, slots=True)
class GoalsOf:
    """Goals that the given activities serve (ids; empty: those of `where` that name the terms).

    With a level, the goals of that level that are served, or that stand above one that is.
    """

    activities: tuple[str, ...] = ()
    where: Where = Where()
    terms: tuple[str, ...] = ()
    level: Level | None = None
    besides: Level | None = None
    """A level of which no goal is returned."""


@dataclass(frozen=True, slots=True)
class GoalsAt:
    """Goals on one level, below a parent (id), or exactly those of `ids`.

    Level None is what "mål" means: council goals, and board goals where there are none or an organ is asked about.
    `word` is the municipality's own word for the level ("resultatmål"): where only some programmes use it, the
    others are left out. `terms` are words that the name must have.
    """

    level: Level | None = None
    where: Where = Where()
    parent: str | None = None
    word: str | None = None
    ids: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoalsAbove:
    """What stands above the goals (ids): on a level, or (None) one step up."""

    goals: tuple[str, ...]
    level: Level | None = None
    where: Where = Where()


@dataclass(frozen=True, slots=True)
class GoalsMeasured:
    """Goals that the indicators (ids) measure."""

    indicators: tuple[str, ...]
    where: Where = Where()
