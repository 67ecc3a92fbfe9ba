"""Words that are too long for their table cell."""

from __future__ import annotations

from collections.abc import Callable

from ingest.blocks import ParsedDocument
from tests.ingest.parse.drawn_pdf import pdf, ruled, words

Read = Callable[[bytes], ParsedDocument]


def rows_of(parsed: ParsedDocument) -> list[list[str]]:
    """Return the only table's cell texts."""
    (table,) = [block.table for block in parsed.blocks if block.table is not None]
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_word_into_the_next_cells_words(read: Read) -> None:
    """This test ensures that a head that reaches the next head's first letter is whole, and so is the next."""
    page = ruled((60, 95, 250, 350), (720, 700, 680)) + words(61, 706, "Nummer", size=10)
    page += words(96.5, 706, "Hur långt har vi kommit", size=10) + words(252, 706, "Ansvarig", size=10)
    page += words(61, 686, "1", size=10) + words(97, 686, "Halvvägs", size=10) + words(252, 686, "Skolchef", size=10)
    assert rows_of(read(pdf(page))) == [
        ["Nummer", "Hur långt har vi kommit", "Ansvarig"],
        ["1", "Halvvägs", "Skolchef"],
    ]


def test_word_into_an_empty_cell_and_out_of_the_table(read: Read) -> None:
    """This test ensures that a long word stays in the cell where it begins, also when it leaves the table."""
    page = ruled((60, 110, 250, 290), (720, 700, 680)) + words(64, 706, "Ansvarig", size=10)
    page += words(114, 706, "Kommentar", size=10) + words(254, 706, "Status", size=10)
    page += words(64, 686, "Verksamhetsutvecklare", size=10) + words(254, 686, "Genomförd", size=10)
    assert rows_of(read(pdf(page)))[1] == ["Verksamhetsutvecklare", "", "Genomförd"]


def test_figure_set_to_the_right(read: Read) -> None:
    """This test ensures that a figure that reaches out to the left stays in the cell that holds most of it."""
    page = ruled((60, 200, 230, 290), (720, 700, 680)) + words(64, 706, "Nyckeltal", size=10)
    page += words(201, 706, "Utfall", size=10) + words(234, 706, "Mål", size=10)
    page += words(64, 686, "Antal besök", size=10) + words(195, 686, "1234567", size=9) + words(234, 686, "7", size=10)
    assert rows_of(read(pdf(page)))[1] == ["Antal besök", "1234567", "7"]
