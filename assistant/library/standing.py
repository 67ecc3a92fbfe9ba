"""Where a document stands now: current, superseded by a later edition, replaced by another reading, or gone. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from corpus.model import Document
from corpus.store import View
from ingest.authority import FOLLOW_UP, authority
from ingest.documents import superseding


class Place(StrEnum):
    """How what is shown stands to the newest state."""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    REPLACED = "replaced"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Standing:
    """A document of a view. `later` are the documents that hold instead of it, the newest first."""

    document: Document
    view: View
    place: Place
    later: tuple[Document, ...] = ()
    earlier: tuple[Document, ...] = ()
    """Editions of the same plan that it supersedes."""


def stand(
    document_id: str,
    *,
    state: int | None,
    now: View,
    view_with: Callable[[str, int | None], View],
) -> Standing:
    """Find a document (id or name) in a state, else in the newest (`now`, historical) or the last that it stood in.

    Raises NotInCorpus for one that never stood there.
    """
    current = _in(now, document_id)
    if current is None or state not in (None, now.state.number):
        return _of_old(view_with(document_id, state), document_id, now)
    return _of_newest(current, now)


def has_ended(document: Document, today: date) -> bool:
    """Say whether a document says what is to be done in a period that has ended; a follow-up never ends."""
    return document.period is not None and document.period.last < today.year and authority(document) < FOLLOW_UP


def _of_newest(document: Document, now: View) -> Standing:
    every = now.documents()
    if document.superseded:
        return Standing(document, now, Place.SUPERSEDED, superseding(document, every))
    earlier = tuple(one for one in every if one.superseded and document in superseding(one, every))
    return Standing(document, now, Place.CURRENT, earlier=earlier)


def _of_old(view: View, document_id: str, now: View) -> Standing:
    """Return what an older state holds; what it still says as it did is told as of now."""
    document = view.document(document_id)
    current = _in(now, document.id)
    if current is None:
        return Standing(document, view, Place.GONE)
    if current.reading == document.reading:
        return _of_newest(current, now)
    return Standing(document, view, Place.REPLACED, (current,))


def _in(view: View, document_id: str) -> Document | None:
    return next((one for one in view.documents() if document_id in (one.id, one.name)), None)
