"""Feedback in a real browser: thanks in place, and the same without JavaScript."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.assistant.demo_corpus import FLAGSHIP

pytestmark = pytest.mark.check

NARROW = {"width": 320, "height": 740}
NUMBER = "19900101-1234"


def test_a_thumb_is_thanked_in_place(page: Page) -> None:
    """This test ensures that one press of a key is enough, and that thanks take the form's place and its focus."""
    page.goto("/")
    page.get_by_label("Din fråga").fill(FLAGSHIP)
    page.get_by_label("Din fråga").press("Enter")
    page.locator(".feedback").get_by_role("button", name="Nej").press("Enter")
    thanks = page.locator(".feedback").get_by_role("status")
    expect(thanks).to_have_text("Tack! Din synpunkt är sparad.")
    expect(thanks).to_be_focused()
    expect(page.locator("form.helped")).to_be_hidden()
    expect(page.get_by_role("heading", name=FLAGSHIP)).to_be_visible()


def test_a_refused_comment_can_be_mended_in_place(page: Page) -> None:
    """This test ensures that a personnummer is refused beside the comment, which stays; the thumbs stand once."""
    page.goto(f"/?q={FLAGSHIP}")
    feedback = page.locator(".feedback")
    expect(feedback.get_by_role("button")).to_have_count(2)
    feedback.get_by_text("Skriv en kommentar").click()
    expect(feedback.get_by_role("button")).to_have_count(2)
    feedback.get_by_label("Din kommentar").fill(f"Bra, säger {NUMBER}")
    feedback.get_by_label("Skicka med min fråga").press("Enter")  # chooses nothing
    expect(feedback.get_by_role("status")).to_contain_text("Välj Ja eller Nej")
    feedback.get_by_role("button", name="Ja").click()
    expect(feedback.get_by_role("status")).to_contain_text("personnummer")
    expect(feedback.get_by_label("Din kommentar")).to_have_value(f"Bra, säger {NUMBER}")
    feedback.get_by_label("Din kommentar").fill("Bra")
    feedback.get_by_role("button", name="Ja").click()
    expect(feedback.get_by_role("status")).to_have_text("Tack! Din synpunkt är sparad.")


def test_a_visitor_without_javascript_is_thanked(browser: Browser, address: str) -> None:
    """This test ensures that comment and question can be sent, mended and thanked for, on the narrowest screen."""
    context = browser.new_context(base_url=address, java_script_enabled=False, viewport=NARROW)  # type: ignore[arg-type]
    page = context.new_page()
    sent: list[tuple[str | None, str | None]] = []
    page.on(
        "request",
        lambda asked: asked.method == "POST" and sent.append((asked.headers.get("referer"), asked.post_data)),
    )
    page.goto(f"/?q={FLAGSHIP}")
    page.locator(".feedback summary").click()
    page.get_by_label("Din kommentar").fill(NUMBER)
    page.locator(".feedback").get_by_role("button", name="Ja").last.click()
    expect(page.get_by_role("alert")).to_contain_text("personnummer")
    page.get_by_label("Din kommentar").fill("Bra")
    page.locator(".feedback").get_by_role("button", name="Ja").last.click()
    expect(page.get_by_role("heading", name="Tack! Din synpunkt är sparad.")).to_be_visible()
    assert page.locator("main").bounding_box()["width"] <= NARROW["width"]  # type: ignore[index]  # it is there
    assert [referer for referer, _ in sent] == [f"{address}/"] * 2  # the origin, not the question in the address
    assert not [data for _, data in sent if data and "aktiviteter" in data]
    context.close()
