"""Which way an indicator is to go, from the words of its target or its name. Pure; linear in the length of the text."""

from __future__ import annotations

import re

from corpus.model import Direction
from corpus.quantities import numbers

_SAME = re.compile(r"\b(?:bibehåll\w*|oförändra\w*|behåll\w*|kvarstå\w*|ligga kvar)\b", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:inte|ej|varken)\b", re.IGNORECASE)
_UP = re.compile(
    r"\b(?:ök[an][ae]?\w*|höj[adtn]\w*|stig[ae]r?|fördubbl\w*|bli bättre|högre|fler)\b(?!\s+än\b)",
    re.IGNORECASE,
)
_DOWN = re.compile(
    r"\b(?:minsk[an]\w*|sänk[aetn]\w*|sjunk[ae]\w*|halver\w*|lägre|färre)\b(?!\s+än\b)",
    re.IGNORECASE,
)
_WORDS = ((Direction.SAME, _SAME), (Direction.UP, _UP), (Direction.DOWN, _DOWN))
BY_COMPARATOR = {"≥": Direction.UP, ">": Direction.UP, "≤": Direction.DOWN, "<": Direction.DOWN}


def direction_of(text: str) -> Direction | None:
    """Return which way a target ("ska öka", "högst 6 %") or a wish ("… ska minska till 3") points; None if neither.

    A floor points upwards and a ceiling downwards. Words of both ways and denied ones say nothing.
    """
    if _DENIED.search(text):
        return None
    said = [way for way, pattern in _WORDS if pattern.search(text)]
    if said:
        return said[0] if len(said) == 1 else None
    ways = {BY_COMPARATOR[found.comparator] for found in numbers(text) if found.comparator in BY_COMPARATOR}
    return ways.pop() if len(ways) == 1 else None
