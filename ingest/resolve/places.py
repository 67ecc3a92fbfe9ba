"""The mention and the document it stands in, and the order in which documents define things."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.model import Document, Mention, Period

_AUTHORITY = (
    re.compile(
        r"utvecklingsprogram|\blup\b|vision|målstyrning|mål och (?:budget|inriktning)|program|resursplan|strategi", re.I
    ),
    re.compile(r"budget|regionplan", re.I),
    re.compile(r"plan\b|genomlysning", re.I),
    re.compile(r"rapport|bokslut|redovisning|uppföljning|berättelse", re.I),
)
"""Steering programmes define goals, then budgets, then plans; a follow-up or a web page only repeats them."""

_FOLLOW_UP = len(_AUTHORITY) - 1

Newness = tuple[int, bool, str, str]
"""Orders documents in time (see `newness`)."""


@dataclass(frozen=True, slots=True)
class Place:
    """A mention in the first of the documents it stands in. `domain` is the kommun, or what stands for one."""

    mention: Mention
    document: Document

    @property
    def domain(self) -> str:
        """Whose chain it belongs to: kommun, else organ, else the document alone."""
        return self.document.kommun or self.document.organ or self.document.version

    @property
    def period(self) -> Period | None:
        """The period the document holds for."""
        return self.document.period

    @property
    def organ(self) -> str | None:
        """The owner: named at the place itself, else the document's."""
        return self.mention.organ or self.document.organ

    @property
    def authority(self) -> int:
        """Return the document kind's rank, 0 highest."""
        return authority(self.document)

    @property
    def is_follow_up(self) -> bool:
        """Say whether the document tells how it went."""
        return self.authority == _FOLLOW_UP

    @property
    def newness(self) -> Newness:
        """Return what orders the document in time."""
        return newness(self.document)


def authority(document: Document) -> int:
    """Return the rank of a document's kind, 0 for a steering programme; unknown kinds come last."""
    kind = document.kind or ""
    ranks = (rank for rank, pattern in enumerate(_AUTHORITY) if pattern.search(kind))
    return next(ranks, len(_AUTHORITY))


def newness(document: Document) -> Newness:
    """Return what orders documents in time: the last year, what tells how it went after plans, the day it was decided.

    Its version comes last, so that the order never depends on which was read first.
    """
    last = document.period.last if document.period else 0
    return (last, authority(document) == _FOLLOW_UP, document.decided or "", document.version)


def in_defining_order(places: Iterable[Place]) -> list[Place]:
    """Return places in the order that decides which mention defines an entity, whatever the order of ingest."""
    return sorted(places, key=_order)


def _order(place: Place) -> tuple[int, int, str, int, int, str]:
    span = place.mention.locator.parts[0]
    first = place.period.first if place.period else 9999
    return (place.authority, first, place.document.version, span.page, span.start, place.mention.id)


def entity_id(kind: str, *key: object) -> str:
    """Return a stable id from an entity's key."""
    text = "\x1f".join((kind, *("" if part is None else str(part) for part in key)))
    return f"{kind[0]}{hashlib.sha256(text.encode()).hexdigest()[:15]}"
