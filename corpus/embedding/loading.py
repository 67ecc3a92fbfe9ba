"""From the settings to an embedder."""

from __future__ import annotations

from corpus.embedding import sentence_transformer, static
from corpus.embedding.hashing import HashingEmbedder
from corpus.embedding.prefixes import DECLARED, Prefixes
from corpus.embedding.protocol import Embedder
from corpus.settings import Settings

HASHING = "hashing"
"""The setting's value for the embedder that needs no model."""
SWEDISH = "svenska"
"""The setting's value for the shipped model."""


def configured_embedder(settings: Settings) -> Embedder:
    """Load the embedder that the settings name. Raises SettingError."""
    return load_embedder(
        settings.embedding_model,
        prefixes=Prefixes(settings.embedding_query_prefix, settings.embedding_passage_prefix),
        batch=settings.embedding_batch,
    )


def load_embedder(name: str, *, prefixes: Prefixes = DECLARED, batch: int = sentence_transformer.BATCH) -> Embedder:
    """Load "hashing", "svenska", or a sentence-transformers model by folder or name. Raises SettingError.

    `prefixes` and `batch` are for the last.
    """
    if name == HASHING:
        return HashingEmbedder()
    return static.load() if name == SWEDISH else sentence_transformer.load(name, prefixes=prefixes, batch=batch)
