"""Readings and manifests -> the documents of a state: facts, names, and which edition is the current one. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import PurePath

from corpus.errors import SettingError
from corpus.model import Document, Fact, FactRole, Organ, Origin
from corpus.store import ReadingSummary
from corpus.swedish import words
from ingest.file_names import with_facts_of_names
from ingest.manifest import Entry
from ingest.plan.cover import period_of
from ingest.source_files import SourceFile

_ADOPTED = frozenset({"antagen", "antagen version", "fastställd", "beslutad", "slutlig"})
_DRAFT = frozenset({"förslag", "utkast", "remiss", "remissversion", "samrådsversion", "koncept", "arbetsmaterial"})
_ONE_A_PERIOD = frozenset(
    {
        "lokalt utvecklingsprogram",
        "mål och budget",
        "verksamhetsplan",
        "budget",
        "årsbokslut",
        "årsredovisning",
        "verksamhetsberättelse",
        "regionplan",
    }
)
"""Kinds of which an organ makes one for a period, whatever each edition is titled."""
_MANY_A_PERIOD = frozenset(
    {"delårsrapport", "delårsbokslut", "tertialrapport", "månadsuppföljning", "uppföljning", "protokoll"}
)
"""Kinds of which a later one is another document, not a later edition."""
_NOT_THE_TITLE = re.compile(r"\d+|version|reviderad|" + "|".join(sorted(_ADOPTED | _DRAFT, key=len, reverse=True)))


@dataclass(frozen=True, slots=True)
class _Cover:
    """What a reading's cover says, by role."""

    summary: ReadingSummary

    def origin(self, role: FactRole) -> Origin | None:
        """Return in which part of the document the first fact of a role stands."""
        return next((fact.origin or Origin.COVER for fact in self.summary.cover if fact.role is role), None)

    def text(self, role: FactRole) -> str | None:
        """Return the words of the first fact of a role."""
        return next((fact.text for fact in self.summary.cover if fact.role is role), None)


def describe(file: SourceFile, summary: ReadingSummary, *, kommun: str | None, earlier: Document | None) -> Document:
    """Return the document that stands at a file: the manifest wins over the cover, the cover over the command line.

    `earlier` is what stood there before: its kommun holds where nothing else names one. The name is provisional;
    see `with_names`.
    """
    entry, cover = file.entry, _Cover(summary)
    period = cover.text(FactRole.PERIOD)
    return Document(
        id=file.id,
        name=file.path.name,
        path=str(file.path),
        version=summary.version,
        reading=summary.id,
        title=entry.title or cover.text(FactRole.TITLE) or summary.title or file.path.stem,
        format=summary.format,
        kommun=_kommun(entry, cover, kommun=kommun, earlier=earlier),
        organ=entry.organ or cover.text(FactRole.ORGAN),
        kind=entry.kind or cover.text(FactRole.KIND),
        programme=entry.programme,
        period=entry.period or (period_of(period) if period else None),
        edition=entry.edition or cover.text(FactRole.EDITION) or cover.text(FactRole.VERSION),
        decided=entry.decided or cover.text(FactRole.DECIDED),
        visibility=entry.visibility,
        leaves_house=entry.leaves_house,
        example=entry.example,
        page_count=summary.page_count,
        unreadable=summary.unreadable,
        origins=tuple(_origins(file, cover, kommun=kommun, earlier=earlier)),
    )


def _origins(
    file: SourceFile, cover: _Cover, *, kommun: str | None, earlier: Document | None
) -> Iterator[tuple[str, Origin]]:
    """Yield where each fact of a document was read, by the same order of sources as `describe`."""
    entry = file.entry
    said = {
        FactRole.TITLE: entry.title, FactRole.KOMMUN: entry.kommun, FactRole.ORGAN: entry.organ,
        FactRole.KIND: entry.kind, FactRole.PERIOD: entry.period, FactRole.EDITION: entry.edition,
        FactRole.DECIDED: entry.decided,
    }  # fmt: skip
    if entry.programme:
        yield "programme", Origin.MANIFEST
    for role, value in said.items():
        origin = Origin.MANIFEST if value else cover.origin(role)
        if origin is None and role is FactRole.EDITION:
            origin = cover.origin(FactRole.VERSION)
        if origin is None and role is FactRole.TITLE:
            origin = Origin.FILE if cover.summary.title else Origin.FILE_NAME
        if origin is None and role is FactRole.KOMMUN:
            origin = Origin.COMMAND if kommun else Origin.EARLIER if earlier and earlier.kommun else None
        if origin is not None:
            yield role.value, origin


def parent_of(file: SourceFile, summary: ReadingSummary, document: Document) -> str | None:
    """Return the organ that the cover says its organ belongs to; None where the manifest names another organ."""
    cover = _Cover(summary)
    named = file.entry.organ is None or document.organ == cover.text(FactRole.ORGAN)
    return cover.text(FactRole.PARENT) if named else None


def units_of(document: Document, cover: Iterable[Fact]) -> tuple[tuple[str, str], ...]:
    """Return the units that a document's headings name, each with the name of the organ it belongs to."""
    found: dict[str, str] = {}
    last = ""
    for fact in cover:
        if fact.role is FactRole.UNIT and document.organ:
            last = fact.text
            found[last] = document.organ
        elif fact.role is FactRole.UNIT_OF and last:
            found[last] = fact.text
    return tuple(found.items())


