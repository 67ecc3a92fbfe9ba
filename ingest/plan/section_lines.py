"""The lines of one section, one after the other: what a goal line or a lead-in says holds for the lines after it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.model import Fact, FactRole, Level, Mention, MentionKind, Relation, Span
from corpus.swedish import sentences
from ingest.blocks import Block, BlockKind
from ingest.plan import lists
from ingest.plan.captions import captions
from ingest.plan.collector import Collector
from ingest.plan.context import Context
from ingest.plan.fields import given_to, said_of_activity
from ingest.plan.headings import Listed, numbered
from ingest.plan.judging import read_verdicts
from ingest.plan.lines import (
    add_goal,
    coded,
    goal_line,
    lead_in,
    own_word,
    read_coded,
    read_goal,
    read_line,
    read_vision,
)
from ingest.plan.measures import only_lines, values_alone
from ingest.plan.own_lines import goal_named, listing_of
from ingest.plan.prose import doings
from ingest.plan.shape import Shape
from ingest.plan.tables import Tables
from ingest.plan.told_goals import told_goal
from ingest.structure import Section

_FOOTNOTE = re.compile(r"^(\d{1,2})\)?\s+[A-ZÅÄÖ]")


def read_blocks(section: Section, context: Context, collector: Collector, *, shape: Shape, tables: Tables) -> None:
    """Read a section's own blocks."""
    read_vision(section.blocks, context, collector)
    state = _Lines(context, context, shape)
    doing = {
        index
        for first, end in lists.runs(section.blocks)
        if lists.to_do(section.blocks[first:end])
        for index in range(first, end)
    }
    explaining = {
        index
        for first, end in lists.runs(section.blocks)
        if lists.explains(section.blocks[first:end])
        for index in range(first, end)
    }
    notes = frozenset(match[1] for block in section.blocks if (match := _FOOTNOTE.match(block.text)) is not None)
    named = captions(section.blocks) if context.goal is None or context.goal.level is Level.AREA else frozenset()
    bare = context.announced.listed is Listed.INDICATORS and only_lines(section.blocks)
    for index, block in enumerate(section.blocks):
        state.doing, state.explaining = index in doing, index in explaining
        if index in named:
            continue  # the goal of the table below
        if block.table is not None:
            over = section.blocks[index - 1] if index - 1 in named else None
            below = state.context if over is None else _caption(over, state.base, collector)
            tables.read(block, below, collector, notes=notes)
        elif block.text.strip():
            tables.text(block)
            state.read(replace(block, kind=BlockKind.BULLET) if bare else block, collector)


def _caption(block: Block, base: Context, collector: Collector) -> Context:
    """Add the goal that a line above its indicators' table names; return the context of that table alone."""
    goal = add_goal(block, block.text, number=None, level=Level.GOAL, context=base, collector=collector)
    return base.below(block, goal=goal)


