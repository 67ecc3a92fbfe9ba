"""How a document's body text looks, and which lines stand out from it. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.blocks import Block, BlockKind

MAX_CHARACTERS = 140
"""A longer line is a paragraph."""
PARAGRAPH_WORDS = 12
"""Words from which a line that ends like a sentence is a paragraph."""
LARGER_POINTS = 0.75
"""How much larger than the body a heading is at least; renderings round sizes by up to half a point."""
LARGER_SHARE = 0.06
"""The same as a share of the body's size, for large body types."""
TITLE_SHARE = 1.5
"""Lines this much larger than the body are display type, where every tight line belongs to the one above."""
LARGEST_BODY = 12.0
"""Points; taken where a document has no paragraphs, only headings and tables."""

SENTENCE_END = re.compile(r"[.;,!]\Z")


@dataclass(frozen=True, slots=True)
class Style:
    """The body's type: its size in points (None in formats without sizes), and the looks that paragraphs are set in."""

    size: float | None
    prose: frozenset[tuple[float, bool]]
    marks_headings: bool = False
    """True when the document marks its headings by type or format, at least one a page."""

    @classmethod
    def of(cls, blocks: Sequence[Block]) -> Style:
        """Read the style off a document's blocks: prose is set in the looks whose text is mostly in paragraphs."""
        every, long = Counter[tuple[float, bool]](), Counter[tuple[float, bool]]()
        for block in blocks:
            if block.kind is not BlockKind.TABLE and block.heading is None:
                every[look(block)] += len(block.text)
                long[look(block)] += len(block.text) if _is_prose(block.text) else 0
        style = cls(_body_size(blocks), frozenset(look for look in every if 2 * long[look] > every[look]))
        pages = len({block.span.page for block in blocks})
        marked = sum(block.kind is BlockKind.TEXT and style.stands_out(block) for block in blocks)
        return replace(style, marks_headings=marked >= max(2, pages))

    def larger(self, block: Block) -> bool:
        """Say whether a block is set larger than the body."""
        if self.size is None or block.size is None or look(block) in self.prose:
            return False
        return block.size >= self.size + max(LARGER_POINTS, LARGER_SHARE * self.size)

    def display(self, block: Block) -> bool:
        """Say whether a block is set in display type, as titles are."""
        return self.size is not None and block.size is not None and block.size >= TITLE_SHARE * self.size

    def bolder(self, block: Block) -> bool:
        """Say whether a block is bold where the body is not, and not smaller than it."""
        small = self.size is not None and block.size is not None and block.size < self.size - LARGER_POINTS
        return block.bold and look(block) not in self.prose and not small

    def stands_out(self, block: Block) -> bool:
        """Say whether a block is marked as a heading, by the format or by its type."""
        return block.heading is not None or self.larger(block) or self.bolder(block)


def look(block: Block) -> tuple[float, bool]:
    """Return a block's font size in points, to the half (0 without), and whether it is bold."""
    return round((block.size or 0.0) * 2) / 2, block.bold


def _body_size(blocks: Sequence[Block]) -> float | None:
    """Return the size in points (to the half) of most of the text that stands in paragraphs and bullets."""
    sized = [block for block in blocks if block.size is not None and block.kind is not BlockKind.TABLE]
    weights: Counter[float] = Counter()
    for block in sized:
        if block.heading is None and (block.kind is BlockKind.BULLET or _is_prose(block.text)):
            weights[look(block)[0]] += len(block.text)
    if weights:
        return max(weights.items(), key=lambda item: (item[1], item[0]))[0]
    return min(LARGEST_BODY, *(look(block)[0] for block in sized)) if sized else None


def _is_prose(text: str) -> bool:
    return len(text) > MAX_CHARACTERS or (
        SENTENCE_END.search(text) is not None and len(text.split()) >= PARAGRAPH_WORDS
    )
