"""How it went, from the file to the answer: verdicts, targets, goal by goal."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answer import Answer, Kind
from assistant.answering import Assistant
from assistant.understanding.scoping import Scope
from corpus.settings import load_settings
from corpus.store import Store
from tests.assistant.demo_corpus import read_in

MANIFEST = """
[[document]]
file = "program.html"
title = "Program 2020-2023"
kommun = "Granby"
organ = "Kommunfullmäktige"
kind = "program"
period = "2020-2023"

[[document]]
file = "bokslut.html"
title = "Årsredovisning 2021"
kommun = "Granby"
organ = "Kommunstyrelsen"
kind = "årsredovisning"
period = "2021"
decided = "2022-03-01"

[[document]]
file = "delar.html"
title = "Delårsrapport 2021"
kommun = "Granby"
organ = "Kommunstyrelsen"
kind = "delårsrapport"
period = "2021"
decided = "2021-10-01"
"""
PROGRAM = """<html><body><h1>Program 2020-2023</h1><h2>Område: Ett levande Granby</h2>
<h3>Mål 1: Fler cyklar till jobbet</h3><p>Vi vill se det.</p>
<h3>Mål 2: Sjöarna är rena</h3><p>Vi vill se det.</p>
<h3>Mål 3: Alla kan simma</h3><p>Vi vill se det.</p>
<h3>Mål 4: Torget är upplyst</h3><p>Vi vill se det.</p></body></html>"""
HEAD = "<tr><th>Indikator</th><th>Utfall 2020</th><th>Utfall 2021</th><th>Målvärde 2021</th></tr>"
FIRST = "<tr><td>Andel som cyklar</td><td>20 %</td><td>24 %</td><td>minst 30 %</td></tr>"
SECOND = "<tr><td>Antal cykelställ</td><td>40</td><td>55</td><td>50</td></tr>"
CLEAN = "<tr><td>Siktdjup i meter</td><td>2</td><td>4</td><td>&gt; 3</td></tr>"
FOLLOWED = f"""<html><body><h1>Årsredovisning 2021</h1>
<h3>Mål 1: Fler cyklar till jobbet</h3><table>{HEAD}{FIRST}{SECOND}</table><p>Målet bedöms inte vara uppfyllt.</p>
<h3>Mål 2: Sjöarna är rena</h3><table>{HEAD}{CLEAN}</table>
<p>Målet bedöms vara uppfyllt, trots att mätningen är osäker.</p></body></html>"""
HALFWAY = """<html><body><h1>Delårsrapport 2021</h1>
<table><tr><th>Mål</th><th>Prognos</th></tr>
<tr><td>Fler cyklar till jobbet</td><td>Målet nås delvis</td></tr>
<tr><td>Alla kan simma</td><td>Målet nås</td></tr></table></body></html>"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Read in a programme, an annual report and a forecast."""
    folder: Path = tmp_path_factory.mktemp("plans")
    for name, html in (("program", PROGRAM), ("bokslut", FOLLOWED), ("delar", HALFWAY)):
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    (folder / "manifest.toml").write_text(MANIFEST, encoding="utf-8")
    settings = load_settings(data_dir=tmp_path_factory.mktemp("data"))
    read_in([folder], settings)
    made = Assistant(Store.open(settings), settings)
    yield made
    made.close()


def ask(assistant: Assistant, question: str) -> Answer:
    """Ask within the term."""
    return assistant.ask(question, scope=Scope(), today=datetime.date(2022, 6, 1))


def said(answer: Answer) -> list[str]:
    """Return the sentences."""
    return [sentence.text for sentence in answer.sentences]


def test_the_outcome_stands_before_the_forecast(assistant: Assistant) -> None:
    """This test ensures that each verdict is told with its kind, who and when, and the figures beside it."""
    answer = ask(assistant, "Hur gick det för målet Fler cyklar till jobbet?")
    assert answer.kind is Kind.STATUS
    assert said(answer)[:2] == [
        "”Fler cyklar till jobbet”: ”bedöms inte vara uppfyllt” (utfall, 2021, Kommunstyrelsen, 2022-03-01).",
        "”Fler cyklar till jobbet”: ”nås delvis” (prognos, Kommunstyrelsen, 2021-10-01).",
    ]
    assert "”Andel som cyklar” nådde inte målvärdet 2021: utfallet var 24 % och målvärdet minst 30 %" in "".join(
        said(answer)
    )
    assert answer.items[0].verdict == "bedöms inte vara uppfyllt"


def test_a_forecast_alone_is_said_to_be_one(assistant: Assistant) -> None:
    """This test ensures that a goal with a forecast alone is never said to be reached."""
    answer = ask(assistant, "Nåddes målet Alla kan simma?")
    assert said(answer)[:2] == [
        "”Alla kan simma”: ”nås” (prognos, Kommunstyrelsen, 2021-10-01).",
        "Det är en prognos. Inget omdöme om utfallet för ”Alla kan simma” finns i det som är inläst.",
    ]


def test_a_goal_that_nothing_judges_is_refused_with_what_there_is(assistant: Assistant) -> None:
    """This test ensures that a verdict of another time is no answer, and is offered as what it is."""
    answer = ask(assistant, "Hur gick det för målet Alla kan simma 2020?")
    assert answer.refused
    assert said(answer)[0].startswith("Inget omdöme om ”Alla kan simma” finns i det som är inläst")
    assert any("prognos" in sentence for sentence in said(answer))


