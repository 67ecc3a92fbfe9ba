"""Texts as numbers of words, flat, and what is counted of them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.embedding.word_rows import text_words, word_hashes

SHINGLE = 12
"""Words in a row that, once held out, may not stand in a paragraph that is trained on."""
LISTED = 100_000
"""Words whose idf is kept: those in most texts."""
LEAST_TEXTS = 3
"""A word in fewer texts is not listed."""


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
    rows = [np.array([vocabulary[word] for word in text_words(text)], dtype=np.int32) for text in texts]
    starts = np.concatenate(([0], np.cumsum([len(row) for row in rows]))).astype(np.int64)
    return Texts(np.concatenate(rows), starts)


def word_parts(vocabulary: Mapping[str, int]) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """Return the hashes of every word's rows, flat, and where each word's begin, int64 [words + 1]."""
    hashes = [word_hashes(word) for word in vocabulary]
    return np.concatenate(hashes), np.concatenate(([0], np.cumsum([len(one) for one in hashes]))).astype(np.int64)


def document_frequencies(texts: Texts, words: int) -> NDArray[np.int64]:
    """Return in how many texts each word stands."""
    of_text = np.repeat(np.arange(len(texts)), texts.starts[1:] - texts.starts[:-1])
    seen = np.unique(of_text.astype(np.int64) * words + texts.words)
    return np.bincount(seen % words, minlength=words)


def listed_idf(frequencies: NDArray[np.int64], texts: int) -> tuple[NDArray[np.int64], NDArray[np.float32], float]:
    """Return the words listed, their idf (natural logarithm), and the idf of all others: as if in two texts."""
    order = np.lexsort((np.arange(len(frequencies)), -frequencies))[:LISTED]
    listed = order[frequencies[order] >= LEAST_TEXTS]
    idf = np.log((texts + 1) / (frequencies[listed] + 1)).astype(np.float32)
    return listed, idf, float(np.log((texts + 1) / 3))


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
