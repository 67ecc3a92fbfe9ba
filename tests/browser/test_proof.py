"""Proof beside the answer in a real browser: the page opens, the quoted words are marked on it, one finds back."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.assistant.demo_corpus import FLAGSHIP
from tests.browser.conftest import PATIENCE
from tests.browser.marked_pixels import beside, changed, covered, places

pytestmark = pytest.mark.check

ANSWER = f"/?q={quote(FLAGSHIP)}"
GOALS = f"/?q={quote('Räkna upp alla resultatmål.')}"
PLANS = {"pdf": "motala-lup-2019-2022.pdf", "docx": "uppvidinge-vision-och-mal-2019-2022.docx"}
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}
SCALE = 1.5
COVERED, BESIDE = 0.95, 0.1
OTHER_SIDEWAYS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def wide(page: Page) -> Page:
    """Open the flagship's answer with room beside it."""
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]  # a plain dict is what the library documents
    page.goto(ANSWER)
    return page


@pytest.fixture
def plain(browser: Browser, address: str) -> Iterator[BrowserContext]:
    """Open a browser without JavaScript."""
    context = browser.new_context(base_url=address, viewport=WIDE, java_script_enabled=False)  # type: ignore[arg-type]
    yield context
    context.close()


def open_first(page: Page) -> None:
    """Click the first note and wait for its page."""
    page.locator(".found .note").first.click()
    expect(page.locator("#bevis .sheet")).to_be_visible()


def is_closed(page: Page) -> None:
    """Expect that no page is open and that the address names none."""
    expect(page.locator("#bevis")).to_be_hidden()
    expect(page).to_have_url(re.compile(r"^[^#]*$"))


def yellow(picture: bytes) -> int:
    """Count the pixels of a screenshot that a marker pen coloured."""
    with Image.open(io.BytesIO(picture)) as image:
        return sum(count for count, colour in image.convert("RGB").getcolors(10**7) or () if _is_marker(colour))


def wait_for_yellow(seen: Page | Locator, *, more_than: int = 100) -> None:
    """Wait until so many marked pixels are in view: the page may still scroll to them, or paint."""
    ends = time.monotonic() + PATIENCE / 1000
    while yellow(seen.screenshot()) <= more_than:
        assert time.monotonic() < ends
        time.sleep(0.1)


def _is_marker(colour: object) -> bool:
    red, green, blue = colour if isinstance(colour, tuple) else (0, 0, 0)
    return red > 240 and 200 < green < 245 and blue < 130


def test_a_citation_opens_its_page_beside_the_answer(wide: Page) -> None:
    """This test ensures that the page comes beside the answer, the mark in view; Escape leads back to the note."""
    note = wide.locator(".found .note").first
    open_first(wide)
    expect(wide.locator("#bevis-rubrik")).to_be_focused()
    expect(note).to_have_attribute("aria-current", "true")
    assert re.search(r"#kalla-\d+$", wide.url)
    image = wide.locator("#bevis figure img")
    expect(image).to_have_js_property("complete", value=True)
    expect(wide.locator("article .said").first).to_be_in_viewport()
    wait_for_yellow(wide.locator("#bevis .panel-body"))
    assert wide.evaluate(OTHER_SIDEWAYS) is False
    wide.keyboard.press("Escape")
    is_closed(wide)
    expect(note).to_be_focused()


def test_the_browser_goes_back_and_forward_through_pages(wide: Page) -> None:
    """This test ensures that back closes the page, forward opens it, and the address alone opens it too."""
    open_first(wide)
    named = wide.url
    wide.go_back()
    is_closed(wide)
    expect(wide.get_by_role("heading", name=FLAGSHIP)).to_be_visible()
    wide.go_forward()
    expect(wide.locator("#bevis .sheet")).to_be_visible()
    wide.goto("/")
    wide.goto(named)
    expect(wide.locator("#bevis .sheet")).to_be_visible()
    wide.get_by_role("button", name="Stäng").click()
    is_closed(wide)


