"""What an answer found, in a real browser on a narrow screen: tables as blocks of lines, a chart, folding."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.assistant.demo_corpus import follow_up_settings
from tests.browser.conftest import serving

pytestmark = pytest.mark.check

NARROW = {"width": 320, "height": 700}
WIDER_THAN_SCREEN = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
SCORECARD = "Hur gick det för alla mål i Uppvidinge 2021?"
SERIES = "Hur har andelen fossilfria fordon utvecklats?"
TWO_GROUPS = """() => document.querySelector("main").insertAdjacentHTML("beforeend", `
  <section id="prov" class="found" data-open-all="Visa alla" data-close-all="Fäll ihop alla">
    <details class="group"><summary>Nämnden 5 poster</summary><p>x</p></details>
    <details class="group"><summary>Bolaget 6 poster</summary><p>y</p></details>
  </section>`)"""


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve documents that follow goals up over two years; return the address."""
    with serving(follow_up_settings(tmp_path_factory)) as address:
        yield address


@pytest.fixture(params=["light", "dark"])
def narrow(request: pytest.FixtureRequest, browser: Browser, followed: str) -> Iterator[Page]:
    """Open a page as wide as the narrowest phone, in both themes; fail on anything written to its console."""
    context = browser.new_context(base_url=followed, viewport=NARROW, color_scheme=request.param)
    opened = context.new_page()
    faults: list[str] = []
    opened.on("console", lambda said: faults.append(said.text))
    yield opened
    context.close()
    assert faults == []


def ask(page: Page, question: str) -> None:
    """Open the answer to a question."""
    page.goto(f"/?{urlencode({'q': question})}")


def test_a_scorecard_fits_a_narrow_screen(narrow: Page) -> None:
    """This test ensures that each cell of a scorecard is seen with its column's name, and nothing is cut off."""
    ask(narrow, SCORECARD)
    assert not narrow.evaluate(WIDER_THAN_SCREEN)
    table = narrow.get_by_role("table", name="Mål och omdömen")
    expect(table).to_be_visible()
    cell = table.locator("td[data-label=Utfall]").first
    assert "Utfall" in cell.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert table.get_by_role("columnheader", name="Omdöme").count() == 1
    for box in table.locator("td").evaluate_all("cells => cells.map(cell => cell.getBoundingClientRect().right)"):
        assert box <= NARROW["width"]


def test_a_chart_fits_a_narrow_screen_and_can_be_read(narrow: Page) -> None:
    """This test ensures that a chart is as wide as the screen allows, its letters large enough, its words there."""
    ask(narrow, SERIES)
    assert not narrow.evaluate(WIDER_THAN_SCREEN)
    expect(narrow.get_by_role("img", name="steg från")).to_be_visible()
    heights = narrow.locator(".chart text").evaluate_all(
        "texts => texts.map(one => one.getBoundingClientRect().height)"
    )
    assert min(heights) >= 11
    expect(narrow.get_by_role("cell", name="61 %")).to_be_visible()


def test_every_group_is_opened_and_folded_at_once(page: Page) -> None:
    """This test ensures that an answer with several folded groups gets buttons that open and fold all of them."""
    page.goto("/")
    page.evaluate(TWO_GROUPS)
    groups = page.locator("#prov details")
    page.get_by_role("button", name="Visa alla").click()
    assert groups.evaluate_all("all => all.length === 2 && all.every(one => one.open)")
    page.get_by_role("button", name="Fäll ihop alla").click()
    assert not groups.evaluate_all("all => all.some(one => one.open)")
