"""Charts, whose lines and figures look like a table's."""

from __future__ import annotations

from collections.abc import Callable

from ingest.blocks import ParsedDocument
from tests.ingest.parse.drawn_pdf import area, pdf, ruled, words

Read = Callable[[bytes], ParsedDocument]


def test_chart_beside_a_paragraph_is_no_table(read: Read) -> None:
    """This test ensures that gridlines, bars and figures make no table, and that text beside them is whole."""
    bars = "".join(
        area(90 + 40 * n, 600, 115 + 40 * n, 620 + 15 * n, "0.3 0.5 0.7") + words(95 + 40 * n, 606, f"{45 + n}", size=8)
        for n in range(4)
    )
    grid = ruled((60, 85, 120, 160, 200, 240), (600, 620, 640, 660, 680))
    axis = "".join(words(62, 604 + 20 * n, f"{20 * n}", size=8) for n in range(4))
    text = ("Svaren visar att", "fler är nöjda med", "sitt arbete än", "för ett år sedan.")
    page = grid + bars + axis + "".join(words(232, 668 - 14 * n, line, size=9) for n, line in enumerate(text))
    parsed = read(pdf(page + words(60, 560, "Figur 8 Nöjda medarbetare, per år", size=9)))
    assert all(block.table is None for block in parsed.blocks)
    assert " ".join(text) in " ".join(block.text for block in parsed.blocks)


def test_figures_with_names_are_a_table(read: Read) -> None:
    """This test ensures that figures beside names, or below them, stay a table."""
    ys = (720, 700, 680, 660)
    beside = (("", "2024", "2025"), ("Fordon", "120", "96"), ("Inventarier", "50", "50"))
    below = (("År", "Antal", "Andel"), ("2024", "12", "9"), ("2025", "5", "8"))
    page = "".join(
        ruled((left, left + 100, left + 150, left + 200), ys)
        + "".join(
            words(x + 4, y - 14, text, size=9)
            for y, row in zip(ys, rows, strict=False)
            for x, text in zip((left, left + 100, left + 150), row, strict=True)
            if text
        )
        for left, rows in ((60, beside), (320, below))
    )
    assert len([block for block in read(pdf(page)).blocks if block.table is not None]) == 2
