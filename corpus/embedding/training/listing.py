"""Which words get rows, and how much each weighs. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from corpus.embedding.pieces import pieces
from corpus.embedding.training.numbered import Texts, flat

LISTED = 80_000
"""Words that get rows, at most: the commonest."""
LEAST_TIMES = 5
"""A word that stands fewer times gets none."""
COMMON = 3e-5
"""Share of all words at which a word weighs half of what a rare one does (Arora, Liang and Ma, 2017: 1e-4 to 1e-3)."""
LEAST_WEIGHT = 0.02
"""What would weigh less weighs nothing."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Words with rows, in the order of the rows; how many times each stands, and its weight, 0 to 1."""

    words: list[str]
    times: NDArray[np.int64]
    weights: NDArray[np.float32]

    @property
    def numbers(self) -> dict[str, int]:
        """Return the row of each word."""
        return {word: number for number, word in enumerate(self.words)}

    def rows_of(self, vocabulary: Mapping[str, int]) -> NDArray[np.int32]:
        """Return the row of every word of a vocabulary, -1 for those without."""
        numbers = self.numbers
        return np.array([numbers.get(word, -1) for word in vocabulary], dtype=np.int32)

    def pieces_of(self, vocabulary: Mapping[str, int]) -> Texts:
        """Return every word of a vocabulary as a text of the rows of its pieces, without those that weigh nothing."""
        numbers = self.numbers
        return flat([[row for row in pieces(word, numbers) if self.weights[row]] for word in vocabulary])


def listing(vocabulary: Mapping[str, int], times: NDArray[np.int64]) -> Listing:
    """Choose the commonest words, and after them, without weight, single characters: so that every word has pieces."""
    words = list(vocabulary)
    order = np.lexsort((np.arange(len(times)), -times))
    chosen = [number for number in order[:LISTED] if times[number] >= LEAST_TIMES and len(words[number]) > 1]
    characters = sorted({character for word in words for character in word})
    weights = COMMON / (COMMON + times[chosen] / max(1, times.sum()))
    weights[weights < LEAST_WEIGHT] = 0.0
    silent = np.zeros(len(characters))
    return Listing(
        [words[number] for number in chosen] + characters,
        np.concatenate([times[chosen], silent]).astype(np.int64),
        np.concatenate([weights, silent]).astype(np.float32),
    )
