"""What an embedder is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
"""One row per text."""


class Embedder(Protocol):
    """Turns texts into vectors that lie close where the texts mean the same. Equal texts give equal vectors."""

    @property
    def name(self) -> str:
        """Name the model and its version: vectors of different names are never compared."""

    @property
    def dimensions(self) -> int:
        """Return the length of a vector."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """Return float32 [len(texts), dimensions], rows of unit length."""
