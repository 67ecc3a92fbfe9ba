"""A printed contents list -> the outline it stands for: level, title and page of each entry. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ingest import furniture
from ingest.blocks import Block, ParsedDocument

INDENT: Final = 5.0
"""Points between the left edges of two levels."""
MAX_LEVELS: Final = 6
MIN_FOUND: Final = 3
"""Entries that a list must have."""

_ENTRY: Final = re.compile(r"(?P<title>\S.{0,200}?)[\s.…_]{2,400}(?P<page>\d{1,4})")
_NUMBER: Final = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,4})\.?(?=\s|[A-ZÅÄÖ])")


@dataclass(frozen=True, slots=True)
class _Entry:
    title: str
    page: str
    left: float


def outline_of(parsed: ParsedDocument, contents: Iterable[int]) -> tuple[tuple[int, str, int], ...]:
    """Return what a document's contents list says: (level from 1, title, PDF page from 1); () where there is none.

    `contents` are the indexes of its blocks. Levels are the depths of section numbers, or the steps of the entries'
    left edges. Page numbers are the printed ones.
    """
    entries = tuple(_entries(parsed, contents))
    if len(entries) < MIN_FOUND:
        return ()
    pages = _pages(parsed)
    levels = _by_number(entries) or _by_edge(entries)
    placed = ((level, entry.title, pages.get(entry.page)) for level, entry in zip(levels, entries, strict=True))
    return tuple((level, title, page) for level, title, page in placed if page is not None)


def _entries(parsed: ParsedDocument, contents: Iterable[int]) -> Iterator[_Entry]:
    for index in sorted(contents):
        block: Block = parsed.blocks[index]
        match = _ENTRY.fullmatch(block.text.strip())
        if match is not None and block.table is None and block.box is not None:
            yield _Entry(match["title"], match["page"], block.box.x0)


def _pages(parsed: ParsedDocument) -> Mapping[str, int]:
    labels = furniture.printed_labels(parsed)
    return {labels.get(page.number, page.label): page.number for page in reversed(parsed.pages)}


def _by_number(entries: tuple[_Entry, ...]) -> list[int]:
    """Return the depths of the section numbers, [] where entries have none."""
    found = [_NUMBER.match(entry.title) for entry in entries]
    return [match["number"].count(".") + 1 for match in found if match is not None] if all(found) else []


def _by_edge(entries: tuple[_Entry, ...]) -> list[int]:
    edges: list[float] = []
    for left in sorted(entry.left for entry in entries):
        if not edges or left - edges[-1] > INDENT:
            edges.append(left)
    return [min(sum(edge <= entry.left for edge in edges), MAX_LEVELS) for entry in entries]
