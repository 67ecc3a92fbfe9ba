"""Checks that every parsed document must pass."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest

from ingest.blocks import ParsedDocument
from ingest.parse.by_suffix import parse_document


def promises_kept(parsed: ParsedDocument) -> None:
    """Check what `corpus.model.Page` and `ingest.blocks` promise of every document."""
    for page in parsed.pages:
        assert unicodedata.is_normalized("NFC", page.text)
        assert not any(unicodedata.category(each) in {"Cc", "Cs", "Cn", "Cf"} for each in page.text if each != "\n")
        if parsed.format == "pdf":
            assert len(page.characters.packed) == 16 * len(page.text)
    for block in parsed.blocks:
        text = parsed.pages[block.span.page - 1].text
        assert text[block.span.start : block.span.end].replace("\n", " ") == block.text
        for row in block.table.rows if block.table is not None else ():
            for cell in row.cells:
                stands = text[cell.span.start : cell.span.end].replace("\n", " ") if cell.span is not None else ""
                assert stands == cell.text


@pytest.fixture
def read() -> Callable[[bytes], ParsedDocument]:
    """Return a function that parses a PDF and checks the promises of page text."""

    def read_pdf(data: bytes) -> ParsedDocument:
        parsed = parse_document(data, name="plan.pdf")
        promises_kept(parsed)
        return parsed

    return read_pdf
