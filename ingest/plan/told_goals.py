"""Goals that running text states and calls goals: "har kommunen ett övergripande mål – att bli …". Pure."""

from __future__ import annotations

import re

MAX_CHARACTERS = 5_000
"""A longer paragraph is not looked into."""
_TOLD = re.compile(
    r"\b(?:har|finns|antog|beslutade)\s[^.–—!?]{0,120}?\bett\s(?:[\w-]{1,30}\s){0,3}?[\w-]{0,30}mål\b[^.–—!?\d]{0,60}?"
    r"(?:\s[–—-]\s|:\s)(?P<name>att\s(?!det\b|alla\b)[^.;!?]{10,200})(?=[.;!?]|\Z)"
)


def told_goal(text: str) -> tuple[int, int] | None:
    """Return the place in a paragraph of a goal that a sentence introduces with a dash or a colon."""
    match = _TOLD.search(text) if len(text) <= MAX_CHARACTERS else None
    return None if match is None else match.span("name")
