"""A view of the corpus and what ingest reported -> the report. Pictures are drawn in the limited process."""

from __future__ import annotations

import base64
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from assistant.document_reading import words
from assistant.document_reading.findings import LETTERS, Finding, findings_of
from assistant.document_reading.reading_of import tree_of
from assistant.document_reading.tree_text import unread_lines
from assistant.html_templates import environment
from assistant.page_images import draw_plain
from assistant.prompting import Phrases
from assistant.reading_report.choosing import chosen_pages, named
from assistant.reading_report.contents import (
    Further,
    PageCounts,
    Picture,
    ReadingReport,
    ReportDocument,
    ReportPage,
    StatusRow,
)
from assistant.reading_report.further import further_on, own_pages
from assistant.reading_report.marking import marks_on, pieces_of
from corpus.errors import CorpusError, UnreadableDocument
from corpus.graph import PlanGraph
from corpus.model import Document, Page
from corpus.settings import Settings
from corpus.store import View
from ingest.plan_graphs import plan_graph_of
from ingest.report import DocumentReport, IngestReport, Status, nameless
from ingest.worker import WorkerPool

MOST_DOCUMENTS = 100
"""Documents that are shown page by page; all are in the list of states."""
MOST_PAGES = 40
"""Pages of one document."""
MOST_PICTURES = 200
MOST_BYTES = 30_000_000
"""Of pictures, before base64: a page of 40 MB still opens in a browser."""
MOST_FINDINGS = 200
"""Findings listed beside one page; more are counted."""
SCALE = 1.3
"""Pixels a point: an A4 page becomes 774 × 1095."""
SECONDS = 20
STATUSES: Mapping[Status, str] = {
    Status.NEW: "ny",
    Status.UNCHANGED: "oförändrad",
    Status.REPLACED: "ersatt",
    Status.FAILED: "misslyckades",
}


def html_of(report: ReadingReport) -> str:
    """Return the report as one page that needs nothing else."""
    return environment().get_template("reading_report.html").render(report=report, words=words, own_pages=own_pages)


def make_report(view: View | None, reported: IngestReport, settings: Settings) -> ReadingReport:
    """Return the report on what an ingest reported; `view` is the newest state with superseded editions, if any."""
    standing = {} if view is None else {document.name: document for document in view.documents()}
    wanted = dict.fromkeys(one.document for one in reported.documents if one.document in standing)
    shown = [standing[name] for name in wanted if name is not None][:MOST_DOCUMENTS]
    documents: tuple[ReportDocument, ...] = ()
    if view is not None and shown:
        documents = _documents(view, shown, settings)
    numbers = {document.name: document.number for document in documents}
    return ReadingReport(
        created=datetime.now().astimezone().strftime("%Y-%m-%d %H:%M"),
        state=reported.state,
        statuses=_statuses(reported.documents, numbers),
        documents=documents,
        not_shown=len(wanted) - len(shown),
    )


def _statuses(reported: Sequence[DocumentReport], numbers: Mapping[str, int]) -> tuple[StatusRow, ...]:
    rows = [
        StatusRow(
            one.document or one.path, STATUSES[one.status], one.status is Status.FAILED,
            nameless(one.reason or "", Path(one.path).name), one.pages, numbers.get(one.document or ""),
        )
        for one in reported
    ]  # fmt: skip
    return tuple(sorted(rows, key=lambda row: (not row.failed, not row.reason)))


def _documents(view: View, shown: Sequence[Document], settings: Settings) -> tuple[ReportDocument, ...]:
    graph = plan_graph_of(view, settings.data_dir)
    with WorkerPool(1) as pool:
        camera = _Camera(view, pool, settings)
        return tuple(_document(number, view, graph, one, camera) for number, one in enumerate(shown, start=1))


