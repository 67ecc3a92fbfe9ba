"""The gate that every PDF passes first; the only file with pypdf.

pypdf counts what it unpacks and stops at its limits, so a decompression bomb is turned away here in well under a
second, before pdfium (which has no such limits) sees it. The gate also reads what pdfium gives less well: title,
outline and page labels.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pypdf
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError, PyPdfError
from pypdf.generic import ArrayObject, Destination, DictionaryObject, IndirectObject, PdfObject, StreamObject

from corpus.errors import DamagedDocument, EmptyDocument, EncryptedDocument, TooLargeDocument

MAX_PAGES: Final = 5000
"""The longest plans seen have a few hundred pages."""
MAX_UNPACKED_BYTES: Final = 300_000_000
"""Page contents, forms and fonts of the whole file, unpacked; real files of 300 pages have 10 MB."""
MAX_OUTLINE: Final = 5000
"""Entries kept of a table of contents."""
MAX_DEPTH: Final = 8
"""Levels kept of a table of contents; how deep forms within forms are followed."""
FONT_FILES: Final = ("/FontFile", "/FontFile2", "/FontFile3")

BROKEN: Final = (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, OSError)
"""What pypdf raises on broken files: its own errors, and plain ones where an object is not of the expected kind."""


@dataclass(frozen=True, slots=True)
class PdfFacts:
    """What the gate found: the title ("" when none), the labels of the pages in order and the table of contents.

    `page_count` is 0 when pypdf could not read the page tree but the file is no bomb: pdfium may still recover it.
    `outline` is (level from 1, title, page from 1).
    """

    page_count: int
    title: str = ""
    labels: tuple[str, ...] = ()
    outline: tuple[tuple[int, str, int], ...] = ()


def inspect(data: bytes, *, name: str) -> PdfFacts:
    """Return what pypdf knows of the file, once it is known to be safe to open.

    Raises `EncryptedDocument` (a password is needed), `EmptyDocument` (no pages), `TooLargeDocument` (too many pages,
    or more to unpack than the limits above), `DamagedDocument`.
    """
    # pypdf reports every repaired flaw to its logger; the outcome is what counts here.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        # is_encrypted stays true after decrypting; an empty user password is a file that every reader opens.
        if reader.is_encrypted and not reader.decrypt(""):
            raise EncryptedDocument(_encrypted(name))
        count = len(reader.pages)
        if count > MAX_PAGES:
            raise TooLargeDocument(
                f"{name}: dokumentet har {count} sidor; gränsen är {MAX_PAGES}. Dela upp det i mindre delar."
            )
        if count:
            _weigh(reader, name=name)
    except LimitReachedError as error:
        raise _bomb(name) from error
    except (FileNotDecryptedError, DependencyError) as error:
        raise EncryptedDocument(_encrypted(name)) from error
    except MemoryError as error:
        raise _bomb(name) from error
    except BROKEN as error:
        if b"%%EOF" not in data[-2048:] and b"startxref" not in data:
            raise DamagedDocument(_damaged(name)) from error
        return PdfFacts(0)
    if not count:
        raise EmptyDocument(f"{name}: dokumentet har inga sidor. Skapa PDF-filen på nytt från originalet.")
    return PdfFacts(count, _title(reader), _labels(reader, count), _outline(reader))


def _encrypted(name: str) -> str:
    return f"{name}: dokumentet är låst med lösenord. Spara en kopia utan lösenord och lägg in den."


def _damaged(name: str) -> str:
    return f"{name}: filen är skadad eller avklippt. Hämta den på nytt från originalet."


def _bomb(name: str) -> TooLargeDocument:
    return TooLargeDocument(
        f"{name}: dokumentet blir orimligt stort när det packas upp. Skapa PDF-filen på nytt från originalet."
    )


def _weigh(reader: pypdf.PdfReader, *, name: str) -> None:
    """Unpack every page's contents, forms and fonts once, within the limits."""
    seen: set[int] = set()
    total = 0
    for page in reader.pages:
        for stream in _streams(page, seen=seen):
            total += len(stream.get_data())
            if total > MAX_UNPACKED_BYTES:
                raise _bomb(name)


