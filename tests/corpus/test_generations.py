"""Tests of corpus.generations."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from shutil import copytree

import pytest

from corpus import generations, vectors
from corpus.embedding import Side, Vectors, load_embedder
from corpus.embedding.hashing import HashingEmbedder
from corpus.errors import CorpusDamaged, CorpusError
from corpus.model import Passage
from tests.corpus.small_passages import many, passage

PASSAGES = many(60)
NEW = [passage("new", "Ett jämlikt Motala med fler bostäder", "Ett sammanhållet Motala")]
QUERIES = ["bostäder", "äldres trygghet", "skolans ekonomi", "bibliotek och parker"]


class CountingEmbedder(HashingEmbedder):
    """The hashing embedder, remembering what it was given."""

    def __init__(self, name: str = "counting") -> None:
        self.given: list[str] = []
        self._name = name

    @property
    def name(self) -> str:
        """Name the model."""
        return self._name

    def embed(self, texts: Sequence[str], side: Side = Side.PASSAGE) -> Vectors:
        """Remember the texts and embed them."""
        assert side is Side.PASSAGE
        self.given.extend(texts)
        return super().embed(texts)


def _answers(data_dir: Path, name: str) -> list[object]:
    embedder = load_embedder("hashing")
    with generations.open_generation(data_dir, name) as generation:
        return [
            (
                generation.lexical.search(query, limit=20),
                generation.vectors.search(embedder.embed([query])[0], limit=20),
            )
            for query in QUERIES
        ]


def _start(code: str, data_dir: Path) -> subprocess.Popen[bytes]:
    """Start a Python process that knows our modules and has printed a line."""
    here = Path(__file__).parent
    path = os.pathsep.join([str(here.parents[1]), str(here)])
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(data_dir)], env={**os.environ, "PYTHONPATH": path}, stdout=subprocess.PIPE
    )
    assert process.stdout is not None
    assert process.stdout.readline()
    return process


SLOW_WRITER = """
import sys, time
from pathlib import Path
from tests.corpus.small_passages import many
from corpus import generations, vectors
from corpus.embedding.hashing import HashingEmbedder
class Slow(HashingEmbedder):
    def embed(self, texts, side):
        print("embedding", flush=True)
        time.sleep(SECONDS)
        return super().embed(texts)
data_dir = Path(sys.argv[1])
base = next((data_dir / "generations").iterdir()).name
name = generations.prepare(data_dir, base=base, passages=many(90)[60:], removed=["p0001"], embedder=Slow())
print(name, flush=True)
"""


@pytest.fixture(autouse=True)
def _check_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Check vector indexes in this process; a process of its own, tested in test_vectors, takes a second each time."""

    def check(folder: Path) -> str | None:
        try:
            return vectors._check_here(folder)
        except CorpusDamaged as error:
            return str(error)

    monkeypatch.setattr(vectors, "check", check)


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Prepare a first generation."""
    data_dir = tmp_path_factory.mktemp("generations")
    return data_dir, generations.rebuild(data_dir, PASSAGES, embedder=load_embedder("hashing"))


@pytest.fixture
def base(prepared: tuple[Path, str], tmp_path: Path) -> str:
    """Copy the first generation into the test's own data directory."""
    data_dir, name = prepared
    copytree(data_dir, tmp_path, dirs_exist_ok=True)
    return name


def test_incremental_equals_rebuilt(tmp_path: Path, base: str) -> None:
    """This test ensures that a generation made from the last plus the difference answers as one made from nothing."""
    embedder = load_embedder("hashing")
    removed = [one.id for one in PASSAGES[::4]]
    grown = generations.prepare(tmp_path, base=base, passages=NEW, removed=removed, embedder=embedder)
    kept = [*NEW, *(one for one in PASSAGES if one.id not in removed)]
    made = generations.rebuild(tmp_path, kept, embedder=embedder)
    assert _answers(tmp_path, grown) == _answers(tmp_path, made)
    assert generations.check_generation(tmp_path, grown, [one.id for one in kept]) == ()


def test_unchanged_passages_are_not_embedded_again(tmp_path: Path) -> None:
    """This test ensures that the embedder sees each passage once, headings and table header with it."""
    embedder = CountingEmbedder()
    row = passage("row", "12 %", "En skola att lita på", header="Andel behöriga")
    first = generations.rebuild(tmp_path, [row], embedder=embedder)
    assert embedder.given == ["En skola att lita på\nAndel behöriga\n12 %"]
    generations.prepare(tmp_path, base=first, passages=[row, *NEW], removed=(), embedder=embedder)
    assert len(embedder.given) == 2


def test_other_embedder_does_not_fit(tmp_path: Path) -> None:
    """This test ensures that vectors of two models are never mixed: the base is refused, and fits says so before."""
    first = generations.rebuild(tmp_path, NEW, embedder=CountingEmbedder("one"))
    assert generations.fits(tmp_path, first, embedder=CountingEmbedder("one"))
    assert not generations.fits(tmp_path, first, embedder=CountingEmbedder("two"))
    assert not generations.fits(tmp_path, "nowhere", embedder=CountingEmbedder("one"))
    with pytest.raises(CorpusDamaged, match="roda doctor"):
        generations.prepare(tmp_path, base=first, passages=(), removed=(), embedder=CountingEmbedder("two"))


