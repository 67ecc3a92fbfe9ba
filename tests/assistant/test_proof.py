"""The page that proves a sentence: what has become of its document, its original, its image, its address."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser

from assistant.answer import Citation, CitationPart
from assistant.app import create_app
from assistant.downloads import disposition, file_name, media_type
from assistant.kept_images import KeptImages
from assistant.routes.source import anchor, section_at
from assistant.routes.source_addresses import MOST_SPANS, source_places
from assistant.standing import Fate, Standing, standing_of
from corpus.model import Box, Document, Locator, Page, Passage, Period, Span
from corpus.settings import Settings, load_settings
from corpus.store import Store
from tests.assistant.demo_corpus import DOCUMENTS, demo_settings, read_in

LUP = "motala-lup-2019-2022.pdf"
WEB_PAGE = "motala-sa-styrs-kommunen.html"
PLAN = "# Verksamhetsplan 2025\n\nMål 1: Staden växer.\n\n# Aktiviteter\n\nNämnden bygger vägar.\n"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Serve the small demo."""
    with TestClient(create_app(demo_settings(tmp_path_factory)), raise_server_exceptions=False) as served:
        yield served


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Return settings of a data directory of its own."""
    return load_settings(data_dir=tmp_path / "data")


def document_id(client: TestClient, name: str) -> str:
    """Return the id of a document."""
    return next(row["id"] for row in client.get("/api/documents").json() if row["document"] == name)


def a_document(id_: str = "d1", **facts: object) -> Document:
    """Make a document of which only what is given is known."""
    known = Document(id_, f"{id_}.pdf", f"/{id_}.pdf", f"version of {id_}", f"reading of {id_}", "Plan", "pdf")
    return replace(known, **facts)  # type: ignore[arg-type]  # named facts of a document


def a_plan(id_: str, edition: str, **facts: object) -> Document:
    """Make a plan of a period, of which there may be later editions."""
    return a_document(id_, kind="verksamhetsplan", period=Period(2025, 2025), edition=edition, **facts)


@pytest.mark.parametrize(
    "name", ["pl\uff02an\uff02; filename=\uff02x.exe", "a\uff0f..\uff0fb", "a\r\nX: y", "\u202egpj.exe", "\u2028"]
)
def test_a_name_for_a_file_stays_within_its_quotes(name: str) -> None:
    """This test ensures that letters which become signs in plain letters begin nothing in the header."""
    header = disposition(file_name(a_document(name=f"{name}.pdf")))
    plain = header.partition('filename="')[2].partition('"; filename*=')[0]
    assert header.count('"') == 2
    assert header.isascii()
    assert header.isprintable()
    assert not set(plain) & set('"\\/;')


def test_what_has_become_of_a_document() -> None:
    """This test ensures that replaced, succeeded, moved and removed documents are told apart from current ones."""
    old, draft, adopted = a_document(), a_plan("d1", "förslag"), a_plan("d2", "antagen")
    newer = replace(old, version="another")
    moved = replace(a_document("d9"), version=old.version)
    assert standing_of(old, [old]) == Standing(Fate.CURRENT)
    assert standing_of(old, [replace(old, reading="read again")]) == Standing(Fate.CURRENT)
    assert standing_of(old, [newer]) == Standing(Fate.REPLACED, newer)
    assert standing_of(draft, [replace(draft, superseded=True), adopted]) == Standing(Fate.REPLACED, adopted)
    assert standing_of(draft, [adopted]) == Standing(Fate.REPLACED, adopted)
    assert standing_of(adopted, [replace(draft, superseded=True), adopted]) == Standing(Fate.CURRENT)
    next_year = replace(adopted, id="d1", version="of 2026", period=Period(2026, 2026))
    assert standing_of(draft, [next_year]) == Standing(Fate.SUCCEEDED, next_year)
    assert standing_of(old, [moved]) == Standing(Fate.MOVED, moved)
    assert standing_of(old, [adopted]) == Standing(Fate.REMOVED)


def test_a_link_to_a_replaced_version_opens_and_says_so(tmp_path: Path, settings: Settings) -> None:
    """This test ensures that an old link shows the old words, and leads to the same page of what holds now."""
    plan = tmp_path / "plan.md"
    plan.write_text(PLAN, encoding="utf-8")
    read_in([plan], settings)
    with TestClient(create_app(settings)) as served:
        address = f"/documents/{document_id(served, 'plan.md')}/pages/2"
        assert "Ersatt av" not in served.get(address, params={"state": 1}).text
        plan.write_text(PLAN.replace("vägar", "broar"), encoding="utf-8")
        read_in([plan], settings)
        old = served.get(address, params={"state": 1})
        assert old.status_code == 200
        assert "Nämnden bygger vägar" in old.text
        notice = LexborHTMLParser(old.text).css_first(".proof .warning")
        assert notice is not None
        assert "Ersatt av" in notice.text()
        assert notice.css_first("a").attributes["href"] == address
        assert "Nämnden bygger broar" in served.get(address).text


def test_a_link_to_a_removed_document_opens_and_says_so(tmp_path: Path, settings: Settings) -> None:
    """This test ensures that a removed document is still proof of old answers, with and without the state."""
    for name in ("plan.md", "kvar.md"):
        (tmp_path / name).write_text(f"{PLAN}\n{name}\n", encoding="utf-8")
    read_in([tmp_path / "plan.md", tmp_path / "kvar.md"], settings)
    store = Store.open(settings)
    view = store.view()
    gone = view.document("plan.md")
    with store.writer() as writer:
        writer.publish(
            documents=[view.document("kvar.md")], failures=(), expected=(), organs=view.organs(), generation="g"
        )
    store.close()
    with TestClient(create_app(settings)) as served:
        for query in ("", "?state=1"):
            page = served.get(f"/documents/{gone.id}/pages/1{query}")
            assert page.status_code == 200
            assert "finns inte längre" in page.text
        assert "Staden växer" in served.get(f"/documents/{gone.id}/original").text


@pytest.mark.parametrize(
    "path", ["/documents/saknas/pages/1", "/documents/{lup}/pages/99", "/documents/{lup}/pages/1?state=9"]
)
def test_a_page_that_is_not_there_leads_on(client: TestClient, path: str) -> None:
    """This test ensures a helpful 404: why it may be, the document's first page where it is known, all documents."""
    lup = document_id(client, LUP)
    response = client.get(path.format(lup=lup))
    links = [node.attributes["href"] for node in LexborHTMLParser(response.text).css("main a")]
    assert response.status_code == 404
    assert "/documents" in links
    assert (f"/documents/{lup}/pages/1" in links) is ("{lup}" in path)
    assert "roda show" not in response.text


