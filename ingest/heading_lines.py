"""Headings that stand on several lines, joined into one block. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.model import Box, Span
from ingest.blocks import Block, BlockKind, ParsedDocument
from ingest.body_style import MAX_CHARACTERS, SENTENCE_END, Style
from ingest.furniture import fold
from ingest.lead_words import LEAD, OWN_HEADINGS, SUB, lead

TIGHT = 0.9
"""Share of the font size between two lines of one heading, at most."""
HANGING = 4
"""Font sizes by which a heading's second line may hang under the words after its number."""
FULL_LINE = 40
"""Characters from which a heading's line is taken to be full, so that the next line continues it."""

SECTION = re.compile(
    r"(?:(?:kapitel|avsnitt|del|bilaga|chapter)\s+)?(?P<number>\d{1,2}(?:\.\d{1,2}){0,3})(?:\.?\s+|\.)[\"”A-ZÅÄÖ]"
)
WORD = re.compile(r"[^\W\d_]{2,}")
_UNFINISHED = re.compile(
    r"(?:\b(?:för|och|i|av|till|med|om|på|inom|samt|eller|från|mot|det|en|ett|den|de|som|att)|[-–,/&])\Z"
)


def merge_lines(parsed: ParsedDocument, blocks: Sequence[Block], style: Style) -> tuple[Block, ...]:
    """Return the blocks in order, each heading's lines as one block that spans them all.

    Lines are joined only when nothing but a line break stands between them in the page text.
    """
    texts = {page.number: page.text for page in parsed.pages}
    merged: list[Block] = []
    for block in blocks:
        last = merged[-1] if merged else None
        page_text = texts.get(block.span.page, "")
        if last is None or not _adjacent(last, block, page_text):
            merged.append(block)
        elif _names_the_label(last, block, style) or _continues(last, block, style):
            merged[-1] = _joined(last, block, page_text)
        else:
            merged.append(block)
    return tuple(merged)


def _adjacent(first: Block, second: Block, page_text: str) -> bool:
    plain = first.kind is BlockKind.TEXT and second.kind is BlockKind.TEXT
    if not plain or first.span.page != second.span.page or first.span.end > second.span.start:
        return False
    if len(first.text) + len(second.text) > MAX_CHARACTERS:
        return False
    between = page_text[first.span.end : second.span.start]
    return not between.strip() and len(between) <= 2


def _names_the_label(label: Block, name: Block, style: Style) -> bool:
    """Say whether the first line is a goal's label ("Fokusområde", "Målsättning nr 1:") and the second its name."""
    match = LEAD.fullmatch(label.text.strip())
    if match is None or match["name"] or lead(name.text) is not None or not WORD.search(name.text):
        return False
    if label.heading != name.heading and name.heading is not None and label.heading is not None:
        return False
    sentences = len(re.findall(r"[.!?](?:\s|\Z)", name.text))
    if match["mark"]:
        return sentences <= 1 and not name.text.rstrip().endswith(":")
    one_style = label.size == name.size and label.bold == name.bold
    named = (style.stands_out(name) or one_style) and sentences == 0 and not SUB.fullmatch(name.text.rstrip(" :"))
    if match["number"]:
        return named
    return named and fold(match["word"]) not in OWN_HEADINGS and _singular(match["word"]) and style.stands_out(name)


def _singular(word: str) -> bool:
    return re.search(r"(?:en|ena|erna|orna)\Z", fold(word)) is None


def _continues(first: Block, second: Block, style: Style) -> bool:
    """Say whether the second line is the rest of a heading that was broken over lines."""
    if first.heading is not None or second.heading is not None or not style.stands_out(first):
        return False
    display = style.display(first) and style.display(second)
    same_size = first.size == second.size or (
        display and first.size is not None and abs(first.size - (second.size or 0)) <= 0.1 * first.size
    )
    if not same_size or first.bold != second.bold or not _tight(first, second):
        return False
    if SECTION.match(second.text) or lead(second.text) or SENTENCE_END.search(first.text) or first.text.endswith(":"):
        return False
    goes_on = not second.text[:1].isupper() or _UNFINISHED.search(first.text) is not None
    return goes_on or display or len(first.text) >= FULL_LINE


def _tight(first: Block, second: Block) -> bool:
    if first.box is None or second.box is None or first.size is None:
        return False
    gap = first.box.y0 - second.box.y1
    aligned = (
        abs(first.box.x0 - second.box.x0) < HANGING * first.size or abs(_middle(first.box) - _middle(second.box)) < 9
    )
    return -0.5 * first.size <= gap <= TIGHT * first.size and aligned


def _middle(box: Box) -> float:
    return (box.x0 + box.x1) / 2


def _joined(first: Block, second: Block, page_text: str) -> Block:
    span = Span(first.span.page, first.span.start, second.span.end)
    leader = max((second, first), key=lambda block: (-(block.heading or 99), block.size or 0.0, block.bold))
    box = first.box.union(second.box) if first.box and second.box else first.box or second.box
    return replace(
        leader,
        span=span,
        text=re.sub(r"\n+", " ", page_text[span.start : span.end]),
        box=box,
        marker=first.marker,
        own=first.own,
    )
