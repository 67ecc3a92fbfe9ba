"""axe-core on every view, in both themes: no violation of WCAG 2.0 to 2.2, levels A and AA."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.assistant.demo_corpus import FLAGSHIP
from tests.browser.views import VIEWS, Visit

pytestmark = pytest.mark.check

AXE = Path(__file__).parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"]
RUN = "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})"
NARROWEST = 320
"""CSS pixels: a screen of 1280 at 400 % zoom."""


@pytest.fixture(scope="module")
def axe() -> str:
    """Read axe-core, which `make check` installs from package-lock.json."""
    if not AXE.exists():
        pytest.skip("axe-core is not installed (npm ci)")
    return AXE.read_text(encoding="utf-8")


def violations(page: Page, axe: str) -> list[str]:
    """Return what axe finds, a line each."""
    page.evaluate(axe)
    found = page.evaluate(RUN, TAGS)["violations"]
    return [f"{one['id']}: {node['target']} {node['failureSummary']}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize(
    ("language", "theme", "width"),
    [("sv", "light", 1280), ("en", "dark", 1280), ("sv", "dark", NARROWEST), ("en", "light", NARROWEST)],
)
@pytest.mark.parametrize("visit", VIEWS.values(), ids=VIEWS)
def test_no_violations(
    browser: Browser, address: str, axe: str, visit: Visit, language: str, theme: Literal["light", "dark"], width: int
) -> None:
    """This test ensures that each view has none, and never scrolls sideways."""
    context = browser.new_context(
        base_url=address, color_scheme=theme, reduced_motion="reduce", viewport={"width": width, "height": 900},
    )  # fmt: skip
    page = context.new_page()
    visit(page, language)
    assert violations(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_axe_finds_what_is_wrong(page: Page, axe: str) -> None:
    """This test ensures that the check itself works: a field without a label is found."""
    page.goto(f"/?q={FLAGSHIP}")
    expect(page.locator("#svar")).to_be_visible()
    page.evaluate("document.querySelector('label[for=q]').remove()")
    page.evaluate("document.querySelector('#q').removeAttribute('aria-describedby')")
    assert any(one.startswith("label:") for one in violations(page, axe))
