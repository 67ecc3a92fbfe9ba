"""Vector index: the passages nearest to a vector by cosine. The only module that imports chromadb.

The folder holds the vectors themselves, ordered by id, and every search compares them one by one: a million in a tenth
of a second, exactly, and the same after a rebuild (docs/decisions/0019). Up to GRAPH_NUMBERS a collection of chromadb
holds them too, for programs that read one; no search here asks it, and beyond, its graph takes longer to build than all
the rest. Run as a program, the module fills or checks
a folder: a damaged chromadb index may end the process that opens it.
"""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import lru_cache
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING, Self, cast

import numpy as np

from corpus import vector_file
from corpus.errors import CorpusDamaged, NotInCorpus
from corpus.hits import Hit, Rows
from corpus.passage_ids import PassageIds
from corpus.vector_file import Vectors

if TYPE_CHECKING:  # importing chromadb takes a second, and searches do without
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection as Chroma

__all__ = ["SCHEMA", "Hit", "VectorIndex", "Vectors", "build", "check"]

SCHEMA = 2
"""Raise when the layout of the folder changes: older generations are then rebuilt."""
GRAPH_NUMBERS = 200_000 * 256
"""Numbers (vectors × dimensions, 200 MB) up to which chromadb holds the vectors too."""
BATCH = 100
"""Vectors written at a time: with 500, kill -9 left the collection unusable in 2 of 70 rounds, with 100 in none."""
SCATTERED = 50
"""Picking one row out costs about as much as comparing this many that follow each other."""
CHUNK = 8192
"""Rows compared at a time; bounds memory."""
REMEMBERED_SCORES = 4
"""Vectors whose cosines are kept: a question is searched for among the nearest documents first, then among more."""
CLOSE_CALL = 1e-5
"""Single-precision scores nearer to each other than this are compared in double precision."""
TASK_SECONDS = 3600
"""GRAPH_NUMBERS take chromadb some minutes; more is a hang."""
COLLECTION = "passages"
CHROMA_FOLDER = "chroma"
DATABASE = "chroma.sqlite3"
WRITTEN_OUT = "index_metadata.pickle"
"""Stands beside a graph that chromadb has written out, at a thousand vectors and each thousand more."""
CHANGES_FILE = "changes.json"
"""What the filling process is to do; only there while it works."""

_ROOT = Path(__file__).parents[1]
_MODULE = __spec__.name if __spec__ else "corpus.vectors"
_GO = b"go\n"


def build(folder: Path, *, base: Path | None, add: Iterable[tuple[str, Vectors]], remove: Iterable[str]) -> None:
    """Write an index into a new folder: what `base` holds, less the ids in `remove`, plus `add`.

    `add` gives passage ids with vectors of unit length; an id that is already there keeps its vector. `base` is only
    read, and no more than CHUNK vectors are in memory at a time. chromadb fills its collection in a process of its
    own, and another opens and searches it: it may crash there, takes no memory here, and is loaded while the vectors
    are made. Raises CorpusDamaged when `base` cannot be read, or the collection cannot be filled or does not find what
    it holds.
    """
    folder.mkdir(parents=True)
    with Apart("fill", folder) as filling, checker(folder) as checking:
        _write(folder, base=base, add=add, remove=remove)
        if VectorIndex.open(folder).is_beyond_graph:
            return
        problem = filling.run()
        (folder / CHANGES_FILE).unlink()
        problem = problem or checking.run()
    if problem is not None:
        raise CorpusDamaged(problem)


def _write(folder: Path, *, base: Path | None, add: Iterable[tuple[str, Vectors]], remove: Iterable[str]) -> None:
    """Write ids, vectors and what chromadb is to change, if it is to hold them, into the folder."""
    gone, new = vector_file.write(folder, base=None if base is None else _read(base), add=add, remove=remove)
    index = VectorIndex.open(folder)
    if index.is_beyond_graph:
        return
    if base is not None and (base / CHROMA_FOLDER).is_dir():
        copytree(base / CHROMA_FOLDER, folder / CHROMA_FOLDER)
    else:
        gone, new = (), index.ids()
    (folder / CHANGES_FILE).write_text(json.dumps({"gone": gone, "new": new}), encoding="utf-8")


