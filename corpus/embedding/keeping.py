"""Vectors of slow models kept by text: none is made twice."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np

from corpus.embedding.protocol import Embedder, Side, Vectors

CLOSE = 1e-3
"""How far from 1 the length of a kept vector may be; more, and something happened to it."""


class KeptVectors(Protocol):
    """Keeps the vectors of one model (`corpus.store.kept_vectors`)."""

    def get(self, texts: Sequence[str]) -> Mapping[str, bytes]:
        """Return the vectors that are kept of some texts, by text key."""

    def put(self, vectors: Mapping[str, bytes]) -> None:
        """Keep vectors by text key."""


class KeepingEmbedder:
    """An embedder that takes vectors of passages from where they are kept, and keeps those that it makes."""

    def __init__(self, embedder: Embedder, kept: KeptVectors) -> None:
        self._embedder = embedder
        self._kept = kept
        self.name = embedder.name
        self.dimensions = embedder.dimensions
        self.is_slow = embedder.is_slow

    def embed(self, texts: Sequence[str], side: Side) -> Vectors:
        """Return float32 [len(texts), dimensions], rows of unit length."""
        if side is not Side.PASSAGE or not texts:
            return self._embedder.embed(texts, side)
        keys = [text_key(text) for text in texts]
        rows = {key: row for key, data in self._kept.get(keys).items() if (row := self._whole(data)) is not None}
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in rows}
        if new:
            made = dict(zip(new, self._embedder.embed(list(new.values()), side), strict=True))
            self._kept.put({key: row.tobytes() for key, row in made.items()})
            rows |= made
        return np.stack([rows[key] for key in keys])

    def _whole(self, data: bytes) -> Vectors | None:
        """Return a kept vector, or None where it is not what was kept."""
        if len(data) != self.dimensions * np.dtype(np.float32).itemsize:
            return None
        row: Vectors = np.frombuffer(data, dtype=np.float32)
        return row if abs(float(np.linalg.norm(row)) - 1.0) < CLOSE else None


def text_key(text: str) -> str:
    """Return the key that a text's vectors are kept by: the same text, the same key."""
    return hashlib.sha256(text.encode()).hexdigest()
