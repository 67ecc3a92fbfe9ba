"""Corrections of one document's reading. Types only."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from corpus.model import FactRole, Level, MentionKind


class Act(StrEnum):
    """What a correction does."""

    REMOVE = "remove"
    CHANGE = "change"
    ADD = "add"


@dataclass(frozen=True, slots=True)
class Changes:
    """What is to hold instead; None leaves a part as it was read.

    `text` and the texts of `facts` must stand on the page: a correction moves what was read, it never makes up what
    the page says. `goals` are the names of all goals that it is tied to, () for none.
    """

    text: str | None = None
    level: Level | None = None
    number: str | None = None
    organ: str | None = None
    goals: tuple[str, ...] | None = None
    facts: tuple[tuple[FactRole, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction: `page` (1-based) and `quote` say where; `date` is ISO."""

    act: Act
    kind: MentionKind
    page: int
    quote: str
    date: str
    changes: Changes = Changes()
