"""Statuses shown by symbols, from the file to the answer: what a key explains is said, what it does not is told of."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant.answer import Answer
from assistant.answer_json import answer_text, to_json
from assistant.answering import Assistant
from assistant.app import create_app
from assistant.cli import main
from assistant.understanding.scoping import Scope
from corpus.settings import Settings, load_settings
from corpus.store import Store
from tests.assistant.demo_corpus import read_in
from tests.ingest.parse.drawn_pdf import pdf, sign, words
from tests.ingest.test_symbols import GREEN, RED, TITLE, table, unexplained

MANIFEST = """
[[document]]
file = "uppfoljning.pdf"
title = "Uppföljning 2021 för tekniska nämnden"
kommun = "Granby"
organ = "Tekniska nämnden"
kind = "uppföljning"
period = "2021"
"""
GOALS = [
    ("Alla barn lär sig simma", sign(0, -4, "●", colour=GREEN)),
    ("Fler reser med buss", sign(0, -4, "●", colour=RED)),
    ("Maten lagas i egna kök", sign(0, -4, "◆")),
]
DONE = [
    ("Bygga en bro vid Storvik", sign(0, -4, "▲")),
    ("Måla skolans matsal", words(0, -4, "Klar")),
    ("Riva kiosken i parken", sign(0, -4, "▼")),
]
KEY = words(60, 300, "Grönt = målet uppnås, rött = målet uppnås inte.")
UNREAD = "bedömning visas som symbol, kunde inte tolkas"
STATUS = "status visas som symbol, kunde inte tolkas"


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Read one follow-up in: goals with colours and a key, activities with arrows and none."""
    folder = tmp_path_factory.mktemp("plans")
    comments = ("Målet uppnås inte.", "", "")
    first = TITLE + table(740, ("Nämndmål", "Måluppfyllelse", "Kommentar"), GOALS, comments=comments) + KEY
    (folder / "uppfoljning.pdf").write_bytes(pdf(first, table(740, ("Aktivitet", "Status"), DONE)))
    (folder / "manifest.toml").write_text(MANIFEST, encoding="utf-8")
    made = load_settings(data_dir=tmp_path_factory.mktemp("data"))
    read_in([folder], made)
    return made


@pytest.fixture(scope="module")
def assistant(settings: Settings) -> Iterator[Assistant]:
    """Open it for answering."""
    made = Assistant(Store.open(settings), settings)
    yield made
    made.close()


def ask(assistant: Assistant, question: str) -> Answer:
    """Ask within the year."""
    return assistant.ask(question, scope=Scope(), today=datetime.date(2021, 12, 1))


def test_a_verdict_by_colour_is_said_with_the_comment_against_it(assistant: Assistant) -> None:
    """This test ensures that the key's word and the comment both stand, and that the proof is the sign's own box."""
    answer = ask(assistant, "Hur går det med målet Alla barn lär sig simma?")
    assert not answer.refused
    assert answer.items[0].verdict == "målet uppnås"
    said = answer_text(answer)
    assert "”Alla barn lär sig simma”: ”målet uppnås” (utfall, Tekniska nämnden, 2021)." in said
    assert "Målet uppnås inte." in said
    drawn = [box for citation in answer.citations for part in citation.parts for box in part.pictures]
    assert [round(box.x0) for box in drawn] == [360]
    parts = [part for citation in json.loads(json.dumps(to_json(answer)))["citations"] for part in citation["parts"]]
    assert [part["pictures"][0] in part["boxes"] for part in parts if part["pictures"]] == [True]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Hur går det med målet Maten lagas i egna kök?", f"”Maten lagas i egna kök”: {UNREAD}, s. 1."),
        ("Vad är status för aktiviteten Bygga en bro vid Storvik?", f"”Bygga en bro vid Storvik”: {STATUS}, s. 2."),
        ("Hur går det med aktiviteten Riva kiosken i parken?", f"”Riva kiosken i parken”: {STATUS}, s. 2."),
    ],
)
def test_a_symbol_that_could_not_be_read_is_told_of(assistant: Assistant, question: str, said: str) -> None:
    """This test ensures that the answer says so, with the page, in text and in JSON, instead of saying nothing."""
    answer = ask(assistant, question)
    assert not answer.refused
    assert said in answer_text(answer)
    shown = to_json(answer)["items"]
    assert isinstance(shown, list)
    (symbol,) = shown[0]["symbols"]
    assert symbol["text"] in (UNREAD, STATUS)
    assert answer.citations[symbol["citation"] - 1].parts[0].pictures


