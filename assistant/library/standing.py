"""Where a document stands: what has become of it by the newest state, and what it takes the place of. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corpus.model import Document
from ingest.authority import FOLLOW_UP, authority
from ingest.documents import superseding


class Fate(StrEnum):
    """What has become of a document; each is said by the phrase `interface.fate_…`."""

    CURRENT = "current"
    REREAD = "reread"
    """The same bytes in the same place, read anew: the page is the same, what was read of it may differ."""
    REPLACED = "replaced"
    """A later edition, or other bytes in the same place, hold now."""
    SUCCEEDED = "succeeded"
    """A plan for another time stands in its place: it replaces nothing."""
    MOVED = "moved"
    """The same bytes stand in another place."""
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Standing:
    """What has become of a document, and the document of the newest state to read instead, where there is one."""

    fate: Fate
    now: Document | None = None


def standing_of(document: Document, newest: Sequence[Document]) -> Standing:
    """Say how a document of any state stands among those of the newest, superseded editions included."""
    here = next((one for one in newest if one.id == document.id), None)
    later = superseding(document, newest)
    if later:
        return Standing(Fate.REPLACED, later[0])
    if here is not None and here.version == document.version:
        return Standing(Fate.CURRENT) if here.reading == document.reading else Standing(Fate.REREAD, here)
    if here is not None and (here.kind, here.period) == (document.kind, document.period):
        return Standing(Fate.REPLACED, next(iter(superseding(here, newest)), here))
    elsewhere = next((one for one in newest if one.version == document.version), None)
    if elsewhere is not None:
        return Standing(Fate.MOVED, elsewhere)
    return Standing(Fate.REMOVED) if here is None else Standing(Fate.SUCCEEDED, here)


def earlier_editions(document: Document, newest: Sequence[Document]) -> tuple[Document, ...]:
    """Return the editions of the same plan that a document of the newest state supersedes."""
    return tuple(one for one in newest if one.superseded and document in superseding(one, newest))


def has_ended(document: Document, today: date) -> bool:
    """Say whether a document says what is to be done in a period that has ended; a follow-up never ends."""
    return document.period is not None and document.period.last < today.year and authority(document) < FOLLOW_UP
