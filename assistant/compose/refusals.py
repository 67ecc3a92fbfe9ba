"""Refusals: what was not found, in how much that was searched, and where to turn. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.compose.assembling import Assembly
from assistant.compose.naming import SEPARATOR
from assistant.computing.queries import Documents


def turn(assembly: Assembly) -> None:
    """Say where to turn."""
    assembly.phrase("refusal.turn")


def say_nothing_found(assembly: Assembly) -> None:
    """Say that the answer was not found in what was searched."""
    assembly.absence("refusal.nothing", None)


def refuse_nothing_found(assembly: Assembly) -> None:
    """Say that the answer was not found in what was searched, and where to turn."""
    say_nothing_found(assembly)
    turn(assembly)


def refuse_unknown(assembly: Assembly, names: Iterable[str]) -> None:
    """Say that what the question names is not in the corpus."""
    quoted = (assembly.renderer.phrase("words.quoted", (("name", name),)) for name in names)
    assembly.absence("refusal.unknown", None, ("names", SEPARATOR.join(quoted)))
    turn(assembly)


def refuse_restrictions(
    assembly: Assembly,
    *,
    denied: Iterable[str],
    ranked: Iterable[str],
    timed: Iterable[str],
    changed: Iterable[str],
) -> None:
    """Say that what a question leaves out, the order, time or change it asks for is not worked out; and how to ask."""
    sorts = (("denials", denied), ("ranking", ranked), ("times", timed), ("changing", changed))
    for name, words in ((f"refusal.{sort}", words) for sort, words in sorts):
        quoted = [assembly.renderer.phrase("words.quoted", (("name", word),)) for word in words]
        if quoted:
            assembly.phrase(name, ("words", SEPARATOR.join(quoted)))


def refuse_undefined(assembly: Assembly, term: str) -> None:
    """Say that a term is defined nowhere in what was searched."""
    quoted = assembly.renderer.phrase("words.quoted", (("name", term),))
    assembly.absence("definition.none", None, ("names", quoted))


def refuse_not_read(assembly: Assembly, query: Documents, *, described: str, near: Documents | None) -> None:
    """Say that the document that the question rests on was not read, and which ones are nearest to it."""
    assembly.absence("refusal.not_read", query, ("missing", described))
    if near is not None:
        assembly.computed("refusal.nearest", near)
    turn(assembly)
