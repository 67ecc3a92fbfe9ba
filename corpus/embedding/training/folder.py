"""Fitted rows as the folder that `corpus.embedding.static` reads: 8 bits a number, a scale for each row."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.embedding.static import HASH
from corpus.embedding.word_rows import NGRAMS

STEPS = 127
"""The largest whole number of a row."""


def write_folder(
    folder: Path,
    rows: NDArray[np.float32],
    *,
    name: str,
    idf: tuple[NDArray[np.uint32], NDArray[np.float32], float],
) -> None:
    """Write a model; `idf` is the hashes of the listed words, their idf, and that of all others."""
    folder.mkdir(parents=True, exist_ok=True)
    scales = (np.abs(rows).max(axis=1) / STEPS).astype(np.float32)
    scales[scales == 0.0] = 1.0
    hashes, values, default = idf
    hashes, places = np.unique(hashes, return_index=True)
    np.save(folder / "rows.npy", np.rint(rows / scales[:, None]).astype(np.int8))
    np.save(folder / "scales.npy", scales)
    np.save(folder / "idf_words.npy", hashes)
    np.save(folder / "idf.npy", values[places])
    config = {
        "name": name,
        "rows": rows.shape[0],
        "dimensions": rows.shape[1],
        "ngrams": list(NGRAMS),
        "hash": HASH,
        "default_idf": default,
    }
    (folder / "config.json").write_text(json.dumps(config, indent=2) + "\n", encoding="utf-8")
