"""Candidates of a search in a better order: the fused score plus a little for each feature that speaks for a passage.

Linear, so that each feature's part in the order can be told. The weights are data with their provenance beside them
(`ranking_weights.toml`), and none is negative: what is not looked at stays below. Pure but for reading that file.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib import resources

from assistant.finding.features import FEATURES, Seen, Wanted

RERANKED = 60
"""Candidates that are looked at, the best by their fused score."""
WEIGHTS_FILE = "ranking_weights.toml"


@lru_cache(maxsize=1)
def weights() -> Mapping[str, float]:
    """Return the weight of every feature, 0 or more, in units of the fused score's standard deviation."""
    file = resources.files("assistant.finding").joinpath(WEIGHTS_FILE)
    read = tomllib.loads(file.read_text(encoding="utf-8"))["weights"]
    return {name: float(read[name]) for name in FEATURES}


def bonuses(sought: Wanted, passages: Sequence[Seen]) -> tuple[float, ...]:
    """Return what the features add to the score of each passage, 0 or more."""
    weighed = tuple((FEATURES[name], weight) for name, weight in weights().items() if weight)
    return tuple(sum(weight * feature(sought, one) for feature, weight in weighed) for one in passages)
