"""Columns under words that nobody knows, told by their cells and by what stands beside them. Pure.

The cells of all tables of a document with the same head are looked at together: many tables have a row or two. What a
row is about needs one clear answer and columns beside it that fit: a lone column of names beside targets names
indicators, lines that begin with something to do beside who, when and how far are activities. Accounts, votes and
statistics have names and numbers as well: without such a sign a table stays unread.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ingest.blocks import ParsedDocument, Table
from ingest.plan.tables.cells import Line, line_of
from ingest.plan.tables.column_evidence import MIN_CELLS, MOST, Cells
from ingest.plan.tables.heads import KEY_COLUMNS, MAX_HEADER_WORDS, OTHERS, column_named, decided, head_words
from ingest.plan.tables.known_goals import NO_GOALS, Goals
from ingest.symbols import is_key
from ingest.vocabulary import Column

MAX_ROWS = 60
"""So many rows of the tables under one head are looked at."""
MAX_COLUMNS = 14
TO_DO = 0.5
"""Share of a column's cells that begin with something to do, where they are activities."""
MEASURES = 0.5
MIN_BESIDE = 2
"""So many columns of what is said of things to do stand beside them, where none shows how far they have come."""
LIST_COLUMNS = 2
_DOING = frozenset({Column.STATUS, Column.RESPONSIBLE, Column.ORGAN, Column.START, Column.END, Column.AMOUNT})
"""What stands beside things to do: who, when, how far, how much."""
_ACCOUNTS = re.compile(r"budget|avvikelse|differens|förändring|\bdiff\b", re.IGNORECASE)
_YEAR = re.compile(r"\W*(?:19|20)\d\d\W*")


@dataclass(slots=True)
class _Pool:
    """The rows below one head, of every table that has it."""

    lines: list[Line] = field(default_factory=list)


def with_told_columns(parsed: ParsedDocument) -> ParsedDocument:
    """Return the document with what the cells tell of columns under unknown words; linear in its cells."""
    pools: defaultdict[tuple[str, ...], _Pool] = defaultdict(_Pool)
    places: dict[int, tuple[int, tuple[str, ...]]] = {}
    for index, block in enumerate(parsed.blocks):
        if block.table is None or not 2 <= block.table.columns <= MAX_COLUMNS or is_key(block.table):
            continue
        row, words, lines = _headed(block.table)
        if not words or all(not word or column_named(word) is not None for word in words):
            continue
        pool = pools[words]
        pool.lines.extend(lines[: MAX_ROWS - len(pool.lines)])
        places[index] = row, words
    goals = Goals.of(parsed)
    first = {words: told_columns(words, pool.lines, goals) for words, pool in pools.items()}
    learnt = {word.casefold(): column for words, told in first.items() for word, column in _told_by_word(words, told)}
    told = {words: told_columns(words, pool.lines, goals, learnt) for words, pool in pools.items()}
    blocks = list(parsed.blocks)
    for index, (row, words) in places.items():
        table = blocks[index].table
        if table is not None and any(told[words]):
            blocks[index] = replace(blocks[index], table=replace(table, told=told[words], told_row=row))
    return replace(parsed, blocks=tuple(blocks)) if places else parsed


def _told_by_word(words: Sequence[str], told: Sequence[Column | None]) -> Iterator[tuple[str, Column]]:
    """Yield the words over told columns: they hold for the document's other tables as well."""
    for word, column in zip(words, told, strict=False):
        if column is not None and not any(map(str.isdigit, word)):
            yield word, column


def _headed(table: Table) -> tuple[int, tuple[str, ...], tuple[Line, ...]]:
    """Return the row that may be a table's head, below a title, its words by grid column, and the rows below it."""
    lines = tuple(map(line_of, table.rows[: MAX_ROWS + 2]))
    row = 1 if len(lines) > 1 and len(lines[0].values) == 1 else 0
    if len(lines) < row + 2:
        return row, (), ()
    words = head_words(lines[row : row + 1], table.columns)
    short = all(len(word.split()) <= MAX_HEADER_WORDS for word in words)
    return row, words if short and len(set(filter(None, words))) > 1 else (), lines[row + 1 :]


def told_columns(
    words: Sequence[str], lines: Sequence[Line], goals: Goals = NO_GOALS, learnt: Mapping[str, Column] | None = None
) -> tuple[Column | None, ...]:
    """Return what the cells tell of the columns whose words are unknown, None for the others; () for no clear answer.

    `words` are the head's, by grid column, `lines` the rows below it; `goals` are those that the document names;
    `learnt` is what other tables of the document have told of a word (folded).
    """
    by_words = tuple(map(column_named, words))
    known = (one or (learnt or {}).get(word.casefold()) for one, word in zip(by_words, words, strict=True))
    named = decided(tuple(known), tuple(words), lines, around="")
    cells = [Cells.of(lines, index) for index in range(len(words))]
    unknown = [index for index, column in enumerate(named) if column is None and words[index]]
    if any(_is_body(words[index], cells[index]) for index in unknown):
        return ()
    found = _Columns(words, list(named), cells, lines)
    found.sides(unknown, goals)
    found.key(unknown)
    found.listed_goals(unknown, goals)
    if not any(column in KEY_COLUMNS for column in found.columns):
        return ()
    found.values(unknown)
    return tuple(None if said else column for said, column in zip(by_words, found.columns, strict=True))


def _is_body(word: str, cells: Cells) -> bool:
    """Say whether a head's cell is of the same kind as those below it: then it is no head."""
    own = Cells((word, word))
    same = (
        (own.values, cells.values), (own.states, cells.states), (own.codes, cells.codes),
        (own.to_do > 0, cells.to_do >= TO_DO), (own.prose, cells.prose),
    )  # fmt: skip
    return any(one and below for one, below in same)


