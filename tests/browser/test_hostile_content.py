"""Markup and odd letters in documents, questions, addresses and what a real browser keeps: shown as text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from corpus.settings import load_settings
from tests.assistant.demo_corpus import read_in
from tests.browser.conftest import serving

pytestmark = pytest.mark.check

MARKUP = "\"><script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">"
PLAN = f"""# Verksamhetsplan 2025 {MARKUP} {{{{7*7}}}}

## Mål

Mål 1: Staden växer {MARKUP} \u202e\u2066bakvänt

## Aktiviteter

| Aktivitet | Mål | Ansvarig |
|---|---|---|
| Bygga vägar {MARKUP} [x](javascript:alert(1)) | Mål 1 | Nämnden {MARKUP} |
"""
NAMED = "plan'\"<svg onload=alert(1)>\uff02; {{7*7}}.md"
QUESTION = f"Vilka aktiviteter stödjer Staden växer? {MARKUP}"
ADDRESSES = (
    "/", "/documents", f"/?q={quote(QUESTION)}",
    f"/?q={quote('Vilka mål finns?')}&kommun={quote(MARKUP)}&period=2025#%",
    f"/documents?kommun={quote(MARKUP)}&q={quote(MARKUP)}",
    f"/documents/{quote(MARKUP, safe='')}", f"/{quote(MARKUP, safe='')}",
    f"/?lang=en&lang={quote(MARKUP)}#{quote(MARKUP)}",
)  # fmt: skip
KEPT = [
    {"question": MARKUP, "address": "/?q=a"},
    {"question": "elsewhere", "address": "https://example.org/?q=a"},
    {"question": "script", "address": "javascript:document.title='taken'"},
    {"question": "beside", "address": "//example.org/?q=a"},
    {"question": 7, "address": "/?q=b"}, None, "text", [],
]  # fmt: skip
"""What another page of the same origin may have left as the conversation."""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve documents that hold markup wherever a writer can put it."""
    folder = tmp_path_factory.mktemp("hostile")
    paths = [folder / name for name in ("plan.md", NAMED)]
    for path in paths:
        path.write_text(f"{PLAN}\n\n{path.stem}\n", encoding="utf-8")
    settings = load_settings(data_dir=folder / "data")
    read_in(paths, settings)
    with serving(settings) as address:
        yield address


@pytest.fixture
def watched(browser: Browser) -> Iterator[Page]:
    """Open a page of which nothing may run but our own scripts, without a fault."""
    page = browser.new_page()
    wrong: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            wrong.append(message.text)

    page.on("console", heard)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
    yield page
    page.close()
    assert wrong == []


def addresses(page: Page, base: str) -> list[str]:
    """Return what to open: fixed addresses, and the pages of each document."""
    ids = [row["id"] for row in json.loads(page.request.get(f"{base}/api/documents").text())]
    own = [f"/documents/{one}{rest}" for one in ids for rest in ("", "?q=v%C3%A4xer", "/pages/1", "/pages/2")]
    return [f"{base}{path}" for path in (*ADDRESSES, *own)]


def test_markup_is_text_on_every_page(hostile: str, watched: Page) -> None:
    """This test ensures that nothing that a document, a question or an address holds becomes an element or runs."""
    for address in addresses(watched, hostile):
        watched.goto(address)
        watched.wait_for_load_state("networkidle")
        assert watched.title() != "taken", address
        assert watched.locator("script:not([src]), img[src=x], svg[onload], a[href^='javascript:']").count() == 0, (
            address
        )


def test_markup_is_text_in_an_answer_that_streams(hostile: str, watched: Page) -> None:
    """This test ensures the same of what the scripts put on the page, the panel with a source included."""
    watched.goto(hostile)
    watched.get_by_label("Din fråga").fill(QUESTION)
    watched.get_by_label("Din fråga").press("Enter")
    expect(watched.locator("#svar:not([aria-busy]) #fragan")).to_have_text(QUESTION)
    notes = watched.locator("a.note")
    if notes.count():
        notes.first.click()
        expect(watched.locator("#bevis .page-text")).to_be_visible()
    assert watched.title() != "taken"
    assert watched.locator("script:not([src]), img[src=x], a[href^='javascript:']").count() == 0


def test_what_somebody_else_left_in_the_browser_leads_nowhere_else(hostile: str, watched: Page) -> None:
    """This test ensures that only questions to our own page are offered again, and that odd limits are passed over."""
    watched.goto(f"{hostile}/words")
    watched.evaluate("kept => sessionStorage.setItem('roda.conversation', JSON.stringify(kept))", KEPT)
    for limits in ("7", "null", "[]", '{"kommun": {"a": 1}}', "no JSON"):
        watched.evaluate("kept => localStorage.setItem('roda.limits', kept)", limits)
        watched.goto(hostile)
        links = watched.locator("#samtal a")
        expect(links).to_have_count(1)
        assert links.first.get_attribute("href") == "/?q=a"
        assert links.first.inner_text() == MARKUP
    watched.evaluate("location.hash = '#%'")
    watched.evaluate("window.postMessage({html: '<img src=x onerror=alert(1)>'}, '*')")
    expect(watched.locator("#samtal")).to_be_visible()
