"""Tables in PDF files, ruled in the ways that offices rule them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

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


def test_word_broken_into_many_pieces(read: Read) -> None:
    """This test ensures that a head broken into three pieces or more is one word where the whole is one."""
    data = pdf(
        ruled((60, 82, 450), (720, 660, 640))
        + lines(63, 711, "Ran", "gor", "dni", "ng", size=8, leading=1.3) + words(90, 711, "Namn", size=8)
        + words(63, 645, "1", size=8) + words(90, 645, "Ett", size=8)
    )  # fmt: skip
    assert rows_of(read(data))[0] == ["Rangordning", "Namn"]


@pytest.mark.parametrize("leading", [1.25, 2.0, 2.3, 2.8])
def test_hyphens_in_cells_however_wide_their_lines_are_set(read: Read, leading: float) -> None:
    """This test ensures that a cell's broken words are whole at any line spacing, and own hyphens and points stay."""
    data = pdf(
        ruled((60, 190, 320, 450), (720, 560))
        + lines(65, 705, "Svenska för in-", "vandrare via e-", "tjänst i skol-", "och barnomsorg", leading=leading)
        + lines(195, 705, "Delvis ge-", "nomfört", leading=leading)
        + lines(325, 705, "• Utreda för-", "skolan", "• Bygga", leading=leading)
    )
    assert rows_of(read(data))[0] == [
        "Svenska för invandrare via e-tjänst i skol- och barnomsorg",
        "Delvis genomfört",
        "• Utreda förskolan • Bygga",
    ]


def test_lines_far_apart_in_a_cell_stay_apart(read: Read) -> None:
    """This test ensures that a gap in a cell whose other lines stand close parts its text, hyphen or none."""
    data = pdf(
        ruled((60, 250, 450), (720, 600))
        + lines(65, 705, "Öppna en park", "i Bergby") + lines(65, 650, "kostnad: ingen")
        + lines(255, 705, "Klar")
    )  # fmt: skip
    cell = table_of(parsed := read(data)).rows[0].cells[0]
    assert cell.span is not None
    text = parsed.pages[0].text[cell.span.start : cell.span.end]
    assert text == "Öppna en park i Bergby\nkostnad: ingen"


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


def test_shaded_tables_of_one_width_have_their_own_columns(read: Read) -> None:
    """This test ensures that a shaded table right below one of the same width does not cut its rows."""
    shade = "0.85 0.9 1"
    first = [(60, y, 110) for y in (700, 660)] + [(110, y, 450) for y in (700, 660)]
    second = [(60, 610, 160), (160, 610, 300), (300, 610, 450)]
    shaded = "\n".join(area(x0, y, x1, y + 20, shade) for x0, y, x1 in first + second)
    text = "".join(
        words(65, y, number, size=10) + words(115, y, name, size=10)
        for y, number, name in (
            (705, "Nr", "Namn"),
            (685, "1", "Alla barn har en meningsfull fritid i kommunen"),
            (665, "2", "Fler arbetar"),
            (645, "3", "Luften i hela kommunen blir bättre för alla"),
        )
    ) + "".join(words(x, 615, head, size=10) for x, head in ((65, "Insats"), (165, "Nr"), (305, "Status")))
    tables = [block.table for block in read(pdf(shaded + "\n" + text)).blocks]
    assert [[[cell.text for cell in row.cells] for row in table.rows] for table in tables if table is not None] == [
        [
            ["Nr", "Namn"],
            ["1", "Alla barn har en meningsfull fritid i kommunen"],
            ["2", "Fler arbetar"],
            ["3", "Luften i hela kommunen blir bättre för alla"],
        ],
        [["Insats", "Nr", "Status"]],
    ]
    assert None not in tables


def test_centred_words_over_all_columns(read: Read) -> None:
    """This test ensures that words in the middle of a table's width are a full-width row, and a lone cell is none."""
    rules = "".join(rule(60, y, 450, y) for y in (720, 700, 680, 660, 640))
    places = (65, 220, 400)
    text = (
        "".join(words(x, 705, head, size=10) for x, head in zip(places, ("Insats", "Notering", "Status"), strict=True))
        + words(234, 685, "Trygghet", size=10, bold=True)
        + "".join(words(x, 665, cell, size=10) for x, cell in zip(places, ("A", "Ett besked väntas", "B"), strict=True))
        + words(220, 645, "Mer besked", size=10)
    )
    rows = [[(c.text, c.columns) for c in row.cells if c.text] for row in table_of(read(pdf(rules + text))).rows]
    assert rows[1] == [("Trygghet", 3)]
    assert rows[3] == [("Mer besked", 1)]


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


