"""Index generations: folders that are written once, checked, named by a state, read, and thrown away.

    <data_dir>/generations/<name>/lexical, vectors    the two indexes
                                  checksums.json      of the files that never change once written
                                  generation.json     how they were made; written last, so without it: unfinished
                                  lock                held, shared, by everybody who reads the folder

A writer prepares the next generation from the last one plus the difference in a folder that no state names yet, and
readers go on with theirs. Preparing, publishing the name in a state and pruning belong under the store's write lock.
"""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import shutil
from collections.abc import Collection, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus import checksums, lexical, vectors
from corpus.embedding import Embedder
from corpus.embedding.passages import Told, embed_passages
from corpus.errors import CorpusDamaged, CorpusError
from corpus.lexical import LexicalIndex
from corpus.model import Passage
from corpus.passage_file import PassageFile
from corpus.system_errors import why
from corpus.vectors import VectorIndex

FOLDER = "generations"
LEXICAL = "lexical"
VECTORS = "vectors"
DESCRIPTION = "generation.json"
CHECKSUMS = "checksums.json"
PASSAGES = "passages.jsonl"
"""What is to be indexed; only there while a generation is written."""
LOCK = "lock"
LAYOUT = 2
"""Raise when the folder's layout changes; the two indexes have schema versions of their own."""
ROOM = 4_000_000
"""Bytes left on a disk below which it is taken to be full: what failed is then for lack of room."""
_NAMED = 3
"""Spoilt files that a message names."""


@dataclass(frozen=True, slots=True)
class Description:
    """How a generation was made. Another layout, schema or embedder, and it must be made anew."""

    layout: int
    lexical: int
    vectors: int
    embedder: str
    passages: int

    @classmethod
    def of(cls, embedder: str, passages: int) -> Description:
        """Describe what this program makes."""
        return cls(LAYOUT, lexical.SCHEMA, vectors.SCHEMA, embedder, passages)


class Generation:
    """Both indexes of one generation, open for reading; while it is open its folder stays."""

    def __init__(self, name: str, lexical_index: LexicalIndex, vector_index: VectorIndex, lock: int) -> None:
        self.name = name
        self.lexical = lexical_index
        self.vectors = vector_index
        self._lock: int | None = lock

    def close(self) -> None:
        """Let go of the files and of the lock. A second call does nothing."""
        self.lexical.close()
        self.vectors.close()
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def __enter__(self) -> Generation:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def prepare(
    data_dir: Path,
    *,
    base: str | None,
    passages: Iterable[Passage],
    removed: Iterable[str],
    embedder: Embedder,
    tell: Told | None = None,
) -> str:
    """Write and check a new generation, and return its name; nobody reads it until a state names it.

    It holds what generation `base` holds (nothing when None), less the ids in `removed`, plus `passages`; those that
    `base` has already are neither embedded nor indexed again. Raises CorpusDamaged when `base` is missing, broken or
    made in another way (see `fits`), and when the result does not pass its check. Whatever happens, `base` stays as
    it is, and what is left behind is a folder that `prune` removes.
    """
    name = secrets.token_hex(8)
    folder = _folder(data_dir, name)
    try:
        folder.mkdir(parents=True)
        (folder / LOCK).touch()
        with _locked(folder, fcntl.LOCK_EX):
            with _held(data_dir, base, embedder) as old:
                count = _write(folder, base=old, passages=passages, removed=removed, embedder=embedder, tell=tell)
            _require_sound(folder, count)
            checksums.write(folder / CHECKSUMS, _unchanging(folder))
            _sync(folder)
            _describe(folder, Description.of(embedder.name, count))
    except (OSError, CorpusError) as error:
        if shutil.disk_usage(data_dir).free < ROOM:
            raise CorpusError(
                f"Sökindexet får inte plats: disken där {data_dir} ligger är full. Frigör utrymme och försök igen."
            ) from error
        if isinstance(error, CorpusError):
            raise
        raise CorpusError(
            f"Sökindexet går inte att skriva i {folder}: {why(error)}. Rätta det och försök igen."
        ) from error
    return name


