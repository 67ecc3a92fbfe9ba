"""What only the whole document tells of its headings: areas without a level word, and boxes. Pure.

A heading whose goals are numbered "2.1, 2.2 …", beside one whose goals are "1.1, 1.2 …", is an area, and so are
headings that all alike stand above goals, and the four headings or points below "fyra prioriteringar". Goals and areas
that tables of indicators make known are those of `goal_sections`. Text in a look of its own, directly above plain prose
and several times over, is a box; where only its ground is its own, it or one like it stands first below its heading.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from corpus.model import Level, Span
from corpus.swedish import sentences
from ingest.blocks import Block, BlockKind, Table
from ingest.plan.cover_words import organ_in
from ingest.plan.goal_sections import goal_sections
from ingest.plan.headings import Listed, announces, describes, goal_lead, numbered, reports
from ingest.plan.overarching import motto, overarching
from ingest.plan.own_lines import goal_named, listing_of
from ingest.plan.tables import Heads, heads_of
from ingest.plan.tables.cells import line_of
from ingest.plan.tables.spanning import bold_marks, is_grunduppdrag, spans
from ingest.structure import Section
from ingest.vocabulary import CHAPTER_WORDS, Column

MIN_GOAL_WORDS = 3
ALIKE = 3
"""So many headings side by side, each with goals below it, are areas though their goals bear no numbers."""
TABLED = 2
"""So many headings side by side, each above a table that names goals of its own, are areas."""
_COUNTS = {"två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8}
_COUNTED = re.compile(
    rf"\b(?P<count>{'|'.join(_COUNTS)})\s(?:[\w-]+\s){{0,2}}?(?:[\w]*områden|prioriteringar|perspektiv"
    rf"|inriktningar|mål)\b",
    re.IGNORECASE,
)
TOLD_TWICE = 2
"""In so many chapters a theme stands: headings of every chapter ("Ekonomi") stand in more."""
_PER_AREA = re.compile(r"\bper\s(?:[\w-]*område|tema)\b", re.IGNORECASE)
_TITLED = re.compile(r"^[A-ZÅÄÖ][^:]{2,40}:\s+\S")
"""A name with what it is about after a colon ("Tidiga insatser: stöd i förskolan"), no lead-in."""
_OWN_NUMBER = re.compile(r"^[\d.]+\s*")
BOXES = 2
BOX_SENTENCES = 3
SMALLEST_BOX = 0.85
"""Share of the body's size: smaller text is notes and captions."""


@dataclass(frozen=True, slots=True)
class Shape:
    """Sections (by id) that are areas by their place; blocks (by id) that are boxes.

    `measured` gives the level of headings (by span) that tables of indicators make goals and areas, and that are the
    document's one picture of the future or its themes (`overarching`).
    """

    areas: frozenset[int] = frozenset()
    measured: Mapping[Span, Level] = field(default_factory=dict)
    boxes: frozenset[int] = frozenset()
    listed: frozenset[int] = frozenset()
    """Bullets (by id) that are areas: as many as the heading above them counts."""
    wholes: Mapping[Span, Span | None] = field(default_factory=dict)
    """Headings (by span) of overarching goals, None, and of their parts, the whole's (`overarching`)."""

    @classmethod
    def of(cls, root: Section, *, around: str = "") -> Shape:
        """Look at a whole document; linear in its blocks. `around` tells whose it is (`goal_sections`)."""
        sections = [section for _, section in root.walk()]
        areas = [area for section in sections for area in (*_grouping(section), *_counted(section))]
        areas += _reported(sections)
        listed = frozenset(id(block) for section in sections for block in _counted_bullets(section))
        measured = {**goal_sections(root, around=around), **motto(sections)}
        boxes = frozenset(_boxes(sections))
        return cls(frozenset(map(id, areas)), measured, boxes, listed, overarching(sections))


def may_name(text: str) -> bool:
    """Say whether a heading may be the name of a goal or an area: no announcement, no chapter of any document."""
    name = numbered(text)[1].casefold().strip(" :.")
    return announces(text) is None and goal_lead(text) is None and name not in CHAPTER_WORDS and not describes(text)


# --- areas and goals -----------------------------------------------------------------------------------------


def _grouping(section: Section) -> list[Section]:
    """Return the sections directly below one that are areas by the goals directly below them."""
    named = [(child, _goal_numbers(child)) for child in section.children if _may_group(child)]
    holding = [(child, numbers) for child, numbers in named if numbers is not None]
    groups = [{number.partition(".")[0] for number in numbers if "." in number} for _, numbers in holding]
    apart = all(len(group) == 1 for group in groups) and len(set().union(*groups)) == len(groups) >= 2
    tabled = [child for child, _ in named if _tells_goals(child)]
    if apart or len(holding) >= ALIKE:
        return [child for child, _ in holding]
    return tabled if len(tabled) + sum(map(_is_named_area, section.children)) >= TABLED else []


def _is_named_area(section: Section) -> bool:
    """Say whether a heading calls itself an area, and its tables name goals: what is beside it may lack the word."""
    said = goal_named(section.heading) if section.heading is not None else None
    return said is not None and said.level is Level.AREA and _tells_goals(section)


def _tells_goals(section: Section) -> bool:
    """Say whether a section's tables name goals: in their key column, or in bold rows over tables of activities."""
    return any(
        heads.key is Column.GOAL or (heads.key is Column.ACTIVITY and _bold_rows(block.table, heads))
        for block in section.blocks
        if block.table is not None and (heads := heads_of(block.table)) is not None
    )