def test_the_original_is_handed_out_as_a_file(client: TestClient) -> None:
    """This test ensures that the bytes read are those given, as an attachment that no browser opens in our name."""
    for name, kind in ((LUP, "application/pdf"), (WEB_PAGE, "text/html")):
        response = client.get(f"/documents/{document_id(client, name)}/original")
        assert response.content == (DOCUMENTS / name).read_bytes()
        assert response.headers["content-type"].startswith(kind)
        assert response.headers["content-disposition"].startswith(f'attachment; filename="EXEMPEL-{name}"')
        assert "sandbox" in response.headers["content-security-policy"]
        assert response.headers["x-content-type-options"] == "nosniff"
    assert client.get("/documents/saknas/original").status_code == 404


def test_a_document_that_is_not_public_is_not_handed_out(tmp_path: Path, settings: Settings) -> None:
    """This test ensures that page, image and original of a document that a visitor may not see are not there."""
    shutil.copy(DOCUMENTS / LUP, tmp_path / LUP)
    read_in([tmp_path / LUP], settings)
    store = Store.open(settings)
    view = store.view()
    known = view.document(LUP)
    with store.writer() as writer:
        hidden = replace(known, visibility="internal")
        writer.publish(documents=[hidden], failures=(), expected=(), organs=view.organs(), generation="g")
    store.close()
    with TestClient(create_app(settings)) as served:
        for path in (f"/documents/{known.id}/pages/1", f"/documents/{known.id}/original"):
            assert served.get(path).status_code == served.get(f"{path}?state=1").status_code == 404
        assert served.get(f"/api/documents/{known.id}/pages/1.png?state=1").status_code == 404


@pytest.mark.parametrize(
    ("name", "example", "expected"),
    [
        ("plan.pdf", False, "plan.pdf"),
        ("plan.pdf", True, "EXEMPEL-plan.pdf"),
        ("2024/../../etc/passwd", False, "passwd"),
        ("mål & budget 2024.pdf", False, "mål-&-budget-2024.pdf"),
        ('<script>"a;b%0d%0a\r\n.pdf', False, "script-a-b-0d-0a.pdf"),
        ("C:\\planer\\plan.docx", False, "plan.docx"),
        ("gnp\u202efdp.exe", False, "gnpfdp.exe"),
        ("...", False, "dokument"),
        ("å" * 300 + ".pdf", False, "å" * 120 + ".pdf"),
    ],
)
def test_file_names_are_safe(name: str, expected: str, *, example: bool) -> None:
    """This test ensures that no name leaves its folder, breaks a header or hides what it is."""
    assert file_name(a_document(name=name, example=example)) == expected


