"""Lines -> paragraphs and bullets. Pure.

Two lines are one paragraph when nothing on the page parts them: the same size, the line distance of the rest, the same
left edge, no bullet or list number, and no room left on the first for the second's first word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Final

from ingest.parse.page_text import REPLACED
from ingest.parse.pdf_words import Line, Word

BULLETS: Final = frozenset("•●○◦▪■□▫◆◇►▸➢➤‣⁃∙·✓✔❖*–—-→➔➜⇒")
"""Marks that open a list item when they stand alone before a gap. Private-use bullets are turned into these first."""
SURE_BULLETS: Final = frozenset("•●○◦▪■□▫◆◇►▸➢➤‣⁃∙✓✔❖")
"""Marks that open a list item also without a gap."""
LETTER_BULLET: Final = "o"
"""Word's second bullet level in a text export: a Courier o."""
ARROWS: Final = frozenset("→➔➜⇒")
"""Marks that open a list item without a gap where a capital follows; within a text they lead from word to word."""
BULLET_GAP: Final = 0.45
"""Share of the size between a mark that is also an ordinary character and the item's text."""

MARK_DISTANCE: Final = 5.0
"""Sizes between a mark that was drawn apart and its item."""
SIZE_TOLERANCE: Final = 0.12
"""Share by which sizes within a paragraph may differ."""
DEFAULT_PITCH: Final = 1.35
"""Line distance in sizes, where the page does not show its own."""
LARGEST_PITCH: Final = 2.1
"""Line distance in sizes that is still lines of one text, and not two texts."""
PITCH_TOLERANCE: Final = 1.2
LEFT_TOLERANCE: Final = 1.2
"""Sizes by which left edges within a paragraph may differ."""
HANGING: Final = 5.0
"""Sizes by which the second line may stand further right than the first: a hanging indent after a number."""
CENTRED: Final = 1.0
"""Sizes by which the middles of centred lines may differ."""
SLACK: Final = 0.6
"""Sizes: room left on a line beyond what the next word needs, from which the break is meant."""
INNER_SLACK: Final = 2.0
"""The same inside a sentence: a ragged right edge leaves more."""
NEIGHBOURS: Final = 4
"""Lines looked at on either side for where the column ends."""

LINE_END_HYPHENS: Final = ("-", "\u00ad", "\u2010")
MAX_LABEL: Final = 4
"""Words of a label before its colon."""
_LEADERS: Final = re.compile(r"(?:\.{4,}|…{2,}|_{4,})\s?\d{0,4}$")
"""The end of a line of a contents list."""
_GLUED_NUMBER: Final = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,3}\.(?=[A-ZÅÄÖ])")
"""A section's number without a space before its name: "2.4.Analys"."""
_LIST_NUMBER: Final = re.compile(r"\d{1,2}[.)]")
_ITEM_NUMBER: Final = re.compile(r"(?:\d{1,2}[.)]|[a-zåäö]\)|\(\d{1,2}\)|\d{1,2}(?:\.\d{1,2}){1,3}\.?|§)")


@dataclass(slots=True)
class Paragraph:
    """Lines of one paragraph; `marker` is the bullet, whose word is not among the lines' words."""

    lines: list[Line] = field(default_factory=list)
    marker: Word | None = None

    @property
    def left(self) -> float:
        """Left edge of the text; of the continuation lines where there are some."""
        return min(line.x0 for line in self.lines[1:]) if len(self.lines) > 1 else self.lines[0].x0


def clean_word(word: Word) -> str:
    """Return a word's characters as page text has them."""
    return word.text if word.text.isascii() and word.text.isprintable() else word.text.translate(REPLACED)


def find_paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    """Gather lines into paragraphs, in their order. Marks already stand before their items (`with_marks`)."""
    pitch = _pitch(lines)
    paragraphs: list[Paragraph] = []
    for index, line in enumerate(lines):
        mark = _bullet(line)
        if mark is not None:
            paragraphs.append(Paragraph([Line.of(line.words[1:])] if len(line.words) > 1 else [], mark))
        elif paragraphs and _goes_on(paragraphs[-1], line, pitch) and not _break_is_meant(lines, index):
            paragraphs[-1].lines.append(line)
        else:
            paragraphs.append(Paragraph([line]))
    return _with_lone_bullets_joined(paragraphs)


def with_marks(lines: Sequence[Line]) -> list[Line]:
    """Put marks and numbers drawn apart from their items, anywhere on the page, in front of the items' lines."""
    marks = [line for line in lines if len(line.words) == 1 and _may_mark(line.words[0])]
    if not marks:
        return list(lines)
    rest = [line for line in lines if line not in marks]
    for mark in marks:
        beside = [
            line
            for line in rest
            if (line.turn, line.cell) == (mark.turn, mark.cell)
            and 0 < line.x0 - mark.x1 <= MARK_DISTANCE * line.size
            and abs(line.middle - mark.middle) <= 0.5 * max(line.size, mark.size)
        ]
        if beside:
            item = min(beside, key=lambda line: line.x0)
            rest[rest.index(item)] = Line.of((mark.words[0], *item.words))
        else:
            rest.insert(min(lines.index(mark), len(rest)), mark)
    return rest


def _may_mark(word: Word) -> bool:
    return clean_word(word) in BULLETS or _LIST_NUMBER.fullmatch(word.text) is not None


