"""The passages that may hold an answer, each with the rest of a sentence or list that its neighbour holds."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from assistant.drafting.asked import Asked
from assistant.finding.going_on import whole
from assistant.finding.retrieval import Ranked


def whole_passages(asked: Asked, text: str, *, readings: Collection[str], limit: int) -> tuple[Ranked, ...]:
    """Return the passages nearest to a text in some readings, whole, in the order of the indexes."""
    pages = asked.snapshot.pages

    def page_text(reading: str, number: int) -> str:
        return pages.page(reading, number).text

    found = asked.snapshot.retriever.candidates(text, readings=readings, limit=limit)
    return tuple(
        replace(one, passage=whole(one.passage, passages_on=pages.passages_on, page_text=page_text)) for one in found
    )