def test_the_header_of_a_file_keeps_to_its_form() -> None:
    """This test ensures plain letters for old programs, and the name as it is for others; unknown formats are bytes."""
    assert disposition("mål.pdf") == "attachment; filename=\"mal.pdf\"; filename*=UTF-8''m%C3%A5l.pdf"
    assert disposition("ж") == "attachment; filename=\"dokument\"; filename*=UTF-8''%D0%B6"
    assert media_type(a_document(format="text")) == "text/plain"
    assert media_type(a_document(format="other")) == "application/octet-stream"


def test_images_of_a_state_are_kept_by_browsers(client: TestClient) -> None:
    """This test ensures that an image with a state is not asked for again, and one without it is checked."""
    address = f"/api/documents/{document_id(client, LUP)}/pages/1.png"
    pinned, newest = client.get(address, params={"state": 1}), client.get(address)
    assert "immutable" in pinned.headers["cache-control"]
    assert "no-cache" in newest.headers["cache-control"]
    assert pinned.headers["etag"] == newest.headers["etag"]
    assert pinned.content == newest.content


def test_images_are_kept_up_to_a_limit() -> None:
    """This test ensures that a kept image is not drawn again, and that the one used longest ago goes first."""
    kept, drawn = KeptImages(10), []

    def image(key: str) -> bytes:
        def draw() -> bytes:
            drawn.append(key)
            return b"12345"

        return kept.get(key, draw)

    assert all(image(key) == b"12345" for key in "aabacab")
    assert drawn == ["a", "b", "c", "b"]


def test_a_page_tells_of_its_document_and_its_address(client: TestClient) -> None:
    """This test ensures facts, heading, the way on, an address that keeps the state, and no jump as the image comes."""
    answer = client.post("/api/ask", json={"question": "Vilken är Motalas vision?"}).json()
    cited = next(one for one in answer["citations"] if one["document"] == LUP)
    marks = {"start": cited["start"], "end": cited["end"], "lang": "en"}
    address = f"/documents/{document_id(client, LUP)}/pages/{cited['page']}"
    tree = LexborHTMLParser(client.get(address, params=marks).text)
    image = tree.css_first("figure img")
    assert image.attributes["width"]
    assert image.attributes["height"]
    assert "state=1" in (image.attributes["src"] or "")
    assert "2019–2022" in tree.css_first(".about-document").text()
    shared = tree.css_first("#adress").attributes["value"] or ""
    assert shared.startswith(f"http://testserver{address}?state=1&start={cited['start']}")
    assert shared.endswith("#markerat")
    links = [node.attributes["href"] or "" for node in tree.css(".pages a")]
    assert links
    assert all("state=1" in link and "lang=en" in link for link in links)


def test_a_citation_on_several_pages_has_a_place_on_each() -> None:
    """This test ensures that each page is named once, with its own marks, and never more than an address may ask."""
    parts = [CitationPart(3, "1", 0, 5), CitationPart(4, "2", 7, 9), CitationPart(3, "1", 8, 9)]
    places = source_places(Citation(1, "a.pdf", "d/1", "A", "", "…", tuple(parts)), 2, "en")
    assert [place.href for place in places] == [
        "/documents/d%2F1/pages/3?state=2&start=0&end=5&start=8&end=9&lang=en#markerat",
        "/documents/d%2F1/pages/4?state=2&start=7&end=9&lang=en#markerat",
    ]
    many = tuple(CitationPart(1, "1", at, at + 1) for at in range(0, 200, 2))
    assert source_places(Citation(1, "a", "d", "A", "", "…", many), 1)[0].href.count("start=") == MOST_SPANS


def test_headings_and_the_place_to_look() -> None:
    """This test ensures that headings are those over the words, and that one looks a little above the first mark."""
    passages = [
        Passage("p1", Locator("r", (Span(1, 0, 10),)), "…", ("Mål",)),
        Passage("p2", Locator("r", (Span(1, 10, 20), Span(2, 0, 5))), "…", ("Mål", "Aktiviteter")),
    ]
    assert section_at(passages, 1, (12, 14)) == "Mål › Aktiviteter"
    assert section_at(passages, 2, (7, 9)) == ""
    page = Page(1, "1", "ord", 500.0, 1000.0)
    assert anchor(page, ()) is None
    assert anchor(page, (Box(70, 400, 90, 410), Box(70, 800, 90, 810))) == (70, 530.0)
    assert anchor(page, (Box(70, 980, 90, 990),)) == (70, 0.0)
