"""Tables in PDF files, ruled in the ways that offices rule them."""

from __future__ import annotations

from collections.abc import Callable

from ingest.blocks import ParsedDocument, Table
from tests.ingest.parse.drawn_pdf import area, lines, pdf, rule, ruled, words

Read = Callable[[bytes], ParsedDocument]

XS = (60, 250, 350, 450)
HEADER = ("Indikator", "Utfall", "Mål")


def table_of(parsed: ParsedDocument) -> Table:
    """Return the only table."""
    (table,) = [block.table for block in parsed.blocks if block.table is not None]
    return table


def rows_of(parsed: ParsedDocument) -> list[list[str]]:
    """Return the only table's cell texts."""
    return [[cell.text for cell in row.cells] for row in table_of(parsed).rows]


def row(y: float, *texts: str, bold: bool = False) -> str:
    """Return the operators for a row of words in the columns XS."""
    return "\n".join(words(x + 5, y, text, size=10, bold=bold) for x, text in zip(XS, texts, strict=False))


def test_ruled_table(read: Read) -> None:
    """This test ensures that each cell of a ruled table is one contiguous span, between the text before and after."""
    data = pdf(
        words(60, 760, "Före tabellen står en rad.")
        + ruled(XS, (720, 700, 670, 650))
        + row(705, *HEADER, bold=True)
        + row(685, "Andel nöjda", "61 %", "70 %")
        + words(65, 674, "föräldrar", size=10)
        + row(655, "Sjukfrånvaro", "", "5 %")
        + words(60, 620, "Efter tabellen.")
    )
    parsed = read(data)
    assert rows_of(parsed) == [list(HEADER), ["Andel nöjda föräldrar", "61 %", "70 %"], ["Sjukfrånvaro", "", "5 %"]]
    assert [cell.bold for cell in table_of(parsed).rows[0].cells] == [True] * 3
    assert [block.text for block in parsed.blocks if block.table is None] == [
        "Före tabellen står en rad.",
        "Efter tabellen.",
    ]
    assert parsed.pages[0].text.split("\n")[1:3] == ["Indikator Utfall Mål", "Andel nöjda föräldrar 61 % 70 %"]


def test_row_over_all_columns(read: Read) -> None:
    """This test ensures that a full-width row is one cell that says how many columns it covers."""
    data = pdf(
        ruled(XS, (720, 700)) + ruled((XS[0], XS[-1]), (700, 680)) + ruled(XS, (680, 660))
        + row(705, *HEADER) + row(685, "Mål 1: Alla barn har en meningsfull fritid i kommunen")
        + row(665, "A", "1", "2")
    )  # fmt: skip
    table = table_of(read(data))
    assert table.columns == 3
    assert [(cell.column, cell.columns) for cell in table.rows[1].cells] == [(0, 3)]


def test_word_broken_in_a_narrow_cell(read: Read) -> None:
    """This test ensures that a word which a narrow cell broke without a hyphen is whole, and two words stay two."""
    data = pdf(
        ruled((60, 102, 160, 300), (720, 690, 660))
        + lines(65, 711, "Startdatu", "m", size=8, leading=1.3)
        + lines(107, 711, "Årlig", "effekt", size=8, leading=1.3)
        + words(165, 711, "Namn", size=8)
        + words(65, 675, "2026", size=8) + words(107, 675, "300 tkr", size=8) + words(165, 675, "Ett", size=8)
    )  # fmt: skip
    assert rows_of(read(data))[0] == ["Startdatum", "Årlig effekt", "Namn"]


def test_horizontal_lines_alone(read: Read) -> None:
    """This test ensures that a table with no vertical line gets its columns from the white between them."""
    ys = (720, 700, 680, 660)
    data = pdf(
        "\n".join(rule(60, y, 450, y) for y in ys)
        + row(705, *HEADER) + row(685, "Andel nöjda föräldrar", "61 %", "70 %") + row(665, "Sjukfrånvaro", "7 %", "5 %")
    )  # fmt: skip
    assert rows_of(read(data)) == [
        list(HEADER),
        ["Andel nöjda föräldrar", "61 %", "70 %"],
        ["Sjukfrånvaro", "7 %", "5 %"],
    ]


def test_shaded_rows_alone(read: Read) -> None:
    """This test ensures that rows between shaded rows belong to the table, and paragraph shading makes no cells."""
    shade = "0.85 0.9 1"
    cells = [(60, 250), (250, 350), (350, 450)]
    shaded = "\n".join(area(x0, y, x1, y + 20, shade) for y in (700, 660) for x0, x1 in cells)
    inner = "\n".join(area(x0 + 5, y + 3, x1 - 5, y + 17, shade) for y in (700, 660) for x0, x1 in cells)
    text = row(705, *HEADER) + row(685, "Andel nöjda", "61 %", "70 %") + row(665, "Sjukfrånvaro", "7 %", "5 %")
    assert rows_of(read(pdf(shaded + "\n" + inner + "\n" + text))) == [
        list(HEADER),
        ["Andel nöjda", "61 %", "70 %"],
        ["Sjukfrånvaro", "7 %", "5 %"],
    ]


def test_open_sides(read: Read) -> None:
    """This test ensures that a table without outer verticals keeps its first and last columns."""
    ys = (720, 700, 680)
    drawn = "\n".join([rule(60, y, 450, y) for y in ys] + [rule(x, 680, x, 720) for x in XS[1:-1]])
    assert rows_of(read(pdf(drawn + row(705, *HEADER) + row(685, "A", "1", "2")))) == [list(HEADER), ["A", "1", "2"]]


def test_heading_between_two_tables_stays_outside(read: Read) -> None:
    """This test ensures that two tables of one width with a heading between them are two tables."""
    both = ruled(XS, (720, 700, 680)) + ruled(XS, (640, 620, 600))
    text = (
        row(705, *HEADER) + row(685, "A", "1", "2")
        + words(60, 652, "Ett mål som rubrik", size=13, bold=True)
        + row(625, *HEADER) + row(605, "B", "3", "4")
    )  # fmt: skip
    parsed = read(pdf(both + text))
    assert [block.text for block in parsed.blocks] == [
        "Indikator Utfall Mål A 1 2",
        "Ett mål som rubrik",
        "Indikator Utfall Mål B 3 4",
    ]


def test_boxes_around_prose_are_no_tables(read: Read) -> None:
    """This test ensures that a framed text and lines above and below a paragraph stay text."""
    data = pdf(
        ruled((50, 500), (730, 690)) + lines(60, 715, "En ruta med text om kommunens vision", "över två rader.")
        + rule(50, 640, 500, 640) + lines(60, 625, "Ett stycke mellan två linjer.") + rule(50, 610, 500, 610)
    )  # fmt: skip
    assert all(block.table is None for block in read(data).blocks)
