"""The first page in a real browser: asking, reading, following a source; with and without JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.assistant.demo_corpus import FLAGSHIP

pytestmark = pytest.mark.check

PHONE = {"width": 360, "height": 740}
WIDER_THAN_SCREEN = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def open_first_source(page: Page) -> None:
    """Unfold the many sources of the flagship's answer and follow the first."""
    page.locator("details:has(.sources) > summary").click()
    page.locator(".sources a").first.click()


def test_asking_shows_the_answer_on_the_same_page(page: Page) -> None:
    """This test ensures that the answer comes without a new page, is focused, and its address can be shared."""
    page.goto("/")
    page.evaluate("window.stayed = true")
    page.get_by_label("Din fråga").fill(FLAGSHIP)
    page.get_by_role("button", name="Fråga").click()
    expect(page.locator(".found .items li").first).to_be_visible()
    assert page.evaluate("window.stayed") is True
    assert page.evaluate("document.activeElement.id") == "svar"
    assert "q=" in page.url
    assert page.locator(".found .items li").count() > 0
    assert page.locator(".sources li").count() > 0


def test_back_shows_what_was_there_before(page: Page) -> None:
    """This test ensures that the browser's back and forward work after asking."""
    page.goto("/")
    page.get_by_label("Din fråga").fill(FLAGSHIP)
    page.get_by_label("Din fråga").press("Enter")
    expect(page.get_by_role("heading", name=FLAGSHIP)).to_be_visible()
    page.go_back()
    expect(page.locator(".examples a").first).to_be_visible()
    expect(page.get_by_label("Din fråga")).to_have_value("")


def test_an_example_question_is_asked_by_clicking_it(page: Page) -> None:
    """This test ensures that an example fills the field and is answered."""
    page.goto("/")
    example = page.locator(".examples a").first
    question = example.inner_text()
    example.click()
    expect(page.get_by_role("heading", name=question)).to_be_visible()
    expect(page.get_by_label("Din fråga")).to_have_value(question)


def test_a_source_opens_with_its_words_marked(page: Page) -> None:
    """This test ensures that a note leads to the marked words on their page, over the answer where it is narrow."""
    page.goto("/")
    page.get_by_label("Din fråga").fill("Räkna upp alla resultatmål.")
    page.get_by_role("button", name="Fråga").click()
    page.locator(".found .note").first.click()
    quote = page.locator(".sources li[aria-current] blockquote").text_content() or ""
    expect(page.locator("mark").first).to_be_visible()
    assert page.locator("mark").first.inner_text() in quote.strip("”")
    image = page.locator("figure.page img")
    expect(image).to_be_visible()
    expect(image).to_have_js_property("complete", value=True)
    assert image.evaluate("picture => picture.naturalWidth") > 0


def test_an_empty_question_is_stopped_and_an_unfit_one_explained(page: Page) -> None:
    """This test ensures that a question without words gets its message on the page."""
    page.goto("/")
    page.get_by_role("button", name="Fråga").click()
    assert page.evaluate("document.activeElement.id") == "q"
    page.goto("/?q=%F0%9F%99%82")
    expect(page.get_by_role("alert")).to_be_visible()


def test_everything_works_without_javascript(browser: Browser, address: str) -> None:
    """This test ensures that asking and following a source need no script."""
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_label("Din fråga").fill(FLAGSHIP)
    page.get_by_role("button", name="Fråga").click()
    expect(page.get_by_role("heading", name=FLAGSHIP)).to_be_visible()
    open_first_source(page)
    expect(page.locator("mark").first).to_be_visible()
    context.close()


def test_the_keyboard_reaches_everything(page: Page) -> None:
    """This test ensures that the first tab stop is the skip link, which shows itself and leads to the content."""
    page.goto("/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Hoppa till innehållet")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Din fråga")).to_be_focused()


@pytest.mark.parametrize("path", ["/", f"/?q={FLAGSHIP}"])
def test_a_phone_never_scrolls_sideways(page: Page, path: str) -> None:
    """This test ensures that the pages fit a narrow screen, with what a question is limited to."""
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # a plain dict is what the library documents
    page.goto(path)
    expect(page.get_by_label("Period")).to_be_visible()
    assert page.evaluate(WIDER_THAN_SCREEN) is False


def test_the_source_view_fits_a_phone(page: Page) -> None:
    """This test ensures that the page image and the text shrink with the screen."""
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # as above
    page.goto(f"/?q={FLAGSHIP}")
    open_first_source(page)
    expect(page.locator("mark").first).to_be_visible()
    assert page.evaluate(WIDER_THAN_SCREEN) is False
