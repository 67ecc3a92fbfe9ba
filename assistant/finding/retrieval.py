"""A question's words -> ranked passages of one view, by keywords and vectors together, reranked by what they hold."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, islice
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.finding.features import Around, seen, wanted, words_of
from assistant.finding.ranking import EVERYDAY_WEIGHTS, Fused, fuse, raised
from assistant.finding.repeats import repeats_last
from assistant.finding.reranking import RERANKED, bonuses, weights_for
from corpus import swedish
from corpus.embedding import Side
from corpus.everyday import said_in_plans
from corpus.hits import Hit, Rows
from corpus.model import Document, Passage

CANDIDATES = 200
"""Passages that each index gives: fusion needs both sides of a tie, and scores that do not hang on `limit`."""
REMEMBERED_CHOICES = 64
"""Choices of readings whose passages are kept in memory per view; they never change."""
RARE = 0.005
"""Share of the passages up to which a word counts as one that they do not hold: plans then say it otherwise."""
MAX_CHARACTERS = 2_000
"""Characters of a question that are searched for."""
CANDIDATES_SHARE = 0.15
"""Share of the vectors among candidates, whichever embedder: who looks through them wants the question's own words."""
READ = 30
"""Best passages that a cross-encoder reads, where one is set."""


class Lexical(Protocol):
    """What retrieval asks of `corpus.lexical.LexicalIndex`."""

    def rows(self, ids: Iterable[str]) -> Rows:
        """Return the rows of passages."""

    def search(self, text: str, *, limit: int, allowed: Rows | None = None) -> Sequence[Hit]:
        """Return the best passages by keywords."""

    def rarities(self, words: Sequence[str]) -> list[float]:
        """Return how rare the lemma of each word is among the passages, above 0."""

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

    @property
    def name(self) -> str:
        """Name the model."""

    def embed(self, texts: Sequence[str], side: Side) -> NDArray[np.float32]:
        """Return one row of unit length for each text."""


class Passages(Protocol):
    """What retrieval asks of `corpus.store.view.View`."""

    def passages(self, ids: Sequence[str]) -> tuple[Passage, ...]:
        """Return passages in the order asked for, those in view."""

    def passage_ids(self, readings: Collection[str]) -> frozenset[str]:
        """Return the ids of the passages of some readings."""

    def documents(self) -> Sequence[Document]:
        """Return the documents in view."""


class Reads(Protocol):
    """What retrieval asks of a cross-encoder."""

    def scores(self, question: str, texts: Sequence[str]) -> Sequence[float]:
        """Return how well each text answers a question, higher is better."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A passage with its score, features included (comparable within one search), and what the indexes gave it."""

    passage: Passage
    score: float
    lexical: float
    dense: float


