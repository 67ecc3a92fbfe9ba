"""Fitted rows as the folder that `corpus.embedding.static` and sentence-transformers read: 8 bits a number."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.embedding.pieces import INVISIBLE, LONGEST_WORD
from corpus.embedding.static import NUMBERS, WORDS

STEPS = 127
"""The largest whole number of a row."""
UNKNOWN = "[UNK]"
"""What a word without pieces becomes; its row is 0. No word of a text is spelt so."""
MODULES = [
    {"idx": 0, "name": "0", "path": "", "type": "sentence_transformers.models.StaticEmbedding"},
    {"idx": 1, "name": "1", "path": "1_Normalize", "type": "sentence_transformers.models.Normalize"},
]


def write_folder(
    folder: Path, words: Sequence[str], rows: NDArray[np.float32], *, weights: NDArray[np.float32], name: str
) -> None:
    """Write a model: of each word its row and what the row is to be multiplied by."""
    folder.mkdir(parents=True, exist_ok=True)
    largest = np.abs(rows).max(axis=1)
    scales = np.where(largest > 0, largest, 1.0) / STEPS
    embeddings = np.zeros((len(words) + 1, rows.shape[1] + 1), dtype=np.int8)  # column 0 is that of wordless texts
    embeddings[:-1, 1:] = np.rint(rows / scales[:, None])
    _write_numbers(
        folder / NUMBERS,
        {"embeddings": embeddings, "weights": np.append(weights * scales, 0.0).astype(np.float32)},
        name=name,
    )
    (folder / WORDS).write_text(json.dumps(_tokenizer(words), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    (folder / "modules.json").write_text(json.dumps(MODULES, indent=2) + "\n", encoding="utf-8")


def _tokenizer(words: Sequence[str]) -> dict[str, object]:
    """Say to the library tokenizers what `corpus.embedding.pieces` does."""
    invisible = "".join(f"\\x{{{ord(character):x}}}" for character in INVISIBLE)
    unseen = {"type": "Replace", "pattern": {"Regex": f"[{invisible}]"}, "content": ""}
    between = {"type": "Split", "pattern": {"Regex": r"[\p{L}\p{N}]+"}, "behavior": "Removed", "invert": True}
    model = {
        "type": "WordPiece",
        "unk_token": UNKNOWN,
        "continuing_subword_prefix": "",
        "max_input_chars_per_word": LONGEST_WORD,
        "vocab": {word: number for number, word in enumerate([*words, UNKNOWN])},
    }
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [],
        "normalizer": {"type": "Sequence", "normalizers": [{"type": "NFC"}, unseen, {"type": "Lowercase"}]},
        "pre_tokenizer": between,
        "post_processor": None,
        "decoder": None,
        "model": model,
    }


def _write_numbers(path: Path, arrays: dict[str, NDArray[np.generic]], *, name: str) -> None:
    """Write a safetensors file; see `corpus.embedding.static`."""
    types = {"int8": "I8", "float32": "F32"}
    header: dict[str, object] = {"__metadata__": {"name": name}}
    place = 0
    for array, numbers in arrays.items():
        entry = {"dtype": types[str(numbers.dtype)], "shape": numbers.shape}
        header[array] = entry | {"data_offsets": [place, place := place + numbers.nbytes]}
    written = json.dumps(header).encode()
    written += b" " * (-len(written) % 8)
    with path.open("wb") as file:
        file.write(len(written).to_bytes(8, "little") + written)
        for numbers in arrays.values():
            file.write(np.ascontiguousarray(numbers).tobytes())
