"""What an embedder is."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
"""One row per text."""


class Side(Enum):
    """Which side of a search a text is on: some models want to be told, by words put before the text."""

    QUERY = "query"
    PASSAGE = "passage"


class Embedder(Protocol):
    """Turns texts into vectors that lie close where the texts mean the same. Equal texts give equal vectors."""

    @property
    def name(self) -> str:
        """Name the model, its version and what is put before texts: vectors of different names are never compared."""

    @property
    def dimensions(self) -> int:
        """Return the length of a vector."""

    @property
    def is_slow(self) -> bool:
        """Say whether making a vector takes longer than looking one up in a database."""

    def embed(self, texts: Sequence[str], side: Side) -> Vectors:
        """Return float32 [len(texts), dimensions], rows of unit length."""
