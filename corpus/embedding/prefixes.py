"""What is put before a text for the model to know which side of the search it is on. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from corpus.embedding.protocol import Side

_E5 = re.compile(r"(?:^|[-_/.])e5(?:[-_.]|$)", re.IGNORECASE)
_INSTRUCTED = re.compile(r"instruct", re.IGNORECASE)
"""Models that want an instruction of the asker's own before the question, and nothing before passages."""


@dataclass(frozen=True, slots=True)
class Prefixes:
    """What is put before a question and a passage; None: what the model itself declares."""

    query: str | None = None
    passage: str | None = None

    def of(self, side: Side) -> str | None:
        """Return what is put before texts of a side."""
        return self.query if side is Side.QUERY else self.passage


DECLARED = Prefixes()
"""What the model itself declares, on both sides."""
E5 = Prefixes("query: ", "passage: ")
"""Wang et al., 2022, section 4: without them the models find less."""


def chosen(wanted: Prefixes, *, name: str, declared: Mapping[str, str]) -> Prefixes:
    """Return what to put before texts: what is wanted (white space alone: nothing), else what fits the model.

    `declared` are the model's own prompts by name. e5 models have none with them, and are known by `name`.
    """
    is_e5 = bool(_E5.search(name)) and not _INSTRUCTED.search(name) and not any(declared.values())
    fitting = E5 if is_e5 else DECLARED
    return Prefixes(_first(wanted.query, fitting.query), _first(wanted.passage, fitting.passage))


def _first(wanted: str | None, fitting: str | None) -> str | None:
    if wanted is None:
        return fitting
    return "" if wanted.isspace() else wanted
