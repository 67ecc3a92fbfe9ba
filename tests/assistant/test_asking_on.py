"""Follow-ups without a model: what is taken over from the answer before, and what is never bent. And what leads on."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator

import pytest

from assistant.answer import Answer, Kind
from assistant.answer_json import answer_text, to_json
from assistant.answering import Assistant
from assistant.understanding.asking_on.context import LONGEST, MOST_ITEMS, Context, decode, encode
from assistant.understanding.scoping import Scope
from corpus.embedding import load_embedder
from corpus.errors import QuestionError
from corpus.settings import load_settings
from tests.assistant.demo_corpus import demo_assistant
from tests.assistant.small_corpus import make_index, open_store, publish

TODAY = datetime.date(2021, 6, 1)
SAFE = "Vilka aktiviteter stödjer Ett tryggt Ekby?"
MOTALA = "Vilka aktiviteter stödjer Ett sammanhållet Motala?"
EMBEDDER = load_embedder("hashing")


@pytest.fixture(scope="module")
def ekby(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Open the small plan for answering."""
    folder = tmp_path_factory.mktemp("ekby")
    store = open_store(folder)
    publish(store, make_index(folder, EMBEDDER))
    made = Assistant(store, load_settings(), embedder=EMBEDDER)
    yield made
    made.close()
    store.close()


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Open the small demo, of two kommuner, for answering."""
    with demo_assistant(tmp_path_factory) as made:
        yield made


def talk(assistant: Assistant, *questions: str, today: datetime.date = TODAY) -> Answer:
    """Ask questions one after another, each with the context of the answer before it; return the last answer."""
    context: str | None = None
    for question in questions:
        answer = assistant.ask(question, scope=Scope(), today=today, context=context)
        context = answer.context
    return answer


def alone(assistant: Assistant, question: str, *, today: datetime.date = TODAY) -> Answer:
    """Ask without a context."""
    return assistant.ask(question, scope=Scope(), today=today)


def names(answer: Answer) -> list[str]:
    """Return the names of the items."""
    return sorted(item.name for item in answer.items)


@pytest.mark.parametrize(
    ("first", "second", "read_as"),
    [
        (MOTALA, "Och för 2020?", "Vilka aktiviteter stödjer Ett sammanhållet Motala 2020?"),
        ("Vilka mål har Motala?", "och i Uppvidinge?", "Vilka mål har Uppvidinge?"),
        ("Which goals does Motala have?", "And in Uppvidinge?", "Which goals does Uppvidinge have?"),
        ("Vilka är Motalas mål?", "men Uppvidinge då?", "Vilka är Uppvidinges mål?"),
        (
            "Hur många aktiviteter har tekniska nämnden 2021?",
            "och 2020?",
            "Hur många aktiviteter har tekniska nämnden 2020?",
        ),
        (
            "Hur många aktiviteter har tekniska nämnden 2021?",
            "Året innan?",
            "Hur många aktiviteter har tekniska nämnden 2020?",
        ),
        (
            "Hur många aktiviteter har tekniska nämnden 2021?",
            "och bildningsnämnden?",
            "Hur många aktiviteter har bildningsnämnden 2021?",
        ),
        (MOTALA, "Och Det goda livet i Motala?", "Vilka aktiviteter stödjer ”Det goda livet i Motala”?"),
        (MOTALA, "What about Det goda livet i Motala?", "Vilka aktiviteter stödjer ”Det goda livet i Motala”?"),
    ],
)
def test_a_fragment_takes_its_place_in_the_question_before(
    demo: Assistant, first: str, second: str, read_as: str
) -> None:
    """This test ensures that a year, kommun, organ or goal takes the place of the one before, and is so answered."""
    answer = talk(demo, first, second)
    assert answer.question == second
    assert answer.interpretation.read_as == read_as
    expected = alone(demo, read_as)
    assert (answer.kind, answer.items, answer_text(answer)) == (expected.kind, expected.items, answer_text(expected))
    assert answer.items


@pytest.mark.parametrize(
    "question",
    [
        "Vilka mål har Motala?",
        "Och vilka mål har Uppvidinge?",
        "Vilka aktiviteter stödjer Det goda livet i Motala?",
        "Hur många aktiviteter har tekniska nämnden 2021?",
        "Vad betyder färdiggrad?",
        "Vilka nämnder finns det?",
        "Vem ansvarar för snöröjningen?",
        "När ska planen för parkerna vara klar?",
        "Which goals does Motala have?",
    ],
)
def test_a_question_that_stands_alone_is_not_bent(demo: Assistant, question: str) -> None:
    """This test ensures that a context changes nothing of a question that says what it is about."""
    answer, expected = talk(demo, MOTALA, question), alone(demo, question)
    assert answer.interpretation.read_as is None
    assert (answer.items, answer_text(answer)) == (expected.items, answer_text(expected))


def test_what_the_answer_held_is_narrowed(ekby: Assistant, demo: Assistant) -> None:
    """This test ensures that organ, word and number narrow the things of the answer before, also twice in a row."""
    every = alone(demo, MOTALA)
    own = talk(demo, MOTALA, "Visa bara socialnämndens")
    assert names(own) == sorted(item.name for item in every.items if item.organ == "Socialnämnden")
    assert answer_text(own).startswith(f"{len(own.items)} av de {len(every.items)} aktiviteterna hör till")
    counted = talk(demo, MOTALA, "visa bara socialnämndens", "Hur många är de?")
    assert (counted.kind, counted.count) == (Kind.COUNT, len(own.items))
    english = talk(ekby, "Which activities support Ett tryggt Ekby?", "How many of them mention belysning?")
    assert (english.count, names(english)) == (1, ["Byta belysning på tolv gångvägar"])
    none = talk(ekby, SAFE, "Vilka av dem är klara?")
    assert none.items == ()
    assert "Inga av de 3 aktiviteterna" in answer_text(none)


def test_a_fact_of_each_is_told_with_those_that_lack_it(demo: Assistant) -> None:
    """This test ensures that "vem ansvarar?" lists who is stated as responsible for what, and what states nobody."""
    every = alone(demo, MOTALA)
    answer = talk(demo, MOTALA, "Vem ansvarar?")
    stated = [item for item in every.items if item.responsible]
    assert names(answer) == sorted(item.name for item in stated)
    lacking = len(every.items) - len(stated)
    assert f"för {len(stated)} av de {len(every.items)} aktiviteterna" in answer_text(answer)
    assert lacking == 0 or f"anges inte för {'en' if lacking == 1 else lacking} av dem" in answer_text(answer)
    assert all(item.citations for item in answer.items)


def test_goals_are_told_apart_by_what_they_have(demo: Assistant) -> None:
    """This test ensures that "saknar", "mäts inte" and "har" part the goals of a list, and that the parts are whole."""
    goals = names(alone(demo, "Vilka mål har Motala?"))
    without = talk(demo, "Vilka mål har Motala?", "Vilka av dem saknar nyckeltal?")
    unmeasured = talk(demo, "Vilka mål har Motala?", "Vilka av dem mäts inte?")
    measured = talk(demo, "Vilka mål har Motala?", "Hur många av dem har nyckeltal?")
    assert names(without) == names(unmeasured)
    assert measured.count == len(measured.items) > 0
    assert sorted([*names(measured), *names(without)]) == goals


def test_a_verdict_is_asked_of_the_things_before(demo: Assistant) -> None:
    """This test ensures that which of the goals reached a verdict is told of these goals alone."""
    goals = alone(demo, "Vilka mål har Uppvidinge?")
    judged = talk(demo, "Vilka mål har Uppvidinge?", "Vilka av dem är uppfyllda?")
    assert {item.id for item in judged.items} <= {item.id for item in goals.items}
    assert judged.kind is Kind.STATUS


def test_the_things_before_lead_to_others(demo: Assistant) -> None:
    """This test ensures that "de" stands for all things of the answer, and many are told by their number."""
    every = alone(demo, MOTALA)
    answer = talk(demo, MOTALA, "Vilka mål hör de till?")
    assert {item.level for item in answer.items} <= {"goal", "area"}
    assert f"De {len(every.items)} aktiviteterna är kopplade till" in answer_text(answer)


def test_what_is_not_understood_is_refused(demo: Assistant) -> None:
    """This test ensures that words that say nothing known are not passed over: all things would be no answer."""
    answer = talk(demo, MOTALA, "Vilka av dem sjunger inte?")
    assert answer.refused
    assert "i sin helhet" in answer_text(answer)


def test_it_is_what_was_asked_about(demo: Assistant) -> None:
    """This test ensures that "det" is the goal asked about, and an answer's only thing where that fits better."""
    measured = talk(demo, MOTALA, "Hur mäts det?")
    assert measured.interpretation.read_as == "Det gäller ”Ett sammanhållet Motala”. Hur mäts det?"
    expected = alone(demo, "Vilka indikatorer mäter Ett sammanhållet Motala?")
    assert names(measured) == names(expected)


