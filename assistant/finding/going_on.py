"""Passages made whole: one that ends on a colon or inside a sentence goes on in the next. Pure, over what it is handed.

Passages end where paragraphs do and at most at a hundred words, so that a list may stand apart from the sentence that
leads it in, and a page break or a box inside a sentence parts it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.finding.extraction import CAPTION
from assistant.finding.listed import MARK, PageText
from assistant.finding.passage_places import locate, sentences_of
from corpus.model import Locator, Passage

FEWEST_WORDS = 6
"""A shorter text without a full stop is a heading or a cell, and not cut."""
_CUT = re.compile(r"(?:[^\W\d]|,)\Z")
"""A number at the end is a table's or a footnote's."""
PassagesOn = Callable[[str, int], Sequence[Passage]]
"""The passages with a part on a page, in reading order, by reading and number."""

_LEADS_IN = re.compile(r":\s?\Z")


def whole(passage: Passage, *, passages_on: PassagesOn, page_text: PageText) -> Passage:
    """Return a passage with the end of its first sentence or the rest of its last, or the list that it leads in.

    The same passage where it is whole. It keeps its id; its text is still what stands at its locator.
    """
    if passage.header or not (_goes_on(passage) or _begins_inside(passage)):
        return passage
    before, after = _neighbours(passage, passages_on)
    made = passage
    if after is not None and _goes_on(passage):
        made = _joined(passage, after, id_=passage.id, end=_end_of(after, passage, page_text))
    if before is not None and _begins_inside(passage) and _goes_on(before) and not _leads_in(before):
        start = sentences_of(before)[-1][0]
        tail = replace(before, locator=locate(before, start, len(before.text)), text=before.text[start:])
        made = _joined(tail, made, id_=passage.id, end=len(made.text))
    return made


def _goes_on(passage: Passage) -> bool:
    is_cut = len(passage.text.split()) >= FEWEST_WORDS and _CUT.search(passage.text) is not None
    return _leads_in(passage) or (is_cut and not CAPTION.match(passage.text))


def _leads_in(passage: Passage) -> bool:
    return _LEADS_IN.search(passage.text) is not None


def _begins_inside(passage: Passage) -> bool:
    return passage.text[:1].islower()


def _neighbours(passage: Passage, passages_on: PassagesOn) -> tuple[Passage | None, Passage | None]:
    """Return the passages right before and after one under the same headings, on its pages or the next to them."""
    reading, parts = passage.locator.reading, passage.locator.parts
    numbers = range(max(1, parts[0].page - 1), parts[-1].page + 2)
    near = list({one.id: one for number in numbers for one in passages_on(reading, number)}.values())
    at = next((place for place, one in enumerate(near) if one.id == passage.id), None)
    if at is None:
        return None, None
    around = (near[at - 1] if at else None, near[at + 1] if at + 1 < len(near) else None)
    before, after = (one if one and not one.header and one.headings == passage.headings else None for one in around)
    return before, after


def _end_of(after: Passage, passage: Passage, page_text: PageText) -> int:
    """Return how many characters of the next passage belong to one that goes on; 0 where none do."""
    if not _leads_in(passage):
        return sentences_of(after)[0][1] if _begins_inside(after) else 0
    return _listed(after, page_text) or sentences_of(after)[0][1]


def _listed(passage: Passage, page_text: PageText) -> int:
    """Return where the list that a passage begins with ends: parts that bear a mark, and what these go on in."""
    end = offset = 0
    for part in passage.locator.parts:
        length = part.end - part.start
        text = page_text(passage.locator.reading, part.page)
        line = text[text.rfind("\n", 0, part.start) + 1 : part.end]
        if not MARK.match(line) and not (end and text[part.start : part.start + 1].islower()):
            break
        end = offset + length
        offset = end + 1
    return end


def _joined(first: Passage, second: Passage, *, id_: str, end: int) -> Passage:
    """Return a passage and the first characters of the next as one."""
    if not end:
        return first
    parts = (*first.locator.parts, *locate(second, 0, end).parts)
    text = f"{first.text} {second.text[:end]}"
    return replace(first, id=id_, locator=Locator(first.locator.reading, parts), text=text)
