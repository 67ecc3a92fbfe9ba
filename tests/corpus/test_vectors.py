"""Tests of corpus.vectors."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import numpy as np
import pytest

from corpus import vectors
from corpus.errors import CorpusDamaged, NotInCorpus
from corpus.vectors import VectorIndex, Vectors

COUNT = 300
DIMENSIONS = 16
IDS = [f"p{number:03}" for number in range(COUNT)]


def _unit_rows(count: int, seed: int) -> Vectors:
    rows = np.random.default_rng(seed).normal(size=(count, DIMENSIONS)).astype(np.float32)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), dtype=np.float32)


ROWS = _unit_rows(COUNT, seed=1)
ROWS[7] = ROWS[3]  # equal vectors tie
QUESTIONS = [*_unit_rows(6, seed=2), ROWS[3]]


def _by_hand(question: Vectors, ids: list[str]) -> list[str]:
    scores = {name: float(ROWS[IDS.index(name)].astype(float) @ question.astype(float)) for name in ids}
    return sorted(ids, key=lambda name: (-round(scores[name], 12), name))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build an index of all vectors."""
    folder = tmp_path_factory.mktemp("vectors") / "all"
    vectors.build(folder, base=None, add=zip(IDS, ROWS, strict=True), remove=())
    return folder


@pytest.mark.parametrize("scattered", [vectors.SCATTERED, 1])
def test_search(built: Path, monkeypatch: pytest.MonkeyPatch, scattered: int) -> None:
    """This test ensures that the nearest are found, ties by id, filtered and not, however the allowed are compared."""
    monkeypatch.setattr(vectors, "SCATTERED", scattered)
    index = VectorIndex.open(built)
    for question in QUESTIONS:
        for allowed in (None, [IDS[5], "unknown"], IDS[::9], set(IDS[50:])):
            found = index.search(question, limit=10, allowed=None if allowed is None else index.rows(allowed))
            expected = _by_hand(question, [name for name in IDS if allowed is None or name in allowed])
            assert [hit.passage_id for hit in found] == expected[:10]
            assert [hit.score for hit in found] == sorted((hit.score for hit in found), reverse=True)
    assert index.search(ROWS[9], limit=1)[0].score == pytest.approx(1.0)
    index.close()


def test_nothing_to_find(built: Path) -> None:
    """This test ensures that an empty filter, a zero vector and a limit of zero find nothing."""
    index = VectorIndex.open(built)
    assert index.search(ROWS[0], limit=5, allowed=index.rows([])) == []
    assert index.search(ROWS[0], limit=5, allowed=index.rows(["unknown"])) == []
    assert index.search(np.zeros(DIMENSIONS, dtype=np.float32), limit=5) == []
    assert index.search(ROWS[0], limit=0) == []


def test_incremental_equals_rebuilt(built: Path, tmp_path: Path) -> None:
    """This test ensures that an index grown by differences answers as one made at once, and that its base stays."""
    files = {path: path.read_bytes() for path in built.rglob("*") if path.is_file()}
    vectors.build(tmp_path / "less", base=built, add=(), remove=[*IDS[::3], "unknown"])
    vectors.build(tmp_path / "grown", base=tmp_path / "less", add=zip(IDS[:90], ROWS[:90], strict=True), remove=())
    kept = sorted({*IDS[:90], *(name for number, name in enumerate(IDS) if number % 3)})
    rows = ROWS[[IDS.index(name) for name in kept]]
    vectors.build(tmp_path / "made", base=None, add=zip(kept, rows, strict=True), remove=())
    grown, made = VectorIndex.open(tmp_path / "grown"), VectorIndex.open(tmp_path / "made")
    assert grown.ids() == made.ids() == tuple(kept)
    assert vectors.check(tmp_path / "grown") is None
    assert all(grown.search(one, limit=20) == made.search(one, limit=20) for one in QUESTIONS)
    assert {path: path.read_bytes() for path in built.rglob("*") if path.is_file()} == files


def test_vectors_are_kept(built: Path) -> None:
    """This test ensures that vectors come back as they went in, in the order asked for."""
    index = VectorIndex.open(built)
    assert np.array_equal(index.vectors(["p010", "p002"]), ROWS[[10, 2]])
    with pytest.raises(NotInCorpus, match="unknown"):
        index.vectors(["unknown"])


def test_empty_index(tmp_path: Path) -> None:
    """This test ensures that an index without vectors is sound, finds nothing and can be built on."""
    vectors.build(tmp_path / "empty", base=None, add=(), remove=())
    index = VectorIndex.open(tmp_path / "empty")
    assert (index.count(), index.search(ROWS[0], limit=3)) == (0, [])
    vectors.build(tmp_path / "one", base=tmp_path / "empty", add=[("a", ROWS[0])], remove=())
    assert [hit.passage_id for hit in VectorIndex.open(tmp_path / "one").search(ROWS[0], limit=3)] == ["a"]
    assert vectors.check(tmp_path / "one") is None


def test_chromadb_holds_no_more_than_its_share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """This test ensures that a large index is made without chromadb, answers alike, and goes back to it when small."""
    monkeypatch.setattr(vectors, "GRAPH_NUMBERS", 200 * DIMENSIONS)

    def grown(name: str, base: str | None, *, add: int, remove: int) -> Path:
        old = None if base is None else tmp_path / base
        vectors.build(tmp_path / name, base=old, add=zip(IDS[:add], ROWS[:add], strict=True), remove=IDS[:remove])
        assert vectors._check_here(tmp_path / name) is None
        return tmp_path / name / vectors.CHROMA_FOLDER

    assert grown("small", None, add=150, remove=0).exists()
    assert not grown("large", "small", add=250, remove=0).exists()
    assert grown("less", "large", add=0, remove=100).exists()
    assert grown("least", "less", add=0, remove=120).exists()
    found = VectorIndex.open(tmp_path / "large").search(QUESTIONS[0], limit=10)
    assert [hit.passage_id for hit in found] == _by_hand(QUESTIONS[0], IDS[:250])[:10]


@pytest.mark.parametrize("damage", ["chroma/chroma.sqlite3", "ids.npy", "vectors.npy"])
def test_damage(built: Path, tmp_path: Path, damage: str) -> None:
    """This test ensures that a damaged file is noticed, named, and survived by the process that asks."""
    vectors.build(tmp_path / "i", base=built, add=(), remove=())
    (tmp_path / "i" / damage).write_bytes(b"broken\n" * 300)
    problem = vectors.check(tmp_path / "i")
    assert problem is not None
    assert problem.startswith(f"Vektorindexet i {tmp_path / 'i'}")


def test_changed_byte_in_the_database(built: Path, tmp_path: Path) -> None:
    """This test ensures that a byte that changed in chromadb's database is noticed where it holds an id or an index."""
    sound = (built / "chroma" / "chroma.sqlite3").read_bytes()
    for place in (sound.rindex(b"p010"), sound.rindex(b"p002"), sound.rindex(b"collection_metadata")):
        damaged = tmp_path / str(place)
        copytree(built, damaged)
        changed = sound[:place] + bytes([sound[place] ^ 0x55]) + sound[place + 1 :]
        (damaged / "chroma" / "chroma.sqlite3").write_bytes(changed)
        assert vectors.check(damaged) is not None


def test_missing(tmp_path: Path) -> None:
    """This test ensures that a missing index is named, with what to do."""
    with pytest.raises(CorpusDamaged, match=r"nowhere.*roda doctor"):
        VectorIndex.open(tmp_path / "nowhere")
