"""Fusion of keyword and vector scores. Pure.

Scores of the two indexes have no common scale, so each is first turned into a z-score over the candidates (Lee 1995:
CombSUM over normalised scores); ties are broken by id, so that equal input gives equal order.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corpus.everyday import Said

EVERYDAY_WEIGHTS: Mapping[Said, float] = {Said.INSTEAD: 0.5, Said.ABOUT: 0.5, Said.ALSO: 0.1}
"""What plans say for the words of a question weighs so much beside the words themselves (decision 20)."""


@dataclass(frozen=True, slots=True)
class Fused:
    """A passage's id with its fused score (higher is better) and the scores it was made of (0 where not found)."""

    passage_id: str
    score: float
    lexical: float
    dense: float


def fuse(lexical: Mapping[str, float], dense: Mapping[str, float], *, share: float) -> tuple[Fused, ...]:
    """Return the candidates of both, best first, ties by id; `share` (0–1) is that of the dense scores.

    A candidate that one index did not return gets that index's lowest score.
    """
    ids = sorted({*lexical, *dense})
    words, vectors = _standardised(lexical, ids), _standardised(dense, ids)
    fused = [
        Fused(
            one,
            (1 - share) * words[one] + share * vectors[one],
            lexical.get(one, 0.0),
            dense.get(one, 0.0),
        )
        for one in ids
    ]
    return tuple(sorted(fused, key=lambda one: (-round(one.score, 9), one.passage_id)))


def raised(lexical: Mapping[str, float], otherwise: Iterable[tuple[float, Mapping[str, float]]]) -> dict[str, float]:
    """Return keyword scores raised by those of what plans say for the same, each with its weight; none is lowered."""
    found = dict(lexical)
    for weight, scores in otherwise:
        for one, score in scores.items():
            found[one] = found.get(one, 0.0) + weight * score
    return found


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
