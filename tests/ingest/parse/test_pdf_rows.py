"""Rows of tables in PDF files where nothing but the words tells one row from the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from ingest.blocks import ParsedDocument
from tests.ingest.parse.drawn_pdf import area, pdf, rule, words

Read = Callable[[bytes], ParsedDocument]

XS = (60, 200, 300, 400, 480)
HEADER = ("Aktivitet", "Ansvarig", "Klart", "Status")
LINES: tuple[tuple[str, ...], ...] = (
    ("Utbilda personal i bemötande", "Skolchef", "2026-03", "Pågår"),
    ("Ta fram en rutin för", "Rektor", "2026-06", "Ej påbörjad"),
    ("överlämning mellan skolor",),
    ("Införa digital signering", "It-chef", "", "Pågår"),
    ("Anställa två kuratorer", "HR-chef", "2026-10", ""),
    ("Se över bidragen till", "Kulturchef", "2026-11", "Klar"),
    ("föreningar",),
)
"""Five rows, of which two go on below."""

HEADS = {
    "shaded": area(60, 700, 480, 720, "0.8 0.8 0.8"),
    "ruled": "",
    "bare": "",
}


def written(lines: Sequence[Sequence[str]], *, size: float, pitch: float, first: float) -> str:
    """Return the operators for lines at one distance; a line of one word in capitals is bold."""
    return "".join(
        words(x + 4, first - pitch * number, text, size=size, bold=text.startswith("Mål"))
        for number, line in enumerate(lines)
        for x, text in zip(XS, line, strict=False)
        if text
    )


def drawn(lines: Sequence[Sequence[str]], head: str, *, size: float, pitch: float) -> bytes:
    """Return a PDF with one table under a shaded, ruled or bare head."""
    page = HEADS[head] + "".join(
        words(x + 4, 708, text, size=size, bold=True) for x, text in zip(XS, HEADER, strict=False)
    )
    page += written(lines, size=size, pitch=pitch, first=708 - pitch if head == "bare" else 690)
    if head == "ruled":
        page += "".join(rule(60, y, 480, y) for y in (720, 702, 690 - pitch * (len(lines) - 1) - 5))
    return pdf(page + words(60, 300, "Efter tabellen följer en mening som går över alla kolumner på sidan."))


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize(("size", "pitch"), [(7, 12), (7, 9), (8, 11)])
def test_rows_at_the_distance_of_lines(read: Read, head: str, size: float, pitch: float) -> None:
    """This test ensures that rows with no white between them are told apart by what their columns hold."""
    (table,) = [block.table for block in read(drawn(LINES, head, size=size, pitch=pitch)).blocks if block.table]
    assert [row.cells[0].text for row in table.rows] == [
        "Aktivitet",
        "Utbilda personal i bemötande",
        "Ta fram en rutin för överlämning mellan skolor",
        "Införa digital signering",
        "Anställa två kuratorer",
        "Se över bidragen till föreningar",
    ]


@pytest.mark.parametrize("head", HEADS)
def test_headed_rows_at_the_distance_of_lines(read: Read, head: str) -> None:
    """This test ensures that a bold line in the first column alone is a row of its own among such rows."""
    lines = (*LINES[:1], ("Mål 2 Fler cyklar",), *LINES[3:5], ("Mål 3 Fler läser",), LINES[5], LINES[0])
    (table,) = [block.table for block in read(drawn(lines, head, size=8, pitch=11)).blocks if block.table]
    assert [row.cells[0].text for row in table.rows[1:]] == [line[0] for line in lines]


def test_one_tall_row_stays_one(read: Read) -> None:
    """This test ensures that the lines of one tall row are one row, though a line in it begins with a name."""
    lines = (
        ("Utbilda personal i", "Skolchef och", "Vår och", "Pågår"),
        ("bemötande i hela", "rektor i", "höst"),
        ("Alingsås kommun", "skolorna"),
        ("under året", "och elevhälsan"),
    )
    (table,) = [block.table for block in read(drawn(lines, "ruled", size=8, pitch=11)).blocks if block.table]
    assert len(table.rows) == 2


def test_rows_without_lines_go_on_over_the_page(read: Read) -> None:
    """This test ensures that a table whose head alone is shaded keeps its columns on the next page."""
    running = words(60, 800, "Verksamhetsplan", size=8) + words(60, 40, "Sida 1", size=8)
    top = area(60, 100, 480, 120, "0.8 0.8 0.8")
    top += "".join(words(x + 4, 108, text, size=8, bold=True) for x, text in zip(XS, HEADER, strict=False))
    first = top + written(LINES[:1], size=8, pitch=20, first=85) + written(LINES[3:4], size=8, pitch=20, first=65)
    tall = words(64, 690, "Öppna ett kontor i", size=8) + words(204, 690, "Rektor", size=8)
    tall += words(304, 690, "2026-08", size=8) + words(404, 690, "Pågår", size=8)
    tall += words(64, 679, "Norrby under våren", size=8)
    second = written(LINES[4:5], size=8, pitch=20, first=730)
    second += written((("Mål 2 Trygga barn",),), size=8, pitch=20, first=710)
    second += tall + written((("Mål 3 Alla elever lär sig mer varje år i skolan",),), size=8, pitch=20, first=660)
    tables = [block.table for block in read(pdf(running + first, running + second)).blocks if block.table]
    assert [[row.cells[0].text for row in table.rows] for table in tables] == [
        ["Aktivitet", LINES[0][0], LINES[3][0]],
        [
            LINES[4][0],
            "Mål 2 Trygga barn",
            "Öppna ett kontor i Norrby under våren",
            "Mål 3 Alla elever lär sig mer varje år i skolan",
        ],
    ]


def test_prose_after_a_table_at_the_foot_of_a_page(read: Read) -> None:
    """This test ensures that what follows on the next page is no row when it does not stand in the table's columns."""
    top = area(60, 100, 480, 120, "0.8 0.8 0.8")
    top += "".join(words(x + 4, 108, text, size=8, bold=True) for x, text in zip(XS, HEADER, strict=False))
    first = top + written(LINES[:1], size=8, pitch=20, first=85) + written(LINES[3:4], size=8, pitch=20, first=65)
    prose = "Efter tabellen följer meningar som går över alla kolumner på sidan och tar vid där den slutar."
    second = "".join(words(64, 730 - 10 * number, prose, size=8) for number in range(4))
    tables = [block.table for block in read(pdf(first, second)).blocks if block.table]
    assert len(tables) == 1
