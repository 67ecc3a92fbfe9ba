"""Workbook (XLSX) -> blocks: a page is a sheet, its label the sheet's name; with `xlsx_parts` and `xlsx_values`.

openpyxl streams the rows with the values that the program kept (formulas are not computed). What stands alone in its
row above a table is text; a table's rows begin where a row has two words or more.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Protocol

from corpus.errors import DamagedDocument, EmptyDocument, TooLargeDocument
from ingest.blocks import ParsedDocument
from ingest.parse import zip_gate
from ingest.parse.paging import FlowCell, FlowRow, Item, paginate_parts
from ingest.parse.xlsx_parts import SheetParts, column_letters, parts_of
from ingest.parse.xlsx_values import CellValue, shown
from ingest.vocabulary import column_of

if TYPE_CHECKING:
    from openpyxl import Workbook

MAX_SHEETS: Final = 100
MAX_ROWS: Final = 20_000
"""Rows with words of all sheets."""
MAX_CELLS: Final = 200_000
"""Cells with words of all sheets; a long plan has some thousands."""
MAX_WALKED: Final = 10_000_000
"""Cells that are looked at, empty ones included: workbooks with formats on whole rows have many."""
MAX_GAP: Final = 2_000_000
"""Rows that are looked at, empty ones included."""
KNOWN_HEADS: Final = 2
"""Words of a row that must be known column names for the row to begin a table of its own."""
_DEFAULT_NAME: Final = re.compile(r"(?:blad|sheet|tabell|table)\s?\d*", re.IGNORECASE)


def parse(data: bytes, *, name: str) -> ParsedDocument:
    """Read a workbook's visible sheets.

    Raises `WrongFormat` (another kind of archive), `EncryptedDocument`, `DamagedDocument`, `TooLargeDocument` or
    `EmptyDocument`.
    """
    zip_gate.weigh(data, name=name, office=zip_gate.EXCEL)
    try:
        return _read(data, name=name)
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, SyntaxError, AttributeError, IndexError) as error:
        # openpyxl has no errors of its own for most of what may be missing or of another kind in a workbook.
        raise DamagedDocument(
            f"{name}: kalkylbladet är skadat. Öppna det i Excel, spara om det och lägg in det igen."
        ) from error
    except (RecursionError, MemoryError, OverflowError) as error:
        raise TooLargeDocument(zip_gate.too_large(name)) from error


def _read(data: bytes, *, name: str) -> ParsedDocument:
    import openpyxl  # here, not above: it takes a fifth of a second, and few corpora have workbooks

    with warnings.catch_warnings():  # openpyxl tells of formatting that it does not know; only words are wanted
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        try:
            stated = " ".join((book.properties.title or "").split())[:300]
            parts, told = _sheets(book, parts_of(data), name=name)
        finally:
            book.close()
    title = stated or next((item.text for _, items in parts for item in items if item.heading == 1), "")
    pages, blocks = paginate_parts(parts)
    if not blocks:
        raise EmptyDocument(f"{name}: kalkylbladet har inga ord. Kontrollera originalet.")
    return ParsedDocument(format="xlsx", pages=pages, blocks=blocks, title=title, warnings=tuple(told))


def _sheets(
    book: Workbook, about: dict[str, SheetParts], *, name: str
) -> tuple[list[tuple[str, list[Item]]], list[str]]:
    """Return each visible sheet's name and items, and what the user is to be told."""
    if len(book.worksheets) > MAX_SHEETS:
        raise TooLargeDocument(f"{name}: arbetsboken har över {MAX_SHEETS} blad. Dela upp den.")
    budget = _Budget(name)
    parts: list[tuple[str, list[Item]]] = []
    told: list[str] = []
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            told.append(f"Bladet {sheet.title} är dolt och lästes inte.")
            continue
        own = about.get(sheet.title, SheetParts())
        if own.unkept:
            told.append(
                f"Bladet {sheet.title}: {own.unkept} formler har inget sparat värde. Öppna filen i Excel och spara den."
            )
        sheet.reset_dimensions()  # the size that a file claims may be wrong
        shown_rows, hidden = _without_hidden(budget.rows(sheet.iter_rows()), own)
        if hidden:
            told.append(f"Bladet {sheet.title}: {hidden} celler i dolda rader eller kolumner lästes inte.")
        rows = [_row(number, cells, own) for number, cells in shown_rows]
        items = _items(rows)
        if items and not _DEFAULT_NAME.fullmatch(sheet.title.strip()):
            items.insert(0, Item(sheet.title.strip(), heading=2 if _titled(items) else 1))
        parts.append((sheet.title.strip(), items))
    return parts, told


def _without_hidden(
    rows: Iterable[tuple[int, list[_Word]]], own: SheetParts
) -> tuple[list[tuple[int, list[_Word]]], int]:
    """Return the rows (number, words) that people see, with the words they see; and how many words they do not."""
    seen: list[tuple[int, list[_Word]]] = []
    hidden = 0
    columns: dict[int, bool] = {}
    for number, words in rows:
        for word in words:
            columns.setdefault(word.column, own.hides_column(word.column))
        kept = [] if number in own.hidden_rows else [word for word in words if not columns[word.column]]
        hidden += len(words) - len(kept)
        if kept:
            seen.append((number, kept))
    return seen, hidden


