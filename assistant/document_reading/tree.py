"""A document as the tree that was read: cover, sections with their findings, what was left unread. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from assistant.document_reading.findings import Finding
from assistant.document_reading.unread_tables import UnreadTable
from corpus.model import Document, Fact, FactRole, Origin, Passage
from corpus.store import ReadingSummary

UNITS = frozenset({FactRole.UNIT, FactRole.UNIT_OF})
"""Facts of which there are several: each is shown."""
UNKNOWN = "unknown"
"""Where a fact comes from that no page states, in a corpus of an earlier version; else it is an `Origin`."""
LONGEST_HEADING = 300
"""Characters by which headings are compared: passages keep no more of them."""


@dataclass(frozen=True, slots=True)
class CoverFact:
    """A fact about the document: what holds and where it was read (a value of `Origin`, or UNKNOWN).

    Where a page states it: in which part of the document, the page's number (1-based) and its own words; also of what
    the manifest says and a page says as well. `holds` is false for what a page says and a stronger source outdoes.
    """

    role: str
    text: str
    source: str
    page: int | None = None
    quote: str | None = None
    place: str | None = None
    holds: bool = True


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section: heading, pages (1-based, both included), what was read in it, and the sections below."""

    heading: str
    first_page: int
    last_page: int
    goals: tuple[Finding, ...]
    activities: tuple[Finding, ...]
    indicators: tuple[Finding, ...]
    verdicts: tuple[Finding, ...]
    sections: tuple[SectionRow, ...]


@dataclass(frozen=True, slots=True)
class Removed:
    """What was read and a person removed: kind, wording, page (1-based), and the ISO date."""

    kind: str
    text: str
    page: int
    date: str


@dataclass(frozen=True, slots=True)
class Unread:
    """What was left: pages (1-based) without readable text, tables without findings, warnings, what was removed."""

    pages: tuple[int, ...]
    tables: tuple[UnreadTable, ...]
    warnings: tuple[str, ...]
    removed: tuple[Removed, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentTree:
    """A document as read. `sections` begins with one without a heading where text stands before the first."""

    document: str
    id: str
    format: str
    pages: int
    example: bool
    reader: str
    cover: tuple[CoverFact, ...]
    sections: tuple[SectionRow, ...]
    unread: Unread


def document_tree(
    document: Document,
    summary: ReadingSummary,
    *,
    passages: Sequence[Passage],
    findings: Sequence[Finding],
    tables: Sequence[UnreadTable],
    quotes: Mapping[FactRole, str],
    removed: Sequence[Removed] = (),
) -> DocumentTree:
    """Return the tree of one document; `quotes` are the words where the cover states a fact, by role."""
    return DocumentTree(
        document=document.name,
        id=document.id,
        format=document.format,
        pages=document.page_count,
        example=document.example,
        reader=summary.reader,
        cover=cover_facts(document, summary, quotes),
        sections=_sections(passages, findings),
        unread=Unread(document.unreadable, tuple(tables), summary.warnings, tuple(removed)),
    )


def cover_facts(document: Document, summary: ReadingSummary, quotes: Mapping[FactRole, str]) -> tuple[CoverFact, ...]:
    """Return what is known of a document and where each fact comes from; what a page says otherwise stands after it."""
    stated: dict[FactRole, Fact] = {}
    for fact in summary.cover:
        if fact.role not in UNITS:
            stated.setdefault(fact.role, fact)
    held: dict[FactRole, str | None] = {
        FactRole.TITLE: document.title,
        FactRole.KOMMUN: document.kommun,
        FactRole.ORGAN: document.organ,
        FactRole.KIND: document.kind,
        FactRole.PERIOD: None if document.period is None else str(document.period),
        FactRole.EDITION: document.edition,
        FactRole.DECIDED: document.decided,
    }
    found: list[CoverFact] = []
    for role in dict.fromkeys((*held, *stated)):
        origin = document.origin(role.value)
        found += _fact(role, held.get(role), stated.get(role), quotes, origin=origin)
    found += [_unit(fact) for fact in summary.cover if fact.role in UNITS]
    if document.programme is not None:
        found.append(CoverFact("programme", document.programme, document.origin("programme") or Origin.MANIFEST))
    return tuple(found)


def _unit(fact: Fact) -> CoverFact:
    return CoverFact(fact.role.value, fact.text, Origin.PAGE, fact.locator.page, fact.text, Origin.PAGE)


def _fact(
    role: FactRole, held: str | None, fact: Fact | None, quotes: Mapping[FactRole, str], *, origin: Origin | None
) -> list[CoverFact]:
    on_page = None
    if fact is not None:
        place = fact.origin or Origin.PAGE
        on_page = CoverFact(role.value, fact.text, place, fact.locator.page, quotes.get(role), place)
    if held is None:
        return [] if on_page is None else [on_page]
    if on_page is not None and _same(role, held, on_page.text):
        return [on_page if origin is None else replace(on_page, source=origin)]
    alone = CoverFact(role.value, held, origin or UNKNOWN)
    return [alone, *([] if on_page is None else [replace(on_page, holds=False)])]


def _same(role: FactRole, held: str, text: str) -> bool:
    """Say whether a page states what holds; a period is kept as years and a kommun without the word."""
    if role is FactRole.PERIOD:
        return held.replace("–", "-") in text.replace("–", "-") or text.replace("–", "-") == held.replace("–", "-")
    return held.casefold() == text.casefold().removesuffix(" kommun").strip() or held.casefold() == text.casefold()


@dataclass(slots=True)
class _Node:
    heading: str
    pages: set[int] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)
    children: dict[str, _Node] = field(default_factory=dict)

    def row(self) -> SectionRow:
        below = tuple(child.row() for child in self.children.values())
        pages = self.pages | {page for row in below for page in (row.first_page, row.last_page)}
        return SectionRow(
            self.heading, min(pages), max(pages), self._of("goal"), self._of("activity"), self._of("indicator"),
            self._of("verdict"), below,
        )  # fmt: skip

    def _of(self, kind: str) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if one.kind == kind)


def _sections(passages: Iterable[Passage], findings: Iterable[Finding]) -> tuple[SectionRow, ...]:
    """Return the sections in the order in which they begin, made of the heading paths of passages and findings."""
    root = _Node("")
    places = [(passage.locator.parts, passage.headings, None) for passage in passages]
    found = [(finding.spans, finding.path, finding) for finding in findings]
    for spans, path, finding in sorted([*places, *found], key=lambda place: place[0][0]):
        node = root
        for heading in path:
            short = heading[:LONGEST_HEADING]
            node = node.children.setdefault(short, _Node(short))
        node.pages.update(span.page for span in spans)
        if finding is not None:
            node.findings.append(finding)
    below = tuple(child.row() for child in root.children.values())
    if not root.pages:
        return below
    own = _Node("", root.pages, root.findings)
    return (own.row(), *below)
