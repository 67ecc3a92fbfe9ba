"""Any sentence-transformers model as an embedder. The only module that imports sentence-transformers."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Protocol

import numpy as np

from corpus.embedding.protocol import Vectors
from corpus.errors import SettingError

BATCH = 32
"""Texts encoded at a time."""


class Model(Protocol):
    """What is used of sentence_transformers.SentenceTransformer; the library is not there in every install."""

    def encode(
        self,
        sentences: list[str],
        *,
        batch_size: int,
        normalize_embeddings: bool,
        convert_to_numpy: bool,
        show_progress_bar: bool,
    ) -> object:
        """Return an array with one row per sentence."""


class SentenceTransformerEmbedder:
    """A loaded model. `name` is its folder's name or the name it was asked for by."""

    def __init__(self, model: Model, name: str) -> None:
        self._model = model
        self._name = name
        self._dimensions = int(self.embed(["mål"]).shape[1])

    @property
    def name(self) -> str:
        """Name the model."""
        return self._name

    @property
    def dimensions(self) -> int:
        """Return the length of a vector."""
        return self._dimensions

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return float32 [len(texts), dimensions], rows of unit length."""
        if not texts:
            return np.zeros((0, self._dimensions), dtype=np.float32)
        rows = self._model.encode(
            list(texts), batch_size=BATCH, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
        )
        return np.asarray(rows, dtype=np.float32)


def load(name: str) -> SentenceTransformerEmbedder:
    """Load a model from a folder, or by name from what is stored on this machine or its publisher.

    Raises SettingError when the extra `models` is not installed or the model cannot be loaded.
    """
    try:
        library = import_module("sentence_transformers")
    except ImportError as error:
        raise SettingError(
            f'Inställningen RODA_EMBEDDING_MODEL är "{name}", men tillägget models är inte installerat. '
            'Kör pip install "roda-traden[models]" eller sätt RODA_EMBEDDING_MODEL=hashing.'
        ) from error
    try:
        model: Model = library.SentenceTransformer(name)
    except (OSError, ValueError) as error:
        raise SettingError(
            f'Inställningen RODA_EMBEDDING_MODEL: modellen "{name}" går inte att läsa in. '
            "Ange en mapp med en sentence-transformers-modell, eller hashing."
        ) from error
    folder = Path(name)
    return SentenceTransformerEmbedder(model, folder.resolve().name if folder.is_dir() else name)
