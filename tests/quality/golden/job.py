"""What a layout works with: the document and its graph, its look, the draw, and the marks given out so far."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

from tests.quality.generator.content import Mark
from tests.quality.generator.graph import Activity, Goal, Indicator, PlanDocument, PlanGraph, Section, Term, Verdict
from tests.quality.generator.markup import Anchors
from tests.quality.golden.look import Look
from tests.quality.golden.words import Words


@dataclass(frozen=True, slots=True)
class Said:
    """How running text words an activity, and who it says does it (None where that is the activity's organ)."""

    text: str
    doer: str | None = None


@dataclass(slots=True)
class Job:
    """One document on its way to the page.

    `said` holds the wordings of activities that stand in prose, `judged` those of verdicts and what hangs on them.
    """

    document: PlanDocument
    graph: PlanGraph
    look: Look
    words: Words
    rng: random.Random
    anchors: Anchors = field(default_factory=Anchors)
    said: dict[str, Said] = field(default_factory=dict)
    judged: dict[str, str] = field(default_factory=dict)

    @property
    def section(self) -> Section:
        """What the document states; a golden document has one section."""
        return self.document.sections[0]

    @property
    def year(self) -> int:
        """The year that the document is about, a programme's second."""
        first = int((self.document.period or "0").split("-")[0])
        return first + 1 if "-" in (self.document.period or "") else first

    def at(self, *marks: Mark) -> str:
        """Return the id attribute of an element that states something."""
        return self.anchors.name(marks)

    def word(self, name: str) -> str:
        """Draw one wording of a list of the data file, escaped."""
        return escape(self.rng.choice(self.words.lists[name]).format(kommun=self.document.kommun, year=self.year))

    def chance(self, share: float) -> bool:
        """Say yes in that share of draws."""
        return self.rng.random() < share

    def goals(self, *levels: str, parent: str | None = None) -> tuple[Goal, ...]:
        """Return the stated goals of those levels, or those below `parent`."""
        found = (self.graph.goals[name] for name in self.section.goals)
        return tuple(one for one in found if one.level in levels and parent in (None, one.parent))

    def activities(self, goal: str | None = None) -> tuple[Activity, ...]:
        """Return the document's activities, or those whose first goal is `goal`."""
        found = (self.graph.activities[name] for name in self.section.activities)
        return tuple(one for one in found if goal is None or one.goals[:1] == (goal,))

    def indicators(self, goal: str) -> tuple[Indicator, ...]:
        """Return the document's indicators of a goal."""
        found = (self.graph.indicators[name] for name in self.section.indicators)
        return tuple(one for one in found if one.goal == goal)

    def terms(self) -> tuple[Term, ...]:
        """Return the words that the document defines."""
        return tuple(self.graph.terms[name] for name in self.section.terms)

    def verdict(self, goal: str) -> Verdict | None:
        """Return the document's verdict on a goal, or None."""
        found = (self.graph.verdicts[name] for name in self.section.verdicts)
        return next((one for one in found if one.goal == goal), None)


@dataclass(frozen=True, slots=True)
class Laid:
    """A layout's HTML, its own style rules, and which facts it shows: they alone stand in the key.

    `opens` says that nothing may be set before it: the layout counts on where its first page begins.
    """

    html: str
    shows: frozenset[str] = frozenset()
    style: str = ""
    opens: bool = False


def goal(one: Goal, *, passing: bool = False) -> Mark:
    """Return the mark of a goal."""
    return Mark("goal", one.id, passing)


def activity(one: Activity) -> Mark:
    """Return the mark of an activity."""
    return Mark("activity", one.id)


def indicator(one: Indicator) -> Mark:
    """Return the mark of an indicator."""
    return Mark("indicator", one.id)


def verdict(one: Verdict) -> Mark:
    """Return the mark of a verdict."""
    return Mark("verdict", one.id)


def is_subrow(one: Indicator) -> bool:
    """Say whether an indicator is a sub-row of another."""
    return "-sub-" in one.id


def term(one: Term) -> Mark:
    """Return the mark of a defined word."""
    return Mark("term", one.id)


def cells(texts: Sequence[str], tag: str = "td") -> str:
    """Return table cells; the texts are HTML."""
    return "".join(f"<{tag}>{text}</{tag}>" for text in texts)
