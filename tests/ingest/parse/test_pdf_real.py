"""Real documents: our quotes' letters against pdfplumber's, inside the same boxes; skipped where they are absent."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pdfplumber
import pytest

from corpus.errors import ScannedDocument
from corpus.model import Page
from ingest.blocks import Block, ParsedDocument
from ingest.parse.by_suffix import parse_document
from tests.quality.report.quotes import characters_of, equal_letters, inside

REAL = Path(__file__).parents[4] / "shared" / "data" / "real"
FILES = sorted(REAL.glob("*.pdf"))
STEP = 8
"""Every eighth page of a document is compared: pdfplumber reads 19 pages a second."""
MIN_EQUAL = 0.99

pytestmark = [
    pytest.mark.check,
    pytest.mark.real,
    pytest.mark.skipif(not FILES, reason="the real documents are not here (../shared/data/real)"),
]


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


def share_equal(path: Path, *, step: int = STEP) -> tuple[int, int]:
    """Return how many quotes of a document's sampled pages have equal letters, and how many there are."""
    parsed = parse_document(path.read_bytes(), name=path.name)
    equal = total = 0
    with pdfplumber.open(path) as document:
        for page in parsed.pages[::step]:
            shown = document.pages[page.number - 1]
            characters = characters_of(shown)
            for start, end in quotes(parsed, page):
                found = inside(characters, page.characters.boxes(start, end))
                equal += equal_letters(found, page.text[start:end])
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
