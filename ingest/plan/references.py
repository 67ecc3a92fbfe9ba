"""Goals that an activity's own lines point to: by a code in its words, or by a field line below it. Pure.

"Erbjuda praktikplatser (resultatmål 8)" points by code; "Stödjer även: Resultatmål 11: Ett brett utbud" by field.
"""

from __future__ import annotations

import re

from corpus.model import Relation, Span, Tie, TieKind
from ingest.blocks import Block
from ingest.plan.collector import Collector
from ingest.vocabulary import GOAL_WORD

_NUMBERS = r"\d{1,2}(?:\.\d{1,2})*(?:\s*(?:,|och|&)\s*\d{1,2}(?:\.\d{1,2})*)*"
_CODE = re.compile(
    rf"\b{GOAL_WORD}\s*(?:nr\.?|nummer)?\s*{_NUMBERS}(?![\d,%]|\s?(?:procent|kronor|kr\b|år\b))", re.IGNORECASE
)
_FIELD = re.compile(
    rf"^(?:(?:berör[dt]?a?|aktuell\w*)\s+)?(?:stöd\w*|bidrar|koppl\w+|hör|tillhör|gäller|{GOAL_WORD})(?:\s+(?:även|också|till|mot|för|{GOAL_WORD})){{0,3}}\s*:\s*",
    re.IGNORECASE,
)


def by_code(text: str, span: Span, collector: Collector) -> tuple[Tie, ...]:
    """Return a tie for every goal number in an activity's own words (at `span`), each with its own place."""
    found = []
    for match in _CODE.finditer(text):
        start = span.start + match.start()
        place = Span(span.page, start, start + len(match[0]))
        found.append(collector.tie(Relation.SERVES, TieKind.CODE, target=match[0], span=place))
    return tuple(found)


def by_field(block: Block, collector: Collector) -> tuple[Tie, ...]:
    """Return the ties of a line that only says which goals the activity above it serves; () for any other line."""
    return field_ties(block.text, block.span, collector)


def field_ties(text: str, span: Span, collector: Collector) -> tuple[Tie, ...]:
    """Return the ties of a field (at `span`) that says which goals an activity serves; () for any other field."""
    match = _FIELD.match(text)
    if match is None or match.end() == len(text):
        return ()
    parts = (part.strip() for part in text[match.end() :].split(";"))
    return tuple(collector.tie(Relation.SERVES, TieKind.FIELD, target=part, span=span) for part in parts if part)
