"""Web page -> blocks; with `html_shown`, `html_rules` and `html_styles` the only file with selectolax.

Page chrome (menus, cookie banners, headers and footers outside the main part) and everything that a reader of the page
does not see are left out: they are no part of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from corpus.errors import EmptyDocument, TooLargeDocument
from ingest.blocks import ParsedDocument
from ingest.parse import html_rules
from ingest.parse.decoding import decode
from ingest.parse.flow_cells import Filled
from ingest.parse.flow_marks import Image, Marking, of_cell
from ingest.parse.html_chrome import LinkList, without_chrome
from ingest.parse.html_lines import with_tables
from ingest.parse.html_shown import EDGE, MAX_DEPTH, NOT_TEXT, depth_of, is_hidden, is_invisible, links_alone, main_part
from ingest.parse.html_styles import Styles
from ingest.parse.page_text import clean, one_line
from ingest.parse.paging import FlowCell, FlowRow, Item, paginate
from ingest.vocabulary import column_of

MAX_SPAN: Final = 100
"""Columns and rows that a cell may claim to cover."""
CHARSET_BYTES: Final = 2048
"""Where a page may declare its charset (the standard says within the first 1024 bytes)."""

_CHARSET: Final = re.compile(
    rb"<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?\s{0,5}([A-Za-z0-9_:.-]{1,40})", re.IGNORECASE
)
_BLOCK: Final = frozenset(
    (
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt",
        "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
        "li", "main", "ol", "p", "pre", "section", "summary", "table", "ul", "caption", "legend", "tbody", "thead",
        "tfoot", "tr", "td", "th",
    )
)  # fmt: skip
_HOLDERS: Final = frozenset(("div", "section", "article", "dl", "ul", "ol", "figure", "blockquote", "details"))
"""Elements that hold several blocks: the cells of a row where a grid is made of them."""
_BOLD: Final = frozenset(
    (
        "b", "strong",
    )
)  # fmt: skip


def parse(data: bytes, *, name: str) -> ParsedDocument:
    """Read a web page. Raises `WrongFormat`, `TooLargeDocument`, `DamagedDocument` or `EmptyDocument`."""
    declared = _CHARSET.search(data[:CHARSET_BYTES])
    source = decode(data, name=name, declared=declared[1].decode("ascii") if declared else "")
    if depth_of(source) > MAX_DEPTH:
        raise TooLargeDocument(f"{name}: sidans element är för djupt nästlade. Spara sidan som PDF och lägg in den.")
    tree = LexborHTMLParser(source)
    html_rules.hide(tree)
    root = main_part(tree)
    walker = _Walker(Styles.of(tree), outside=root is not None and root.tag == "body")
    items = walker.read(root) if root is not None else []
    title = _title(tree, items)
    items = _shown(walker)
    pages, blocks = paginate(items, title=title)
    if not blocks:
        raise EmptyDocument(
            f"{name}: sidan har ingen text (den kan vara tom utan skript). Spara den som PDF från webbläsaren."
        )
    return ParsedDocument(format="html", pages=pages, blocks=blocks, title=title)


def _shown(walker: _Walker) -> list[Item]:
    """Return what was gathered without page chrome, lines that are tables as tables."""
    kept = without_chrome(walker.items, walker.link_lists)
    holders = dict(zip(map(id, walker.items), walker.holders, strict=True))
    return with_tables(kept, [holders[id(item)] for item in kept])


def _title(tree: LexborHTMLParser, items: list[Item]) -> str:
    heading = next((one_line(item.text) for item in items if item.heading == 1), "")
    node = tree.css_first("title")
    return heading or (one_line(node.text(deep=True)) if node is not None else "")


@dataclass(slots=True)
class _List:
    """An open list: its next number, None for bullets."""

    number: int | None


@dataclass(slots=True)
class _Walker:
    """Walks the tree and gathers items; text waits in `pieces` until an element ends its paragraph."""

    styles: Styles
    outside: bool
    """True while header, footer and aside are page chrome: outside the main part and articles."""
    items: list[Item] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    letters: int = 0
    heavy: int = 0
    bold: int = 0
    lists: list[_List] = field(default_factory=list)
    marker: str = ""
    heading: int | None = None
    holder: int = 0
    """The number of the innermost element with other blocks in it; `opened` numbers them."""
    opened: int = 0
    holders: list[int] = field(default_factory=list)
    """The element that holds each item."""
    link_lists: list[LinkList] = field(default_factory=list)
    headed: bool = False
    marking: Marking = field(default_factory=Marking)
    colours: list[str] = field(default_factory=list)
    """The colours of the inline elements that are open."""
    images_alone: list[tuple[int, Image]] = field(default_factory=list)
    """The images of paragraphs without words."""

    def read(self, root: LexborNode) -> list[Item]:
        self._children(root)
        self._flush()
        return self.items

    def _children(self, node: LexborNode) -> None:
        for child in node.iter(include_text=True):
            if child.tag == "-text":
                self._text(child.text(deep=False))
            elif _is_picture(child):
                self.marking.image(len(self.pieces), self.styles.image(child))
            elif child.tag and child.tag not in NOT_TEXT and not is_hidden(child):
                self._element(child, child.tag)

    def _text(self, text: str) -> None:
        # A line feed in the source is a space on the page; the page's own line breaks are br elements.
        if self.colours and text.strip():
            self.marking.colour(len(self.pieces), self.colours[-1])
        self.pieces.append(text.replace("\n", " ").replace("\r", " "))
        length = len(text.strip())
        self.letters += length
        self.heavy += length if self.bold else 0

    def _element(self, node: LexborNode, tag: str) -> None:
        if tag in EDGE and self.outside:
            return
        if tag == "br":
            self.pieces.append("\n")
        elif tag == "table" and _is_data(node):
            self._flush()
            self._keep(*_table_items(node, self.styles))
        elif tag in _BLOCK:
            self._flush()
            self._block(node, tag)
            self._flush()
        else:
            self._inline(node, tag)

    def _inline(self, node: LexborNode, tag: str) -> None:
        colour = self.styles.letters(node)
        self.bold += tag in _BOLD
        self.colours += [colour] if colour else []
        self._children(node)
        self.bold -= tag in _BOLD
        if colour:
            self.colours.pop()

    def _keep(self, *items: Item) -> None:
        self.items += items
        self.holders += [self.holder] * len(items)
        self.headed = self.headed or any(item.heading is not None for item in items)

    def _block(self, node: LexborNode, tag: str) -> None:
        holder, first = self.holder, len(self.items)
        leading = self.outside and not self.headed
        if tag in _HOLDERS:
            self.opened += 1
            self.holder = self.opened
        self._inside(node, tag)
        self._flush()
        self.holder = holder
        if tag in ("ul", "ol") and (words := links_alone(node)):
            self.link_lists.append(LinkList(first, len(self.items), words, leading))

    def _inside(self, node: LexborNode, tag: str) -> None:
        if tag in ("ul", "ol"):
            start = node.attributes.get("start") or "1"
            number = int(start) if start.isdecimal() and len(start) < 6 else 1
            self.lists.append(_List(number if tag == "ol" else None))
            self._children(node)
            self.lists.pop()
        elif tag == "li":
            self.marker = self._next_marker()
            self._children(node)
            self._flush()
            self.marker = ""
        else:
            outside, heading = self.outside, self.heading
            self.outside = outside and tag not in ("main", "article")
            self.heading = int(tag[1]) if len(tag) == 2 and tag[1].isdigit() else heading
            self._children(node)
            self._flush()
            self.outside, self.heading = outside, heading

    def _next_marker(self) -> str:
        if not self.lists or self.lists[-1].number is None:
            return "•"
        self.lists[-1].number += 1
        return f"{self.lists[-1].number - 1}."

    def _flush(self) -> None:
        text = _paragraph("".join(self.pieces))
        if text:
            bullet = bool(self.marker)
            indent = max(0, len(self.lists) - 1) if bullet else 0
            bold = bool(self.letters) and self.heavy == self.letters
            marks = self.marking.marks(self.pieces, _paragraph)
            said = self.marking.words() if text.endswith(":") and self.heading is None else ""
            text = f"{text} {said}" if said else text
            self._keep(Item(text, self.heading, bullet, self.marker, indent, bold, marks=marks))
            self.marker = ""
        else:
            self.images_alone += self.marking.images
        self.pieces, self.letters, self.heavy, self.marking = [], 0, 0, Marking()


def _is_picture(node: LexborNode) -> bool:
    """Say whether an element shows an image, or an inline element without words may be one by its style."""
    tag = node.tag or ""
    empty = node.child is None and tag not in _BLOCK and tag not in NOT_TEXT and tag != "br"
    drawn = tag in ("img", "svg") or empty
    return drawn and not is_invisible(node)


def _paragraph(raw: str) -> str:
    """Fold white space; the line breaks that the page shows are kept."""
    return "\n".join(line for part in clean(raw).split("\n") if (line := " ".join(part.split())))


def _is_data(table: LexborNode) -> bool:
    """Say whether a table holds data; tables within tables, and those that say so, only place text on the page."""
    role = (table.attributes.get("role") or "").lower()
    return role not in ("presentation", "none") and table.css_first("table table") is None


def _table_items(table: LexborNode, styles: Styles) -> list[Item]:
    caption = table.css_first("caption")
    items = [Item(_filled(caption, styles).text)] if caption is not None else []
    taken: dict[int, int] = {}
    rows = [_row(row, taken, styles) for row in table.css("tr") if not is_hidden(row)]
    return [*items, Item("", rows=tuple(_headed(rows)))]


def _headed(rows: Sequence[FlowRow]) -> Sequence[FlowRow]:
    """Mark the first row as the header where the page marks none and its words name columns."""
    filled = [row for row in rows if any(cell.text for cell in row.cells)]
    if len(filled) < 2 or any(row.header for row in filled) or len(filled[0].cells) < 2:
        return rows
    if not all(column_of(cell.text) is not None for cell in filled[0].cells):
        return rows
    return [replace(row, header=row is filled[0]) for row in rows]


def _row(row: LexborNode, taken: dict[int, int], styles: Styles) -> FlowRow:
    """Return a row's cells at their columns; `taken` says how many more rows a cell from above covers a column."""
    cells: list[FlowCell] = []
    heads = 0
    column = 0
    covered = dict(taken)
    for node in _cells(row):
        while covered.get(column, 0) > 0:
            column += 1
        width, height = _span(node, "colspan"), _span(node, "rowspan")
        if height > 1:
            taken.update(dict.fromkeys(range(column, column + width), height))
        heads += node.tag == "th"
        filled = _filled(node, styles)
        marks = of_cell(filled.text, filled.symbols(), styles.cell(node))
        cells.append(FlowCell(filled.words(), column, width, node.tag == "th" or filled.bold, marks))
        column += width
    for each in list(taken):
        taken[each] -= 1
    parent = row.parent
    return FlowRow(
        tuple(cells), bool(cells) and (heads == len(cells) or (parent is not None and parent.tag == "thead"))
    )


def _cells(row: LexborNode) -> Iterator[LexborNode]:
    return (child for child in row.iter() if child.tag in ("td", "th") and not is_hidden(child))


def _span(node: LexborNode, name: str) -> int:
    value = (node.attributes.get(name) or "1").strip()
    return min(max(int(value), 1), MAX_SPAN) if value.isdecimal() and len(value) < 6 else 1


def _filled(node: LexborNode, styles: Styles) -> Filled:
    walker = _Walker(styles, outside=False)
    items = walker.read(node)
    lines = [f"{item.marker} {item.text}" if item.marker else item.text for item in items]
    bold = bool(items) and all(item.bold for item in items)
    return Filled.of(items, lines, bold=bold, images=walker.images_alone)
