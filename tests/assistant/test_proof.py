"""The page that proves a sentence: what has become of its document, its original, its image, its address."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser

from assistant.answer import Citation, CitationPart
from assistant.app import create_app
from assistant.downloads import disposition, file_name, media_type
from assistant.kept_images import KeptImages
from assistant.routes.source_addresses import MOST_SPANS, source_places
from corpus.model import Document
from corpus.settings import load_settings
from corpus.store import Store
from tests.assistant.demo_corpus import DOCUMENTS, read_in

LUP = "motala-lup-2019-2022.pdf"
WEB_PAGE = "motala-sa-styrs-kommunen.html"
PLAN = "# Verksamhetsplan 2025\n\nMål 1: Staden växer.\n\n# Aktiviteter\n\nNämnden bygger vägar.\n"


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Serve a corpus of two states: in the second a plan has other words, one is gone and a third is not public."""
    data = tmp_path_factory.mktemp("history")
    settings, folder = load_settings(data_dir=data / "data"), data / "planer"
    folder.mkdir()
    for name, text in {"plan": PLAN, "nyare": PLAN.replace("vägar", "broar"), "borta": f"{PLAN}\nborta\n"}.items():
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
    shutil.copy(DOCUMENTS / LUP, folder)
    read_in([folder], settings)
    store = Store.open(settings)
    view = store.view()
    plan, newer, hidden = (view.document(name) for name in ("plan.md", "nyare.md", LUP))
    plan, hidden = replace(plan, version=newer.version, reading=newer.reading), replace(hidden, visibility="internal")
    with store.writer() as writer:
        writer.publish(
            documents=[plan, hidden], failures=(), expected=(), organs=view.organs(), generation=view.state.generation
        )
    store.close()
    with TestClient(create_app(settings)) as served:
        yield served


def document_id(client: TestClient, name: str) -> str:
    """Return the id of a document of the newest state."""
    return next(row["id"] for row in client.get("/api/documents").json() if row["document"] == name)


def old_id(client: TestClient, name: str) -> str:
    """Return the id of a document that the newest state has no more, or not for everybody."""
    view = client.app.state.service.view_with(document_id(client, "plan.md"), 1)  # type: ignore[attr-defined]
    return view.document(name).id


def a_document(id_: str = "d1", **facts: object) -> Document:
    """Make a document of which only what is given is known."""
    known = Document(id_, f"{id_}.pdf", f"/{id_}.pdf", f"version of {id_}", f"reading of {id_}", "Plan", "pdf")
    return replace(known, **facts)  # type: ignore[arg-type]  # named facts of a document


def test_a_link_to_a_replaced_version_opens_and_says_so(history: TestClient) -> None:
    """This test ensures that an old link shows the old words, and leads to the same page of what holds now."""
    address = f"/documents/{document_id(history, 'plan.md')}/pages/2"
    old, now = history.get(address, params={"state": 1}), history.get(address)
    assert "Nämnden bygger vägar" in old.text
    notice = LexborHTMLParser(old.text).css_first(".proof .warning")
    assert notice is not None
    assert notice.text().startswith("Ersatt av")
    assert "Så här såg det ut den" in notice.text()
    assert notice.css_first("a").attributes["href"] == address
    assert "Nämnden bygger broar" in now.text
    assert not LexborHTMLParser(now.text).css(".proof .warning")


def test_a_link_to_a_removed_document_opens_and_says_so(history: TestClient) -> None:
    """This test ensures that a removed document is still proof of old answers, with and without the state."""
    gone = old_id(history, "borta.md")
    for query in ("", "?state=1"):
        page = history.get(f"/documents/{gone}/pages/1{query}")
        assert page.status_code == 200
        assert "har tagits bort" in page.text
    assert "Staden växer" in history.get(f"/documents/{gone}/original").text


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


def test_a_document_that_is_not_public_is_not_handed_out(history: TestClient) -> None:
    """This test ensures that page, image and original of a document that a visitor may not see are not there."""
    hidden = old_id(history, LUP)
    for path in (f"/documents/{hidden}", f"/documents/{hidden}/pages/1", f"/documents/{hidden}/original"):
        assert history.get(path).status_code == history.get(f"{path}?state=1").status_code == 404
    assert history.get(f"/api/documents/{hidden}/pages/1.png?state=1").status_code == 404


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
