"""What the store says of its states and of the readings it keeps."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.model import Fact


@dataclass(frozen=True, slots=True)
class StateInfo:
    """A published state: its number (from 1), when it was made (ISO 8601, UTC) and the name of its index generation."""

    number: int
    created: str
    generation: str


@dataclass(frozen=True, slots=True)
class ReadingSummary:
    """A stored reading without its pages, passages and mentions."""

    id: str
    version: str
    reader: str
    format: str
    title: str
    page_count: int
    cover: tuple[Fact, ...]
    unreadable: tuple[int, ...]
    """Pages (1-based) whose text could not be read."""
    warnings: tuple[str, ...]