SHADED_HEAD = "\n".join(area(x0, 700, x1, 720, "0.85 0.9 1") for x0, x1 in ((60, 250), (250, 350), (350, 450)))


def test_rows_without_lines_under_a_shaded_head(read: Read) -> None:
    """This test ensures that white space alone parts the rows under a shaded head, and that prose ends the table."""
    data = pdf(
        SHADED_HEAD + "\n" + row(705, *HEADER, bold=True)
        + row(685, "Andel nöjda föräldrar i", "61 %", "70 %") + row(673, "kommunens förskolor")
        + row(653, "Sjukfrånvaro", "7 %", "högst") + words(355, 641, "5 procent", size=10)
        + words(60, 612, "Efter tabellen följer en mening som går över alla kolumner på sidan.", size=10)
        + words(60, 598, "Källa: egen statistik", size=10)
    )  # fmt: skip
    parsed = read(data)
    assert rows_of(parsed) == [
        list(HEADER),
        ["Andel nöjda föräldrar i kommunens förskolor", "61 %", "70 %"],
        ["Sjukfrånvaro", "7 %", "högst 5 procent"],
    ]
    assert [block.text for block in parsed.blocks][1].startswith("Efter tabellen")


def test_full_width_rows_without_lines(read: Read) -> None:
    """This test ensures that a bold line alone in its row heads the rows below and fills the table's width."""
    data = pdf(
        SHADED_HEAD + "\n" + row(705, *HEADER, bold=True)
        + row(685, "Trygga barn", bold=True) + row(667, "Andel nöjda", "61 %", "70 %")
        + row(649, "En skola som når fram till alla i hela kommunen", bold=True)
        + row(631, "Sjukfrånvaro", "7 %", "5 %")
    )  # fmt: skip
    table = table_of(read(data))
    assert [[cell.columns for cell in each.cells] for each in table.rows] == [[1] * 3, [3], [1] * 3, [3], [1] * 3]
    assert table.rows[3].cells[0].text == "En skola som når fram till alla i hela kommunen"


def test_tall_row_between_two_lines(read: Read) -> None:
    """This test ensures that a row taller than most does not part a table that only horizontal lines rule."""
    tall = "\n".join(words(255, 685 - 12 * number, "ord i kolumnen", size=10) for number in range(10))
    data = pdf(
        "\n".join(rule(60, y, 450, y) for y in (720, 700, 565, 545))
        + row(705, "Aktivitet", "Vad har hänt", "Läge") + row(685, "Se över bidragen", "", "Klar") + tall
        + row(550, "Utbilda ledare", "Inget", "Klar")
    )  # fmt: skip
    assert [cells[0] for cells in rows_of(read(data))] == ["Aktivitet", "Se över bidragen", "Utbilda ledare"]


def test_lines_at_head_and_end_alone(read: Read) -> None:
    """This test ensures that the rows between the line under the head and the last line are told apart."""
    data = pdf(
        "\n".join(rule(60, y, 450, y) for y in (720, 700, 630))
        + row(705, *HEADER) + row(685, "Andel nöjda", "61 %", "70 %") + row(665, "Sjukfrånvaro", "7 %", "5 %")
        + row(640, "Nöjda chefer", "80 av 90", "85")
    )  # fmt: skip
    assert [cells[0] for cells in rows_of(read(data))] == ["Indikator", "Andel nöjda", "Sjukfrånvaro", "Nöjda chefer"]


def test_table_without_any_line(read: Read) -> None:
    """This test ensures that a bold head and words in its columns, drawn row by row, are a table."""
    data = pdf(
        words(60, 760, "Här följer målen för året, med utfall.", size=10)
        + row(705, *HEADER, bold=True) + row(685, "Andel nöjda föräldrar", "61 %", "70 %")
        + row(667, "Sjukfrånvaro", "7 %", "5 %") + row(649, "Nöjda chefer", "80 %", "85 %")
        + words(60, 610, "Efter tabellen följer en mening som går över alla kolumner på sidan.", size=10)
    )  # fmt: skip
    parsed = read(data)
    assert rows_of(parsed)[1:3] == [["Andel nöjda föräldrar", "61 %", "70 %"], ["Sjukfrånvaro", "7 %", "5 %"]]
    assert len(parsed.blocks) == 3


