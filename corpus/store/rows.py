"""Rows that belong to states: which stand in one, and how the next state replaces them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, RowMapping, Table, and_, insert, or_, select, update

from corpus.store.records import Columns

T = TypeVar("T", bound=Hashable)


def in_state(table: Table, number: int) -> ColumnElement[bool]:
    """Return the condition that a row of a table in OF_STATES stands in a state."""
    return and_(table.c.from_state <= number, or_(table.c.to_state.is_(None), table.c.to_state > number))


class Replacement:
    """The difference between what stands in one table now and what the next state wants there."""

    def __init__(self, table: Table, *, closed: list[int], opened: list[Columns]) -> None:
        self.table = table
        self.closed = closed
        self.opened = opened

    @classmethod
    def of(
        cls,
        connection: Connection,
        table: Table,
        wanted: Iterable[T],
        *,
        read: Callable[[RowMapping], T],
        write: Callable[[T], Columns],
    ) -> Replacement:
        """Compare the rows that still stand with the values wanted; equal values are left alone."""
        standing: dict[T, int] = {}
        closed: list[int] = []
        for row in connection.execute(select(table).where(table.c.to_state.is_(None))).mappings():
            value = read(row)
            if value in standing:
                closed.append(row["row"])
            standing.setdefault(value, row["row"])
        values = dict.fromkeys(wanted)
        closed += [row for value, row in standing.items() if value not in values]
        return cls(table, closed=closed, opened=[write(value) for value in values if value not in standing])

    def __bool__(self) -> bool:
        return bool(self.closed or self.opened)

    def apply(self, connection: Connection, number: int) -> None:
        """Write the difference as state `number`."""
        for row in self.closed:
            connection.execute(update(self.table).where(self.table.c.row == row).values(to_state=number))
        if self.opened:
            connection.execute(insert(self.table), [{**row, "from_state": number} for row in self.opened])
