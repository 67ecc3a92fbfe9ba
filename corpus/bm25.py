"""BM25 over the fields of a passage: in-word 4-grams, lemmas, headings. Pure.

As in Robertson and Zaragoza (2009), idf = ln(1 + (N - n + .5) / (n + .5)), in double precision and a fixed order, so
that equal passages and queries score equally wherever and whenever they are scored.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from corpus.model import Passage
from corpus.swedish import LONGEST_WORD, lemma, word_ngrams, words

GRAMS, LEMMAS, HEADINGS = FIELDS = ("grams", "lemmas", "headings")
WEIGHTS = {GRAMS: 1.0, LEMMAS: 1.0, HEADINGS: 0.5}
"""Share of a field in the score. Lemmas beside 4-grams: +.01 nDCG@10 on two Swedish sets; headings: not measured."""
K1 = 1.2
B = 0.75


class Content(NamedTuple):
    """What is indexed of a passage, space-separated: words of the text, their lemmas, words of the headings."""

    grams: str
    lemmas: str
    headings: str


@dataclass(frozen=True, slots=True)
class Statistics:
    """Living passages, and the number of terms that they hold in each field."""

    documents: int
    lengths: dict[str, int]


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a query: field, text, and weight (field's weight × times in the query × idf)."""

    field: str
    text: str
    weight: float
    tantivy_idf: float
    """The idf that the index engine reckons with, see `corpus.lexical`."""


def scores(
    frequencies: NDArray[np.int64], lengths: NDArray[np.uint32], terms: Sequence[Term], statistics: Statistics
) -> NDArray[np.float64]:
    """Return the scores of n passages: `frequencies` of the terms, [terms, n]; `lengths` of their fields, [n, 3]."""
    norms = {}
    for field, length in zip(FIELDS, lengths.T, strict=True):
        average = statistics.lengths[field] / max(1, statistics.documents) or 1.0
        norms[field] = np.where(length > 0, K1 * (1 - B + B * length / average), 1.0)
    total = np.zeros(len(lengths))
    for term, frequency in zip(terms, frequencies, strict=True):
        total += term.weight * frequency * (K1 + 1) / (frequency + norms[term.field])
    return total


def bounded_words(text: str) -> list[str]:
    """Return the words of a text, each bounded."""
    return [word[:LONGEST_WORD] for word in words(text)]


def content_of(passage: Passage) -> Content:
    """Take from a passage what is indexed and stored."""
    body = bounded_words(passage.text)
    headings = bounded_words(" ".join((*passage.headings, passage.header)))
    return Content(" ".join(body), " ".join(lemma(word) for word in body), " ".join(headings))


def expand(field: str, unit: str) -> tuple[str, ...]:
    """Return the index terms of one stored word or lemma."""
    return (unit,) if field == LEMMAS else word_ngrams(unit)


def terms_of(content: Content) -> dict[str, list[str]]:
    """Return the index terms of each field."""
    fields = zip(FIELDS, content, strict=True)
    return {field: [term for unit in stored.split() for term in expand(field, unit)] for field, stored in fields}


def idf(having: int, documents: int) -> float:
    """Return the inverse document frequency of a term that `having` of `documents` passages hold; above 0."""
    return math.log(1 + (documents - having + 0.5) / (having + 0.5))
