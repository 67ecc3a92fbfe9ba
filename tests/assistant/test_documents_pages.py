"""The pages of documents: the list, what is awaited, one document, searching it, and what may not go wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser

from assistant.app import create_app
from corpus.model import Document, Failure, Period
from corpus.settings import load_settings
from corpus.store import Store
from ingest.documents import complete
from tests.assistant.demo_corpus import read_in

PLAN = "motala-socialnamnden-verksamhetsplan-2021.docx"
LUP = "motala-lup-2019-2022.pdf"
ODD = ["a", "?!", "\x00\x01", "å" * 10_000, "' OR 1=1 --", "<script>alert(1)</script>", "{{ 7 * 7 }}", "\u202e", "0"]
MARKUP = '<script>alert(1)</script> & "plan"'


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Serve a corpus of two states: a draft that an adopted plan supersedes, a document that went, one with markup."""
    data = tmp_path_factory.mktemp("history")
    settings = load_settings(data_dir=data / "data")
    folder = data / "planer"
    folder.mkdir()
    (folder / "plan.md").write_text("# Verksamhetsplan 2021\n\n## Mål\n\nMål 1: En trygg skola\n", encoding="utf-8")
    (folder / "annan.txt").write_text(f"Annan text\n\nHär står om {MARKUP} {{{{ 7*7 }}}}.\n", encoding="utf-8")
    (folder / "borta.md").write_text("# Borta\n\nHär stod om bad.\n", encoding="utf-8")
    read_in([folder], settings)
    store = Store.open(settings)
    view = store.view()
    plan, other, gone = (view.document(name) for name in ("plan.md", "annan.txt", "borta.md"))
    plan = replace(plan, title="Plan", kommun="Motala", organ="Skolnämnden", kind="plan", period=Period(2021, 2021))
    adopted = replace(plan, edition="antagen")
    draft = replace(plan, id="draft", path="/d.md", edition="förslag", version=other.version, reading=other.reading)
    evil = replace(plan, id="evil", path="/e.md", title=MARKUP, organ=MARKUP, kommun=MARKUP, kind=MARKUP)
    publish(store, adopted, draft, evil, replace(gone, id="gone"))
    reread = replace(evil, unreadable=(1,), version=other.version, reading=other.reading)
    publish(store, adopted, draft, reread, failed="x.pdf: filen är krypterad.")
    store.close()
    with TestClient(create_app(settings)) as served:
        yield served


def publish(store: Store, *documents: Document, failed: str = "") -> None:
    """Publish documents whose readings are there."""
    failures = [Failure("x.pdf", "/x.pdf", failed)] if failed else []
    with store.writer() as writer:
        writer.publish(
            documents=complete(documents), failures=failures, expected=(), organs=(),
            generation=writer.view().state.generation,
        )  # fmt: skip


def get(client: TestClient, path: str, status: int = 200, **asked: str) -> LexborHTMLParser:
    """Open a page, of which nothing may be broken."""
    response = client.get(path, params=asked or None)
    assert response.status_code == status, response.text[:500]
    return LexborHTMLParser(response.text)


def said(page: LexborHTMLParser, selector: str = "main") -> str:
    """Return the words of a part of a page."""
    return " ".join(" ".join(node.text() for node in page.css(selector)).split())


def titles(page: LexborHTMLParser) -> list[str]:
    """Return the titles in the list."""
    return [node.text() for node in page.css(".shelf tbody th a")]


def address_of(client: TestClient, name: str) -> str:
    """Return the address of a document's page."""
    return next(f"/documents/{one['id']}" for one in client.get("/api/documents").json() if one["document"] == name)


def test_the_list_counts_first_and_groups_by_kommun(client: TestClient) -> None:
    """This test ensures counts, a shelf a kommun, and a row with what is known of each document."""
    page = get(client, "/documents")
    assert said(page, ".counted") == "11 dokument i 2 kommuner"
    assert [node.text() for node in page.css(".shelf h2")] == ["Motala", "Uppvidinge"]
    assert len(titles(page)) == 11
    row = next(one for one in page.css(".shelf tbody tr") if "2021 för socialnämnden" in one.text())
    assert " ".join(row.text().split()).startswith("Verksamhetsplan 2021 för socialnämnden exempel Verksamhetsplan")
    assert "påhittade exempeldokument" in said(page, ".banner")


