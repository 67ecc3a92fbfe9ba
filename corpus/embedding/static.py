"""The shipped Swedish model, read by numpy: a text is the idf-weighted mean of its words, a word that of its rows.

A folder holds `config.json`; `rows.npy`, int8 [rows, dimensions]; `scales.npy`, float32 [rows], what a row's numbers
are to be multiplied by; `idf_words.npy`, uint32 [words], sorted hashes of words, and `idf.npy`, float32 [words].
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.embedding.protocol import Side, Vectors
from corpus.embedding.word_rows import NGRAMS, text_words, word_hashes
from corpus.errors import SettingError

FOLDER = Path(__file__).resolve().parents[1] / "embedding_model"
HASH = "crc32"
BATCH_WORDS = 16_384
"""Words embedded at a time, or one text's; bounds memory at some 50 MB."""


@dataclass(frozen=True, slots=True)
class Rows:
    """A model's arrays, and the idf of words that it does not list."""

    name: str
    rows: NDArray[np.int8]
    scales: NDArray[np.float32]
    idf_words: NDArray[np.uint32]
    idf: NDArray[np.float32]
    default_idf: float


class StaticEmbedder:
    """A static model. The first dimension is 1 for texts without words and 0 for others: they resemble nothing."""

    def __init__(self, model: Rows) -> None:
        self._model = model

    @property
    def name(self) -> str:
        """Name the model and its version."""
        return self._model.name

    @property
    def dimensions(self) -> int:
        """Return the length of a vector: one more than a row's."""
        return 1 + int(self._model.rows.shape[1])

    @property
    def is_slow(self) -> bool:
        """Return False."""
        return False

    def embed(self, texts: Sequence[str], _side: Side = Side.PASSAGE) -> Vectors:
        """Return float32 [len(texts), dimensions], rows of unit length, the same on both sides."""
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        first, waiting, count = 0, list[list[str]](), 0
        for end, text in enumerate(texts, start=1):
            waiting.append(text_words(text))
            count += len(waiting[-1])
            if count >= BATCH_WORDS or end == len(texts):
                vectors[first:end, 1:] = self._sums(waiting)
                first, waiting, count = end, [], 0
        lengths = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
        vectors[lengths == 0.0, 0] = 1.0
        lengths[lengths == 0.0] = 1.0
        unit: Vectors = vectors / lengths[:, None]
        return unit

    def _sums(self, texts: Sequence[Sequence[str]]) -> Vectors:
        """Return the weighted sum of each text's words, in their order: the same whatever else is embedded."""
        numbers = {word: number for number, word in enumerate(dict.fromkeys(chain.from_iterable(texts)))}
        sums = np.zeros((len(texts), self._model.rows.shape[1]), dtype=np.float32)
        if numbers:
            words = self._words(list(numbers))
            for row, text in enumerate(texts):
                if text:
                    words[[numbers[word] for word in text]].sum(axis=0, out=sums[row])
        return sums

    def _words(self, words: Sequence[str]) -> Vectors:
        """Return each word's vector times its idf."""
        model = self._model
        hashes = [word_hashes(word) for word in words]
        counts = np.array([len(one) for one in hashes])
        places = (np.concatenate(hashes) % len(model.rows)).astype(np.int64)
        parts = model.rows[places].astype(np.float32) * model.scales[places, None]
        starts = np.concatenate(([0], np.cumsum(counts)[:-1]))
        own = np.array([one[0] for one in hashes], dtype=np.uint32)
        weights = (idf_of(own, model) / counts).astype(np.float32)
        vectors: Vectors = np.add.reduceat(parts, starts, axis=0) * weights[:, None]
        return vectors


def idf_of(hashes: NDArray[np.uint32], model: Rows) -> NDArray[np.float32]:
    """Return the idf of words by their own hashes."""
    places = np.minimum(np.searchsorted(model.idf_words, hashes), len(model.idf_words) - 1)
    idf: NDArray[np.float32] = np.where(model.idf_words[places] == hashes, model.idf[places], model.default_idf)
    return idf


def load(folder: Path = FOLDER, *, setting: str = "svenska") -> StaticEmbedder:
    """Read a model; the rows are mapped, not loaded. Raises SettingError when the folder is missing or damaged."""
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        arrays = [np.load(folder / f"{one}.npy", mmap_mode="r") for one in ("rows", "scales", "idf_words", "idf")]
        rows, scales, idf_words, idf = arrays
        fits = (
            config["hash"] == HASH
            and config["ngrams"] == list(NGRAMS)
            and (rows.shape, rows.dtype) == ((config["rows"], config["dimensions"]), np.dtype(np.int8))
            and (scales.shape, scales.dtype) == ((config["rows"],), np.dtype(np.float32))
            and (idf_words.shape, idf_words.dtype) == (idf.shape, np.dtype(np.uint32))
            and (len(idf) > 0, idf.dtype) == (True, np.dtype(np.float32))
        )
        if not fits:
            raise _damaged(setting, folder)
        model = Rows(str(config["name"]), rows, scales, idf_words, idf, float(config["default_idf"]))
    except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
        raise _damaged(setting, folder) from error
    return StaticEmbedder(model)


def _damaged(setting: str, folder: Path) -> SettingError:
    return SettingError(
        f'Inställningen RODA_EMBEDDING_MODEL är "{setting}", men modellens mapp {folder.name} saknas eller är skadad. '
        "Installera roda-traden på nytt, eller sätt RODA_EMBEDDING_MODEL=hashing."
    )
