"""The word material that a municipality is put together from."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.quality.golden.reserve import Pool, words_of


@dataclass(frozen=True, slots=True)
class Theme:
    """What an area can be about: names for the area and who works with it, goals, activities with effects, indicators.

    `administrations` are the boards', in the same order; `mission` are activities that fit no goal of the theme;
    `lead` is the row above sub-rows.
    """

    areas: tuple[str, ...]
    boards: tuple[tuple[str, str], ...]
    administrations: tuple[str, ...]
    units: tuple[str, ...]
    goals: tuple[str, ...]
    board_goals: tuple[str, ...]
    activities: tuple[str, ...]
    mission: tuple[str, ...]
    effects: tuple[str, ...]
    indicators: tuple[str, ...]
    lead: str
    subrows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Themes, and lists of wordings by "table.name"; `sets` are wordings that go together, best first."""

    themes: tuple[Theme, ...]
    lists: Mapping[str, tuple[str, ...]]
    sets: Mapping[str, tuple[tuple[str, ...], ...]]
    pool: Pool


@cache
def load(pool: Pool = "all") -> Words:
    """Read the data file that lies beside this module, and keep the words that a pool may use."""
    read = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
    themes = tuple(_theme(one) for one in read.pop("theme"))
    lists: dict[str, tuple[str, ...]] = {}
    sets: dict[str, tuple[tuple[str, ...], ...]] = {}
    for table, entries in read.items():
        for name, values in entries.items():
            if isinstance(values[0], list):
                sets[f"{table}.{name}"] = tuple(tuple(one) for one in values)
            else:
                lists[f"{table}.{name}"] = words_of(pool, table, tuple(values))
    return Words(themes, lists, sets, pool)


def _theme(read: dict[str, Any]) -> Theme:
    boards, lead = tuple((pair[0], pair[1]) for pair in read.pop("boards")), read.pop("lead")
    return Theme(boards=boards, lead=lead, **{name: tuple(values) for name, values in read.items()})
