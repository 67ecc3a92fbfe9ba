"""Rare words lean on words spelt alike: their few places tell little of them."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

NGRAMS = (4, 5)
"""Characters of an n-gram; the word's ends are marked and count."""
BUCKETS = 50_000
"""N-grams are told apart by hash modulo this (Bojanowski et al., 2017)."""
LEANING = 100
"""A word that stands so many times is half what it was, half what its spelling foretells."""
ROUNDS = 60
"""Of the fit; more follow the rarest n-grams closer."""


def leaning(words: Sequence[str], vectors: NDArray[np.float32], times: NDArray[np.int64]) -> NDArray[np.float32]:
    """Return the vectors mixed with what their words' n-grams foretell, float32 [words, dimensions], unit length."""
    foretold = _foretold(_ngrams(words), vectors, np.sqrt(times).astype(np.float32)[:, None])
    mixed = times[:, None] * vectors + LEANING * foretold
    lengths = np.linalg.norm(mixed, axis=1, keepdims=True)
    unit: NDArray[np.float32] = (mixed / np.maximum(lengths, np.finfo(np.float32).tiny)).astype(np.float32)
    return unit


def _ngrams(words: Sequence[str]) -> csr_array:
    """Return each word's n-grams, sparse [words, BUCKETS], a row's sum 1."""
    rows, columns, shares = list[int](), list[int](), list[float]()
    for row, word in enumerate(words):
        marked = f"_{word}_"
        grams = [marked[at : at + size] for size in NGRAMS for at in range(len(marked) - size + 1)]
        rows += [row] * len(grams)
        columns += [crc32(gram.encode()) % BUCKETS for gram in grams]
        shares += [1 / len(grams) for _ in grams]
    return csr_array((np.array(shares, dtype=np.float32), (rows, columns)), shape=(len(words), BUCKETS))


def _foretold(ngrams: csr_array, vectors: NDArray[np.float32], certainty: NDArray[np.float32]) -> NDArray[np.float32]:
    """Fit a vector to each n-gram by weighted least squares, and return what they say of each word."""
    fitted = np.zeros((ngrams.shape[1], vectors.shape[1]), dtype=np.float32)
    step = 1 / np.maximum(1e-6, ngrams.T @ certainty)
    for _ in range(ROUNDS):
        fitted += step * (ngrams.T @ (certainty * (vectors - ngrams @ fitted)))
    return np.asarray(ngrams @ fitted, dtype=np.float32)
