"""Numbers below their years in tables without rulings."""

from __future__ import annotations

import datetime

import pytest

from assistant.finding.document_facts import facts_of
from assistant.finding.sought import sought_by
from assistant.finding.year_columns import find_year_cell
from assistant.understanding.coverage import Words
from assistant.understanding.question import Catalogue, Scope, understand
from corpus.model import Box, CharacterMap, Document, Page
from tests.assistant.municipal_names import DOCUMENTS, GRAPH

CATALOGUE = Catalogue.of(GRAPH, DOCUMENTS)
KNOWN = facts_of((Document("d", "bokslut.pdf", "bokslut.pdf", "v", "r", "Bokslut för Grönköping", "pdf"),))
ROWS = (
    ("(tkr)", "2024", "2025", "2026"),
    ("Bränsle till båtar", "1 130", "166", "1 202"),
    ("Hyra av kajplats", "-50", "", "-75"),
    ("Antal nya båtar", "3", "4", "5"),
)
LETTER, LINE, COLUMN = 5.0, 12.0, 80.0
"""Points: a letter's width, a line's height, the distance of right edges of columns."""


def _page() -> Page:
    """Set the rows with right-aligned columns; every character has its box, breaks and spaces between cells none."""
    text, boxes = "", []
    for number, (label, *cells) in enumerate(ROWS):
        y = 700 - number * LINE
        starts = [40.0, *(200 + column * COLUMN - len(cell) * LETTER for column, cell in enumerate(cells))]
        written = [pair for pair in zip((label, *cells), starts, strict=True) if pair[0]]
        for order, (cell, x) in enumerate(written):
            text += (" " if order else "") + cell
            boxes += [None] * bool(order)
            boxes += [Box(x + i * LETTER, y, x + (i + 1) * LETTER, y + 9) for i in range(len(cell))]
        text, boxes = f"{text}\n", [*boxes, None]
    return Page(1, "1", text, 500, 800, CharacterMap.of(boxes))


def _value(text: str) -> str | None:
    asked = understand(text, catalogue=CATALOGUE, scope=Scope(), today=datetime.date(2026, 3, 1))
    page = _page()
    cell = find_year_cell(sought_by(asked), page, around=Words.of("Drift"), known=KNOWN)
    return None if cell is None else page.text[cell.value.start : cell.value.end]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Hur mycket bränsle till båtar gick åt 2024?", "1 130"),
        ("Hur stort var bränsle till båtar 2025?", "166"),
        ("Hur mycket bränsle till båtar går åt 2026?", "1 202"),
        ("Hur stor är hyra av kajplats 2026?", "-75"),
    ],
)
def test_the_place_on_the_page_tells_the_year(text: str, value: str) -> None:
    """This test ensures that groups of digits which run together in the text are parted by where they stand."""
    assert _value(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "Hur stor är hyra av kajplats 2025?",
        "Hur mycket bränsle till båtar går åt 2030?",
        "Hur mycket bränsle till båtar går åt?",
        "Hur många båtar fanns 2024?",
        "Hur mycket bränsle till båtar gick åt i Ösby 2024?",
    ],
)
def test_what_the_table_does_not_say(text: str) -> None:
    """This test ensures that empty cells, other years, other rows and other places give nothing."""
    assert _value(text) is None
