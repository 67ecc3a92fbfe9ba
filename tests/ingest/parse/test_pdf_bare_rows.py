"""Tables in PDF files of which only some rows or cells are filled with colour, and the others are bare."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest

from ingest.blocks import BlockKind, ParsedDocument, Table
from ingest.parse.pdf_paragraphs import find_paragraphs
from ingest.parse.pdf_words import Line, Word
from tests.ingest.parse.drawn_pdf import area, pdf, words

Read = Callable[[bytes], ParsedDocument]

XS = (60, 230, 300, 380, 520)
HEAD = ("Uppdrag", "Klart år", "Läge", "Anmärkning")
GREY = "0.94 0.94 0.94"
GREEN, RED = "0.7 0.86 0.7", "0.95 0.6 0.6"


def cells(y: float, *texts: str, bold: bool = False, size: float = 9) -> str:
    """Return the operators for a line of cells, empty ones left out."""
    found = zip(XS, texts, strict=False)
    return "".join(words(x + 4, y, text, size=size, bold=bold) for x, text in found if text)


def head(y: float) -> str:
    """Return the operators for a shaded head, each cell filled for itself, its baseline at `y`."""
    sides = pairwise(XS)
    return "".join(area(x0, y - 6, x1, y + 12, "0.98 0.9 0.85") for x0, x1 in sides) + cells(y, *HEAD, bold=True)


def band(y: float, text: str) -> str:
    """Return the operators for a shaded row with words in the middle of the table's width."""
    middle = (XS[0] + XS[-1]) / 2 - 2.3 * len(text)
    return area(XS[0], y - 6, XS[-1], y + 12, GREY) + words(middle, y, text, size=9, bold=True)


def tables(parsed: ParsedDocument) -> list[Table]:
    """Return a document's tables."""
    return [block.table for block in parsed.blocks if block.table is not None]


def firsts(table: Table) -> list[str]:
    """Return what stands first in each row."""
    return [next(cell.text for cell in row.cells if cell.text) for row in table.rows]


def test_shaded_rows_far_apart_are_of_one_table(read: Read) -> None:
    """This test ensures that bare rows between shaded ones are the table's, though the shades lie far apart."""
    page = head(740) + band(722, "Mål ett är nått")
    page += cells(700, "Utbilda personal i", "2024", "Pågår", "Väntar på besked")
    page += cells(689, "bemötande och språk")
    page += cells(668, "Anställa två kuratorer", "2025", "Klar", "Båda är på plats sedan maj")
    page += cells(640, "Se över bidragen", "2024", "Klar")
    page += cells(612, "Bygga en gemensam växel", "2026", "Pågår", "Upphandling pågår")
    page += band(590, "Mål två")
    page += cells(568, "Öppna en lovskola", "2025", "Klar") + cells(546, "Ordna en festival", "2025", "Klar")
    (table,) = tables(read(pdf(page)))
    assert firsts(table)[1:] == [
        "Mål ett är nått",
        "Utbilda personal i bemötande och språk",
        "Anställa två kuratorer",
        "Se över bidragen",
        "Bygga en gemensam växel",
        "Mål två",
        "Öppna en lovskola",
        "Ordna en festival",
    ]
    assert {row.cells[0].columns for row in table.rows if row.cells[0].text.startswith("Mål")} == {len(HEAD)}


def test_prose_between_a_table_and_a_shaded_line_parts_them(read: Read) -> None:
    """This test ensures that a shaded line below a paragraph is no row of the table above the paragraph."""
    page = head(740) + cells(718, "Se över bidragen", "2024", "Klar", "Klart i maj")
    page += words(64, 690, "Efter tabellen följer en mening som går över alla kolumner på hela sidan.", size=9)
    page += band(640, "Nästa avsnitt")
    assert "Nästa avsnitt" not in firsts(tables(read(pdf(page)))[0])


def test_rows_whose_status_cell_alone_is_filled(read: Read) -> None:
    """This test ensures that a row ends where its filled cell ends, and that its other cells are told apart."""
    page = head(740)
    for y, text, colour in ((722, "Utbilda personal i", GREEN), (686, "Anställa två nya", RED)):
        page += area(XS[2], y - 24, XS[3], y + 12, colour)
        page += cells(y, text, "2024", "Klar", "En kommentar som är") + cells(y - 11, "bemötande", "", "", "lång")
    page += band(650, "Mål två")
    (table,) = tables(read(pdf(page)))
    assert [[cell.text for cell in row.cells] for row in table.rows[1:3]] == [
        ["Utbilda personal i bemötande", "2024", "Klar", "En kommentar som är lång"],
        ["Anställa två nya bemötande", "2024", "Klar", "En kommentar som är lång"],
    ]