def test_the_list_is_narrowed_by_the_form(client: TestClient) -> None:
    """This test ensures that every field narrows, keeps what was chosen, and offers only what exists."""
    page = get(client, "/documents", kommun="Motala", kind="verksamhetsplan", period="2020", q="tekniska")
    assert titles(page) == ["Verksamhetsplan 2020 för tekniska nämnden"]
    assert said(page, ".counted") == "1 av 11 dokument"
    chosen = [node.attributes["value"] for node in page.css("select option[selected]")]
    assert chosen == ["Motala", "verksamhetsplan", "", "2020"]
    organs = [node.text() for node in page.css("#organ option")]
    assert "Tekniska nämnden" in organs
    assert "Barn- och utbildningsnämnden" not in organs


def test_no_match_helps_on(client: TestClient) -> None:
    """This test ensures that a choice that fits nothing says so and leads back to all."""
    page = get(client, "/documents", q="rymdskepp")
    assert "Inget dokument stämmer" in said(page, ".nothing")
    assert page.css_first(".nothing a").attributes["href"] == "/documents"


def test_what_is_awaited_is_listed(client: TestClient) -> None:
    """This test ensures that what the manifest expects and nobody read in stands below the list."""
    lacking = said(get(client, "/documents"), ".awaited tbody")
    assert lacking
    assert "Verksamhetsplan" in lacking
    narrowed = said(get(client, "/documents", kommun="Uppvidinge"), ".awaited")
    assert "Motala" not in narrowed


def test_an_empty_corpus_says_what_to_do(empty: TestClient) -> None:
    """This test ensures that both pages help where nothing is read in."""
    assert "roda ingest" in said(get(empty, "/documents"))
    assert "roda ingest" in said(get(empty, "/documents/abc", 404))


@pytest.mark.parametrize("odd", ODD)
def test_odd_input_is_no_error(client: TestClient, odd: str) -> None:
    """This test ensures that no field of either page can be made to fail, and that what was typed is only text."""
    for name in ("q", "kommun", "kind", "organ", "period", "page"):
        page = get(client, "/documents", **{name: odd})
        assert not page.css("main script")
    page = get(client, address_of(client, PLAN), q=odd)
    assert not page.css("main script")
    assert "49" not in said(page, ".hits h2")


def test_a_document_tells_what_was_read(client: TestClient) -> None:
    """This test ensures counts, facts with where they were read, and each finding with a link to its words."""
    page = get(client, address_of(client, PLAN))
    assert "mål" in said(page, ".counted")
    assert "aktiviteter" in said(page, ".counted")
    assert "Diarienummer" not in said(page, "h1")
    facts = said(page, ".facts-list")
    assert "enligt förteckningen; även försättsbladet" in facts
    assert "läst av roda-reader" in facts
    finding = next(one for one in page.css(".findings li a") if one.text() == "Ett jämlikt Motala")
    source = get(client, finding.attributes["href"] or "")
    assert "Ett jämlikt Motala" in said(source, "mark")


def test_the_page_leads_to_the_pages_and_the_original(client: TestClient) -> None:
    """This test ensures that the document itself is one click away."""
    address = address_of(client, LUP)
    links = [node.attributes["href"] for node in get(client, address).css(".actions a")]
    assert links[:2] == [f"{address}/pages/1", f"{address}/original"]
    assert client.get(links[0] or "").status_code == 200


def test_searching_a_document_marks_the_words(client: TestClient) -> None:
    """This test ensures that passages of this document alone come, in order, with words marked and led to a page."""
    page = get(client, address_of(client, PLAN), q="jämlikt")
    assert "ställe" in said(page, ".hits h2")
    assert all("jämli" in node.text().casefold() for node in page.css(".hits mark"))
    for node in page.css(".hits .to-page"):
        address = node.attributes["href"] or ""
        assert address.startswith(address_of(client, PLAN) + "/pages/")
        assert get(client, address).css("mark")


def test_what_stands_nowhere_is_said(client: TestClient) -> None:
    """This test ensures that nothing found is told plainly, with a way on."""
    page = get(client, address_of(client, PLAN), q="rymdskepp")
    assert said(page, ".hits h2") == "”rymdskepp” står inte i dokumentet"
    assert page.css_first(".hits a").attributes["href"] == f"/?q={quote('rymdskepp')}"
    assert said(get(client, address_of(client, PLAN), q="?!"), ".hits h2") == "Skriv ett ord att söka efter"


def test_what_is_new_is_asked_of_the_assistant(client: TestClient) -> None:
    """This test ensures that a plan with one before it offers the question what is new, and that it is answered."""
    page = get(client, address_of(client, "motala-tekniska-namnden-verksamhetsplan-2021.pdf"))
    link = page.css(".actions a")[-1].attributes["href"] or ""
    assert parse_qs(urlsplit(link).query)["organ"] == ["Tekniska nämnden"]
    answer = get(client, link)
    assert "jämförs med Verksamhetsplan 2020 för tekniska nämnden" in said(answer, ".said")
    listed = get(client, "/documents", kommun="Motala")
    assert link in [node.attributes["href"] for node in listed.css(".news a")]


