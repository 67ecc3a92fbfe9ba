"""The overlays of a data directory, applied to the documents of a state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from corpus.model import Amendment, Document, Mention, Page
from ingest.corrections.apply import apply
from ingest.corrections.overlay import Correction
from ingest.corrections.overlay_file import read_overlay

FOLDER = "corrections"


class Readings(Protocol):
    """What is asked of stored readings."""

    def mentions_as_read(self, reading: str) -> tuple[Mention, ...]:
        """Return the mentions as the reader made them."""
        ...

    def pages(self, reading: str) -> tuple[Page, ...]:
        """Return the pages, in order."""
        ...


@dataclass(frozen=True, slots=True)
class Standing:
    """What the overlays make of the readings of a state; `misfits` by document id."""

    amendments: tuple[Amendment, ...] = ()
    misfits: tuple[tuple[str, tuple[str, ...]], ...] = ()

    def misfits_of(self, document_id: str) -> tuple[str, ...]:
        """Return what does not fit of one document's overlay."""
        return dict(self.misfits).get(document_id, ())


def overlay_path(data_dir: Path, document: Document) -> Path:
    """Return where a document's overlay lies: named by its id, which stays when the file gets a new version."""
    return data_dir / FOLDER / f"{document.id}.yaml"


def standing(data_dir: Path, documents: Sequence[Document], readings: Readings) -> Standing:
    """Apply every document's overlay. Of documents that share a reading the corrections are taken together.

    Raises CorrectionError where an overlay cannot be read: nothing is published without the corrections made.
    """
    found: dict[str, list[tuple[Document, Correction]]] = defaultdict(list)
    for document in sorted(documents, key=lambda one: one.id):
        path = overlay_path(data_dir, document)
        if path.exists():
            found[document.reading] += [(document, correction) for correction in read_overlay(path)]
    amendments, misfits = [], []
    for reading, pairs in sorted(found.items()):
        corrections = [correction for _, correction in pairs]
        applied = apply(
            corrections, reading=reading, mentions=readings.mentions_as_read(reading), pages=readings.pages(reading)
        )
        if applied.amendment is not None:
            amendments.append(applied.amendment)
        misfits += [(document, applied.misfits) for document in dict.fromkeys(one.id for one, _ in pairs)]
    return Standing(tuple(amendments), tuple(misfits))
