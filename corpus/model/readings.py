"""A document version as read: pages, passages and mentions. Types only."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.model.mentions import Fact, Mention
from corpus.model.place import Locator, Page


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
