"""Words of an answer explained in place, in a real browser; and the page of words without JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.assistant.demo_corpus import FLAGSHIP

pytestmark = pytest.mark.check

ANSWER = f"/?q={FLAGSHIP}"
TEXT_PAGES = ("/about", "/accessibility", "/words")
WIDER_THAN_SCREEN = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


def test_a_word_is_explained_by_keyboard(page: Page) -> None:
    """This test ensures that Enter opens the meaning and puts the focus there, and Escape gives the focus back."""
    page.goto(ANSWER)
    word = page.locator("a.word", has_text="aktiviteter").first
    word.focus()
    page.keyboard.press("Enter")
    meaning = page.get_by_role("dialog", name="aktivitet")
    expect(meaning).to_be_focused()
    expect(meaning).to_be_in_viewport(ratio=1)
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    expect(word).to_be_focused()
    assert "/words" not in page.url


def test_a_meaning_is_closed_by_its_button_and_leads_on(page: Page) -> None:
    """This test ensures that the button closes the meaning, that another word takes its place, and that it leads on."""
    page.goto(ANSWER)
    page.locator("a.word", has_text="aktiviteter").first.click()
    page.get_by_role("button", name="Stäng").click()
    expect(page.locator(".meaning")).to_be_hidden()
    expect(page.locator("a.word", has_text="aktiviteter").first).to_be_focused()
    page.locator("a.word", has_text="period").first.click()
    expect(page.get_by_role("dialog", name="period")).to_be_visible()
    page.get_by_role("link", name="Fler ord").click()
    page.wait_for_url("**/words#period")


def test_a_word_of_a_streamed_answer_is_explained(page: Page) -> None:
    """This test ensures that answers that come without a new page have their words explained too."""
    page.goto("/")
    page.get_by_label("Din fråga").fill(FLAGSHIP)
    page.get_by_label("Din fråga").press("Enter")
    page.locator("a.word", has_text="aktiviteter").first.click()
    expect(page.get_by_role("dialog", name="aktivitet")).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_a_meaning_stays_on_the_screen(page: Page, width: int) -> None:
    """This test ensures that no meaning is cut by the edge of a screen, narrow or wide."""
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(ANSWER)
    for number in range(page.locator("a.word").count()):
        page.locator("a.word").nth(number).click()
        expect(page.locator(".meaning")).to_be_in_viewport(ratio=1)
        page.keyboard.press("Escape")
    assert page.evaluate(WIDER_THAN_SCREEN) is False


def test_without_javascript_a_word_leads_to_its_page(browser: Browser, address: str) -> None:
    """This test ensures that a word is an ordinary link to its meaning where no script runs."""
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto(ANSWER)
    page.locator("a.word", has_text="aktiviteter").first.click()
    expect(page.locator("#aktivitet")).to_be_in_viewport()
    context.close()


@pytest.mark.parametrize("path", TEXT_PAGES)
@pytest.mark.parametrize("language", ["", "?lang=en"])
def test_the_pages_of_text_fit_a_phone(page: Page, path: str, language: str) -> None:
    """This test ensures that nothing scrolls sideways at 320 pixels, which is 400 % of an ordinary window."""
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(path + language)
    assert page.evaluate(WIDER_THAN_SCREEN) is False
