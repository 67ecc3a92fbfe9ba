"""Plan tables -> mentions. The header decides what a column is; a table with an unknown header gives no facts.

Layouts: [Aktivitet | Resultatmål | Ansvarig | Tid | Status], [Nämndmål | Bedömning], [Indikator | Utfall 2024 |
Målvärde 2025], a goal as a full-width row above its rows, "Kommentar:" rows, a header repeated or left out where
the table goes on over a page. A goal column to the left of the activities is the goal the row belongs to; one to
the right is a field that points to goals.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.model import Fact, FactRole, Level, Mention, MentionKind, Relation, Tie, TieKind
from corpus.swedish import numbers, years
from ingest.blocks import Cell, Row, Table
from ingest.plan.collector import Collector
from ingest.plan.context import Context
from ingest.plan.headings import goal_lead, numbered
from ingest.plan.pictured import pictured, pictured_facts, with_symbol_column
from ingest.plan.references import by_code
from ingest.symbols import is_key
from ingest.vocabulary import FACT_COLUMNS, Column, column_of, goal_word_level

KEY_COLUMNS = (Column.ACTIVITY, Column.INDICATOR, Column.GOAL)
_GOAL_NUMBERS = re.compile(r"^\d{1,2}(?:\.\d{1,2})*(?:\s*(?:,|;|och|&|/)\s*\d{1,2}(?:\.\d{1,2})*)*$")
_PLACEHOLDER = re.compile(r"^[\s\-–—./xX…]*$")
_COMMENT_ROW = re.compile(r"^kommentar\w*\s*:\s*(?=\S)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heads:
    """What each grid column holds, with its header's words and the goal level and year they name."""

    columns: tuple[Column | None, ...]
    words: tuple[str, ...]
    levels: tuple[Level | None, ...]
    years: tuple[int | None, ...]

    def index(self, column: Column) -> int | None:
        """Return the first grid column (0-based) of that kind."""
        return self.columns.index(column) if column in self.columns else None

    @property
    def key(self) -> Column | None:
        """What a row of this table is about: activities before indicators before goals."""
        return next((column for column in KEY_COLUMNS if column in self.columns), None)


def read_table(table: Table, context: Context, collector: Collector, *, carried: Heads | None) -> Heads | None:
    """Read a table's rows into mentions; return its heads, for a continuation on the next page.

    `carried` are the heads of the table just before, used when this one has as many columns and no header.
    """
    if is_key(table):
        return None
    heads, body = _header(table)
    if heads is None and carried is not None and len(carried.columns) == table.columns:
        heads, body = carried, table.rows
    if heads is None or heads.key is None:
        return None
    above: Mention | None = None
    last: Mention | None = None
    for row in body:
        if _repeats(row, heads):
            continue
        if len(row.cells) == 1 and row.cells[0].columns == table.columns and table.columns > 1:
            above, last = _full_row(row.cells[0], heads, context, collector, above=above, last=last)
            continue
        last = _row(row, heads, context, collector, above=above) or last
    return heads


def heads_of(table: Table) -> Heads | None:
    """Return what a table's header says its columns are, None when the header is not known."""
    return _header(table)[0]


def _header(table: Table) -> tuple[Heads | None, tuple[Row, ...]]:
    """Return the heads and the rows below them; a header may fill one or two rows."""
    for count in (1, 2):
        head = table.rows[:count]
        words = [" ".join(filter(None, (_at(row, index) for row in head))) for index in range(table.columns)]
        columns = tuple(column_of(word) for word in words)
        known = sum(column is not None for column in columns)
        if known and known >= sum(bool(word) for word in words) / 2 and any(key in columns for key in KEY_COLUMNS):
            levels = tuple(_level(word) for word in words)
            columns = with_symbol_column(columns, table.rows[count:])
            return Heads(columns, tuple(words), levels, tuple(_year(word) for word in words)), table.rows[count:]
    return None, table.rows


def _at(row: Row, index: int) -> str:
    cell = _cell(row, index)
    return "" if cell is None else cell.text


def _cell(row: Row, index: int | None) -> Cell | None:
    if index is None:
        return None
    return next((cell for cell in row.cells if cell.column <= index < cell.column + cell.columns), None)


def _level(header: str) -> Level | None:
    """Return the level of the last goal word in a header ("Kopplas till resultatmål")."""
    words = header.split()
    parts = (" ".join(words[start:]) for start in range(len(words)))
    return next((level for level in map(goal_word_level, parts) if level is not None), None)


