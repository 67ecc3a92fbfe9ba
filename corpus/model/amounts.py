"""Years and numbers as stated. Types only."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Calendar years first..last, both included."""

    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"

    def __contains__(self, other: Period) -> bool:
        return self.first <= other.first and other.last <= self.last

    def overlaps(self, other: Period) -> bool:
        """Say whether the two share a year."""
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as stated: value, unit ("%", "tkr", "" when none), comparator and the year it holds for."""

    value: Decimal
    unit: str = ""
    comparator: str = "="
    """One of "=", "<", ">", "≤", "≥"."""
    year: int | None = None
