"""What a corpus is: the frozen types that every other module speaks in.

Standard library only. Nothing here reads a file, a clock or a setting.

Identity, never mixed (see docs/architecture.md):

* a *document version* is bytes, named by their SHA-256;
* a *document* is a place in the corpus where a version stands;
* a *reading* is a version read by one version of our reader; passages, mentions and locators belong to it;
* a *mention* is what one place in one reading says;
* an *entity* (goal, indicator, activity, verdict, organ) is what mentions are about.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

UNITS_PER_POINT = 100
"""Character boxes are kept as whole hundredths of a PDF point."""


# --- place ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a PDF page, in points; origin at the page's lower left corner, y upwards, x0 < x1, y0 < y1."""

    x0: float
    y0: float
    x1: float
    y1: float

    def union(self, other: Box) -> Box:
        """Return the smallest box that holds both."""
        return Box(min(self.x0, other.x0), min(self.y0, other.y0), max(self.x1, other.x1), max(self.y1, other.y1))

    def same_line(self, other: Box) -> bool:
        """Say whether the boxes overlap vertically by at least half of the lower one's height."""
        overlap = min(self.y1, other.y1) - max(self.y0, other.y0)
        return overlap >= 0.5 * min(self.y1 - self.y0, other.y1 - other.y0)


@dataclass(frozen=True, slots=True)
class CharacterMap:
    """The box of every character of a page's text, packed.

    `packed` holds four little-endian int32 (x0, y0, x1, y1 in hundredths of a point) per code point of the page
    text, in order; four zeros for a character that is not drawn (a space or line break we added). Empty for
    formats without pages.
    """

    packed: bytes = b""

    @classmethod
    def of(cls, boxes: Iterable[Box | None]) -> CharacterMap:
        """Pack one box or None per character."""
        numbers = array("i")
        for box in boxes:
            sides = (0.0, 0.0, 0.0, 0.0) if box is None else (box.x0, box.y0, box.x1, box.y1)
            numbers.extend(round(side * UNITS_PER_POINT) for side in sides)
        return cls(numbers.tobytes())

    def box(self, index: int) -> Box | None:
        """Return the box of one character (0-based), or None when it is not drawn."""
        numbers = array("i")
        numbers.frombytes(self.packed[index * 16 : index * 16 + 16])
        if len(numbers) < 4 or not any(numbers):
            return None
        x0, y0, x1, y1 = (number / UNITS_PER_POINT for number in numbers)
        return Box(x0, y0, x1, y1)

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """Return the boxes that cover characters start..end (0-based, end excluded), one for each run on a line.

        A new run begins on another line, and where the text jumps backwards (the next cell or column).
        """
        runs: list[Box] = []
        for index in range(start, end):
            box = self.box(index)
            if box is None:
                continue
            last = runs[-1] if runs else None
            gap = 0.0 if last is None else box.x0 - last.x1
            if last is not None and last.same_line(box) and -1.0 <= gap <= 3 * (box.y1 - box.y0):
                runs[-1] = last.union(box)
            else:
                runs.append(box)
        return tuple(runs)


