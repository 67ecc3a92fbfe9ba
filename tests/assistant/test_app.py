"""The service: statuses, headers, pages, images, and what may not go wrong."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from assistant.app import create_app
from assistant.routes.boundary import MAX_BODY_BYTES
from assistant.service import Service
from corpus.settings import load_settings
from tests.assistant.demo_corpus import FLAGSHIP, demo_settings

LUP = "motala-lup-2019-2022.pdf"
WEB_PAGE = "motala-sa-styrs-kommunen.html"


def document_id(client: TestClient, name: str) -> str:
    """Return the id of a document."""
    return next(row["id"] for row in client.get("/api/documents").json() if row["document"] == name)


def html(text: str) -> LexborHTMLParser:
    """Parse a page."""
    return LexborHTMLParser(text)


def test_a_question_is_answered_in_the_stable_format(client: TestClient) -> None:
    """This test ensures that POST /api/ask answers with items, citations and a receipt of one state."""
    response = client.post("/api/ask", json={"question": FLAGSHIP, "kommun": "Motala", "context": None})
    answer = response.json()
    assert response.status_code == 200
    assert answer["kind"] == "link"
    assert answer["items"]
    assert answer["receipt"]["state"] == 1
    assert "context" in answer


@pytest.mark.parametrize(
    "body",
    [
        {"question": ""},
        {"question": "   "},
        {"question": "a" * 10_001},
        {"question": "🙂🙂"},
        {"question": "Vilka mål?", "period": "i fjol"},
        {"question": None},
        {},
        {"question": "Vilka mål?", "kommun": "a" * 300},
    ],
)
def test_an_unfit_question_is_422_in_swedish(client: TestClient, body: dict[str, object]) -> None:
    """This test ensures that empty, long, wordless and malformed questions get a plain message, nothing internal."""
    response = client.post("/api/ask", json=body)
    assert response.status_code == 422
    assert isinstance(response.json()["detail"], str)
    assert "Traceback" not in response.text


@pytest.mark.parametrize("question", ["'; DROP TABLE documents; --", "{{ 7 * 7 }} vilka mål", 'AND OR NOT ( "mål'])
def test_code_in_a_question_is_only_text(client: TestClient, question: str) -> None:
    """This test ensures that query syntax and template code are answered like any other words."""
    assert client.post("/api/ask", json={"question": question}).status_code == 200
    assert client.get("/", params={"q": question}).status_code == 200


def test_a_broken_body_is_422(client: TestClient) -> None:
    """This test ensures that a body that is no JSON gets a message."""
    response = client.post("/api/ask", content=b"{", headers={"content-type": "application/json"})
    assert response.status_code == 422


def test_a_large_body_is_413(client: TestClient) -> None:
    """This test ensures that the limit holds whether or not the length is declared."""
    body = b"x" * (MAX_BODY_BYTES + 1)
    assert client.post("/api/ask", content=body).status_code == 413
    assert client.post("/api/ask", content=iter([body[:-1], b"xx"])).status_code == 413


@pytest.mark.parametrize("path", ["/", "/api/documents", "/saknas", "/static/css/page.css", "/healthz"])
def test_every_answer_carries_the_security_headers(client: TestClient, path: str) -> None:
    """This test ensures the headers on pages, lists, files and errors."""
    headers = client.get(path).headers
    assert "default-src 'self'" in headers["content-security-policy"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_what_fails_is_a_plain_500(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """This test ensures that a fault in our code is logged, and that the visitor is told nothing of it."""

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("hemlig detalj")

    monkeypatch.setattr(Service, "ask", fail)
    response = client.post("/api/ask", json={"question": "Vilka mål?"})
    assert response.status_code == 500
    assert "hemlig" not in response.text
    assert "x-content-type-options" in response.headers
    assert "hemlig detalj" in caplog.text


def test_the_lists_are_those_of_show(client: TestClient) -> None:
    """This test ensures that documents, goals and activities are listed."""
    assert len(client.get("/api/documents").json()) == 11
    assert "Motala växer" in {row["name"] for row in client.get("/api/goals").json()}
    assert all(row["text"] for row in client.get("/api/activities").json())


def test_health_tells_state_and_documents(client: TestClient, empty: TestClient) -> None:
    """This test ensures that the health page answers with and without a corpus."""
    assert client.get("/healthz").json() == {"status": "ok", "state": 1, "documents": 11}
    assert empty.get("/healthz").json() == {"status": "ok", "state": None, "documents": 0}


def test_an_empty_corpus_says_what_to_do(empty: TestClient) -> None:
    """This test ensures that the first page names the command, and that the API says so with 503."""
    first = empty.get("/")
    assert first.status_code == 200
    assert "roda ingest MAPP" in first.text
    response = empty.post("/api/ask", json={"question": "Vilka mål?"})
    assert response.status_code == 503
    assert "roda ingest" in response.json()["detail"]


def test_a_corpus_that_comes_later_is_served(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """This test ensures that a service started on nothing finds what is read in afterwards."""
    settings = load_settings(data_dir=tmp_path / "data")
    with TestClient(create_app(settings)) as served:
        assert served.get("/healthz").json()["state"] is None
        shutil.copytree(demo_settings(tmp_path_factory).data_dir, settings.data_dir)
        assert served.get("/healthz").json() == {"status": "ok", "state": 1, "documents": 11}
        assert "q" in {node.attributes.get("name") for node in html(served.get("/").text).css("input")}


def test_openapi_has_examples(client: TestClient) -> None:
    """This test ensures that the description of the API shows a question and an answer, and no page loads scripts."""
    paths = client.get("/openapi.json").json()["paths"]
    answer = paths["/api/ask"]["post"]["responses"]["200"]["content"]["application/json"]["example"]
    got = client.post("/api/ask", json={"question": FLAGSHIP}).json()
    assert answer.keys() <= got.keys()  # FastAPI leaves nulls out of examples
    assert client.get("/docs").status_code == 404


def test_the_first_page_asks_and_is_labelled(client: TestClient) -> None:
    """This test ensures a labelled field, landmarks, a skip link, the language, example questions and the banner."""
    tree = html(client.get("/").text)
    root = tree.css_first("html")
    assert root is not None
    assert root.attributes["lang"] == "sv"
    for needed in ('label[for="q"]', "input#q", "main#innehall", "header", 'a.skip[href="#innehall"]', ".examples a"):
        assert tree.css_first(needed) is not None, needed
    assert "påhittade exempel" in (tree.css_first(".banner") or root).text()


def test_nothing_stands_inline(client: TestClient) -> None:
    """This test ensures that no page needs what the content policy forbids: inline scripts, styles, handlers."""
    source = f"/documents/{document_id(client, LUP)}/pages/3"
    for path in ("/", f"/?q={quote(FLAGSHIP)}", source):
        tree = html(client.get(path).text)
        assert all(node.attributes.get("src") for node in tree.css("script"))
        assert not tree.css("style")
        assert not [node for node in tree.css("*") if any(name.startswith(("on", "style")) for name in node.attributes)]


def test_an_answer_links_every_source_to_its_marked_words(client: TestClient) -> None:
    """This test ensures that without JavaScript each source's link leads to its words, marked exactly."""
    answer = client.post("/api/ask", json={"question": FLAGSHIP}).json()
    tree = html(client.get("/", params={"q": FLAGSHIP}).text)
    links = [node.attributes["href"] for node in tree.css(".sources .where a")]
    assert len(links) == len(answer["citations"]) > 0
    for link, citation in zip(links, answer["citations"], strict=True):
        shown = html(client.get(str(link)).text)
        marked = " ".join(" ".join(node.text() for node in shown.css("mark")).split())
        whole = [part for part in citation["parts"] if part["page"] == citation["page"]]
        if len(whole) == len(citation["parts"]):
            assert marked == " ".join(citation["quote"].split())
        assert shown.css_first("#markerat") is not None


