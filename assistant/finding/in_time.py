"""Does a place speak of the time that is asked for? Pure."""

from __future__ import annotations

import re

from assistant.finding.document_facts import Facts
from assistant.finding.sought import Sought
from assistant.wording import AnswerType
from corpus import swedish
from corpus.model import Passage

MOST_YEARS = 2
"""Years that a sentence may say so that what follows it is of them."""
_FULL_DATE = re.compile(r"(?:19|20)\d\d-\d\d-\d\d|\d{1,2} [a-zå]{3,9} (?:19|20)\d\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_OWN_YEAR = re.compile(r"(?<!\w)(?:under året|årets|i år|(?:this|the) year)(?!\w)", re.IGNORECASE)


def in_time(sought: Sought, passage: Passage, start: int, end: int, facts: Facts) -> bool:
    """Say whether a place speaks of the year asked for.

    The sentence's own years (dates aside) decide; else those of headings, header and passage; else the document's.
    """
    if not sought.years:
        return not (sought.now and facts.years and _is_later(passage.text[start:end], min(facts.years)))
    text = _FULL_DATE.sub(" ", passage.text[start:end])
    stated = {int(year) for year in _YEAR.findall(f"{text} {passage.header}")}
    if stated and sought.kind is not AnswerType.DATE:
        return any(year in stated for year in sought.years)
    near = (
        stated | {int(year) for year in _YEAR.findall(" ".join(passage.headings))} | _years_before(passage.text, start)
    )
    return any(year in near for year in sought.years) or (
        not (near - stated) and any(year in facts.years for year in sought.years)
    )


def _is_later(text: str, year: int) -> bool:
    """Say whether a text speaks of later years alone than one: of what is aimed at."""
    stated = [int(one) for one in _YEAR.findall(text)]
    return bool(stated) and min(stated) > year


def says_year(text: str, sought: Sought, facts: Facts) -> bool:
    """Say whether a text speaks of the year asked for: by its number, or as the year that its document is of."""
    own = len(facts.years) == 1 and _OWN_YEAR.search(text) is not None
    return any(str(year) in text or (own and year in facts.years) for year in sought.years)


def _years_before(text: str, start: int) -> set[int]:
    """Return the years of the last sentence with any before a place: what follows it speaks of the same year.

    One with many years (the head of a table, the axis of a chart) says of none that it is meant.
    """
    for first, last in reversed(swedish.sentences(text[:start])):
        years = {int(year) for year in _YEAR.findall(text[first:last])}
        if years:
            return years if len(years) <= MOST_YEARS else set()
    return set()