def test_without_a_context_nothing_is_taken_over(ekby: Assistant) -> None:
    """This test ensures that a fragment alone is answered as it stands."""
    assert alone(ekby, "och för 2020?").interpretation.read_as is None


@pytest.mark.parametrize(
    "text", ["", "x", "[]", "{}", '{"version": 2, "question": "Vilka?"}', '{"version": 1, "question": ""}',
             '{"version": 1, "question": 7}', "[" * 10_000, "x" * (LONGEST + 1)],
)  # fmt: skip
def test_what_is_no_context_is_refused(ekby: Assistant, text: str) -> None:
    """This test ensures that a damaged, foreign or huge context is told as such."""
    with pytest.raises(QuestionError, match="i sin helhet"):
        ekby.ask("Och 2020?", scope=Scope(), today=TODAY, context=text)


def test_unknown_ids_are_left_out(ekby: Assistant) -> None:
    """This test ensures that a context made by others reaches nothing but things of the corpus, and no markup."""
    held = json.loads(alone(ekby, SAFE).context or "")
    held["items"] += " nonsense ../x <b>"
    held["entities"] = "nonsense"
    held["more"] = {"x": 1}
    answer = ekby.ask("Hur många är de?", scope=Scope(), today=TODAY, context=json.dumps(held))
    assert answer.count == 3
    hostile = json.dumps({"version": 1, "question": SAFE, "items": ["a"], "entities": {"b": 1}})
    assert ekby.ask("Hur många är de?", scope=Scope(), today=TODAY, context=hostile).count is None


