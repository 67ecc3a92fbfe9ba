"""Workbooks."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from corpus.errors import DamagedDocument, EmptyDocument, TooLargeDocument, WrongFormat
from ingest.blocks import BlockKind, ParsedDocument
from ingest.parse import xlsx, xlsx_parts
from ingest.parse.by_suffix import parse_document
from ingest.parse.xlsx_values import CellValue, shown
from ingest.reader import read as read_document

openpyxl = pytest.importorskip("openpyxl")

Book = Any
"""A workbook of openpyxl, which carries no types."""


def book(fill: Callable[[Book], None]) -> bytes:
    """Return the bytes of a workbook that `fill` has written in."""
    made = openpyxl.Workbook()
    fill(made)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def sheet(*rows: tuple[object, ...], name: str = "Blad1") -> bytes:
    """Return a workbook of one sheet with these rows."""

    def fill(made: Book) -> None:
        made.active.title = name
        for row in rows:
            made.active.append(row)

    return book(fill)


def read(data: bytes) -> ParsedDocument:
    """Parse a workbook's bytes."""
    return parse_document(data, name="plan.xlsx")


def grids(parsed: ParsedDocument) -> list[list[list[str]]]:
    """Return each table's cells as texts."""
    tables = [block.table for block in parsed.blocks if block.table is not None]
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in tables]


def rezipped(data: bytes, parts: dict[str, bytes]) -> bytes:
    """Return an archive with parts added or replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return stream.getvalue()


HEAD = ("Aktivitet", "Ansvarig", "Status")


def test_sheets_are_pages_and_rows_are_tables() -> None:
    """This test ensures that each sheet is a page labelled with its name, its rows cells at their page text."""

    def fill(made: Book) -> None:
        made.active.title = "Socialnämnden"
        made.active.append(("Verksamhetsplan 2025",))
        made.active.append(())
        made.active.append(HEAD)
        made.active.append(("Starta en träffpunkt", "Enhetschef", "Pågår"))
        other = made.create_sheet("Nyckeltal")
        other.append(("Indikator", "Utfall 2024", "Målvärde 2025"))
        other.append(("Andel nöjda", 0.645, 0.7))
        other["B2"].number_format = other["C2"].number_format = "0.0%"
        made.create_sheet("Tomt")

    parsed = read(book(fill))
    assert [page.label for page in parsed.pages] == ["Socialnämnden", "Nyckeltal"]
    assert grids(parsed) == [
        [list(HEAD), ["Starta en träffpunkt", "Enhetschef", "Pågår"]],
        [["Indikator", "Utfall 2024", "Målvärde 2025"], ["Andel nöjda", "64,5 %", "70,0 %"]],
    ]
    for block in parsed.blocks:
        text = parsed.pages[block.span.page - 1].text
        assert text[block.span.start : block.span.end].replace("\n", " ") == block.text
        for row in block.table.rows if block.table else ():
            assert all(text[cell.span.start : cell.span.end] == cell.text for cell in row.cells if cell.span)


def test_a_header_may_stand_below_other_rows() -> None:
    """This test ensures that fields above a table and the table itself are two tables, empty rows between or not."""
    parsed = read(
        sheet(("Nämnd", "Socialnämnden"), ("År", 2025), HEAD, ("Starta", "Chef", "Klar"), (), ("Utbilda", "Chef"))
    )
    assert grids(parsed) == [
        [["Nämnd", "Socialnämnden"], ["År", "2025"]],
        [list(HEAD), ["Starta", "Chef", "Klar"], ["Utbilda", "Chef"]],
    ]


def test_merged_cells_keep_their_width() -> None:
    """This test ensures that a merged cell is as wide as the sheet shows it, in a table that begins further in."""

    def fill(made: Book) -> None:
        made.active["B2"], made.active["C2"] = "Indikator", "Utfall"
        made.active["C3"], made.active["D3"] = "2023", "2024"
        made.active["B4"], made.active["C4"], made.active["D4"] = "Nöjda", 61, 64
        made.active.merge_cells("C2:D2")

    (table,) = (block.table for block in read(book(fill)).blocks if block.kind is BlockKind.TABLE)
    assert table is not None
    assert table.columns == 3
    assert [(cell.text, cell.column, cell.columns) for cell in table.rows[0].cells] == [
        ("Indikator", 0, 1),
        ("Utfall", 1, 2),
    ]


def test_a_plan_in_a_workbook_is_read_as_one() -> None:
    """This test ensures that goals above rows and activities come out of a workbook as of other formats."""

    def fill(made: Book) -> None:
        page = made.active
        page.append(("Handlingsplan 2025",))
        page.append(HEAD)
        page.append(("Mål 1: Trygga barn",))
        page.merge_cells("A3:C3")
        page.append(("Starta en träffpunkt", "Enhetschef", "Pågår"))

    reading = read_document(book(fill), name="plan.xlsx")
    assert [(one.kind.value, one.wording) for one in reading.mentions] == [
        ("goal", "Trygga barn"),
        ("activity", "Starta en träffpunkt"),
    ]


@pytest.mark.parametrize(
    ("value", "number_format", "words"),
    [
        (0.645, "0%", "64 %"),
        (1250, "#,##0", "1 250"),
        (12.5, '0.0" kr"', "12,5 kr"),
        (4.0, "General", "4"),
        (1 / 3, "General", "0,3333333333"),
        (date(2025, 3, 1), "yyyy-mm-dd", "2025-03-01"),
        (True, "General", "Sant"),
        ("En\n rad ", "General", "En\nrad"),
        (None, "General", ""),
    ],
)
def test_values_are_shown_as_the_sheet_shows_them(value: CellValue, number_format: str, words: str) -> None:
    """This test ensures that percent, thousands, decimals and dates read as people see them in the sheet."""
    assert shown(value, number_format) == words


def test_hidden_sheets_and_unsaved_formulas_are_told() -> None:
    """This test ensures that what is not read of a workbook is said, never passed over in silence."""

    def fill(made: Book) -> None:
        made.active.title = "Plan"
        made.active.append(HEAD)
        made.active.append(("Starta", "Chef", "=A1"))
        made.create_sheet("Gömd").sheet_state = "hidden"
        made["Gömd"].append(("Hemligt", "ord"))

    parsed = read(book(fill))
    assert [page.label for page in parsed.pages] == ["Plan"]
    assert "Hemligt" not in parsed.pages[0].text
    assert any("Gömd" in told for told in parsed.warnings)
    assert any("formler" in told for told in parsed.warnings)


def test_other_archives_and_damage() -> None:
    """This test ensures that an empty workbook, a Word document, a bomb and a cut file each get their own message."""
    good = sheet(HEAD)
    with pytest.raises(EmptyDocument, match="inga ord"):
        read(sheet())
    with pytest.raises(DamagedDocument, match=r"plan\.xlsx"):
        read(good[:-2000])
    with pytest.raises(DamagedDocument, match="skadat"):
        read(rezipped(good, {"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row>"}))
    with pytest.raises(TooLargeDocument, match=r"plan\.xlsx"):
        read(rezipped(good, {"xl/media/image1.png": bytes(40_000_000)}))
    with pytest.raises(WrongFormat, match="XML-deklarationer"):
        read(rezipped(good, {"xl/workbook.xml": b'<!DOCTYPE x [<!ENTITY a "b">]><workbook/>'}))
    plain = io.BytesIO()
    with zipfile.ZipFile(plain, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    with pytest.raises(WrongFormat, match=r"Word-dokument.*\.docx"):
        read(plain.getvalue())


def test_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    """This test ensures that sheets, cells and the gaps between rows are bounded, with advice."""
    three = sheet(HEAD, ("a", "b", "c"))
    far = rezipped(three, {"xl/worksheets/sheet1.xml": _row_at(999_999_999)})
    with pytest.raises(TooLargeDocument, match="orimligt"):
        read(far)
    monkeypatch.setattr(xlsx, "MAX_CELLS", 5)
    with pytest.raises(TooLargeDocument, match="Dela upp"):
        read(three)
    monkeypatch.setattr(xlsx, "MAX_SHEETS", 0)
    with pytest.raises(TooLargeDocument, match="blad"):
        read(three)


def _row_at(number: int) -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return (
        f'<worksheet xmlns="{space}"><sheetData><row r="{number}"><c r="A{number}"><v>1</v></c></row>'
        "</sheetData></worksheet>"
    ).encode()


def test_columns_are_numbered_as_letters_count() -> None:
    """This test ensures that a merged range's columns are found beyond Z."""
    assert [xlsx_parts.column_number(letters) for letters in ("A", "Z", "AA", "XFD")] == [1, 26, 27, 16384]


