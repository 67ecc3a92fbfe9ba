"""Which pages a report shows, and the names of the others. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import groupby


def chosen_pages(pages: int, found: Collection[int], *, at_most: int) -> tuple[int, ...]:
    """Return the pages (from 1) to show: all where they are few, else those with findings first; in order."""
    every = range(1, pages + 1)
    if pages <= at_most:
        return tuple(every)
    wanted = [page for page in every if page in found] + [page for page in every if page not in found]
    return tuple(sorted(wanted[:at_most]))


def named(pages: Iterable[int]) -> str:
    """Return page numbers as "3, 7–9"."""
    runs = groupby(enumerate(sorted(set(pages))), key=lambda place: place[1] - place[0])
    bounds = [[page for _, page in run] for _, run in runs]
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in bounds)