def _streams(page: DictionaryObject, *, seen: set[int]) -> Iterator[StreamObject]:
    """Yield the streams that pdfium unpacks to read a page's text, each once per file."""
    contents = _get(page, "/Contents")
    parts = list(contents) if isinstance(contents, ArrayObject) else [page.raw_get("/Contents")] if contents else []
    for part in parts:
        yield from _once(part, seen=seen)
    yield from _resource_streams(page.get("/Resources"), seen=seen, depth=0)


def _resource_streams(reference: object, *, seen: set[int], depth: int) -> Iterator[StreamObject]:
    resources = _resolve(reference)
    if not isinstance(resources, DictionaryObject) or depth > MAX_DEPTH:
        return
    for font in _entries(resources, "/Font", seen=seen):
        yield from _font_streams(font, seen=seen)
    for drawn in _entries(resources, "/XObject", seen=seen):
        if isinstance(drawn, StreamObject) and drawn.get("/Subtype") == "/Form":
            yield drawn
            yield from _resource_streams(drawn.get("/Resources"), seen=seen, depth=depth + 1)


def _font_streams(font: DictionaryObject, *, seen: set[int]) -> Iterator[StreamObject]:
    yield from _once(font.raw_get("/ToUnicode") if "/ToUnicode" in font else None, seen=seen)
    descendants = _get(font, "/DescendantFonts")
    for each in [font, *(descendants if isinstance(descendants, ArrayObject) else ())]:
        inner = _resolve(each)
        descriptor = _get(inner, "/FontDescriptor") if isinstance(inner, DictionaryObject) else None
        if isinstance(descriptor, DictionaryObject):
            for key in FONT_FILES:
                if key in descriptor:
                    yield from _once(descriptor.raw_get(key), seen=seen)


def _entries(resources: DictionaryObject, key: str, *, seen: set[int]) -> Iterator[DictionaryObject]:
    """Yield the dictionaries of one kind of resource that were not met before in the file."""
    named = _get(resources, key)
    if not isinstance(named, DictionaryObject):
        return
    for entry in named:
        reference = named.raw_get(entry)
        if isinstance(reference, IndirectObject):
            if reference.idnum in seen:
                continue
            seen.add(reference.idnum)
        value = _resolve(reference)
        if isinstance(value, DictionaryObject):
            yield value


def _once(reference: object, *, seen: set[int]) -> Iterator[StreamObject]:
    if isinstance(reference, IndirectObject):
        if reference.idnum in seen:
            return
        seen.add(reference.idnum)
    stream = _resolve(reference)
    if isinstance(stream, StreamObject):
        yield stream


def _get(holder: DictionaryObject, key: str) -> object:
    return _resolve(holder.get(key))


def _resolve(reference: object) -> object:
    return reference.get_object() if isinstance(reference, PdfObject) else reference


def _title(reader: pypdf.PdfReader) -> str:
    try:
        title = reader.metadata.title if reader.metadata else None
    except BROKEN:
        return ""
    return " ".join(title.split())[:300] if isinstance(title, str) else ""


def _labels(reader: pypdf.PdfReader, count: int) -> tuple[str, ...]:
    try:
        labels = tuple(reader.page_labels)
    except BROKEN:
        labels = ()
    return tuple(label.strip()[:40] for label in labels) if len(labels) == count else ()


def _outline(reader: pypdf.PdfReader) -> tuple[tuple[int, str, int], ...]:
    try:
        return tuple(_outline_entries(reader, reader.outline, level=1))[:MAX_OUTLINE]
    except BROKEN:
        return ()


def _outline_entries(reader: pypdf.PdfReader, entries: object, *, level: int) -> Iterator[tuple[int, str, int]]:
    for entry in entries if isinstance(entries, list) else ():
        if isinstance(entry, list):
            if level < MAX_DEPTH:
                yield from _outline_entries(reader, entry, level=level + 1)
        elif isinstance(entry, Destination):
            page = reader.get_destination_page_number(entry)
            title = " ".join(str(entry.title or "").split())
            if title and page is not None and page >= 0:
                yield level, title[:300], page + 1
