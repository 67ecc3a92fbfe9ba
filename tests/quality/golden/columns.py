"""The columns of a table: which there are, in which order, under which words. The seed draws all three."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tests.quality.golden import room
from tests.quality.golden.job import Job
from tests.quality.golden.reserve import has_order

NAME_FIRST = 0.75
"""The share of tables whose first column is the name of the thing; in the others it stands anywhere."""
TRIES = 40
BROKEN = "td, th { overflow-wrap: anywhere; }"
"""What lets a word that is too long for its column break: it never runs over the next one."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: which fact it holds, the word above it, its share of the width.

    `least` is how many letters its cells need on one line.
    """

    fact: str
    header: str
    width: int
    least: int = 0


def draw_columns(job: Job, name: Column, others: Sequence[Column]) -> tuple[Column, ...]:
    """Return the columns in a drawn order of the pool, or in any order where the pool has none that was met."""
    for _ in range(TRIES):
        drawn = _order(job, name, others)
        if has_order(job.words.pool, [column.fact for column in drawn]):
            break
    return drawn


def _order(job: Job, name: Column, others: Sequence[Column]) -> tuple[Column, ...]:
    drawn = job.rng.sample(list(others), len(others))
    place = 0 if job.chance(NAME_FIRST) else job.rng.randint(0, len(drawn))
    return (*drawn[:place], name, *drawn[place:])


def group(columns: Sequence[Column]) -> str:
    """Return the colgroup of a table."""
    total = sum(column.width for column in columns)
    return "".join(f'<col style="width:{100 * column.width / total:.1f}%">' for column in columns)


def fitted(job: Job, columns: Sequence[Column], *, heads: bool = True) -> tuple[Column, ...]:
    """Widen columns to what their cells and, with `heads`, their longest header words need; the others give way.

    The columns are returned as they are where there is not room for all of them.
    """
    total = sum(column.width for column in columns)
    needs = [room.word_share(job.look, max(column.least, _longest(column) if heads else 0)) for column in columns]
    shares = [max(column.width / total, need) for column, need in zip(columns, needs, strict=True)]
    over, slack = sum(shares) - 1, sum(shares) - sum(needs)
    if over > slack:
        return tuple(columns)
    given = over / slack if slack else 0.0
    return tuple(
        replace(column, width=round(1000 * (share - given * (share - need))))
        for column, share, need in zip(columns, shares, needs, strict=True)
    )


def _longest(column: Column) -> int:
    return max((len(word) for word in column.header.split()), default=0)