def test_a_list_by_status_tells_of_what_it_may_lack(assistant: Assistant) -> None:
    """This test ensures that activities whose status is a symbol are told of where a status is asked for."""
    answer = ask(assistant, "Vilka aktiviteter är klara?")
    assert "Måla skolans matsal" in answer_text(answer)
    assert f"”Bygga en bro vid Storvik”: {STATUS}, s. 2." in answer_text(answer)
    assert f"”Riva kiosken i parken”: {STATUS}, s. 2." in answer_text(answer)


def test_the_page_tells_of_the_symbol_and_marks_it(settings: Settings) -> None:
    """This test ensures that the web page names the symbol, and that its source marks the symbol's box."""
    with TestClient(create_app(settings)) as client:
        html = client.get("/", params={"q": "Vilka aktiviteter finns?"}).text
        assert f"{STATUS}, s. 2" in html.replace("&nbsp;", " ").replace("\N{NO-BREAK SPACE}", " ")
        link = next(part.split('"')[0] for part in html.split('href="') if "box=" in part.split('"')[0])
        source = client.get(link.replace("&amp;", "&").split("#")[0])
        assert source.status_code == 200
        image = next(part.split('"')[0] for part in source.text.split('src="') if "box=" in part.split('"')[0])
        assert client.get(image.replace("&amp;", "&")).headers["content-type"] == "image/png"
        assert client.get(f"{image.replace('&amp;', '&').split('?')[0]}?box=1,2,nan,4").status_code == 404


def test_the_lists_tell_of_symbols(settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    """This test ensures that `roda show verdicts` has what could not be read, and where each symbol stands."""
    with pytest.raises(SystemExit):
        main(["show", "verdicts", "--json", "--data-dir", str(settings.data_dir)])
    rows = json.loads(capsys.readouterr().out)
    assert [(row["goal"], row["verdict"], row["symbol"]) for row in rows] == [
        ("Alla barn lär sig simma", "målet uppnås", None),
        ("Fler reser med buss", "målet uppnås inte", None),
        ("Maten lagas i egna kök", "", UNREAD),
        ("Bygga en bro vid Storvik", "", STATUS),
        ("Riva kiosken i parken", "", STATUS),
    ]
    assert all(len(row["pictures"]) == 1 for row in rows)
    assert unexplained("röd") not in json.dumps(rows, ensure_ascii=False)


def test_the_report_marks_symbols(settings: Settings, tmp_path: Path) -> None:
    """This test ensures that the reading report draws a frame around the symbol and says what was read of it."""
    files = sorted((Path(settings.data_dir) / "originals").rglob("*"))
    original = next(file for file in files if file.is_file())
    plan = tmp_path / "in" / "plan.pdf"
    plan.parent.mkdir()
    plan.write_bytes(original.read_bytes())
    out = tmp_path / "rapport.html"
    with pytest.raises(SystemExit):
        main(["ingest", str(plan), "--report", str(out), "--data-dir", str(tmp_path / "data")])
    html = out.read_text(encoding="utf-8")
    assert "läst ur en symbol (s.\N{NO-BREAK SPACE}1), ordet står i teckenförklaringen" in html
    assert f"symbol: {UNREAD} (s.\N{NO-BREAK SPACE}1)" in html
    assert 'x="358.' in html


def test_the_english_answer_tells_of_it_too(assistant: Assistant) -> None:
    """This test ensures that a question in English is told of the symbol in English, with what was read quoted."""
    answer = ask(assistant, "What is the status of Bygga en bro vid Storvik?")
    assert not answer.refused
    assert f"The status of “Bygga en bro vid Storvik” is shown as a symbol (“{STATUS}”), p. 2." in answer_text(answer)
