"""Answers that go by other words than the asker's, and say so."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest

from assistant.answer import Answer
from assistant.answer_json import answer_text
from assistant.answering import Assistant
from assistant.understanding.scoping import Scope
from tests.assistant.demo_corpus import demo_assistant

TODAY = datetime.date(2026, 11, 21)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Open the small demo, of two kommuner, for answering."""
    with demo_assistant(tmp_path_factory) as made:
        yield made


def ask(assistant: Assistant, question: str) -> Answer:
    """Ask of all that was read."""
    return assistant.ask(question, scope=Scope(), today=TODAY)


@pytest.mark.parametrize(
    ("asked", "plain", "said"),
    [
        (
            "Vad görs för gamlingarna?",
            "Vad görs för äldre?",
            "Här söks ”äldre”, som planer brukar säga om det som du kallar ”gamlingarna”.",
        ),
        ("Vilka nämnder jobbar med dagis?", "Vilka nämnder jobbar med förskola?", "Här söks ”förskola”"),
    ],
)
def test_an_everyday_word_is_answered_by_the_plans_word(demo: Assistant, asked: str, plain: str, said: str) -> None:
    """This test ensures that an everyday word finds what the plans' word finds, and that the answer says so."""
    answer = ask(demo, asked)
    assert answer.items
    assert [one.name for one in answer.items] == [one.name for one in ask(demo, plain).items]
    assert said in answer_text(answer)


def test_an_everyday_adjective_lists_not_everything(demo: Assistant) -> None:
    """This test ensures that an everyday word that is no noun narrows a list as well."""
    assert not ask(demo, "Vad görs för de hemlösa?").items


def test_a_word_for_the_municipality_is_found_in_no_building(demo: Assistant) -> None:
    """This test ensures that a question about the town goes by its quality, and finds no town hall."""
    text = answer_text(ask(demo, "Hur trygg är stan?"))
    assert "stadshuset" not in text
    assert "”stan”" not in text


def test_words_of_plans_are_not_explained(demo: Assistant) -> None:
    """This test ensures that nothing is said of other words where the asker uses the plans' own."""
    assert "som planer brukar säga" not in answer_text(ask(demo, "Vad görs för äldre?"))
