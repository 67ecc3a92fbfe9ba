"""Rows <-> model values."""

from __future__ import annotations

import zlib
from collections.abc import Mapping

from sqlalchemy import RowMapping

from corpus.model import (
    Amendment,
    CharacterMap,
    Document,
    Expected,
    Failure,
    Locator,
    Organ,
    OrganKind,
    Origin,
    Page,
    Passage,
    Period,
    Reading,
)
from corpus.store import encoding
from corpus.store.state import ReadingSummary, StateInfo

Columns = Mapping[str, object]
"""Column name -> value, as a row is written."""

_COMPRESSION = 6  # zlib's usual level: character maps shrink to about a fifth, faster than the disk takes them


def state_of(row: RowMapping) -> StateInfo:
    """Return the state a row tells of."""
    return StateInfo(row["number"], row["created"], row["generation"])


def reading_row(reading: Reading) -> Columns:
    """Return the row of a reading itself."""
    return {
        "id": reading.id,
        "version": reading.version,
        "reader": reading.reader,
        "format": reading.format,
        "title": reading.title,
        "page_count": len(reading.pages),
        "cover": encoding.encode_facts(reading.cover),
        "unreadable": encoding.encode_numbers(reading.unreadable),
        "warnings": encoding.encode_texts(reading.warnings),
    }


def summary_of(row: RowMapping) -> ReadingSummary:
    """Return the reading a row tells of."""
    return ReadingSummary(
        id=row["id"],
        version=row["version"],
        reader=row["reader"],
        format=row["format"],
        title=row["title"],
        page_count=row["page_count"],
        cover=encoding.decode_facts(row["cover"]),
        unreadable=encoding.decode_numbers(row["unreadable"]),
        warnings=encoding.decode_texts(row["warnings"]),
    )


def page_row(reading: str, page: Page) -> Columns:
    """Return the row of a page."""
    return {
        "reading": reading,
        "number": page.number,
        "label": page.label,
        "text": page.text,
        "width": page.width,
        "height": page.height,
        "characters": zlib.compress(page.characters.packed, _COMPRESSION),
        "recognition": None if page.recognition is None else encoding.encode_recognition(page.recognition),
        "cells": encoding.encode_cells(page.cells) if page.cells else None,
    }


def page_of(row: RowMapping) -> Page:
    """Return the page a row tells of."""
    return Page(
        number=row["number"],
        label=row["label"],
        text=row["text"],
        width=row["width"],
        height=row["height"],
        characters=CharacterMap(zlib.decompress(row["characters"])),
        recognition=None if row["recognition"] is None else encoding.decode_recognition(row["recognition"]),
        cells=() if row["cells"] is None else encoding.decode_cells(row["cells"]),
    )


def passage_row(position: int, passage: Passage) -> Columns:
    """Return the row of a passage; `position` is its 0-based place in the reading."""
    numbers = [part.page for part in passage.locator.parts]
    return {
        "id": passage.id,
        "reading": passage.locator.reading,
        "position": position,
        "first_page": min(numbers),
        "last_page": max(numbers),
        "parts": encoding.encode_parts(passage.locator.parts),
        "text": passage.text,
        "headings": encoding.encode_texts(passage.headings),
        "header": passage.header,
    }


def passage_of(row: RowMapping) -> Passage:
    """Return the passage a row tells of."""
    return Passage(
        id=row["id"],
        locator=Locator(row["reading"], encoding.decode_parts(row["parts"])),
        text=row["text"],
        headings=encoding.decode_texts(row["headings"]),
        header=row["header"],
    )


def document_row(document: Document) -> Columns:
    """Return the row of a document's place."""
    return {
        "id": document.id,
        "name": document.name,
        "path": document.path,
        "version": document.version,
        "reading": document.reading,
        "title": document.title,
        "format": document.format,
        "kommun": document.kommun,
        "organ": document.organ,
        "kind": document.kind,
        "programme": document.programme,
        **_years("period", document.period),
        "edition": document.edition,
        "decided": document.decided,
        "visibility": document.visibility,
        "leaves_house": document.leaves_house,
        "example": document.example,
        "superseded": document.superseded,
        "page_count": document.page_count,
        "unreadable": encoding.encode_numbers(document.unreadable),
        "origins": encoding.encode_pairs(document.origins),
    }


def document_of(row: RowMapping) -> Document:
    """Return the document a row tells of."""
    return Document(
        id=row["id"],
        name=row["name"],
        path=row["path"],
        version=row["version"],
        reading=row["reading"],
        title=row["title"],
        format=row["format"],
        kommun=row["kommun"],
        organ=row["organ"],
        kind=row["kind"],
        programme=row["programme"],
        period=_period(row["period_first"], row["period_last"]),
        edition=row["edition"],
        decided=row["decided"],
        visibility=row["visibility"],
        leaves_house=row["leaves_house"],
        example=row["example"],
        superseded=row["superseded"],
        page_count=row["page_count"],
        unreadable=encoding.decode_numbers(row["unreadable"]),
        origins=tuple((role, Origin(name)) for role, name in encoding.decode_pairs(row["origins"] or "[]")),
    )


def failure_row(failure: Failure) -> Columns:
    """Return the row of a failure."""
    return {
        "name": failure.name,
        "path": failure.path,
        "reason": failure.reason,
        "visibility": failure.visibility,
    }


def failure_of(row: RowMapping) -> Failure:
    """Return the failure a row tells of."""
    return Failure(row["name"], row["path"], row["reason"], row["visibility"])


def expected_row(expected: Expected) -> Columns:
    """Return the row of an expected document."""
    return {
        "kommun": expected.kommun,
        "organ": expected.organ,
        "kind": expected.kind,
        **_years("period", expected.period),
        "source": expected.source,
    }


def expected_of(row: RowMapping) -> Expected:
    """Return the expected document a row tells of."""
    period = _period(row["period_first"], row["period_last"])
    return Expected(row["kommun"], row["organ"], row["kind"], period, row["source"])


def organ_row(organ: Organ) -> Columns:
    """Return the row of an organ."""
    return {
        "id": organ.id,
        "name": organ.name,
        "kind": organ.kind.value,
        "kommun": organ.kommun,
        "aliases": encoding.encode_texts(organ.aliases),
        "parent": organ.parent,
        **_years("valid", organ.valid),
        "source": organ.source,
    }


def organ_of(row: RowMapping) -> Organ:
    """Return the organ a row tells of."""
    return Organ(
        id=row["id"],
        name=row["name"],
        kind=OrganKind(row["kind"]),
        kommun=row["kommun"],
        aliases=encoding.decode_texts(row["aliases"]),
        parent=row["parent"],
        valid=_period(row["valid_first"], row["valid_last"]),
        source=row["source"],
    )


def _years(name: str, period: Period | None) -> Columns:
    first, last = (None, None) if period is None else (period.first, period.last)
    return {f"{name}_first": first, f"{name}_last": last}


def _period(first: int | None, last: int | None) -> Period | None:
    return None if first is None or last is None else Period(first, last)


def amendment_row(amendment: Amendment) -> Columns:
    """Return the row of what corrections make of a reading."""
    return {
        "reading": amendment.reading,
        "removed": encoding.encode_pairs(amendment.removed),
        "mentions": encoding.encode_mentions(amendment.mentions),
    }


def amendment_of(row: RowMapping) -> Amendment:
    """Return the amendment a row tells of."""
    return Amendment(row["reading"], encoding.decode_pairs(row["removed"]), encoding.decode_mentions(row["mentions"]))
