"""Pages with very many ruling lines: read as tables as long as time allows, told of where it does not."""

from __future__ import annotations

import time
from collections.abc import Callable

from ingest.blocks import ParsedDocument
from tests.ingest.parse.drawn_pdf import pdf, rule, ruled, words

Read = Callable[[bytes], ParsedDocument]

BOX = (0.0, 0.0, 1190.0, 1684.0)
"""A1, as wide tables are printed."""
SECONDS = 10.0
"""What a page may take at most, on a busy machine."""


def grid_page(rows: int, columns: int, *, step: float) -> str:
    """Return a ruled page whose first column holds names, the second a person, the others figures."""
    xs = (40.0, 200.0, 260.0, *(260.0 + step * (number + 1) for number in range(columns)))
    ys = tuple(1640.0 - 10 * number for number in range(rows + 1))
    page = ruled(xs, ys) + words(42, ys[1] + 2, "Aktivitet", size=6) + words(202, ys[1] + 2, "Ansvarig", size=6)
    for y in ys[2:]:
        page += words(42, y + 2, f"Aktivitet {y:.0f}", size=6) + words(202, y + 2, "Skolchef", size=6)
    return page


def test_large_table_is_read(read: Read) -> None:
    """This test ensures that a table of some thousand cells on one page is read as a table."""
    parsed = read(pdf(grid_page(100, 60, step=12), box=BOX))
    (table,) = [block.table for block in parsed.blocks if block.table is not None]
    assert (len(table.rows), table.columns) == (100, 62)
    assert [cell.text for cell in table.rows[1].cells[:2]] == ["Aktivitet 1620", "Skolchef"]
    assert parsed.warnings == ()


def test_too_many_lines_are_told(read: Read) -> None:
    """This test ensures that a page with too many crossings keeps its words, in bounded time, and is told of."""
    start = time.perf_counter()
    parsed = read(pdf(grid_page(5, 2, step=40), grid_page(150, 90, step=9), box=BOX))
    assert time.perf_counter() - start < SECONDS
    assert [block.span.page for block in parsed.blocks if block.table is not None] == [1]
    assert "Aktivitet 1620" in parsed.pages[1].text
    (warning,) = parsed.warnings
    assert "sidan 2" in warning
    assert "Kontrollera" in warning


def test_table_beside_a_hatched_drawing(read: Read) -> None:
    """This test ensures that short lines without number do not cost a table on the same page."""
    corners = [(500.0 + 44 * x, 40.0 + 44 * y) for x in range(12) for y in range(12)]
    hatched = "".join(
        rule(x + 4 * step, y, x + 4 * step, y + 36) + rule(x, y + 4 * step, x + 36, y + 4 * step)
        for x, y in corners
        for step in range(10)
    )
    parsed = read(pdf(grid_page(12, 2, step=40) + hatched, box=BOX))
    assert [len(block.table.rows) for block in parsed.blocks if block.table is not None] == [12]
    assert parsed.warnings == ()
