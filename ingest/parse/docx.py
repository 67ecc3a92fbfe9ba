"""Word document (DOCX) -> blocks; python-docx opens it and knows its styles, the body is walked element by element.

The walk is our own because the body holds more than paragraphs and tables: content controls, tracked insertions and
text boxes hold text that a reader sees and python-docx's own text properties leave out.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from typing import Final

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.exceptions import PackageNotFoundError

from corpus.errors import DamagedDocument, EmptyDocument, TooLargeDocument
from ingest.blocks import ParsedDocument
from ingest.parse import zip_gate
from ingest.parse.docx_hidden import Letters, is_box_off_page, is_off_page, is_painted, is_unseen
from ingest.parse.docx_images import DocxImages, ground, run_colour, symbol
from ingest.parse.docx_numbering import Numbering
from ingest.parse.docx_xml import MC, THROUGH, Element, W, child, flag, number, through, value
from ingest.parse.flow_cells import Filled
from ingest.parse.flow_marks import FlowMark, Image, Marking, of_cell
from ingest.parse.page_text import clean
from ingest.parse.paging import FlowCell, FlowRow, Item, paginate

NO_MEMORY: Final = 2
"""libxml2's XML_ERR_NO_MEMORY, which lxml raises as a syntax error."""
BODY_TEXT: Final = 9
"""The outline level that means "no heading"."""
MAX_DEPTH: Final = 60
"""Tables within tables and boxes within boxes that are followed."""

_HEADING_NAME: Final = re.compile(r"(?:heading|rubrik)\s{0,3}([1-9])", re.IGNORECASE)
_TITLE_NAMES: Final = frozenset(("title", "titel", "rubrik", "dokumenttitel"))
_CONTENTS_NAME: Final = re.compile(r"(?:toc|innehåll(?:sförteckning)?)\s{0,3}\d?", re.IGNORECASE)


def parse(data: bytes, *, name: str) -> ParsedDocument:
    """Read a Word document.

    Raises `WrongFormat` (another kind of archive), `EncryptedDocument`, `DamagedDocument`, `TooLargeDocument` or
    `EmptyDocument`.
    """
    zip_gate.weigh(data, name=name, office=zip_gate.WORD)
    try:
        document = docx.Document(io.BytesIO(data))
        items = _Walker.of(document).read(document.element.body)
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, SyntaxError, AttributeError) as error:
        # lxml's syntax errors are SyntaxError; the others come from parts that are missing or of another kind.
        if getattr(error, "code", None) == NO_MEMORY:
            raise TooLargeDocument(zip_gate.too_large(name)) from error
        raise DamagedDocument(
            f"{name}: Word-dokumentet är skadat. Öppna det i Word, spara om det och lägg in det igen."
        ) from error
    except (RecursionError, MemoryError) as error:
        raise TooLargeDocument(zip_gate.too_large(name)) from error
    title = next((item.text for item in items if item.heading == 1), "")
    stated = " ".join((document.core_properties.title or "").split())[:300]
    pages, blocks = paginate(items, title=stated or title)
    if not blocks:
        raise EmptyDocument(f"{name}: dokumentet har ingen text. Kontrollera originalet.")
    return ParsedDocument(format="docx", pages=pages, blocks=blocks, title=stated or title)


NO_LETTERS: Final = Letters()


@dataclass(frozen=True, slots=True)
class _Style:
    """What a style says: heading level, whether it is a contents line, bold, painted, its numbering, its letters."""

    heading: int | None = None
    contents: bool = False
    bold: bool = False
    painted: bool = False
    numbering: tuple[str, int] | None = None
    letters: Letters = NO_LETTERS


def _styles(document: Document) -> dict[str, _Style]:
    elements = {style.style_id: style.element for style in document.styles}
    styles = {key: _style(key, elements) for key in elements}
    usual = document.styles.default(WD_STYLE_TYPE.PARAGRAPH)
    letters = styles[usual.style_id].letters if usual is not None and usual.style_id in styles else NO_LETTERS
    return {**styles, "": _Style(letters=letters)}


