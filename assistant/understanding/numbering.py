"""Goals named by number: "mål 12", "resultatmål nr 12 och 13", "goals 1-3". Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.understanding.catalogue import Catalogue, EntityType, Named
from assistant.understanding.scoping import same
from assistant.wording import LEVEL_WORDS, NUMBER_WORDS, fold
from corpus.model import Level, Period

MAX_NUMBERS = 12
"""Goal numbers in one run ("mål 1, 2 och 3")."""

_NUMBERED_GOALS = re.compile(
    r"(?<!\w)((?:[^\W\d]+mål(?:et|en)?|mål(?:et|en)?|målsättning(?:en|ar)?|[^\W\d]*områden?(?:t|a)?|goals?"
    r"|result goals?|objectives?|areas?)"
    r" ?(?:nr\.?|num{1,2}ero?|nu?mret|no\.?|number|#)? ?)(\d{1,2}(?:\.\d{1,2}){0,3})"
    r"((?: ?(?:,|&|-|och|and|samt|eller|or|till|to|respektive) ?(?:mål(?:et)? "
    r"|goal )?\d{1,2}(?:\.\d{1,2}){0,3}(?![\d%])){0,12})(?![\d%]| ?%| procent)"
)
_WORDED_GOALS = re.compile(
    rf"(?<!\w)([^\W\d]*mål(?:et)?|goal|result goal) (?:nummer |nr |number )?({'|'.join(NUMBER_WORDS)})(?!\w)"
)
"""A goal numbered in a word ("resultatmål elva")."""
_CODE = re.compile(r"(?<![\w-])[A-ZÅÄÖ]{1,4}[.-]?\d{1,3}(?:\.\d{1,2})?(?![\w-])")
"""An activity's code: letters and a number together."""
_NUMBER = re.compile(r"(-|till|to)? ?(\d{1,2}(?:\.\d{1,2}){0,3})")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A number that names goals: its place (code points, end excluded), the words, and the goals; () when unknown."""

    start: int
    end: int
    said: str
    named: tuple[Named, ...]


def numbered_goals(
    text: str, catalogue: Catalogue, *, kommun: str | None, periods: tuple[Period, ...]
) -> tuple[Numbered, ...]:
    """Find the goals that a text names by number, in order, one result for each number.

    Without a period the newest goals of that number are meant, one for each kommun when none is given; a word for a
    level ("fokusområde 2") says which level's numbers.
    """
    found = []
    for match in _WORDED_GOALS.finditer(fold(text)):
        word, number = match.group(1).strip(), str(NUMBER_WORDS[match.group(2)])
        named = _goals_numbered(number, word, catalogue, kommun=kommun, periods=periods)
        if named:
            found.append(Numbered(match.start(), match.end(), f"{word} {number}", named))
    for match in _NUMBERED_GOALS.finditer(fold(text)):
        word = match.group(1).strip()
        for number in _expand(match.group(2), match.group(3)):
            named = _goals_numbered(number, word, catalogue, kommun=kommun, periods=periods)
            found.append(Numbered(match.start(), match.end(), f"{word.split(' ')[0]} {number}", named))
    return tuple(found)


def coded_activities(text: str, catalogue: Catalogue, *, kommun: str | None) -> tuple[tuple[Named, int, int], ...]:
    """Return the activities that a text names by their code ("T10"), each with its place."""
    coded = [one for one in catalogue.of_type(EntityType.ACTIVITY) if one.number and _CODE.fullmatch(one.number)]
    if kommun is not None:
        coded = [one for one in coded if one.kommun is None or same(one.kommun, kommun)]
    return tuple(
        (one, match.start(), match.end()) for match in _CODE.finditer(text) for one in coded if one.number == match[0]
    )


def _expand(first: str, rest: str) -> tuple[str, ...]:
    """Return every number of a run: "12", " och 13" -> 12, 13; "1", "-3" -> 1, 2, 3."""
    numbers = [first]
    for match in _NUMBER.finditer(rest):
        number = match.group(2)
        if match.group(1) and numbers[-1].isdigit() and number.isdigit():
            numbers.extend(str(between) for between in range(int(numbers[-1]) + 1, int(number)))
        numbers.append(number)
    return tuple(dict.fromkeys(numbers))[:MAX_NUMBERS]


def _goals_numbered(
    number: str,
    word: str,
    catalogue: Catalogue,
    *,
    kommun: str | None,
    periods: tuple[Period, ...],
) -> tuple[Named, ...]:
    goals = [
        one for one in catalogue.of_type(EntityType.GOAL) if one.number is not None and one.number.strip(".") == number
    ]
    if kommun is not None:
        goals = [one for one in goals if one.kommun is None or same(one.kommun, kommun)]
    levels = next((known.levels for known in LEVEL_WORDS if known.pattern.search(word)), ())
    if not levels:
        levels = (Level.AREA,) if "område" in word or "area" in word else (Level.GOAL, Level.BOARD_GOAL)
    at_level = next((fit for level in levels if (fit := [one for one in goals if one.level is level])), [])
    return _newest_by_kommun(at_level, periods=periods)


def _newest_by_kommun(goals: list[Named], *, periods: tuple[Period, ...]) -> tuple[Named, ...]:
    """Keep, for each kommun, the newest goals of the number, or those of the periods asked for."""
    kept: list[Named] = []
    for place in sorted({one.kommun or "" for one in goals}):
        own = [one for one in goals if (one.kommun or "") == place]
        shared = [one for one in own if one.period and any(one.period.overlaps(period) for period in periods)] or own
        newest = max((one.period.last if one.period else 0) for one in shared)
        kept.extend(one for one in shared if (one.period.last if one.period else 0) == newest)
    return tuple(kept)