def test_both_languages(client: TestClient) -> None:
    """This test ensures that the pages are there in English and that links stay in it."""
    page = get(client, "/documents", lang="en")
    assert said(page, ".counted") == "11 documents in 2 municipalities"
    first = page.css_first(".shelf tbody th a")
    assert (first.attributes["href"] or "").endswith("?lang=en")
    document = get(client, first.attributes["href"] or "")
    assert "What was read" in said(document, "h2")
    assert document.css_first("form.choose input[name=lang]").attributes["value"] == "en"


@pytest.mark.parametrize("id_", ["saknas", "a" * 3_000, "%00", "<b>", "..%2F..%2Fetc%2Fpasswd", "💥"])
def test_an_unknown_document_is_a_helpful_404(client: TestClient, id_: str) -> None:
    """This test ensures that the page leads to the list and to a search, and repeats nothing."""
    response = client.get(f"/documents/{id_ if '%' in id_ else quote(id_)}")
    page = LexborHTMLParser(response.text)
    assert response.status_code == 404
    assert "roda show" not in response.text
    if "%2F" not in id_:  # a slash makes it another address
        assert page.css_first("main form input[name=q]")
        assert page.css_first("main p a[href='/documents']")


def test_an_unknown_state_is_a_404(client: TestClient) -> None:
    """This test ensures that a state that never was is told as a document that is not there."""
    get(client, address_of(client, PLAN), 404, state="99")


def test_a_superseded_edition_says_so(history: TestClient) -> None:
    """This test ensures that a draft stands in the list with its state, opens, and leads to what holds."""
    assert "Ersatt av en senare utgåva" in said(get(history, "/documents"), ".shelf")
    page = get(history, "/documents/draft")
    assert said(page, ".warning") == "Ersatt av Plan, antagen."
    link = page.css_first(".warning a").attributes["href"] or ""
    assert "Plan, förslag" in said(get(history, link), ".facts-list")
    assert not page.css("main input[name=q]")


def test_a_document_that_went_still_opens(history: TestClient) -> None:
    """This test ensures that an old address shows what stood there, says that it is gone, and is not in the list."""
    page = get(history, "/documents/gone")
    assert "Dokumentet har tagits bort" in said(page, ".warning")
    assert "Så här såg det ut" in said(page, ".warning")
    assert "state=2" in (page.css_first(".actions a").attributes["href"] or "")
    assert "Borta" not in said(get(history, "/documents"))


def test_an_older_reading_says_what_replaced_it(history: TestClient) -> None:
    """This test ensures that a state's own reading is shown, with a link to the one of now, once it differs."""
    page = get(history, "/documents/evil", state="2")
    assert "Ersatt av" in said(page, ".warning")
    assert "Så här såg det ut" in said(page, ".warning")
    assert page.css_first(".warning a").attributes["href"] == "/documents/evil"
    assert "En trygg skola" in said(page, ".findings")
    assert "En trygg skola" not in said(get(history, "/documents/evil"), "main")
    unchanged = get(history, "/documents/draft", state="2")
    assert said(unchanged, ".warning") == "Ersatt av Plan, antagen."


def test_markup_in_documents_is_text(history: TestClient) -> None:
    """This test ensures that text, titles, organs, kommuner and kinds that are markup are shown as they are written."""
    listed = get(history, "/documents")
    assert MARKUP in titles(listed)
    assert not listed.css("main script")
    page = get(history, "/documents/evil")
    assert page.css_first("h1").text() == MARKUP
    assert not page.css("main script")
    assert titles(get(history, "/documents", kommun=MARKUP)) == [MARKUP]
    source = get(history, "/documents/draft/pages/1")
    assert f"{MARKUP} {{{{ 7*7 }}}}" in said(source, ".page-text")
    assert not source.css("main script")


def test_what_could_not_be_read_is_told(history: TestClient) -> None:
    """This test ensures that pages without text and files that failed stand in the list and on the page."""
    listed = get(history, "/documents")
    assert "1 sida kunde inte läsas" in said(listed)
    assert "filen är krypterad" in said(listed)
    unread = get(history, "/documents/evil").css_first(".unread a")
    assert (unread.attributes["href"] or "").endswith("/documents/evil/pages/1")
