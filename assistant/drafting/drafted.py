"""What drafting hands on: a draft and what it is an answer to. Types only."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.answer import Kind
from assistant.compose import Draft


@dataclass(frozen=True, slots=True)
class Drafted:
    """A draft, the kind of answer that it is, and the passages (ids) that retrieval ranked for it."""

    draft: Draft
    kind: Kind
    candidates: tuple[str, ...] = ()
