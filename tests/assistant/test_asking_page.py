"""The page's own stream, and what a question can be limited to."""

from __future__ import annotations

import json

import pytest
from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser

from assistant.limit_fields import Given, limits
from corpus.model import Document, Period
from tests.assistant.demo_corpus import FLAGSHIP


def events(text: str) -> list[tuple[str, dict[str, str]]]:
    """Return the names and data of server-sent events."""
    blocks = (dict(line.split(": ", 1) for line in block.splitlines()) for block in text.strip().split("\n\n"))
    return [(block["event"], json.loads(block["data"])) for block in blocks]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_stream_ends_with_what_the_page_shows(client: TestClient, language: str) -> None:
    """This test ensures that a streamed answer stands as it does on a page opened by its address."""
    given = {"question": FLAGSHIP, "kommun": "Motala"}
    streamed = events(client.post("/ask/stream", params={"lang": language}, json=given).text)
    opened = client.get("/", params={"lang": language, "q": FLAGSHIP, "kommun": "Motala"})
    assert [name for name, _ in streamed][:2] == ["understanding", "searching"]
    assert streamed[-1][0] == "page"
    part = LexborHTMLParser(streamed[-1][1]["html"]).css_first("#svar").html
    whole = LexborHTMLParser(opened.text)
    assert part == whole.css_first("#svar").html
    assert streamed[-1][1]["context"] == whole.css_first("[name=context]").attributes["value"]


def test_what_cannot_be_asked_is_told_in_the_stream(client: TestClient) -> None:
    """This test ensures that a question that cannot be read ends the stream with its message."""
    streamed = events(client.post("/ask/stream", json={"question": "🙂"}).text)
    assert streamed[-1][0] == "error"
    assert streamed[-1][1]["detail"]


def _document(name: str, kommun: str, organ: str | None, period: Period) -> Document:
    return Document(
        name, name, name, "v", "r", name, "pdf", kommun=kommun, organ=organ, period=period
    )  # fmt: skip


def test_limits_are_what_the_documents_hold_and_what_was_given() -> None:
    """This test ensures that units stand below their kommun, the newest period first, and a foreign value is kept."""
    documents = (
        _document("a", "Motala", "Socialnämnden", Period(2019, 2022)),
        _document("b", "Uppvidinge", "Socialnämnden", Period(2023, 2023)),
    )
    kommun, period, organ = limits(documents, Given(period="2015", organ="Socialnämnden"))
    assert kommun.choices == (("", (("Motala", "Motala"), ("Uppvidinge", "Uppvidinge"))),)
    assert period.choices == (("", (("2023", "2023"), ("2019-2022", "2019–2022"), ("2015", "2015"))),)
    assert [group for group, _ in organ.choices] == ["Motala", "Uppvidinge"]
    assert (period.chosen, organ.chosen) == ("2015", "Socialnämnden")
