"""Which blocks are headings: the format's own, large or bold lines, numbered lines, the outline, goal lead-ins. Pure.

A heading never swallows a paragraph: a long line, or one that ends like a sentence, is body unless the format
itself says that it is a heading.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from corpus.model import Level, MentionKind
from ingest.blocks import Block, BlockKind, ParsedDocument
from ingest.body_style import LARGER_POINTS, MAX_CHARACTERS, PARAGRAPH_WORDS, SENTENCE_END, Style, look
from ingest.furniture import fold
from ingest.heading_lines import SECTION, TIGHT, WORD, merge_lines
from ingest.lead_words import SUB, is_area, lead

MAX_BOLD_CHARACTERS = 100
"""Most characters of a heading that is only bold: bold sentences open many paragraphs."""
MAX_PLAIN_CHARACTERS = 70
"""The same for a line in the body's own type, which nothing but its place makes a heading."""
SAME_ROW = 3
"""Blocks between two cells of a row at most, in reading order; text of another column stands further away."""
COVER_PARAGRAPH_WORDS = 25
"""A first page without a paragraph of this length is a cover."""
COVER_BULLETS = 2
"""Most points of a list on a cover."""

_CHAPTER = re.compile(r"(?:kapitel|chapter|bilaga|avsnitt)\s+\d{1,2}\b", re.IGNORECASE)
_DEPTH_OF_PLAIN = 2
"""A plain line must be numbered "3.2" or deeper: "3. …" in the body's type is a list."""
_LABEL = re.compile(
    r"(?:diarienummer|diarienr|dnr|datum\b.{0,20}|besluts?(?:datum|instans)|beslutande instans|handläggare|dokument\w*"
    r"|giltighetstid|gäller (?:för|från|till)|status|rapportperiod|organisation|version|revider\w*|källa|foto\w*|bild"
    r"|tabell|figur|diagram|telefon|e-post|adress|ansvarig\w*|kommentar|kontakt\w*|typ av styrdokument|projektnamn"
    r"|titel|framtagen av|författare)(?:\s\d{1,3})?\s?[:.]\s?\S.*",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"(?:tabell|figur|diagram|bild|källa|foto|karta)\b\s?(?:\d{1,3}\b|:)", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|[\w-]+\.(?:se|com|nu|org)", re.IGNORECASE)
_ABBREVIATED = re.compile(r"(?:m\.m|m\.fl|etc|bl\.a|o\.s\.v|osv|dyl|d\.y)\.\Z|\.{3}\Z")


class Rank(IntEnum):
    """What a heading is in the chain: among headings of one style, the lower rank stands outside the higher."""

    OTHER = 0
    AREA = 1
    GOAL = 2
    SUB = 3


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as found, before levels: its block, section-number depth (0 without) and place in the chain.

    `outline` is the level that the file's own outline or contents list gives it, or None; `goal_depth` is the depth
    of a goal's own number ("Mål 1.1": 2), 0 without; `title` marks the title on a cover.
    """

    block: Block
    depth: int = 0
    rank: Rank = Rank.OTHER
    goal_depth: int = 0
    outline: int | None = None
    title: bool = False


def decide(
    parsed: ParsedDocument, blocks: Sequence[Block], *, outline: Sequence[tuple[int, str, int]]
) -> tuple[Block | Heading, ...]:
    """Return the blocks in order, headings wrapped in `Heading`, headings over several lines joined into one block.

    `outline` is the file's own or that of its contents list: (level, title, page).
    """
    style = Style.of(blocks)
    merged = merge_lines(parsed, blocks, style)
    cover = _cover_title(parsed, merged, style)
    levels = {(page, _title_key(title)): level for level, title, page in outline}
    neighbours = _Neighbours.of(merged)
    found: list[Block | Heading] = []
    for index, block in enumerate(merged):
        if cover is not None and block.span.page == 1:
            found.append(Heading(block, title=True) if index == cover else block)
            continue
        level = levels.get((block.span.page, _title_key(block.text)))
        placed = _Placed(merged, index, style, level, neighbours)
        found.append(_described(block, level) if placed.is_heading() else block)
    return tuple(found)


def _described(block: Block, outline: int | None) -> Heading:
    section = SECTION.match(block.text)
    if section is not None:
        # The document's own numbers place the heading; its words need not.
        return Heading(block, section["number"].count(".") + 1, outline=outline)
    said = lead(block.text)
    if said is None and block.own is not None and block.own.level is not None:
        rank = Rank.AREA if block.own.level is Level.AREA else Rank.GOAL
        return Heading(block, rank=rank, outline=outline)
    if said is None:
        sub = block.lists is not None or SUB.fullmatch(block.text.rstrip(" :"))
        return Heading(block, rank=Rank.SUB if sub else Rank.OTHER, outline=outline)
    rank = Rank.AREA if is_area(said["word"]) else Rank.GOAL
    return Heading(block, 0, rank, said["number"].count(".") + 1 if said["number"] else 0, outline)


# --- the title on a cover ------------------------------------------------------------------------------------


def _cover_title(parsed: ParsedDocument, blocks: Sequence[Block], style: Style) -> int | None:
    """Return the index of the title when page 1 is a cover: a paged format, several pages, no paragraph."""
    if len(parsed.pages) < 2 or not any(block.box is not None for block in blocks):
        return None
    first = [(index, block) for index, block in enumerate(blocks) if block.span.page == 1]
    if not first or any(block.table or len(block.text.split()) >= COVER_PARAGRAPH_WORDS for _, block in first):
        return None
    if sum(block.kind is BlockKind.BULLET for _, block in first) > COVER_BULLETS:
        return None
    titles = [item for item in first if style.stands_out(item[1]) and WORD.search(item[1].text)]
    if not titles:
        return None
    return max(titles, key=lambda item: (item[1].size or 0.0, item[1].bold, -item[0]))[0]


# --- one block in its place ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Neighbours:
    """Boxes of every page's blocks, to see whether a line stands alone."""

    by_page: dict[int, list[tuple[int, Block]]]

    @classmethod
    def of(cls, blocks: Sequence[Block]) -> _Neighbours:
        by_page: defaultdict[int, list[tuple[int, Block]]] = defaultdict(list)
        for index, block in enumerate(blocks):
            if block.box is not None and len(block.text) <= MAX_PLAIN_CHARACTERS:
                by_page[block.span.page].append((index, block))
        return cls(dict(by_page))

    def beside(self, index: int, block: Block) -> bool:
        """Say whether a short line of the same size stands on the same line: then both are cells of a table."""
        box = block.box
        if box is None:
            return False
        middle = (box.y0 + box.y1) / 2
        return any(
            other != index
            and near.box is not None
            and near.box.y0 <= middle <= near.box.y1
            and abs((near.size or 0) - (block.size or 0)) < LARGER_POINTS
            and (abs(other - index) <= SAME_ROW or near.bold == block.bold)
            for other, near in self.by_page.get(block.span.page, ())
        )


@dataclass(frozen=True, slots=True)
class _Placed:
    """A block among the others, and the question whether it is a heading."""

    blocks: Sequence[Block]
    index: int
    style: Style
    outline: int | None
    neighbours: _Neighbours

    @property
    def block(self) -> Block:
        return self.blocks[self.index]

    def is_heading(self) -> bool:
        block = self.block
        if block.kind is not BlockKind.TEXT or not WORD.search(block.text):
            return False
        if block.heading is not None or (self.outline is not None and len(block.text) <= MAX_CHARACTERS):
            return True
        text = block.text.strip()
        if len(text) > MAX_CHARACTERS or _LABEL.fullmatch(text) or _CAPTION.match(text) or _ADDRESS.fullmatch(text):
            return False
        if (lead(text) is not None or self._named_by_own_word()) and not self._listed():
            return not self._cut() and (self.style.stands_out(block) or not self._ends_like_sentence(text))
        if self._ends_like_sentence(text) or text[0].islower():
            return False
        if self.style.larger(block):
            return self.style.display(block) or not self._runs_on()
        if self.style.bolder(block):
            return (
                not self._runs_on()
                and len(text) <= MAX_BOLD_CHARACTERS
                and not self.neighbours.beside(self.index, block)
            )
        return self._numbered(text) or self._alone(text)

    def _named_by_own_word(self) -> bool:
        return self.block.own is not None and self.block.own.names is MentionKind.GOAL

    @staticmethod
    def _ends_like_sentence(text: str) -> bool:
        return SENTENCE_END.search(text) is not None and _ABBREVIATED.search(text) is None

    def _listed(self) -> bool:
        """Say whether the line is one of a list's plain lines, in the middle of a longer text."""
        return not self.style.stands_out(self.block) and self.neighbours.beside(self.index, self.block)

    def _runs_on(self) -> bool:
        """Say whether the next line goes on in the middle of the sentence: a paragraph that opens in bold."""
        after = self._after()
        return after is not None and look(after) != look(self.block) and self._cut()

    def _cut(self) -> bool:
        """Say whether the line below begins in the middle of a sentence."""
        after = self._after()
        if after is None or after.kind is not BlockKind.TEXT:
            return False
        return after.text[:1].islower() and not self._far(after)

    def _far(self, after: Block) -> bool:
        here, below = self.block.box, after.box
        return here is not None and below is not None and here.y0 - below.y1 > TIGHT * (self.block.size or 0.0)

    def _after(self) -> Block | None:
        return self.blocks[self.index + 1] if self.index + 1 < len(self.blocks) else None

    def _numbered(self, text: str) -> bool:
        if len(text) > MAX_BOLD_CHARACTERS or self.neighbours.beside(self.index, self.block):
            return False
        if _CHAPTER.match(text):
            return True
        section = SECTION.match(text)
        if section is None or section["number"].count(".") + 1 < _DEPTH_OF_PLAIN or ".0" in section["number"]:
            return False
        return self._opens_paragraph()

    def _alone(self, text: str) -> bool:
        """Say whether only its place makes this line a heading: short, finished text above, a paragraph below."""
        if self.style.marks_headings or len(text) > MAX_PLAIN_CHARACTERS:
            return False
        if not text[0].isupper() or not text[-1].isalpha():
            return False
        before = self.blocks[self.index - 1] if self.index else None
        finished = before is None or before.kind is not BlockKind.TEXT or before.text.rstrip()[-1:] in ".!?:"
        headed = before is not None and self.style.stands_out(before)
        if not (finished or headed) or self.neighbours.beside(self.index, self.block):
            return False
        return len(text.split()) <= 8 and self._opens_paragraph()

    def _opens_paragraph(self) -> bool:
        after = self._after()
        if after is None or after.kind is not BlockKind.TEXT or self.style.stands_out(after):
            return False
        length = len(after.text.split()) * (1 if not self._ends_like_sentence(after.text) else 2)
        if not after.text[:1].isupper() or length < PARAGRAPH_WORDS:
            return False
        here, below = self.block.box, after.box
        return here is None or below is None or abs(here.x0 - below.x0) < 6


def _title_key(title: str) -> str:
    """Fold an outline title or line for comparison: lower case, spaces folded, section number and marks away."""
    return re.sub(r"\A[\d.\s]+|[\s:.]+\Z", "", fold(title))
