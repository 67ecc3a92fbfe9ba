"""A document's bytes -> a Reading: parse, structure, passages, plan, cover. Pure but for the parsers' libraries."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version

from corpus.errors import DamagedDocument, EmptyDocument, ScannedDocument
from corpus.model import FactRole, Page, Reading
from ingest.blocks import ParsedDocument
from ingest.parse.by_suffix import parse_document
from ingest.parse.ocr import tesseract
from ingest.parse.ocr.limits import OcrLimits
from ingest.passages import split
from ingest.plan import read_plan
from ingest.plan.cover import read_cover, title_of
from ingest.plan.told import with_told
from ingest.plan.units import read_units
from ingest.report import nameless
from ingest.structure import build, printed_labels
from ingest.symbols import explain

READER_VERSION = "7"
"""Raised whenever a change makes documents read differently: they are then read again at the next ingest."""

_PARSERS = ("pypdfium2", "pypdf", "pdfplumber", "python-docx", "openpyxl", "selectolax", "tinycss2", "markdown-it-py")


def reading_id(document_version: str, ocr: OcrLimits | None = None) -> str:
    """Return the id of this reader's reading of a document version (SHA-256 of its bytes).

    `ocr` is given for a document whose pages were tried by their picture: with more time it may be read further.
    """
    by_picture = "" if ocr is None else f"\nocr {ocr.seconds} {ocr.page_seconds}"
    return hashlib.sha256(f"{document_version}\n{READER_VERSION}{by_picture}".encode()).hexdigest()[:16]


def can_read_pictures() -> bool:
    """Say whether what reading pages from their pictures needs is installed."""
    return tesseract.lack() is None


def reader_description() -> str:
    """Return the reader's version with those of the parsers' libraries, as it is recorded with each reading."""
    return " ".join([f"roda-reader {READER_VERSION}", *(f"{name} {_version(name)}" for name in _PARSERS)])


def read(data: bytes, *, name: str, ocr: OcrLimits | None = None) -> Reading:
    """Read a document; `name` is its file name, for the suffix and for messages.

    Pages without readable text are read from their picture within the limits `ocr`; None: not at all.

    Raises UnreadableDocument: what the parsers raise, ScannedDocument when no page has a text layer, EmptyDocument
    when there is no text at all.
    """
    parsed = parse_document(data, name=name, ocr=ocr)
    _require_text(parsed, name)
    document_version = hashlib.sha256(data).hexdigest()
    reading = reading_id(document_version, ocr if parsed.by_picture else None)
    parsed = with_told(explain(parsed))
    section = build(parsed)
    cover = read_cover(section, parsed=parsed, reading=reading)
    owner = next((fact.text for fact in cover if fact.role is FactRole.ORGAN), None)
    mentions = read_plan(section, parsed=parsed, reading=reading, version=document_version, owner=owner)
    return Reading(
        id=reading,
        version=document_version,
        reader=reader_description(),
        format=parsed.format,
        title=title_of(section, parsed),
        pages=_labelled(parsed),
        passages=split(section, parsed=parsed, reading=reading),
        mentions=mentions,
        cover=(*cover, *read_units(section, mentions, owner=owner, reading=reading)),
        unreadable=parsed.unreadable,
        warnings=tuple(nameless(warning, name) for warning in parsed.warnings),
    )


def _labelled(parsed: ParsedDocument) -> tuple[Page, ...]:
    """Return the pages with the numbers printed on them, where those differ from the file's own labels."""
    printed = printed_labels(parsed)
    return tuple(replace(page, label=printed.get(page.number, page.label)) for page in parsed.pages)


def _require_text(parsed: ParsedDocument, name: str) -> None:
    numbers = {page.number for page in parsed.pages}
    if numbers and numbers <= set(parsed.unreadable):
        raise ScannedDocument(
            f"{name}: dokumentet saknar textlager (inskannat, eller text ritad som bild). "
            "Läs in en OCR-tolkad version, eller originalet från det program som skapade det."
        )
    if not any(page.text.strip() for page in parsed.pages):
        raise EmptyDocument(f"{name}: dokumentet har ingen text. Kontrollera att det är rätt fil.")
    for page in parsed.pages:
        # Databases and JSON refuse these two; a parser should never give them.
        if "\x00" in page.text or any("\ud800" <= character <= "\udfff" for character in page.text):
            raise DamagedDocument(f"{name}: sidan {page.number} har tecken som inte är text. Spara om dokumentet.")


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "?"
