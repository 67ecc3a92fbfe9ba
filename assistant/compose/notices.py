"""What an answer says beside its substance: periods that have ended, plans that were not read. Pure."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.answer import Kind, Receipt
from assistant.compose.assembling import Assembly
from assistant.compose.naming import SEPARATOR, in_sentence
from assistant.computing.fitting import same
from corpus.model import Document, Locator, Period

BESIDE = {Kind.COMPARE: "compare.beside", Kind.GAP: "gap.beside"}
"""What is said first where a question of a kind is answered by nothing but what stands in plans or text."""


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A place that names a goal: the document's name and title, the page (1-based), and where the name stands."""

    document: str
    title: str
    page: int
    locator: Locator


def note_beside(assembly: Assembly, kind: Kind) -> None:
    """Say first that what follows is what was read, where a comparison or what is missing was asked for."""
    if kind in BESIDE:
        assembly.phrase(BESIDE[kind])


def note_period(assembly: Assembly, period: Period | None, *, asked: Period | None, today: datetime.date) -> None:
    """Say first that the answer's period is not the one asked for, or that it has ended though no period was asked."""
    if period is None:
        return
    if asked is not None and not asked.overlaps(period):
        assembly.phrase("notice.other_period", ("asked", str(asked)), ("period", str(period)))
    elif asked is None and period.last < today.year:
        assembly.phrase("notice.ended", ("period", str(period)))


def note_organ(assembly: Assembly, *, asked: str | None, answered: str | None) -> None:
    """Say first that the answer is another organ's: the board's for its department, or the other way."""
    if asked is not None and answered is not None and not same(asked, answered):
        assembly.phrase("notice.other_organ", ("asked", in_sentence(asked)), ("answered", in_sentence(answered)))


def note_newer(assembly: Assembly, newer: Iterable[str]) -> None:
    """Say that a newer programme is known of but was not read."""
    names = tuple(newer)
    if names:
        assembly.phrase("notice.newer_not_read", ("missing", SEPARATOR.join(names)))


def note_missing(assembly: Assembly, missing: Iterable[str]) -> None:
    """Say which expected documents the answer lacks."""
    names = tuple(missing)
    if names:
        assembly.phrase("notice.missing", ("missing", SEPARATOR.join(names)))


def note_plans(assembly: Assembly) -> None:
    """Say how many of the expected plans were read, and which were not; nothing where none are expected."""
    receipt = assembly.renderer.receipt
    if receipt.missing:
        assembly.of_receipt("notice.plans_missing")
    elif receipt.expected > 1:
        assembly.of_receipt("notice.plans_all")


def note_mentioned(assembly: Assembly, places: Iterable[Mentioned]) -> None:
    """Say on which pages a goal asked about is named that gave nothing to the list."""
    cited: dict[str, dict[int, int]] = {}
    for place in places:
        cited.setdefault(place.title, {}).setdefault(place.page, assembly.cite(place.locator))
    if cited:
        said = (_on_pages(assembly, title, pages) for title, pages in cited.items())
        citations = tuple(number for pages in cited.values() for number in pages.values())
        assembly.noted("notice.mentioned", citations, ("places", SEPARATOR.join(said)))


def _on_pages(assembly: Assembly, title: str, pages: dict[int, int]) -> str:
    """Return a document with the pages (1-based, each with its citation) or, where it has none, its sections."""
    first = [assembly.citations.get(number).parts[0] for number in pages.values()]
    if all(part.boxes for part in first):
        said = ", ".join(map(str, sorted(pages)))
        return assembly.renderer.phrase("words.on_pages", (("name", title), ("pages", said)))
    sections = (f"”{part.page_label}”" if part.page_label else str(part.page) for part in first)
    return f"{title}, {', '.join(sections)}"


def warn_of_gaps(assembly: Assembly, receipt: Receipt, searched: Iterable[Document]) -> None:
    """Warn of documents and pages that could not be read."""
    if receipt.skipped:
        assembly.warn("warning.skipped", ("count", len(receipt.skipped)))
    unreadable = sum(len(document.unreadable) for document in searched)
    if unreadable:
        assembly.warn("warning.unreadable", ("count", unreadable))