def rebuild(data_dir: Path, passages: Iterable[Passage], *, embedder: Embedder, tell: Told | None = None) -> str:
    """Write and check a new generation from passages alone, and return its name."""
    return prepare(data_dir, base=None, passages=passages, removed=(), embedder=embedder, tell=tell)


def fits(data_dir: Path, name: str, *, embedder: Embedder) -> bool:
    """Say whether a generation is finished and made as this program, with this embedder, would make it."""
    found = _description(_folder(data_dir, name))
    return found is not None and found == Description.of(embedder.name, found.passages)


def embedder_of(data_dir: Path, name: str) -> str | None:
    """Return the name of the embedder that a generation was made with; None when it is missing or unfinished."""
    found = _description(_folder(data_dir, name))
    return found.embedder if found is not None else None


def open_generation(data_dir: Path, name: str) -> Generation:
    """Open a generation for reading, and keep it from being pruned until it is closed.

    Raises CorpusDamaged when it is missing, unfinished or broken.
    """
    folder = _folder(data_dir, name)
    lock = _lock(folder, fcntl.LOCK_SH)
    try:
        _require_finished(folder)
        return Generation(name, LexicalIndex.open(folder / LEXICAL), VectorIndex.open(folder / VECTORS), lock)
    except BaseException:
        os.close(lock)
        raise


def prune(data_dir: Path, *, keep: Collection[str]) -> tuple[str, ...]:
    """Remove every generation that is neither in `keep` nor being read or written, and return their names."""
    parent = data_dir / FOLDER
    folders = sorted(folder for folder in parent.iterdir() if folder.is_dir()) if parent.is_dir() else []
    return tuple(folder.name for folder in folders if folder.name not in keep and _remove(folder))


def check_generation(data_dir: Path, name: str, expected: Collection[str]) -> tuple[str, ...]:
    """Return what is wrong with a generation that should hold the passages `expected` (ids): Swedish sentences."""
    folder = _folder(data_dir, name)
    spoilt = checksums.changed(folder / CHECKSUMS) if _description(folder) else ()
    if spoilt:
        return (f"Sökindexets filer i {folder} har ändrats på disken: {', '.join(spoilt[:_NAMED])}.",)
    try:
        with open_generation(data_dir, name) as generation:
            problem = vectors.check(folder / VECTORS)
            wanted = frozenset(expected)
            problems = [
                *_differences("Ordindexet", generation.lexical.stored_ids(), wanted),
                *_differences("Vektorindexet", generation.vectors.ids(), wanted),
            ]
    except CorpusDamaged as error:
        return (str(error),)
    return (*problems, problem) if problem else tuple(problems)


def _differences(index: str, found: Iterable[str], wanted: frozenset[str]) -> Iterator[str]:
    """Say how many passages an index lacks, and how many it has beside those wanted."""
    held = frozenset(found)
    if wanted - held:
        yield f"{index} saknar {len(wanted - held)} av {len(wanted)} textstycken. Kör roda doctor, som bygger om det."
    if held - wanted:
        yield f"{index} har {len(held - wanted)} textstycken för mycket. Kör roda doctor, som bygger om det."


def _write(
    folder: Path,
    *,
    base: Path | None,
    passages: Iterable[Passage],
    removed: Iterable[str],
    embedder: Embedder,
    tell: Told | None,
) -> int:
    """Write both indexes; return the number of passages."""
    gone = frozenset(removed)
    held = frozenset(_ids(base)) - gone if base is not None else frozenset()
    new = PassageFile(folder / PASSAGES, (passage for passage in passages if passage.id not in held))
    old_lexical, old_vectors = (None, None) if base is None else (base / LEXICAL, base / VECTORS)
    with ThreadPoolExecutor(max_workers=1) as beside:  # chromadb works in a process of its own meanwhile
        embedded = embed_passages(new, embedder, tell=tell)
        vector_side = beside.submit(vectors.build, folder / VECTORS, base=old_vectors, add=embedded, remove=gone)
        lexical.build(folder / LEXICAL, base=old_lexical, add=new, remove=gone)
        vector_side.result()
    (folder / PASSAGES).unlink()
    return len(held) + len(new)


def _ids(folder: Path) -> tuple[str, ...]:
    index = VectorIndex.open(folder / VECTORS)
    return index.ids()