def _year(header: str) -> int | None:
    found = years(header)
    return found[0] if found else None


def _repeats(row: Row, heads: Heads) -> bool:
    """Say whether a row is the header once more."""
    return all(cell.text == heads.words[cell.column] for cell in row.cells if cell.text) and any(
        cell.text for cell in row.cells
    )


def _filled(cell: Cell | None) -> Cell | None:
    """Return the cell when it holds words, not a placeholder that was left in."""
    if cell is None or cell.span is None or _PLACEHOLDER.match(cell.text):
        return None
    return cell


def _full_row(
    cell: Cell, heads: Heads, context: Context, collector: Collector, *, above: Mention | None, last: Mention | None
) -> tuple[Mention | None, Mention | None]:
    """Read a row that fills the table's width: a comment on the row above, or the goal of the rows below."""
    if cell.span is None:
        return above, last
    comment = _COMMENT_ROW.match(cell.text)
    if comment:
        if last is not None:
            fact = Fact(FactRole.COMMENT, cell.text[comment.end() :], collector.locator(cell.span))
            collector.extend(last, facts=(fact,))
        return above, last
    said = goal_lead(cell.text)
    if said is None and heads.key is Column.GOAL:
        return above, last
    level = said.level if said else Level.BOARD_GOAL
    number, name = (said.number, said.name) if said else numbered(cell.text)
    return _goal(cell, name, number=number, level=level, context=context, collector=collector), None


def _goal(
    cell: Cell,
    name: str,
    *,
    number: str | None,
    level: Level,
    context: Context,
    collector: Collector,
    facts: tuple[Fact, ...] = (),
) -> Mention | None:
    if cell.span is None:
        return None
    return collector.add(
        MentionKind.GOAL,
        name or cell.text,
        locator=collector.locator(cell.span),
        path=context.path,
        level=level,
        number=number,
        organ=context.organ,
        facts=facts,
        ties=context.ties(collector, Relation.PART_OF, above=level),
    )


def _row(row: Row, heads: Heads, context: Context, collector: Collector, *, above: Mention | None) -> Mention | None:
    """Read one row: its goal, if the goal column leads, then what the row is about."""
    key = heads.key
    goal_index = heads.index(Column.GOAL)
    key_index = heads.index(key) if key else None
    leading = goal_index is not None and key_index is not None and goal_index <= key_index
    goal = _row_goal(row, heads, context, collector) if leading else None
    if key is Column.GOAL:
        return goal
    cell = _filled(_cell(row, key_index))
    if key is None or cell is None or cell.span is None:
        return None
    relation = Relation.SERVES if key is Column.ACTIVITY else Relation.MEASURES
    ties = _ties(row, heads, context, collector, relation=relation, goal=goal or above, leading=leading)
    number, name = numbered(cell.text) if key is Column.ACTIVITY else (None, cell.text)
    responsible = _filled(_cell(row, heads.index(Column.RESPONSIBLE)))
    return collector.add(
        MentionKind.ACTIVITY if key is Column.ACTIVITY else MentionKind.INDICATOR,
        name,
        locator=collector.locator(cell.span),
        path=context.path,
        number=_code(row, heads, key) or number,
        organ=context.organ,
        grunduppdrag=key is Column.ACTIVITY and _is_grunduppdrag(row, heads, context),
        facts=(
            *_facts(row, heads, collector, responsible=responsible),
            *pictured_facts(row, heads.columns, heads.words, about=cell, collector=collector),
        ),
        ties=ties,
    )


def _code(row: Row, heads: Heads, key: Column) -> str | None:
    """Return the row's number when the first key column to the right of the number column is `key`."""
    index = heads.index(Column.NUMBER)
    if index is None:
        return None
    owner = next((column for column in heads.columns[index:] if column in KEY_COLUMNS), heads.key)
    cell = _filled(_cell(row, index)) if owner is key else None
    return None if cell is None else cell.text.strip(" .")


def _is_grunduppdrag(row: Row, heads: Heads, context: Context) -> bool:
    goal = _filled(_cell(row, heads.index(Column.GOAL)))
    return context.announced.grunduppdrag if goal is None else "grunduppdrag" in goal.text.casefold()