def light(x: float, y: float) -> str:
    """Return the operators for a filled square of a symbol's size, its middle at `y`."""
    return area(x, y - 6, x + 12, y + 6, "0 0.6 0.2")


def test_rows_whose_other_cells_hold_symbols_alone(read: Read) -> None:
    """This test ensures that rows of a text and a symbol, without lines, are rows under a shaded head."""
    page = head(740)
    for y, text in ((716, "Underhållet är planerat"), (680, "Färre timmar utförs"), (644, "Inköpen följer avtalen")):
        page += cells(y, text) + light(XS[2] + 4, y - 4)
    (table,) = tables(read(pdf(page)))
    assert firsts(table)[1:] == ["Underhållet är planerat", "Färre timmar utförs", "Inköpen följer avtalen"]


@pytest.mark.parametrize("second", ["Väntar.", "Kostnaden blev lägre än någon hade trott när arbetet började i våras."])
def test_lines_of_one_cell_over_the_full_width(read: Read, second: str) -> None:
    """This test ensures that a label and the words below it are one cell, though the label ends within a column."""
    page = head(740)
    for y, text in ((718, "Se över bidragen"), (672, "Ordna en festival")):
        page += cells(y, text, "2024", "Klar", "Ja") + words(64, y - 19, "Kommentar:", size=9)
        page += words(64, y - 30, second, size=9)
    page += cells(620, "Öppna en lovskola", "2025", "Klar", "Nej")
    (table,) = tables(read(pdf(page)))
    assert firsts(table)[1:3] == ["Se över bidragen", f"Kommentar: {second}"]


def test_letters_with_tails_do_not_move_their_line(read: Read) -> None:
    """This test ensures that the lines of a cell are one row whether letters with tails or rings stand in them."""
    page = head(740)
    for y in (716, 652, 588):
        page += cells(y, "Öppna ett nytt", "2024", "Klar", "Ja") + cells(y - 13, "och även en anna")
        page += cells(y - 26, "gång på gång") + cells(y - 39, "som en sommar")
    (table,) = tables(read(pdf(page)))
    assert firsts(table)[1:] == ["Öppna ett nytt och även en anna gång på gång som en sommar"] * 3


def test_a_table_beside_another_does_not_end_it(read: Read) -> None:
    """This test ensures that in two columns of text the next table in the other column ends no table's rows."""

    def small(x: float, y: float, rows: Sequence[str]) -> str:
        places = (x, x + 130, x + 180)
        drawn = "".join(area(x0, y - 6, x1, y + 12, GREY) for x0, x1 in pairwise(places))
        drawn += words(x + 4, y, "Styrtal", size=9, bold=True) + words(x + 134, y, "Värde", size=9, bold=True)
        for number, name in enumerate(rows):
            drawn += words(x + 4, y - 22 - 22 * number, name, size=9)
            drawn += words(x + 134, y - 22 - 22 * number, f"{number + 7},5", size=9)
        return drawn

    names = ["Soliditet", "Antal besök", "Nöjda brukare"]
    page = small(320, 700, names) + small(60, 665, names[:2])
    assert sorted(len(table.rows) for table in tables(read(pdf(page)))) == [3, 4]


def test_an_arrow_before_a_capital_opens_a_point() -> None:
    """This test ensures that an arrow right before a sentence marks a point, and one inside a text does not."""

    def line(y: float, *texts: str) -> Line:
        found, x = [], 60.0
        for text in texts:
            found.append(Word(0, 1, text, x, y, x + 5 * len(text), y + 9, 11, bold=False, cell=-1, turn=0))
            x += 5 * len(text) + 3
        return Line.of(found)

    found = find_paragraphs([line(700, "→", "Skapa", "platser"), line(670, "→", "20", "procent")])
    assert [one.marker is not None for one in found] == [True, False]


def test_bold_words_that_open_a_paragraph_are_told(read: Read) -> None:
    """This test ensures that a block says how many of its first characters are bold, none where all or no word is."""
    page = words(60, 700, "Kulturen lever.", bold=True) + words(160, 700, "Vi bygger ett museum.")
    page += words(60, 650, "Ingenting är fetstilt här.") + words(60, 600, "Allt är fetstilt här.", bold=True)
    blocks = [block for block in read(pdf(page)).blocks if block.kind is BlockKind.TEXT]
    assert [block.text[: block.opening] for block in blocks] == ["Kulturen lever.", "", ""]
