"""Questions that compare or ask what is missing, from their words to the answer, over a kommun with two programmes."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest

from assistant.answer import Answer, Kind
from assistant.answering import Assistant
from assistant.understanding.scoping import Scope
from corpus.embedding import load_embedder
from corpus.settings import load_settings
from tests.assistant.two_terms import publish

TODAY = datetime.date(2021, 6, 1)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Publish the corpus once and open it for answering."""
    embedder = load_embedder("hashing")
    store = publish(tmp_path_factory.mktemp("terms"), embedder)
    made = Assistant(store, load_settings(), embedder=embedder)
    yield made
    made.close()
    store.close()


def ask(assistant: Assistant, question: str) -> Answer:
    """Ask within the kommun, as of a day inside its newest programme."""
    return assistant.ask(question, scope=Scope(kommun="Ekby"), today=TODAY)


def found(answer: Answer) -> dict[str, str | None]:
    """Return the items' names with what became of each."""
    return {item.name: item.change for item in answer.items}


def told(answer: Answer) -> str:
    """Return the whole text."""
    return " ".join(sentence.text for sentence in answer.sentences)


EVERY_CHANGE = {
    "Lugna kvällar": "kept",
    "Ån är ren": "moved",
    "Alla har ett arbete": "new",
    "Företagen växer": "new",
    "Skogen får stå kvar": "dropped",
    "Fler möts på torget varje vecka": "reworded",
}


def test_two_programmes_are_compared_goal_by_goal(assistant: Assistant) -> None:
    """This test ensures that every goal is kept, moved, reworded, new or dropped, and that both places are cited."""
    answer = ask(assistant, "Jämför målen 2016–2019 med målen 2020–2023.")
    assert answer.kind is Kind.COMPARE
    assert found(answer) == EVERY_CHANGE
    assert told(answer).startswith("Program 2020–2023 jämförs med Program 2016–2019.")
    moved = next(item for item in answer.items if item.change == "moved")
    assert {answer.citations[n - 1].document for n in moved.citations} == {"forr.pdf", "nu.pdf"}
    assert "Ån är ren (från Natur till Trygghet)" in told(answer)


def test_what_may_only_be_reworded_is_said_to_be_possible(assistant: Assistant) -> None:
    """This test ensures that likeness of wording alone is counted as nothing."""
    answer = ask(assistant, "Jämför målen 2016–2019 med målen 2020–2023.")
    possible = next(item for item in answer.items if item.change == "reworded")
    assert possible.link == "suggested"
    assert "Möjligen omformulerat" in told(answer)
    kept = ask(assistant, "Vilka mål är desamma 2016–2019 och 2020–2023?")
    assert set(found(kept)) == {"Lugna kvällar", "Ån är ren"}
    assert "”Fler möts på torget” → ”Fler möts på torget varje vecka”" in told(kept)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Vilka mål är nya i programmet?", {"Alla har ett arbete", "Företagen växer"}),
        ("Vilka mål har tillkommit sedan förra mandatperioden?", {"Alla har ett arbete", "Företagen växer"}),
        ("Which goals are new compared with the previous programme?", {"Alla har ett arbete", "Företagen växer"}),
        ("Vilka mål i programmet 2020–2023 fanns inte 2016–2019?", {"Alla har ett arbete", "Företagen växer"}),
        ("Vilka mål från 2016–2019 finns inte 2020–2023?", {"Skogen får stå kvar"}),
        ("Vilka mål slopades i det nya programmet?", {"Skogen får stå kvar"}),
        ("Which goals were dropped from the programme?", {"Skogen får stå kvar"}),
        ("Vilka mål lever vidare från förra programmet?", {"Lugna kvällar", "Ån är ren"}),
    ],
)
def test_one_change_is_asked_for_in_many_ways(assistant: Assistant, question: str, names: set[str]) -> None:
    """This test ensures that the change and the times are understood, also where both times are left unsaid."""
    answer = ask(assistant, question)
    assert answer.kind is Kind.COMPARE
    assert set(found(answer)) == names


def test_a_programme_that_was_not_read_is_not_compared(assistant: Assistant) -> None:
    """This test ensures that nothing is invented of a programme that is not in the corpus."""
    newer = ask(assistant, "Vad är nytt i programmet 2024–2027 jämfört med 2020–2023?")
    assert newer.refused
    assert "inte inläst" in told(newer)
    assert not newer.items
    older = ask(assistant, "Vad är nytt i programmet 2016–2019 jämfört med programmet före?")
    assert older.refused
    assert "före 2016–2019" in told(older)


def test_what_is_new_in_a_years_plan(assistant: Assistant) -> None:
    """This test ensures that activities are compared plan by plan, and that a longer wording is no news by itself."""
    answer = ask(assistant, "Vilka aktiviteter är nya i tekniska nämndens plan 2021 jämfört med 2020?")
    assert found(answer) == {"Bygga en bro över ån": "new", "Laga potthål": "new"}
    assert "”Plantera träd vid ån” → ”Plantera träd vid ån tillsammans med skolorna”" in told(answer)
    kept = ask(assistant, "Vilka aktiviteter i tekniska nämndens plan är desamma 2020 och 2021?")
    assert found(kept) == {"Rensa ån från skrot": "kept"}
    missing = ask(assistant, "Vad är nytt i socialnämndens plan 2021 jämfört med 2020?")
    assert missing.refused
    assert "Socialnämnden, Ekby, 2020" in told(missing)


