"""Where a heading stands on the pages: passages carry headings as words alone."""

from __future__ import annotations

import re

from assistant.drafting.asked import Asked
from corpus.model import Locator, Passage, Span

PAGES_BACK = 3
"""Pages before a passage on which the headings above it are sought, its own counted."""


def place_of_heading(asked: Asked, passage: Passage, heading: str, *, back: int = PAGES_BACK) -> Locator | None:
    """Return where a heading stands: the last time that it is said before what is below it; None if not as written.

    `back` is how many pages are looked at, that of the passage first.
    """
    reading, first = passage.locator.reading, passage.locator.parts[0]
    words = re.compile(r"\s+".join(re.escape(word) for word in heading.split()))
    for number in range(first.page, max(0, first.page - back), -1):
        text = asked.snapshot.pages.page(reading, number).text
        found = [match for match in words.finditer(text) if number < first.page or match.end() <= first.start]
        if found:
            return Locator(reading, (Span(number, found[-1].start(), found[-1].end()),))
    return None
