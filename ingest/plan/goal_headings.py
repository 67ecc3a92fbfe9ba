"""Headings that name goals and areas: by a level word, because goals are listed here, or by the document's shape."""

from __future__ import annotations

import re

from corpus.model import Level, Mention, Relation, Span, TieKind
from corpus.swedish import normalise
from ingest.blocks import Block
from ingest.plan.collector import Collector
from ingest.plan.context import Context
from ingest.plan.headings import Listed, numbered
from ingest.plan.lines import add_goal, read_goal
from ingest.plan.overarching import without_marks
from ingest.plan.own_lines import goal_named, listing_of
from ingest.plan.shape import Shape
from ingest.plan.tables import heads_of
from ingest.plan.unfilled import is_unfilled
from ingest.structure import Section
from ingest.vocabulary import CHAPTER_WORDS, Column

MAX_GOAL_HEADING_WORDS = 25
_STATED = re.compile(r"\sska\s+\S+\s+\S")
"""A heading that says what is to be: "Därför ska vi" is only the lead-in to it."""


def heading_goal(section: Section, above: Context, shape: Shape, collector: Collector) -> Mention | None:
    """Add the goal that a heading names: by its level word, because goals are listed here, or by what it holds."""
    heading = section.heading
    if heading is None:
        return None
    if heading.span in shape.wholes:
        return _whole_or_part(heading, shape.wholes[heading.span], above, collector)
    said, listed = goal_named(heading), listing_of(heading)
    if said is not None and said.name and is_unfilled(said.name):
        return None
    if said is not None and listed is None:
        return read_goal(heading, said, above, collector)
    theme = id(section) in shape.areas
    if (listed is not None and not theme) or len(heading.text.split()) > MAX_GOAL_HEADING_WORDS:
        return None
    number, name = numbered(heading.text)
    level = (
        shape.measured.get(heading.span)
        or _listed_level(above)
        or _level_by_shape(section, heading, above, shape)
        or (Level.AREA if normalise(name) in collector.areas else None)  # the chapter of an area that a list named
    )
    if level is None or name.casefold().strip(" :.") in CHAPTER_WORDS:
        return None
    return add_goal(heading, name, number=number, level=level, context=above, collector=collector)


def _whole_or_part(heading: Block, whole: Span | None, above: Context, collector: Collector) -> Mention:
    """Add an overarching goal, or a part that its whole's heading, beside it, holds together."""
    level = Level.VISION if whole is None else Level.AREA
    name = without_marks(heading.text)
    goal = add_goal(heading, name, number=None, level=level, context=above, collector=collector)
    over = next((one for one in collector.found if one.locator.parts == (whole,)), None)
    if over is None or whole is None:
        return goal
    tie = collector.tie(Relation.PART_OF, TieKind.POSITION, target=over.wording, span=whole, mention=over)
    return collector.amend(goal, facts=(), ties=(tie,))


def announces_or_names(section: Section) -> bool:
    """Say whether a heading announces or names goals itself: then the heading above it is a title, not a list."""
    if section.heading is None:
        return False
    said = listing_of(section.heading)
    return goal_named(section.heading) is not None or (said is not None and said.listed is Listed.GOALS)


def lists_siblings(section: Section) -> bool:
    """Say whether a heading is only a lead-in ("Detta vill vi uppnå:"): what it announces are the headings after it."""
    if section.heading is None or section.blocks or section.children:
        return False
    said = listing_of(section.heading)
    listed = said is not None and said.listed is Listed.GOALS and said.level is not Level.VISION
    return listed and section.heading.text.rstrip().endswith(":")


def _level_by_shape(section: Section, heading: Block, above: Context, shape: Shape) -> Level | None:
    if id(section) in shape.areas:
        return Level.AREA
    if _STATED.search(heading.text) and _holds_indicators(section):
        return Level.GOAL if above.goal is None or above.goal.level is Level.AREA else Level.BOARD_GOAL
    return None


def _listed_level(above: Context) -> Level | None:
    """Return the level of the goals that the heading directly above announces; a vision is one text, not a list."""
    said = listing_of(above.path[-1]) if above.path else None
    if said is None or said.listed is not Listed.GOALS or above.announced.listed is not Listed.GOALS:
        return None
    return None if said.level is Level.VISION else said.level


def _holds_indicators(section: Section) -> bool:
    tables = (block.table for block in section.blocks if block.table is not None)
    return any(heads is not None and heads.key is Column.INDICATOR for heads in map(heads_of, tables))
