"""What an answer says beside its substance: periods that have ended, plans that were not read. Pure."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.answer import Receipt
from assistant.compose.assembling import Assembly
from assistant.compose.naming import SEPARATOR, in_sentence
from assistant.computing.fitting import same
from corpus.model import Document, Locator, Period


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A place that names a goal: the document's name and title, the page (1-based), and where the name stands."""

    document: str
    title: str
    page: int
    locator: Locator


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
    pages: dict[str, dict[int, int]] = {}
    for place in places:
        number = assembly.cite(place.locator)
        pages.setdefault(place.title, {}).setdefault(place.page, number)
    said = (
        assembly.renderer.phrase("words.on_pages", (("name", title), ("pages", ", ".join(map(str, sorted(found))))))
        for title, found in pages.items()
    )
    if pages:
        citations = tuple(number for found in pages.values() for number in found.values())
        assembly.noted("notice.mentioned", citations, ("places", SEPARATOR.join(said)))


def warn_of_gaps(assembly: Assembly, receipt: Receipt, searched: Iterable[Document]) -> None:
    """Warn of documents and pages that could not be read."""
    if receipt.skipped:
        assembly.warn("warning.skipped", ("count", len(receipt.skipped)))
    unreadable = sum(len(document.unreadable) for document in searched)
    if unreadable:
        assembly.warn("warning.unreadable", ("count", unreadable))
