"""What a retrieval system is measured beside: BM25 over plain words, over Snowball's stems, over in-word 4-grams.

k1 1.2 and b .75 (Robertson and Zaragoza, 2009; the idf of Lucene), title and text as one, no stop words. Over
Snowball's stems that is the frozen baseline of docs/quality.md. Owns snowballstemmer, which the base install lacks.
"""

from __future__ import annotations

import math
import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec

import numpy as np

from corpus.swedish import character_ngrams

K1, B = 1.2, 0.75
_STEMMER = "snowballstemmer"
_WORD = re.compile(r"\w+")

Tokenise = Callable[[str], Sequence[str]]
"""A text -> its terms, in order."""


class Bm25:
    """An index of (id, text) pairs by the terms that a tokeniser makes of them."""

    def __init__(self, documents: Iterable[tuple[str, str]], tokenise: Tokenise) -> None:
        self._tokenise = tokenise
        self._ids: list[str] = []
        self._postings: dict[str, tuple[array[int], array[int]]] = {}
        lengths: list[int] = []
        for row, (id_, text) in enumerate(documents):
            terms = Counter(tokenise(text))
            self._ids.append(id_)
            lengths.append(terms.total())
            for term, count in terms.items():
                rows, counts = self._postings.setdefault(term, (array("q"), array("q")))
                rows.append(row)
                counts.append(count)
        relative = np.array(lengths, dtype=np.float64) / (sum(lengths) / max(1, len(lengths)) or 1.0)
        self._norms = K1 * (1 - B + B * relative)

    def search(self, text: str, *, limit: int) -> dict[str, float]:
        """Return the scores of the best documents that share a term with a text, at most `limit`; ties by id."""
        scores = np.zeros(len(self._ids))
        for term, times in Counter(self._tokenise(text)).items():
            if term not in self._postings:
                continue
            rows, counts = (np.asarray(one, dtype=np.int64) for one in self._postings[term])
            idf = math.log(1 + (len(self._ids) - len(rows) + 0.5) / (len(rows) + 0.5))
            scores[rows] += times * idf * counts * (K1 + 1) / (counts + self._norms[rows])
        found = [(float(scores[row]), self._ids[row]) for row in np.flatnonzero(scores)]
        return {id_: score for score, id_ in sorted(found, key=lambda one: (-one[0], one[1]))[:limit]}


def plain_words(text: str) -> Sequence[str]:
    """Return the words of a text, case aside."""
    return _WORD.findall(text.lower())


def tokenisers() -> Mapping[str, Tokenise | None]:
    """Return the tokenisers by the name of their system; None for Snowball's where its package is not installed."""
    return {"plain": plain_words, "snowball": _snowball(), "grams": character_ngrams}


def _snowball() -> Tokenise | None:
    if find_spec(_STEMMER) is None:
        return None
    stemmer = import_module(_STEMMER).stemmer("swedish")

    def stems(text: str) -> Sequence[str]:
        found: list[str] = stemmer.stemWords(plain_words(text))
        return found

    return stems
