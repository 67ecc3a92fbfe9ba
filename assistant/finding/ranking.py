"""Fusion of keyword and vector scores. Pure.

Scores of the two indexes have no common scale, so each is first turned into a z-score over the candidates (Lee 1995:
CombSUM over normalised scores); ties are broken by id, so that equal input gives equal order.
"""

from __future__ import annotations

import statistics
from collections.abc import Mapping
from dataclasses import dataclass

DENSE_WEIGHT = 0.25
"""Share of the vector score: chosen on golden development questions for the shipped model (decision 16)."""


@dataclass(frozen=True, slots=True)
class Fused:
    """A passage's id with its fused score (higher is better) and the scores it was made of (0 where not found)."""

    passage_id: str
    score: float
    lexical: float
    dense: float


def fuse(
    lexical: Mapping[str, float], dense: Mapping[str, float], *, limit: int, dense_weight: float = DENSE_WEIGHT
) -> tuple[Fused, ...]:
    """Return the best candidates of both, at most `limit`, best first, ties by id.

    A candidate that one index did not return gets that index's lowest score.
    """
    ids = sorted({*lexical, *dense})
    words, vectors = _standardised(lexical, ids), _standardised(dense, ids)
    fused = [
        Fused(
            one,
            (1 - dense_weight) * words[one] + dense_weight * vectors[one],
            lexical.get(one, 0.0),
            dense.get(one, 0.0),
        )
        for one in ids
    ]
    return tuple(sorted(fused, key=lambda one: (-round(one.score, 9), one.passage_id))[:limit])


def _standardised(scores: Mapping[str, float], ids: list[str]) -> Mapping[str, float]:
    """Return z-scores for every id; all 0 where the scores do not differ."""
    if not scores:
        return dict.fromkeys(ids, 0.0)
    lowest = min(scores.values())
    filled = [scores.get(one, lowest) for one in ids]
    mean, spread = statistics.fmean(filled), statistics.pstdev(filled)
    if spread == 0:
        return dict.fromkeys(ids, 0.0)
    return {one: (value - mean) / spread for one, value in zip(ids, filled, strict=True)}
