"""From the setting `embedding_model` to an embedder."""

from __future__ import annotations

from corpus.embedding import sentence_transformer
from corpus.embedding.hashing import HashingEmbedder
from corpus.embedding.protocol import Embedder

HASHING = "hashing"
"""The setting's value for the embedder that needs no model."""


def load_embedder(name: str) -> Embedder:
    """Load "hashing", or a sentence-transformers model by folder or name. Raises SettingError."""
    return HashingEmbedder() if name == HASHING else sentence_transformer.load(name)
