"""What a page shows of an answer's findings: tables, charts, cautions, sources, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from selectolax.lexbor import LexborHTMLParser, LexborNode

from assistant.app import create_app
from tests.assistant.demo_corpus import FLAGSHIP, follow_up_settings

SCORECARD = "Hur gick det för alla mål i Uppvidinge 2021?"
CHANGED = "Vad har ändrats i tekniska nämndens plan mellan 2020 och 2021?"
SHARED = "Vilka resultatmål arbetar både socialnämnden och bildningsnämnden med?"
SERIES = "Hur har andelen fossilfria fordon utvecklats?"


@pytest.fixture(scope="module")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Serve documents that follow goals up over two years."""
    with TestClient(create_app(follow_up_settings(tmp_path_factory))) as served:
        yield served


def shown(client: TestClient, question: str, **given: str) -> LexborNode:
    """Return the answer to a question as the page shows it."""
    response = client.get("/", params={"q": question, **given})
    assert response.status_code == 200
    answer = LexborHTMLParser(response.text).css_first("#svar")
    assert answer is not None
    return answer


def texts(nodes: list[LexborNode]) -> list[str]:
    """Return the texts of nodes, spaces folded."""
    return [" ".join(node.text().split()) for node in nodes]


def asked(client: TestClient, question: str, **given: str) -> dict[str, list[dict[str, object]]]:
    """Return the same answer as JSON."""
    answer: dict[str, list[dict[str, object]]] = client.post("/api/ask", json={"question": question, **given}).json()
    return answer


@pytest.mark.parametrize("question", [FLAGSHIP, SCORECARD, CHANGED, SHARED, "Räkna upp alla resultatmål."])
def test_every_item_and_source_is_on_the_page(client: TestClient, question: str) -> None:
    """This test ensures that folding, tables and charts leave no item and no citation out, and tie each note."""
    answer, page = asked(client, question), shown(client, question)
    assert answer["items"]
    names = texts(page.css(".found .what"))
    assert all(" ".join(str(item["name"]).split()) in names for item in answer["items"])
    places = {str(node.attributes["id"]) for node in page.css(".sources > li")}
    assert places == {f"kalla-{citation['n']}" for citation in answer["citations"]}
    assert {str(note.attributes["href"]).removeprefix("#") for note in page.css(".note")} <= places


@pytest.mark.parametrize("question", [SCORECARD, CHANGED, SHARED, "Vilka nyckeltal finns?"])
def test_tables_have_captions_and_header_cells(client: TestClient, question: str) -> None:
    """This test ensures that each table says what it shows, and each cell has headers in its row and column."""
    tables = shown(client, question).css("table")
    assert tables
    for table in tables:
        assert table.css_first("caption") is not None
        assert all(head.attributes["scope"] == "col" for head in table.css("thead th"))
        heads = table.css("tbody th")
        assert heads
        assert all(head.attributes["scope"] in ("row", "rowgroup") for head in heads)


def test_a_scorecard_quotes_verdicts_with_who_and_when(client: TestClient) -> None:
    """This test ensures that goals, indicators, values and verdicts stand in columns, what lacks said in words."""
    page = shown(client, SCORECARD)
    assert texts(page.css(".scores thead th")) == ["Mål", "Omdöme", "Indikator", "Utfall 2021", "Målvärde 2021"]
    verdicts = page.css(".scores .verdict .words")
    assert "”är delvis uppfyllt”" in texts(verdicts)
    assert all(one.attributes["lang"] == "sv" for one in verdicts)
    caption = page.css_first(".scores caption")
    assert caption is not None
    assert "Kommunstyrelsen · 2022-03-14" in caption.text()
    lacking = [item for item in asked(client, SCORECARD)["items"] if item["lacking"]]
    assert len(lacking) == sum("i det som är inläst" in text for text in texts(page.css(".scores .none")))


def test_a_forecast_is_marked_as_one(followed: TestClient) -> None:
    """This test ensures that a forecast beside an outcome, and sources that differ, are told apart by words."""
    page = shown(followed, "Hur gick det för målet om attraktiv boendekommun 2021?", kommun="Uppvidinge")
    assert texts(page.css(".scores .forecast")) == ["Prognos"]
    assert "Källorna anger olika värden" in texts(page.css(".caution"))


def test_changes_are_words_with_their_number(client: TestClient) -> None:
    """This test ensures that what became of each is said in words, counted, and not repeated in a sentence."""
    page = shown(client, CHANGED)
    answer = asked(client, CHANGED)
    counts = dict(zip(texts(page.css(".change")), texts(page.css(".group .count")), strict=True))
    new = sum(item["change"] == "new" for item in answer["items"])
    assert counts["nytt"] == str(new)
    assert not any("aktiviteter är nya" in text for text in texts(page.css(".said p")))


def test_organs_that_share_a_goal_stand_side_by_side(client: TestClient) -> None:
    """This test ensures that each organ's activities for a shared goal are rows with their sources."""
    page = shown(client, SHARED, kommun="Motala")
    assert {"Bildningsnämnden", "Socialnämnden"} <= set(texts(page.css("tbody th[scope=row]")))
    assert page.css("tbody td .note")


def test_a_series_is_drawn_beside_its_table(followed: TestClient) -> None:
    """This test ensures that a chart says in words what its table holds, and styles nothing inline."""
    page = shown(followed, SERIES)
    drawing = page.css_first("svg[role=img]")
    assert drawing is not None
    label = str(drawing.attributes["aria-label"]).replace("\u00a0", " ")
    assert "steg från 41 % år 2019 till 61 % år 2021" in label
    assert {"2019", "2021"} <= set(texts(page.css("tbody th")))
    assert "style=" not in (page.html or "")
    english = shown(followed, SERIES, lang="en").css_first("svg[role=img]")
    assert english is not None
    assert "rose from" in str(english.attributes["aria-label"])


def test_the_count_comes_first_and_apart(client: TestClient) -> None:
    """This test ensures that the number found is set apart in the sentence that says it."""
    page = shown(client, FLAGSHIP)
    number = page.css_first(".lead .number")
    assert number is not None
    assert number.text() == str(len(asked(client, FLAGSHIP)["items"]))


def test_a_period_that_has_ended_is_warned_of_at_its_sentence(client: TestClient) -> None:
    """This test ensures that the sentence that warns is shown as a warning."""
    assert any(text.startswith("Observera") for text in texts(shown(client, FLAGSHIP).css(".said .caution")))


def test_own_work_stands_in_its_parts(client: TestClient) -> None:
    """This test ensures that activities for the goals and for the grunduppdrag have headings of their own."""
    page = shown(client, "Jag jobbar i socialnämnden. Hur bidrar mitt arbete till målen?", kommun="Motala")
    headings = texts(page.css(".found > h3"))
    assert any(text.startswith("Aktiviteter för målen") for text in headings)
    assert any(text.startswith("Aktiviteter för grunduppdraget") for text in headings)