@dataclass(slots=True)
class _Columns:
    """The columns of one head while they are told."""

    words: Sequence[str]
    columns: list[Column | None]
    cells: Sequence[Cells]
    lines: Sequence[Line]

    def sides(self, unknown: Iterable[int], goals: Goals) -> None:
        """Tell who, when, how far, how much and what is said, each once and only where no known word says it."""
        for index in unknown:
            if not self.cells[index].texts and self._pictured(index) >= MIN_CELLS:
                if not {Column.STATUS, Column.VERDICT}.intersection(self.columns):
                    self.columns[index] = Column.STATUS
                continue
            if goals.are_named(self.cells[index]):
                self.columns[index] = Column.GOAL
                continue
            if Column.NUMBER not in self.columns and goals.are_numbered(self.cells[index]):
                self.columns[index] = Column.NUMBER
                continue
            for column, others in self._told_sides(self.cells[index]):
                if not others.intersection(self.columns):
                    self.columns[index] = column
                    break

    def _pictured(self, index: int) -> int:
        return sum(any(cell.column == index for cell in line.pictured) for line in self.lines)

    def _told_sides(self, cells: Cells) -> Iterator[tuple[Column, frozenset[Column]]]:
        if cells.states:
            yield Column.STATUS, frozenset({Column.STATUS, Column.VERDICT})
        elif cells.times:
            yield Column.END, frozenset({Column.END})
        elif cells.organs:
            yield Column.RESPONSIBLE, frozenset({Column.RESPONSIBLE, Column.ORGAN})
        elif cells.money:
            yield Column.AMOUNT, frozenset()
        elif cells.counting:
            yield Column.NUMBER, frozenset({Column.NUMBER})
        elif cells.prose and not cells.to_do >= TO_DO:
            yield Column.COMMENT, frozenset({Column.COMMENT})

    def key(self, unknown: Iterable[int]) -> None:
        """Tell what a row is about, where no known word names activities or indicators."""
        if Column.ACTIVITY in self.columns or Column.INDICATOR in self.columns:
            return
        names = [index for index in unknown if self.columns[index] is None and self.cells[index].names]
        to_do = [index for index in names if self.cells[index].to_do >= TO_DO]
        if len(to_do) == 1 and self._beside_things_to_do(to_do[0]):
            self.columns[to_do[0]] = Column.ACTIVITY
        elif len(names) == 1 and not to_do and (self._beside_measures(names[0]) or self._compared(names[0])):
            self.columns[names[0]] = Column.INDICATOR

    def _beside_things_to_do(self, key: int) -> bool:
        beside = [column for index, column in enumerate(self.columns) if index != key and column is not None]
        if {Column.STATUS, Column.VERDICT}.intersection(beside) and self.cells[key].to_do >= MOST:
            return True
        return bool(_DOING.intersection(beside)) and len(beside) >= MIN_BESIDE

    def listed_goals(self, unknown: Iterable[int], goals: Goals) -> None:
        """Tell a list of numbered goals: nothing but numbers that others point to, and names."""
        if len(self.columns) != LIST_COLUMNS or any(column in KEY_COLUMNS for column in self.columns):
            return
        numbers = [index for index in range(LIST_COLUMNS) if goals.are_pointed_to(self.cells[index])]
        if len(numbers) != 1 or self.columns[numbers[0]] not in (None, Column.NUMBER):
            return
        other = 1 - numbers[0]
        if other in unknown and self.cells[other].names and self.cells[other].to_do < TO_DO:
            self.columns[numbers[0]], self.columns[other] = Column.NUMBER, Column.GOAL

    def _beside_measures(self, key: int) -> bool:
        """Say whether the columns beside names hold what they are to reach, and no accounts."""
        if any(_ACCOUNTS.search(word) for word in self.words) or Column.VERDICT in self.columns:
            return False
        aimed = sum(cells.aims for cells in self.cells if cells.values)
        if Column.TARGET in self.columns:
            return True
        return bool(aimed) and (self.cells[key].measures >= MEASURES or Column.OUTCOME in self.columns)

    def _compared(self, key: int) -> bool:
        """Say whether names of measures stand beside the values of others: the average, the like, the country."""
        beside = [index for index, cells in enumerate(self.cells) if index != key and cells.values]
        others = any(OTHERS.match(self.words[index]) for index in beside)
        return others and len(beside) == len(self.columns) - 1 > 1 and self.cells[key].measures >= MEASURES

    def values(self, unknown: Iterable[int]) -> None:
        """Tell which values are aimed at and which were reached, beside indicators; beside amounts they are amounts."""
        if Column.INDICATOR not in self.columns or Column.ACTIVITY in self.columns:
            if Column.AMOUNT in self.columns and Column.ACTIVITY in self.columns:
                for index in unknown:
                    dated = self.cells[index].values and _YEAR.search(self.words[index]) is not None
                    self.columns[index] = self.columns[index] or (Column.AMOUNT if dated else None)
            return
        left = [index for index in unknown if self.columns[index] is None and self.cells[index].values]
        aimed = [index for index in left if self.cells[index].aims]
        if Column.TARGET not in self.columns and len(aimed) == 1:
            self.columns[aimed[0]] = Column.TARGET
            left.remove(aimed[0])
        stems = {_YEAR.sub("", self.words[index]).casefold() for index in left}
        if Column.TARGET in self.columns and Column.OUTCOME not in self.columns and len(stems) == 1:
            for index in left:
                self.columns[index] = Column.OUTCOME
