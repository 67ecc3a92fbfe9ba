"""Draws any document at all: blocks and cells are pieces of page texts, and nothing else holds."""

from __future__ import annotations

import string
from itertools import pairwise

from hypothesis import strategies as st

from corpus.model import Box, Page, Span
from ingest.blocks import Block, BlockKind, Cell, ParsedDocument, Row, Table

TEXTS = st.text(alphabet=string.ascii_letters + "åäöÅÄÖ .,!?:;–-•(\n\t0123456789 \u00a0😀", max_size=400)


@st.composite
def documents(draw: st.DrawFn) -> ParsedDocument:
    """Draw a document whose blocks and cells are any pieces of any page texts, in order."""
    pages, blocks = [], []
    for number, text in enumerate(draw(st.lists(TEXTS, max_size=4)), 1):
        pages.append(Page(number, str(number), text, 595.0, 842.0))
        cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=12)))
        for start, end in pairwise(cuts):
            blocks.append(draw(_block(text, Span(number, start, end))))
    return ParsedDocument(draw(st.sampled_from(["pdf", "docx", "html"])), tuple(pages), tuple(blocks))


@st.composite
def _block(draw: st.DrawFn, text: str, span: Span) -> Block:
    words = text[span.start : span.end].replace("\n", " ")
    middle = draw(st.integers(span.start, span.end))
    halves = (Span(span.page, span.start, middle), Span(span.page, middle, span.end))
    cells = tuple(
        Cell(text[half.start : half.end].replace("\n", " "), half if half.start < half.end else None, column)
        for column, half in enumerate(halves)
    )
    kind = draw(st.sampled_from(list(BlockKind)))
    table = Table((Row(cells, header=draw(st.booleans())),), 2) if kind is BlockKind.TABLE else None
    top = draw(st.floats(20, 820))
    box = draw(st.sampled_from([None, Box(50, top - 12, 500, top)]))
    size = draw(st.sampled_from([None, 9.0, 11.0, 20.0]))
    heading = draw(st.sampled_from([None, None, 1, 2])) if kind is BlockKind.TEXT else None
    return Block(span, words, kind=kind, heading=heading, size=size, bold=draw(st.booleans()), box=box, table=table)