def _titled(items: Sequence[Item]) -> bool:
    return items[0].heading == 1


class _Font(Protocol):
    """What is asked of a cell's font."""

    b: bool | None


class _AnyCell(Protocol):
    """What is asked of a cell of openpyxl's streaming reader, empty or not."""

    @property
    def value(self) -> CellValue:
        """What the cell holds."""

    @property
    def number_format(self) -> str | None:
        """How its number is shown."""

    @property
    def font(self) -> _Font | None:
        """Its font."""


@dataclass(slots=True)
class _Budget:
    """Counts what is walked and kept of a workbook, and ends the reading when it is too much."""

    name: str
    seen: int = 0
    walked: int = 0
    kept_rows: int = 0
    kept_cells: int = 0

    def rows(self, rows: Iterator[Sequence[_AnyCell]]) -> Iterator[tuple[int, list[_Word]]]:
        """Yield the rows that have words: the row's number from 1 and its words."""
        for number, row in enumerate(rows, 1):
            self.seen += 1
            self.walked += len(row)
            found = [_word(column, cell) for column, cell in enumerate(row, 1) if cell.value is not None]
            found = [word for word in found if word.text]
            self.kept_rows += bool(found)
            self.kept_cells += len(found)
            if self.kept_rows > MAX_ROWS or self.kept_cells > MAX_CELLS:
                raise TooLargeDocument(
                    f"{self.name}: arbetsboken har över {MAX_ROWS} rader eller {MAX_CELLS} celler med innehåll. "
                    "Dela upp den, eller lägg in de blad som hör till planen."
                )
            if self.walked > MAX_WALKED or self.seen > MAX_GAP:
                raise TooLargeDocument(zip_gate.too_large(self.name))
            if found:
                yield number, found


@dataclass(frozen=True, slots=True)
class _Word:
    """A cell that is not empty: its column from 1, its words, whether they are bold."""

    column: int
    text: str
    bold: bool


@dataclass(frozen=True, slots=True)
class _SheetRow:
    """A row that is not empty: its number from 1, its cells, and whether its words are known column names."""

    number: int
    cells: tuple[FlowCell, ...]
    heads: bool

    @property
    def alone(self) -> bool:
        """Whether one cell holds all its words."""
        return len(self.cells) == 1


def _word(column: int, cell: _AnyCell) -> _Word:
    return _Word(column, shown(cell.value, cell.number_format or ""), bool(cell.font and cell.font.b))


def _row(number: int, words: Sequence[_Word], parts: SheetParts) -> _SheetRow:
    cells = tuple(
        FlowCell(
            word.text, word.column - 1, parts.widths.get((number, word.column), 1), word.bold,
            address=f"{column_letters(word.column)}{number}",
        )
        for word in words
    )  # fmt: skip
    known = sum(column_of(word.text) is not None for word in words)
    return _SheetRow(number, cells, known >= KNOWN_HEADS and known * 2 >= len(words))


def _items(rows: Sequence[_SheetRow]) -> list[Item]:
    """Part a sheet's rows into text and tables; the first bold words, or the only ones above a table, are its title."""
    items: list[Item] = []
    table: list[_SheetRow] = []
    for row in rows:
        if table and _ends(table, row):
            items.append(_table(table))
            table = []
        if table or not row.alone:
            table.append(row)
        else:
            items.append(_text(row, first=not items))
    return [*items, _table(table)] if table else items


def _ends(table: Sequence[_SheetRow], row: _SheetRow) -> bool:
    """Say whether a row stands outside the table above: after an empty row, alone; or the head of another table."""
    if row.heads and not any(above.heads for above in table[-2:]):
        return True
    return row.alone and row.number > table[-1].number + 1


def _text(row: _SheetRow, *, first: bool) -> Item:
    cell = row.cells[0]
    short = len(cell.text) <= 120 and "\n" not in cell.text and not cell.text.endswith((".", ":"))
    heading = (1 if first else 3) if short and (cell.bold or first) else None
    return Item(cell.text, heading=heading, bold=cell.bold, address=cell.address)


def _table(rows: Sequence[_SheetRow]) -> Item:
    """Make a table of rows, its first used column the first; a row's only words in that column fill the width."""
    left = min(cell.column for row in rows for cell in row.cells)
    width = max(cell.column + cell.columns for row in rows for cell in row.cells) - left
    flow = []
    for row in rows:
        cells = tuple(replace(cell, column=cell.column - left) for cell in row.cells)
        if row.alone and cells[0].column == 0 and width > 1 and (cells[0].bold or cells[0].columns > 1):
            cells = (replace(cells[0], column=0, columns=width),)
        flow.append(FlowRow(cells))
    return Item("", rows=tuple(flow))
