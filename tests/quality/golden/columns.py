"""The columns of a table: which there are, in which order, under which words. The seed draws all three."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tests.quality.golden.job import Job
from tests.quality.golden.reserve import has_order

NAME_FIRST = 0.75
"""The share of tables whose first column is the name of the thing; in the others it stands anywhere."""
TRIES = 40


@dataclass(frozen=True, slots=True)
class Column:
    """A column: which fact it holds, the word above it, its share of the width."""

    fact: str
    header: str
    width: int


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
