"""One thing that can be asked of a municipality: what fills a wording's slots, and what a right answer holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Place = tuple[str, int]
"""A document's file name and a page of it (1-based)."""


@dataclass(frozen=True, slots=True)
class Instance:
    """Slots by name, and what is expected; None where the question does not ask for it."""

    slots: Mapping[str, str]
    items: tuple[tuple[str, ...], ...] | None = None
    count: int | None = None
    values: tuple[str, ...] | None = None
    entities: tuple[str, ...] = ()
    sources: tuple[Place, ...] = ()
    refuse: bool = False
