"""The plan graph of a generated corpus: what is true in it, and which documents say it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

Level = Literal["vision", "area", "goal", "board_goal"]
Role = Literal["baseline", "outcome", "target"]


@dataclass(frozen=True, slots=True)
class Organ:
    """A body that owns plans. `parent` is another organ's id."""

    id: str
    name: str
    kind: str
    kommun: str
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    valid: str | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """A vision, area, goal or board goal. `parent` is the id of the goal one level up, `focus` what it is about.

    `continues` is the id of the goal of an earlier programme that this one takes over.
    `organ` is the id of the body whose goal it is, where it is not the whole municipality's.
    """

    id: str
    kommun: str
    level: Level
    name: str
    programme: str | None = None
    period: str | None = None
    number: str | None = None
    parent: str | None = None
    organ: str | None = None
    aliases: tuple[str, ...] = ()
    focus: str = ""
    invented: bool = True
    continues: str | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """A value as it is printed: its role, the year or the word its column carries, and its text."""

    role: Role
    period: str
    text: str


@dataclass(frozen=True, slots=True)
class Indicator:
    """A measure of a goal, or of nothing that is known (`goal` None)."""

    id: str
    name: str
    values: tuple[Value, ...]
    goal: str | None = None

    def value(self, role: Role, *, period: str | None = None) -> Value | None:
        """Return the first value of that role (and column), or None."""
        return next((v for v in self.values if v.role == role and period in (None, v.period)), None)

    def in_column(self, column: str) -> Value | None:
        """Return the value that a table's column "role period" shows; a bare role shows the first value of it."""
        role, _, period = column.partition(" ")
        return next((v for v in self.values if v.role == role and period in ("", v.period)), None)


@dataclass(frozen=True, slots=True)
class Activity:
    """Something an organ will do. It serves `goals`, or the standing mission; `documents` say so.

    `continues` is the id of the same activity as an earlier document states it, in these or other words.
    `changes` are the fields that a document (by id) states in other words than the rest do.
    """

    id: str
    text: str
    organ: str
    documents: tuple[str, ...]
    goals: tuple[str, ...] = ()
    grunduppdrag: bool = False
    code: str | None = None
    responsible: str | None = None
    time: str | None = None
    status: str | None = None
    cost: str | None = None
    effect: str | None = None
    continues: str | None = None
    changes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def stated_in(self, document: str) -> Activity:
        """Return the activity as one document states it."""
        return replace(self, **self.changes.get(document, {}))  # type: ignore[arg-type]  # only text fields are changed

    @property
    def wordings(self) -> tuple[str, ...]:
        """Return every wording of it, the last plan's first."""
        return tuple(dict.fromkeys(self.stated_in(name).text for name in reversed(self.documents)))


@dataclass(frozen=True, slots=True)
class Verdict:
    """A judgement of a goal: `wording` is the part of `sentence` that judges; `as_of` is an ISO date.

    `comment` is the sentence beside it, in layouts where the judging words stand alone.
    """

    id: str
    goal: str
    wording: str
    sentence: str
    document: str
    by: str
    as_of: str
    comment: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A word that a document defines, with the definition's sentence."""

    id: str
    word: str
    text: str
    document: str


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document: which layout shows what, at which heading level (1 outermost).

    `about` is the goal that the title itself names. `columns` are an indicator table's value columns as
    "role period"; `header` is a table's header words, `cells` the activity's fields below them; `goal_form` prints a
    goal ({number}, {name}); `label` is the bold line over a list of activities. `text` stands before what the layout
    shows, `after` behind it; `rows` are the cells of a table whose content is given;
    without `below` an area stands without the goals below it.
    """

    title: str
    layout: str = "prose"
    level: int = 1
    about: str | None = None
    text: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    bullets: tuple[str, ...] = ()
    goals: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    verdicts: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    header: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    widths: tuple[int, ...] = ()
    goal_form: str = "{name}"
    label: str = ""
    below: bool = True


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """A document to be made: its facts, look and parts.

    `marking` stands on every page; `full_title` is the title in the manifest where the cover's alone is not enough.
    `same_bytes_as` is another document whose file lies here again.
    `decided_by` is the organ that decided, where it is another than the one whose plan it is.
    """

    id: str
    file: str
    kommun: str
    organ: str
    kind: str
    title: str
    marking: str
    sections: tuple[Section, ...]
    subtitle: str = ""
    full_title: str = ""
    programme: str | None = None
    period: str | None = None
    edition: str | None = None
    decided: str | None = None
    decided_by: str | None = None
    diary_number: str | None = None
    visibility: str = "public"
    example: bool = True
    theme: str = "lake"
    numbered: bool = True
    same_bytes_as: str | None = None


@dataclass(frozen=True, slots=True)
class Expected:
    """A document that there should be, whether it was made or not."""

    kommun: str
    organ: str
    kind: str
    period: str


@dataclass(frozen=True, slots=True)
class PlanGraph:
    """Everything that is true in a generated corpus, by id, in the order of the file."""

    organs: Mapping[str, Organ]
    goals: Mapping[str, Goal]
    indicators: Mapping[str, Indicator]
    activities: Mapping[str, Activity]
    verdicts: Mapping[str, Verdict]
    terms: Mapping[str, Term]
    documents: Mapping[str, PlanDocument]
    expected: tuple[Expected, ...]

    def children(self, goal: str) -> tuple[Goal, ...]:
        """Return the goals one level below."""
        return tuple(child for child in self.goals.values() if child.parent == goal)

    def subtree(self, goal: str) -> tuple[str, ...]:
        """Return the ids of a goal and of all below it, the goal first."""
        below = (one for child in self.children(goal) for one in self.subtree(child.id))
        return (goal, *below)

    def activities_in(self, document: str) -> tuple[Activity, ...]:
        """Return the activities that a document states, as it states them."""
        return tuple(one.stated_in(document) for one in self.activities.values() if document in one.documents)

    def values_in(self, document: str, indicator: str) -> tuple[Value, ...]:
        """Return the values of an indicator that a document's tables show, from left to right."""
        sections = (one for one in self.documents[document].sections if indicator in one.indicators)
        columns = dict.fromkeys(column for section in sections for column in section.columns)
        shown = (self.indicators[indicator].in_column(column) for column in columns)
        return tuple(value for value in shown if value)

    def activities_serving(self, goal: str) -> tuple[Activity, ...]:
        """Return the activities tied to a goal or to anything below it."""
        wanted = set(self.subtree(goal))
        return tuple(activity for activity in self.activities.values() if wanted & set(activity.goals))
