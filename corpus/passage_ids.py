"""The ids of the passages of an index, in order: a passage's row is its place among them. An array, mapped from disk.

A million ids take 32 MB that processes share; as Python's strings with a table of their places they took 190 MB in
each process and index.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from corpus.hits import Rows

__all__ = ["FILE_NAME", "PassageIds"]

FILE_NAME = "ids.npy"

Ids = NDArray[np.bytes_]
"""ASCII, each as wide as the longest."""


class PassageIds:
    """The ids of an index. Usable by several threads."""

    def __init__(self, ids: Ids) -> None:
        self.array = ids

    @classmethod
    def of(cls, ids: Iterable[str] = ()) -> Self:
        """Return ids that are given in order, each once."""
        return cls(_array(ids))

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Map the ids of an index. Raises OSError or ValueError when they are missing, spoilt or out of order."""
        place = folder / FILE_NAME
        ids = np.load(place, allow_pickle=False)
        if ids.dtype.kind != "S" or ids.ndim != 1 or not np.all(ids[:-1] < ids[1:]):
            raise ValueError(f"{place} holds no ids in order")
        return cls(np.load(place, mmap_mode="r", allow_pickle=False) if ids.size else ids)

    def write(self, folder: Path) -> None:
        """Write the ids into the folder of an index. Raises OSError when the disk refuses."""
        np.save(folder / FILE_NAME, self.array)

    def __len__(self) -> int:
        return len(self.array)

    def all(self) -> tuple[str, ...]:
        """Return every id, ordered."""
        return tuple(self.named(np.arange(len(self.array))))

    def named(self, rows: Rows) -> list[str]:
        """Return the ids of rows, in the order given."""
        return [one.decode("ascii") for one in self.array[rows].tolist()]

    def places(self, ids: Iterable[str]) -> Rows:
        """Return the row of each id, in the order given; -1 where it is not there."""
        return self._places(_array(ids))

    def rows(self, ids: Iterable[str]) -> Rows:
        """Return the rows of those ids that there are, ascending."""
        places = self._places(np.sort(_array(ids)))  # neighbours are looked up together, in memory that is at hand
        return places[places >= 0]

    def _places(self, wanted: Ids) -> Rows:
        if not len(self.array) or not len(wanted):
            return np.full(len(wanted), -1, dtype=np.int64)
        at = np.minimum(np.searchsorted(self.array, wanted), len(self.array) - 1)
        return np.where(self.array[at] == wanted, at, -1)


def _array(ids: Iterable[str]) -> Ids:
    return np.array([one.encode() for one in ids], dtype=np.bytes_)