def _style(key: str, elements: dict[str, Element]) -> _Style:
    """Read a style and what it is based on; the nearest statement wins."""
    heading: int | None = None
    numbering: tuple[str, int] | None = None
    bold: bool | None = None
    contents = painted = False
    letters = NO_LETTERS
    seen: set[str] = set()
    while key in elements and key not in seen:
        seen.add(key)
        element = elements[key]
        name = value(child(element, "name")) or ""
        contents = contents or bool(_CONTENTS_NAME.fullmatch(name))
        if heading is None:
            heading = _level(name, child(element, "pPr"))
        painted = painted or is_painted(child(element, "pPr")) or is_painted(child(element, "rPr"))
        numbering = numbering or _number_reference(child(element, "pPr"))
        bold = flag(child(element, "rPr"), "b") if bold is None else bold
        letters = letters.over(Letters.of(child(element, "rPr")))
        key = value(child(element, "basedOn")) or ""
    return _Style(heading, contents, bool(bold), painted, numbering, letters)


def _level(name: str, properties: Element | None) -> int | None:
    named = _HEADING_NAME.fullmatch(name.strip())
    if named:
        return int(named[1])
    if name.strip().casefold() in _TITLE_NAMES:
        return 1
    outline = number(child(properties, "outlineLvl"))
    return outline + 1 if outline is not None and outline < BODY_TEXT else None


def _number_reference(properties: Element | None) -> tuple[str, int] | None:
    """Return (numId, level) of a paragraph's or style's own numbering."""
    found = child(properties, "numPr")
    key = value(child(found, "numId"))
    return None if key is None else (key, number(child(found, "ilvl")) or 0)


@dataclass(slots=True)
class _Walker:
    """Walks the body and gathers items."""

    styles: dict[str, _Style]
    numbering: Numbering
    images: DocxImages
    items: list[Item] = field(default_factory=list)
    images_alone: list[tuple[int, Image]] = field(default_factory=list)
    """The images of paragraphs without words."""
    painted: bool = False
    """Whether a colour may lie behind the letters: of the page, a cell, a table's style or a text box."""

    @classmethod
    def of(cls, document: Document) -> _Walker:
        painted = child(document.element, "background") is not None
        return cls(_styles(document), Numbering.of(document), DocxImages(document.part), painted=painted)

    def read(self, body: Element) -> list[Item]:
        self._blocks(body, depth=0)
        return self.items

    def _blocks(self, parent: Element, *, depth: int) -> None:
        if depth > MAX_DEPTH:
            return
        for element in parent:
            if element.tag == f"{W}p":
                self._paragraph(element, depth=depth)
            elif element.tag == f"{W}tbl":
                self._table(element, depth=depth)
            elif element.tag in THROUGH:
                self._blocks(element, depth=depth + 1)

    def _paragraph(self, element: Element, *, depth: int) -> None:
        properties = child(element, "pPr")
        if is_off_page(properties):
            return
        style = self.styles.get(_style_id(properties), self.styles[""])
        painted = self.painted or style.painted or is_painted(properties)
        runs = _Runs(self.images, self.styles, style.letters, painted=painted)
        runs.read(element, bold=style.bold)
        text = runs.text()
        if text and not style.contents:
            own = _level("", properties)
            heading = own if own is not None else style.heading
            reference = _number_reference(properties) or style.numbering
            mark = self.numbering.mark(reference) if reference is not None else None
            level = reference[1] if reference is not None else 0
            is_item = heading is None and mark is not None
            said = runs.marking.words() if text.endswith(":") and heading is None else ""
            text = f"{text} {said}" if said else text
            self.items.append(
                Item(
                    text,
                    heading,
                    is_item,
                    mark or "",
                    level if is_item else 0,
                    runs.all_bold(),
                    marks=runs.marks(),
                )
            )
        elif not text:
            self.images_alone += runs.marking.images
        painted, self.painted = self.painted, self.painted or bool(runs.boxes)
        for box in runs.boxes:
            self._blocks(box, depth=depth + 1)
        self.painted = painted

    def _table(self, element: Element, *, depth: int) -> None:
        about = child(element, "tblPr")
        painted = self.painted or is_painted(about) or child(about, "tblStyle") is not None
        shown = (row for row in through(element, "tr") if not flag(child(row, "trPr"), "hidden"))
        rows = [self._row(row, depth=depth, painted=painted) for row in shown]
        self.items.append(Item("", rows=tuple(rows)))

    def _row(self, row: Element, *, depth: int, painted: bool) -> FlowRow:
        properties = child(row, "trPr")
        column = number(child(properties, "gridBefore")) or 0
        cells: list[FlowCell] = []
        for cell in through(row, "tc"):
            about = child(cell, "tcPr")
            columns = max(1, number(child(about, "gridSpan")) or 1)
            merge = child(about, "vMerge")
            # A cell that goes on from above holds no words of its own: they stand once, in the cell where it began.
            if merge is None or value(merge) == "restart":
                filled = self._cell(cell, depth=depth, painted=painted or is_painted(about))
                marks = of_cell(filled.text, filled.symbols(), ground(about))
                cells.append(FlowCell(filled.words(), column, columns, filled.bold, marks))
            column += columns
        return FlowRow(tuple(cells), bool(flag(properties, "tblHeader")))

    def _cell(self, cell: Element, *, depth: int, painted: bool) -> Filled:
        inner = _Walker(self.styles, self.numbering, self.images, painted=painted)
        inner._blocks(cell, depth=depth + 1)
        lines = [f"{item.marker} {item.text}" if item.marker else item.text for item in inner.items if not item.rows]
        lines += [part.text for item in inner.items for row in item.rows for part in row.cells if part.text]
        bold = bool(lines) and all(item.bold for item in inner.items if item.text)
        return Filled.of(inner.items, lines, bold=bold, images=inner.images_alone)