def test_another_answer_closes_the_page(wide: Page) -> None:
    """This test ensures that no page stays beside an answer that it does not prove."""
    open_first(wide)
    wide.get_by_label("Din fråga").fill("Räkna upp alla resultatmål.")
    wide.get_by_label("Din fråga").press("Enter")
    expect(wide.get_by_role("heading", name="Räkna upp alla resultatmål.")).to_be_visible()
    expect(wide.locator("#bevis")).to_be_hidden()


def test_one_turns_pages_beside_the_answer(wide: Page) -> None:
    """This test ensures that next and previous stay in place, keep the focus and can be left as a page of its own."""
    open_first(wide)
    where = wide.url
    count = wide.locator("#bevis .pages span")
    before = count.inner_text()
    turn = wide.locator("#bevis .pages a").first
    way = turn.get_attribute("rel")
    turn.focus()
    wide.keyboard.press("Enter")
    expect(count).not_to_have_text(before)
    assert wide.url == where
    assert wide.evaluate("document.activeElement.rel") in (way, "")
    wide.get_by_role("link", name="Öppna som egen sida").click()
    expect(wide.locator("h1.source-title")).to_be_visible()


def test_every_part_of_a_citation_is_reached(wide: Page) -> None:
    """This test ensures that a citation that goes on over a page break tells its parts and shows each."""
    wide.evaluate(
        """() => {
          const link = document.querySelector(".sources a.place");
          const on = link.cloneNode(true);
          on.href = link.href.replace(/pages.\\d+/, "pages/1").replace(/&(start|end)=\\d+/g, "");
          link.closest("li").append(on);
        }"""
    )
    wide.locator("details:has(.sources) > summary").click()
    wide.locator(".sources a.place").first.click()
    parts = wide.locator("#bevis .panel-parts")
    expect(parts.locator("strong")).to_have_text("Del 1 av 2")
    parts.get_by_role("link", name="Del 2 av 2").click()
    expect(parts.locator("strong")).to_have_text("Del 2 av 2")
    expect(wide.locator("#bevis .pages span")).to_contain_text("Sida 1 av")


def test_the_marks_on_the_image_cover_the_quoted_words(wide: Page, address: str) -> None:
    """This test ensures that what is yellow on the image is where another library finds the quoted letters."""
    wide.goto(GOALS)
    answer = wide.request.post("/api/ask", data={"question": "Räkna upp alla resultatmål."}).json()
    checked = 0
    for citation in answer["citations"][:8]:
        if not citation["document"].endswith(".pdf"):
            continue
        wide.goto(f"{GOALS}#kalla-{citation['n']}")
        wide.reload()
        image = wide.locator("#bevis figure img")
        expect(image).to_be_visible()
        source = address + str(image.get_attribute("src"))
        marked = wide.request.get(source).body()
        change, dark = changed(marked, wide.request.get(re.sub(r"&(start|end)=\d+", "", source)).body())
        pdf = wide.request.get(f"/documents/{citation['document_id']}/original").body()
        words = "".join(text for text in wide.locator("#bevis mark").all_inner_texts())
        found = places(pdf, citation["page"], words, scale=SCALE, shape=(change.shape[0], change.shape[1]))
        best = max(found, key=lambda place: covered(place, change, dark))
        assert covered(best, change, dark) >= COVERED, citation
        assert beside(best, change) <= BESIDE, citation
        checked += 1
    assert checked >= 3