def test_hidden_rows_and_columns_are_left_out_and_told() -> None:
    """This test ensures that what people do not see in a sheet is in no text, and that the report says so."""

    def fill(made: Book) -> None:
        made.active.title = "Mål"
        for row in (HEAD, ("Starta", "Chef", "2026"), ("Hemlig rad", "Gömd", "2027"), ("Sluta", "Chef", "2028")):
            made.active.append((*row, "Hemlig kolumn", "Synlig"))
        made.active.row_dimensions[3].hidden = True
        made.active.column_dimensions["D"].hidden = True

    parsed = read(book(fill))
    assert "Hemlig" not in parsed.pages[0].text
    assert "Gömd" not in parsed.pages[0].text
    assert all(word in parsed.pages[0].text for word in ("Starta", "Sluta", "Synlig"))
    assert parsed.warnings == ("Bladet Mål: 8 celler i dolda rader eller kolumner lästes inte.",)


def test_each_place_has_its_cell() -> None:
    """This test ensures that words of a sheet are found at the address that people know them by, row by row."""
    parsed = read(sheet(("Verksamhetsplan 2026",), (), HEAD, ("Starta kurser", "Chef", "2026"), name="Mål"))
    (page,) = parsed.pages
    for words, address in (("Verksamhetsplan 2026", "A1"), ("Starta kurser", "A4"), ("Chef", "B4"), ("2026", "A1")):
        start = page.text.index(words) + (len(words) - 1 if words == "2026" else 0)
        assert page.address(start, start + 1) == address
    row = page.text.index("Starta kurser")
    assert page.address(row, len(page.text)) == "A4:C4"
    assert xlsx_parts.column_letters(28) == "AB"
    assert all(
        xlsx_parts.column_number(xlsx_parts.column_letters(number)) == number for number in (1, 26, 27, 702, 703)
    )
