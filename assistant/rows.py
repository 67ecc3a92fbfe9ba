"""The rows that `roda show` and the service's lists show. Types only.

A row is one entity in one document that mentions it, so that rows of one document can be laid beside its key; the
same entity has the same `id` in every document. `page` is 1-based, `example` says that the document's content is
invented.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from assistant.answer import Correction


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document of the corpus; `pages` is how many it has, `unreadable` those (1-based) without readable text.

    `origins` says of each fact where it was read: a value of `Origin`.
    """

    document: str
    title: str
    kommun: str | None
    organ: str | None
    kind: str | None
    period: str | None
    edition: str | None
    decided: str | None
    format: str
    pages: int
    unreadable: tuple[int, ...]
    id: str
    page: int
    example: bool
    origins: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GoalRow:
    """A vision, area or goal; `parent` is the name of what it is part of."""

    name: str
    level: str
    parent: str | None
    number: str | None
    kommun: str | None
    organ: str | None
    period: str | None
    id: str
    document: str
    page: int
    example: bool
    symbol: str | None = None
    """What is shown by a symbol that could not be read, in our words."""
    corrected: Correction | None = None


@dataclass(frozen=True, slots=True)
class ActivityRow:
    """An activity; `goals` are the names of the goals that it is stated to serve."""

    text: str
    goals: tuple[str, ...]
    organ: str | None
    status: str | None
    serves: str
    kommun: str | None
    period: str | None
    id: str
    document: str
    page: int
    example: bool
    symbol: str | None = None
    """What is shown by a symbol that could not be read, in our words."""
    corrected: Correction | None = None


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """An indicator, its goal, its newest target and outcome, as stated in the document, and which way it is to go."""

    name: str
    goal: str | None
    target: str | None
    outcome: str | None
    period: str | None
    id: str
    document: str
    page: int
    example: bool
    direction: str | None = None
    symbol: str | None = None
    """What is shown by a symbol that could not be read, in our words."""
    corrected: Correction | None = None


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """A verdict; `goal` is the name of what is judged, `about` says what that is.

    Where a symbol stands that could not be read there is no verdict (""), and `symbol` says so.
    """

    goal: str
    verdict: str
    kind: str
    about: str
    as_of: str | None
    by: str | None
    id: str
    document: str
    page: int
    example: bool
    symbol: str | None = None
    """What is shown by a symbol that could not be read, in our words."""
    pictures: tuple[tuple[float, float, float, float], ...] = ()
    """The boxes (points) of the symbols that give it or could not be read."""
    corrected: Correction | None = None


@dataclass(frozen=True, slots=True)
class LinkRow:
    """A link from an activity to a goal: stated or suggested; `tie` says by what, the page is where the tie stands.

    The tie "correction" stands nowhere: a person made it, on the day in `corrected`; the page is the activity's.
    """

    activity: str
    goal: str
    link: str
    tie: str
    id: str
    document: str
    page: int
    example: bool
    corrected: str | None = None


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page's text as stored."""

    page: int
    page_label: str
    text: str


GraphRow = GoalRow | ActivityRow | IndicatorRow | VerdictRow | LinkRow
Row = DocumentRow | GraphRow | PageRow