def _bold_rows(table: Table, heads: Heads) -> bool:
    """Say whether rows of a table hold one statement over their whole width, in bold, among rows that are not."""
    lines = list(map(line_of, table.rows[1:]))
    if not bold_marks(lines, heads):
        return False
    full = [value for line in lines if (value := spans(line, heads, bold_marks=True)) is not None and value.bold]
    return any(len(value.text.split()) >= MIN_GOAL_WORDS and not is_grunduppdrag(value.text) for value in full)


def _reported(sections: list[Section]) -> list[Section]:
    """Return the themes that a chapter of follow-up tells of: its headings that stand as headings elsewhere too.

    "3. Uppföljning av förflyttningar" with the very headings of "2.4 Analys" below it goes through what was analysed;
    "Uppföljning per område" calls them areas itself.
    """
    chapters: dict[str, set[int]] = {}
    for section in sections:
        for child in section.children:
            chapters.setdefault(_theme(child), set()).add(id(section))
    found: list[Section] = []
    for section in sections:
        if section.heading is None or not reports(section.heading.text):
            continue
        again = all(len(chapters[_theme(child)]) == TOLD_TWICE for child in section.children)
        named = [child for child in section.children if _may_group(child)]
        if len(named) >= ALIKE and (again or _PER_AREA.search(section.heading.text)):
            found += section.children if again else [one for one in section.children if _may_group(one) or _titled(one)]
    return found


def _titled(section: Section) -> bool:
    heading = "" if section.heading is None else section.heading.text
    return _TITLED.match(heading) is not None and goal_lead(heading) is None


def _theme(section: Section) -> str:
    """Return a heading's name without its number, spaces and hyphens at line ends."""
    name = "" if section.heading is None else _OWN_NUMBER.sub("", section.heading.text)
    return re.sub(r"(?<=\w)-\s|\s", "", name).casefold()


def _heads(section: Section) -> Iterator[Heads]:
    """Yield the heads of a section's tables that judge or list things of the chain."""
    for block in section.blocks:
        heads = heads_of(block.table) if block.table is not None else None
        if heads is not None:
            yield heads


def _may_group(section: Section) -> bool:
    heading = section.heading
    return heading is not None and heading.own is None and may_name(heading.text) and organ_in(heading.text) is None


def _goal_numbers(section: Section) -> tuple[str, ...] | None:
    """Return the numbers of the goals that a section's own headings and lines name; None where it names none."""
    lines = [child.heading for child in section.children if child.heading is not None]
    lines += [block for block in section.blocks if block.table is None]
    if any(heads.key is Column.GOAL for heads in _heads(section)) or any(map(_lists_goals, section.children)):
        return ()
    leads = ((line, said) for line in lines if (said := goal_named(line)) is not None)
    found = [said for line, said in leads if said.name and said.level is not Level.VISION and listing_of(line) is None]
    return tuple(said.number for said in found if said.number) if found else None


def _lists_goals(section: Section) -> bool:
    """Say whether a heading announces goals and has headings of its own below it."""
    said = listing_of(section.heading) if section.heading is not None and section.children else None
    return said is not None and said.listed is Listed.GOALS and said.level is not Level.VISION


def _counted(section: Section) -> tuple[Section, ...]:
    """Return the sections below a heading that counts them ("fyra långsiktiga prioriteringar")."""
    count = _count(section)
    named = all(child.heading is not None and may_name(child.heading.text) for child in section.children)
    return section.children if count is not None and len(section.children) == count and named else ()


def _counted_bullets(section: Section) -> list[Block]:
    count = _count(section)
    bullets = [block for block in section.blocks if block.kind is BlockKind.BULLET]
    return bullets if count is not None and len(bullets) == count > len(section.children) else []


def _count(section: Section) -> int | None:
    match = _COUNTED.search(section.heading.text) if section.heading is not None else None
    return _COUNTS[match["count"].casefold()] if match else None


# --- boxes ---------------------------------------------------------------------------------------------------

_Look = tuple[float | None, bool, tuple[int, int, int] | None]


def _boxes(sections: list[Section]) -> Iterator[int]:
    """Yield the blocks in another look than the body's that stand directly above it, where several do."""
    counted: Counter[_Look] = Counter()
    for section in sections:
        for block in section.blocks:
            if block.kind is BlockKind.TEXT:
                counted[_look(block)] += len(block.text)
    if not counted:
        return
    body = counted.most_common(1)[0][0]
    found = [block for section in sections if section.heading is not None for block in _boxed(section, body)]
    looks = Counter(map(_look, found))
    yield from (id(block) for block in found if looks[_look(block)] >= BOXES)


def _boxed(section: Section, body: _Look) -> Iterator[Block]:
    """Yield the boxes of one section: those on a ground alone where the first below the heading is like them."""
    first = _look(section.blocks[0]) if section.blocks else None
    for block, after in pairwise(section.blocks):
        look = _look(block)
        if _is_box(block, after, body) and (look == first or look[:2] != body[:2]):
            yield block


def _look(block: Block) -> _Look:
    return block.size, block.bold, block.ground


def _is_box(block: Block, after: Block, body: _Look) -> bool:
    look = _look(block)
    if block.kind is not BlockKind.TEXT or look == body or after.kind is not BlockKind.TEXT or _look(after) != body:
        return False
    smaller = look[0] is None or body[0] is None or SMALLEST_BOX * body[0] <= look[0] <= body[0]
    text = block.text.rstrip()
    whole = (
        text.endswith(".")
        and re.match(r"[A-ZÅÄÖ]|(?:19|20)\d\d\s", text) is not None
        and re.match(r"[A-ZÅÄÖ]\w*:", text) is None
    )
    return smaller and whole and len(sentences(text)) <= BOX_SENTENCES
