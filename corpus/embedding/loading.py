"""From the setting `embedding_model` to an embedder."""

from __future__ import annotations

from corpus.embedding import sentence_transformer, static
from corpus.embedding.hashing import HashingEmbedder
from corpus.embedding.protocol import Embedder

HASHING = "hashing"
"""The setting's value for the embedder that needs no model."""
SWEDISH = "svenska"
"""The setting's value for the shipped model."""


def load_embedder(name: str) -> Embedder:
    """Load "hashing", "svenska", or a sentence-transformers model by folder or name. Raises SettingError."""
    if name == HASHING:
        return HashingEmbedder()
    return static.load() if name == SWEDISH else sentence_transformer.load(name)
