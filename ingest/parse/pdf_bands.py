"""Shaded rows over the whole width of a table whose other rows are bare: one table, not one for each shade. Pure.

Only the head and the rows that lead others are shaded, so that their lines stand far apart. What joins them is the text
between: rows in the head's columns, and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.parse.pdf_open_rows import Row, open_rows
from ingest.parse.pdf_stacks import SAME_EDGE, Rule, Stack, covers
from ingest.parse.pdf_words import Line


def with_bands(stacks: Sequence[Stack], lines: Sequence[Line]) -> Iterator[Stack]:
    """Yield a page's stacks, shaded rows put to the table above them; `stacks` come from the top.

    The lines around the bare rows between are among the table's own then.
    """
    found: list[Stack] = []
    for stack in stacks:
        above = next((one for one in reversed(found) if _as_wide(one, stack)), None)
        if stack.inner() or above is None or not above.inner() or not _joined(above, stack, lines):
            found.append(stack)
    yield from found


def _as_wide(one: Stack, other: Stack) -> bool:
    return abs(one.left - other.left) <= SAME_EDGE and abs(one.right - other.right) <= SAME_EDGE


def _joined(table: Stack, bands: Stack, lines: Sequence[Line]) -> bool:
    """Put bands to the table when every line of text between them stands in its rows; say whether it was done."""
    heights = [table.rules[-1].at, *(rule.at for rule in bands.rules)]
    rules: list[Rule] = []
    for upper, lower in pairwise(heights):
        if any(covers(rule, upper, lower) for rule in bands.verticals):
            continue
        rows = _all_rows(table, lines, top=upper, bottom=lower)
        if not rows:
            return False
        rules += around(rows, table, table.inner())
    table.rules += [*(rule for rule in rules if rule.horizontal), *bands.rules]
    table.rules.sort(key=lambda rule: -rule.at)
    table.verticals += [*(rule for rule in rules if not rule.horizontal), *bands.verticals]
    return True


def _all_rows(table: Stack, lines: Sequence[Line], *, top: float, bottom: float) -> tuple[Row, ...]:
    """Return the rows that fill the space between two heights; () where some text there is none of theirs."""
    inside = [line for line in lines if bottom < line.middle < top and line.x1 > table.left and line.x0 < table.right]
    rows = rows_within(table, table.inner(), inside, top=top, bottom=bottom)
    if not rows or any(line.middle < rows[-1].bottom or line.turn for line in inside):
        return ()
    last = rows[-1]
    return (*rows[:-1], Row(last.top, bottom, last.filled, last.spanning))


def rows_within(
    table: Stack, columns: Sequence[float], lines: Sequence[Line], *, top: float, bottom: float
) -> tuple[Row, ...]:
    """Return a table's rows without lines of their own, from one height down to another (`open_rows`)."""
    sides = {"left": table.left, "right": table.right}
    return open_rows(lines, columns, **sides, top=top, bottom=bottom, marks=table.marks)


def around(rows: Sequence[Row], table: Stack, columns: Sequence[float]) -> Iterator[Rule]:
    """Yield the lines around rows that have none of their own."""
    for row in rows:
        yield Rule.across(row.bottom, table.left, table.right)
        sides = (table.left, table.right) if row.spanning else (table.left, *columns, table.right)
        yield from (Rule.down(place, row.bottom, row.top) for place in sides)
