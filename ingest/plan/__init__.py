"""Sections and tables -> mentions of goals, indicators, activities and verdicts. Pure.

read_plan      walks the section tree with a `Context` of what stands above
shape          what only the whole document tells: areas, goals by their tables, boxes
goal_headings  headings that name goals
headings       what a heading or lead-in line says
section_lines  the lines of one section, one after the other
goal_sections  headings that what stands below them makes goals
lines          bullets and short paragraphs
lists          what a list's bullets are, by how they begin
told           what only the whole document tells, by own_words and its tables
openings       goals that open paragraphs in bold
own_words      words that only its repetition explains
own_lines      what a line says by words that only its document explains
fields         lines that say more of the goal or the activity above
prose          sentences that name an activity
measures       values in an indicator's line
captions       lines that name the goal of the table below
clauses        the main clauses of a sentence
deeds          verbs for what is done
unfilled       what a template asks for and nobody filled in
told_goals     goals that running text states
overarching    the one picture of the future without a word for it
judging        sentences that judge; judged_measures: those that judge an indicator
forecasts      words that look ahead
minutes        what minutes decide
line_symbols   symbols beside lines
references     goals that an activity's own lines point to
units          headings that name units of the organ
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
from ingest.plan.line_symbols import read_line_symbols, without_keys
from ingest.plan.minutes import is_minutes, read_minutes
from ingest.plan.own_lines import goal_named
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


def read_plan(
    section: Section, *, parsed: ParsedDocument, reading: str, version: str, owner: str | None = None
) -> tuple[Mention, ...]:
    """Return every mention of a document, in reading order. `section` is the root; `version` the hash of the bytes.

    `owner` is the organ that the cover names.
    """
    collector = Collector(reading, version)
    if is_minutes(parsed):
        read_minutes(section, Context(), collector)
        return tuple(collector.found)
    opening = parsed.pages[0].text[:OPENING_CHARACTERS] if parsed.pages else ""
    is_plan = PLAN_WORDS.search(f"{parsed.title}\n{opening}") is not None
    named = f"{parsed.title}\n{opening}"
    context = Context(is_plan=is_plan, on_goals=_title_is_on_goals(section), owner=owner)
    _read_section(section, context, collector, shape=Shape.of(section, around=named), tables=Tables(named))
    if parsed.keys:
        collector.found = list(without_keys(collector.found, parsed.keys))
    read_line_symbols(section, collector)
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
        elif child.heading is not None and goal_named(child.heading) is None and announces_or_names(child):
            inside = context
