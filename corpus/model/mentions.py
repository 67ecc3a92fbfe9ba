"""What one place in one reading says: mentions with their facts, ties and corrections. Types only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from corpus.model.amounts import Quantity
from corpus.model.place import Locator


class Level(StrEnum):
    """Where in the chain a goal stands. A property of the document's structure, not of the word alone."""

    VISION = "vision"
    AREA = "area"
    GOAL = "goal"
    BOARD_GOAL = "board_goal"


class MentionKind(StrEnum):
    """What a mention is about."""

    GOAL = "goal"
    INDICATOR = "indicator"
    ACTIVITY = "activity"
    VERDICT = "verdict"


class Relation(StrEnum):
    """What a tie or a link says of its source and target."""

    SERVES = "serves"  # activity -> goal
    MEASURES = "measures"  # indicator -> goal
    PART_OF = "part_of"  # goal -> goal one level up
    JUDGES = "judges"  # verdict -> goal, indicator or activity
    CONTINUES = "continues"  # goal -> goal of an earlier period


RELATION_OF: Mapping[MentionKind, Relation] = {
    MentionKind.GOAL: Relation.PART_OF,
    MentionKind.ACTIVITY: Relation.SERVES,
    MentionKind.INDICATOR: Relation.MEASURES,
    MentionKind.VERDICT: Relation.JUDGES,
}
"""What a mention's own tie to a goal says, by its kind."""


class TieKind(StrEnum):
    """How a document ties one thing to another (DOMAIN: position, field, code, box, name, or wording alone)."""

    POSITION = "position"
    FIELD = "field"
    CODE = "code"
    BOX = "box"
    NAME = "name"
    WORDING = "wording"
    CORRECTION = "correction"
    """No document says it: a person did, when correcting the reading."""


class LinkKind(StrEnum):
    """Stated by the document, or suggested by wording alone."""

    STATED = "stated"
    SUGGESTED = "suggested"


class FactRole(StrEnum):
    """What a fact of a mention is."""

    STATUS = "status"
    TARGET = "target"
    OUTCOME = "outcome"
    BASELINE = "baseline"
    START = "start"
    END = "end"
    AMOUNT = "amount"
    RESPONSIBLE = "responsible"
    EFFECT = "effect"
    COMMENT = "comment"
    SYMBOL = "symbol"  # what a picture shows, in our words: never quoted, never a status
    TITLE = "title"
    ORGAN = "organ"
    PARENT = "parent"
    """The organ that the document's own organ belongs to."""
    UNIT = "unit"
    """A unit that a heading of the document names, with goals or activities of its own below."""
    UNIT_OF = "unit_of"
    """The organ that the unit before belongs to, where that is not the document's own."""
    KIND = "kind"
    PERIOD = "period"
    DECIDED = "decided"
    DIARY_NUMBER = "diary_number"
    EDITION = "edition"
    VERSION = "version"
    """A number or day of a version ("version 2", "reviderad 2024-03-01")."""
    DATE = "date"
    """The document's own day, that of no decision."""
    KOMMUN = "kommun"


class Origin(StrEnum):
    """Where a fact about a document was read."""

    MANIFEST = "manifest"
    COVER = "cover"
    """The title or the first page with text."""
    FOOTER = "footer"
    """A running header or footer."""
    PAGE = "page"
    """A later page, or a heading."""
    FILE = "file"
    """The file's own properties."""
    FILE_NAME = "file_name"
    COMMAND = "command"
    """Said when the document was read in, for all that name none."""
    EARLIER = "earlier"
    """What held where the document stands before it was replaced."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A stated detail: its role, its words, where they stand, the number in them, and the year its column names.

    `origin` says of a fact about the document itself in which part of it those words stand.
    """

    role: FactRole
    text: str
    locator: Locator
    quantity: Quantity | None = None
    year: int | None = None
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """What one place says ties this mention to something else.

    `target` is the words that name it ("Resultatmål 12: Ett stärkt integrationsarbete", "12"); `mention` is the
    target's mention id when it stands in the same reading; `locator` is the heading, row, field or code that ties.
    Ties of one mention are ordered nearest first.
    """

    relation: Relation
    kind: TieKind
    target: str
    locator: Locator
    mention: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A part of a mention that a person changed, when (ISO date), what holds now and what was first read.

    `part` is "text", "level", "number", "organ", "goals" or the role of a fact; `now` and `first` are None where there
    is nothing. Names of goals are joined by "; ". `first_link` says how the first goals were tied.
    """

    part: str
    date: str
    now: str | None = None
    first: str | None = None
    first_link: LinkKind | None = None


@dataclass(frozen=True, slots=True)
class Corrected:
    """That a person corrected a mention: when (ISO date), and the wording first read, None where nothing was.

    `ties` says that the person stated what the mention is tied to: nothing may then be guessed from its words, and
    `first_ties` are those first read. `changes` tell each part, in the order in which they were first changed.
    """

    date: str
    first: str | None = None
    ties: bool = False
    changes: tuple[Change, ...] = ()
    first_ties: tuple[Tie, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """What one place in one reading says of a goal, an indicator, an activity or a verdict. Immutable.

    `id` comes from document version, kind, path and wording. `path` is the heading path, outermost first. `level`
    and `number` are for goals (number also for activities with a code). `grunduppdrag` marks an activity that
    stands under the standing mission. `organ` is the owner's name where the place itself names one.
    """

    id: str
    kind: MentionKind
    wording: str
    locator: Locator
    path: tuple[str, ...] = ()
    level: Level | None = None
    number: str | None = None
    organ: str | None = None
    grunduppdrag: bool = False
    facts: tuple[Fact, ...] = ()
    ties: tuple[Tie, ...] = ()
    corrected: Corrected | None = None

    def fact(self, role: FactRole) -> Fact | None:
        """Return the first fact of that role."""
        return next((fact for fact in self.facts if fact.role is role), None)
