"""Feedback over HTTP, and `roda feedback`."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest
from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser

from assistant.app import create_app
from assistant.application import ApplicationStore
from assistant.application.kind import FILE
from assistant.cli import main
from assistant.feedback_form import LONGEST_QUESTION
from assistant.prompting import Phrases
from assistant.routes.boundary import MAX_BODY_BYTES
from assistant.routes.own_page import is_from_own_page
from assistant.service import FEEDBACK_AT_ONCE
from corpus.settings import Settings, load_settings
from tests.assistant.application.given import given
from tests.assistant.demo_corpus import FLAGSHIP, demo_settings
from tests.assistant.test_feedback_form import FIELDS

JSON = {"accept": "application/json"}
NUMBER = "19900101-1234"
PHRASES = Phrases.load()


@pytest.fixture
def settings(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Return settings of a small demo of this test's own, without what other tests said of its answers."""
    shared = demo_settings(tmp_path_factory).data_dir
    return load_settings(data_dir=copytree(shared, tmp_path / "data", ignore=ignore_patterns(f"{FILE}*")))


@pytest.fixture
def client(settings: Settings) -> Iterator[TestClient]:
    """Serve the small demo."""
    with TestClient(create_app(settings), raise_server_exceptions=False, follow_redirects=False) as served:
        yield served


def kept(settings: Settings) -> list[dict[str, object]]:
    """Return what the owner reads."""
    with closing(ApplicationStore.of(settings)) as store:
        return [{"comment": one.feedback.comment, "question": one.feedback.question} for one in store.feedback()]


def said(name: str, language: str = "sv", **variables: str | int) -> str:
    """Return a phrase of the form."""
    return PHRASES.render(f"interface.feedback_{name}", "en" if language == "en" else "sv", **variables)


def sent_by(form: LexborHTMLParser, *, ticked: bool) -> dict[str, str]:
    """Return what a browser sends of the form at the end of an answer, before a thumb is chosen."""
    fields = form.css("form.helped [name]")
    return {
        str(field.attributes["name"]): field.attributes.get("value") or ""
        for field in fields
        if field.tag != "button" and (ticked or field.attributes.get("type") != "checkbox")
    }


def test_the_form_of_an_answer_sends_what_the_store_keeps(client: TestClient, settings: Settings) -> None:
    """This test ensures that a browser without scripts gives feedback and is thanked; the question goes if ticked."""
    form = LexborHTMLParser(client.get("/", params={"q": FLAGSHIP}).text)
    for ticked in (False, True):
        fields = sent_by(form, ticked=ticked)
        assert (FLAGSHIP in fields.values()) is ticked
        response = client.post("/feedback", data={**fields, "helpful": "yes", "comment": "Bra å\r\näö"})
        assert (response.status_code, response.headers["location"]) == (303, "/feedback/thanks")
    assert kept(settings) == [
        {"comment": "Bra å\näö", "question": None},
        {"comment": "Bra å\näö", "question": FLAGSHIP},
    ]
    with closing(ApplicationStore.of(settings)) as store:
        first = store.feedback()[0].feedback
    answer = client.post("/api/ask", json={"question": FLAGSHIP}).json()
    assert (first.state, first.kind, first.language) == (1, "link", "sv")
    assert (first.items, first.citations) == (len(answer["items"]), len(answer["citations"]))


def test_the_tick_box_is_empty_and_enter_chooses_nothing(client: TestClient) -> None:
    """This test ensures that the question is not offered ticked, and that no thumb is chosen by the Enter key."""
    form = LexborHTMLParser(client.get("/", params={"q": FLAGSHIP}).text)
    assert "checked" not in form.css_first("form.helped [type=checkbox]").attributes
    assert form.css_first("form.helped button").attributes["value"] == ""  # what Enter presses
    labels = {label.attributes["for"] for label in form.css("form.helped label")}
    assert labels == {"feedback-comment", "feedback-with-question"}


def test_a_long_question_is_not_offered_to_be_sent(settings: Settings) -> None:
    """This test ensures that the form never offers what would be refused."""
    longer = load_settings(data_dir=settings.data_dir, max_question_characters=10_000)
    with TestClient(create_app(longer)) as client:
        page = client.get("/", params={"q": FLAGSHIP + " å" * LONGEST_QUESTION})
    assert "form" in page.text
    assert 'type="checkbox"' not in page.text


def test_a_script_is_thanked_in_its_language(client: TestClient, settings: Settings) -> None:
    """This test ensures that who asks for JSON gets the thanks, and the problem, as a text to show in place."""
    for language in ("sv", "en"):
        response = client.post("/feedback", params={"lang": language}, data=FIELDS, headers=JSON)
        assert (response.status_code, response.json()) == (200, {"said": said("thanks", language)})
    refused = client.post("/feedback?lang=en", data=FIELDS | {"comment": NUMBER}, headers=JSON)
    assert (refused.status_code, refused.json()) == (422, {"detail": said("personal_number", "en")})
    assert len(kept(settings)) == 2


