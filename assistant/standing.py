"""What has become of a document since the state in which it is shown. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.model import Document
from ingest.documents import later_edition


class Fate(StrEnum):
    """What has become of a document."""

    CURRENT = "current"
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
    """Say how a document stands among those of the newest state, superseded editions included."""
    here = next((one for one in newest if one.id == document.id), None)
    later = later_edition(document, newest)
    if later is not None:
        return Standing(Fate.REPLACED, later)
    if here is not None and here.version == document.version:
        return Standing(Fate.CURRENT)
    if here is not None and (here.kind, here.period) == (document.kind, document.period):
        return Standing(Fate.REPLACED, later_edition(here, newest) or here)
    elsewhere = next((one for one in newest if one.version == document.version), None)
    if elsewhere is not None:
        return Standing(Fate.MOVED, elsewhere)
    return Standing(Fate.REMOVED) if here is None else Standing(Fate.SUCCEEDED, here)
