"""A question's words -> ranked passages of one view, by keywords and vectors together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.finding.ranking import EVERYDAY_WEIGHTS, Fused, fuse, raised
from corpus import swedish
from corpus.everyday import said_in_plans
from corpus.hits import Hit, Rows
from corpus.model import Passage

CANDIDATES = 5
"""Each index gives so many times the passages that are wanted, at least FEWEST: fusion needs both sides of a tie."""
FEWEST = 60
REMEMBERED_CHOICES = 64
"""Choices of readings whose passages are kept in memory per view; they never change."""
RARE = 0.005
"""Share of the passages up to which a word counts as one that they do not hold: plans then say it otherwise."""
MAX_CHARACTERS = 2_000
"""Characters of a question that are searched for."""

Scores = Mapping[str, float]
"""Ids of passages with their keyword scores."""


class Lexical(Protocol):
    """What retrieval asks of `corpus.lexical.LexicalIndex`."""

    def rows(self, ids: Iterable[str]) -> Rows:
        """Return the rows of passages."""

    def search(self, text: str, *, limit: int, allowed: Rows | None = None) -> Sequence[Hit]:
        """Return the best passages by keywords."""

    def share_holding(self, word: str) -> float:
        """Return the share of the passages that hold a word in any form."""


class Vectors(Protocol):
    """What retrieval asks of `corpus.vectors.VectorIndex`."""

    def rows(self, ids: Iterable[str]) -> Rows:
        """Return the rows of passages."""

    def search(self, vector: NDArray[np.float32], *, limit: int, allowed: Rows | None = None) -> Sequence[Hit]:
        """Return the nearest passages."""


class Indexes(Protocol):
    """What retrieval asks of `corpus.generations.Generation`."""

    @property
    def lexical(self) -> Lexical:
        """The keyword index."""

    @property
    def vectors(self) -> Vectors:
        """The vector index."""


class Embeds(Protocol):
    """What retrieval asks of an embedder."""

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one row of unit length for each text."""


class Passages(Protocol):
    """What retrieval asks of `corpus.store.view.View`."""

    def passages(self, ids: Sequence[str]) -> tuple[Passage, ...]:
        """Return passages in the order asked for, those in view."""

    def passage_ids(self, readings: Collection[str]) -> frozenset[str]:
        """Return the ids of the passages of some readings."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage with its fused score (higher is better; comparable within one search) and what it was made of."""

    passage: Passage
    score: float
    lexical: float
    dense: float


class Retriever:
    """Search over one published generation, seen through one view. Usable by several threads."""

    def __init__(self, generation: Indexes, embedder: Embeds, view: Passages) -> None:
        self._generation = generation
        self._embedder = embedder
        self._view = view
        self._rows = lru_cache(maxsize=REMEMBERED_CHOICES)(self._rows_of)

    def naming(self, text: str, *, limit: int) -> tuple[Passage, ...]:
        """Return the passages that hold most of a text's own words, at most `limit`, best first, ties by id."""
        text = text[:MAX_CHARACTERS]
        if not swedish.words(text) or limit < 1:
            return ()
        return self._view.passages([hit.passage_id for hit in self._generation.lexical.search(text, limit=limit)])

    def search(self, text: str, *, readings: Collection[str] | None = None, limit: int = 20) -> tuple[Ranked, ...]:
        """Return the best passages, at most `limit`, best first, ties by id; only of `readings` (ids) when given.

        The same generation, view and text give the same result. () for a text without words.
        """
        text = text[:MAX_CHARACTERS]
        if not swedish.words(text) or limit < 1:
            return ()
        in_words, in_vectors = (None, None) if readings is None else self._rows(frozenset(readings))
        if in_words is not None and not len(in_words):
            return ()
        wanted = max(FEWEST, CANDIDATES * limit)
        lexical = raised(self._named(text, wanted, in_words), self._named_otherwise(text, wanted, in_words))
        vector = self._embedder.embed([text])[0]
        near = self._generation.vectors.search(vector, limit=wanted, allowed=in_vectors)
        fused = fuse(lexical, {hit.passage_id: hit.score for hit in near}, limit=len(lexical) + len(near))
        return tuple(islice(self._in_view(fused, batch=limit), limit))

    def _named(self, text: str, wanted: int, allowed: Rows | None) -> dict[str, float]:
        """Return the passages (ids) that hold a text's words, with their scores."""
        return {
            hit.passage_id: hit.score for hit in self._generation.lexical.search(text, limit=wanted, allowed=allowed)
        }

    def _named_otherwise(
        self, text: str, wanted: int, allowed: Rows | None
    ) -> Iterator[tuple[float, dict[str, float]]]:
        """Yield the passages that hold what plans say for words that passages do not hold, by how much it weighs."""
        in_plans: dict[float, list[str]] = {}
        for one in said_in_plans(text):
            if " " not in one.asked and self._generation.lexical.share_holding(one.asked) > RARE:
                continue
            in_plans.setdefault(EVERYDAY_WEIGHTS[one.said], []).extend(one.wordings)
        for weight, wordings in in_plans.items():
            yield weight, self._named(" ".join(wordings), wanted, allowed)

    def _rows_of(self, readings: frozenset[str]) -> tuple[Rows, Rows]:
        """Return the rows of the passages of some readings in both indexes."""
        ids = self._view.passage_ids(readings)
        return self._generation.lexical.rows(ids), self._generation.vectors.rows(ids)

    def _in_view(self, fused: Sequence[Fused], *, batch: int) -> Iterator[Ranked]:
        """Yield what is in view with its passages, which are read some at a time."""
        for start in range(0, len(fused), batch):
            some = fused[start : start + batch]
            passages = {passage.id: passage for passage in self._view.passages([one.passage_id for one in some])}
            for one in some:
                if one.passage_id in passages:
                    yield Ranked(passages[one.passage_id], one.score, one.lexical, one.dense)
