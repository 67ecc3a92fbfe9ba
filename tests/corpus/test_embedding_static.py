"""Tests of corpus.embedding.static and of the shipped model."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from corpus.embedding import load_embedder
from corpus.embedding.static import FOLDER, load
from corpus.embedding.word_rows import NGRAMS, text_words, word_hashes
from corpus.errors import SettingError
from tests.corpus.processes import outputs_by_hash_seed

TEXTS = ["Vi bygger fler bostäder", "bostad i Motala", "Alla elever når målen", "", "😀 §", "x" * 200_000, "år 2022"]
MOST_BYTES = 25_000_000


def test_contract() -> None:
    """This test ensures that vectors are float32, of the promised shape and of unit length, whatever the text."""
    embedder = load_embedder("svenska")
    rows = embedder.embed(TEXTS)
    assert rows.dtype == np.float32
    assert rows.shape == (len(TEXTS), embedder.dimensions)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-6)
    assert embedder.embed([]).shape == (0, embedder.dimensions)


def test_meaning_decides() -> None:
    """This test ensures that other words for the same lie nearer than other matters, which hashing cannot know."""
    asked = "äldreomsorg för gamla"
    near, far = "Hemtjänst och särskilt boende för pensionärer.", "Vägar och broar ska underhållas bättre."
    question, same, other = load_embedder("svenska").embed([asked, near, far])
    assert question @ same > question @ other + 0.2


def test_texts_without_words_resemble_nothing() -> None:
    """This test ensures that a text without words is near no text but its like."""
    rows = load_embedder("svenska").embed(TEXTS)
    assert rows[3] @ rows[4] == 1.0
    assert not (rows[[3, 4]] @ rows[[0, 1, 2, 5, 6]].T).any()


def test_company_does_not_matter() -> None:
    """This test ensures that a text gets the same vector, to the bit, alone, among thousands and in any order."""
    embedder = load_embedder("svenska")
    texts = [f"mål nummer {number} om {word}" for number in range(1500) for word in ("skola", "trygghet i centrum")]
    among = embedder.embed(texts)
    assert np.array_equal(among[2345], embedder.embed([texts[2345]])[0])
    assert np.array_equal(among[::-1], embedder.embed(texts[::-1]))


def test_same_in_every_process_and_no_torch() -> None:
    """This test ensures that vectors do not depend on the process, and that reading the model imports no torch."""
    code = (
        "import sys; from corpus.embedding import load_embedder;"
        "print(load_embedder('svenska').embed(['Ett jämlikt Motala']).tobytes().hex());"
        "assert not {'torch', 'sentence_transformers', 'corpus.embedding.training'} & set(sys.modules)"
    )
    assert len(outputs_by_hash_seed(code)) == 1


def test_the_formula() -> None:
    """This test ensures that a vector is the idf-weighted sum of words, each the mean of its rows, reckoned plainly."""
    config = json.loads((FOLDER / "config.json").read_text(encoding="utf-8"))
    rows, scales, idf_words, idf = (np.load(FOLDER / f"{one}.npy") for one in ("rows", "scales", "idf_words", "idf"))
    listed = dict(zip(idf_words.tolist(), idf.tolist(), strict=True))
    total = np.zeros(config["dimensions"])
    for word in ("trygga", "barn", "trygga", "zzqxy"):
        hashes = word_hashes(word).tolist()
        parts = [rows[one % config["rows"]].astype(float) * scales[one % config["rows"]] for one in hashes]
        total += listed.get(hashes[0], config["default_idf"]) * np.mean(parts, axis=0)
    vector = load_embedder("svenska").embed(["Trygga barn, TRYGGA zzqxy!"])[0]
    assert vector[0] == 0.0
    assert np.allclose(vector[1:], total / np.linalg.norm(total), atol=1e-6)


def test_words_and_their_rows() -> None:
    """This test ensures that words are told apart without case, and that words with digits have a row only."""
    assert text_words("E-tjänster, år_2022: KS 14") == ["e", "tjänster", "år", "2022", "ks", "14"]
    assert len(word_hashes("2022")) == 1
    assert len(word_hashes("barn")) == 1 + sum(len("_barn_") - size + 1 for size in NGRAMS)


def test_size_and_card() -> None:
    """This test ensures that the model is small enough to ship, and says where it comes from."""
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) <= MOST_BYTES
    card = (FOLDER / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert load_embedder("svenska").name in card


@pytest.mark.parametrize("name", ["config.json", "rows.npy", "scales.npy", "idf_words.npy", "idf.npy"])
@pytest.mark.parametrize("content", [None, b"", b"{}", b"\x93NUMPY\x01\x00", b'{"hash": "crc32", "ngrams": [4, 5]}'])
def test_damaged_folder(tmp_path: Path, name: str, content: bytes | None) -> None:
    """This test ensures that a missing, empty or broken file is answered with the setting and what to do."""
    for path in FOLDER.iterdir():
        (tmp_path / path.name).symlink_to(path)
    (tmp_path / name).unlink()
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(SettingError, match=r'RODA_EMBEDDING_MODEL är "svenska".*RODA_EMBEDDING_MODEL=hashing'):
        load(tmp_path)


def test_cut_or_other_arrays(tmp_path: Path) -> None:
    """This test ensures that rows that were cut short, or of another shape than the config says, are damage."""
    for path in FOLDER.iterdir():
        shutil.copy(path, tmp_path / path.name)
    rows = (tmp_path / "rows.npy").read_bytes()
    (tmp_path / "rows.npy").write_bytes(rows[: len(rows) // 2])
    with pytest.raises(SettingError, match="skadad"):
        load(tmp_path)
    np.save(tmp_path / "rows.npy", np.zeros((3, 3), dtype=np.int8))
    with pytest.raises(SettingError, match="skadad"):
        load(tmp_path)
    with pytest.raises(SettingError, match="saknas"):
        load(tmp_path / "nowhere")
