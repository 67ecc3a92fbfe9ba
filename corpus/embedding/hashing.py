"""The embedder that needs no model: words and in-word 4-grams hashed into a vector (Weinberger et al., 2009).

It knows no meaning, only spelling; it stands in until a trained model is configured, and `roda doctor` says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from corpus.embedding.protocol import Side, Vectors
from corpus.swedish import LONGEST_WORD, content_words, lemma, word_ngrams

VERSION = 2
DIMENSIONS = 256
WORDLESS = 0
"""The dimension of texts without words; no word is hashed into it, so they resemble nothing else."""
CACHED_WORDS = 65_536
BATCH = 1024
"""Texts hashed at a time; bounds memory at a few MB."""


class HashingEmbedder:
    """Hash each content word's lemma (weight 1) and its 4-grams (together weight 1), signed, into 255 dimensions."""

    @property
    def name(self) -> str:
        """Name the model and its version."""
        return f"hashing-{DIMENSIONS}-v{VERSION}"

    @property
    def dimensions(self) -> int:
        """Return the length of a vector."""
        return DIMENSIONS

    @property
    def is_slow(self) -> bool:
        """Return False."""
        return False

    def embed(self, texts: Sequence[str], _side: Side = Side.PASSAGE) -> Vectors:
        """Return float32 [len(texts), 256], rows of unit length, the same on both sides."""
        batches = [_embed(texts[start : start + BATCH]) for start in range(0, len(texts), BATCH)]
        return np.concatenate(batches) if batches else np.zeros((0, DIMENSIONS), dtype=np.float32)


def _embed(texts: Sequence[str]) -> Vectors:
    places: list[NDArray[np.int64]] = []
    weights: list[NDArray[np.float64]] = []
    for row, text in enumerate(texts):
        for word in content_words(text):
            dimensions, shares = _features(word[:LONGEST_WORD])
            places.append(dimensions + row * DIMENSIONS)
            weights.append(shares)
    size = len(texts) * DIMENSIONS
    sums = np.zeros(size)
    if places:
        sums += np.bincount(np.concatenate(places), np.concatenate(weights), minlength=size)
    rows: NDArray[np.float64] = sums.reshape(len(texts), DIMENSIONS)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    rows[lengths[:, 0] == 0.0, WORDLESS] = 1.0
    lengths[lengths == 0.0] = 1.0
    vectors: Vectors = (rows / lengths).astype(np.float32)
    return vectors


@lru_cache(maxsize=CACHED_WORDS)
def _features(word: str) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return the dimensions (1..255) that a word falls into, and the signed weight in each."""
    grams = word_ngrams(word)
    hashes = [crc32(f"lemma {lemma(word)}".encode()), *(crc32(gram.encode()) for gram in grams)]
    dimensions = np.array([1 + value // 2 % (DIMENSIONS - 1) for value in hashes], dtype=np.int64)
    signs = np.array([1.0 - 2.0 * (value % 2) for value in hashes])
    return dimensions, signs * np.array([1.0] + [1.0 / len(grams)] * len(grams))
