"""The one overarching picture of a document that bears no word for it: a motto, or a goal set in quotation marks. Pure.

"Fjällköping – nära till allt", with "Fjällköpings kommun ska vara …" below it, is the vision. So is the only heading in
quotation marks among those that "Strategins mål" holds; what stands beside it without a verb is its themes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from corpus.model import Level, Span
from corpus.word_classes import is_verb
from ingest.blocks import BlockKind
from ingest.plan.headings import Listed, announces
from ingest.structure import Section

MIN_MOTTO_WORDS = 5
MIN_THEMES = 2
MAX_THEME_WORDS = 8
_MOTTO = re.compile(r"(?P<name>[A-ZÅÄÖ][\w-]{2,40})\s[–—-]\s[a-zåäö]\D{10,150}\Z")
_QUOTED = re.compile(r"[\"”“»«][^\"”“»«]{15,300}[\"”“»«]\.?")


def overarching(sections: list[Section]) -> Mapping[Span, Level]:
    """Return the level of each heading (by its span) that is the document's one picture of the future, or its theme."""
    found: dict[Span, Level] = {}
    for section in sections:
        found.update(_quoted(section))
    mottos = [section for section in sections if _is_motto(section)]
    if len(mottos) == 1 and mottos[0].heading is not None:
        found[mottos[0].heading.span] = Level.VISION
    return found


def _is_motto(section: Section) -> bool:
    """Say whether a heading names a place and praises it, and the text below says what the place is to be."""
    heading = section.heading
    match = _MOTTO.match(heading.text) if heading is not None else None
    if heading is None or match is None or len(heading.text.split()) < MIN_MOTTO_WORDS:
        return False
    below = next((block.text for block in section.blocks if block.kind is BlockKind.TEXT), "")
    return re.match(rf"{re.escape(match['name'])}s?\s(?:kommun\s|stad\s)?(?:ska|är|vill)\s", below) is not None


def _quoted(section: Section) -> Iterator[tuple[Span, Level]]:
    """Yield the quoted goal below a heading that announces goals, and the themes beside it."""
    said = announces(section.heading.text) if section.heading is not None else None
    if said is None or said.listed is not Listed.GOALS:
        return
    headings = [child.heading for child in section.children if child.heading is not None]
    quoted = [heading for heading in headings if _QUOTED.fullmatch(heading.text.strip())]
    themes = [heading for heading in headings if heading not in quoted and _is_theme(heading.text)]
    if len(quoted) == 1 and len(themes) >= MIN_THEMES and len(themes) == len(headings) - 1:
        yield quoted[0].span, Level.VISION
        yield from ((heading.span, Level.AREA) for heading in themes)


def _is_theme(text: str) -> bool:
    words = text.casefold().split()
    return len(words) <= MAX_THEME_WORDS and not any(map(is_verb, words))
