"""Questions over the small demo, from their words to the whole answer."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest

from assistant.answer import Answer, Kind
from assistant.answering import Assistant
from assistant.understanding.scoping import Scope
from tests.assistant.demo_corpus import demo_assistant

TODAY = datetime.date(2026, 11, 21)


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Open the small demo."""
    with demo_assistant(tmp_path_factory) as made:
        yield made


def ask(assistant: Assistant, text: str, kommun: str | None = None) -> Answer:
    """Ask a question."""
    return assistant.ask(text, scope=Scope(kommun=kommun), today=TODAY)


def names(answer: Answer) -> list[str]:
    """Return the names of an answer's items."""
    return [item.name for item in answer.items]


LISTS = [
    (
        "Vilka enheter står som ansvariga i tekniska nämndens verksamhetsplan 2021?",
        ["Fastighetsenheten", "Fordonsenheten", "Gata och park", "Kundtjänst", "Måltidsenheten", "Vatten och avlopp"],
    ),
    (
        "Vilka nämnder i Motala har en verksamhetsplan för 2021?",
        ["Bildningsnämnden", "Socialnämnden", "Tekniska nämnden"],
    ),
    (
        "Vilka aktiviteter står i tekniska nämndens planer både 2020 och 2021?",
        ["Sortera matavfall i alla kommunala kök", "Göra trygghetsvandringar i sex bostadsområden"],
    ),
    (
        "Vilka av kommunens inriktningsmål har BUN brutit ner i nämndmål?",
        [
            "Alla barn och unga klarar skolan",
            "Vi bidrar till en ekologiskt hållbar miljö",
            "Vi är en attraktiv arbetsgivare med engagerade medarbetare",
        ],
    ),
    ("T10 i tekniska nämndens plan, vilket resultatmål?", ["Ett samhälle att lita på"]),
    (
        "Vilket resultatmål ska brobyggarna mellan hem och skola hjälpa till att nå?",
        ["Ett stärkt integrationsarbete"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_lists(assistant: Assistant, text: str, expected: list[str]) -> None:
    """This test ensures that a list is complete, has nothing else, and that every item is cited."""
    answer = ask(assistant, text)
    assert sorted(names(answer)) == sorted(expected)
    assert all(item.citations for item in answer.items)


def test_what_is_gone(assistant: Assistant) -> None:
    """This test ensures that activities of one year's plan that the next one has not are told."""
    answer = ask(
        assistant, "Vilka aktiviteter fanns i tekniska nämndens plan 2020 men finns inte kvar i planen för 2021?"
    )
    assert len(answer.items) == 4
    assert "Sortera matavfall i alla kommunala kök" not in names(answer)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Vilket nummer har aktiviteten att rusta upp lekplatserna?", "T6"),
        ("Vad heter Motalas resultatmål nummer 7?", "Hela Motala ska leva"),
        ("Vilket nummer har resultatmålet Ett jämlikt Motala?", "13"),
        ("Vilken instans har beslutat om Uppvidinges årsbokslut 2021?", "Kommunstyrelsen"),
        ("What share of e-mails is Motala aiming to answer within one day?", "60 %"),
        ("Vilken enhet svarar för att matavfallet sorteras i köken?", "Måltidsenheten"),
        ("Den digitala signeringen av läkemedel dröjer, säger kollegorna. När ska den vara klar?", "Klart i april"),
    ],
)
def test_values(assistant: Assistant, text: str, value: str) -> None:
    """This test ensures that a fact is answered with one value that stands in what is cited."""
    answer = ask(assistant, text)
    assert answer.kind is Kind.LOOKUP
    assert [one.value for one in answer.values] == [value]
    assert answer.citations


@pytest.mark.parametrize(
    "text",
    [
        "Hur många resultatmål har Linköping?",
        "Vilka mål har Linköpings kommun för skolan?",
        "När beslutade överförmyndarnämnden om sin verksamhetsplan för 2021?",
        "Vilka tre skolor är pilotskolor när läromedlen granskas?",
        "Vilka aktiviteter rör flygplatsen?",
    ],
)
def test_refusals(assistant: Assistant, text: str) -> None:
    """This test ensures that another place, another board, and what nothing tells, are refused without items."""
    answer = ask(assistant, text, "Motala" if "Linköping" not in text else None)
    assert answer.refused
    assert not answer.items


OUTSIDE = [
    ("Motala", "Vad får jag i lön när jag är sjuk?"),
    ("Motala", "Vilka öppettider har återvinningscentralen?"),
    ("Uppvidinge", "Grannens träd hänger in över min tomt, vad gör jag?"),
    ("Motala", "Hur många sjukdagar har min kollega haft?"),
    ("Motala", "Kan jag få semester vecka 29?"),
    ("Uppvidinge", "Vad blir det för väder på lördag?"),
    ("Motala", "Var parkerar man vid stadshuset?"),
    ("Motala", "Hur ansöker jag om försörjningsstöd?"),
    ("Motala", "Who won the football game last night?"),
    ("Uppvidinge", "Vad är mejladressen till kommunchefen?"),
    ("Motala", "När går bussen till Linköping?"),
    ("Motala", "vilken vaccin ska mitt barn ta"),
    ("Motala", "Skiljer sig ordföranden från sin fru?"),
    ("Uppvidinge", "Hur loggar jag in i tidrapporteringen?"),
    ("Motala", "Hur många semesterdagar har jag?"),
    ("Motala", "Vad kostar en parkeringsbot?"),
]


@pytest.mark.parametrize(("kommun", "question"), OUTSIDE)
def test_what_no_plan_tells_is_refused(assistant: Assistant, kommun: str, question: str) -> None:
    """This test ensures that what no document holds is refused: no list of words need say that it is outside."""
    answer = ask(assistant, question, kommun)
    assert answer.refused
    assert answer.kind is Kind.NONE


def test_a_status_that_no_plan_states_is_told_with_what_the_plan_does(assistant: Assistant) -> None:
    """This test ensures that an activity without a status gets its own facts, and not how every goal went."""
    answer = ask(assistant, "Är trygghetsvandringarna klara?", "Motala")
    assert names(answer) == ["Göra trygghetsvandringar i sex bostadsområden"]
    assert answer.sentences[0].text.startswith("Status för ”Göra trygghetsvandringar i sex bostadsområden” anges inte")


def test_a_matter_at_the_end_of_a_longer_word_is_told_apart(assistant: Assistant) -> None:
    """This test ensures that "miljö" finds what begins with it, and only counts what is about "arbetsmiljö"."""
    answer = ask(assistant, "Vad gör kommunen för miljön?", "Motala")
    goals = " ".join(goal for item in answer.items for goal in item.goal_path)
    assert "Miljömässigt hållbar tillväxt" in goals
    assert "arbetsmiljö" not in goals
    assert any("bara i slutet av ett längre ord" in sentence.text for sentence in answer.sentences)
