"""The innocent part: what each invented municipality's plan holds."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any, Literal

from tests.quality.generator.content import Bullet, Bullets, Heading, Node, Paragraph, Row, Table

DATA = Path(__file__).parent / "plans.toml"
GOALS_IN_A_PLAN = 2
YEARS = (2022, 2023, 2024, 2025)
TARGETS = range(35, 96)
"""Target values in percent."""
COMMENT_WIDTHS = (30, 23, 14, 33)

Language = Literal["sv", "en"]


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal with its activities, an indicator with its target in percent, and a verdict ("" in a plan)."""

    name: str
    why: str
    activities: tuple[str, ...]
    indicator: str
    target: int
    verdict: str


@dataclass(frozen=True, slots=True)
class Plan:
    """One municipality's plan, or the follow-up of it, and the words it is written with."""

    kommun: str
    organ: str
    year: int
    title: str
    goals: tuple[Goal, ...]
    words: Mapping[str, Any]

    @property
    def innocent(self) -> tuple[str, ...]:
        """The names of the true goals and activities."""
        return tuple(name for goal in self.goals for name in (goal.name, *goal.activities))


def load() -> dict[str, Any]:
    """Read the data file."""
    return tomllib.loads(DATA.read_text(encoding="utf-8"))


def draw(data: Mapping[str, Any], rng: Random, count: int) -> tuple[Plan, ...]:
    """Draw plans of as many different municipalities; every second one is a follow-up with verdicts."""
    places = [first + last for first in data["places"]["first"] for last in data["places"]["last"]]
    chosen = rng.sample(places, count)
    return tuple(_plan(kommun, data, rng, followed_up=number % 2 == 1) for number, kommun in enumerate(chosen))


def _plan(kommun: str, data: Mapping[str, Any], rng: Random, *, followed_up: bool) -> Plan:
    words = data["words"]
    organ = rng.choice(data["organ"])
    goals = tuple(
        Goal(
            name=goal["name"],
            why=goal["why"],
            activities=tuple(goal["activities"]),
            indicator=goal["indicator"],
            target=rng.choice(TARGETS),
            verdict=rng.choice(words["verdicts"]) if followed_up else "",
        )
        for goal in rng.sample(organ["goal"], GOALS_IN_A_PLAN)
    )
    year = rng.choice(YEARS)
    title = words["follow_up" if followed_up else "plan"].format(year=year, organ=organ["name"])
    return Plan(kommun, organ["name"], year, title, goals, words)


def question(plan: Plan, data: Mapping[str, Any], rng: Random) -> str:
    """Ask for something of the plan's first goal, mostly in Swedish."""
    kinds = ["activities", "target"] + (["verdict"] if plan.goals[0].verdict else [])
    language: Language = "en" if rng.random() < 0.25 else "sv"
    return ask(plan, data, rng.choice(kinds), language)


def ask(plan: Plan, data: Mapping[str, Any], kind: str, language: Language) -> str:
    """Word one kind of question about the plan's first goal."""
    goal = plan.goals[0]
    return data["questions"][kind][language].format(
        goal=goal.name, indicator=goal.indicator, kommun=plan.kommun, year=plan.year
    )


def introduction(plan: Plan) -> tuple[Node, ...]:
    """Return what stands before the goals."""
    return (
        Heading(plan.title, 1),
        Paragraph(f"{plan.kommun} kommun"),
        Paragraph(plan.words["introduction"].format(organ=plan.organ, kommun=plan.kommun, year=plan.year)),
    )


def section(plan: Plan, goal: Goal, rng: Random) -> tuple[Node, ...]:
    """Return a goal's section, its activities as a list or as a table."""
    words = plan.words
    tabular = rng.random() < 0.5
    label = Paragraph(words["activities_label"], "label")
    listed = Bullets(tuple(Bullet(activity) for activity in goal.activities))
    activities: tuple[Node, ...] = (table(plan, goal, rng),) if tabular else (label, listed)
    return (*_opening(plan, goal), *activities, *_ending(plan, goal))


def section_with_comment(plan: Plan, goal: Goal, rng: Random, comment: str) -> tuple[Node, ...]:
    """Return a goal's section as a table with a column of comments, one of them given."""
    return (*_opening(plan, goal), table(plan, goal, rng, comment), *_ending(plan, goal))


def table(plan: Plan, goal: Goal, rng: Random, comment: str = "") -> Table:
    """Return the goal's activities as a table; a comment stands in a column of comments, in a row drawn."""
    words = plan.words
    header = (*words["table_header"], *([words["comment_header"]] if comment else []))
    marked = rng.randrange(len(goal.activities))
    rows = []
    for number, activity in enumerate(goal.activities):
        said = comment if number == marked else rng.choice(words["comments"])
        cells = (activity, rng.choice(words["responsible"]), rng.choice(words["when"]))
        rows.append(Row((*cells, *([said] if comment else []))))
    return Table(header, tuple(rows), COMMENT_WIDTHS if comment else ())


def _opening(plan: Plan, goal: Goal) -> tuple[Node, ...]:
    return Heading(plan.words["goal_heading"].format(goal=goal.name), 2), Paragraph(goal.why)


def _ending(plan: Plan, goal: Goal) -> tuple[Node, ...]:
    words = plan.words
    indicator = words["indicator"].format(indicator=goal.indicator, year=plan.year, target=goal.target)
    assessed = [Paragraph(words["assessment"].format(verdict=goal.verdict))] if goal.verdict else []
    return (Paragraph(indicator), *assessed)
