"""A sign: a pattern for whole words, with another that must stand beside it and one that must not. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass


def whole(pattern: str) -> re.Pattern[str]:
    """Compile a pattern for whole words."""
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")


@dataclass(frozen=True, slots=True)
class Sign:
    """A pattern that shows a kind, where `beside` holds too and `unless` does not."""

    pattern: re.Pattern[str]
    beside: re.Pattern[str] | None = None
    unless: re.Pattern[str] | None = None

    def holds(self, skeleton: str) -> bool:
        """Say whether the sign stands in a skeleton."""
        if not self.pattern.search(skeleton):
            return False
        if self.beside is not None and not self.beside.search(skeleton):
            return False
        return self.unless is None or not self.unless.search(skeleton)


def sign(pattern: str, *, beside: str | None = None, unless: str | None = None) -> Sign:
    """Make a sign of patterns for whole words."""
    return Sign(whole(pattern), whole(beside) if beside else None, whole(unless) if unless else None)


def holds_any(signs: Iterable[Sign], skeleton: str) -> bool:
    """Say whether one of the signs stands in a skeleton."""
    return any(one.holds(skeleton) for one in signs)
