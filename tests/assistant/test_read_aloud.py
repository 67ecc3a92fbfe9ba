"""Answers as they are read: what the sentences say, how items are told, what is asked on."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest

from assistant.answer import Answer, Item, Kind, Value
from assistant.answer_json import answer_text
from assistant.answering import Assistant
from assistant.presentation import said, told_values, told_verdict, years
from assistant.understanding.scoping import Scope
from tests.assistant.demo_corpus import demo_assistant

TODAY = datetime.date(2026, 11, 21)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Open the small demo, of two kommuner, for answering."""
    with demo_assistant(tmp_path_factory) as made:
        yield made


def ask(assistant: Assistant, question: str, kommun: str | None = None) -> Answer:
    """Ask within a kommun, or of all."""
    return assistant.ask(question, scope=Scope(kommun=kommun), today=TODAY)


def word(name: str, **_: str | int) -> str:
    """Stand in for the words of the interface."""
    return name.capitalize()


def test_a_scorecard_says_how_many_goals_have_each_verdict(demo: Assistant) -> None:
    """This test ensures that the verdicts are counted in the documents' own words before the goals are listed."""
    text = answer_text(ask(demo, "Hur går det med alla mål?", "Uppvidinge"))
    assert "Så gick det för 7 mål (Uppvidinge, 2019–2022). Omdöme finns för 6 av 7 i det som är inläst." in text
    assert "Omdömena, med antal mål: ”är delvis uppfyllt” 2, ”är uppfyllt” 2, ”inte är uppfyllt” 1 och" in text


def test_a_topic_over_several_kommuner_keeps_every_group(demo: Assistant, caplog: pytest.LogCaptureFixture) -> None:
    """This test ensures that organs of one name in two kommuner are each a group, and no line is dropped."""
    answer = ask(demo, "Vad gör kommunerna för trygghet?")
    assert len({one.organ for one in answer.items}) > 1
    assert not [one for one in caplog.records if "unproved" in one.message]
    listed = {number for one in answer.sentences if "nämner" not in one.text for number in one.items}
    assert listed == set(range(len(answer.items)))


@pytest.mark.parametrize(
    ("question", "kommun"),
    [("Hur följs planerna upp?", "Motala"), ("Hur följs målen upp?", "Uppvidinge"), ("Hur utvärderas planerna?", None)],
)
def test_how_plans_are_followed_up_is_a_process(demo: Assistant, question: str, kommun: str | None) -> None:
    """This test ensures that the way of following up is quoted, rather than the plans listed."""
    answer = ask(demo, question, kommun)
    assert answer.interpretation.form == "process"
    assert not answer.items


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Kan min granne få bygglov?", "ett eget ärende"),
        ("Får vår förening söka bidrag?", "ett eget ärende"),
        ("Är integrationsarbetet bra?", "inga egna åsikter"),
        ("Are the goals good?", "no opinions"),
    ],
)
def test_what_no_plan_answers_is_refused_as_what_it_is(demo: Assistant, question: str, told: str) -> None:
    """This test ensures that errands and opinions are told as such."""
    answer = ask(demo, question, "Motala")
    assert answer.refused
    assert told in answer_text(answer)


def test_a_summary_of_an_unknown_boards_plan_is_refused(demo: Assistant) -> None:
    """This test ensures that other boards' plans are not offered in its place, and that the name is told bare."""
    answer = ask(demo, "Vad står det i kulturnämndens verksamhetsplan 2021?", "Motala")
    assert (answer.refused, answer.kind) == (True, Kind.NONE)
    assert "”kulturnämnden” finns inte" in answer_text(answer)


def test_the_goals_of_both_of_two_boards_are_those_they_share(demo: Assistant) -> None:
    """This test ensures that "både … och" asks for what two boards have in common."""
    answer = ask(demo, "Vilka mål har både socialnämnden och bildningsnämnden aktiviteter för?", "Motala")
    assert answer.kind is Kind.COMPARE
    assert "från minst två organ" in answer_text(answer)


def test_programmes_are_compared_without_their_years_and_words_are_not(demo: Assistant) -> None:
    """This test ensures that "programmen" asks for two programmes, and "planer och program" for two meanings."""
    assert ask(demo, "Vad är skillnaden mellan programmen?", "Uppvidinge").kind in (Kind.COMPARE, Kind.NONE)
    assert ask(demo, "Vad är skillnaden mellan planer och program?").kind is Kind.DEFINITION


def test_boards_are_asked_on_in_lower_case(demo: Assistant) -> None:
    """This test ensures that a board's name stands in a sentence as people write it."""
    answer = ask(demo, "Vilka nämnder arbetar med Ett sammanhållet Motala?")
    assert "Vilka aktiviteter har bildningsnämnden?" in answer.next_questions


def test_values_of_one_thing_are_told_together() -> None:
    """This test ensures that an indicator is named once with its year, and a value that the item shows is not said."""
    values = (Value("61", "%", "2021", "outcome", of="Andel"), Value("60", "%", "2021", "target", of="Andel"))
    assert told_values(Item(id="g", name="Mål", values=values), word) == ("Andel 2021: outcome 61 %, target 60 %",)
    twice = (Value("9", None, "2021", "target"), Value("9", None, "2021", "target"))
    assert told_values(Item(id="i", name="Antal", values=twice), word) == ("Target 2021: 9",)
    assert told_values(Item(id="a", name="Byta", end="maj", values=(Value("maj"),)), word) == ()


def test_a_forecast_on_an_item_is_told_as_one() -> None:
    """This test ensures that a forecast is never shown as an outcome."""
    forecast = Item(id="g", name="Mål", verdict="Nås", verdict_detail=("prognosis", None, None))
    assert told_verdict(forecast, word) == "Forecast: ”Nås”"
    assert told_verdict(Item(id="g", name="Mål", verdict="Nått"), word) == "Verdict: ”Nått”"
    assert told_verdict(Item(id="g", name="Mål"), word) == ""
    assert years("2019-2022") == "2019–2022"


def test_who_judged_a_single_goal_is_said(demo: Assistant) -> None:
    """This test ensures that a verdict's sentence is shown above its one item."""
    answer = ask(demo, "Är målet Vi är en attraktiv boendekommun bra?", "Uppvidinge")
    assert any("(utfall, 2021" in one.text for one in said(answer))
