"""Headings that name a unit of the organ whose plan it is: what stands below them is the unit's. Pure.

A theme is named by a heading as well, so a unit must be called one ("Enheten för …", "Avdelning …", "Verksamhetsområde
…", "Kostenheten"), in the plan of a board, an administration or a unit; and only one with goals or activities is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.model import Fact, FactRole, Locator, Mention, Origin, Span
from ingest.plan.cover_words import kind_in, organ_in
from ingest.structure import Section
from ingest.vocabulary import GOAL_WORD

MOST_WORDS = 9
"""A longer heading says something of a unit."""
SECTION_NUMBER = re.compile(r"^\d+(?:\.\d+)*\.?\s+")
_WORD = r"[^\W\d_][^\W\d_/-]{1,30}(?:[/-][^\W\d_]{1,30})*"
_LED = re.compile(
    rf"(?P<marker>(?:enheten|avdelningen|sektionen|verksamhetsområdet|verksamheten)\sför)\s(?P<name>{_WORD}(?:,?\s{_WORD}){{0,6}})",
    re.IGNORECASE,
)
_CALLED = re.compile(
    rf"(?P<marker>[Vv]erksamhetsområde|VERKSAMHETSOMRÅDE|[Aa]vdelning|[Ee]nhet|[Ss]ektion)\s?(?P<sign>[:–-]?)\s"
    rf"(?P<name>[A-ZÅÄÖ][^\W\d_/-]{{1,30}}(?:[/-][^\W\d_]{{1,30}})*(?:,?\s{_WORD}){{0,6}})"
)
_NAMED = re.compile(
    r"[A-ZÅÄÖ](?:[^\W\d_]|[/-](?=\w)){1,30}-?(?:,?\s(?:och\s|&\s)?[^\W\d_]{2,30}-?){0,2}"
    r"(?<=[^\W\d_-]|-)(?:enheten|avdelningen|sektionen)"
)
_SENTENCE = re.compile(r"(?<!\w)(?:ska|skall|är|har|kan|vill|som|att|blir|ger|får|behöver)(?!\w)", re.IGNORECASE)
_OWNERS = re.compile(
    r"(?:nämnden|nämnd|styrelsen|styrelse|förvaltningen|förvaltning|kontoret|kontor|enheten|enhet|avdelningen|avdelning|sektionen"
    r"|sektion|verksamhetsområdet?)s?\b",
    re.IGNORECASE,
)


def organ_heading(heading: str) -> str | None:
    """Return the organ that a heading is the name of, and nothing else: what stands below is its own."""
    name = SECTION_NUMBER.sub("", heading)
    found = organ_in(name)
    return found.value if found is not None and found.value == name else None


def unit_heading(heading: str, *, owner: str | None) -> str | None:
    """Return the unit that a heading names, in a plan of `owner` (the organ of its cover or of a heading above).

    "Verksamhetsområde: Vård" is named without the sign. None where no board, administration or unit owns the plan.
    """
    if owner is None or _OWNERS.search(owner) is None:
        return None
    text = " ".join(SECTION_NUMBER.sub("", heading).split())
    if len(text.split()) > MOST_WORDS or _SENTENCE.search(text) or re.search(rf"\b{GOAL_WORD}\b", text, re.IGNORECASE):
        return None
    if kind_in(text) is not None:
        return None
    if _NAMED.fullmatch(text):
        return text
    match = _LED.fullmatch(text) or _CALLED.fullmatch(text)
    return None if match is None else f"{match['marker']} {match['name']}"


def read_units(section: Section, mentions: Iterable[Mention], *, owner: str | None, reading: str) -> tuple[Fact, ...]:
    """Return the units that goals or activities stand under, each followed by the organ that a heading above it is.

    `section` is the root of the tree, `owner` the organ of the cover.
    """
    spans: dict[str, Span] = {}
    for _, part in section.walk():
        if part.heading is not None:
            spans.setdefault(part.heading.text, part.heading.span)
    facts: dict[str, tuple[Fact, ...]] = {}
    for mention in mentions:
        chain = tuple(_chain(mention.path, owner))
        if not chain or chain[-1][1] != mention.organ:
            continue
        for heading, unit, above in chain:
            if unit not in facts and heading in spans and organ_heading(heading) is None:
                facts[unit] = _facts(unit, above, Locator(reading, (spans[heading],)))
    return tuple(fact for found in facts.values() for fact in found)


def _chain(path: Iterable[str], owner: str | None) -> Iterator[tuple[str, str, str | None]]:
    """Yield the headings of a path that name an organ or unit, each with its name and the one above it."""
    above: str | None = None
    for heading in path:
        name = organ_heading(heading) or unit_heading(heading, owner=above or owner)
        if name is not None:
            yield heading, name, above
            above = name


def _facts(unit: str, above: str | None, place: Locator) -> tuple[Fact, ...]:
    found = Fact(FactRole.UNIT, unit, place, origin=Origin.PAGE)
    return (found,) if above is None else (found, Fact(FactRole.UNIT_OF, above, place, origin=Origin.PAGE))