class _Camera:
    """Draws pages until the report has its fill."""

    def __init__(self, view: View, pool: WorkerPool, settings: Settings) -> None:
        self._view = view
        self._pool = pool
        self._memory_mb = settings.ingest_memory_mb
        self._label = Phrases.load().render("interface.example_image", "sv")
        self._left = MOST_PICTURES
        self._bytes = MOST_BYTES
        self._original: tuple[str, bytes] = ("", b"")
        self._failed: str | None = None

    def picture(
        self, document: Document, page: Page, findings: Sequence[Finding], further: Sequence[Further]
    ) -> tuple[Picture | None, str]:
        """Return a page's picture with its marks, or None and why."""
        if self._left <= 0 or self._bytes <= 0:
            return None, "Ingen bild: rapporten har så många bilder som ryms."
        if self._failed == document.id:
            return None, "Ingen bild: en tidigare sida i dokumentet kunde inte ritas."
        self._left -= 1
        try:
            if self._original[0] != document.version:
                self._original = (document.version, self._view.original(document.version))
            taken = self._pool.run(
                draw_plain, (self._original[1], page.number, SCALE, self._label if document.example else None),
                name=document.name, seconds=SECONDS, memory_mb=self._memory_mb,
            )  # fmt: skip
        except (UnreadableDocument, CorpusError) as error:
            self._failed = document.id
            return None, f"Ingen bild: {error}"
        self._bytes -= len(taken.jpeg)
        encoded = base64.b64encode(taken.jpeg).decode("ascii")
        seen = taken.seen
        marks = marks_on(page, findings, seen, further=further)
        return Picture(encoded, seen.x1 - seen.x0, seen.y1 - seen.y0, marks), ""


def _document(number: int, view: View, graph: PlanGraph, document: Document, camera: _Camera) -> ReportDocument:
    tree = tree_of(view, graph, document)
    findings = findings_of(view.mentions_of(document.reading), graph)
    on_page: dict[int, list[Finding]] = defaultdict(list)
    for finding in findings:
        for page in dict.fromkeys(span.page for span in finding.spans):
            on_page[page].append(finding)
    further = further_on(findings)
    numbers = chosen_pages(document.page_count, on_page.keys() | further.keys(), at_most=MOST_PAGES)
    pages = tuple(
        _page(document, view.page(document.reading, page), on_page.get(page, ()), further.get(page, ()), camera)
        for page in numbers
    )
    left_out = set(range(1, document.page_count + 1)) - set(numbers)
    return ReportDocument(
        number=number,
        name=document.name,
        title=document.title,
        example=document.example,
        counts=_counts(findings),
        cover=tree.cover,
        unread=tuple(unread_lines(tree.unread)),
        overview=tuple(map(_overview, pages)),
        pages=pages,
        left_out=named(left_out),
    )


def _overview(page: ReportPage) -> PageCounts:
    counts = Counter(finding.kind for finding in page.findings)
    letters = ((letter, kind.value, counts[kind.value]) for kind, letter in LETTERS.items() if counts[kind.value])
    return PageCounts(page.number, tuple(letters), len(page.further))


def _page(
    document: Document, page: Page, findings: Sequence[Finding], further: Sequence[Further], camera: _Camera
) -> ReportPage:
    shown = tuple(findings[:MOST_FINDINGS])
    picture, note, pieces = None, "", pieces_of(page, shown) if not page.width else ()
    if page.width:
        picture, note = camera.picture(document, page, shown, further)
    if page.number in document.unreadable:
        note = f"Sidan har ingen läsbar text. {note}".strip()
    first = tuple(one for one in shown if one.page == page.number)
    return ReportPage(page.number, page.label, first, tuple(further), len(findings) - len(shown), picture, pieces, note)


def _counts(findings: Sequence[Finding]) -> str:
    counts = Counter(finding.kind for finding in findings if finding.same is None)
    named_kinds = ((counts[kind], names) for kind, names in words.KINDS.items())
    return ", ".join(f"{count} {names[0] if count == 1 else names[1]}" for count, names in named_kinds)