def _row_goal(row: Row, heads: Heads, context: Context, collector: Collector) -> Mention | None:
    """Read the goal that leads a row, and the verdict on it when the row is about goals."""
    index = heads.index(Column.GOAL)
    cell = _filled(_cell(row, index))
    if cell is None or index is None or _GOAL_NUMBERS.match(cell.text) or "grunduppdrag" in cell.text.casefold():
        return None
    said = goal_lead(cell.text)
    level = said.level if said else heads.levels[index] or Level.GOAL
    number, name = (said.number, said.name) if said else numbered(cell.text)
    number = number or _code(row, heads, Column.GOAL)
    facts = _facts(row, heads, collector, responsible=None) if heads.key is Column.GOAL else ()
    if heads.key is Column.GOAL:
        seen = pictured_facts(row, heads.columns, heads.words, about=cell, collector=collector)
        facts = (*facts, *(fact for fact in seen if fact.role is FactRole.SYMBOL))
    goal = _goal(cell, name, number=number, level=level, context=context, collector=collector, facts=facts)
    if goal is not None:
        _verdict(row, heads, context, collector, goal=goal)
    return goal


def _verdict(row: Row, heads: Heads, context: Context, collector: Collector, *, goal: Mention) -> None:
    column = Column.VERDICT if Column.VERDICT in heads.columns else Column.STATUS
    cell = _cell(row, heads.index(column))
    shown = pictured(cell, goal.locator.parts[0], collector)
    cell = _filled(cell)
    if heads.key is not Column.GOAL:
        return
    judged = [(cell.text, collector.locator(cell.span))] if cell is not None and cell.span is not None else []
    if shown is not None and (cell is None or shown.word.casefold() != cell.text.casefold()):
        judged.append((shown.word, shown.locator))
    tie = Tie(Relation.JUDGES, TieKind.FIELD, goal.wording, goal.locator, goal.id)
    comment = _filled(_cell(row, heads.index(Column.COMMENT)))
    facts = (
        ()
        if comment is None or comment.span is None
        else (Fact(FactRole.COMMENT, comment.text, collector.locator(comment.span)),)
    )
    for wording, locator in judged:
        collector.add(
            MentionKind.VERDICT,
            wording,
            locator=locator,
            path=context.path,
            organ=context.organ,
            facts=facts,
            ties=(tie,),
        )


def _ties(
    row: Row,
    heads: Heads,
    context: Context,
    collector: Collector,
    *,
    relation: Relation,
    goal: Mention | None,
    leading: bool,
) -> tuple[Tie, ...]:
    """Return what ties a row to goals: its own goal field or leading goal first, then the headings above."""
    found: list[Tie] = []
    for index, column in enumerate(heads.columns):
        cell = _filled(_cell(row, index)) if column is Column.GOAL else None
        if cell is None or cell.span is None:
            continue
        mention = goal if leading and index == heads.index(Column.GOAL) else None
        found.extend(
            collector.tie(relation, TieKind.FIELD, target=target, span=cell.span, mention=mention)
            for target in _targets(cell.text, heads.words[index], heads.levels[index])
        )
    if not found and goal is not None:
        found.append(Tie(relation, TieKind.POSITION, goal.wording, goal.locator, goal.id))
    key = _filled(_cell(row, heads.index(Column.ACTIVITY)))
    codes = by_code(key.text, key.span, collector) if key is not None and key.span is not None else ()
    return (*found, *codes, *context.ties(collector, relation))


def _targets(text: str, header: str, level: Level | None) -> tuple[str, ...]:
    """Split a goal field into the goals it names; bare numbers get the header's goal word ("Resultatmål 12")."""
    if _GOAL_NUMBERS.match(text.strip()):
        word = header.split()[-1] if level is not None else "mål"
        return tuple(f"{word} {number}" for number in re.findall(r"\d+(?:\.\d+)*", text))
    return tuple(part.strip() for part in re.split(r"[;\n•]|(?<=\w),\s+(?=\d)", text) if part.strip())


def _facts(row: Row, heads: Heads, collector: Collector, *, responsible: Cell | None) -> tuple[Fact, ...]:
    """Return the row's facts. Only a value column's number is typed; a placeholder is no value."""
    found = []
    for index, column in enumerate(heads.columns):
        role = FACT_COLUMNS.get(column) if column is not None else None
        cell = responsible if column is Column.RESPONSIBLE and responsible is not None else _filled(_cell(row, index))
        if role is None or cell is None or cell.span is None or cell.column != index:
            continue
        quantities = numbers(cell.text)
        found.append(
            Fact(
                role,
                cell.text,
                collector.locator(cell.span),
                quantity=quantities[0] if quantities else None,
                year=heads.years[index],
            )
        )
    return tuple(found)
