"""What somebody does who has never seen the service: three tasks, each in at most three clicks from the first page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.check

MOST_CLICKS = 3
COUNT = "addEventListener('click', () => sessionStorage.clicks = 1 + Number(sessionStorage.clicks || 0), true)"


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def newcomer(request: pytest.FixtureRequest, browser: Browser, demo_address: str) -> Iterator[Page]:
    """Open the first page in a browser that counts clicks, with and without the page's own scripts."""
    context = browser.new_context(base_url=demo_address, viewport={"width": 1280, "height": 900})
    context.add_init_script(COUNT)
    if not request.param:
        context.route("**/*.js", lambda route: route.abort())
    page = context.new_page()
    page.goto("/")
    yield page
    assert 0 < int(page.evaluate("sessionStorage.clicks")) <= MOST_CLICKS
    context.close()


def test_the_activities_for_a_goal(newcomer: Page) -> None:
    """This test ensures that a goal's activities are one click away, as a list with its number."""
    newcomer.get_by_role("link", name="Vilka aktiviteter stödjer").first.click()
    expect(newcomer.locator(".found .items li").first).to_be_visible()
    expect(newcomer.locator("#svar")).to_contain_text("aktiviteter är kopplade till")


def test_the_proof(newcomer: Page) -> None:
    """This test ensures that the page with the words marked is two clicks from the first page, three without script."""
    newcomer.get_by_role("link", name="Vilka aktiviteter stödjer").first.click()
    newcomer.locator(".found .note").first.click()
    image = newcomer.locator("figure.page img")
    if not newcomer.locator("#bevis[open]").count():
        newcomer.locator(":target a").first.click()
    expect(image).to_be_visible()
    expect(image).to_have_js_property("complete", value=True)


def test_what_is_new_this_period(newcomer: Page) -> None:
    """This test ensures that what is new in a programme is one click away, as a table."""
    newcomer.get_by_role("link", name="Vad har ändrats mellan").click()
    expect(newcomer.locator(".found table")).to_contain_text("nytt")
