"""Texts as vectors: what an embedder is, and loading the one that the settings name."""

from __future__ import annotations

from corpus.embedding.loading import load_embedder
from corpus.embedding.protocol import Embedder, Vectors

__all__ = ["Embedder", "Vectors", "load_embedder"]
