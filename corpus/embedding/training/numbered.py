"""Texts as numbers of words, flat, and what is counted of them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from corpus.embedding.pieces import text_words

SHINGLE = 12
"""Words in a row that, once held out, may not stand in a paragraph that is trained on."""


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts one after another: words int32, and where each text begins, int64 [texts + 1]."""

    words: NDArray[np.int32]
    starts: NDArray[np.int64]

    def __len__(self) -> int:
        """Return how many texts there are."""
        return len(self.starts) - 1

    def take(self, chosen: NDArray[np.int64]) -> Texts:
        """Return some of the texts, in the order asked for."""
        lengths = (self.starts[1:] - self.starts[:-1])[chosen]
        starts = np.concatenate(([0], np.cumsum(lengths))).astype(np.int64)
        places = np.arange(starts[-1]) + np.repeat(self.starts[chosen] - starts[:-1], lengths)
        return Texts(self.words[places], starts)


class Vocabulary(dict[str, int]):
    """A number for each word, in order of first sight."""

    def __missing__(self, word: str) -> int:
        """Give a new word the next number."""
        self[word] = number = len(self)
        return number


def numbered(texts: Iterable[str], vocabulary: Vocabulary) -> Texts:
    """Return texts as numbers; the vocabulary grows."""
    return flat([[vocabulary[word] for word in text_words(text)] for text in texts])


def flat(rows: Sequence[Sequence[int]]) -> Texts:
    """Return texts given one by one."""
    starts = np.concatenate(([0], np.cumsum([len(row) for row in rows]))).astype(np.int64)
    return Texts(np.fromiter(chain.from_iterable(rows), dtype=np.int32, count=starts[-1]), starts)


def counts(texts: Texts, words: int) -> NDArray[np.int64]:
    """Return how many times each word stands in texts, of which equal ones are counted once."""
    return np.bincount(without_copies(texts).words, minlength=words)


def without_copies(texts: Texts) -> Texts:
    """Return the texts, each once."""
    first: dict[bytes, int] = {}
    for number, (start, end) in enumerate(zip(texts.starts, texts.starts[1:], strict=False)):
        first.setdefault(texts.words[start:end].tobytes(), number)
    return texts.take(np.array(list(first.values()), dtype=np.int64))


def expanded(texts: Texts, parts: Texts, *, most: int) -> Texts:
    """Return texts of words as texts of their parts, the first `most` of each."""
    lengths = (parts.starts[1:] - parts.starts[:-1])[texts.words]
    ends = np.concatenate(([0], np.cumsum(lengths))).astype(np.int64)[texts.starts]
    whole = Texts(parts.take(texts.words.astype(np.int64)).words, ends)
    within = np.arange(ends[-1]) - np.repeat(ends[:-1], np.diff(ends)) < most
    return Texts(whole.words[within], np.concatenate(([0], np.cumsum(np.minimum(np.diff(ends), most)))))


def overlaps(texts: Texts, held_out: Texts) -> NDArray[np.bool_]:
    """Say of each text whether it has SHINGLE words in a row with a held-out one."""
    shingles = _shingles(texts)
    of_text = np.searchsorted(texts.starts, np.arange(len(shingles)), side="right") - 1
    within = np.arange(len(shingles)) + SHINGLE <= texts.starts[of_text + 1]
    common = np.isin(shingles, np.unique(_shingles(held_out))) & within
    return np.bincount(of_text[common], minlength=len(texts)) > 0


def _shingles(texts: Texts) -> NDArray[np.uint64]:
    """Return a hash of the SHINGLE words from each place."""
    words = texts.words.astype(np.uint64) + np.uint64(1)
    places = max(0, len(words) - SHINGLE + 1)
    hashes = np.zeros(places, dtype=np.uint64)
    for offset in range(SHINGLE):
        hashes = hashes * np.uint64(0x9E3779B97F4A7C15) + words[offset : offset + places]
    return hashes


def side(pairs: Sequence[tuple[Texts, Texts]]) -> tuple[Texts, Texts]:
    """Join anchors with anchors, positives with positives."""
    return _joined([one for one, _ in pairs]), _joined([other for _, other in pairs])


def _joined(parts: Sequence[Texts]) -> Texts:
    lengths = np.concatenate([part.starts[1:] - part.starts[:-1] for part in parts])
    return Texts(np.concatenate([part.words for part in parts]), np.concatenate(([0], np.cumsum(lengths))))
