"""Vectors of slow models: made once for each model and text, kept in the store, forgotten when nothing needs them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from corpus.database import sqlite_url
from corpus.embedding import Side, Vectors
from corpus.embedding.hashing import HashingEmbedder
from corpus.embedding.keeping import KeepingEmbedder, text_key
from corpus.store import Store
from corpus.store.kept_vectors import KEPT_MODELS

TEXTS = [f"Mål {number}: fler bostäder" for number in range(1200)]
DATABASE = "corpus.sqlite3"


class SlowEmbedder(HashingEmbedder):
    """The hashing embedder, calling itself slow and remembering what it was given."""

    def __init__(self, name: str = "slow@1") -> None:
        self.given: list[tuple[str, Side]] = []
        self._name = name

    @property
    def name(self) -> str:
        """Name the model."""
        return self._name

    @property
    def is_slow(self) -> bool:
        """Return True."""
        return True

    def embed(self, texts: Sequence[str], side: Side = Side.PASSAGE) -> Vectors:
        """Remember the texts and embed them."""
        self.given.extend((text, side) for text in texts)
        return super().embed(texts)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Make an empty corpus."""
    opened = Store(sqlite_url(tmp_path / DATABASE), tmp_path, create=True)
    yield opened
    opened.close()


def embed(store: Store, embedder: SlowEmbedder, texts: Sequence[str], side: Side = Side.PASSAGE) -> Vectors:
    """Embed texts as an ingest does."""
    with store.writer() as writer:
        return KeepingEmbedder(embedder, writer.kept_vectors(embedder.name)).embed(texts, side)


def test_no_text_is_embedded_twice(store: Store) -> None:
    """This test ensures that kept vectors are those made, to the last bit, and that only new texts are embedded."""
    embedder = SlowEmbedder()
    made = embed(store, embedder, [*TEXTS, *TEXTS[:5]])
    assert len(embedder.given) == len(TEXTS)
    again = embed(store, embedder, [*TEXTS, "nytt", *TEXTS[:5]])
    assert [text for text, _ in embedder.given[len(TEXTS) :]] == ["nytt"]
    assert np.array_equal(np.delete(again, len(TEXTS), axis=0), made)
    assert again.dtype == np.float32
    assert np.array_equal(made, HashingEmbedder().embed([*TEXTS, *TEXTS[:5]]))


def test_questions_are_not_kept(store: Store) -> None:
    """This test ensures that the vector of a question, which may have another prefix, is neither kept nor taken."""
    embedder = SlowEmbedder()
    embed(store, embedder, ["mål"])
    for _ in range(2):
        embed(store, embedder, ["mål"], Side.QUERY)
    assert [side for _, side in embedder.given] == [Side.PASSAGE, Side.QUERY, Side.QUERY]
    assert embed(store, embedder, []).shape == (0, embedder.dimensions)


def test_models_share_nothing(store: Store) -> None:
    """This test ensures that another model, or the same with another version or prefix, makes vectors of its own."""
    one, two = SlowEmbedder("a@1"), SlowEmbedder("a@1 ('query: ', 'passage: ')")
    embed(store, one, TEXTS[:3])
    embed(store, two, TEXTS[:3])
    embed(store, one, TEXTS[:3])
    assert (len(one.given), len(two.given)) == (3, 3)


@pytest.mark.parametrize("damage", [b"", b"\0" * 8, np.full(256, np.nan, np.float32).tobytes(), bytes(4 * 256)])
def test_damaged_vectors_are_made_again(store: Store, tmp_path: Path, damage: bytes) -> None:
    """This test ensures that what is no vector of the model any more is neither used nor left there."""
    embedder = SlowEmbedder()
    made = embed(store, embedder, TEXTS[:4])
    connection = sqlite3.connect(tmp_path / DATABASE)
    with connection:
        connection.execute("UPDATE vectors SET vector = ? WHERE text = ?", (damage, text_key(TEXTS[2])))
    connection.close()
    for _ in range(2):
        assert np.array_equal(embed(store, embedder, TEXTS[:4]), made)
    assert [text for text, _ in embedder.given[4:]] == [TEXTS[2]]


def test_what_nothing_needs_is_forgotten(store: Store) -> None:
    """This test ensures that only wanted texts, and the models used last, stay."""
    names = [f"model@{number}" for number in range(KEPT_MODELS + 2)]
    for name in [*names, names[0]]:  # the first is used again: the second is the one used longest ago
        embed(store, SlowEmbedder(name), TEXTS[:600])
    with store.writer() as writer:
        assert writer.forget_vectors(texts=map(text_key, TEXTS[:10])) == 2 * 600 + KEPT_MODELS * 590
        assert writer.forget_vectors(texts=map(text_key, TEXTS[:10])) == 0
    for name in names:
        embedder = SlowEmbedder(name)
        with store.writer() as writer:
            held = writer.kept_vectors(name).get([text_key(text) for text in TEXTS])
        assert len(held) == (10 if name in (names[0], *names[-KEPT_MODELS + 1 :]) else 0)
        assert not embedder.given
