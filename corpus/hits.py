"""What an index finds: passages with scores, best first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int64]
"""Passages of an index by their place in the order of ids; 8 bytes each, where an id takes 80."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that an index found. Scores of one index are comparable within one search; higher is better."""

    passage_id: str
    score: float


def best(scores: Mapping[str, float], limit: int) -> list[Hit]:
    """Return the `limit` highest scores as hits, best first, ties in the order of their ids."""
    ordered = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    return [Hit(passage_id, score) for passage_id, score in ordered[:limit]]
