"""Which documents a municipality of the golden corpus has, and how they hang together over time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tests.quality.golden.recipes import RECIPES, Recipe

Size = Literal["small", "large"]
BY_LAYOUT = {recipe.layout: recipe for recipe in RECIPES}
MUNICIPALITIES = {"small": 2, "large": 8}
COUNCILS_OWN = ("programme", "web_page")
"""Layouts of which the neighbouring municipality of the small setting has one each, beside its plans."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A document to be drawn. `slot` names it among the municipality's entries.

    `age` is how many years it lies before the municipality's year; `earlier` sets the programme before the present.
    `area` is the place (0-based, counted round) of the area whose board owns it; `owner` the kind of organ in place of
    the recipe's. `follows` is the slot of an earlier plan of the same organ. `draft_of`, `twin_of` and `copy_of` are
    slots of documents that this one is a proposal for, a near-duplicate of, or the same file as.
    """

    slot: str
    recipe: Recipe
    age: int = 0
    earlier: bool = False
    area: int = 0
    owner: Literal["board", "unit", "company", None] = None
    follows: str | None = None
    draft_of: str | None = None
    twin_of: str | None = None
    copy_of: str | None = None


def entries(size: Size, place: int) -> tuple[Entry, ...]:
    """Return the documents of the municipality at that place (0-based), in the order in which they are drawn."""
    if size == "small" and place:
        return _neighbour()
    return (*_full(), *(_second_round() if size == "large" else ()))


def _full() -> tuple[Entry, ...]:
    """Return every layout once, and the documents that belong to some of them."""
    rows, plan = BY_LAYOUT["section_rows"], BY_LAYOUT["continued_table"]
    before = (
        Entry("programme before", BY_LAYOUT["programme"], earlier=True),
        Entry("plan before", plan, age=1, area=1),
        Entry("rows before", rows, age=1, area=2),
    )
    follows = {"continued_table": "plan before", "section_rows": "rows before"}
    own = {"continued_table": 1, "section_rows": 2}
    present = tuple(
        Entry(recipe.layout, recipe, area=own.get(recipe.layout, place), follows=follows.get(recipe.layout))
        for place, recipe in enumerate(RECIPES)
    )
    after = (
        Entry("unit's plan", rows, area=1, owner="unit"),
        Entry("company's plan", plan, area=0, owner="company"),
        Entry("proposal", BY_LAYOUT["assigned_goals"], draft_of="assigned_goals"),
        Entry("twin", BY_LAYOUT["action_template"], area=1, twin_of="action_template"),
        Entry("copy", BY_LAYOUT["recommendations"], copy_of="recommendations"),
    )
    return (*before, *present, *after)


def _second_round() -> tuple[Entry, ...]:
    """Return another board's documents in every layout that boards use, a third one's plans, and older ones."""
    boards = tuple(
        Entry(f"{recipe.layout} again", recipe, area=place + 2)
        for place, recipe in enumerate(RECIPES)
        if recipe.owner == "board"
    )
    third = tuple(Entry(f"{recipe.layout} once more", recipe, area=3) for recipe in RECIPES if recipe.mission)
    council = tuple(
        Entry(f"{recipe.layout} before", recipe, age=1)
        for recipe in RECIPES
        if recipe.owner == "council" and "{year}" in recipe.title and not recipe.measured
    )
    return (*boards, *third, *council)


def _neighbour() -> tuple[Entry, ...]:
    """Return the few documents of the second municipality, whose organs bear the same names as the first one's."""
    layouts = (*COUNCILS_OWN, "continued_table", "indicator_tables", "section_rows")
    return tuple(Entry(layout, BY_LAYOUT[layout], area=place) for place, layout in enumerate(layouts))
