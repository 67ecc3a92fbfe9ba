"""Words by the company they keep: what stands near the same words lies near (Levy and Goldberg, 2014).

Positive pointwise mutual information of words at most WINDOW apart, brought down to few dimensions by a randomised
singular value decomposition (Halko, Martinsson and Tropp, 2011). Owns scipy's sparse arrays.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from corpus.embedding.training.numbered import Texts

WINDOW = 5
"""Words that two may be apart, common words left out."""
RARE = 1e-4
"""Share of all words from which a word is common: some of its places are left out (Mikolov et al., 2013)."""
SMOOTHING = 0.75
"""Power of the counts of a word's company; below 1 it makes rare company less telling (Levy et al., 2015)."""
SPARE = 16
"""Dimensions reckoned beside those asked for."""
PASSES = 3


def company_vectors(texts: Texts, words: int, *, dimensions: int, seed: int) -> NDArray[np.float32]:
    """Return float32 [words, dimensions], rows of unit length, 0 for a word that never stands. -1 in texts is none."""
    draws = np.random.default_rng(seed)
    information = _information(*_thinned(texts, words, draws), words)
    basis = draws.standard_normal((words, dimensions + SPARE), dtype=np.float32)
    for _ in range(PASSES):
        basis = np.linalg.qr(information.T @ np.linalg.qr(information @ basis)[0])[0]
    left = np.linalg.svd(information @ basis, full_matrices=False)[0][:, :dimensions]
    lengths = np.linalg.norm(left, axis=1, keepdims=True)
    vectors: NDArray[np.float32] = (left / np.maximum(lengths, np.finfo(np.float32).tiny)).astype(np.float32)
    return vectors


def _thinned(texts: Texts, words: int, draws: np.random.Generator) -> tuple[NDArray[np.int32], NDArray[np.int64]]:
    """Return the words that are looked at, and of each the text it stands in."""
    of_text = np.repeat(np.arange(len(texts)), np.diff(texts.starts))
    known = texts.words >= 0
    times = np.bincount(texts.words[known], minlength=words)
    share = np.maximum(times, 1) / max(1, len(texts.words))
    kept = known & (draws.random(len(known)) < (np.sqrt(RARE / share) + RARE / share)[texts.words])
    return texts.words[kept], of_text[kept]


def _information(numbers: NDArray[np.int32], of_text: NDArray[np.int64], words: int) -> csr_array:
    """Return the positive pointwise mutual information of every two words, sparse [words, words]."""
    together = csr_array((words, words), dtype=np.float32)
    for apart in range(1, WINDOW + 1):
        same = of_text[apart:] == of_text[:-apart]
        places = (numbers[:-apart][same], numbers[apart:][same])
        together = together + csr_array((np.ones(len(places[0]), dtype=np.float32), places), shape=(words, words))
    counted = (together + together.T).tocoo()
    times = np.bincount(counted.row, counted.data, minlength=words)
    company = times**SMOOTHING
    expected = times[counted.row] * company[counted.col] / max(1.0, company.sum())
    values = np.log(counted.data / expected)
    told = values > 0
    kept = (values[told].astype(np.float32), (counted.row[told], counted.col[told]))
    return csr_array(kept, shape=(words, words))
