"""Markdown -> blocks; the only file with markdown-it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from corpus.errors import EmptyDocument, TooLargeDocument
from ingest.blocks import ParsedDocument
from ingest.parse.decoding import decode
from ingest.parse.html_shown import hides
from ingest.parse.page_text import one_line
from ingest.parse.paging import FlowCell, FlowRow, Item, paginate

MAX_NESTING: Final = 40
"""Levels of lists and quotes that are followed; markdown-it's own guard, set lower."""

_TAG: Final = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})")
_NESTING: Final = frozenset(("blockquote_open", "bullet_list_open", "ordered_list_open", "list_item_open"))


def parse(data: bytes, *, name: str) -> ParsedDocument:
    """Read a Markdown file. Raises `WrongFormat`, `TooLargeDocument`, `DamagedDocument` or `EmptyDocument`."""
    reader = MarkdownIt("commonmark", {"maxNesting": MAX_NESTING}).enable("table")
    tokens = reader.parse(decode(data, name=name))
    if any(token.type in _NESTING and token.level >= MAX_NESTING - 1 for token in tokens):  # its content was left out
        raise TooLargeDocument(
            f"{name}: listor eller citat är för djupt nästlade. Platta ut dem och läs in filen igen."
        )
    items = _Reader().read(tokens)
    title = next((item.text for item in items if item.heading == 1), "")
    pages, blocks = paginate(items, title=title)
    if not blocks:
        raise EmptyDocument(f"{name}: filen har ingen text. Hämta den på nytt från originalet.")
    return ParsedDocument(format="markdown", pages=pages, blocks=blocks, title=title)


@dataclass(slots=True)
class _List:
    """An open list: its next number, None for bullets."""

    number: int | None


@dataclass(slots=True)
class _Reader:
    """Turns markdown-it's flat token stream into items."""

    items: list[Item] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    marker: str = ""
    heading: int | None = None
    rows: list[FlowRow] = field(default_factory=list)
    cells: list[FlowCell] | None = None
    in_head: bool = False

    def read(self, tokens: Sequence[Token]) -> list[Item]:
        for token in tokens:
            self._structure(token)
            if token.type == "inline":
                self._inline(token)
            elif token.type in ("fence", "code_block"):
                self.items.append(Item(one_line(token.content)))
        return self.items

    def _structure(self, token: Token) -> None:
        match token.type:
            case "heading_open":
                self.heading = int(token.tag[1:])
            case "heading_close":
                self.heading = None
            case "bullet_list_open":
                self.lists.append(_List(None))
            case "ordered_list_open":
                self.lists.append(_List(int(token.attrs.get("start", 1) or 1)))
            case "bullet_list_close" | "ordered_list_close":
                self.lists.pop()
            case "list_item_open":
                self.marker = self._next_marker()
            case "list_item_close":
                self.marker = ""
            case _:
                self._table_structure(token)

    def _table_structure(self, token: Token) -> None:
        match token.type:
            case "thead_open":
                self.in_head = True
            case "thead_close":
                self.in_head = False
            case "tr_open":
                self.cells = []
            case "tr_close":
                self.rows.append(FlowRow(tuple(self.cells or ()), self.in_head))
                self.cells = None
            case "table_close":
                self.items.append(Item("", rows=tuple(self.rows)))
                self.rows = []

    def _next_marker(self) -> str:
        here = self.lists[-1]
        if here.number is None:
            return "•"
        here.number += 1
        return f"{here.number - 1}."

    def _inline(self, token: Token) -> None:
        text, bold = _words(token.children or ())
        if self.cells is not None:
            self.cells.append(FlowCell(text, len(self.cells), 1, bold))
            return
        bullet = bool(self.marker)
        self.items.append(
            Item(text, self.heading, bullet, self.marker, max(0, len(self.lists) - 1) if bullet else 0, bold)
        )
        self.marker = ""


def _words(children: Sequence[Token]) -> tuple[str, bool]:
    """Return an inline token's text and whether all of it is bold.

    Tags of inline HTML are dropped and their text is kept, unless they hide it.
    """
    pieces: list[str] = []
    strong = letters = heavy = 0
    hidden: list[str] = []
    for child in children:
        if child.type == "html_inline":
            _follow(child.content, hidden)
        elif hidden:
            continue
        elif child.type == "strong_open":
            strong += 1
        elif child.type == "strong_close":
            strong -= 1
        elif child.type in ("softbreak", "hardbreak"):
            pieces.append(" ")
        elif child.type in ("text", "code_inline", "image"):
            pieces.append(child.content)
            letters += len(child.content.strip())
            heavy += len(child.content.strip()) if strong else 0
    return one_line("".join(pieces)), bool(letters) and heavy == letters


def _follow(tag: str, hidden: list[str]) -> None:
    """Keep account of the elements that are open, from the first that hides what is in it."""
    found = _TAG.match(tag)
    if found is None or tag.endswith("/>"):
        return
    closes, name = bool(found[1]), found[2].lower()
    if not closes and (hidden or hides(tag)):
        hidden.append(name)
    elif closes and name in hidden:
        del hidden[len(hidden) - 1 - hidden[::-1].index(name) :]
