"""Where a name is said in so many words: the passages of a state that name it, found once and remembered."""

from __future__ import annotations

from functools import lru_cache

from assistant.finding.retrieval import Retriever
from corpus.model import Span
from corpus.swedish import words

PASSAGES_A_NAME = 30
"""Best passages that are looked at for one name."""
REMEMBERED = 2048
"""Names whose places are kept in memory per state."""

Place = tuple[str, Span]
"""A reading (id) and a part of it."""


class NamedPlaces:
    """Finds the places that say a name. Usable by several threads."""

    def __init__(self, retriever: Retriever) -> None:
        self._retriever = retriever
        self.of = lru_cache(maxsize=REMEMBERED)(self._find)

    def _find(self, name: str) -> tuple[Place, ...]:
        """Return the parts of the passages whose own words hold the name, best passage first."""
        sought = _said(name)
        return tuple(
            (passage.locator.reading, part)
            for passage in self._retriever.naming(name, limit=PASSAGES_A_NAME)
            if sought in _said(passage.text)
            for part in passage.locator.parts
        )


def _said(text: str) -> str:
    """Return the words of a text, a hyphen parting them ("ISO-standard")."""
    return f" {' '.join(words(text.replace('-', ' ')))} "