@dataclass(frozen=True, slots=True)
class Recognition:
    """How surely a page was read from its picture (OCR).

    `confidence` is the mean over its characters, 0–100; `weak` are the places (start, end in the page text, 0-based,
    end excluded) of words that may be wrong.
    """

    confidence: int
    weak: tuple[tuple[int, int], ...] = ()

    def is_weak(self, start: int, end: int) -> bool:
        """Say whether a weak word stands among the characters start..end."""
        return any(first < end and start < last for first, last in self.weak)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a reading.

    `number` is 1-based; `label` is the printed page label (or the heading in formats without pages). `text` is
    NFC, in reading order, line-end hyphens resolved, without U+FFFE. `width` and `height` are points, 0 in formats
    without pages. Spans of this page count code points of `text`.
    """

    number: int
    label: str
    text: str
    width: float = 0.0
    height: float = 0.0
    characters: CharacterMap = CharacterMap()
    recognition: Recognition | None = None
    """None where the text is the file's own."""
    cells: tuple[tuple[int, int, str], ...] = ()
    """Of a workbook's sheet: start, end (excluded) and address ("C7") of every cell, in the order of the text."""

    def address(self, start: int, end: int) -> str | None:
        """Return the cell that characters start..end stand in, "A7:C7" for the first and last of several; else None."""
        within = [address for first, last, address in self.cells if first < end and start < last]
        if not within:
            return None
        return within[0] if len(within) == 1 else f"{within[0]}:{within[-1]}"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters start..end (0-based, end excluded) of one page (1-based) of a reading."""

    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PictureBox:
    """Where a symbol is drawn: its page (1-based) and its box in points."""

    page: int
    box: Box


@dataclass(frozen=True, slots=True)
class Locator:
    """Where a text stands: one or more spans of one reading, in reading order.

    `pictures` are the symbols that say it; the words of the legend that explains them are then the last span.
    """

    reading: str
    parts: tuple[Span, ...]
    pictures: tuple[PictureBox, ...] = ()

    @property
    def page(self) -> int:
        """The first part's page, 1-based."""
        return self.parts[0].page


# --- time and amounts ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Calendar years first..last, both included."""

    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"

    def __contains__(self, other: Period) -> bool:
        return self.first <= other.first and other.last <= self.last

    def overlaps(self, other: Period) -> bool:
        """Say whether the two share a year."""
        return self.first <= other.last and other.first <= self.last


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as stated: value, unit ("%", "tkr", "" when none), comparator and the year it holds for."""

    value: Decimal
    unit: str = ""
    comparator: str = "="
    """One of "=", "<", ">", "≤", "≥"."""
    year: int | None = None


# --- documents -----------------------------------------------------------------------------------------------


class OrganKind(StrEnum):
    """What sort of organ; the values are the words of the field."""

    FULLMAKTIGE = "fullmäktige"
    NAMND = "nämnd"
    FORVALTNING = "förvaltning"
    ENHET = "enhet"
    BOLAG = "bolag"
    OTHER = "annat"


@dataclass(frozen=True, slots=True)
class Organ:
    """A body that owns plans. `parent` is another organ's id; years are included at both ends."""

    id: str
    name: str
    kind: OrganKind
    kommun: str | None = None
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    valid: Period | None = None
    source: str = ""
    """The path of the manifest that states it; empty when documents alone name it."""


@dataclass(frozen=True, slots=True)
class Document:
    """A place in the corpus where a document version stands, with what is known of it.

    `name` is short and unique in the corpus (the file name, with folders before it where two would clash); `path`
    is where it was read from; `version` is the SHA-256 of the bytes; `kind` is a word of the field
    ("verksamhetsplan"); `edition` is "förslag", "antagen" or another word that tells versions of one plan apart;
    `decided` is an ISO date. Facts come from the manifest, else from the document's cover.
    """

    id: str
    name: str
    path: str
    version: str
    reading: str
    title: str
    format: str
    kommun: str | None = None
    organ: str | None = None
    """The organ's name as stated."""
    kind: str | None = None
    programme: str | None = None
    """The steering programme that the document sets or serves ("Lokalt utvecklingsprogram"), where known."""
    period: Period | None = None
    edition: str | None = None
    decided: str | None = None
    visibility: str = "public"
    leaves_house: bool = True
    """False for documents marked "lämnar inte huset": never sent to a language model."""
    example: bool = False
    superseded: bool = False
    """True when a later edition of the same plan is in the same state."""
    page_count: int = 0
    unreadable: tuple[int, ...] = ()
    """Pages (1-based) whose text could not be read."""
    origins: tuple[tuple[str, Origin], ...] = ()
    """Fact (a value of FactRole) -> where it was read, for those that are known; () in corpora of earlier versions."""

    def origin(self, role: str) -> Origin | None:
        """Return where a fact was read, None where that is not known."""
        return dict(self.origins).get(role)


@dataclass(frozen=True, slots=True)
class Failure:
    """A document that could not be read: its name and path, why, and what to do (user's language: Swedish)."""

    name: str
    path: str
    reason: str
    visibility: str = "public"


