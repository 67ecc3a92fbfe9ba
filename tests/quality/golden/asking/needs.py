"""What staff want to find, in their own words: hand-written wordings, each for the content that answers them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from tests.quality.golden import words
from tests.quality.golden.reserve import Pool, has_need

Half = Literal["far", "near"]
HALVES: tuple[Half, ...] = ("far", "near")
SLOT = re.compile(r"\{\w+\}")


@dataclass(frozen=True, slots=True)
class Wording:
    """A question in staff's words; `says` are the templates of words.toml that answer it."""

    text: str
    says: tuple[str, ...]

    def found_in(self, texts: frozenset[str]) -> Iterator[str]:
        """Yield the parts of texts that are its templates, filled in."""
        for template in self.says:
            filled = ".{1,30}?".join(re.escape(part) for part in SLOT.split(template))
            pattern = re.compile(filled, re.IGNORECASE)
            yield from (found[0] for text in texts if (found := pattern.search(text)))


@dataclass(frozen=True, slots=True)
class Need:
    """A need: `far` wordings share no word with the templates; `near` ones share a few, mostly in another form."""

    far: tuple[Wording, ...]
    near: tuple[Wording, ...]

    def wordings(self, half: Half) -> tuple[Wording, ...]:
        """Return the wordings of one half."""
        return self.far if half == "far" else self.near


@cache
def load(pool: Pool = "all") -> tuple[Need, ...]:
    """Read the needs that a pool may use; templates are given by their beginnings in the file."""
    read = tomllib.loads(Path(__file__).with_name("needs.toml").read_text(encoding="utf-8"))
    stated = tuple(_stated())
    kept = (one for place, one in enumerate(read["need"]) if has_need(pool, place))
    return tuple(Need(_wordings(one, "far", stated), _wordings(one, "near", stated)) for one in kept)


def _wordings(need: dict[str, Any], half: Half, stated: tuple[str, ...]) -> tuple[Wording, ...]:
    only = need.get("only", {})
    return tuple(
        Wording(text, tuple(_whole(start, stated) for start in only.get(text, need["says"]))) for text in need[half]
    )


def _stated() -> Iterator[str]:
    """Yield every template of a goal, activity or indicator."""
    for theme in words.load().themes:
        yield from (*theme.goals, *theme.board_goals, *theme.activities, *theme.indicators)


def _whole(start: str, stated: tuple[str, ...]) -> str:
    """Return the one template that begins so; ValueError where there are none or several."""
    (template,) = [start] if start in stated else [one for one in stated if one.startswith(start)]
    return template
