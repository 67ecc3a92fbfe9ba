"""The documents in a real browser: choosing, opening, searching, and what is new, on a phone and without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.check

PHONE = {"width": 320, "height": 640}
WIDER_THAN_SCREEN = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
TITLE = "Verksamhetsplan 2021 för tekniska nämnden"


def test_a_document_is_chosen_opened_and_searched(page: Page) -> None:
    """This test ensures the way from the list to the marked words on a page."""
    page.goto("/documents")
    page.get_by_label("Kommun").select_option("Motala")
    page.get_by_label("Sök på titel eller namn").fill("tekniska")
    page.get_by_role("button", name="Visa").click()
    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    page.get_by_role("searchbox", name="Sök i dokumentet").fill("nämnden")
    page.get_by_role("button", name="Sök").click()
    expect(page.locator(".hits mark").first).to_be_in_viewport()
    page.locator(".hits .to-page").first.click()
    expect(page.locator("mark").first).to_be_visible()


def test_what_is_new_takes_three_clicks(browser: Browser, address: str) -> None:
    """This test ensures that a new user learns what is new in a plan without typing, and without scripts."""
    context = browser.new_context(base_url=address, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_role("link", name="Dokument", exact=True).click()
    page.get_by_role("link", name=TITLE).click()
    page.locator(".actions a").last.click()
    expect(page.locator(".said")).to_contain_text("jämförs med Verksamhetsplan 2020")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_fit_a_narrow_screen(page: Page, scheme: str) -> None:
    """This test ensures that neither page scrolls sideways at 320 px, and that rows are still rows there."""
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]  # a plain dict is what the library documents
    page.goto("/documents")
    expect(page.get_by_role("row", name=TITLE)).to_be_visible()
    assert page.evaluate(WIDER_THAN_SCREEN) is False
    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("heading", name="Om dokumentet")).to_be_visible()
    assert page.evaluate(WIDER_THAN_SCREEN) is False
