"""Tests of corpus.embedding."""

from __future__ import annotations

import sys

import numpy as np
import pytest

from corpus.embedding import load_embedder
from corpus.errors import SettingError
from tests.corpus.processes import outputs_by_hash_seed

TEXTS = ["Vi bygger fler bostäder", "bostad i Motala", "Alla elever når målen", "", "😀", "x" * 200_000]


def test_contract() -> None:
    """This test ensures that vectors are float32, of the promised shape and of unit length, whatever the text."""
    embedder = load_embedder("hashing")
    rows = embedder.embed(TEXTS)
    assert rows.dtype == np.float32
    assert rows.shape == (len(TEXTS), embedder.dimensions)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-6)
    assert embedder.embed([]).shape == (0, embedder.dimensions)


def test_spelling_decides() -> None:
    """This test ensures that inflections lie close, other words far, and texts without words close to nothing."""
    homes, home, pupils, empty, emoji, _ = load_embedder("hashing").embed(TEXTS)
    assert homes @ home > homes @ pupils + 0.1
    assert empty @ homes == 0.0
    assert emoji @ empty == pytest.approx(1.0)


def test_company_does_not_matter() -> None:
    """This test ensures that a text gets the same vector alone and among thousands of others."""
    embedder = load_embedder("hashing")
    among = embedder.embed([f"mål nummer {number}" for number in range(3000)])
    assert np.array_equal(among[2345], embedder.embed(["mål nummer 2345"])[0])


def test_same_in_every_process() -> None:
    """This test ensures that vectors do not depend on the process's hash seed."""
    code = (
        "from corpus.embedding import load_embedder;"
        "print(load_embedder('hashing').embed(['Ett jämlikt Motala']).tobytes().hex())"
    )
    assert len(outputs_by_hash_seed(code)) == 1


def test_missing_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """This test ensures that a model without the extra `models` is answered with how to install it."""
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(SettingError, match=r'RODA_EMBEDDING_MODEL.*"some-model".*roda-traden\[models\]'):
        load_embedder("some-model")
