"""Any sentence-transformers model: loaded, told which side a text is on, refused in words. Real, tiny models."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from corpus.embedding import Side, load_embedder
from corpus.embedding.prefixes import E5, Prefixes, chosen
from corpus.errors import SettingError
from tests.corpus.publisher import REVISION, publisher
from tests.corpus.tiny_models import DIMENSIONS, tiny_model

ROOT = Path(__file__).resolve().parents[2]
TEXTS = ["Vi bygger fler bostäder", "elever", "", "😀", "half \ud800", "a\x00b", "x" * 100_000, "mål och " * 5_000]
NOWHERE = ["./no/such/folder", "~/no-such-folder", "~nobody/x", "/no/such", "a/b/c", "två ord", "x" * 300]
DECLARED = {"query": "query: ", "document": "passage: "}
NAMELESS = {"query": "", "document": ""}
"""What a model declares that was saved without prompts."""


@pytest.mark.parametrize(
    ("name", "declared", "expected"),
    [
        ("intfloat/multilingual-e5-small", NAMELESS, E5),
        ("e5-large-v2", {}, E5),
        ("Multilingual-E5-base", NAMELESS, E5),
        ("intfloat/multilingual-e5-small", DECLARED, Prefixes()),
        ("intfloat/multilingual-e5-large-instruct", NAMELESS, Prefixes()),
        ("sentence-transformers/paraphrase-multilingual-MiniLM-L12-v2", NAMELESS, Prefixes()),
        ("cake5-model", NAMELESS, Prefixes()),
    ],
)
def test_what_is_put_before_texts(name: str, declared: dict[str, str], expected: Prefixes) -> None:
    """This test ensures that what a model declares is left to it, and that e5 models are known by their names."""
    assert chosen(Prefixes(), name=name, declared=declared) == expected
    assert chosen(Prefixes("fråga: ", " "), name=name, declared=declared) == Prefixes("fråga: ", "")


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Make models: one without prompts, one that declares them, one called e5."""
    folder = tmp_path_factory.mktemp("models")
    return {
        "plain": tiny_model(folder / "plain"),
        "declaring": tiny_model(folder / "declaring", prompts=DECLARED),
        "e5": tiny_model(folder / "tiny-e5-small"),
    }


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let any attempt to reach another machine fail the test."""

    def connect(_self: socket.socket, address: object) -> None:
        raise AssertionError(address)

    monkeypatch.setattr(socket.socket, "connect", connect)


@pytest.mark.check
def test_contract(models: dict[str, str]) -> None:
    """This test ensures that vectors are float32, of unit length and finite, whatever the text, on both sides."""
    embedder = load_embedder(models["plain"], batch=3)
    assert (embedder.dimensions, embedder.is_slow) == (DIMENSIONS, True)
    for side in Side:
        rows = embedder.embed(TEXTS, side)
        assert (rows.shape, rows.dtype) == ((len(TEXTS), DIMENSIONS), np.float32)
        lengths = np.linalg.norm(rows, axis=1)
        assert np.all(np.isclose(lengths, 1.0, atol=1e-5) | (lengths == 0.0))
        assert embedder.embed([], side).shape == (0, DIMENSIONS)


@pytest.mark.check
def test_both_sides(models: dict[str, str]) -> None:
    """This test ensures that questions and passages get what the model wants before them, a setting first."""
    text = ["Vi bygger fler bostäder"]
    plain = load_embedder(models["plain"])
    as_question, as_passage = (
        plain.embed(["query: " + text[0]], Side.QUERY),
        plain.embed(["passage: " + text[0]], Side.PASSAGE),
    )
    for name in ("declaring", "e5"):
        embedder = load_embedder(models[name])
        assert np.allclose(embedder.embed(text, Side.QUERY), as_question, atol=1e-6), name
        assert np.allclose(embedder.embed(text, Side.PASSAGE), as_passage, atol=1e-6), name
        bare = load_embedder(models[name], prefixes=Prefixes(" ", "passage: "))
        assert np.allclose(bare.embed(text, Side.QUERY), plain.embed(text, Side.QUERY), atol=1e-6)
        assert np.allclose(bare.embed(text, Side.PASSAGE), as_passage, atol=1e-6)
    assert np.array_equal(plain.embed(text, Side.QUERY), plain.embed(text, Side.PASSAGE))


@pytest.mark.check
def test_every_way_of_embedding_has_a_name_of_its_own(models: dict[str, str], tmp_path: Path) -> None:
    """This test ensures that weights, configuration and prefixes are part of the name, and the folder's place not."""
    moved = shutil.copytree(models["plain"], tmp_path / "plain")
    name = load_embedder(models["plain"]).name
    assert name == load_embedder(str(moved)).name
    assert name.startswith("plain@")
    (moved / "README.md").write_text("another text", encoding="utf-8")
    assert load_embedder(str(moved)).name == name
    names = {
        name,
        load_embedder(models["plain"], prefixes=Prefixes("query: ", None)).name,
        load_embedder(models["plain"], prefixes=Prefixes(None, "query: ")).name,
        load_embedder(tiny_model(tmp_path / "other" / "plain", seed=1)).name,
    }
    config = moved / "1_Pooling" / "config.json"
    config.write_text(config.read_text(encoding="utf-8").replace('"mean"', '"max"'), encoding="utf-8")
    assert len(names | {load_embedder(str(moved)).name}) == 5