class VectorIndex:
    """An index open for reading. Nothing may write to its folder meanwhile. Usable by several threads."""

    def __init__(self, ids: PassageIds, vectors: Vectors) -> None:
        self._ids = ids
        self._vectors: Vectors = np.asarray(vectors)  # a view: rows stay on disk until they are used
        self._cosines = lru_cache(maxsize=REMEMBERED_SCORES)(self._compared)

    @classmethod
    def open(cls, folder: Path) -> VectorIndex:
        """Open the index in a folder. Raises CorpusDamaged when it is missing or broken."""
        return cls(*_read(folder))

    def search(self, vector: Vectors, *, limit: int, allowed: Rows | None = None) -> list[Hit]:
        """Return the passages nearest to a vector, at most `limit`, only of the `allowed` rows when given; ties by id.

        The score is the cosine, -1..1.
        """
        length = float(np.linalg.norm(vector))
        if limit < 1 or length == 0.0 or not len(self._ids) or (allowed is not None and not len(allowed)):
            return []
        unit = np.asarray(vector, dtype=np.float32) / np.float32(length)
        return self._nearest(unit, self._candidates(unit, limit=limit, accepted=allowed), limit=limit)

    def rows(self, ids: Iterable[str]) -> Rows:
        """Return the rows of those ids that there are, ascending."""
        return self._ids.rows(ids)

    def vectors(self, ids: Sequence[str]) -> Vectors:
        """Return the vectors of some passages, float32 [len(ids), dimensions]. Raises NotInCorpus."""
        places = self._ids.places(ids)
        if np.any(places < 0):
            raise NotInCorpus(f"Textstycket {ids[int(np.argmin(places))]} finns inte i vektorindexet.")
        return np.asarray(self._vectors[places])

    def count(self) -> int:
        """Return the number of passages."""
        return len(self._ids)

    @property
    def is_beyond_graph(self) -> bool:
        """Say whether there are too many vectors for chromadb to hold them too."""
        return self._vectors.size > GRAPH_NUMBERS

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all passages, ordered."""
        return self._ids.all()

    def close(self) -> None:
        """Do nothing: what is mapped goes with the index."""

    def _candidates(self, unit: Vectors, *, limit: int, accepted: Rows | None) -> Rows:
        """Return rows, all of them accepted, among which the nearest `limit` are."""
        if accepted is not None and len(accepted) <= len(self._ids) // SCATTERED:
            return accepted
        scores = self._cosines(unit.tobytes())
        return (
            self._closest(scores, limit=limit)
            if accepted is None
            else accepted[self._closest(scores[accepted], limit=limit)]
        )

    def _compared(self, unit: bytes) -> Vectors:
        """Return the cosines of all vectors with one, in single precision."""
        return self._vectors @ np.frombuffer(unit, dtype=np.float32)

    def _closest(self, scores: Vectors, *, limit: int) -> Rows:
        """Return the places of the `limit` highest scores; close calls come along."""
        lowest = np.partition(scores, -limit)[-limit] if limit < len(scores) else -np.inf
        return np.flatnonzero(scores >= lowest - CLOSE_CALL)

    def _nearest(self, unit: Vectors, rows: Rows, *, limit: int) -> list[Hit]:
        """Compare rows with the vector in double precision, one by one, so that equal vectors score equally."""
        wide = unit.astype(np.float64)
        chunks = [rows[start : start + CHUNK] for start in range(0, len(rows), CHUNK)]
        scores = [(self._vectors[chunk].astype(np.float64) * wide).sum(axis=1) for chunk in chunks]
        exact = np.concatenate(scores)
        order = np.lexsort((rows, -exact))[:limit]
        return [Hit(name, float(score)) for name, score in zip(self._ids.named(rows[order]), exact[order], strict=True)]


def check(folder: Path) -> str | None:
    """Open the index in a process of its own and search it; return what is wrong, in Swedish, or None."""
    with checker(folder) as checking:
        return checking.run()


def written_out(folder: Path) -> Iterator[Path]:
    """Yield the files of graphs that chromadb has written out: readers leave them alone.

    A smaller graph is made anew in place by whoever opens it, and the database is written by everybody.
    """
    for mark in (folder / CHROMA_FOLDER).glob(f"*/{WRITTEN_OUT}"):
        yield from mark.parent.iterdir()


def checker(folder: Path) -> Apart:
    """Start the process that will open the index and search it."""
    return Apart("check", folder)


class Apart:
    """A process of its own that has chromadb loaded and waits to be told to do its task on an index, once."""

    def __init__(self, task: str, folder: Path) -> None:
        self._folder = folder
        path = os.pathsep.join(part for part in (str(_ROOT), os.environ.get("PYTHONPATH", "")) if part)
        self._process = subprocess.Popen(  # noqa: S603  # our own interpreter and module; the folder is one argument
            [sys.executable, "-P", "-m", _MODULE, task, str(folder)],
            env={**os.environ, "PYTHONPATH": path},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )

    def run(self) -> str | None:
        """Do the task and return what went wrong, in Swedish, or None."""
        try:
            said, _ = self._process.communicate(_GO, timeout=TASK_SECONDS)
        except subprocess.TimeoutExpired:
            return f"Vektorindexet i {self._folder} svarar inte inom {TASK_SECONDS} sekunder."
        if self._process.returncode == 0:
            return None
        return said.decode(errors="replace").strip() or (
            f"Vektorindexet i {self._folder} är skadat: det går inte att öppna."
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()


def _fill_here(folder: Path) -> None:
    """Bring chromadb's collection up to the changes that are written down in the folder."""
    changes = json.loads((folder / CHANGES_FILE).read_text(encoding="utf-8"))
    index = VectorIndex.open(folder)
    with _chroma(folder) as collection:
        for batch in _batches(changes["gone"]):
            collection.delete(ids=batch)
        for batch in _batches(changes["new"]):
            collection.add(ids=batch, embeddings=index.vectors(batch))


