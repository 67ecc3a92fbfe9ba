"""The wordings that questions are made of, written by hand; a third of them is held out."""

from __future__ import annotations

import string
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Wording:
    """A question with slots in braces. `intent` says what is asked; `kind` is given where nothing can be answered."""

    intent: str
    text: str
    voice: str
    style: str
    held_out: bool
    kind: str | None = None

    @property
    def slots(self) -> frozenset[str]:
        """The names in braces."""
        return frozenset(name for _, name, _, _ in string.Formatter().parse(self.text) if name)


@cache
def load(name: str) -> tuple[Wording, ...]:
    """Read a file of wordings that lies beside this module."""
    read = tomllib.loads(Path(__file__).with_name(name).read_text(encoding="utf-8"))
    return tuple(Wording(**entry) for entry in read["wording"])
