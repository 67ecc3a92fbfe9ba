"""The shipped Swedish model, read by numpy: a text is the sum of its words' rows, made of unit length.

A folder is one that sentence-transformers reads too, as a StaticEmbedding of its own: `tokenizer.json` lists the words,
`model.safetensors` holds `embeddings`, int8 [words, dimensions], and `weights`, float32 [words], what a word's row is
to be multiplied by. Safetensors: eight bytes that say how long the header is, the header in JSON, the numbers.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from corpus.embedding.pieces import pieces, text_words
from corpus.embedding.protocol import Side, Vectors
from corpus.errors import SettingError

FOLDER = Path(__file__).resolve().parents[1] / "embedding_model"
WORDS = "tokenizer.json"
NUMBERS = "model.safetensors"
TYPES = {"I8": np.int8, "F32": np.float32}
BATCH_WORDS = 16_384
"""Pieces embedded at a time, or one text's; bounds memory at some 50 MB."""
CACHED_WORDS = 65_536
WORDLESS = 0
"""The dimension of texts without words; every row is 0 in it, so they resemble nothing else."""


@dataclass(frozen=True, slots=True)
class Rows:
    """A model's words, numbered by their rows, and its arrays."""

    name: str
    words: Mapping[str, int]
    embeddings: NDArray[np.int8]
    weights: NDArray[np.float32]


class StaticEmbedder:
    """A static model. The first dimension is 1 for texts without words that it knows, and 0 for others."""

    def __init__(self, model: Rows) -> None:
        self._model = model
        self._pieces = lru_cache(maxsize=CACHED_WORDS)(lambda word: pieces(word, model.words))

    @property
    def name(self) -> str:
        """Name the model and its version."""
        return self._model.name

    @property
    def dimensions(self) -> int:
        """Return the length of a vector."""
        return int(self._model.embeddings.shape[1])

    @property
    def is_slow(self) -> bool:
        """Return False."""
        return False

    def embed(self, texts: Sequence[str], _side: Side = Side.PASSAGE) -> Vectors:
        """Return float32 [len(texts), dimensions], rows of unit length, the same on both sides."""
        vectors = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        first, waiting, count = 0, list[list[int]](), 0
        for end, text in enumerate(texts, start=1):
            waiting.append(list(chain.from_iterable(map(self._pieces, text_words(text)))))
            count += len(waiting[-1])
            if count >= BATCH_WORDS or end == len(texts):
                self._add(waiting, vectors[first:end])
                first, waiting, count = end, [], 0
        lengths = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
        vectors[lengths == 0.0, WORDLESS] = 1.0
        lengths[lengths == 0.0] = 1.0
        unit: Vectors = vectors / lengths[:, None]
        return unit

    def _add(self, texts: Sequence[Sequence[int]], sums: Vectors) -> None:
        """Write the sum of each text's rows, in their order: the same whatever else is embedded."""
        used, places = np.unique(list(chain.from_iterable(texts)), return_inverse=True)
        if not len(used):
            return
        used = used.astype(np.int64)
        rows = self._model.embeddings[used] * self._model.weights[used, None]
        start = 0
        for row, text in enumerate(texts):
            if text:
                rows[places[start : start + len(text)]].sum(axis=0, out=sums[row])
                start += len(text)


def load(folder: Path = FOLDER, *, setting: str = "svenska") -> StaticEmbedder:
    """Read a model; the rows are mapped, not loaded. Raises SettingError when the folder is missing or damaged."""
    try:
        words = json.loads((folder / WORDS).read_text(encoding="utf-8"))["model"]["vocab"]
        name, arrays = _numbers(folder / NUMBERS)
        embeddings, weights = arrays["embeddings"], arrays["weights"]
        fits = (
            (embeddings.dtype, embeddings.ndim, len(embeddings)) == (np.dtype(np.int8), 2, len(words))
            and (weights.dtype, weights.shape) == (np.dtype(np.float32), (len(words),))
            and sorted(words.values()) == list(range(len(words)))
        )
        if not fits:
            raise _damaged(setting, folder)
    except (OSError, EOFError, ValueError, KeyError, TypeError, AttributeError, OverflowError) as error:
        raise _damaged(setting, folder) from error
    return StaticEmbedder(Rows(name, words, embeddings, weights))


def _numbers(path: Path) -> tuple[str, dict[str, NDArray[Any]]]:
    """Return the model's name and the arrays of a safetensors file."""
    raw = np.memmap(path, dtype=np.uint8, mode="r")
    begin = 8 + int.from_bytes(raw[:8].tobytes(), "little")
    header = json.loads(raw[8:begin].tobytes())
    name = str(header.pop("__metadata__")["name"])
    arrays = {}
    for array, entry in header.items():
        first, last = entry["data_offsets"]
        flat = raw[begin + first : begin + last].view(TYPES[entry["dtype"]])
        arrays[array] = flat.reshape(entry["shape"])
    return name, arrays


def _damaged(setting: str, folder: Path) -> SettingError:
    return SettingError(
        f'Inställningen RODA_EMBEDDING_MODEL är "{setting}", men modellens mapp {folder.name} saknas eller är skadad. '
        "Installera roda-traden på nytt, eller sätt RODA_EMBEDDING_MODEL=hashing."
    )
