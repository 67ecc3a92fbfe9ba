"""Tried that give the highest nDCG@10, and what they give on groups of questions that they were not fitted to.

Coordinate ascent on the figure itself (Metzler and Croft, 2007), over a coarse grid of weights that are not negative,
with a small price on their squares. Folds are drawn over groups, so that no wording of a need is on both sides.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from assistant.evaluation.intervals import BOUNDS, DRAWS, SEED
from assistant.finding.features import FEATURES
from tests.quality.ranking.gathering import SHARES, Scores, Searched

DEPTH = 10
DISCOUNTS = 1 / np.log2(np.arange(2, DEPTH + 2))
"""Järvelin and Kekäläinen (2002)."""
GRID = (0.0, 0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 3.0)
PRICE = 0.0005
"""Of a weight's square, in nDCG: what brings less is left out."""
FOLDS = 5
LEAST = 1e-6
NOWHERE = -1e9


@dataclass(frozen=True, slots=True)
class Tried:
    """The share of the vectors, and the weight of each feature in the order of FEATURES."""

    share: float
    features: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Bank:
    """The searches of a set side by side, padded: q questions, at most m passages each."""

    groups: tuple[str, ...]
    scores: Scores
    first: Scores
    features: Scores
    relevant: Scores
    ideal: Scores

    @classmethod
    def of(cls, searched: Sequence[Searched]) -> Bank:
        """Put searches side by side."""
        shape = (len(searched), max(len(one.relevant) for one in searched))
        scores, first = np.full((len(SHARES), *shape), NOWHERE), np.zeros((len(SHARES), *shape))
        features, relevant = np.zeros((*shape, len(FEATURES))), np.zeros(shape)
        for row, one in enumerate(searched):
            count = len(one.relevant)
            scores[:, row, :count], first[:, row, :count] = one.scores, one.first
            features[row, :count], relevant[row, :count] = one.features, one.relevant
        ideal = np.array([DISCOUNTS[: min(DEPTH, one.known)].sum() for one in searched])
        return cls(tuple(one.group for one in searched), scores, first, features, relevant, ideal)

    def ndcg(self, weights: Tried) -> Scores:
        """Return nDCG@10 of every question."""
        at = SHARES.index(weights.share)
        scores = self.scores[at] + self.first[at] * (self.features @ np.array(weights.features))
        best = np.argsort(-scores.round(9), axis=1, kind="stable")[:, :DEPTH]
        found: Scores = np.take_along_axis(self.relevant, best, axis=1) @ DISCOUNTS[: best.shape[1]]
        return found / self.ideal

    def folds(self) -> NDArray[np.int64]:
        """Return which fold each question is in: those of a group are in the same."""
        return np.array([crc32(group.encode()) % FOLDS for group in self.groups])


Banks = Mapping[str, Bank]
Masks = Mapping[str, NDArray[np.bool_]]


def fitted(banks: Banks, start: Tried, *, shares: Sequence[float], on: Masks | None = None) -> Tried:
    """Return the weights with the highest mean over the sets of their mean nDCG@10, less PRICE, on some questions."""
    on = on or {name: np.ones(len(bank.groups), dtype=bool) for name, bank in banks.items()}

    def worth(weights: Tried) -> float:
        means = [bank.ndcg(weights)[on[name]].mean() for name, bank in banks.items() if on[name].any()]
        return float(np.mean(means)) - PRICE * sum(weight**2 for weight in weights.features)

    best, most = Tried(start.share, (0.0,) * len(FEATURES)), NOWHERE
    while (value := worth(best)) > most + LEAST:
        most = value
        for place in range(len(FEATURES)):
            tried = (
                Tried(best.share, (*best.features[:place], weight, *best.features[place + 1 :])) for weight in GRID
            )
            best = max((best, *tried), key=worth)
        best = max((best, *(Tried(share, best.features) for share in shares)), key=worth)
    return best


def left_out(banks: Banks, start: Tried, *, shares: Sequence[float]) -> dict[str, Scores]:
    """Return nDCG@10 of every question by weights fitted to the other folds, by set."""
    folds = {name: bank.folds() for name, bank in banks.items()}
    found = {name: np.zeros(len(bank.groups)) for name, bank in banks.items()}
    for fold in range(FOLDS):
        weights = fitted(banks, start, shares=shares, on={name: own != fold for name, own in folds.items()})
        for name, bank in banks.items():
            found[name] = np.where(folds[name] == fold, bank.ndcg(weights), found[name])
    return found


def bounds(differences: Scores, groups: Sequence[str]) -> tuple[float, float]:
    """Return the 95 % interval of a mean of differences, whole groups drawn (paired bootstrap)."""
    _, group = np.unique(np.array(groups), return_inverse=True)
    sums, counts = np.bincount(group, differences), np.bincount(group)
    drawn = np.random.default_rng(SEED).integers(len(sums), size=(DRAWS, len(sums)))
    low, high = np.percentile(sums[drawn].sum(axis=1) / counts[drawn].sum(axis=1), BOUNDS)
    return float(low), float(high)
