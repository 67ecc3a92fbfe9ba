"""What the number in a table row is of: the words of its row, and its column's head with the place where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.drafting.asked import Asked
from assistant.finding.passage_places import Extracted, Reason
from assistant.finding.picking import column_of
from assistant.finding.values import last_run
from corpus.model import Locator, Span

SEPARATOR = " | "
"""Between the cells of a header."""
_FIRST_NUMBER = re.compile(r"\s[<>≤≥]?\s?-?\d")


@dataclass(frozen=True, slots=True)
class Cell:
    """A value in a table: the words of its row, those of its column's head, and where the head stands."""

    row: str
    column: str
    head: Locator


def cell_of(found: Extracted, asked: Asked) -> Cell | None:
    """Return the cell that a found row gives its value by; None where row or column is not known, or not as written."""
    value = found.value
    if found.reason is not Reason.ROW or value is None:
        return None
    text = found.passage.text
    if not any(one.start == value.start and one.end == value.end for one in last_run(text)):
        return None  # read as part of a longer number: the row itself is the proof
    column = column_of(found.passage.header, text, value.start)
    number = _FIRST_NUMBER.search(text)
    row = text[: number.start()].strip() if number else ""
    head = _place(column, found, asked) if column and row else None
    return None if head is None or not column else Cell(row, column, head)


def _place(column: str, found: Extracted, asked: Asked) -> Locator | None:
    """Return where a column's head stands: the last time that it is said before the row on its page."""
    row = found.locator.parts[0]
    text = asked.snapshot.pages.page(found.locator.reading, row.page).text[: row.start]
    words = re.compile(r"\s+".join(re.escape(word) for word in column.split()))
    places = list(words.finditer(text))
    return Locator(found.locator.reading, (Span(row.page, *places[-1].span()),)) if places else None
