"""The words of the chain by which a line shows that it is a heading: areas, goals, and what stands under a goal. Data.

Looser than the plan reader's vocabulary on purpose: here a word only places a heading among others; what it means is
decided in `ingest.plan`.
"""

from __future__ import annotations

import re

from corpus.model import Level
from ingest.vocabulary import (
    ACTIVITY_WORD,
    COMPOUND_GOAL,
    GOAL_WORDS,
    INDICATOR_PHRASES,
    INDICATOR_WORD,
    QUALIFIED_GOAL,
    VERDICT_WORDS,
    inflected,
)

_AREAS = tuple(word for word, level in GOAL_WORDS.items() if level in (Level.VISION, Level.AREA))
_GOALS = tuple(word for word, level in GOAL_WORDS.items() if level not in (Level.VISION, Level.AREA))
_SUBS = (*VERDICT_WORDS, "kommentar", "analys")

AREA_WORD = inflected(_AREAS)
GOAL_WORD = rf"(?:{inflected(_GOALS)}|{COMPOUND_GOAL}|{QUALIFIED_GOAL})"
LEAD_WORD = rf"(?:{AREA_WORD}|{GOAL_WORD})"
SUB_WORD = rf"(?:{inflected(_SUBS)}|{ACTIVITY_WORD}|{INDICATOR_WORD})"
"""What recurs under each goal or area: its activities, its measures, its verdict."""

_AREA = re.compile(AREA_WORD, re.IGNORECASE)


def is_area(word: str) -> bool:
    """Say whether a lead word (any inflection) is a word for an area or a vision, rather than for a goal."""
    return _AREA.fullmatch(word.strip()) is not None


NUMBER = r"\d{1,2}(?:\.\d{1,2}){0,3}"
"""A section's or a goal's number: "3", "1.1"."""
LEAD = re.compile(
    rf"(?:{NUMBER}\.?\s+)?(?P<word>{LEAD_WORD})(?![^\W\d_])\s{{0,3}}(?:nr\.?|nummer)?\s{{0,3}}"
    rf"(?P<number>{NUMBER}(?![\d,%]))?\s{{0,3}}(?P<mark>(?:[:.]|(?<=\s)[–—-])(?=\s|\Z))?\s{{0,3}}(?P<name>\S.*)?",
    re.IGNORECASE,
)
"""A line that is a lead word, and perhaps a number, a mark and a name: groups word, number, mark, name."""
SUB = re.compile(
    rf"(?:{NUMBER}\.?\s+)?(?:{SUB_WORD}|så gör vi|{INDICATOR_PHRASES.pattern})(?:\s.{{0,40}})?",
    re.IGNORECASE,
)
_ANOTHER = re.compile(rf"\b{LEAD_WORD}\s{NUMBER}\s?:", re.IGNORECASE)
"""A second goal in the same block: a list of goals, not the name of one."""
OWN_HEADINGS = frozenset({"mål", "målen", "inriktning", "inriktningen", "perspektiv", "vision", "visionen", "målet"})
"""Goal words that alone on a line are headings of their own rather than a label above a name."""


def lead(text: str) -> re.Match[str] | None:
    """Match a line that names one goal or area by its word and a number or a mark ("Mål 1.1 …", "Målområde: …")."""
    match = LEAD.fullmatch(text.strip())
    if match is None or not (match["number"] or match["mark"]) or _ANOTHER.search(match["name"] or ""):
        return None
    return match
