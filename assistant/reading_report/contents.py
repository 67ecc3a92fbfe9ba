"""What the report shows. Types only."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.document_reading.findings import Finding
from assistant.document_reading.tree import CoverFact
from corpus.model import Span


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A rectangle of a picture, in points from its upper left corner."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Further:
    """What stands on a page of a finding whose own words stand elsewhere: on `page` (from 1).

    `said` is what is read of it here, `spans` where.
    """

    label: str
    kind: str
    text: str
    page: int
    said: tuple[str, ...]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """The rectangles of one finding on one page, and the flag with its label; `further` where its words stand not."""

    label: str
    kind: str
    text: str
    rectangles: tuple[Rectangle, ...]
    flag: Rectangle
    further: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A page's picture as base64 JPEG, its size in points, and the marks on it."""

    base64: str
    width: float
    height: float
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a page's text: the innermost finding that covers it, and the labels of those that begin with it."""

    text: str
    kind: str | None
    begins: tuple[tuple[str, str], ...]
    """(label, kind) each."""


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A page (from 1) with what was read on it. `picture` for pages, `pieces` for formats without pages.

    `note` says why there is neither.
    """

    number: int
    label: str
    findings: tuple[Finding, ...]
    further: tuple[Further, ...]
    more_findings: int
    picture: Picture | None
    pieces: tuple[Piece, ...]
    note: str


@dataclass(frozen=True, slots=True)
class PageCounts:
    """What was read on a page: (letter, kind, how many) of each kind, and of how many things of other pages."""

    number: int
    counts: tuple[tuple[str, str, int], ...]
    further: int


@dataclass(frozen=True, slots=True)
class ReportDocument:
    """A document with its pages; `left_out` names the pages that are not shown."""

    number: int
    name: str
    title: str
    example: bool
    counts: str
    cover: tuple[CoverFact, ...]
    unread: tuple[str, ...]
    overview: tuple[PageCounts, ...]
    pages: tuple[ReportPage, ...]
    left_out: str


@dataclass(frozen=True, slots=True)
class StatusRow:
    """What became of a file; `number` leads to its part of the report, None where it has none."""

    name: str
    status: str
    failed: bool
    reason: str
    pages: int
    number: int | None


@dataclass(frozen=True, slots=True)
class ReadingReport:
    """The whole report; `state` is the corpus's, 0 for none; `not_shown` are documents past the bound."""

    created: str
    state: int
    statuses: tuple[StatusRow, ...]
    documents: tuple[ReportDocument, ...]
    not_shown: int
