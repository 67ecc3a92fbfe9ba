"""The vectors of passages in a file, ordered by id, written without holding them in memory.

    <folder>/ids.npy        the passages (`corpus.passage_ids`)
             vectors.npy    float32 [passages, dimensions], a row for each

Those that come are put aside in a file of their own, and copied to their places once all ids are known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

import numpy as np
from numpy.typing import NDArray

from corpus.hits import Rows
from corpus.passage_ids import PassageIds

__all__ = ["FILE_NAME", "Vectors", "read", "write"]

FILE_NAME = "vectors.npy"
CHUNK = 8192
"""Vectors held in memory at a time."""

Vectors = NDArray[np.float32]
_NONE: Vectors = np.zeros((0, 0), dtype=np.float32)


def read(folder: Path) -> tuple[PassageIds, Vectors]:
    """Read ids and vectors; what is large stays on disk until it is used.

    Raises OSError, EOFError or ValueError when they are missing, spoilt, or not of one another.
    """
    ids = PassageIds.open(folder)
    vectors = np.load(folder / FILE_NAME, mmap_mode="r" if len(ids) else None, allow_pickle=False)
    if len(ids) != len(vectors):
        raise ValueError(f"{folder} has {len(ids)} ids and {len(vectors)} vectors")
    return ids, vectors


def write(
    folder: Path,
    *,
    base: tuple[PassageIds, Vectors] | None,
    add: Iterable[tuple[str, Vectors]],
    remove: Iterable[str],
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Write what `base` holds, less the ids in `remove`, plus `add`; return the ids that went and those that came.

    An id that `base` has keeps its vector. Raises OSError when the disk refuses.
    """
    ids, old = base or (PassageIds.of(), _NONE)
    gone = ids.rows(remove)
    kept = np.delete(np.arange(len(ids)), gone)
    with TemporaryFile(dir=folder) as spool:
        added = np.array([passage_id.encode() for passage_id in _put_aside(add, spool)], dtype=np.bytes_)
        new = _mapped(spool, len(added))
        names, places = np.unique(np.concatenate([ids.array[kept], added]), return_index=True)
        PassageIds(names).write(folder)
        _write_rows(folder / FILE_NAME, old=(old, kept), new=new, places=places)
    return tuple(ids.named(gone)), PassageIds(names[places >= len(kept)]).all()


def _put_aside(vectors: Iterable[tuple[str, Vectors]], spool: IO[bytes]) -> Iterator[str]:
    """Write vectors to a file as they come, and yield their ids."""
    for passage_id, vector in vectors:
        spool.write(np.asarray(vector, np.float32).tobytes())
        yield passage_id
    spool.flush()


def _mapped(spool: IO[bytes], count: int) -> Vectors:
    """Map the vectors that were put aside."""
    return np.asarray(np.memmap(spool, np.float32, "r").reshape(count, -1)) if count else _NONE


def _write_rows(place: Path, *, old: tuple[Vectors, Rows], new: Vectors, places: Rows) -> None:
    """Write vectors by their places among the old rows that are kept and, after them, the new; as numpy's own file."""
    vectors, kept = old
    shape = (len(places), (vectors if len(kept) else new).shape[1])
    layout = {"descr": np.lib.format.dtype_to_descr(new.dtype), "fortran_order": False, "shape": shape}
    with place.open("wb") as file:
        np.lib.format.write_array_header_1_0(file, layout)
        for start in range(0, len(places), CHUNK):
            some = places[start : start + CHUNK]
            is_new = some >= len(kept)
            rows = np.empty((len(some), shape[1]), np.float32)
            if not is_new.all():
                rows[~is_new] = vectors[kept[some[~is_new]]]
            if is_new.any():
                rows[is_new] = new[some[is_new] - len(kept)]
            file.write(rows.data)