def test_a_narrow_screen_shows_the_page_over_the_answer(page: Page) -> None:
    """This test ensures that at 320 px the page takes the whole screen, scrolls in its frame, and can be closed."""
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]  # as above
    page.goto(ANSWER)
    note = page.locator(".found .note").first
    open_first(page)
    assert page.evaluate("document.getElementById('bevis').matches(':modal')") is True
    assert page.evaluate("document.getElementById('bevis').scrollWidth <= window.innerWidth") is True
    assert page.evaluate("document.querySelector('.panel-body').scrollWidth <= window.innerWidth") is True
    expect(page.locator("#bevis figure img")).to_have_js_property("complete", value=True)
    wait_for_yellow(page, more_than=50)
    page.keyboard.press("Escape")
    is_closed(page)
    expect(note).to_be_focused()
    open_first(page)
    page.go_back()
    is_closed(page)


def test_what_cannot_be_fetched_is_told(browser: Browser, address: str) -> None:
    """This test ensures that a page that does not come is told with a link to it, and an image that does not too."""
    context = browser.new_context(base_url=address, viewport=WIDE)  # type: ignore[arg-type]  # as above
    page = context.new_page()
    page.goto(ANSWER)
    page.route("**/documents/**", lambda route: route.abort())
    page.locator(".found .note").first.click()
    state = page.locator("#bevis .panel-state")
    expect(state).to_contain_text("Sidan kunde inte hämtas")
    expect(state.get_by_role("link")).to_have_attribute("href", re.compile("/documents/.*/pages/"))
    page.keyboard.press("Escape")
    page.unroute("**/documents/**")
    page.route("**/*.png?*", lambda route: route.abort())
    open_first(page)
    expect(page.locator("#bevis .no-image")).to_contain_text("Bilden av sidan kunde inte hämtas")
    expect(page.locator("#bevis mark").first).to_be_attached()
    context.close()


def test_a_link_to_a_page_is_copied(browser: Browser, address: str) -> None:
    """This test ensures that the button takes the address with its marks, and that the address opens the same words."""
    context = browser.new_context(base_url=address, viewport=WIDE)  # type: ignore[arg-type]  # as above
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(ANSWER)
    open_first(page)
    words = page.locator("#bevis mark").all_inner_texts()
    page.get_by_role("button", name="Kopiera länken").click()
    expect(page.get_by_role("button", name="Kopierad")).to_be_visible()
    page.goto(str(page.evaluate("navigator.clipboard.readText()")))
    assert page.locator("mark").all_inner_texts() == words
    context.close()


def test_without_javascript_a_source_is_a_page_with_the_mark_in_view(plain: BrowserContext) -> None:
    """This test ensures that the same link leads to a page of its own, at the mark, with the original."""
    page = plain.new_page()
    page.goto(GOALS)
    page.locator(".sources a").filter(has_text="Lokalt utvecklingsprogram").first.click()
    image = page.locator("figure img")
    expect(image).to_have_js_property("complete", value=True)
    image.evaluate("image => image.decode()")  # loaded is not painted yet
    wait_for_yellow(page)
    expect(page.get_by_role("button", name="Kopiera länken")).to_be_hidden()
    with page.expect_download() as download:
        page.get_by_role("link", name="Hämta originalet").click()
    assert download.value.suggested_filename == f"EXEMPEL-{PLANS['pdf']}"


@pytest.mark.parametrize(("question", "end"), [("Vilka mål har Uppvidinge?", "docx"), ("Hur styrs kommunen?", "html")])
def test_other_formats_are_shown_as_text_with_the_words_marked(page: Page, question: str, end: str) -> None:
    """This test ensures that DOCX and HTML open beside the answer and by themselves, the marked words in view."""
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]  # as above
    answer = page.request.post("/api/ask", data={"question": question}).json()
    citation = next(one for one in answer["citations"] if one["document"].endswith(end))
    page.goto(f"/?q={quote(question)}#kalla-{citation['n']}")
    mark = page.locator("#bevis mark").first
    expect(mark).to_be_in_viewport()
    assert mark.inner_text() in citation["quote"].strip("”")
    expect(page.locator("#bevis figure")).to_have_count(0)
    page.get_by_role("link", name="Öppna som egen sida").click()
    expect(page.locator("main mark").first).to_be_in_viewport()
