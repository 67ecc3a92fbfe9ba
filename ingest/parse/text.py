"""Plain text -> blocks: paragraphs parted by blank lines, bullets by their marks."""

from __future__ import annotations

import re
from typing import Final

from corpus.errors import EmptyDocument
from ingest.blocks import ParsedDocument
from ingest.parse.decoding import decode
from ingest.parse.page_text import clean
from ingest.parse.paging import Item, paginate

_BULLET: Final = re.compile(r"([ \t]*)([•●○◦▪■□‣–—*+-]|o(?=[ \t]{2,}|\t))[ \t]+(?=\S)")
TAB: Final = 4
"""Columns that a tab counts for in indents."""
INDENT_STEP: Final = 2
"""Columns from which a bullet is nested one level deeper."""


def parse(data: bytes, *, name: str) -> ParsedDocument:
    """Read a text file. Raises `WrongFormat`, `TooLargeDocument`, `DamagedDocument` or `EmptyDocument`."""
    text = clean(_kept_tabs(decode(data, name=name)))
    pages, blocks = paginate(_items(text))
    if not blocks:
        raise EmptyDocument(f"{name}: filen har ingen text. Hämta den på nytt från originalet.")
    return ParsedDocument(format="text", pages=pages, blocks=blocks)


def _kept_tabs(text: str) -> str:
    """Widen tabs before they become single spaces: indents and the letter bullet are told by them."""
    return text.replace("\t", " " * TAB)


def _items(text: str) -> list[Item]:
    items: list[Item] = []
    lines: list[str] = []
    marker, indents = "", list[int]()

    def flush() -> None:
        nonlocal lines, marker
        if lines:
            items.append(Item("\n".join(lines), bullet=bool(marker), marker=marker, indent=max(0, len(indents) - 1)))
        lines, marker = [], ""

    for line in text.split("\n"):
        match = _BULLET.match(line)
        if match:
            flush()
            marker = match[2]
            indents = _nested(indents, len(match[1]))
            lines = [_folded(line[match.end() :])]
        elif line.strip():
            if not lines:
                indents = []
            lines.append(_folded(line))
        else:
            flush()
    flush()
    return items


def _nested(indents: list[int], column: int) -> list[int]:
    """Return the open bullet columns once a bullet stands at `column`."""
    outer = [indent for indent in indents if indent + INDENT_STEP <= column]
    return [*outer, column]


def _folded(line: str) -> str:
    return " ".join(line.split())
