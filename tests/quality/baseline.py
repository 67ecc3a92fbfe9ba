"""The frozen retrieval baseline, and the product beside it: `python -m tests.quality.baseline BEIR_DIR…`.

BM25 with k1 1.2 and b .75 (Robertson and Zaragoza, 2009; the idf of Lucene) over Snowball's Swedish stems, no stop
words.
Frozen: a change here makes every figure that was ever compared with it worthless.
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import snowballstemmer

from assistant.evaluation.beir import BeirSet, load_beir
from assistant.evaluation.retrieval import DEPTH, per_query, product_search
from corpus.embedding import load_embedder
from corpus.settings import load_settings
from tests.quality.golden.asking.needs import HALVES

K1, B = 1.2, 0.75
ROUNDS, SEED = 10_000, 0
"""Of the paired bootstrap over queries."""
_WORD = re.compile(r"\w+")


class Bm25:
    """The baseline's index: title and text as one."""

    def __init__(self, documents: Sequence[tuple[str, str]]) -> None:
        """Index (id, text) pairs."""
        self._stemmer = snowballstemmer.stemmer("swedish")
        counted = {id_: Counter(self._stems(text)) for id_, text in documents}
        self._length = {id_: sum(counts.values()) for id_, counts in counted.items()}
        self._mean = sum(self._length.values()) / len(counted)
        self._postings: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for id_, counts in counted.items():
            for stem, count in counts.items():
                self._postings[stem].append((id_, count))

    def _stems(self, text: str) -> list[str]:
        stems: list[str] = self._stemmer.stemWords(_WORD.findall(text.lower()))
        return stems

    def search(self, text: str) -> dict[str, float]:
        """Return the scores of the best documents, at most DEPTH; ties by id."""
        scores: dict[str, float] = defaultdict(float)
        for stem, times in Counter(self._stems(text)).items():
            found = self._postings.get(stem, ())
            idf = math.log(1 + (len(self._length) - len(found) + 0.5) / (len(found) + 0.5))
            for id_, count in found:
                norm = K1 * (1 - B + B * self._length[id_] / self._mean)
                scores[id_] += times * idf * count * (K1 + 1) / (count + norm)
        return dict(sorted(scores.items(), key=lambda one: (-one[1], one[0]))[:DEPTH])


def compare(beir: BeirSet) -> tuple[float, float, tuple[float, float]]:
    """Return nDCG@10 of the baseline and of the product, and the paired 95 % interval of their difference."""
    index = Bm25([(one.id, f"{one.title} {one.text}") for one in beir.documents])
    theirs = per_query(beir, {query.id: index.search(query.text) for query in beir.queries}, metric="ndcg@10")
    with product_search(beir, load_embedder(load_settings().embedding_model)) as search:
        ours = per_query(beir, {query.id: search(query.text) for query in beir.queries}, metric="ndcg@10")
    gains = np.array([ours[query] - theirs[query] for query in theirs])
    draws = np.random.default_rng(SEED).integers(0, len(gains), size=(ROUNDS, len(gains)))
    low, high = np.percentile(gains[draws].mean(axis=1), [2.5, 97.5])
    return sum(theirs.values()) / len(theirs), sum(ours.values()) / len(ours), (float(low), float(high))


def halves(beir: BeirSet) -> Iterator[tuple[str, BeirSet]]:
    """Yield the halves of a golden passage set, over all its documents; nothing for another set."""
    for half in HALVES:
        queries = tuple(query for query in beir.queries if query.id.startswith(f"{half}-"))
        if queries:
            judged = {query.id: beir.relevant[query.id] for query in queries}
            yield half, replace(beir, queries=queries, relevant=judged)


def main() -> None:
    """Print a line for each set, and for each half of a golden one."""
    for folder in map(Path, sys.argv[1:]):
        beir = load_beir(folder)
        for part, chosen in (("", beir), *halves(beir)):
            theirs, ours, (low, high) = compare(chosen)
            gain = f"{ours - theirs:+.3f} [{low:+.3f}, {high:+.3f}]"
            print(f"{folder.name} {part}".rstrip(), f"baseline {theirs:.3f}, ours {ours:.3f}, {gain}", sep=": ")  # noqa: T201 - a report


if __name__ == "__main__":
    main()
