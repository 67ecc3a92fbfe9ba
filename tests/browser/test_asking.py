"""Asking in a real browser: the stream, stopping it, what breaks it, follow-ups, what is remembered and forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.assistant.demo_corpus import FLAGSHIP
from tests.assistant.harbour_corpus import QUESTION, harbour_data, model_settings
from tests.assistant.misbehaving_server import ModelServer, Reply, model_server
from tests.assistant.model_failures import FOREVER, GOOD, HOMES, PLACE, says
from tests.browser.conftest import serving

pytestmark = pytest.mark.check

WRITTEN = HOMES.replace(" [1]. ", ".")
"""The first sentence of the model's, as it is shown."""


@pytest.fixture(scope="module")
def model() -> Iterator[ModelServer]:
    """Run a server of models whose behaviour each test sets."""
    with model_server(says(GOOD)) as server:
        yield server


@pytest.fixture(scope="module")
def with_model(model: ModelServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve two documents with a language model."""
    with serving(model_settings("openai", model.url, data_dir=harbour_data(tmp_path_factory))) as address:
        yield address


def ask(page: Page, question: str) -> None:
    """Type a question and press Enter."""
    page.get_by_label("Din fråga").fill(question)
    page.get_by_label("Din fråga").press("Enter")


def wait_until_answered(page: Page, question: str) -> None:
    """Wait until the whole answer to a question stands there."""
    expect(page.locator("#svar:not([aria-busy]) #fragan")).to_have_text(question)


@contextmanager
def waiting(model: ModelServer) -> Iterator[Event]:
    """Let the model write one sentence and then nothing, until the event is set or the visitor leaves."""
    go_on = Event()

    def waits(reply: Reply) -> None:
        reply.begin()
        reply.say(HOMES + PLACE[:9])
        while not go_on.is_set():
            reply.wait(0.1)
        reply.say(PLACE[9:])
        reply.end()

    model.script = waits
    yield go_on
    go_on.set()
    model.script = says(GOOD)


def test_asking_by_keyboard_alone(page: Page) -> None:
    """This test ensures that the keyboard asks, lands on the answer, and is told that it is done."""
    page.goto("/")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "q":
            break
    page.keyboard.type(FLAGSHIP)
    page.keyboard.press("Enter")
    wait_until_answered(page, FLAGSHIP)
    expect(page.locator("#svar")).to_be_focused()
    expect(page.get_by_role("status")).to_have_text("Svaret är klart.")


def test_sentences_come_while_the_model_writes(browser: Browser, with_model: str, model: ModelServer) -> None:
    """This test ensures that a proved sentence stands there before the next one is written, announced as it comes."""
    with waiting(model) as go_on:
        page = browser.new_page(base_url=with_model)
        page.goto("/")
        ask(page, QUESTION)
        expect(page.get_by_role("log").get_by_text(WRITTEN, exact=True)).to_be_visible()
        expect(page.locator("#svar")).to_have_attribute("aria-busy", "true")
        expect(page.get_by_role("button", name="Stoppa")).to_be_visible()
        go_on.set()
        wait_until_answered(page, QUESTION)
        expect(page.get_by_role("button", name="Stoppa")).to_be_hidden()
        page.close()


def test_stopping_keeps_what_was_proved_and_ends_the_work(
    browser: Browser, with_model: str, model: ModelServer
) -> None:
    """This test ensures that a stopped answer says so, ends the model's work, and can be asked for again."""
    with waiting(model):
        page = browser.new_page(base_url=with_model)
        page.goto("/")
        before = len(model.asked)
        ask(page, QUESTION)
        expect(page.get_by_role("log").get_by_text(WRITTEN, exact=True)).to_be_visible()
        page.get_by_role("button", name="Stoppa").click()
        expect(page.locator("#svar").get_by_text("Du stoppade svaret.")).to_be_visible()
        expect(page.get_by_text(WRITTEN, exact=True)).to_be_visible()
        assert model.asked[before].left.wait(FOREVER)
    page.get_by_role("button", name="Försök igen").click()
    wait_until_answered(page, QUESTION)
    page.close()


def test_a_service_that_goes_away_is_told_and_tried_again(
    browser: Browser, model: ModelServer, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """This test ensures that a service restarted in mid-stream leaves a page that says so and can retry."""
    settings = model_settings("openai", model.url, data_dir=harbour_data(tmp_path_factory))
    page = browser.new_page()
    with waiting(model):
        with serving(settings) as address:
            page.goto(address)
            ask(page, QUESTION)
            expect(page.get_by_role("log").get_by_text(WRITTEN, exact=True)).to_be_visible()
        expect(page.locator("#svar").get_by_text("tjänsten svarar inte")).to_be_visible()
        expect(page.get_by_text(WRITTEN, exact=True)).to_be_visible()
    with serving(settings, port=int(address.rsplit(":", 1)[1])):
        page.get_by_role("button", name="Försök igen").click()
        wait_until_answered(page, QUESTION)
    page.close()


def test_a_follow_up_and_what_is_forgotten(page: Page) -> None:
    """This test ensures that the next question is read with the last, and that one button forgets them all."""
    page.goto("/")
    ask(page, FLAGSHIP)
    wait_until_answered(page, FLAGSHIP)
    ask(page, "och för 2020?")
    wait_until_answered(page, "och för 2020?")
    expect(page.get_by_text("Läst som: Vilka aktiviteter stödjer Ett sammanhållet Motala 2020?")).to_be_visible()
    earlier = page.get_by_role("navigation", name="Tidigare frågor")
    earlier.get_by_role("link", name=FLAGSHIP).click()
    wait_until_answered(page, FLAGSHIP)
    page.reload()
    expect(earlier.get_by_role("link", name="och för 2020?")).to_be_visible()
    earlier.get_by_role("button", name="Glöm samtalet").click()
    expect(earlier).to_be_hidden()
    assert page.evaluate("sessionStorage.length + localStorage.length") == 0
    ask(page, "och för 2020?")
    wait_until_answered(page, "och för 2020?")
    expect(page.get_by_text("Läst som")).to_have_count(0)


def test_the_unit_is_remembered_and_can_be_changed_on_the_answer(page: Page) -> None:
    """This test ensures that kommun and unit stand on every answer, limit the next, and are there again next time."""
    page.goto("/")
    page.get_by_label("Min enhet").select_option("Bildningsnämnden")
    ask(page, "Vilka aktiviteter finns?")
    wait_until_answered(page, "Vilka aktiviteter finns?")
    expect(page.locator(".receipt")).to_contain_text("Bildningsnämnden")
    expect(page.get_by_label("Min enhet")).to_have_value("Bildningsnämnden")
    page.goto("/")
    expect(page.get_by_label("Min enhet")).to_have_value("Bildningsnämnden")


def test_copying_an_answer(browser: Browser, address: str) -> None:
    """This test ensures that what is copied holds the question, the sentences, the list and the sources."""
    context = browser.new_context(base_url=address, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"/?q={FLAGSHIP}")
    page.get_by_role("button", name="Kopiera svaret").click()
    expect(page.get_by_role("status")).to_have_text("Svaret är kopierat, med källor.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(FLAGSHIP)
    assert "\n- " in copied
    assert "\n[1] " in copied
    assert f"{address}/documents/" in copied
    context.close()


def test_markup_in_a_question_is_text(page: Page) -> None:
    """This test ensures that a question is shown as it was written, streamed and as a page."""
    question = "Vilka mål finns? <img src=x onerror=alert(1)><script>alert(2)</script>"
    page.goto("/")
    ask(page, question)
    wait_until_answered(page, question)
    page.reload()
    wait_until_answered(page, question)


def test_the_first_page_is_small(browser: Browser, address: str) -> None:
    """This test ensures that everything the first page loads is under 100 kB."""
    context = browser.new_context(base_url=address)
    page = context.new_page()
    sizes: list[int] = []
    page.on("response", lambda response: sizes.append(len(response.body())))
    page.goto("/", wait_until="networkidle")
    assert 0 < sum(sizes) < 100_000
    context.close()


def test_an_answer_comes_into_view_on_a_phone(page: Page) -> None:
    """This test ensures that who asks on a phone sees the question and its answer, not the field above them."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/")
    ask(page, FLAGSHIP)
    wait_until_answered(page, FLAGSHIP)
    expect(page.locator("#fragan")).to_be_in_viewport(ratio=1)
    expect(page.locator("#svar .said p").first).to_be_in_viewport()


def test_the_end_of_an_answer_leads_back_to_the_field(page: Page) -> None:
    """This test ensures that one need not scroll back through a long answer to ask the next question."""
    page.goto("/")
    ask(page, FLAGSHIP)
    wait_until_answered(page, FLAGSHIP)
    page.get_by_role("link", name="Skriv en fråga").click()
    expect(page.get_by_label("Din fråga")).to_be_focused()
