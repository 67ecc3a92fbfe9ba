"""Candidates of a search in a better order: the fused score plus a little for each feature that speaks for a passage.

Linear, so that each feature's part in the order can be told. The weights are data with their provenance beside them
(`ranking_weights.toml`), and none is negative: what is not looked at stays below. Pure but for reading that file.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from assistant.finding.features import FEATURES, Seen, Wanted

RERANKED = 60
"""Candidates that are looked at, the best by their fused score."""
WEIGHTS_FILE = "ranking_weights.toml"
SPELLING, MEANING = "hashing", "trained"
"""What an embedder knows, as the file of weights calls it: hashed letters, or a model's notion of what they mean."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The share of the vectors in the fused score, 0–1, and the weight of every feature, 0 or more.

    A feature's weight is in units of the fused score's standard deviation.
    """

    share: float
    features: Mapping[str, float]


def weights_for(embedder: str) -> Weights:
    """Return the weights to use with an embedder, by its name."""
    return _read()[SPELLING if embedder.startswith(SPELLING) else MEANING]


@lru_cache(maxsize=1)
def _read() -> Mapping[str, Weights]:
    file = resources.files("assistant.finding").joinpath(WEIGHTS_FILE)
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    return {
        kind: Weights(float(table["share"]), {name: float(table[name]) for name in FEATURES})
        for kind, table in tables.items()
    }


def bonuses(weights: Mapping[str, float], sought: Wanted, passages: Sequence[Seen]) -> tuple[float, ...]:
    """Return what the features add to the score of each passage, 0 or more."""
    weighed = tuple((FEATURES[name], weight) for name, weight in weights.items() if weight)
    return tuple(sum(weight * feature(sought, one) for feature, weight in weighed) for one in passages)
