"""The mention and the document it stands in, and the order in which documents define things."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from corpus.model import Document, Mention, Period
from ingest.authority import FOLLOW_UP, Newness, authority, newness


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
        return self.authority == FOLLOW_UP

    @property
    def newness(self) -> Newness:
        """Return what orders the document in time."""
        return newness(self.document)


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