def _nan(file: Path) -> None:
    """Make every weight something that is no number."""
    data = file.read_bytes()
    header = 8 + int.from_bytes(data[:8], "little")
    file.write_bytes(data[:header] + b"\xff" * (len(data) - header))


def _fewer_words(file: Path) -> None:
    """Let the tokenizer give numbers of words that the weights have no rows for."""
    tokens = json.loads(file.read_text(encoding="utf-8"))
    vocabulary = tokens["model"]["vocab"]
    tokens["model"]["vocab"] = {word: number + 1000 for word, number in vocabulary.items()}
    file.write_text(json.dumps(tokens), encoding="utf-8")


DAMAGES: dict[str, tuple[str, Callable[[Path], object]]] = {
    "no weights": ("model.safetensors", Path.unlink),
    "no tokenizer": ("tokenizer.json", Path.unlink),
    "no configuration": ("config.json", Path.unlink),
    "empty weights": ("model.safetensors", lambda file: file.write_bytes(b"")),
    "half the weights": ("model.safetensors", lambda file: file.write_bytes(file.read_bytes()[:5000])),
    "no numbers": ("model.safetensors", _nan),
    "words without rows": ("tokenizer.json", _fewer_words),
    "half a tokenizer": ("tokenizer.json", lambda file: file.write_bytes(file.read_bytes()[:200])),
    "an empty tokenizer": ("tokenizer.json", lambda file: file.write_bytes(b"")),
    "other modules": ("modules.json", lambda file: file.write_text('[{"path": "", "type": "os.path.join"}]')),
    "a list": ("config_sentence_transformers.json", lambda file: file.write_text("[1]")),
    "another width": ("config.json", lambda file: file.write_text(file.read_text().replace("32", "64"))),
}


@pytest.mark.check
@pytest.mark.parametrize("damage", DAMAGES)
def test_damaged_model(models: dict[str, str], tmp_path: Path, damage: str) -> None:
    """This test ensures that a damaged model is refused with the setting and the folder, not used."""
    folder = shutil.copytree(models["declaring"], tmp_path / "damaged")
    name, spoil = DAMAGES[damage]
    spoil(folder / name)
    with pytest.raises(SettingError, match=r"RODA_EMBEDDING_MODEL.*damaged"):
        load_embedder(str(folder))