def test_readers_go_on_while_a_writer_prepares(tmp_path: Path, base: str) -> None:
    """This test ensures that an open generation answers the same during and after another process prepares the next."""
    before = _answers(tmp_path, base)
    with generations.open_generation(tmp_path, base) as reader:
        process = _start(SLOW_WRITER.replace("SECONDS", "0.2"), tmp_path)
        during = [reader.lexical.search(query, limit=20) for query in QUERIES]
        output, _ = process.communicate(timeout=60)
        after = [reader.lexical.search(query, limit=20) for query in QUERIES]
        name = output.decode().split()[-1]
        expected = [*PASSAGES[:1], *PASSAGES[2:], *many(90)[60:]]
        assert generations.check_generation(tmp_path, name, [one.id for one in expected]) == ()
    assert during == after == [lexical for lexical, _ in before]  # type: ignore[misc]  # pairs, see _answers
    assert _answers(tmp_path, base) == before


@pytest.mark.parametrize("delay", [0.0, 0.3, 1.0])
def test_killed_writer(tmp_path: Path, base: str, delay: float) -> None:
    """This test ensures that kill -9 during prepare leaves the old generation whole and garbage that prune removes."""
    before = _answers(tmp_path, base)
    process = _start(SLOW_WRITER.replace("SECONDS", "0.05"), tmp_path)
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert _answers(tmp_path, base) == before
    assert len(generations.prune(tmp_path, keep=[base])) == 1
    assert generations.check_generation(tmp_path, base, [one.id for one in PASSAGES]) == ()
    name = generations.prepare(tmp_path, base=base, passages=NEW, removed=(), embedder=load_embedder("hashing"))
    assert generations.check_generation(tmp_path, name, [*(one.id for one in PASSAGES), "new"]) == ()


def test_prune_spares_what_is_used(tmp_path: Path, base: str) -> None:
    """This test ensures that prune spares generations that are kept, being read or being written."""
    process = _start(SLOW_WRITER.replace("SECONDS", "60"), tmp_path)
    with generations.open_generation(tmp_path, base) as reader:
        assert generations.prune(tmp_path, keep=()) == ()
        assert reader.lexical.search("bostäder", limit=1)
    assert generations.prune(tmp_path, keep=[base]) == ()
    process.kill()
    process.communicate()
    assert len(generations.prune(tmp_path, keep=[base])) == 1
    assert generations.prune(tmp_path, keep=()) == (base,)
    assert generations.prune(tmp_path / "nowhere", keep=()) == ()


def test_failed_prepare(tmp_path: Path, base: str) -> None:
    """This test ensures that an error while preparing leaves the base as it was and no generation that opens."""

    def passages() -> list[Passage]:
        raise CorpusError("stopp")

    def stream() -> object:
        yield NEW[0]
        yield passages()

    with pytest.raises(CorpusError, match="stopp"):
        generations.prepare(tmp_path, base=base, passages=stream(), removed=(), embedder=load_embedder("hashing"))  # type: ignore[arg-type]  # wrong on purpose
    left = generations.prune(tmp_path, keep=[base])
    assert len(left) == 1
    assert generations.check_generation(tmp_path, base, [one.id for one in PASSAGES]) == ()


def test_check_says_what_is_wrong(tmp_path: Path, base: str) -> None:
    """This test ensures that missing, surplus and unreadable content is named in Swedish, with what to do."""
    ids = [one.id for one in PASSAGES]
    problems = generations.check_generation(tmp_path, base, [*ids[1:], "x", "y"])
    assert "Ordindexet saknar 2 av 61 textstycken. Kör roda doctor, som bygger om det." in problems
    assert "Vektorindexet har 1 textstycken för mycket. Kör roda doctor, som bygger om det." in problems
    (tmp_path / "generations" / base / "vectors" / "chroma" / "chroma.sqlite3").write_bytes(b"broken" * 1000)
    assert any("Vektorindexet" in problem for problem in generations.check_generation(tmp_path, base, ids))
    assert "saknas" in generations.check_generation(tmp_path, "nowhere", ids)[0]


def test_a_spoilt_graph_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """This test ensures that the check sees every file of a graph that chromadb wrote out, and that reading leaves it.

    chromadb itself opens a graph whose vectors are overwritten, and finds something else.
    """
    name = generations.rebuild(tmp_path, many(1100), embedder=load_embedder("hashing"))
    ids = [one.id for one in many(1100)]
    assert generations.check_generation(tmp_path, name, ids) == ()
    assert generations.check_generation(tmp_path, name, ids) == ()
    graph = list(vectors.written_out(tmp_path / "generations" / name / "vectors"))
    assert {"data_level0.bin", "header.bin", "length.bin", "link_lists.bin"} < {file.name for file in graph}
    monkeypatch.setattr(vectors, "check", None)  # what is spoilt is not opened
    for file in graph:
        sound = file.read_bytes()
        file.write_bytes(b"broken")
        assert file.name in generations.check_generation(tmp_path, name, ids)[0]
        file.write_bytes(sound)


def test_unwritable_folder(tmp_path: Path) -> None:
    """This test ensures that a data directory that cannot be written in is named."""
    (tmp_path / "generations").write_text("a file")
    with pytest.raises(CorpusError, match=r"går inte att skriva i .*generations"):
        generations.rebuild(tmp_path, NEW, embedder=load_embedder("hashing"))
