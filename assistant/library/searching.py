"""Passages of one document that say something, with the words marked. Pure.

Which passages come near is told by the product's search; here those are kept in which the words stand, as the search
itself sees words: inflected, in compounds, or by what plans say instead.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.compose.citing import SECTION_SEPARATOR
from assistant.finding.features import Wanted, held, wanted, words_of
from assistant.marks import Piece, pieces
from corpus.model import Passage, Span
from corpus.swedish import tokens

LOOKED_THROUGH = 120
"""Passages of a document that are looked through, those that come nearest."""
MOST = 30
"""Passages that are shown."""
HALF = 0.5
"""Share of the words that a passage must hold where none holds them all."""
_ALL = 0.999


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that says it: where it stands, its words, and the headings above it."""

    page: int
    spans: tuple[Span, ...]
    text: tuple[Piece, ...]
    headings: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Hits:
    """The passages that are shown, of `count`, in reading order. Not `whole` where none holds all the words."""

    shown: tuple[Hit, ...]
    count: int
    whole: bool


def has_words(sought: str) -> bool:
    """Say whether there is anything to look for."""
    return bool(words_of(sought))


def hits(passages: Iterable[Passage], sought: str) -> Hits:
    """Return the passages (the nearest first) that hold what is sought; else those that hold half of it."""
    asked = _asked(sought)
    shares = [(_share(asked, passage), passage) for passage in passages]
    whole = any(share >= _ALL for share, _ in shares)
    kept = [passage for share, passage in shares if share >= (_ALL if whole else HALF)]
    shown = sorted(kept[:MOST], key=lambda one: one.locator.parts)
    return Hits(tuple(_hit(one, asked) for one in shown), len(kept), whole)


def marked(text: str, asked: Wanted) -> tuple[Piece, ...]:
    """Cut a text into words that are sought and what stands between them."""
    return pieces(text, [(one.start, one.end) for one in tokens(text) if any(held(asked, one.text.casefold()))])


def _asked(sought: str) -> Wanted:
    return wanted(sought, [1.0] * len(words_of(sought)))


def _share(asked: Wanted, passage: Passage) -> float:
    whole = " / ".join((*passage.headings, passage.header, passage.text)).casefold()
    found = held(asked, whole)
    return sum(found) / len(found) if found else 0.0


def _hit(passage: Passage, asked: Wanted) -> Hit:
    headings = SECTION_SEPARATOR.join(passage.headings)
    return Hit(passage.locator.page, passage.locator.parts, marked(passage.text, asked), marked(headings, asked))
