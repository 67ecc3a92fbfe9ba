"""The words of every passage as numbers, and how often passages hold the terms of a query. Arrays, mapped from disk.

    words.npy        uint64 [w]      hashes of all words and lemmas, ascending; a word's number is its place here
    grams.npy        uint64 [g]      hashes of all n-grams of words, ascending
    gram_starts.npy  int64 [g + 1]   where each n-gram's words begin in gram_words.npy
    gram_words.npy   uint32          the words that hold each n-gram, each as often as it holds it
    held.npy         uint32          the words of each passage, field by field (`corpus.bm25.FIELDS`)
    starts.npy       int64 [3 n + 1] where each field of each passage begins in held.npy
    lengths.npy      uint32 [n, 3]   how many terms each field of each passage has

Passages stand in the order of their ids. That two of a million words have the same hash is to be expected once in 30
million corpora.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from hashlib import blake2b
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from corpus.bm25 import FIELDS, LEMMAS, Content, Term
from corpus.hits import Rows
from corpus.swedish import word_ngrams

__all__ = ["PassageWords", "Writer"]

CELLS = 262_144
"""Frequencies (terms × passages) that are held in memory at a time."""
ROWS = 8_192
"""Passages written at a time."""

Numbers = NDArray[np.uint32]
Hashes = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Holding:
    """Which of a number of terms each word holds, field by field.

    A field is three arrays: `place` [w] of each word among those that hold a term, -1 for others; `starts` of the terms
    of each place; and the terms (their numbers, each as often as it is held).
    """

    terms: int
    fields: tuple[tuple[Rows, Rows, Rows], ...]


@dataclass(frozen=True, slots=True)
class PassageWords:
    """The arrays, see above. Usable by several threads."""

    words: Hashes
    grams: Hashes
    gram_starts: Rows
    gram_words: Numbers
    held: Numbers
    starts: Rows
    lengths: Numbers

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Map the arrays of a folder. Raises OSError or ValueError when they are missing or do not fit together."""
        found = cls(*(_mapped(folder / f"{one.name}.npy") for one in fields(cls)))
        fits = len(found.gram_starts) == len(found.grams) + 1 and len(found.starts) == found.lengths.size + 1
        if not fits or not _parts(found.gram_starts, found.gram_words) or not _parts(found.starts, found.held):
            raise ValueError(f"the arrays in {folder} do not fit together")
        return found

    @classmethod
    def none(cls) -> Self:
        """Return the arrays of no passages."""
        hashes, numbers, starts = np.zeros(0, np.uint64), np.zeros(0, np.uint32), np.zeros(1, np.int64)
        return cls(hashes, hashes, starts, numbers, numbers, starts, numbers.reshape(0, len(FIELDS)))

    def totals(self) -> dict[str, int]:
        """Return how many terms all passages hold in each field."""
        return dict(zip(FIELDS, map(int, self.lengths.sum(axis=0, dtype=np.int64)), strict=True))

    def holding(self, terms: Sequence[Term]) -> Holding:
        """Look up which words hold which terms."""
        return Holding(len(terms), tuple(self._holding(terms, field) for field in FIELDS))

    def frequencies(self, holding: Holding, rows: Rows) -> Iterator[tuple[Rows, Rows]]:
        """Yield how often passages hold each term: some of `rows`, and int64 [terms, those rows]; all in the end."""
        size = max(1, CELLS // max(1, holding.terms))
        for start in range(0, len(rows), size):
            some = rows[start : start + size]
            cells = [self._cells(some, field, words) for field, words in enumerate(holding.fields)]
            counted = np.bincount(np.concatenate(cells), minlength=holding.terms * len(some))
            yield some, counted.reshape(holding.terms, len(some))

    def _holding(self, terms: Sequence[Term], field: str) -> tuple[Rows, Rows, Rows]:
        found = [(number, self._words_with(term)) for number, term in enumerate(terms) if term.field == field]
        numbers = [np.full(len(words), number) for number, words in found]
        words = np.concatenate([np.zeros(0, np.uint32), *(words for _, words in found)])
        order = np.argsort(words, kind="stable")
        different, starts = np.unique(words[order], return_index=True)
        place = np.full(len(self.words), -1)
        place[different] = np.arange(len(different))
        return place, np.append(starts, len(words)), np.concatenate([np.zeros(0, np.int64), *numbers])[order]

    def _words_with(self, term: Term) -> Numbers:
        """Return the words that hold a term, each as often as it holds it."""
        known, wanted = (self.words if term.field == LEMMAS else self.grams), _hash(term.text)
        at = int(np.searchsorted(known, wanted))
        if at == len(known) or known[at] != wanted:
            return np.zeros(0, np.uint32)
        is_word = term.field == LEMMAS
        return (
            np.array([at], np.uint32) if is_word else self.gram_words[self.gram_starts[at] : self.gram_starts[at + 1]]
        )

    def _cells(self, rows: Rows, field: int, holding: tuple[Rows, Rows, Rows]) -> Rows:
        """Return a cell (term × number of rows + place of the row) for each time that a row's field holds a term."""
        place, starts, terms = holding
        first = rows * len(FIELDS) + field
        at, ends = _spread(self.starts[first], self.starts[first + 1])
        found = place.take(self.held.take(at))
        is_held = np.flatnonzero(found >= 0)
        row = np.searchsorted(ends, is_held, side="right")
        found = found[is_held]
        at, ends = _spread(starts[found], starts[found + 1])
        return terms[at] * len(rows) + np.repeat(row, np.diff(ends, prepend=0))


class Writer:
    """Gathers the words of passages that are added to those of a base, and writes both."""

    def __init__(self, base: PassageWords) -> None:
        self._base = base
        self._numbers: dict[str, int] = {}
        self._held = array("I")
        self._starts = array("q", [0])
        self._lengths = array("I")

    def add(self, content: Content, terms: Mapping[str, Sequence[str]]) -> int:
        """Take in one more passage, with its terms, and return its row: those of the base come first."""
        for field, stored in zip(FIELDS, content, strict=True):
            units = stored.split()
            self._held.extend(self._numbers.setdefault(unit, len(self._numbers)) for unit in units)
            self._starts.append(len(self._held))
            self._lengths.append(len(terms[field]))
        return len(self._base.lengths) + len(self._lengths) // len(FIELDS) - 1

    def write(self, folder: Path, rows: Sequence[int]) -> None:
        """Write the arrays of the passages in some rows, in that order. Raises OSError when the disk refuses."""
        base, width = self._base, len(FIELDS)
        hashes = np.fromiter(map(_hash, self._numbers), np.uint64, len(self._numbers))
        words = np.union1d(base.words, hashes)
        renumbered = np.searchsorted(words, np.concatenate([base.words, hashes])).astype(np.uint32)
        added = np.asarray(self._lengths, np.uint32).reshape(-1, width)
        starts = np.concatenate([base.starts, len(base.held) + np.asarray(self._starts, np.int64)[1:]])
        first = (np.asarray(rows, np.int64)[:, None] * width + np.arange(width)).ravel()
        sizes = starts[first + 1] - starts[first]
        np.save(folder / "words.npy", words)
        np.save(folder / "lengths.npy", np.concatenate([base.lengths, added])[np.asarray(rows, np.int64)])
        np.save(folder / "starts.npy", np.concatenate([np.zeros(1, np.int64), np.cumsum(sizes)]))
        self._write_grams(folder, renumbered)
        self._write_held(
            folder, renumbered, [(int(starts[row * width]), int(starts[(row + 1) * width])) for row in rows]
        )

    def _write_grams(self, folder: Path, renumbered: Numbers) -> None:
        """Write which words hold each n-gram: the base's, and words that the base has not."""
        base, known = self._base, frozenset(self._base.words.tolist())
        new = [(word, len(base.words) + number) for word, number in self._numbers.items() if _hash(word) not in known]
        hashes = {gram: _hash(gram) for gram in {gram for word, _ in new for gram in word_ngrams(word)}}
        added = np.fromiter((hashes[gram] for word, _ in new for gram in word_ngrams(word)), np.uint64)
        held = (number for word, number in new for _ in word_ngrams(word))
        grams = np.concatenate([np.repeat(base.grams, np.diff(base.gram_starts)), added])
        numbers = np.concatenate([base.gram_words, np.fromiter(held, np.uint32, len(added))])
        words = renumbered[numbers]
        order = np.lexsort((words, grams))
        different, starts = np.unique(grams[order], return_index=True)
        np.save(folder / "grams.npy", different)
        np.save(folder / "gram_starts.npy", np.append(starts, len(grams)).astype(np.int64))
        np.save(folder / "gram_words.npy", words[order])

    def _write_held(self, folder: Path, renumbered: Numbers, places: Sequence[tuple[int, int]]) -> None:
        """Write the words of passages, which stand at some places among those of the base and, after it, the new."""
        old, new, known = self._base.held, np.asarray(self._held, np.uint32), np.uint32(len(self._base.words))
        shape = (sum(end - start for start, end in places),)
        with (folder / "held.npy").open("wb") as file:
            np.lib.format.write_array_header_1_0(
                file,
                {"descr": np.lib.format.dtype_to_descr(np.dtype(np.uint32)), "fortran_order": False, "shape": shape},
            )
            for at in range(0, len(places), ROWS):
                parts = (
                    old[start:end]
                    if end <= len(old) and start < len(old)
                    else new[start - len(old) : end - len(old)] + known
                    for start, end in places[at : at + ROWS]
                )
                file.write(renumbered[np.concatenate(list(parts))].tobytes())


def _mapped(path: Path) -> NDArray[Any]:
    """Map an array; one without numbers cannot be mapped, and is read."""
    try:
        return np.asarray(np.load(path, mmap_mode="r", allow_pickle=False))
    except ValueError:
        found: NDArray[Any] = np.load(path, allow_pickle=False)
        if found.size:
            raise
        return found


def _parts(starts: Rows, numbers: Numbers) -> bool:
    """Say whether places part an array from its beginning to its end, and never go back."""
    return bool(starts[0] == 0 and starts[-1] == len(numbers) and np.all(starts[:-1] <= starts[1:]))


def _spread(starts: Rows, ends: Rows) -> tuple[Rows, Rows]:
    """Return every place from each start to its end (excluded), and how many there are up to the end of each."""
    sizes = ends - starts
    counted = np.cumsum(sizes)
    return np.arange(counted[-1] if len(counted) else 0) + np.repeat(starts - counted + sizes, sizes), counted


def _hash(text: str) -> int:
    """Return 64 bits that stand for a text."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")
