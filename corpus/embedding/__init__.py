"""Texts as vectors: what an embedder is, and loading the one that the settings name."""

from __future__ import annotations

from corpus.embedding.loading import configured_embedder, load_embedder
from corpus.embedding.protocol import Embedder, Side, Vectors

__all__ = ["Embedder", "Side", "Vectors", "configured_embedder", "load_embedder"]
