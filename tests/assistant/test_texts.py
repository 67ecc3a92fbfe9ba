"""The pages of text, words explained in answers, and what every page of the site has."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser

from assistant.app import create_app
from assistant.responsible import FILE_NAME
from corpus.settings import load_settings
from tests.assistant.demo_corpus import FLAGSHIP

LANGUAGES = ("sv", "en")
TEXT_PAGES = ("/about", "/accessibility", "/words")
PAGES = ("/", f"/?q={quote(FLAGSHIP)}", "/?q=%F0%9F%99%82", "/saknas", *TEXT_PAGES)
LONGEST_ABOUT = 650
"""Words: what a councillor reads in three minutes."""


def html(client: TestClient, path: str) -> LexborHTMLParser:
    """Get a page and parse it."""
    return LexborHTMLParser(client.get(path).text)


def text(client: TestClient, path: str) -> str:
    """Return the words of a page's main part, spaces folded."""
    (main,) = html(client, path).css("main")
    return " ".join(main.text(separator=" ").split())


def in_language(path: str, language: str) -> str:
    """Return the address of a page in a language."""
    return path if language == "sv" else f"{path}{'&' if '?' in path else '?'}lang={language}"


def site(client: TestClient) -> list[str]:
    """Return the addresses of the site: those listed here, and all that the first page and an answer link to."""
    linked = [
        link.attributes["href"] or ""
        for path in PAGES[:2]
        for link in html(client, path).css("header a, nav a, footer a, .sources li:first-child a, .examples a")
    ]
    return sorted({*PAGES, *(address.partition("#")[0] for address in linked if address.startswith("/"))})


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_what_a_page_needs(client: TestClient, language: str) -> None:
    """This test ensures that each page says its language, has one main heading and a title, and nothing inline."""
    for path in site(client):
        address = in_language(path, language)
        page = html(client, address)
        wanted = "en" if "lang=en" in address else "sv"
        assert [one.attributes["lang"] for one in page.css("html")] == [wanted], address
        assert [bool(one.text(strip=True)) for one in page.css("h1")] == [True], address
        assert [bool(one.text(strip=True)) for one in page.css("head > title")] == [True], address
        assert page.css("style, [style]") == [], address
        assert [one.attributes.get("src") for one in page.css("script")].count(None) == 0, address
        inline = [name for one in page.css("*") for name in one.attributes if name.startswith("on")]
        assert inline == [], address


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", TEXT_PAGES)
def test_a_text_page_is_served_in_both_languages(client: TestClient, path: str, language: str) -> None:
    """This test ensures that the pages of text come, with headings in order and the menu's own title."""
    page = html(client, in_language(path, language))
    levels = [int((heading.tag or "")[1]) for heading in page.css("h1, h2, h3, h4")]
    assert client.get(in_language(path, language)).status_code == 200
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_about_tells_what_answers_rest_on(client: TestClient) -> None:
    """This test ensures that the page tells documents and pages, the day in words, and that no model is used."""
    said = text(client, "/about")
    (documents, pages), *_ = re.findall(r"bygger svaren på (\d+) dokument med (\d+) sidor, senast inlästa den \d", said)
    rows = client.get("/api/documents").json()
    assert int(documents) == len(rows)
    assert int(pages) > int(documents)
    assert "Ingen språkmodell används" in said
    assert 350 <= len(said.split()) <= LONGEST_ABOUT


def test_about_without_documents(empty: TestClient) -> None:
    """This test ensures that the page can be read before anything is read in."""
    assert "inga dokument inlästa" in text(empty, "/about")


def test_about_tells_where_text_is_sent(tmp_path: Path) -> None:
    """This test ensures that with a model outside the house the page says so, and to whom."""
    settings = load_settings(
        data_dir=tmp_path, model="openai:stor-modell", model_url="https://modell.example/v1", model_key="hemlig"
    )
    with TestClient(create_app(settings)) as served:
        said = text(served, "/about")
    assert "utanför huset" in said
    assert "modell.example" in said
    assert "Ingen språkmodell" not in said
    assert "hemlig" not in said


