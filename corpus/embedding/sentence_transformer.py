"""Any sentence-transformers model as an embedder. The only module that imports sentence-transformers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import Protocol

import numpy as np

from corpus.embedding import model_folder
from corpus.embedding.model_folder import ModelFolder, first_line, refusal
from corpus.embedding.prefixes import DECLARED, Prefixes, chosen
from corpus.embedding.protocol import Side, Vectors
from corpus.errors import SettingError

BATCH = 32
"""Texts encoded at a time, unless a setting says otherwise."""


class Model(Protocol):
    """What is used of sentence_transformers.SentenceTransformer; the library is not there in every install."""

    prompts: Mapping[str, str]
    encode_query: Callable[..., object]
    """Return an array with one row per text; without `prompt=` the model's own is put before each."""
    encode_document: Callable[..., object]


class SentenceTransformerEmbedder:
    """A loaded model. Questions and passages are encoded apart, as the model was trained to."""

    def __init__(self, model: Model, folder: ModelFolder, *, prefixes: Prefixes, batch: int) -> None:
        self._model = model
        self._prefixes = prefixes
        self._batch = batch
        said = "" if prefixes == DECLARED else f" ({prefixes.query!r}, {prefixes.passage!r})"
        self._name = f"{folder.name}@{folder.version}{said}"
        self._dimensions = int(self._encoded(["mål"], Side.PASSAGE).shape[-1])

    @property
    def name(self) -> str:
        """Name the model, its version, and what is put before texts where that is not the model's own."""
        return self._name

    @property
    def dimensions(self) -> int:
        """Return the length of a vector."""
        return self._dimensions

    @property
    def is_slow(self) -> bool:
        """Return True."""
        return True

    def embed(self, texts: Sequence[str], side: Side) -> Vectors:
        """Return float32 [len(texts), dimensions], rows of unit length; 0 for a text that the model has no word of.

        Raises SettingError when the model gives something else.
        """
        if not texts:
            return np.zeros((0, self._dimensions), dtype=np.float32)
        rows = self._encoded([_whole(text) for text in texts], side)
        if rows.shape != (len(texts), self._dimensions) or not np.isfinite(rows).all():
            raise refusal(f'modellen "{self._name}" är skadad: den ger annat än lika långa vektorer av tal')
        return rows

    def _encoded(self, texts: list[str], side: Side) -> Vectors:
        encode = self._model.encode_query if side is Side.QUERY else self._model.encode_document
        rows = encode(
            texts,
            prompt=self._prefixes.of(side),
            batch_size=self._batch,
            normalize_embeddings=True,
            convert_to_numpy=True,
            show_progress_bar=False,
        )
        return np.asarray(rows, dtype=np.float32)


def load(name: str, *, prefixes: Prefixes = DECLARED, batch: int = BATCH) -> SentenceTransformerEmbedder:
    """Load a model from a folder, or by name from what is stored on this machine, else from its publisher.

    Raises SettingError when the extra `models` is not installed or the model cannot be found, loaded or used.
    """
    try:
        library = import_module("sentence_transformers")
    except ImportError as error:
        raise SettingError(
            f'Inställningen RODA_EMBEDDING_MODEL är "{name}", men tillägget models är inte installerat. '
            'Kör pip install "roda-traden[models]" eller sätt RODA_EMBEDDING_MODEL=hashing.'
        ) from error
    folder = model_folder.find(name) or model_folder.fetch(name)
    model_folder.require_readable(folder.path)
    import_module("transformers.utils.logging").disable_progress_bar()
    damaged = import_module("safetensors").SafetensorError
    try:
        # From its folder and never by name: a name would ask the publisher each time.
        model: Model = library.SentenceTransformer(str(folder.path), local_files_only=True)
        fitting = chosen(prefixes, name=folder.name, declared=model.prompts)
        embedder = SentenceTransformerEmbedder(model, folder, prefixes=fitting, batch=batch)
        for side in Side:
            embedder.embed(["Fler bostäder"], side)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RuntimeError, ImportError, damaged) as error:
        raise refusal(
            f'modellen "{name}" i {folder.path} går inte att läsa in ({first_line(error)}). Hämta den på nytt'
        ) from error
    return embedder


def _whole(text: str) -> str:
    """Return a text without half characters, which no tokenizer takes."""
    return text.encode("utf-8", "replace").decode("utf-8")