def _bullet(line: Line) -> Word | None:
    """Return the word that marks a list item, or None."""
    first = line.words[0]
    mark = clean_word(first)
    if mark in SURE_BULLETS:
        return first
    if (mark in BULLETS or mark == LETTER_BULLET) and len(line.words) > 1:
        gap = line.words[1].x0 - first.x1
        item = gap > BULLET_GAP * first.size or (mark in ARROWS and line.words[1].text[:1].isupper())
        return first if item else None
    return None


def _with_lone_bullets_joined(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Give a bullet that stands on a line of its own (drawn apart from its text) the paragraph after it."""
    joined: list[Paragraph] = []
    for paragraph in paragraphs:
        last = joined[-1] if joined else None
        if last is not None and last.marker is not None and not last.lines and paragraph.marker is None:
            last.lines = paragraph.lines
        else:
            joined.append(paragraph)
    return [paragraph for paragraph in joined if paragraph.lines]


def _pitch(lines: Sequence[Line]) -> float:
    """Return the page's usual line distance, in sizes."""
    steps = [
        (above.middle - below.middle) / above.size
        for above, below in pairwise(lines)
        if abs(above.size - below.size) < 0.5 and 0.9 < (above.middle - below.middle) / above.size < LARGEST_PITCH
    ]
    return min(max(median(steps), 1.0), 1.7) if len(steps) >= 3 else DEFAULT_PITCH


def _goes_on(paragraph: Paragraph, line: Line, pitch: float) -> bool:
    if not paragraph.lines:
        return False
    last = paragraph.lines[-1]
    size = max(last.size, line.size)
    if last.turn != line.turn or abs(last.size - line.size) > SIZE_TOLERANCE * size:
        return False
    step = (last.middle - line.middle) / size
    if len(paragraph.lines) > 1:
        pitch = (paragraph.lines[-2].middle - last.middle) / size
    if not 0.5 < step <= pitch * PITCH_TOLERANCE:
        return False
    if _ITEM_NUMBER.fullmatch(line.words[0].text) and len(line.words) > 1:
        return False
    return _aligned(paragraph, line, size) and _same_weight(last, line)


def _aligned(paragraph: Paragraph, line: Line, size: float) -> bool:
    first = paragraph.lines[0]
    shift = line.x0 - paragraph.left
    if abs(shift) <= LEFT_TOLERANCE * size:
        return True
    if len(paragraph.lines) == 1 and (0 < shift <= HANGING * size and paragraph.marker is None):
        # A hanging indent needs something to hang from: a number or lead-in before a gap, else it is a new indent.
        number = first.words[0].text
        return bool(_ITEM_NUMBER.fullmatch(number) or _GLUED_NUMBER.match(number)) or _breaks_word(first, line)
    if len(paragraph.lines) == 1 and 0 < -shift <= 3 * size:
        return True  # a first line indent
    middle = (line.x0 + line.x1) / 2
    return abs(middle - (first.x0 + first.x1) / 2) <= CENTRED * size and abs(line.x1 - first.x1) > size


def _breaks_word(last: Line, line: Line) -> bool:
    """Say whether a line ends in a hyphen and the next goes on in lower case."""
    return last.words[-1].text.endswith(LINE_END_HYPHENS) and line.words[0].text[:1].islower()


def _same_weight(last: Line, line: Line) -> bool:
    """Say whether the change from bold to plain, if any, falls inside a sentence."""
    if last.bold == line.bold:
        return True
    return line.words[0].text[:1].islower() and not last.words[-1].text.endswith((".", ":", "!", "?"))


def _break_is_meant(lines: Sequence[Line], index: int) -> bool:
    """Say whether line `index` - 1 leaves room that its successor's first word would have filled."""
    last, line = lines[index - 1], lines[index]
    if _LEADERS.search(last.words[-1].text) or (_is_label(last) and _is_label(line)):
        return True
    if last.words[-1].text.endswith(LINE_END_HYPHENS):
        return False
    before = [near.x1 for near in lines[max(0, index - NEIGHBOURS) : index - 1] if _in_column(near, last)]
    after = [near.x1 for near in lines[index : index + NEIGHBOURS] if _in_column(near, last)]
    edges = [max(side) for side in (before, after) if side]
    first = line.words[0]
    inside = first.text[:1].islower() and last.words[-1].text[-1:].isalpha()
    needed = first.x1 - first.x0 + (INNER_SLACK if inside else SLACK) * last.size
    return bool(edges) and last.x1 + needed < min(edges)


def _is_label(line: Line) -> bool:
    """Say whether a line begins "Diarienummer: …", as the facts on a cover do."""
    names = [number for number, word in enumerate(line.words[:MAX_LABEL]) if word.text.endswith(":")]
    return bool(names) and names[0] < len(line.words) - 1 and line.words[0].text[:1].isupper()


def _in_column(line: Line, other: Line) -> bool:
    """Say whether two lines belong to one column of text: near left edges, one size, not far apart."""
    return (
        abs(line.x0 - other.x0) <= 3 * other.size
        and abs(line.size - other.size) <= SIZE_TOLERANCE * other.size
        and abs(line.middle - other.middle) <= 2 * NEIGHBOURS * other.size
    )
