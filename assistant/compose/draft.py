"""A draft answer: what composing makes and verifying checks, each sentence with what proves it. Types only."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.answer import Citation, Item, Proof, Value
from assistant.computing.queries import Query
from corpus.model import Locator

Given = tuple[tuple[str, str | int], ...]
"""Variables of a phrase, by name."""


@dataclass(frozen=True, slots=True)
class DraftSentence:
    """A sentence and its proof.

    Computed and absence sentences carry the `phrase` and the `query` whose result it renders (an absence without a
    query renders the receipt alone); phrase sentences carry the `phrase` and what is `given` to it; quoted sentences
    rest on their citations, and carry a phrase only where it frames the quoted words. `core` marks the sentence
    without which nothing is answered. `items` are 0-based.
    """

    text: str
    proof: Proof
    phrase: str | None = None
    query: Query | None = None
    given: Given = ()
    citations: tuple[int, ...] = ()
    items: tuple[int, ...] = ()
    core: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """How many an answer says there are, and the queries that find them, none of them twice.

    Without a query it is how many things are quoted, or a number that stands in a citation of a core sentence.
    """

    number: int
    of: tuple[Query, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer before it is checked. `places[n - 1]` is where citation n stands."""

    sentences: tuple[DraftSentence, ...]
    items: tuple[Item, ...] = ()
    values: tuple[Value, ...] = ()
    citations: tuple[Citation, ...] = ()
    places: tuple[Locator, ...] = ()
    also_mentioned: tuple[tuple[str, int], ...] = ()
    count: Count | None = None
    refused: bool = False
    warnings: tuple[str, ...] = ()