def test_prose_in_three_columns_is_no_table(read: Read) -> None:
    """This test ensures that text in columns under bold column titles stays text."""
    text = ("Kommunen vill att fler", "cyklar till skolan och", "arbetet under hela året.", "Det gäller alla orter.")
    columns = "".join(
        words(x, 720, title, size=10, bold=True) + lines(x, 702, *text, size=10)
        for x, title in ((60, "Trygghet"), (220, "Miljö"), (380, "Ekonomi"))
    )
    assert all(block.table is None for block in read(pdf(columns)).blocks)


def test_borders_a_little_beside_each_other_are_one(read: Read) -> None:
    """This test ensures that a head whose borders stand beside its rows' gives no columns without cells."""
    other = (60, 262, 362, 450)
    data = pdf(
        ruled(other, (720, 700)) + ruled(XS, (700, 680, 660))
        + words(65, 705, "Indikator", size=10) + words(267, 705, "Utfall", size=10) + words(367, 705, "Mål", size=10)
        + row(685, "A", "1", "2") + row(665, "B", "3", "4")
    )  # fmt: skip
    table = table_of(read(data))
    assert table.columns == 3
    assert all(cell.columns == 1 for each in table.rows for cell in each.cells)


def test_a_line_between_two_columns_is_missing(read: Read) -> None:
    """This test ensures that two columns of a ruled table without a line between them stay two, in every row."""
    data = pdf(
        ruled((60, 350, 450), (720, 700, 680, 660, 640)) + row(705, "Aktivitet", "Ansvarig", "Status", bold=True)
        + row(685, "Utbilda personal", "Skolchef", "Klar") + row(665, "Ta fram en rutin", "Rektor", "Pågår")
        + row(645, "Anställa två kuratorer", "", "Klar")
    )  # fmt: skip
    assert rows_of(read(data)) == [
        ["Aktivitet", "Ansvarig", "Status"],
        ["Utbilda personal", "Skolchef", "Klar"],
        ["Ta fram en rutin", "Rektor", "Pågår"],
        ["Anställa två kuratorer", "", "Klar"],
    ]


def test_gaps_within_the_words_of_a_column_are_no_border(read: Read) -> None:
    """This test ensures that wide white between words, one below the other, parts no column without a head for it."""
    data = pdf(
        ruled((60, 350, 450), (720, 700, 680, 660, 640)) + row(705, "Aktivitet", "", "Status", bold=True)
        + row(685, "Utbilda personal", "mars", "Klar") + row(665, "Ta fram en rutin", "juni", "Pågår")
        + row(645, "Anställa två kuratorer", "maj", "Klar")
    )  # fmt: skip
    assert rows_of(read(data))[1] == ["Utbilda personal mars", "Klar"]


def test_heads_that_run_upwards(read: Read) -> None:
    """This test ensures that heads turned by a quarter head their columns, with upright lines or without."""
    heads = row(670, "Aktivitet", bold=True) + "".join(
        f"BT /F2 9 Tf 0 1 -1 0 {x} 666 Tm ({text}) Tj ET\n" for x, text in ((265, "Ansvarig"), (365, "Status"))
    )
    rows = row(645, "Utbilda personal", "Skolchef", "Klar") + row(625, "Anställa kuratorer", "Rektor", "Pågår")
    ys = (720, 660, 640, 620)
    for lines_of in (ruled(XS, ys), "".join(rule(60, y, 450, y) for y in ys)):
        assert rows_of(read(pdf(lines_of + heads + rows)))[0] == ["Aktivitet", "Ansvarig", "Status"]


def test_two_tables_of_one_width_with_other_columns(read: Read) -> None:
    """This test ensures that tables below each other keep their own columns when only their heads have verticals."""
    page = ""
    for top, xs, texts in ((700, (60, 200, 300, 400, 500), "abcd"), (600, (60, 270, 385, 500), "efg")):
        page += "".join(rule(60, y, 500, y) for y in (top, top - 20, top - 40, top - 60))
        page += "".join(rule(x, top - 20, x, top) for x in xs)
        for number in range(3):
            filled = "".join(
                words(x + 4, top - 14 - 20 * number, f"Ord {one}{number}") for x, one in zip(xs, texts, strict=False)
            )
            page += filled
    page += words(60, 615, "En rubrik mellan tabellerna som hör till den andra av dem", bold=True)
    tables = [block.table for block in read(pdf(page)).blocks if block.table]
    assert [(table.columns, len(table.rows)) for table in tables] == [(4, 3), (3, 3)]
