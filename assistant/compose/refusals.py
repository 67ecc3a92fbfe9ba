"""Refusals: what was not found, in how much that was searched, and where to turn. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.compose.assembling import Assembly
from assistant.compose.naming import SEPARATOR
from assistant.queries import Query


def refuse_nothing_found(assembly: Assembly, query: Query | None = None) -> None:
    """Say that the answer was not found in what was searched, and where to turn."""
    if query is None:
        assembly.absence("refusal.nothing", None)
    assembly.phrase("refusal.turn")


def refuse_unknown(assembly: Assembly, names: Iterable[str]) -> None:
    """Say that what the question names is not in the corpus."""
    quoted = (assembly.renderer.phrase("words.quoted", (("name", name),)) for name in names)
    assembly.absence("refusal.unknown", None, ("names", SEPARATOR.join(quoted)))
    assembly.phrase("refusal.turn")


def refuse_undefined(assembly: Assembly, term: str) -> None:
    """Say that a term is defined nowhere in what was searched."""
    quoted = assembly.renderer.phrase("words.quoted", (("name", term),))
    assembly.absence("definition.none", None, ("names", quoted))


def refuse_not_read(assembly: Assembly, missing: Iterable[str]) -> None:
    """Say that the plan that the question is about was not read in."""
    assembly.phrase("refusal.organ_missing", ("missing", SEPARATOR.join(missing)))
