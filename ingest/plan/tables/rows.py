"""The rows of one table whose columns are known -> mentions.

A goal column left of what a row is about is the goal the row belongs to, and holds for the rows below it whose cell
is empty; one to the right is a field that points to goals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from corpus.model import Fact, FactRole, Level, Mention, MentionKind, Relation, Tie, TieKind
from ingest.blocks import Block, BlockKind
from ingest.plan.collector import Collector
from ingest.plan.context import Context
from ingest.plan.cover_words import organ_in
from ingest.plan.headings import goal_lead, numbered
from ingest.plan.pictured import pictured_facts
from ingest.plan.references import by_code
from ingest.plan.tables.cells import Line, Value, without_mark
from ingest.plan.tables.fields import fact_of, goal_ties, is_goal_number, named_with_aim, targets
from ingest.plan.tables.heads import KEY_COLUMNS, Heads
from ingest.plan.tables.judged import judge, judges_goals
from ingest.plan.tables.spanning import SUM, bold_marks, comment_start, is_grunduppdrag, names_no_goal, spans
from ingest.plan.tables.splits import whole_first
from ingest.vocabulary import FACT_COLUMNS, Column

_LETTER = re.compile(r"[^\W\d_]")
_SUB_ROW = re.compile(r"^[a-h][).]\s+(?=\S)")
_UNIT = re.compile(r"(?:timmar|dagar|antal|andel|procent|kronor|kr|tkr)(?:/\w+)?", re.IGNORECASE)
_OTHERS = re.compile(r"(?:andra|övriga|övrigt|fler|resterande)\b", re.IGNORECASE)
"""A group of what is left over: its name says nothing of those in it."""
MAX_ORGAN_WORDS = 6
MIN_NAME_WORDS = 3
"""An indicator's name of fewer words takes its group's name before it."""


@dataclass(slots=True)
class Rows:
    """The rows of a table while they are read, also over a page. `above` is the goal of a full-width row."""

    heads: Heads
    context: Context
    collector: Collector
    notes: frozenset[str] = frozenset()
    above: Mention | None = None
    area: Mention | None = None
    grunduppdrag: bool = False
    last: Mention | None = None
    leading: dict[int, Mention] = field(default_factory=dict)
    lead: Value | None = None
    group: Value | None = None
    """A row that names a group of indicators: names of a word or two make sense only with its own."""
    on_goals: bool = False
    """Whether the verdicts beside indicators judge the goals that lead them."""

    def read(self, lines: Sequence[Line]) -> None:
        """Read the rows below the header."""
        lines = [line for line in lines if line.values and not _repeats(line, self.heads)]
        self.on_goals = judges_goals(lines, self.heads)
        bold = bold_marks(lines, self.heads)
        full = [spans(line, self.heads, bold_marks=bold) for line in lines]
        for line, value, below, after in zip_longest(lines, full, full[1:], lines[1:]):
            if value is not None:
                self._full_row(value, over=below is not None and comment_start(below.text) is None)
            elif after is not None and self._leads(line, after):
                self.lead = line.at(self.heads.key_index)
            else:
                self.last = self._row(line) or self.last

    def goes_on(self, line: Line) -> bool:
        """Take the first row of a page for the rest of the row before it: its key is empty, or all it says goes on."""
        key, last = line.at(self.heads.key_index), self.last
        if last is None or not line.values:
            return False
        if key is None:
            self.collector.extend(last, facts=self._facts(line))
            return True
        rest = all(value.text[:1].islower() for value in line.values)
        if rest and key.columns == 1 and not key.bold and not last.wording[:1].islower():
            self.last = self.collector.lengthen(last, key.text, *key.spans)
            return True
        return False

    def cut_off(self, block: Block) -> None:
        """Read a bold line at a page's foot, below a table with goals over its width, as the last such row."""
        if block.bold and block.kind is BlockKind.TEXT and self.above is not None and self.last is not None:
            columns = len(self.heads.columns)
            self._full_row(Value(block.text, (block.span,), 0, columns, bold=True), over=False)

    # --- rows over the whole width ------------------------------------------------------------------------------

    def _full_row(self, value: Value, *, over: bool) -> None:
        """Read a full-width row; `over` says that another one stands directly below it."""
        comment = comment_start(value.text)
        if comment is not None:
            if self.last is not None:
                fact = Fact(FactRole.COMMENT, value.text[comment:], self.collector.locator(*value.spans))
                self.collector.extend(self.last, facts=(fact,))
            return
        self.lead = None
        said = goal_lead(value.text)
        if said is None and names_no_goal(value.text):
            self.grunduppdrag, self.above, self.area, self.last = is_grunduppdrag(value.text), None, None, None
            return
        self.grunduppdrag = False
        number, name = (said.number, said.name) if said else numbered(value.text)
        known = self._known(name)
        if said is None and known is None and self.heads.key is not Column.ACTIVITY:
            self.above, self.group = None, value
            return
        level = said.level if said else known.level if known else self._level(number, over=over)
        goal = self._goal(value, name, number=number, level=level or Level.GOAL, parent=self.area)
        self.last = None
        if level is Level.AREA:
            self.area, self.above = goal, goal
        else:
            self.above = goal

    def _level(self, number: str | None, *, over: bool) -> Level:
        """Return the level of a full-width row without a level word, from its number or from where it stands."""
        if self.area is None:
            inside = self.context.goal is not None and self.context.goal.level is Level.AREA
            return Level.AREA if over and not inside else Level.GOAL if inside else Level.BOARD_GOAL
        deeper = number is not None and "." in number
        return Level.AREA if over and self.above is not self.area and not deeper else Level.GOAL

    def _known(self, name: str) -> Mention | None:
        """Return the goal of this document that has that name."""
        key = name.casefold()
        goals = (m for m in self.collector.found if m.kind is MentionKind.GOAL and m.wording.casefold() == key)
        return next(goals, None)

    def _goal(
        self,
        value: Value,
        name: str,
        *,
        number: str | None,
        level: Level,
        parent: Mention | None = None,
        facts: tuple[Fact, ...] = (),
    ) -> Mention:
        above = self.context.ties(self.collector, Relation.PART_OF, above=level)
        if parent is not None and level is not Level.AREA:
            above = (_by_position(Relation.PART_OF, parent), *above)
        return self.collector.add(
            MentionKind.GOAL,
            name or value.text,
            locator=self.collector.locator(*value.spans),
            path=self.context.path,
            level=level,
            number=number,
            organ=self.context.organ,
            facts=facts,
            ties=above,
        )

    # --- rows with a key ----------------------------------------------------------------------------------------

    def _leads(self, line: Line, after: Line) -> bool:
        """Say whether a row only leads the rows a), b) … below it."""
        below = after.at(self.heads.key_index)
        return len(line.values) == 1 and below is not None and _SUB_ROW.match(below.text) is not None

    def _row(self, line: Line) -> Mention | None:
        """Read one row: the goals that lead it, then what it is about."""
        goal = self._leading_goals(line)
        if self.heads.key is Column.GOAL:
            return goal
        key = line.filled(self.heads.key_index)
        if key is None or not _LETTER.search(key.text) or SUM.match(key.text):
            return None
        if self.heads.key is Column.ACTIVITY:
            return self._activity(line, key, goal)
        if key.bold and len(line.values) > 1 and not any(map(_has_digit, line.values)):
            self.group = key
            return None
        return self._indicator(line, key, goal)

    def _activity(self, line: Line, key: Value, goal: Mention | None) -> Mention:
        number, name = numbered(without_mark(key, self.notes).text)
        fields = [line.filled(i) for i, column in enumerate(self.heads.columns) if column is Column.GOAL]
        named = [value for value in fields if value is not None]
        mission = any(is_grunduppdrag(value.text) for value in named)
        return self.collector.add(
            MentionKind.ACTIVITY,
            name,
            locator=self.collector.locator(*key.spans),
            path=self.context.path,
            number=self._code(line, Column.ACTIVITY) or number,
            organ=self._organ(line) or self.context.organ,
            grunduppdrag=mission or (not named and (self.grunduppdrag or self.context.announced.grunduppdrag)),
            facts=(*self._facts(line), *self._pictured(line, key)),
            ties=(*self._ties(line, Relation.SERVES, goal), *self._codes(key), *self._above(Relation.SERVES)),
        )

    def _indicator(self, line: Line, key: Value, goal: Mention | None) -> Mention:
        name, aim = named_with_aim(without_mark(key, self.notes), self.collector)
        text, locator = name.text, self.collector.locator(*name.spans)
        sub = _SUB_ROW.match(text)
        if sub is not None and self.lead is not None:
            text = f"{self.lead.text.rstrip(' :')}: {text[sub.end() :]}"
            locator = self.collector.locator(*self.lead.spans, *name.spans)
        elif sub is None:
            self.lead = None
            if self.group is not None and len(text.split()) < MIN_NAME_WORDS and not _OTHERS.match(self.group.text):
                text = f"{self.group.text.rstrip(' :')}: {text}"
                locator = self.collector.locator(*self.group.spans, *name.spans)
            elif self.group is None and _UNIT.fullmatch(text) and self.context.path:
                above = self.context.path[-1]
                text = f"{above.text.rstrip(' :')}: {text}"
                locator = self.collector.locator(above.span, *name.spans)
        indicator = self.collector.add(
            MentionKind.INDICATOR,
            text,
            locator=locator,
            path=self.context.path,
            organ=self._organ(line) or self.context.organ,
            facts=(*self._facts(line), *aim, *self._pictured(line, name)),
            ties=(*self._ties(line, Relation.MEASURES, goal), *self._above(Relation.MEASURES)),
        )
        judged = (goal or self.above) if self.on_goals else indicator
        if judged is not None:
            judge(line, self.heads, judged, self.context, self.collector)
        return indicator

    def _above(self, relation: Relation) -> tuple[Tie, ...]:
        """Return the ties to the headings above; under a full-width row of the standing mission there are none."""
        return () if self.grunduppdrag else self.context.ties(self.collector, relation)

    def _codes(self, key: Value) -> tuple[Tie, ...]:
        return by_code(key.text, key.spans[0], self.collector) if len(key.spans) == 1 else ()

    def _code(self, line: Line, key: Column) -> str | None:
        """Return the row's number when the first key column to the right of the number column is `key`."""
        index = self.heads.index(Column.NUMBER)
        if index is None:
            return None
        owner = next((column for column in self.heads.columns[index:] if column in KEY_COLUMNS), self.heads.key)
        value = line.filled(index) if owner is key else None
        return None if value is None else value.text.strip(" .")

    def _organ(self, line: Line) -> str | None:
        """Return the organ that the row's own column names, when it is one."""
        value = line.filled(self.heads.index(Column.ORGAN))
        if value is None or len(value.text.split()) > MAX_ORGAN_WORDS or re.search(r"[,;/]", value.text):
            return None
        found = organ_in(value.text)
        return found.value if found is not None else value.text

    # --- goals of a row -----------------------------------------------------------------------------------------

    def _goal_columns(self) -> Iterator[int]:
        """Give the goal columns up to what the row is about, from left to right."""
        last = self.heads.key_index
        for index, column in enumerate(self.heads.columns):
            if column is Column.GOAL and last is not None and index <= last:
                yield index

    def _leading_goals(self, line: Line) -> Mention | None:
        """Read the goals that lead a row, each part of the one to its left; an empty cell keeps the row above's."""
        goal = None
        for index in self._goal_columns():
            value = line.filled(index)
            if value is None or value.column != index:
                goal = self.leading.get(index) if self.heads.key is not Column.GOAL else goal
                continue
            goal = self._leading_goal(line, index, value, parent=goal) or goal
        return goal

    def _leading_goal(self, line: Line, index: int, value: Value, *, parent: Mention | None) -> Mention | None:
        for column in [known for known in self.leading if known >= index]:
            del self.leading[column]
        several = len(targets(value, "", None)) > 1 and self.heads.key is Column.ACTIVITY
        if is_goal_number(value.text) or is_grunduppdrag(value.text) or several or SUM.match(value.text):
            return None
        named = without_mark(value, self.notes)
        said = goal_lead(named.text)
        level = said.level if said else self.heads.levels[index] or Level.GOAL
        number, name = (said.number, said.name) if said else numbered(named.text)
        own = self.heads.key is Column.GOAL and index == self.heads.key_index
        number = number or self._code(line, Column.GOAL)
        seen = self._pictured(line, named) if own else ()
        facts = (*self._facts(line), *(fact for fact in seen if fact.role is FactRole.SYMBOL)) if own else ()
        goal = self._goal(named, name, number=number, level=level, parent=parent or self.area, facts=facts)
        self.leading[index] = goal
        if own:
            judge(line, self.heads, goal, self.context, self.collector)
        return goal

    def _pictured(self, line: Line, key: Value) -> tuple[Fact, ...]:
        """Return what the symbols of a row say of what stands in its key."""
        heads = self.heads
        about = key.spans[0]
        return pictured_facts(line.pictured, heads.columns, heads.words, about=about, collector=self.collector)

    def _ties(self, line: Line, relation: Relation, goal: Mention | None) -> tuple[Tie, ...]:
        """Return what ties a row to goals: its own goal fields or leading goal, else the full-width row above."""
        found: list[Tie] = []
        leading = [index for index in self._goal_columns() if index in self.leading]
        for index, column in enumerate(self.heads.columns):
            value = line.filled(index) if column is Column.GOAL else None
            if value is None or value.column != index or (leading and index in leading[:-1]):
                continue
            own = self.leading.get(index)
            words, level = self.heads.words[index], self.heads.levels[index]
            if not is_grunduppdrag(value.text):
                found.extend(goal_ties(value, words, level, relation=relation, collector=self.collector, own=own))
        above = goal or self.above
        if not found and above is not None:
            found.append(_by_position(relation, above))
        return tuple(found)

    def _facts(self, line: Line) -> tuple[Fact, ...]:
        """Return the row's facts; a placeholder is no value."""
        found = []
        for index, column in enumerate(self.heads.columns):
            role = FACT_COLUMNS.get(column) if column is not None else None
            value = line.filled(index)
            if role is None or value is None or value.column != index:
                continue
            fact = fact_of(role, value, self.collector, year=self.heads.years[index])
            if fact is not None:
                found.append((index, fact))
        return whole_first(found, self.heads.words, self.heads.places, self.collector)


def _has_digit(value: Value) -> bool:
    return any(map(str.isdigit, value.text))


def _by_position(relation: Relation, goal: Mention) -> Tie:
    return Tie(relation, TieKind.POSITION, goal.wording, goal.locator, goal.id)


def _repeats(line: Line, heads: Heads) -> bool:
    """Say whether a row is the header once more."""
    return all(value.text == heads.words[value.column] for value in line.values)