def test_targets_are_compared_by_arithmetic_that_is_labelled(assistant: Assistant) -> None:
    """This test ensures that a raised target is told with both cells, both years and the word for arithmetic."""
    answer = ask(assistant, "Vilka målvärden har höjts sedan 2020?")
    assert found(answer) == {"Siktdjup i ån": "raised"}
    assert "beräknat ur tabellen: Siktdjup i ån: 2 m (2020) → 3 m (2021)" in told(answer)
    assert {answer.citations[n - 1].quote for n in answer.items[0].citations} >= {"2 m", "3 m"}
    lowered = ask(assistant, "Vilka målvärden har sänkts sedan 2020?")
    assert not lowered.items
    assert told(lowered) == "Inget målvärde som går att jämföra har sänkts."


def test_goals_that_boards_share(assistant: Assistant) -> None:
    """This test ensures that a goal is shared when two boards have activities for it."""
    answer = ask(assistant, "Vilka nämnder har aktiviteter mot samma mål?")
    assert set(found(answer)) == {"Ån är ren"}
    assert "Ån är ren – Socialnämnden: Ordna städdagar vid ån. Tekniska nämnden: " in told(answer)
    each = ask(assistant, "Vad gör socialnämnden respektive tekniska nämnden för målet Ån är ren?")
    assert {item.organ for item in each.items} == {"Socialnämnden", "Tekniska nämnden"}


@pytest.mark.parametrize(
    ("question", "names"),
    [
        (
            "Vilka mål saknar aktiviteter?",
            {"Lugna kvällar", "Fler möts på torget varje vecka", "Företagen växer"},
        ),
        (
            "För vilka mål har socialnämnden inga aktiviteter?",
            {"Lugna kvällar", "Fler möts på torget varje vecka", "Företagen växer"},
        ),
        (
            "Vilka mål är det ingen som jobbar med?",
            {"Lugna kvällar", "Fler möts på torget varje vecka", "Företagen växer"},
        ),
        ("Vilka mål i Arbete saknar aktiviteter?", {"Fler möts på torget varje vecka", "Företagen växer"}),
        ("Vilka mål mäts inte?", {"Lugna kvällar", "Fler möts på torget varje vecka", "Företagen växer"}),
        ("Which goals have no indicators?", {"Lugna kvällar", "Fler möts på torget varje vecka", "Företagen växer"}),
        ("Vilka mål i årsredovisningen 2021 har inte bedömts?", {"Ån är ren", "Alla har ett arbete"}),
        ("Vilka indikatorer saknar målvärde?", {"Andel i arbete"}),
        ("Vilka nämnder har ingen verksamhetsplan för 2020?", {"Socialnämnden", "Kulturnämnden"}),
        ("Vilka nämnder saknar aktiviteter för målet Alla har ett arbete?", {"Tekniska nämnden"}),
        ("Saknar målet Företagen växer aktiviteter?", {"Företagen växer"}),
    ],
)
def test_what_is_missing(assistant: Assistant, question: str, names: set[str]) -> None:
    """This test ensures that gaps are complete, of the newest programme, and true of what was read."""
    answer = ask(assistant, question)
    assert answer.kind is Kind.GAP
    assert set(found(answer)) == names


def test_a_gap_says_what_was_searched_and_what_was_not_read(assistant: Assistant) -> None:
    """This test ensures that an absence names the documents searched and the plans that were not read."""
    answer = ask(assistant, "Vilka mål saknar aktiviteter?")
    assert told(answer).startswith("3 mål har ingen aktivitet kopplad till sig i det som är inläst (Ekby, 2020–2023).")
    assert "6 dokument med 6 sidor har sökts igenom." in told(answer)
    assert "Inte inläst, så svaret kan vara ofullständigt: " in told(answer)
    assert ("bok21.pdf", 1) in answer.also_mentioned
    assert ask(assistant, "Hur många mål saknar aktiviteter?").count == 3


def test_the_plan_is_not_read_is_another_answer_than_nothing_is_tied(assistant: Assistant) -> None:
    """This test ensures that a board whose plan was not read is not said to lack activities."""
    answer = ask(assistant, "Vilka mål har kulturnämnden inga aktiviteter för?")
    assert answer.refused
    assert "inte inläst" in told(answer)
    organs = ask(assistant, "Vilka nämnder saknar aktiviteter för målet Alla har ett arbete?")
    assert "Planen är inte inläst för: Kulturnämnden." in told(organs)
    assert "Alla behöver inte ha aktiviteter för alla mål." in told(organs)


def test_the_standing_mission_is_not_missing_its_goal(assistant: Assistant) -> None:
    """This test ensures that an activity of the grunduppdrag is told apart from those without a goal."""
    answer = ask(assistant, "Vilka av tekniska nämndens aktiviteter saknar mål?")
    assert not answer.items
    assert "En aktivitet utvecklar grunduppdraget." in told(answer)