def test_goals_by_verdict(assistant: Assistant) -> None:
    """This test ensures that a forecast is counted apart from the verdicts on outcomes, and negations are heard."""
    missed = ask(assistant, "Vilka mål uppfylldes inte 2021?")
    assert [item.name for item in missed.items] == ["Fler cyklar till jobbet"]
    reached = ask(assistant, "Hur många mål är uppfyllda 2021?")
    assert reached.count == 1
    assert [item.name for item in reached.items] == ["Sjöarna är rena", "Alla kan simma"]
    assert "Enligt prognos, utan något omdöme om utfallet, gäller det ett mål (Granby, 2021)." in said(reached)
    assert "Antal cykelställ" not in " ".join(said(reached))
    red = ask(assistant, "Vilka mål är röda?")
    assert not red.items
    assert "bedöms vara uppfyllt" in " ".join(said(red))


def test_figures_against_targets(assistant: Assistant) -> None:
    """This test ensures that what has no direction is told apart, and both cells are cited."""
    missed = ask(assistant, "Vilka indikatorer nådde inte målvärdet 2021?")
    assert [(item.name, item.standing) for item in missed.items] == [
        ("Andel som cyklar", "missed"),
        ("Antal cykelställ", "undirected"),
    ]
    quotes = {missed.citations[number - 1].quote for number in missed.items[0].citations}
    assert {"24 %", "minst 30 %"} <= quotes
    met = ask(assistant, "Vilka indikatorer klarade målvärdet 2021?")
    assert [item.name for item in met.items] == ["Siktdjup i meter"]
    assert "Antal cykelställ: utfall 55, över målvärdet 50 (2021)." in said(met)
    assert ask(assistant, "Hur många nyckeltal missade målvärdet?").count == 1


def test_goal_by_goal(assistant: Assistant) -> None:
    """This test ensures that every goal has its row, with its verdict and figures."""
    answer = ask(assistant, "Hur gick det med målen?")
    assert [(item.name, item.lacking) for item in answer.items] == [
        ("Fler cyklar till jobbet", None),
        ("Sjöarna är rena", None),
        ("Alla kan simma", None),
        ("Torget är upplyst", "follow_up"),
    ]
    assert any(one.startswith("3 Alla kan simma: ”nås” (prognos") for one in said(answer))
    assert [value.of for value in answer.items[1].values] == ["Siktdjup i meter"] * 2


def test_the_judging_words_are_the_value(assistant: Assistant) -> None:
    """This test ensures that a verdict is quoted whole, with the words that judge as its value."""
    answer = ask(assistant, "Nåddes målet Sjöarna är rena?")
    assert answer.items[0].verdict == "bedöms vara uppfyllt, trots att mätningen är osäker"
    assert "Sjöarna är rena”: ”bedöms vara uppfyllt, trots att mätningen är osäker”" in said(answer)[0]
    assert "bedöms vara uppfyllt" in [value.value for value in answer.values]


def test_kommuner_are_told_of_one_after_the_other(tmp_path: Path) -> None:
    """This test ensures that goals of several kommuner are never told as those of one programme."""
    plans = tmp_path / "plans"
    plans.mkdir()
    texts = {"": (PROGRAM, FOLLOWED), "sol-": (PROGRAM.replace("Granby", "Solby"), FOLLOWED.replace("24 %", "25 %"))}
    for lead, htmls in texts.items():
        for name, html in zip(("program", "bokslut"), htmls, strict=True):
            (plans / f"{lead}{name}.html").write_text(html, encoding="utf-8")
    own = MANIFEST.partition('[[document]]\nfile = "delar.html"')[0]
    other = own.replace('file = "', 'file = "sol-').replace("Granby", "Solby")
    (plans / "manifest.toml").write_text(own + other, encoding="utf-8")
    settings = load_settings(data_dir=tmp_path / "data")
    read_in([plans], settings)
    made = Assistant(Store.open(settings), settings)
    for question in ("Hur gick det med alla mål?", "Vilka mål uppfylldes inte?", "Vilka indikatorer nådde målvärdet?"):
        told = " ".join(said(ask(made, question)))
        assert told.index("(Granby, ") < told.index("(Solby, ")
    made.close()


def test_an_indicator_over_years(assistant: Assistant) -> None:
    """This test ensures that the values of both years are stated, with their difference as arithmetic."""
    answer = ask(assistant, "Hur har Siktdjup i meter förändrats från 2020 till 2021?")
    assert answer.kind is Kind.COMPARE
    assert [value.value for value in answer.values] == ["2", "4"]
    assert said(answer)[-1] == "Skillnaden är +2, beräknat ur tabellen."


def test_a_document_without_verdicts_is_told_as_such(assistant: Assistant) -> None:
    """This test ensures that goals without a verdict are not sought in another document than the one that is named."""
    answer = ask(assistant, "Vilka mål saknar bedömning i Program 2020-2023?")
    assert answer.refused
    assert not answer.items
    assert said(answer)[0].startswith("Inget omdöme om mål finns i det som är inläst (Granby, Program 2020-2023)")


def test_an_indicator_by_a_word_of_its_name_is_compared(assistant: Assistant) -> None:
    """This test ensures that a word of an indicator's name is enough to compare its years."""
    answer = ask(assistant, "cykelställen 2020 jämfört med 2021")
    assert answer.kind is Kind.COMPARE
    assert [value.value for value in answer.values] == ["40", "55"]
