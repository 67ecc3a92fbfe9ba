"""Questions as people put them, over the small demo: what they leave out, two at once, how it goes for an organ."""

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
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Open the small demo, of two kommuner, for answering."""
    with demo_assistant(tmp_path_factory) as made:
        yield made


def ask(demo: Assistant, text: str) -> Answer:
    """Ask a question of Motala."""
    return demo.ask(text, scope=Scope(kommun="Motala"), today=TODAY)


def text_of(answer: Answer) -> str:
    """Return an answer's sentences."""
    return " ".join(sentence.text for sentence in answer.sentences)


@pytest.mark.parametrize(
    "text",
    [
        "Vilka aktiviteter utöver språkcaféer stödjer Ett stärkt integrationsarbete?",
        "Vilka aktiviteter förutom socialnämndens stödjer Ett stärkt integrationsarbete?",
        "Vilka aktiviteter handlar inte om barn?",
        "Which activities besides the language cafés support Ett stärkt integrationsarbete?",
        "Vad gör inte kommunen för barn?",
    ],
)
def test_what_is_left_out(demo: Assistant, text: str) -> None:
    """This test ensures that nothing is listed that the question leaves out."""
    answer = ask(demo, text)

    assert answer.refused
    assert answer.items == ()


def test_not_done(demo: Assistant) -> None:
    """This test ensures that what is not done is all that is begun or planned, with how much states no status."""
    answer = ask(demo, "Vilka av socialnämndens aktiviteter 2021 blev inte av?")

    assert len(answer.items) == 15
    assert "Genomförd" not in text_of(answer)


def test_organ_status(demo: Assistant) -> None:
    """This test ensures that how it goes for an organ is told by its activities."""
    answer = ask(demo, "Hur går det för socialnämnden?")

    assert answer.kind is Kind.STATUS
    assert len(answer.items) == 15


def test_organs_of_matter(demo: Assistant) -> None:
    """This test ensures that organs are named only for what their activities name."""
    named = ask(demo, "Vilka nämnder arbetar med integration?")
    nothing = ask(demo, "Vilka nämnder arbetar med rymdresor?")

    assert [item.name for item in named.items] == ["Bildningsnämnden", "Socialnämnden"]
    assert all(item.citations for item in named.items)
    assert nothing.refused
    assert nothing.items == ()


def test_said_in_plan(demo: Assistant) -> None:
    """This test ensures that what a document says is told from it alone."""
    said = ask(demo, "Vad säger socialnämndens verksamhetsplan 2021 om integration?")
    unsaid = ask(demo, "Vad säger lup om äldre?")

    assert len(said.items) == 3
    assert {citation.document for citation in said.citations if citation.n in said.items[0].citations[:1]} == {
        "motala-socialnamnden-verksamhetsplan-2021.docx"
    }
    assert unsaid.refused


def test_two_at_once(demo: Assistant) -> None:
    """This test ensures that both questions are answered, and that what both cite and find is counted through."""
    answer = ask(demo, "Vilka mål har Motala och vilka indikatorer mäter dem?")

    first = ask(demo, "Vilka mål har Motala?")
    assert [item.id for item in answer.items[: len(first.items)]] == [item.id for item in first.items]
    assert len(answer.items) > len(first.items)
    assert [citation.n for citation in answer.citations] == list(range(1, len(answer.citations) + 1))
    assert len({item.id for item in answer.items}) == len(answer.items)
    assert all(place < len(answer.items) for sentence in answer.sentences for place in sentence.items)
    assert "Vilka indikatorer mäter dem?" in text_of(answer)


def test_nobody_responsible(demo: Assistant) -> None:
    """This test ensures that where nobody is named as responsible the organ is told, and no empty list."""
    answer = ask(demo, "Vem ansvarar för språkcaféerna?")

    assert answer.refused
    assert "hör till bildningsnämnden" in text_of(answer)
    assert ": ." not in text_of(answer)


def test_consequence(demo: Assistant) -> None:
    """This test ensures that a question for what follows is no question for a list."""
    assert ask(demo, "Vad händer om vi inte når målen?").items == ()


@pytest.mark.parametrize("text", ["Vilka aktiviteter kostar mest?", "Which activities cost most?"])
def test_ranking(demo: Assistant, text: str) -> None:
    """This test ensures that who asks for the first of some is not given all."""
    answer = ask(demo, text)

    assert answer.refused
    assert answer.items == ()


