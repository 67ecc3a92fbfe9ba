"""The one overarching picture of a document that bears no word for it. Pure.

"Fjällköping – nära till allt", with "Fjällköpings kommun ska vara …" below it, is the vision.
"Strategins mål" over ”Tillsammans gör vi …” and "Robust", "Jämlikt", "Öppet" states one picture of the future and its
areas, not four goals side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from corpus.model import Level, Span
from ingest.blocks import BlockKind
from ingest.plan.headings import Listed, announces, goal_lead
from ingest.structure import Section

MIN_MOTTO_WORDS = 5
MIN_PARTS = 2
MAX_PART_WORDS = 6
"""A part is named, not stated."""
QUOTATION_MARKS = '”“"»«'
_MOTTO = re.compile(r"(?P<name>[A-ZÅÄÖ][\w-]{2,40})\s[–—-]\s[a-zåäö]\D{10,150}\Z")
_QUOTED = re.compile(rf"^[{QUOTATION_MARKS}](?:\S+\s+){{4,40}}\S+[{QUOTATION_MARKS}]\.?$")


def motto(sections: Iterable[Section]) -> Mapping[Span, Level]:
    """Return the level of the heading (by its span) that is the document's one motto; nothing for several."""
    mottos = [one.heading for one in sections if one.heading is not None and _is_motto(one)]
    return {mottos[0].span: Level.VISION} if len(mottos) == 1 else {}


def _is_motto(section: Section) -> bool:
    """Say whether a heading names a place and praises it, and the text below says what the place is to be."""
    heading = section.heading
    match = _MOTTO.match(heading.text) if heading is not None else None
    if heading is None or match is None or len(heading.text.split()) < MIN_MOTTO_WORDS:
        return False
    below = next((block.text for block in section.blocks if block.kind is BlockKind.TEXT), "")
    return re.match(rf"{re.escape(match['name'])}s?\s(?:kommun\s|stad\s)?(?:ska|är|vill)\s", below) is not None


def overarching(sections: Iterable[Section]) -> Mapping[Span, Span | None]:
    """Return the place of each overarching goal's heading with None, and of each part's heading with its whole's."""
    return {place: whole for section in sections for place, whole in _of(section)}


def _of(section: Section) -> Iterator[tuple[Span, Span | None]]:
    said = None if section.heading is None else announces(section.heading.text)
    if said is None or said.listed is not Listed.GOALS or said.level is not Level.GOAL:
        return
    headings = [child.heading for child in section.children if child.heading is not None]
    if len(headings) <= MIN_PARTS or not _QUOTED.match(" ".join(headings[0].text.split())):
        return
    whole, parts = headings[0], headings[1:]
    if all(len(part.text.split()) <= MAX_PART_WORDS and _names(part.text) for part in parts):
        yield whole.span, None
        yield from ((part.span, whole.span) for part in parts)


def _names(text: str) -> bool:
    return announces(text) is None and goal_lead(text) is None


def without_marks(name: str) -> str:
    """Return the words between the quotation marks, without the full stop at their end."""
    return name.strip(f"{QUOTATION_MARKS}. ")