def test_the_pages_around_it_speak_both_languages(client: TestClient) -> None:
    """This test ensures the thanks, the way back, and the language that a form was sent in."""
    response = client.post("/feedback?lang=en", data=FIELDS)
    assert response.headers["location"] == "/feedback/thanks?lang=en"
    assert said("thanks", "en") in client.get(response.headers["location"]).text
    assert said("thanks") in client.get("/feedback/thanks").text
    assert client.get("/feedback?lang=en").headers["location"] == "/?lang=en"


def test_a_refused_comment_stands_in_the_form_again(client: TestClient, settings: Settings) -> None:
    """This test ensures that nothing written is lost or run, that the problem is told, and that nothing is kept."""
    written = f"<script>alert(1)</script> {NUMBER}"
    response = client.post("/feedback", data=FIELDS | {"comment": written, "question": FLAGSHIP})
    page = LexborHTMLParser(response.text)
    assert response.status_code == 422
    assert said("personal_number") in page.css_first("[role=alert]").text()
    assert page.css_first("textarea").text() == written
    assert "<script>alert" not in response.text
    assert sent_by(page, ticked=True) | {"helpful": "yes"} == FIELDS | {"comment": "", "question": FLAGSHIP}
    assert "checked" in page.css_first("[type=checkbox]").attributes
    assert kept(settings) == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"helpful",
        b"%ff=%ff&helpful=yes",
        b"&".join([b"a=b"] * 1000),
        b'{"helpful": "yes"}',
        "helpful=yes&å=ö".encode(),
    ],
)
@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data; boundary=x"])
def test_what_is_no_form_is_refused(client: TestClient, settings: Settings, body: bytes, kind: str) -> None:
    """This test ensures that missing, broken, endless and foreign bodies get a plain message, nothing internal."""
    response = client.post("/feedback", content=body, headers={"content-type": kind, **JSON})
    assert response.status_code == 422
    assert response.json()["detail"] in {said("choose"), said("incomplete")}
    assert kept(settings) == []


def test_a_large_body_is_refused(client: TestClient, settings: Settings) -> None:
    """This test ensures that more than a form can hold is not read."""
    response = client.post("/feedback", data=FIELDS | {"comment": "å" * MAX_BODY_BYTES})
    assert response.status_code == 413
    assert kept(settings) == []


@pytest.mark.parametrize(
    ("headers", "ours"),
    [
        ({}, True),
        ({"sec-fetch-site": "same-origin", "origin": "https://inre.example", "host": "127.0.0.1:8000"}, True),
        ({"sec-fetch-site": "none"}, True),
        ({"sec-fetch-site": "same-site"}, False),
        ({"sec-fetch-site": "cross-site", "origin": "http://roda.example", "host": "roda.example"}, False),
        ({"origin": "http://roda.example:8000", "host": "roda.example:8000"}, True),
        ({"origin": "http://roda.example", "host": "roda.example:8000"}, False),
        ({"origin": "https://other.example", "host": "roda.example"}, False),
        ({"origin": "null", "host": "roda.example"}, False),
        ({"origin": "http://[", "host": "roda.example"}, False),
    ],
)
def test_where_a_form_comes_from(headers: dict[str, str], *, ours: bool) -> None:
    """This test ensures that only our own pages, and what is no browser, may send."""
    assert is_from_own_page(headers) is ours


def test_other_sites_may_not_send(client: TestClient, settings: Settings) -> None:
    """This test ensures that a page elsewhere cannot give feedback in a visitor's name, nor fill in our form."""
    comes = {"sec-fetch-site": "cross-site", "origin": "https://other.example"}
    response = client.post("/feedback", data=FIELDS | {"comment": "reklam"}, headers=comes)
    assert response.status_code == 403
    assert said("elsewhere") in response.text
    assert "reklam" not in response.text
    assert kept(settings) == []


def test_an_answers_page_lets_browsers_name_our_origin_alone(client: TestClient) -> None:
    """This test ensures that over plain http the form is recognised as ours, and that no address goes whole."""
    page = LexborHTMLParser(client.get("/", params={"q": FLAGSHIP}).text)
    assert page.css_first("meta[name=referrer]").attributes["content"] == "strict-origin"


