"""The same words in several documents, shown once before they are shown again. Pure.

A goal's wording, a table's head or a stock phrase stands in every year's plan of every board: without this it fills
the ten first places that a person sees, and leaves no room for what else there is.
"""

from __future__ import annotations

from collections.abc import Iterable

from corpus.model import Passage
from corpus.swedish import normalise


def repeats_last(passages: Iterable[Passage]) -> list[int]:
    """Return the places (0-based) of passages in a new order: the first of each wording, then those that repeat one.

    Both in their order. Case, spaces and dashes aside the whole text must be the same, and a table row's header too:
    the same number under another head is another fact.
    """
    said: set[tuple[str, str]] = set()
    new: list[int] = []
    repeated: list[int] = []
    for place, passage in enumerate(passages):
        wording = (normalise(passage.text), normalise(passage.header))
        (repeated if wording in said else new).append(place)
        said.add(wording)
    return new + repeated