def _style_id(properties: Element | None) -> str:
    return value(child(properties, "pStyle")) or ""


_TEXT_OF: Final = {
    f"{W}tab": " ",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}ptab": " ",
}
_DRAWINGS: Final = frozenset((f"{W}drawing", f"{W}pict", f"{MC}AlternateContent"))
_INSIDE: Final = frozenset(f"{W}{tag}" for tag in ("hyperlink", "fldSimple", "dir", "bdo")) | THROUGH
"""Elements of a paragraph whose runs a reader sees."""


@dataclass(slots=True)
class _Runs:
    """The text of a paragraph's runs, what of it is bold, and the text boxes anchored in it."""

    images: DocxImages
    styles: dict[str, _Style]
    letters_of_style: Letters
    painted: bool
    pieces: list[str] = field(default_factory=list)
    marking: Marking = field(default_factory=Marking)
    letters: int = 0
    heavy: int = 0
    boxes: list[Element] = field(default_factory=list)

    def read(self, parent: Element, *, bold: bool) -> None:
        for element in parent:
            if element.tag == f"{W}r":
                self._run(element, bold=bold)
            elif element.tag in _INSIDE:
                self.read(element, bold=bold)

    def _run(self, run: Element, *, bold: bool) -> None:
        properties = child(run, "rPr")
        named = value(child(properties, "rStyle"))
        character = self.styles[named].letters if named and named in self.styles else NO_LETTERS
        if is_unseen(Letters.of(properties), character, self.letters_of_style, painted=self.painted):
            return
        own, colour = flag(properties, "b"), run_colour(properties)
        for element in run:
            if element.tag == f"{W}t":
                text = element.text or ""
                self.marking.colour(len(self.pieces), colour)
                self.pieces.append(text)
                self.letters += len(text.strip())
                self.heavy += len(text.strip()) if (bold if own is None else own) else 0
            elif element.tag in _TEXT_OF:
                self.pieces.append(_TEXT_OF[element.tag])
            elif element.tag in _DRAWINGS and not is_box_off_page(drawing := _alternative(element)):
                self.boxes += _boxes(drawing)
                self.marking.image(len(self.pieces), self.images.read(element))
            elif element.tag == f"{W}sym":
                self.marking.colour(len(self.pieces), colour)
                self.pieces.append(symbol(element))

    def text(self) -> str:
        """Return the runs' text, spaces folded, line breaks kept."""
        return _folded("".join(self.pieces))

    def marks(self) -> tuple[FlowMark, ...]:
        """Return the symbols in that text."""
        return self.marking.marks(self.pieces, _folded)

    def all_bold(self) -> bool:
        """Say whether every letter is bold."""
        return bool(self.letters) and self.heavy == self.letters


def _folded(text: str) -> str:
    lines = (" ".join(line.split()) for line in clean(text).split("\n"))
    return "\n".join(line for line in lines if line)


def _alternative(drawing: Element) -> Element:
    """Return a drawing, of alternatives the first: the others repeat it for older programs."""
    return next((each for each in drawing if each.tag == f"{MC}Choice"), drawing)


def _boxes(drawing: Element) -> list[Element]:
    """Return the contents of text boxes."""
    outer: list[Element] = []
    for box in drawing.iter(f"{W}txbxContent"):
        if not any(above in outer for above in box.iterancestors(f"{W}txbxContent")):
            outer.append(box)
    return outer