def test_a_question_is_shown_escaped(client: TestClient) -> None:
    """This test ensures that markup in a question stays text on the page."""
    tree = html(client.get("/", params={"q": "<script>alert(1)</script> vilka mål"}).text)
    assert all(node.attributes.get("src") for node in tree.css("script"))


def test_one_can_ask_on_without_javascript(client: TestClient) -> None:
    """This test ensures that the form carries the answer's context, and that the page says how it read a follow-up."""
    first = html(client.get("/", params={"q": FLAGSHIP}).text)
    carried = first.css_first("form.ask input[name=context]").attributes["value"]
    second = html(client.get("/", params={"q": "och för 2020?", "context": carried}).text)
    assert second.css_first("#fragan").text() == "och för 2020?"
    assert "Läst som: Vilka aktiviteter stödjer Ett sammanhållet Motala 2020?" in second.text()
    links = [link.attributes["href"] or "" for link in first.css(".next a")]
    assert links
    assert all(client.get(link).status_code == 200 and "context" not in link for link in links)


def test_a_spoilt_context_costs_nothing_on_the_page(client: TestClient) -> None:
    """This test ensures that the page answers as without a context, where the service tells what is wrong with it."""
    page = client.get("/", params={"q": FLAGSHIP, "context": "<script>"})
    assert (page.status_code, "<script>" in page.text) == (200, False)
    response = client.post("/api/ask", json={"question": FLAGSHIP, "context": "<script>"})
    assert (response.status_code, "i sin helhet" in response.json()["detail"]) == (422, True)