def _check_here(folder: Path) -> str | None:
    """Open the index in this process and search it; return what is wrong, in Swedish, or None."""
    index = VectorIndex.open(folder)
    if index.is_beyond_graph:
        return None
    if not _is_whole(folder / CHROMA_FOLDER / DATABASE):
        return f"Vektorindexet i {folder} är skadat: databasen i det hänger inte ihop."
    with _chroma(folder) as collection:
        held = collection.get(include=[])["ids"]
        if len(held) != index.count():
            return f"Vektorindexet i {folder} har {len(held)} textstycken, men {index.count()} vektorer."
        if sorted(held) != list(index.ids()):
            return f"Vektorindexet i {folder} har andra textstycken än vektorer."
        if not index.count():
            return None
        ids = index.ids()
        first = index.vectors(ids[:1])
        found = collection.query(query_embeddings=first[0].tolist(), n_results=1, include=[])["ids"][0]
        if not found or found[0] not in ids:
            return f"Vektorindexet i {folder} hittar inte sina egna vektorer."
    return None


def _is_whole(database: Path) -> bool:
    """Ask SQLite whether a database is whole: whoever opens it writes in it, so a checksum cannot tell."""
    try:
        with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            return bool(connection.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",))
    except sqlite3.DatabaseError:
        return False


def _read(folder: Path) -> tuple[PassageIds, Vectors]:
    """Read ids and vectors. Raises CorpusDamaged."""
    try:
        return vector_file.read(folder)
    except (OSError, ValueError, EOFError) as error:
        raise _damaged(folder) from error


@contextmanager
def _chroma(folder: Path) -> Iterator[Chroma]:
    """Open chromadb's collection in a folder, made when it is not there, and close it."""
    from chromadb.errors import ChromaError

    try:
        client = _client(folder)
        try:
            yield client.get_or_create_collection(
                COLLECTION, configuration={"hnsw": {"space": "cosine"}}, embedding_function=None
            )
        finally:
            client.close()
    except (ChromaError, ValueError, RuntimeError, OSError) as error:
        raise _damaged(folder) from error


def _client(folder: Path) -> Client:
    import chromadb
    from chromadb.config import Settings

    # A `.env` file where the program happens to start is none of chromadb's business.
    settings = Settings(_env_file=None, anonymized_telemetry=False)  # type: ignore[call-arg]  # pydantic-settings has it
    return cast("Client", chromadb.PersistentClient(path=folder / CHROMA_FOLDER, settings=settings))


def _batches(ids: Sequence[str]) -> Iterator[list[str]]:
    for start in range(0, len(ids), BATCH):
        yield list(ids[start : start + BATCH])


def _damaged(folder: Path) -> CorpusDamaged:
    return CorpusDamaged(f"Vektorindexet i {folder} går inte att öppna. Kör roda doctor, som bygger om det.")


def _main(task: str, folder: Path) -> int:
    import chromadb  # noqa: F401 - loaded while whoever started this writes the vectors

    if sys.stdin.buffer.readline() != _GO:
        return 1
    problem = None
    try:
        if task == "fill":
            _fill_here(folder)
        else:
            problem = _check_here(folder)
    except CorpusDamaged as error:
        problem = str(error)
    sys.stdout.write(problem or "")
    return 1 if problem else 0


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1], Path(sys.argv[2])))
