"""Pictures of the service for README and for looking at: `python -m tests.browser.screenshots ADDRESS FOLDER [--all]`.

The service at ADDRESS serves the demo (`make run`). Without `--all` the few that stand in README are written; with it
every view of `tests.browser.views`, at two widths and in both themes.
"""

from __future__ import annotations

import argparse
import io
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.assistant.demo_corpus import FLAGSHIP
from tests.browser.conftest import FLAGS
from tests.browser.views import VIEWS, Visit, at, question

WIDE, NARROW = {"width": 1280, "height": 860}, {"width": 390, "height": 844}
COLOURS = 256
"""Of a picture: enough for letters and a page's highlight, a third of the bytes."""

Theme = Literal["light", "dark"]


class Shot(NamedTuple):
    """A picture: its file's name, the view, the width, the theme."""

    name: str
    visit: Visit
    wide: bool = True
    theme: Theme = "light"


def proof(page: Page, language: str) -> None:
    """Open the page that proves the first activity of a goal, beside the answer."""
    question(FLAGSHIP)(page, language)
    page.locator(".found .note").first.click()
    expect(page.locator("#bevis figure.page img")).to_have_js_property("complete", value=True)


def scorecard(page: Page, language: str) -> None:
    """Show how it went for the goals of a kommun, from its count on."""
    question("Hur går det med målen i Motala?")(page, language)
    page.locator("#svar .lead").evaluate("count => count.scrollIntoView()")


FOR_README = (
    Shot("first-page", at("/")),
    Shot("proof", proof),
    Shot("scorecard", scorecard, theme="dark"),
    Shot("first-page-narrow", at("/"), wide=False),
    Shot("answer-narrow", question(FLAGSHIP), wide=False),
    Shot("proof-narrow", proof, wide=False, theme="dark"),
)


def main() -> None:
    """Write the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--all", action="store_true")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for shot in _every() if given.all else FOR_README:
            (given.folder / f"{shot.name}.png").write_bytes(taken(browser, given.address, shot))
        browser.close()


def taken(browser: Browser, address: str, shot: Shot) -> bytes:
    """Return a picture of the part of a view that is seen first, as PNG."""
    context = browser.new_context(
        base_url=address, viewport=WIDE if shot.wide else NARROW, color_scheme=shot.theme, reduced_motion="reduce"
    )  # type: ignore[arg-type]  # a plain dict is what the library documents
    page = context.new_page()
    shot.visit(page, "sv")
    page.wait_for_load_state("networkidle")
    seen = Image.open(io.BytesIO(page.screenshot()))
    context.close()
    written = io.BytesIO()
    seen.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(written, "PNG", optimize=True)
    return written.getvalue()


def _every() -> Iterator[Shot]:
    themes: tuple[Theme, ...] = ("light", "dark")
    for name, visit in VIEWS.items():
        for wide in (True, False):
            for theme in themes:
                yield Shot(f"{name.replace(' ', '-')}-{'wide' if wide else 'narrow'}-{theme}", visit, wide, theme)


if __name__ == "__main__":
    main()