@pytest.mark.check
@pytest.mark.parametrize("name", NOWHERE)
def test_no_such_model(name: str) -> None:
    """This test ensures that a path that leads nowhere and a name that is none are told without asking anybody."""
    with pytest.raises(SettingError, match="RODA_EMBEDDING_MODEL"):
        load_embedder(name)


@pytest.mark.check
def test_folder_of_something_else(tmp_path: Path) -> None:
    """This test ensures that a folder without a model, an empty one too, is refused."""
    with pytest.raises(SettingError, match="har ingen sentence-transformers-modell"):
        load_embedder(str(tmp_path))
    (tmp_path / "config.json").write_text('{"plan": "Vi bygger"}', encoding="utf-8")
    with pytest.raises(SettingError, match="går inte att läsa in"):
        load_embedder(str(tmp_path))


LOAD = """
import logging, sys
logging.basicConfig(format="%(message)s")
from corpus.embedding import Side, load_embedder
embedder = load_embedder(sys.argv[1])
print(embedder.name, embedder.embed(["Vi bygger"], Side.QUERY).shape)
"""
FIND = """
import sys
from corpus.embedding import model_folder
from corpus.errors import SettingError
try:
    print((model_folder.find(sys.argv[1]) or model_folder.fetch(sys.argv[1])).version)
except SettingError as error:
    print(error)
"""
"""The same without torch, which takes seconds to start."""


def by_name(code: str, name: str, home: Path, address: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Load or find a model by name in a process of its own, from a publisher at an address."""
    found = {"HF_HOME": str(home), "HF_ENDPOINT": address, "HF_HUB_DISABLE_XET": "1", "PYTHONPATH": str(ROOT)}
    environment = {**os.environ, **found, **variables}
    return subprocess.run(
        [sys.executable, "-c", code, name], env=environment, capture_output=True, text=True, check=True
    )


@pytest.mark.check
@pytest.mark.timeout(300)
def test_the_publisher_is_asked_once(models: dict[str, str], tmp_path: Path) -> None:
    """This test ensures that a model is fetched once, that this is told, and that nobody is asked from then on."""
    with publisher(Path(models["e5"]), "someone/tiny-e5") as asked:
        first = by_name(LOAD, "someone/tiny-e5", tmp_path, asked.address)
        assert first.stdout == f"someone/tiny-e5@{REVISION[:12]} ('query: ', 'passage: ') (1, {DIMENSIONS})\n"
        assert "Hämtar modellen" in first.stderr
        fetched = [path for path in asked.paths if path.startswith("/someone/")]
        assert not [path for path in fetched if "onnx" in path or path.endswith((".md", ".bin"))]
        asked.paths.clear()
        second = by_name(LOAD, "someone/tiny-e5", tmp_path, asked.address)
        assert (second.stdout, asked.paths) == (first.stdout, [])
        assert "Hämtar" not in second.stderr
    stored = by_name(FIND, "someone/tiny-e5", tmp_path, asked.address, HF_HUB_OFFLINE="1")
    assert stored.stdout == f"{REVISION[:12]}\n"


@pytest.mark.check
def test_a_publisher_that_cannot_be_reached(models: dict[str, str], tmp_path: Path) -> None:
    """This test ensures that a model that is neither stored nor to be had is told, offline without asking anybody."""
    with publisher(Path(models["plain"]), "someone/tiny") as asked:
        told = [
            by_name(FIND, "someone/none", tmp_path, asked.address).stdout,
            by_name(FIND, "someone/tiny", tmp_path, "http://127.0.0.1:9").stdout,
        ]
        asked.paths.clear()
        told.append(by_name(FIND, "someone/tiny", tmp_path, asked.address, HF_HUB_OFFLINE="1").stdout)
        assert not asked.paths
    for said in told:
        assert said.startswith('Inställningen RODA_EMBEDDING_MODEL: modellen "someone/')
        assert "finns inte på den här datorn, och går inte att hämta" in said
