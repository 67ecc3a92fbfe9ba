"""Every view of the service, and how one comes there, for tests that look at all of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final
from urllib.parse import urlencode

from playwright.sync_api import Page, expect

Visit = Callable[[Page, str], None]
"""Opens a view in a language ("sv" or "en")."""


def at(path: str, **asked: str) -> Visit:
    """Return the visit of an address."""

    def visit(page: Page, language: str) -> None:
        query = urlencode({**asked, **({"lang": "en"} if language == "en" else {})})
        page.goto(f"{path}?{query}" if query else path)
        expect(page.locator("main")).to_be_visible()

    return visit


def question(text: str) -> Visit:
    """Return the visit of an answer's address."""
    return at("/", q=text)


def explained_word(page: Page, language: str) -> None:
    """Open an answer and the meaning of one of its words."""
    question("Vilka aktiviteter stödjer Ett sammanhållet Motala?")(page, language)
    page.locator("a.word").first.click()
    expect(page.locator(".meaning")).to_be_visible()


VIEWS: Final[dict[str, Visit]] = {
    "first page": at("/"),
    "activities for a goal": question("Vilka aktiviteter stödjer Ett sammanhållet Motala?"),
    "status": question("Hur går det med Ett sammanhållet Motala?"),
    "refused": question("Vem vinner valet 2030?"),
    "unfit": question("🙂"),
    "missing": at("/finns-inte"),
    "documents": at("/documents"),
    "no such documents": at("/documents", q="rymdskepp"),
    "document": at("/documents/motala-socialnamnden-verksamhetsplan-2021.docx"),
    "document searched": at("/documents/motala-lup-2019-2022.pdf", q="trygg"),
    "unknown document": at("/documents/saknas"),
    "how answers are made": at("/about"),
    "accessibility statement": at("/accessibility"),
    "words": at("/words"),
    "a word explained": explained_word,
}