def test_a_flood_is_stopped(client: TestClient, settings: Settings) -> None:
    """This test ensures that a process takes so many at once and tells the rest to wait; asking goes on."""
    statuses = [client.post("/feedback", data=FIELDS, headers=JSON).status_code for _ in range(FEEDBACK_AT_ONCE + 20)]
    assert statuses[:FEEDBACK_AT_ONCE] == [200] * FEEDBACK_AT_ONCE
    assert statuses[-1] == 429
    assert len(kept(settings)) == statuses.count(200)
    assert client.get("/", params={"q": FLAGSHIP}).status_code == 200


def test_a_database_that_fails_costs_no_answer(
    client: TestClient, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    """This test ensures that the visitor is told kindly, the operator in the log, and that asking goes on."""
    (settings.data_dir / FILE).write_bytes(b"not a database" * 1000)
    with caplog.at_level(logging.WARNING):
        response = client.post("/feedback", data=FIELDS | {"comment": "min kommentar"})
    assert response.status_code == 503
    assert said("not_kept") in response.text
    assert str(settings.data_dir) not in response.text
    assert "skadad" in caplog.text
    assert "min kommentar" not in caplog.text
    assert client.post("/api/ask", json={"question": FLAGSHIP}).status_code == 200


def test_nothing_of_the_visitor_is_kept(client: TestClient, settings: Settings) -> None:
    """This test ensures that no address, browser or cookie of a visitor stands in the files, and that none is set."""
    headers = {"user-agent": "Browser/77", "cookie": "vem=visitor-88", "x-forwarded-for": "192.0.2.99"}
    response = client.post("/feedback", data=FIELDS, headers=headers)
    assert "set-cookie" not in response.headers
    written = b"".join(file.read_bytes() for file in settings.data_dir.glob(f"{FILE}*"))
    assert b"feedback" in written
    assert not [one for one in (b"77", b"visitor-88", b"192.0.2.99", b"testclient") if one in written]


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Run `roda feedback`; return its exit code, output and complaints."""
    with pytest.raises(SystemExit) as done:
        main(["feedback", *arguments])
    out, err = capsys.readouterr()
    return int(str(done.value.code)), out, err


@pytest.fixture
def two_given(tmp_path: Path) -> str:
    """Return a data directory with two pieces of feedback."""
    with closing(ApplicationStore.of(load_settings(data_dir=tmp_path))) as store:
        store.keep(given("Bra \x1b[31mrött", question="Vilka mål?"))
        store.keep(given(helpful=False))
    return str(tmp_path)


def test_the_owner_reads_feedback(two_given: str, capsys: pytest.CaptureFixture[str]) -> None:
    """This test ensures the table with its sum, without control codes, and the whole as JSON."""
    code, out, _ = run(capsys, "--data-dir", two_given)
    assert code == 0
    assert "Vilka mål?" in out
    assert "\x1b" not in out
    assert "Ja: 1. Nej: 1." in out
    rows = json.loads(run(capsys, "--json", "--data-dir", two_given)[1])
    assert [row["helpful"] for row in rows] == [True, False]
    assert set(rows[0]) == {
        "id", "given_at", "version", "helpful", "comment", "question", "state", "kind", "language", "items",
        "citations",
    }  # fmt: skip


def test_the_owner_reads_from_a_day_on_and_forgets(two_given: str, capsys: pytest.CaptureFixture[str]) -> None:
    """This test ensures that both options count from the beginning of a day."""
    assert json.loads(run(capsys, "--json", "--since", "2999-01-01", "--data-dir", two_given)[1]) == []
    assert len(json.loads(run(capsys, "--json", "--since", "2020-01-01", "--data-dir", two_given)[1])) == 2
    assert "Borttaget: 0 synpunkter" in run(capsys, "--forget-before", "2020-01-01", "--data-dir", two_given)[1]
    assert json.loads(run(capsys, "--json", "--forget-before", "2999-01-01", "--data-dir", two_given)[1]) == {
        "forgotten": 2
    }
    assert "Inga synpunkter finns." in run(capsys, "--data-dir", two_given)[1]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--since", "i går"], "--since ska följas av ett datum som 2026-01-31"),
        (["--forget-before", "0001-13-01"], "--forget-before ska följas av ett datum"),
        (["--since", "0001-01-01"], "--since ska följas av ett datum"),
        (["--since", "2026-01-01", "--forget-before", "2026-01-01"], "inte båda samtidigt"),
    ],
)
def test_wrong_dates_are_told(
    two_given: str, capsys: pytest.CaptureFixture[str], options: list[str], told: str
) -> None:
    """This test ensures that a date that is none is refused with what a date looks like; nothing is removed."""
    code, _, err = run(capsys, *options, "--data-dir", two_given)
    assert code == 2
    assert told in err
    assert len(json.loads(run(capsys, "--json", "--data-dir", two_given)[1])) == 2
