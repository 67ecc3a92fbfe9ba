"""Real documents: our quotes' letters against pdfplumber's, inside the same boxes; skipped where they are absent."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pytest

from corpus.errors import ScannedDocument
from corpus.model import Box, Page
from ingest.blocks import Block, ParsedDocument
from ingest.parse import parse_document

REAL = Path(__file__).parents[4] / "shared" / "data" / "real"
FILES = sorted(REAL.glob("*.pdf"))
STEP = 8
"""Every eighth page of a document is compared: pdfplumber reads 19 pages a second."""
MIN_EQUAL = 0.99

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(not FILES, reason="the real documents are not here (../shared/data/real)"),
]


def letters(text: str) -> str:
    """Return the letters and digits, sorted: the other library may order overlapping characters otherwise."""
    folded = unicodedata.normalize("NFKC", text)
    return "".join(sorted(each for each in folded if each.isalnum()))


def quotes(parsed: ParsedDocument, page: Page) -> Iterator[tuple[int, int]]:
    """Yield the spans of a page's blocks and cells."""
    for block in parsed.blocks:
        if block.span.page == page.number:
            yield from spans(block)


def spans(block: Block) -> Iterator[tuple[int, int]]:
    """Yield a block's span, or those of its cells."""
    if block.table is None:
        yield block.span.start, block.span.end
    for row in block.table.rows if block.table is not None else ():
        yield from ((cell.span.start, cell.span.end) for cell in row.cells if cell.span is not None)


def inside(characters: list[tuple[str, float, float]], boxes: tuple[Box, ...]) -> str:
    """Return the characters whose middle lies in one of the boxes, each once."""
    return "".join(text for text, x, y in characters if any(b.x0 <= x <= b.x1 and b.y0 <= y <= b.y1 for b in boxes))


def share_equal(path: Path, *, step: int = STEP) -> tuple[int, int]:
    """Return how many quotes of a document's sampled pages have equal letters, and how many there are."""
    parsed = parse_document(path.read_bytes(), name=path.name)
    equal = total = 0
    with pdfplumber.open(path) as document:
        for page in parsed.pages[::step]:
            shown = document.pages[page.number - 1].dedupe_chars()
            characters = [
                (char["text"], (char["x0"] + char["x1"]) / 2, shown.height - (char["top"] + char["bottom"]) / 2)
                for char in shown.chars
            ]
            for start, end in quotes(parsed, page):
                found = inside(characters, page.characters.boxes(start, end))
                equal += letters(found) == letters(page.text[start:end])
                total += 1
            shown.close()
    return equal, total


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_letters_in_our_boxes(path: Path) -> None:
    """This test ensures that pdfplumber finds a quote's letters inside the quote's boxes, for every layout."""
    if path.stem.endswith("utan-textlager"):
        with pytest.raises(ScannedDocument, match="textlager"):
            parse_document(path.read_bytes(), name=path.name)
        return
    equal, total = share_equal(path)
    assert total > 0
    assert equal >= MIN_EQUAL * total - 1