def test_contacts_are_the_owners(tmp_path: Path) -> None:
    """This test ensures that the page leads to those the owner named, with markup in their words shown as text."""
    contact = '[[kontakt]]\nkommun = "Granby"\ntext = "<b>Ring</b> växeln."\nepost = "a@granby.example"\n'
    (tmp_path / "kontakt.toml").write_text(contact, encoding="utf-8")
    with TestClient(create_app(load_settings(data_dir=tmp_path))) as served:
        page = html(served, "/about")
    assert page.css("main b") == []
    assert [one.text() for one in page.css('a[href="mailto:a@granby.example"]')] == ["a@granby.example"]
    assert "Ingen kontakt" not in page.text()


def test_the_statement_says_who_is_responsible(tmp_path: Path) -> None:
    """This test ensures that the statement names the owner and how to reach them, and without a file says so."""
    with TestClient(create_app(load_settings(data_dir=tmp_path))) as served:
        assert "inte angivet än" in text(served, "/accessibility")
        own = 'namn = "Granby kommun"\nepost = "a@granby.example"\nwebb = "https://granby.example/k"'
        (tmp_path / FILE_NAME).write_text(own, encoding="utf-8")
        said, page = text(served, "/accessibility"), html(served, "/accessibility")
        assert "Granby kommun ansvarar" in said
        assert page.css_first('a[href="mailto:a@granby.example"]') is not None
        assert page.css_first('a[href="https://granby.example/k"]') is not None
        (tmp_path / FILE_NAME).write_text("namn = 1", encoding="utf-8")
        assert served.get("/accessibility").status_code == 503


def test_the_statement_has_what_the_law_asks(client: TestClient) -> None:
    """This test ensures that compliance, shortcomings, testing, supervision and the day of the statement are told."""
    said = text(client, "/accessibility")
    for words in ("delvis förenlig", "2018:1937", "Digg", "axe-core", "WCAG 1.1.1", "rätt att anmäla", "november 2026"):
        assert words in said
    assert html(client, "/accessibility").css_first('a[href="https://www.digg.se/tdosanmalan"]') is not None


def test_words_of_an_answer_lead_to_their_meaning(client: TestClient) -> None:
    """This test ensures that each word is marked once, never in a document's words, and that its anchor exists."""
    page = html(client, f"/?q={quote(FLAGSHIP)}")
    marked = [one.attributes["href"] or "" for one in page.css("a.word")]
    anchors = {f"/words#{one.attributes['id']}" for one in html(client, "/words").css("dl.meanings > div[id]")}
    assert "/words#aktivitet" in marked
    assert len(marked) == len(set(marked))
    assert set(marked) <= anchors
    assert page.css("blockquote a.word, .quoted a.word, .what a.word, .goal a.word") == []
    assert all(one.attributes["data-meaning"] for one in page.css("a.word"))


def test_words_of_an_english_answer(client: TestClient) -> None:
    """This test ensures that an English answer is explained in English, on the English page of words."""
    page = html(client, f"/?q={quote('Which activities support Ett sammanhållet Motala?')}&lang=en")
    word = page.css_first('a.word[href="/words?lang=en#aktivitet"]')
    assert word is not None
    assert word.attributes["data-term"] == "activity (aktivitet)"


def test_the_receipt_writes_days_and_numbers_out(client: TestClient) -> None:
    """This test ensures that the receipt has its day in words, in the language of the interface."""
    for language, pattern in (("sv", r"den \d+ [a-z]+ \d{4}\."), ("en", r"on \d+ [A-Z][a-z]+ \d{4}\.")):
        receipt = html(client, in_language(f"/?q={quote(FLAGSHIP)}", language)).css_first("footer.receipt")
        assert receipt is not None
        assert re.search(pattern, receipt.text())
