"""Tables that gave nothing to the plan graph. Pure.

A table is known by its rows' header, as passages keep it; a table without a header cannot be told from other text.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.model import Mention, Passage, Span


@dataclass(frozen=True, slots=True)
class UnreadTable:
    """A table without findings: its pages (1-based), the heading it stands under, its header, how many rows."""

    page: int
    last_page: int
    heading: str
    header: str
    rows: int


def unread_tables(passages: Sequence[Passage], mentions: Iterable[Mention]) -> tuple[UnreadTable, ...]:
    """Return the tables of a reading of which no row holds a mention or a fact of one."""
    places = _Places(mentions)
    rows = (passage for passage in passages if passage.header)
    tables = (list(table) for _, table in groupby(rows, key=lambda row: (row.headings, row.header)))
    return tuple(
        UnreadTable(
            page=table[0].locator.page,
            last_page=table[-1].locator.parts[-1].page,
            heading=table[0].headings[-1] if table[0].headings else "",
            header=table[0].header,
            rows=len(table),
        )
        for table in tables
        if not any(places.touch(part) for row in table for part in row.locator.parts)
    )


class _Places:
    """Where mentions and their facts begin and end, by page, for finding one inside a row."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        starts: dict[int, set[int]] = defaultdict(set)
        for mention in mentions:
            for locator in (mention.locator, *(fact.locator for fact in mention.facts)):
                for part in locator.parts:
                    starts[part.page].update((part.start, part.end - 1))
        self._ends = {page: sorted(found) for page, found in starts.items()}

    def touch(self, span: Span) -> bool:
        """Say whether a mention or fact begins or ends inside a span."""
        ends = self._ends.get(span.page, [])
        return bisect_left(ends, span.start) < bisect_right(ends, span.end - 1)
