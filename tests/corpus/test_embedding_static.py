"""Tests of corpus.embedding.static and of the shipped model."""

from __future__ import annotations

import json
import shutil
from itertools import chain
from pathlib import Path

import numpy as np
import pytest

from corpus.embedding import load_embedder
from corpus.embedding.pieces import LONGEST_WORD, pieces, text_words
from corpus.embedding.static import FOLDER, NUMBERS, WORDS, load
from corpus.errors import SettingError
from tests.corpus.processes import outputs_by_hash_seed

TEXTS = ["Vi bygger fler bostäder", "bostad i Motala", "Alla elever når målen", "", "😀 §", "x" * 200_000, "år 2022"]
PLAIN = [
    "hemtjänstpersonalens arbetsmiljö 2022–2023, 16,4 % (KS-2025-00512)",
    "verk\u00adsamhet A\u030aR e\u0301 Straße ÅÄÖ _ord_ i§k",
    "中文 och \u0441\u043b\u043e\u0432\u043e Ğ ½ ² \u200bvård\x00er\ttab\nrad",
    "slutet " + "å" * 60 + " " + "å" * 61,
]
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
    """This test ensures that a text without words, or with one that is too long to be one, is near only its like."""
    rows = load_embedder("svenska").embed(TEXTS)
    assert rows[3] @ rows[4] == rows[3] @ rows[5] == 1.0
    assert not (rows[3:6] @ rows[[0, 1, 2, 6]].T).any()


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
    """This test ensures that a vector is the sum of its words' weighted rows, reckoned plainly from the files."""
    listed = json.loads((FOLDER / WORDS).read_text(encoding="utf-8"))["model"]["vocab"]
    raw = (FOLDER / NUMBERS).read_bytes()
    begin = 8 + int.from_bytes(raw[:8], "little")
    header = json.loads(raw[8:begin])
    rows, weights = (
        np.frombuffer(raw[begin:][slice(*header[name]["data_offsets"])], dtype=kind).reshape(header[name]["shape"])
        for name, kind in (("embeddings", np.int8), ("weights", np.float32))
    )
    parts = list(chain.from_iterable(pieces(word, listed) for word in ("trygga", "barn", "trygga", "hemtjänstskolor")))
    assert listed["trygga"] in parts
    total = sum(rows[part].astype(float) * weights[part] for part in parts)
    vector = load_embedder("svenska").embed(["Trygga barn, TRYGGA hemtjänst\u00adskolor!"])[0]
    assert vector[0] == 0.0
    assert np.allclose(vector, total / np.linalg.norm(total), atol=1e-6)


def test_words_and_their_pieces() -> None:
    """This test ensures that words are told apart without case, and fall into the longest listed pieces, or none."""
    assert text_words("E-tjänster, år_2022: K\u00adS 14") == ["e", "tjänster", "år", "2022", "ks", "14"]
    listed = {piece: number for number, piece in enumerate(["hem", "hemtjänst", "tjänst", "chef", "e", "n"])}
    assert pieces("hemtjänst", listed) == (1,)
    assert pieces("hemtjänstchefen", listed) == (1, 3, 4, 5)
    assert pieces("hemtjänstchefer", listed) == ()
    assert pieces("e" * LONGEST_WORD, listed) == (4,) * LONGEST_WORD
    assert pieces("e" * (LONGEST_WORD + 1), listed) == pieces("", listed) == ()


@pytest.mark.check
def test_sentence_transformers_reads_the_same() -> None:
    """This test ensures that SentenceTransformer(folder) gives the same vectors, and 0 for texts without words."""
    from sentence_transformers import SentenceTransformer

    texts = [*TEXTS, *PLAIN, *(f"{text} {other}" for text in PLAIN for other in TEXTS[:3])]
    ours, theirs = load().embed(texts), SentenceTransformer(str(FOLDER), device="cpu").encode(texts)
    wordless = ours[:, 0] == 1.0
    assert wordless.sum() == 3
    assert not theirs[wordless].any()
    assert np.abs(ours - theirs)[~wordless].max() < 1e-6


def test_size_and_card() -> None:
    """This test ensures that the model is small enough to ship, and says where it comes from."""
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) <= MOST_BYTES
    card = (FOLDER / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert load_embedder("svenska").name in card


@pytest.mark.parametrize("name", [WORDS, NUMBERS])
@pytest.mark.parametrize("content", [None, b"", b"{}", b"[]", b"\x02\0\0\0\0\0\0\0{}", b"\xff" * 16, b'{"model": 1}'])
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
    """This test ensures that rows that were cut short, or are not those of the words, are damage."""
    for name in (WORDS, NUMBERS):
        shutil.copy(FOLDER / name, tmp_path / name)
    numbers = (tmp_path / NUMBERS).read_bytes()
    (tmp_path / NUMBERS).write_bytes(numbers[: len(numbers) // 2])
    with pytest.raises(SettingError, match="skadad"):
        load(tmp_path)
    (tmp_path / NUMBERS).write_bytes(numbers)
    (tmp_path / WORDS).write_text('{"model": {"vocab": {"mål": 0}}}', encoding="utf-8")
    with pytest.raises(SettingError, match="skadad"):
        load(tmp_path)
    with pytest.raises(SettingError, match="saknas"):
        load(tmp_path / "nowhere")
