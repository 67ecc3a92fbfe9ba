"""Where in a passage something stands: a place that answers, sentences, paragraphs. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from assistant.finding.values import Valued
from corpus import swedish
from corpus.model import Locator, Passage, Span

_ENDED = re.compile(r"[.!?:;…][\"”’»)\]]{0,2}\s?\Z")


class Reason(StrEnum):
    """Why a place answers."""

    SENTENCE = "sentence"
    ROW = "row"
    DEFINITION = "definition"


@dataclass(frozen=True, slots=True)
class Extracted:
    """A place that answers. start and end are code points of `passage.text` (end excluded).

    `locator` is the same place on the pages; `value` is the value asked for, its places also in `passage.text`,
    with `value_locator`; `score` is comparable within one question, higher is better.
    """

    passage: Passage
    start: int
    end: int
    locator: Locator
    score: float
    reason: Reason
    value: Valued | None = None
    value_locator: Locator | None = None
    own_words: frozenset[str] = frozenset()
    """Words of the question that the place itself holds, normalised."""

    @property
    def text(self) -> str:
        """The words that answer."""
        return self.passage.text[self.start : self.end]


def locate(passage: Passage, start: int, end: int) -> Locator:
    """Return where characters start..end (end excluded) of a passage's text stand.

    The text is its locator's parts joined by one space each, every character of a part as it stands or, for a line
    break, a space. Raises ValueError when the range is empty or outside.
    """
    parts: list[Span] = []
    offset = 0
    for part in passage.locator.parts:
        length = part.end - part.start
        first, last = max(start, offset), min(end, offset + length)
        if first < last:
            parts.append(Span(part.page, part.start + first - offset, part.start + last - offset))
        offset += length + 1
    if not parts:
        raise ValueError(f"characters {start}–{end} are not in passage {passage.id}")
    return Locator(passage.locator.reading, tuple(parts))


def sentences_of(passage: Passage) -> tuple[tuple[int, int], ...]:
    """Return the spans of the sentences of a passage (end excluded): none goes on over the end of a paragraph.

    Each part of a passage is a paragraph of its own, but for one that a page break or a line break cut in two.
    """
    text = passage.text
    found: list[tuple[int, int]] = []
    for start, end in _paragraphs(passage):
        found.extend((start + first, start + last) for first, last in swedish.sentences(text[start:end]))
    return tuple(found)


def _paragraphs(passage: Passage) -> tuple[tuple[int, int], ...]:
    """Return where the paragraphs of a passage's text stand."""
    runs: list[tuple[int, int]] = []
    offset = 0
    last: Span | None = None
    for part in passage.locator.parts:
        end = min(offset + part.end - part.start, len(passage.text))
        near = part.page != last.page or part.start - last.end <= 1 if last is not None else False
        if near and passage.text[offset : offset + 1].islower() and not _ENDED.search(passage.text[:offset]):
            runs[-1] = (runs[-1][0], end)
        elif offset < end:
            runs.append((offset, end))
        offset, last = end + 1, part
    return tuple(runs)
