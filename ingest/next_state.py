"""What the next state holds: what stood before, with what was read now in its place. Pure but for reading a View."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from corpus.model import Document, Expected, Fact, Failure, Organ
from corpus.store import StateInfo, View
from ingest import documents as documents_of
from ingest.manifest import Entry
from ingest.organs import organ_id, with_named_by_documents
from ingest.source_files import SourceFile, Sources


@dataclass(frozen=True, slots=True)
class Contents:
    """What a state holds, all of it."""

    info: StateInfo | None
    documents: tuple[Document, ...]
    failures: tuple[Failure, ...]
    expected: tuple[Expected, ...]
    organs: tuple[Organ, ...]
    covers: Mapping[str, tuple[Fact, ...]] = field(default_factory=dict)
    """What each reading (id) says of its document."""

    @classmethod
    def of(cls, view: View | None) -> Contents:
        """Read the newest state; an empty one before the first."""
        if view is None:
            return cls(None, (), (), (), ())
        return cls(view.state, view.documents(), view.failures(), view.expected(), view.organs(), view.covers())


@dataclass(frozen=True, slots=True)
class ReadFile:
    """A file and the document that now stands there, or why none does; `notes` are what the reader remarked."""

    file: SourceFile
    document: Document | None
    reason: str | None = None
    notes: tuple[str, ...] = ()
    parent: str | None = None
    """The organ that the document's organ belongs to, where the document says so."""
    cover: tuple[Fact, ...] = ()


def next_contents(before: Contents, read: Sequence[ReadFile], sources: Sources) -> Contents:
    """Put together what the next state holds."""
    new = {one.document.id: one.document for one in read if one.document is not None}
    failed = {one.file.id: one.file.entry for one in read if one.document is None}
    kept = [_guarded(one, failed.get(one.id)) for one in before.documents if one.id not in new]
    organs = [organ for organ in before.organs if organ.source and not _told_anew(organ.source, sources)]
    stated = [organ for manifest in sources.manifests.values() for organ in manifest.organs]
    documents = documents_of.complete([*kept, *new.values()], [*organs, *stated])
    expected = [one for one in before.expected if not _told_anew(one.source, sources)]
    return Contents(
        before.info,
        documents,
        failures=(*_kept_failures(before, sources), *_new_failures(read, sources)),
        expected=(*expected, *(one for manifest in sources.manifests.values() for one in manifest.expected)),
        organs=with_named_by_documents(
            [*organs, *stated], documents, parents=_parents(before, read), units=_units(before, documents, read)
        ),
    )


def _units(
    before: Contents, documents: Sequence[Document], read: Sequence[ReadFile]
) -> Iterator[tuple[str | None, str, str]]:
    """Yield the units that the documents' headings name: kommun, name, the organ above."""
    covers = {**before.covers, **{one.document.reading: one.cover for one in read if one.document is not None}}
    for document in documents:
        for name, above in documents_of.units_of(document, covers.get(document.reading, ())):
            yield document.kommun, name, above


def _parents(before: Contents, read: Sequence[ReadFile]) -> dict[str, str]:
    """Return organ id -> the parent's name, as documents say or said: those of this ingest win."""
    names = {organ.id: organ.name for organ in before.organs}
    said = {
        organ.id: names[organ.parent]
        for organ in before.organs
        if not organ.source and organ.parent is not None and organ.parent in names
    }
    for one in read:
        if one.document is not None and one.document.organ and one.parent:
            said[organ_id(one.document.organ, one.document.kommun)] = one.parent
    return said


def _guarded(document: Document, entry: Entry | None) -> Document:
    """Return an earlier document whose file failed now, guarded as its manifest says today."""
    if entry is None:
        return document
    return replace(document, visibility=entry.visibility, leaves_house=entry.leaves_house)


def _told_anew(source: str, sources: Sources) -> bool:
    """Say whether a manifest was read this time, or is gone from a folder that was."""
    return source in sources.manifests or sources.looked_at(source)


def _kept_failures(before: Contents, sources: Sources) -> Iterable[Failure]:
    """Earlier failures at places that were not looked at this time."""
    files = {str(file.path) for file in sources.files}
    for failure in before.failures:
        if failure.path not in files and not sources.looked_at(failure.path):
            yield failure


def _new_failures(read: Sequence[ReadFile], sources: Sources) -> Iterable[Failure]:
    for one in read:
        if one.reason is not None:
            yield Failure(one.file.path.name, str(one.file.path), one.reason, one.file.entry.visibility)
    for unreached in sources.unreached:
        if unreached.place is not None:
            yield Failure(Path(unreached.place).name, unreached.place, unreached.reason, unreached.visibility)