def complete(documents: Iterable[Document], organs: Iterable[Organ] = ()) -> tuple[Document, ...]:
    """Return the documents of a state, by path, with what depends on the others.

    That is: what file names say by the names of the corpus and its stated `organs`, unique names, superseded editions.
    """
    ordered = sorted(documents, key=lambda document: document.path)
    return _with_superseded(_with_names(with_facts_of_names(ordered, organs)))


def refuse_mixture(documents: Iterable[Document]) -> None:
    """Raise SettingError where one kommun would have both example documents and real ones."""
    first: dict[tuple[str, bool], Document] = {}
    for document in documents:
        if document.kommun is None:
            continue
        kommun = document.kommun.casefold()
        first.setdefault((kommun, document.example), document)
        other = first.get((kommun, not document.example))
        if other is not None:
            example, real = (document, other) if document.example else (other, document)
            raise SettingError(
                f"{document.kommun} skulle få både exempel ({example.name}) och riktiga dokument ({real.name}). "
                "Läs in dem i var sin datakatalog (--data-dir MAPP), eller tillåt det med --allow-mixed."
            )


def by_content(documents: Iterable[Document]) -> dict[str, list[Document]]:
    """Return the documents of each version: those whose bytes are the same."""
    found: dict[str, list[Document]] = defaultdict(list)
    for document in documents:
        found[document.version].append(document)
    return found


def same_facts(one: Document, other: Document) -> bool:
    """Say whether two documents are equal but for what others decide (name, being superseded) and where facts stand."""
    return one == replace(other, name=one.name, superseded=one.superseded, origins=one.origins)


def _kommun(entry: Entry, cover: _Cover, *, kommun: str | None, earlier: Document | None) -> str | None:
    found = entry.kommun or cover.text(FactRole.KOMMUN) or kommun or (earlier.kommun if earlier else None)
    return None if found is None else found.removesuffix(" kommun").strip() or None


def _with_names(documents: Sequence[Document]) -> tuple[Document, ...]:
    """Name each document by its file, with as many folders before it as tell it from the others."""
    names: dict[str, str] = {}
    for document, short in zip(documents, _shortest([one.path for one in documents]), strict=True):
        names[document.id] = short
    return tuple(replace(document, name=names[document.id]) for document in documents)


def _shortest(paths: Sequence[str]) -> list[str]:
    """Return for each path (all different) its shortest ending that no other path has."""
    reversed_parts = sorted((tuple(reversed(PurePath(path).parts)), path) for path in paths)
    needed = dict.fromkeys(paths, 1)
    for (parts, path), (others, other) in pairwise(reversed_parts):  # the longest shared ending is a neighbour's
        shared = _shared(parts, others) + 1
        needed[path] = max(needed[path], shared)
        needed[other] = max(needed[other], shared)
    return ["/".join(PurePath(path).parts[-needed[path] :]) for path in paths]


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    count = 0
    while count < min(len(one), len(other)) and one[count] == other[count]:
        count += 1
    return count


def _with_superseded(documents: Sequence[Document]) -> tuple[Document, ...]:
    groups: dict[tuple[object, ...], list[Document]] = defaultdict(list)
    for document in documents:
        if document.kind is not None and document.period is not None:
            groups[_plan_key(document)].append(document)
    superseded = {
        document.id
        for group in groups.values()
        for document in group
        if any(_supersedes(other, document) for other in group)
    }
    return tuple(replace(document, superseded=document.id in superseded) for document in documents)


def superseding(document: Document, documents: Iterable[Document]) -> tuple[Document, ...]:
    """Return the later editions of a document's plan, the newest of all first; none of what names no kind or period."""
    if document.kind is None or document.period is None:
        return ()
    key = _plan_key(document)
    later = [one for one in documents if _plan_key(one) == key and _supersedes(one, document)]
    return tuple(sorted(later, key=lambda one: (not one.superseded, one.decided or "", one.id), reverse=True))


def _plan_key(document: Document) -> tuple[object, ...]:
    names = (document.kommun, document.organ, document.kind, document.programme)
    return (*(name and name.casefold() for name in names), document.period, document.visibility)


def _supersedes(later: Document, document: Document) -> bool:
    """Say whether one document is a later edition of another with the same plan key."""
    if later.version == document.version:
        return False
    same_title = _title_key(later) == _title_key(document)
    ranks = _rank(later), _rank(document)
    if ranks == (2, 0):
        return same_title or document.kind in _ONE_A_PERIOD
    if document.kind in _MANY_A_PERIOD or not same_title or ranks[0] < ranks[1]:
        return False
    return later.decided is not None and document.decided is not None and later.decided > document.decided


def is_adopted(document: Document) -> bool:
    """Say whether a document is called adopted: what is not said of it is not."""
    return _rank(document) == 2


def _rank(document: Document) -> int:
    """Return 2 for an adopted edition, 0 for a draft, 1 where nothing is said."""
    edition = (document.edition or "").casefold()
    return 2 if edition in _ADOPTED else 0 if edition in _DRAFT else 1


def _title_key(document: Document) -> tuple[str, ...]:
    return words(_NOT_THE_TITLE.sub(" ", document.title.casefold()))
