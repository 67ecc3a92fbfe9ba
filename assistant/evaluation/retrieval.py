"""How well passages are found: ranked documents of a retrieval set beside its judgements. Owns ir-measures.

`ndcg@10` (Järvelin and Kekäläinen, 2002), `recall@10` and `mrr`, each the mean over the queries.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import ir_measures
from ir_measures import RR, R, nDCG

from assistant.evaluation.beir import BeirSet, BeirText
from assistant.evaluation.scoring import Figures, Miss, Tally, Unit
from assistant.finding.retrieval import Reads, Retriever
from corpus import generations
from corpus.embedding import Embedder, Side
from corpus.model import Document, Locator, Passage, Span

Ranking = Mapping[str, float]
"""Document id -> score, higher is better."""
Search = Callable[[str], Ranking]
DEPTH = 100
"""Documents of a ranking that are judged."""
MEASURES = {"ndcg@10": nDCG @ 10, "recall@10": R @ 10, "mrr": RR}


def measure_retrieval(beir: BeirSet, search: Search) -> Figures:
    """Search for every query; one whose ten first hold nothing relevant is a miss."""
    run = {query.id: search(query.text) for query in beir.queries}
    scores = {name: per_query(beir, run, metric=name) for name in MEASURES}
    means = tuple((name, sum(found.values()) / len(found)) for name, found in scores.items())
    misses = (_miss(beir, query, run[query.id]) for query in beir.queries if not scores["recall@10"][query.id])
    units = tuple(
        Unit(query.id, tuple((name, Tally(found[query.id], 1)) for name, found in scores.items()))
        for query in beir.queries
    )
    return Figures(means, tuple(misses), units)


def per_query(beir: BeirSet, run: Mapping[str, Ranking], *, metric: str) -> dict[str, float]:
    """Return a figure (a name of MEASURES) for each query."""
    judged = {query: dict(grades) for query, grades in beir.relevant.items()}
    ranked = {query: dict(ranking) for query, ranking in run.items()}
    return {one.query_id: one.value for one in ir_measures.iter_calc([MEASURES[metric]], judged, ranked)}


def _miss(beir: BeirSet, query: BeirText, ranking: Ranking) -> Miss:
    wanted = ", ".join(document for document, grade in beir.relevant[query.id].items() if grade)
    first = max(ranking, key=lambda document: ranking[document], default="")
    return Miss(f"{query.id} {query.text}", "recall@10", wanted, first)


@dataclass(frozen=True, slots=True)
class Searches:
    """The product's search, and that of its vectors alone."""

    hybrid: Search
    dense: Search


@contextmanager
def product_searches(beir: BeirSet, embedder: Embedder, reader: Reads | None = None) -> Iterator[Searches]:
    """Index the set's documents as the product does, each one passage under its title, and search as it does."""
    passages = {one.id: _passage(one) for one in beir.documents}
    with tempfile.TemporaryDirectory(prefix="roda-eval-") as folder:
        name = generations.rebuild(Path(folder), passages.values(), embedder=embedder)
        with generations.open_generation(Path(folder), name) as generation:
            retriever = Retriever(generation, embedder, _Documents(passages), reader)

            def hybrid(text: str) -> Ranking:
                found = retriever.search(text, limit=DEPTH)
                return {one.passage.id: float(DEPTH - place) for place, one in enumerate(found)}

            def dense(text: str) -> Ranking:
                nearest = generation.vectors.search(embedder.embed([text], Side.QUERY)[0], limit=DEPTH)
                return {hit.passage_id: hit.score for hit in nearest}

            yield Searches(hybrid, dense)


@contextmanager
def product_search(beir: BeirSet, embedder: Embedder) -> Iterator[Search]:
    """Give the product's search alone. See `product_searches`."""
    with product_searches(beir, embedder) as searches:
        yield searches.hybrid


def _passage(document: BeirText) -> Passage:
    place = Locator(document.id, (Span(1, 0, len(document.text)),))
    return Passage(document.id, place, document.text, headings=(document.title,) if document.title else ())


class _Documents:
    """What the retriever asks of a view, over the set's documents."""

    def __init__(self, passages: Mapping[str, Passage]) -> None:
        self._passages = passages

    def passages(self, ids: Sequence[str]) -> tuple[Passage, ...]:
        """Return the documents asked for."""
        return tuple(self._passages[one] for one in ids if one in self._passages)

    def passage_ids(self, readings: Collection[str]) -> frozenset[str]:
        """Return the ids of some readings; here a document is a reading of one passage."""
        return frozenset(self._passages).intersection(readings)

    def documents(self) -> Sequence[Document]:
        """Return none: a title stands above its passage, as a heading."""
        return ()
