"""Sections and tables -> mentions of goals, indicators, activities and verdicts. Pure.

read_plan      walks the section tree with a `Context` of what stands above
headings       what a heading or lead-in line says
goal_sections  headings that what stands below them makes goals
lines          bullets and short paragraphs
judging        sentences that judge
references     goals that an activity's own lines point to
tables         tables, by what their header says
vocabulary     the words
collector      makes the mentions
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.model import Fact, FactRole, Level, Mention, MentionKind
from ingest.blocks import Block, BlockKind, ParsedDocument
from ingest.plan.collector import Collector
from ingest.plan.context import NOTHING, Context
from ingest.plan.goal_sections import goal_sections
from ingest.plan.headings import Listed, announces, goal_lead, numbered
from ingest.plan.judging import read_verdicts
from ingest.plan.lines import add_goal, goal_line, lead_in, own_word, read_goal, read_line, read_vision
from ingest.plan.references import by_field
from ingest.plan.tables import Tables, heads_of
from ingest.structure import Section
from ingest.vocabulary import ACTIVITY_WORDS, CHAPTER_WORDS, Column, inflected

PLAN_WORDS = re.compile(
    r"\b(?:verksamhetsplan|handlingsplan|aktivitetsplan|genomförandeplan|arbetsplan)", re.IGNORECASE
)
OPENING_CHARACTERS = 1_500
"""How much of the first page says what sort of document it is."""
MAX_GOAL_HEADING_WORDS = 25
_FOOTNOTE = re.compile(r"^(\d{1,2})\)?\s+[A-ZÅÄÖ]")
_DESCRIPTION = re.compile(
    rf"^(?:(?:\d+\.)*\d*\s*)?(?:beskrivning av|(?:mer )?om|fakta om)\s+{inflected(ACTIVITY_WORDS)}\s+(?:nr\.? ?)?\d+\b",
    re.IGNORECASE,
)
"""A heading over what is said of one activity that a table has named: nothing below it is another one."""


def read_plan(section: Section, *, parsed: ParsedDocument, reading: str, version: str) -> tuple[Mention, ...]:
    """Return every mention of a document, in reading order. `section` is the root; `version` the hash of the bytes."""
    collector = Collector(reading, version)
    opening = parsed.pages[0].text[:OPENING_CHARACTERS] if parsed.pages else ""
    is_plan = PLAN_WORDS.search(f"{parsed.title}\n{opening}") is not None
    named = f"{parsed.title}\n{opening}"
    context = Context(is_plan=is_plan, sections=goal_sections(section, around=named))
    _read_section(section, context, collector, Tables(named))
    return tuple(collector.found)


def _read_section(section: Section, above: Context, collector: Collector, tables: Tables) -> None:
    context = above
    if section.heading is not None:
        tables.heading()
        context = above.below(section.heading, goal=_heading_goal(section, above, collector))
        if context.goal is above.goal and any(map(_announces_or_names, section.children)):
            context = replace(context, announced=above.announced)
        if _DESCRIPTION.match(section.heading.text):
            context = replace(context, announced=NOTHING)
    _read_blocks(section, context, collector, tables)
    for child in section.children:
        _read_section(child, context, collector, tables)


def _announces_or_names(section: Section) -> bool:
    """Say whether a heading announces or names goals itself: then the heading above it is a title, not a list."""
    heading = "" if section.heading is None else section.heading.text
    said = announces(heading)
    return goal_lead(heading) is not None or (said is not None and said.listed is Listed.GOALS)


def _heading_goal(section: Section, above: Context, collector: Collector) -> Mention | None:
    """Add the goal that a heading names: by its level word, because goals are listed here, or by what it holds."""
    heading = section.heading
    if heading is None:
        return None
    said = goal_lead(heading.text)
    if said is not None and announces(heading.text) is None:
        return read_goal(heading, said, above, collector)
    if announces(heading.text) is not None or len(heading.text.split()) > MAX_GOAL_HEADING_WORDS:
        return None
    level = _listed_level(above) or above.sections.get(heading.span)
    if level is None and " ska " in heading.text and _holds_indicators(section):
        level = Level.GOAL if above.goal is None or above.goal.level is Level.AREA else Level.BOARD_GOAL
    number, name = numbered(heading.text)
    if level is None or name.casefold().strip(" :.") in CHAPTER_WORDS:
        return None
    return add_goal(heading, name, number=number, level=level, context=above, collector=collector)


def _listed_level(above: Context) -> Level | None:
    """Return the level of the goals that the heading directly above announces; a vision is one text, not a list."""
    said = announces(above.path[-1].text) if above.path else None
    if said is None or said.listed is not Listed.GOALS or above.announced.listed is not Listed.GOALS:
        return None
    return None if said.level is Level.VISION else said.level


def _holds_indicators(section: Section) -> bool:
    tables = (block.table for block in section.blocks if block.table is not None)
    return any(heads is not None and heads.key is Column.INDICATOR for heads in map(heads_of, tables))


def _read_blocks(section: Section, context: Context, collector: Collector, tables: Tables) -> None:
    """Read a section's own blocks; a goal line or a lead-in holds for the lines after it."""
    read_vision(section.blocks, context, collector)
    state = _Lines(context, context)
    notes = frozenset(match[1] for block in section.blocks if (match := _FOOTNOTE.match(block.text)) is not None)
    for block in section.blocks:
        if block.table is not None:
            tables.read(block, state.context, collector, notes=notes)
        elif block.text.strip():
            tables.text()
            state.read(block, collector)


@dataclass(slots=True)
class _Lines:
    """The lines of one section: what holds for the next one."""

    base: Context
    context: Context
    after_colon: bool = False
    last: Mention | None = None
    outer: int | None = None
    """The indent of the bullets that are list items; deeper ones say more about the item above."""

    def read(self, block: Block, collector: Collector) -> None:
        """Read one paragraph or bullet."""
        said = goal_line(block, self.context)
        if said is not None:
            self.last = read_goal(block, said, self.base, collector)
            self.context, self.outer = self.base.below(block, goal=self.last), None
        elif block.kind is BlockKind.BULLET:
            self._bullet(block, collector)
        else:
            self._paragraph(block, collector)

    def _bullet(self, block: Block, collector: Collector) -> None:
        self.outer = block.indent if self.outer is None else min(self.outer, block.indent)
        if block.indent > self.outer and self.last is not None and not own_word(block):
            self._more(self.last, block, collector)
            return
        self.last = read_line(block, self.context, collector, after_colon=self.after_colon)

    def _more(self, mention: Mention, block: Block, collector: Collector) -> None:
        """Add what a deeper bullet says of the item above it: further goals it serves, else a comment."""
        ties = by_field(block, collector) if mention.kind is MentionKind.ACTIVITY else ()
        comment = Fact(FactRole.COMMENT, block.text, collector.locator(block.span))
        collector.extend(mention, facts=() if ties else (comment,), ties=ties)

    def _paragraph(self, block: Block, collector: Collector) -> None:
        self.outer, self.last = None, None
        announced = lead_in(block)
        if announced is not None:
            self.context, self.after_colon = self.context.listing(announced), False
            return
        self.after_colon = block.text.rstrip().endswith(":")
        if read_line(block, self.context, collector, after_colon=self.after_colon) is not None:
            return
        read_verdicts(block.text, block.span, self.context, collector)
