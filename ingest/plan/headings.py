"""What a heading, a lead-in line or a list item says about the chain. Pure.

A goal's own line names it with a level word ("Resultatmål 12: Ett stärkt integrationsarbete", "Mål 1.1 …",
"Målområde: …"); a list heading announces what stands below ("Våra prioriterade områden", "Aktiviteter 2021").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from corpus.model import Level
from ingest.plan.lists import begins_with_infinitive
from ingest.vocabulary import (
    ACTIVITY_PHRASES,
    ACTIVITY_WORD,
    ACTIVITY_WORDS,
    DESCRIBING_WORDS,
    GOAL_PHRASES,
    GOAL_WORD,
    GRUNDUPPDRAG_WORDS,
    INDICATOR_PHRASES,
    INDICATOR_WORD,
    INDICATOR_WORDS,
    VERDICT_WORDS,
    goal_word_level,
    inflected,
)

NUMBER = r"\d{1,2}(?:\.\d{1,2}){0,3}(?![\d,%])"
MAX_LEAD_CHARACTERS = 400
"""A longer line is prose, not a goal's or a list's heading."""
MAX_LIST_HEADING_WORDS = 9

_PURPOSE = re.compile(r"\s(?:för|som|till|mot|inom|kopplade|under|enligt|per)\s")
_YEARS = r"(?:19|20)\d\d(?:\s?[–-]\s?(?:19|20)?\d\d)?"
_LISTED_GOALS = re.compile(rf"\b({GOAL_WORD})(?:\s+{_YEARS})?(?:,|\s+och\b|$)")

_REPORT = re.compile(
    r"(?:uppföljning|redovisning|sammanställning|utvärdering|rapport)(?:en)?\s(?:av|om|kring)\s(?!mål)"
)
"""A report on something holds what is said of it, not the thing itself."""

_COVERED = re.compile(
    r"(?:planen|verksamhetsplanen|handlingsplanen|uppföljningen|programmet|dokumentet|den här planen|denna plan)\s"
    r"(?:(?:rör|berör|bidrar till|knyter an till|hör till)(?:\s(?:följande|dessa)(?:\s\w*områden)?)?"
    r"|(?:gäller|omfattar|avser|utgår från)\s(?:\w+\s){0,2}?\w*områden):"
)
"""Lines, folded, above the areas of the programme that a plan is part of ("Planen rör:")."""
_REPORTS = re.compile(
    r"(?:uppföljning|redovisning)(?:en)?\s(?:av|per|inom)\b|(?:genomförda|planerade|pågående|prioriterade)\s(?:\w+\s)?"
    r"(?:åtgärd|insats|aktivitet|satsning)|(?:åtgärder|insatser|aktiviteter)\s(?:per|inom|under)\b",
    re.IGNORECASE,
)

_SECTION_NUMBER = re.compile(rf"^{NUMBER}\.?\s+(?=\S)")
_GOAL_LEAD = re.compile(
    rf"^(?:(?:vår|vårt|våra|nämndens|kommunens|enhetens|bolagets)\s+)?(?P<word>{GOAL_WORD})\s*(?:nr\.?|nummer)?\s*(?P<number>{NUMBER})?\s*(?P<mark>[:.–—-])?\s*(?P<name>\S.*)?$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(rf"^(?P<number>{NUMBER})(?:[.):]?\s+|\.(?=[A-ZÅÄÖ]))(?P<name>\S.*)$")
_LEAD = {
    "activity": re.compile(rf"^{ACTIVITY_WORD}\s*(?P<number>{NUMBER})?\s*:\s*(?P<name>\S.*)$", re.IGNORECASE),
    "indicator": re.compile(rf"^{INDICATOR_WORD}\s*(?P<number>{NUMBER})?\s*:\s*(?P<name>\S.*)$", re.IGNORECASE),
    "verdict": re.compile(
        rf"^{inflected(VERDICT_WORDS)}(?![^:]*\b(?:görs|sker|mäts|anges|används|redovisas|nivå\w*|skala\w*|färg\w*)\b)[^:]{{0,40}}:"
        r"\s*(?P<name>\S.*)$",
        re.IGNORECASE,
    ),
}


_DASHES = ("–", "—", "-")


class Listed(StrEnum):
    """What a list heading says stands below it."""

    GOALS = "goals"
    ACTIVITIES = "activities"
    INDICATORS = "indicators"
    VERDICT = "verdict"


_EARLY = r"\A(?:(?!ett?\b)\S+\s){0,2}"
"""Where a compound announces: "Ett brett utbud av fritidsaktiviteter" is the name of a goal."""
_LISTED_WORDS = (
    (Listed.ACTIVITIES, re.compile(rf"\b{inflected(ACTIVITY_WORDS)}\b|{_EARLY}{ACTIVITY_WORD}\b")),
    (Listed.INDICATORS, re.compile(rf"\b{inflected(INDICATOR_WORDS)}\b|{_EARLY}{INDICATOR_WORD}\b")),
    (Listed.VERDICT, re.compile(rf"\b{inflected(VERDICT_WORDS)}\b")),
)


@dataclass(frozen=True, slots=True)
class Announcement:
    """What a heading announces: what is listed, the level of listed goals, and whether it is the standing mission."""

    listed: Listed | None = None
    level: Level | None = None
    grunduppdrag: bool = False


@dataclass(frozen=True, slots=True)
class GoalLead:
    """A line that names one goal. `name` is "" when only the number stands there."""

    level: Level
    word: str
    number: str | None
    name: str


@dataclass(frozen=True, slots=True)
class Lead:
    """A line that names one activity, indicator or verdict after its word ("Aktivitet: …")."""

    number: str | None
    name: str


def goal_lead(text: str) -> GoalLead | None:
    """Read a line that names one goal with its level word, or return None.

    Without number or mark the name must begin with a capital, so that "Mål för god ekonomi" is no goal of that name.
    """
    line = " ".join(text.split())
    if len(line) > MAX_LEAD_CHARACTERS:
        return None
    match = _GOAL_LEAD.match(_SECTION_NUMBER.sub("", line))
    if match is None:
        return None
    level = goal_word_level(match["word"])
    name = (match["name"] or "").strip()
    marked = bool(match["number"] or match["mark"])
    if level is None or (not name and not match["number"]) or (name and not marked and not name[0].isupper()):
        return None
    if name and not (name[0].isalnum() or name[0] in "\"”'«"):
        return None
    if level is Level.VISION and not marked:
        return None
    if name and match["number"] and not match["mark"] and name[0].islower():
        return None  # "Resultatmål 7 och 8 har …" speaks of goals
    if name and not match["number"] and match["mark"] in _DASHES and name[0].islower():
        return None  # "Fokusområde – ett område som …" explains the word
    number, rest = (match["number"], name) if match["number"] else numbered(name)
    return GoalLead(level, match["word"], number, rest.rstrip(" :"))


def numbered(text: str) -> tuple[str | None, str]:
    """Split "12. Ett stärkt integrationsarbete" into number and name; the number is None when there is none."""
    line = " ".join(text.split())
    match = _NUMBERED.match(line)
    return (match["number"], match["name"]) if match else (None, line)


def lead(kind: str, text: str) -> Lead | None:
    """Read "Aktivitet 3: …", "Nyckeltal: …" or "Bedömning: …"; `kind` is activity, indicator or verdict."""
    line = " ".join(text.split())
    match = _LEAD[kind].match(line[: MAX_LEAD_CHARACTERS * 3])
    if match is None:
        return None
    return Lead(match.groupdict().get("number"), match["name"].strip())


def announces(text: str) -> Announcement | None:
    """Say what a short heading, or a line ending in a colon, announces; None when it announces nothing we know.

    Only the words before "för", "som", "till" … count: what follows tells what the listed things are for. A heading
    that announces two kinds at once ("Mål och indikatorer") leaves the choice to each line's own words.
    """
    line = _SECTION_NUMBER.sub("", " ".join(text.split()).rstrip(" :"))
    head = _PURPOSE.split(f"{line} ", maxsplit=1)[0].casefold().strip()
    if not head or len(head.split()) > MAX_LIST_HEADING_WORDS or _REPORT.match(head):
        return None
    if begins_with_infinitive(line):
        return None  # "Prioritera satsningar som …" is itself something to do
    if ACTIVITY_PHRASES.fullmatch(line.casefold()):
        return Announcement(Listed.ACTIVITIES)
    if GOAL_PHRASES.fullmatch(line.casefold()):
        return Announcement(Listed.GOALS, Level.GOAL)
    if INDICATOR_PHRASES.fullmatch(line.casefold()):
        return Announcement(Listed.INDICATORS)
    if _COVERED.fullmatch(" ".join(text.split()).casefold()):
        return Announcement(Listed.GOALS, Level.AREA)
    grunduppdrag = _has(GRUNDUPPDRAG_WORDS, line.casefold())
    kinds = [listed for listed, words in _LISTED_WORDS if words.search(head)]
    levels = [level for match in _LISTED_GOALS.finditer(head) if (level := goal_word_level(match[1])) is not None]
    # "Vision och mål" lists goals: a vision that is named beside others has a heading of its own below.
    level = next((level for level in levels if level is not Level.VISION), levels[0] if levels else None)
    if level is not None:
        kinds.append(Listed.GOALS)
    if not kinds and not grunduppdrag:
        return None
    listed = kinds[0] if len(kinds) == 1 else None
    return Announcement(listed, level if listed is Listed.GOALS else None, grunduppdrag)


def describes(text: str) -> bool:
    """Say whether what stands below a heading tells about things that are listed elsewhere ("Risker")."""
    return (
        DESCRIBING_WORDS.fullmatch(_SECTION_NUMBER.sub("", " ".join(text.split()).casefold()).rstrip(" :")) is not None
    )


def reports(text: str) -> bool:
    """Say whether a heading says that work is told of below it ("Uppföljning av …")."""
    return _REPORTS.match(re.sub(r"^\d+(?:\.\d+)*\.?\s+", "", text)) is not None


def _has(words: tuple[str, ...], text: str) -> bool:
    return re.search(rf"\b{inflected(words)}\b", text) is not None
