"""Goals that open paragraphs in bold, below a line that announces goals: the opening is a line of its own. Pure.

"Detta vill vi uppnå:" and then "**Fler rör på sig.** Under våren …": what is bold is the goal, the rest tells of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from ingest.blocks import Block, BlockKind, ParsedDocument
from ingest.plan.headings import Listed, announces

MIN_WORDS: Final = 2
LINE: Final = 1.2
"""Sizes that a line is high."""
MAX_WORDS: Final = 25
"""Words of a goal; a longer opening is a paragraph set in bold."""


def with_openings(parsed: ParsedDocument) -> ParsedDocument:
    """Return the document with goals that open paragraphs as lines of their own; linear in its blocks."""
    return replace(parsed, blocks=tuple(_split(parsed.blocks)))


def _split(blocks: tuple[Block, ...]) -> Iterator[Block]:
    listing: Block | None = None
    for block in blocks:
        if block.kind is not BlockKind.TEXT:
            yield block
            continue
        opening = len(block.text) if block.bold else block.opening
        name = block.text[:opening].rstrip(" .")
        if listing is not None and _opens(block, opening, like=listing) and MIN_WORDS <= len(name.split()) <= MAX_WORDS:
            yield _part(block, 0, len(name), bold=True)
            rest = block.text[opening:].lstrip()
            if rest:
                yield _part(block, len(block.text) - len(rest), len(block.text), bold=False)
            continue
        if block.bold or block.heading is not None:
            said = announces(block.text)
            listing = block if said is not None and said.listed is Listed.GOALS else None
        yield block


def _opens(block: Block, opening: int, *, like: Block) -> bool:
    """Say whether a paragraph, as large as the line that announces goals, has a bold sentence first, or alone."""
    return block.heading is None and block.size == like.size and block.text[:opening].rstrip().endswith(".")


def _part(block: Block, start: int, end: int, *, bold: bool) -> Block:
    """Return a part of a paragraph by its characters: its first line, or what is below that."""
    span = replace(block.span, start=block.span.start + start, end=block.span.start + end)
    box = block.box
    if box is not None:
        edge = max(box.y0, box.y1 - LINE * (block.size or 0.0))
        box = replace(box, y0=edge) if bold else replace(box, y1=edge)
    return replace(block, text=block.text[start:end], span=span, bold=bold, box=box, opening=0)
