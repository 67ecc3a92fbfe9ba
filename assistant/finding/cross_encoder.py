"""A cross-encoder that reads question and passage together: off unless the setting `reranker` names one.

The only module beside `corpus.embedding.sentence_transformer` that imports sentence-transformers. It costs a model's
pass for each passage (tens of milliseconds on two cores), so that only the best few are read.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Protocol

import numpy as np

from corpus.errors import SettingError

BATCH = 16
"""Pairs read at a time."""


class Model(Protocol):
    """What is used of sentence_transformers.CrossEncoder; the library is not there in every install."""

    def predict(self, inputs: list[tuple[str, str]], *, batch_size: int, show_progress_bar: bool) -> object:
        """Return a score for each pair."""


class CrossEncoder:
    """A loaded model."""

    def __init__(self, model: Model) -> None:
        self._model = model

    def scores(self, question: str, texts: Sequence[str]) -> tuple[float, ...]:
        """Return how well each text answers a question, higher is better; comparable within one question."""
        if not texts:
            return ()
        pairs = [(question, text) for text in texts]
        found = np.asarray(self._model.predict(pairs, batch_size=BATCH, show_progress_bar=False), dtype=np.float64)
        return tuple(float(score) for score in found.reshape(len(texts), -1)[:, -1])


def load_cross_encoder(name: str | None) -> CrossEncoder | None:
    """Load a model from a folder, or by name from what is stored on this machine (nobody is asked); None for None.

    Raises SettingError when the extra `models` is not installed or the model cannot be loaded.
    """
    if name is None:
        return None
    try:
        library = import_module("sentence_transformers")
    except ImportError as error:
        raise SettingError(
            f'Inställningen RODA_RERANKER är "{name}", men tillägget models är inte installerat. '
            'Kör pip install "roda-traden[models]" eller ta bort inställningen.'
        ) from error
    try:
        model: Model = library.CrossEncoder(name, local_files_only=True)
    except (OSError, ValueError) as error:
        raise SettingError(
            f'Inställningen RODA_RERANKER: modellen "{name}" går inte att läsa in. '
            "Ange en mapp med en CrossEncoder från sentence-transformers, eller en som redan är hämtad till den här "
            "datorn, eller ta bort inställningen."
        ) from error
    return CrossEncoder(model)
