"""What an index finds: passages with scores, best first."""

from __future__ import annotations

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
