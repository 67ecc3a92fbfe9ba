"""Sections and tables -> mentions of goals, indicators, activities and verdicts. Pure.

read_plan      walks the section tree with a `Context` of what stands above
shape          what only the whole document tells: areas, goals by their tables, boxes
goal_headings  headings that name goals
headings       what a heading or lead-in line says
section_lines  the lines of one section, one after the other
goal_sections  headings that what stands below them makes goals
lines          bullets and short paragraphs
lists          what a list's bullets are, by how they begin
overarching    one goal in quotation marks and the headings it consists of
fields         lines that say more of the goal or the activity above
prose          sentences that name an activity
judging        sentences that judge
minutes        what minutes decide
references     goals that an activity's own lines point to
tables         tables, by what their header says
vocabulary     the words
collector      makes the mentions
"""

from __future__ import annotations

import re
from dataclasses import replace

from corpus.model import Mention
from ingest.blocks import ParsedDocument
from ingest.plan.collector import Collector
from ingest.plan.context import NOTHING, Context
from ingest.plan.goal_headings import announces_or_names, heading_goal, lists_siblings
from ingest.plan.headings import goal_lead
from ingest.plan.minutes import is_minutes, read_minutes
from ingest.plan.section_lines import read_blocks
from ingest.plan.shape import Shape
from ingest.plan.tables import Tables
from ingest.structure import Section
from ingest.vocabulary import ACTIVITY_WORDS, GOAL_WORD, inflected

PLAN_WORDS = re.compile(
    r"\b(?:verksamhetsplan|handlingsplan|aktivitetsplan|genomförandeplan|arbetsplan)", re.IGNORECASE
)
OPENING_CHARACTERS = 1_500
"""How much of the first page says what sort of document it is."""
_DESCRIPTION = re.compile(
    rf"^(?:(?:\d+\.)*\d*\s*)?(?:beskrivning av|(?:mer )?om|fakta om)\s+{inflected(ACTIVITY_WORDS)}\s+(?:nr\.? ?)?\d+\b",
    re.IGNORECASE,
)
"""A heading over what is said of one activity that a table has named: nothing below it is another one."""
_ABOUT_GOALS = re.compile(rf"\b{GOAL_WORD}\b", re.IGNORECASE)


def read_plan(section: Section, *, parsed: ParsedDocument, reading: str, version: str) -> tuple[Mention, ...]:
    """Return every mention of a document, in reading order. `section` is the root; `version` the hash of the bytes."""
    collector = Collector(reading, version)
    if is_minutes(parsed):
        read_minutes(section, Context(), collector)
        return tuple(collector.found)
    opening = parsed.pages[0].text[:OPENING_CHARACTERS] if parsed.pages else ""
    is_plan = PLAN_WORDS.search(f"{parsed.title}\n{opening}") is not None
    named = f"{parsed.title}\n{opening}"
    context = Context(is_plan=is_plan, on_goals=_title_is_on_goals(section))
    _read_section(section, context, collector, shape=Shape.of(section, around=named), tables=Tables(named))
    return tuple(collector.found)


def _title_is_on_goals(root: Section) -> bool:
    """Say whether the first heading is about goals ("Uppföljning av inriktningen")."""
    first = next((child.heading.text for child in root.children if child.heading is not None), "")
    return _ABOUT_GOALS.search(first) is not None


def _read_section(section: Section, above: Context, collector: Collector, *, shape: Shape, tables: Tables) -> None:
    context = above
    if section.heading is not None:
        tables.heading()
        context = above.below(section.heading, goal=heading_goal(section, above, shape, collector))
        if context.goal is above.goal and any(map(announces_or_names, section.children)):
            context = replace(context, announced=above.announced)
        if _DESCRIPTION.match(section.heading.text):
            context = replace(context, announced=NOTHING)
    read_blocks(section, context, collector, shape=shape, tables=tables)
    inside = context
    for child in section.children:
        _read_section(child, inside, collector, shape=shape, tables=tables)
        if child.heading is not None and lists_siblings(child):
            inside = context.below(child.heading, goal=None)
        elif child.heading is not None and goal_lead(child.heading.text) is None and announces_or_names(child):
            inside = context