def test_a_context_comes_back_as_it_went(ekby: Assistant) -> None:
    """This test ensures that a context is bounded, and that of too many items the question alone is kept."""
    context = Context("Vilka mål?", ("g1",), ("a1", "a2"))
    assert decode(encode(context)) == context
    many = Context("Vilka?", (), tuple(f"a{number:015}" for number in range(MOST_ITEMS + 1)))
    assert decode(encode(many)) == Context("Vilka?")
    assert len(encode(Context("å" * 30_000, ("x" * 300,) * 20, ("a" * 200,) * 300))) <= LONGEST
    assert to_json(alone(ekby, SAFE))["context"] == alone(ekby, SAFE).context


def test_each_next_question_is_answered(demo: Assistant, ekby: Assistant) -> None:
    """This test ensures that at most three questions lead on, none is the one just asked, and all have answers."""
    asked = (
        (demo, MOTALA), (demo, "Which goals does Motala have?"), (demo, "Hur många aktiviteter har tekniska nämnden?"),
        (demo, "Vem är kung i Danmark?"), (ekby, SAFE), (ekby, "Vilka mål saknar aktiviteter?"),
    )  # fmt: skip
    for assistant, question in asked:
        found = alone(assistant, question).next_questions
        assert len(found) <= 3
        for one in found:
            answer = alone(assistant, one)
            assert one != question
            assert not answer.refused, one
            assert answer.items or answer.values, one
    assert alone(demo, MOTALA).next_questions
    assert alone(demo, "Which goals does Motala have?").next_questions[0].startswith("Which ")