def test_own_decision(demo: Assistant) -> None:
    """This test ensures that a document's date of decision is never another document's."""
    answer = ask(demo, "När antogs lup?")

    assert {citation.document for citation in answer.citations} <= {"motala-lup-2019-2022.pdf"}


def test_help(demo: Assistant) -> None:
    """This test ensures that who asks what can be asked is shown questions that are answered."""
    answer = ask(demo, "Vad kan du svara på?")

    examples = [one.text.split(": ", 1)[1] for one in answer.sentences if "till exempel" in one.text]
    assert examples
    assert not any(ask(demo, example).refused for example in examples)


def test_most_activities(demo: Assistant) -> None:
    """This test ensures that who has most activities is counted, with how many the others have."""
    answer = ask(demo, "Vilken nämnd har flest aktiviteter?")
    fewest = ask(demo, "Which goal has the fewest activities?")

    boards = ("Socialnämnden", "Bildningsnämnden", "Tekniska nämnden")
    counts = {name: len(ask(demo, f"Vilka aktiviteter har {name}?").items) for name in boards}
    most = max(counts, key=lambda name: counts[name])
    assert answer.items[0].name == most
    assert f"{most} har flest aktiviteter: {counts[most]}" in text_of(answer)
    assert "Fewest activities" in text_of(fewest)


def test_costs(demo: Assistant) -> None:
    """This test ensures that amounts of activities are told with how many state none, and are added up."""
    answer = ask(demo, "Vad kostar tekniska nämndens aktiviteter 2020?")

    stated = [value.value for value in answer.values]
    assert stated
    assert all("tkr" in value for value in stated)
    numbers = sum(int("".join(filter(str.isdigit, value))) for value in stated)
    assert f"{numbers:,}".replace(",", "\u00a0") in text_of(answer)


@pytest.mark.parametrize("text", ["Finns det något mål om språk?", "Finns det aktiviteter för ungdomar?"])
def test_whether_there_is(demo: Assistant, text: str) -> None:
    """This test ensures that a question whether anything is about a matter is answered by what names it."""
    answer = ask(demo, text)

    assert not answer.refused
    assert answer.items


def test_before_a_time(demo: Assistant) -> None:
    """This test ensures that what is before a time of the year is not mixed up with what names that time."""
    assert ask(demo, "Vilka aktiviteter ska vara klara före sommaren?").items == ()


@pytest.mark.parametrize("text", ["integration", "Jag vill veta mer om integration", "Berätta om språkcaféerna"])
def test_bare_matter(demo: Assistant, text: str) -> None:
    """This test ensures that a matter alone is answered by what names it."""
    answer = ask(demo, text)

    assert not answer.refused
    assert answer.items


def test_near_matter(demo: Assistant) -> None:
    """This test ensures that a refusal names the few activities that are about what was asked."""
    answer = ask(demo, "Hur populära är sommarjobben?")

    assert answer.refused
    assert "De här aktiviteterna nämner" in text_of(answer)


def test_nobody_of_a_kind(demo: Assistant) -> None:
    """This test ensures that where no department serves a goal it is said who does."""
    answer = ask(demo, "Vilken förvaltning ansvarar för Ett stärkt integrationsarbete?")

    assert "Inga förvaltningar har aktiviteter" in text_of(answer)
    assert {item.name for item in answer.items} >= {"Bildningsnämnden", "Socialnämnden"}


def test_goals_with(demo: Assistant) -> None:
    """This test ensures that goals which have something are those that have it, and that two such are both asked."""
    every = ask(demo, "Vilka mål har Motala?")
    measured = ask(demo, "Vilka mål har indikatorer?")
    both = ask(demo, "Hur många mål har både indikatorer och aktiviteter?")

    assert 0 < len(measured.items) < len(every.items)
    assert both.count == len(both.items)
    assert {item.id for item in both.items} <= {item.id for item in measured.items}


@pytest.mark.parametrize("text", ["Vilka indikatorer har förbättrats?", "Hur går det med målet om rymdfart?"])
def test_nothing_instead(demo: Assistant, text: str) -> None:
    """This test ensures that nothing else is told where what is asked cannot be."""
    assert ask(demo, text).items == ()


@pytest.mark.parametrize("text", ["Linköping har vilka mål?", "Linköpings mål?", "Linköping has which goals?"])
def test_another_municipality_first(demo: Assistant, text: str) -> None:
    """This test ensures that a municipality that was not read is told as such wherever it stands."""
    answer = ask(demo, text)

    assert answer.refused
    assert "Linköping" in text_of(answer)