@dataclass(slots=True)
class _Lines:
    """The lines of one section: what holds for the next one."""

    base: Context
    context: Context
    shape: Shape
    after_colon: bool = False
    last: Mention | None = None
    outer: int | None = None
    """The indent of the bullets that are list items; deeper ones say more about the item above."""
    doing: bool = False
    """Whether the bullets of this list are things to do."""
    explaining: bool = False
    cut_off: bool = False
    """Whether the bullet just read ends in the middle of its words."""
    given: bool = False
    """Whether a line has given the goal above to an organ, so that bare bullets are its activities."""

    def read(self, block: Block, collector: Collector) -> None:
        """Read one paragraph or bullet."""
        if self._more_of_activity(block, collector) or self._more_of_indicator(block, collector):
            return
        said = goal_line(block, self.context)
        if said is not None:
            self.last = read_goal(block, said, self.base, collector)
            self.context, self.outer, self.given = self.base.below(block, goal=self.last), None, False
        elif block.kind is BlockKind.BULLET:
            self._bullet(block, collector)
        else:
            self._paragraph(block, collector)

    def _more_of_activity(self, block: Block, collector: Collector) -> bool:
        """Give the activity above what a line of fields says of it."""
        if self.last is None or self.last.kind is not MentionKind.ACTIVITY:
            return False
        said = said_of_activity(block, collector)
        if said:
            collector.extend(self.last, facts=said.facts, ties=said.ties)
        return bool(said)

    def _more_of_indicator(self, block: Block, collector: Collector) -> bool:
        """Give the indicator above what a line of values alone says ("Målvärde 2026: minst 70")."""
        if self.last is None or self.last.kind is not MentionKind.INDICATOR:
            return False
        said = values_alone(block.text)
        if said is not None:
            collector.extend(self.last, facts=said.facts(block.text, block.span, collector))
        return said is not None

    def _bullet(self, block: Block, collector: Collector) -> None:
        if id(block) in self.shape.listed:
            add_goal(block, block.text, number=None, level=Level.AREA, context=self.base, collector=collector)
            return
        self.outer = block.indent if self.outer is None else min(self.outer, block.indent)
        if block.indent > self.outer and self.last is not None and not own_word(block):
            comment = Fact(FactRole.COMMENT, block.text, collector.locator(block.span))
            collector.extend(self.last, facts=(comment,))
            return
        self.last = read_line(block, self._for_bullets(), collector, after_colon=self.after_colon and not self.doing)
        self.cut_off = self.last is not None and block.text[-1:].isalpha()
        if self.last is None:
            self._prose(block, collector)

    def _for_bullets(self) -> Context:
        """Return the context with what this list holds by the line above it or by how its items begin."""
        context = self.context
        if self.explaining and context is self.base and not (context.path and _only_lists(context.path[-1])):
            return replace(context, announced=replace(context.announced, listed=None), is_plan=False)
        if context.announced.listed is not None or context.goal is None or context.describing:
            return context
        if self.given or self.doing:
            return context.listing(replace(context.announced, listed=Listed.ACTIVITIES))
        return context

    def _paragraph(self, block: Block, collector: Collector) -> None:
        if self.cut_off and self.last is not None and block.text[:1].islower():
            self.last, self.cut_off = collector.lengthen(self.last, block.text, block.span), False
            return
        self.outer, self.last, self.cut_off = None, None, False
        announced = lead_in(block)
        if announced is not None:
            self.context, self.after_colon = self.context.listing(announced), False
            return
        organ = given_to(block.text)
        if organ is not None and self.context.goal is not None:
            self.context, self.given = replace(self.context, organ=organ), True
            return
        self.after_colon = block.text.rstrip().endswith(":")
        if id(block) in self.shape.boxes and self._box(block, collector):
            return
        if coded(block.text) is not None and (self.context.goal is not None or self._lists_activities()):
            self.last = read_coded(block, self.context, collector)
            return
        self.last = read_line(block, self.context, collector, after_colon=self.after_colon)
        if self.last is None:
            before = len(collector.found)
            if not read_verdicts(block.text, block.span, self.context, collector):
                self._told(block, collector)
            judged = [place for one in collector.found[before:] for place in one.locator.parts]
            self._prose(block, collector, told=judged)

    def _told(self, block: Block, collector: Collector) -> None:
        """Add the goal that a paragraph introduces ("har vi ett mål – att …")."""
        place = None if self.context.describing else told_goal(block.text)
        if place is not None:
            words = replace(block, text=block.text[slice(*place)], span=_within(block, *place))
            add_goal(words, words.text, number=None, level=Level.GOAL, context=self.base, collector=collector)

    def _lists_activities(self) -> bool:
        return self.context.announced.listed is Listed.ACTIVITIES

    def _box(self, block: Block, collector: Collector) -> bool:
        """Read a box as the direction that the prose below it follows, where goals are what the document is about."""
        if not self.context.on_goals and self.context.goal is None:
            return False
        first = sentences(block.text)[0]
        words = numbered(block.text[first[0] : first[1]])[1].rstrip(" .")
        goal = collector.add(
            MentionKind.GOAL,
            words,
            locator=collector.locator(block.span),
            path=self.base.path,
            level=Level.BOARD_GOAL,
            organ=self.base.organ,
            ties=self.base.ties(collector, Relation.PART_OF, above=Level.BOARD_GOAL),
        )
        self.context = self.base.below(block, goal=goal)
        _add_doings(block, self.context, collector)
        return True

    def _prose(self, block: Block, collector: Collector, *, told: Sequence[Span] = ()) -> None:
        """Add the activities of a paragraph's sentences, but for those `told` are parts of: verdicts and goals."""
        if self.context.describing or (self.after_colon and block.kind is BlockKind.BULLET):
            return
        inside = self.context.goal is not None or self.context.reports
        if inside or not self.context.introduces:
            _add_doings(block, self.context, collector, firm=not inside, told=told)


def _only_lists(heading: Block) -> bool:
    """Say whether a heading announces a list, and is no goal's own ("Mål 1.1: Trygga gator")."""
    return listing_of(heading) is not None and goal_named(heading) is None


def _within(block: Block, start: int, end: int) -> Span:
    return Span(block.span.page, block.span.start + start, block.span.start + end)


def _add_doings(
    block: Block, context: Context, collector: Collector, *, firm: bool = False, told: Sequence[Span] = ()
) -> None:
    """Add the activities that a paragraph's sentences name; `firm`: only those that need no goal or chapter above."""
    for doing in doings(block.text):
        span = _within(block, doing.start, doing.end)
        if (firm and not doing.firm) or any(span.start < one.end and one.start < span.end for one in told):
            continue
        collector.add(
            MentionKind.ACTIVITY,
            block.text[doing.start : doing.end],
            locator=collector.locator(span),
            path=context.path,
            organ=doing.organ or context.organ,
            grunduppdrag=context.announced.grunduppdrag,
            ties=context.ties(collector, Relation.SERVES),
        )