@contextmanager
def _held(data_dir: Path, base: str | None, embedder: Embedder) -> Iterator[Path | None]:
    """Keep the generation to build on from being pruned, and give its folder; None where there is none."""
    if base is None:
        yield None
        return
    with _locked(_folder(data_dir, base), fcntl.LOCK_SH):
        yield _fitting(data_dir, base, embedder)


def _fitting(data_dir: Path, base: str, embedder: Embedder) -> Path:
    """Return the folder of a generation that can be built on. Raises CorpusDamaged."""
    if not fits(data_dir, base, embedder=embedder):
        raise CorpusDamaged(
            f"Sökindexet {base} är gjort på ett annat sätt än det nya. Kör roda doctor, som bygger om det."
        )
    if checksums.changed(_folder(data_dir, base) / CHECKSUMS):
        raise CorpusDamaged(f"Sökindexet {base} har ändrats på disken. Kör roda doctor, som bygger om det.")
    return _folder(data_dir, base)


def _unchanging(folder: Path) -> Iterator[Path]:
    """Yield the files that reading leaves as they are: chromadb writes in its own folder, locks come and go."""
    yield from vectors.written_out(folder / VECTORS)
    others = (folder / VECTORS / vectors.CHROMA_FOLDER, folder / LOCK, folder / CHECKSUMS)
    for path in folder.rglob("*"):
        if path.is_file() and path.suffix != ".lock" and not any(path.is_relative_to(other) for other in others):
            yield path


def _require_sound(folder: Path, count: int) -> None:
    """Open what was just written and count it. Raises CorpusDamaged."""
    index = LexicalIndex.open(folder / LEXICAL)
    found = index.count()
    index.close()
    if found != count:
        raise CorpusDamaged(f"Ordindexet i {folder} har {found} textstycken i stället för {count}.")


def _folder(data_dir: Path, name: str) -> Path:
    return data_dir / FOLDER / name


def _description(folder: Path) -> Description | None:
    """Read how a generation was made; None when it is missing, unfinished or of no known kind."""
    try:
        return Description(**json.loads((folder / DESCRIPTION).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _describe(folder: Path, description: Description) -> None:
    """Mark a generation as finished, all at once."""
    draft = folder / f"{DESCRIPTION}.new"
    draft.write_text(json.dumps(asdict(description)), encoding="utf-8")
    _sync_path(draft)
    draft.replace(folder / DESCRIPTION)
    _sync_path(folder)
    _sync_path(folder.parent)


def _sync(folder: Path) -> None:
    """Wait until every file below a folder is on the disk."""
    for path in sorted(folder.rglob("*"), reverse=True):
        _sync_path(path)


def _sync_path(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _lock(folder: Path, operation: int) -> int:
    """Lock a generation's folder and return the open file. Raises CorpusDamaged when the folder is gone."""
    try:
        descriptor = os.open(folder / LOCK, os.O_RDWR)
    except OSError as error:
        raise _missing(folder) from error
    try:
        fcntl.flock(descriptor, operation)
        _require_linked(folder, descriptor)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def _require_linked(folder: Path, descriptor: int) -> None:
    """Raise CorpusDamaged when the folder was pruned while we waited for its lock."""
    if not os.fstat(descriptor).st_nlink:
        raise _missing(folder)


def _require_finished(folder: Path) -> None:
    """Raise CorpusDamaged when a generation is not finished."""
    if _description(folder) is None:
        raise _missing(folder)


@contextmanager
def _locked(folder: Path, operation: int) -> Iterator[None]:
    descriptor = _lock(folder, operation)
    try:
        yield
    finally:
        os.close(descriptor)


def _remove(folder: Path) -> bool:
    """Remove a generation unless somebody holds its lock; say whether it is gone."""
    (folder / LOCK).touch()
    try:
        with _locked(folder, fcntl.LOCK_EX | fcntl.LOCK_NB):
            (folder / DESCRIPTION).unlink(missing_ok=True)
            shutil.rmtree(folder, ignore_errors=True)
    except BlockingIOError:
        return False
    return not folder.exists()


def _missing(folder: Path) -> CorpusDamaged:
    return CorpusDamaged(f"Sökindexet i {folder} saknas eller är inte färdigt. Kör roda doctor, som bygger om det.")