@dataclass(frozen=True, slots=True)
class Expected:
    """A document that the manifest says there should be."""

    kommun: str | None
    organ: str | None
    kind: str | None
    period: Period | None
    source: str = ""
    """The path of the manifest that says so."""


# --- passages ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Passage:
    """A short piece of a reading that is found and quoted.

    `text` is what stands at the locator (parts joined by a space, line breaks as spaces); `headings` is the heading
    path above it, outermost first; `header` is the table header's words when the passage is a table row, else "".
    """

    id: str
    locator: Locator
    text: str
    headings: tuple[str, ...] = ()
    header: str = ""


# --- mentions ------------------------------------------------------------------------------------------------


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


@dataclass(frozen=True, slots=True)
class Reading:
    """A document version read by one version of our reader."""

    id: str
    version: str
    reader: str
    format: str
    title: str
    pages: tuple[Page, ...]
    passages: tuple[Passage, ...] = ()
    mentions: tuple[Mention, ...] = ()
    cover: tuple[Fact, ...] = ()
    """Facts about the document itself, read from its cover, header or footer."""
    unreadable: tuple[int, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Amendment:
    """What corrections make of one reading in a state: mentions left out, each with the date, and those put in.

    A mention put in stands for the one of the same id, where there is one. The reading itself is never changed.
    """

    reading: str
    removed: tuple[tuple[str, str], ...]
    """(mention id, ISO date) each."""
    mentions: tuple[Mention, ...]


# --- entities ------------------------------------------------------------------------------------------------


class Serves(StrEnum):
    """What an activity serves."""

    GOAL = "goal"
    GRUNDUPPDRAG = "grunduppdrag"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Goal:
    """A vision, area or goal of one period.

    `parent` is the goal one level up; `mentions` are ids, the defining first.
    """

    id: str
    name: str
    level: Level
    mentions: tuple[str, ...]
    number: str | None = None
    kommun: str | None = None
    programme: str | None = None
    organ: str | None = None
    period: Period | None = None
    parent: str | None = None
    aliases: tuple[str, ...] = ()


class Direction(StrEnum):
    """Which way an indicator is to go."""

    UP = "up"
    DOWN = "down"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """A target, outcome or baseline of an indicator, as stated."""

    role: FactRole
    text: str
    locator: Locator
    quantity: Quantity | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    """A measure, with the values that were read for it. `direction` is the newest target's, else its name's wish."""

    id: str
    name: str
    mentions: tuple[str, ...]
    kommun: str | None = None
    organ: str | None = None
    period: Period | None = None
    values: tuple[IndicatorValue, ...] = ()
    direction: Direction | None = None


@dataclass(frozen=True, slots=True)
class Activity:
    """Something an organ is to do. `possible_duplicates` are ids of activities that may be the same one."""

    id: str
    name: str
    mentions: tuple[str, ...]
    code: str | None = None
    kommun: str | None = None
    organ: str | None = None
    period: Period | None = None
    serves: Serves = Serves.NONE
    responsible: str | None = None
    start: str | None = None
    end: str | None = None
    amount: str | None = None
    status: str | None = None
    possible_duplicates: tuple[str, ...] = ()


class VerdictKind(StrEnum):
    """A forecast, or an outcome."""

    PROGNOSIS = "prognosis"
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A judgement, quoted. `about` is the id of a goal, indicator or activity; never derived from numbers."""

    id: str
    about: str
    wording: str
    kind: VerdictKind
    mentions: tuple[str, ...]
    as_of: str | None = None
    by: str | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """Source entity -> target entity, with what proves both ends and the tie.

    `source_mention` and `target_mention` are mention ids; `tie` is where the tie itself stands.
    """

    id: str
    relation: Relation
    source: str
    target: str
    kind: LinkKind
    tie_kind: TieKind
    source_mention: str
    target_mention: str
    tie: Locator
    corrected: str | None = None
    """The ISO date on which a person tied the two (tie kind CORRECTION); `tie` is then the source's own place."""


Entity = Goal | Indicator | Activity | Verdict | Organ
"""Anything a mention can be about."""
