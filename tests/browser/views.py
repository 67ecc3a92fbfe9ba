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


def source(name: str, number: int) -> Visit:
    """Return the visit of a page of a document, with words marked."""
    return at(f"/documents/{name}/pages/{number}", start="0", end="20")


def proof(page: Page, language: str) -> None:
    """Open the first source of an answer."""
    question("Räkna upp alla resultatmål.")(page, language)
    page.locator(".found .note").first.click()
    expect(page.locator("#bevis .sheet")).to_be_visible()


def refused_feedback(page: Page, language: str) -> None:
    """Visit the page that has the feedback form again: a browser without scripts sent a comment and no thumb."""
    question("Vilka aktiviteter stödjer Ett sammanhållet Motala?")(page, language)
    page.locator(".feedback summary").click()
    page.locator("#feedback-comment").fill("Bra")
    page.locator("#feedback-with-question").check()
    page.locator("form.helped").evaluate("form => form.submit()")  # no script is asked
    expect(page.get_by_role("alert")).to_be_visible()


def opened_comment(page: Page, language: str) -> None:
    """Visit an answer and open the comment below it."""
    question("Vilka aktiviteter stödjer Ett sammanhållet Motala?")(page, language)
    page.locator(".feedback summary").click()


def explained_word(page: Page, language: str) -> None:
    """Open an answer and the meaning of one of its words."""
    question("Vilka aktiviteter stödjer Ett sammanhållet Motala?")(page, language)
    page.locator("a.word").first.click()
    expect(page.locator(".meaning")).to_be_visible()


VIEWS: Final[dict[str, Visit]] = {
    "first page": at("/"),
    "activities for a goal": question("Vilka aktiviteter stödjer Ett sammanhållet Motala?"),
    "status": question("Hur går det med Ett sammanhållet Motala?"),
    "scorecard": question("Hur gick det för alla mål i Uppvidinge 2021?"),
    "indicators": question("Vilka nyckeltal finns?"),
    "target": question("Vilket målvärde gäller för Antal nya bostäder?"),
    "plans compared": question("Vad har ändrats i tekniska nämndens plan mellan 2020 och 2021?"),
    "shared goals": question("Vilka resultatmål arbetar både socialnämnden och bildningsnämnden med?"),
    "own work": question("Jag jobbar i socialnämnden i Motala. Hur bidrar mitt arbete till målen?"),
    "refused": question("Vem vinner fotbolls-VM?"),
    "unfit": question("🙂"),
    "proof beside the answer": proof,
    "page": source("motala-lup-2019-2022.pdf", 3),
    "source view": source("motala-socialnamnden-verksamhetsplan-2021.docx", 2),
    "missing page": at("/documents/saknas/pages/1"),
    "comment on an answer": opened_comment,
    "feedback refused": refused_feedback,
    "feedback thanked": at("/feedback/thanks"),
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