def test_a_context_comes_and_goes_with_the_request(client: TestClient) -> None:
    """This test ensures that POST /api/ask takes the context it gave, and what was taken over is told."""
    first = client.post("/api/ask", json={"question": FLAGSHIP}).json()
    body = {"question": "Visa bara socialnämndens", "context": first["context"]}
    second = client.post("/api/ask", json=body).json()
    assert {item["organ"] for item in second["items"]} == {"Socialnämnden"}
    assert second["receipt"]["asked"]["context"] == first["context"]
    assert first["next_questions"]


def test_the_interface_speaks_english_when_asked(client: TestClient) -> None:
    """This test ensures that lang=en changes the words around the answer and the page's language."""
    page = client.get("/", params={"lang": "en"}).text
    assert '<html lang="en">' in page
    assert "Your question" in page


def test_a_page_image_is_drawn_with_the_words_marked(client: TestClient) -> None:
    """This test ensures a PNG in which marking words changes the picture, and that it is not sent twice."""
    address = f"/api/documents/{document_id(client, LUP)}/pages/3.png"
    plain = client.get(address)
    marked = client.get(address, params={"start": 0, "end": 20})
    assert plain.headers["content-type"] == "image/png"
    with Image.open(io.BytesIO(plain.content)) as one, Image.open(io.BytesIO(marked.content)) as other:
        assert one.size == other.size
        assert one.tobytes() != other.tobytes()
    again = client.get(address, headers={"if-none-match": plain.headers["etag"]})
    assert again.status_code == 304


def test_a_format_without_pages_has_no_image_but_a_source_view(client: TestClient) -> None:
    """This test ensures a 404 that names the source view, which opens."""
    document = document_id(client, WEB_PAGE)
    response = client.get(f"/api/documents/{document}/pages/1.png")
    assert response.status_code == 404
    assert f"/documents/{document}/pages/1" in response.json()["detail"]
    assert client.get(f"/documents/{document}/pages/1").status_code == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/documents/saknas/pages/1.png", 404),
        ("/api/documents/{lup}/pages/99.png", 404),
        ("/api/documents/{lup}/pages/3.png?start=5&end=4", 404),
        ("/api/documents/{lup}/pages/3.png?start=5", 404),
        ("/api/documents/{lup}/pages/3.png?start=0&end=99999999", 404),
        ("/api/documents/{lup}/pages/3.png?start=-1&end=4", 422),
        ("/api/documents/{lup}/pages/3.png?start=a", 422),
        ("/api/documents/{lup}/pages/x.png", 422),
        ("/documents/{lup}/pages/0", 404),
        ("/documents/{lup}/pages/3?state=99", 404),
        ("/documents/..%2f..%2fetc%2fpasswd/pages/1", 404),
        ("/static/../app.py", 404),
    ],
)
def test_addresses_that_lead_nowhere(client: TestClient, path: str, status: int) -> None:
    """This test ensures that wrong documents, pages, spans and states are refused with a message."""
    response = client.get(path.format(lup=document_id(client, LUP)))
    assert response.status_code == status
    assert response.text