class Retriever:
    """Search over one published generation, seen through one view. Usable by several threads."""

    def __init__(self, generation: Indexes, embedder: Embeds, view: Passages, reader: Reads | None = None) -> None:
        self._generation = generation
        self._embedder = embedder
        self._view = view
        self._reader = reader
        self._rows = lru_cache(maxsize=REMEMBERED_CHOICES)(self._rows_of)
        self._around = _around(view.documents())
        self._weights = weights_for(embedder.name)

    def naming(self, text: str, *, limit: int) -> tuple[Passage, ...]:
        """Return the passages that hold most of a text's own words, at most `limit`, best first, ties by id."""
        text = text[:MAX_CHARACTERS]
        if not swedish.words(text) or limit < 1:
            return ()
        return self._view.passages([hit.passage_id for hit in self._generation.lexical.search(text, limit=limit)])

    def search(self, text: str, *, readings: Collection[str] | None = None, limit: int = 20) -> tuple[Ranked, ...]:
        """Return the best passages, at most `limit`, best first, ties by id; only of `readings` (ids) when given.

        A wording that several documents have stands first once, and again after all else that was reranked. The same
        generation, view and text give the same result, and a smaller limit its beginning. () for a text without words.
        """
        text = text[:MAX_CHARACTERS]
        ranked = self._fused(text, readings, limit=max(RERANKED, limit), share=self._weights.share)
        first = self._read(text, self._reranked(text, tuple(islice(ranked, RERANKED))))
        varied = [first[place] for place in repeats_last(one.passage for one in first)]
        return tuple(islice(chain(varied, ranked), limit))

    def candidates(self, text: str, *, readings: Collection[str] | None = None, limit: int) -> tuple[Ranked, ...]:
        """Return passages as the indexes rank them, mostly by words: for who weighs words and headings themselves."""
        ranked = self._fused(text[:MAX_CHARACTERS], readings, limit=limit, share=CANDIDATES_SHARE)
        return tuple(islice(ranked, limit))

    def _fused(self, text: str, readings: Collection[str] | None, *, limit: int, share: float) -> Iterator[Ranked]:
        """Yield the passages of both indexes by their fused scores, at least `limit` where there are so many."""
        if not swedish.words(text) or limit < 1:
            return
        in_words, in_vectors = (None, None) if readings is None else self._rows(frozenset(readings))
        if in_words is not None and not len(in_words):
            return
        each = max(CANDIDATES, limit)
        named = keyword_scores(self._generation.lexical, text, limit=each, allowed=in_words)
        vector = self._embedder.embed([text], Side.QUERY)[0]
        near = self._generation.vectors.search(vector, limit=each, allowed=in_vectors)
        fused = fuse(named, {hit.passage_id: hit.score for hit in near}, share=share)
        yield from self._in_view(fused, batch=limit)

    def _reranked(self, text: str, ranked: Sequence[Ranked]) -> list[Ranked]:
        """Return passages in the order of their scores with what the features add, ties by id."""
        sought = wanted(text, self._generation.lexical.rarities(words_of(text)))
        passages = [
            seen(one.passage, self._around.get(one.passage.locator.reading, Around()), sought) for one in ranked
        ]
        added = bonuses(self._weights.features, sought, passages)
        scored = (replace(one, score=one.score + bonus) for one, bonus in zip(ranked, added, strict=True))
        return sorted(scored, key=lambda one: (-round(one.score, 9), one.passage.id))

    def _read(self, text: str, ranked: list[Ranked]) -> list[Ranked]:
        """Return passages with the first READ in the order of the cross-encoder, where one is set; ties by place."""
        if self._reader is None:
            return ranked
        best = ranked[:READ]
        texts = [" / ".join((*one.passage.headings, one.passage.header, one.passage.text)) for one in best]
        scores = self._reader.scores(text, texts)
        order = sorted(range(len(best)), key=lambda place: (-round(scores[place], 6), place))
        return [best[place] for place in order] + ranked[READ:]

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


def keyword_scores(lexical: Lexical, text: str, *, limit: int, allowed: Rows | None = None) -> dict[str, float]:
    """Return the scores of the passages (ids) that hold a text's words, or what plans say instead (`corpus.everyday`).

    What plans say is searched for where passages do not hold the asker's word. At most `limit` for each, only of the
    `allowed` rows when given.
    """

    def scores(words: str) -> dict[str, float]:
        return {hit.passage_id: hit.score for hit in lexical.search(words, limit=limit, allowed=allowed)}

    in_plans: dict[float, list[str]] = {}
    for one in said_in_plans(text):
        if " " not in one.asked and lexical.share_holding(one.asked) > RARE:
            continue
        in_plans.setdefault(EVERYDAY_WEIGHTS[one.said], []).extend(one.wordings)
    return raised(scores(text), ((weight, scores(" ".join(wordings))) for weight, wordings in in_plans.items()))


def _around(documents: Sequence[Document]) -> dict[str, Around]:
    """Return, by reading, what is known of the documents that it stands in."""
    standing: dict[str, list[Document]] = {}
    for document in documents:
        standing.setdefault(document.reading, []).append(document)
    return {reading: Around.of(some) for reading, some in standing.items()}
