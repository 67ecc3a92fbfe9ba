"""The path of a question, over a small published corpus."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from assistant.answer import Answer, Kind, Proof
from assistant.answer_json import answer_text, to_json
from assistant.answering import Assistant
from assistant.understanding.scoping import Scope
from corpus.embedding import load_embedder
from corpus.errors import CorpusMissing, QuestionError
from corpus.model import Period
from corpus.settings import load_settings
from corpus.store import Store
from tests.assistant.small_corpus import NEWER, UNREAD, make_index, open_store, publish
from tests.assistant.small_plan import documents

TODAY = datetime.date(2021, 6, 1)
FLAGSHIP = "Vilka aktiviteter stödjer Ett tryggt Ekby?"
EMBEDDER = load_embedder("hashing")


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """Make the index once: its folder and its name."""
    folder = tmp_path_factory.mktemp("index")
    return folder, make_index(folder, EMBEDDER)


@pytest.fixture(scope="module")
def store(index: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Publish the small corpus once."""
    opened = open_store(tmp_path_factory.mktemp("small"), indexed=index[0])
    publish(opened, index[1])
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def assistant(store: Store) -> Iterator[Assistant]:
    """Open it for answering."""
    made = Assistant(store, load_settings(max_question_characters=200), embedder=EMBEDDER)
    yield made
    made.close()


def ask(assistant: Assistant, question: str, *, scope: Scope | None = None, today: datetime.date = TODAY) -> Answer:
    """Ask as of a day inside the programme's term."""
    return assistant.ask(question, scope=scope or Scope(), today=today)


def names(answer: Answer) -> list[str]:
    """Return the names of the items."""
    return [item.name for item in answer.items]


def test_the_flagship_question_is_answered_completely(assistant: Assistant) -> None:
    """This test ensures that every activity of the area and its goals comes, and none of the grunduppdrag."""
    answer = ask(assistant, FLAGSHIP)
    assert answer.kind is Kind.LINK
    assert not answer.refused
    assert sorted(names(answer)) == [
        "Byta belysning på tolv gångvägar",
        "Klippa buskar vid hållplatser",
        "Öppna en träffpunkt för äldre",
    ]
    assert answer_text(answer).startswith("3 aktiviteter är kopplade till ”Ett tryggt Ekby” (Ekby, 2019–2022).")
    for item in answer.items:
        assert {"activity", "tie", "goal"} <= {step.step for step in item.evidence}
    assert answer.interpretation.entities == ("Ett tryggt Ekby",)


def test_the_english_question_gives_the_same_items(assistant: Assistant) -> None:
    """This test ensures that the language of the question changes the wording alone."""
    english = ask(assistant, "Which activities support Ett tryggt Ekby?")
    assert english.language == "en"
    assert english.items == ask(assistant, FLAGSHIP).items
    assert answer_text(english).startswith("3 activities are linked")


def test_the_same_question_gives_the_same_answer(assistant: Assistant, store: Store) -> None:
    """This test ensures that answers repeat, also from an assistant that opens the corpus anew."""
    again = Assistant(store, load_settings(), embedder=EMBEDDER)
    for question in (FLAGSHIP, "Vad betyder färdiggrad?", "Räkna upp alla resultatmål."):
        assert to_json(ask(again, question)) == to_json(ask(assistant, question))
    again.close()


def test_several_threads_may_ask(assistant: Assistant) -> None:
    """This test ensures that simultaneous questions get the answers that they get alone."""
    alone = to_json(ask(assistant, FLAGSHIP))
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: to_json(ask(assistant, FLAGSHIP)), range(8)))
    assert answers == [alone] * 8


def test_goals_are_listed_and_counted(assistant: Assistant) -> None:
    """This test ensures that a list is complete, and that a wrong number in the question is pointed out."""
    listed = ask(assistant, "Räkna upp alla 14 resultatmål.")
    assert listed.kind is Kind.LIST
    assert names(listed) == ["Trygga gator", "Rena sjöar", "Nya företag"]
    assert "Antalet i frågan stämmer inte" in answer_text(listed)
    counted = ask(assistant, "Hur många resultatmål har Ekby?")
    assert (counted.kind, counted.count, len(counted.items)) == (Kind.COUNT, 3, 3)


def test_a_goal_without_activities_is_an_answer_and_not_a_refusal(assistant: Assistant) -> None:
    """This test ensures that "nothing is linked" is told from the receipt, beside the plan that was not read."""
    answer = ask(assistant, "Vilka aktiviteter stödjer Nya företag?")
    assert not answer.refused
    assert [sentence.proof for sentence in answer.sentences] == [Proof.ABSENCE, Proof.ABSENCE, Proof.PHRASE]
    assert "Ingen aktivitet är kopplad till ”Nya företag”" in answer_text(answer)
    assert answer.receipt.missing == ("verksamhetsplan (Kulturnämnden, Ekby, 2021)",)
    assert "Kulturnämnden" in answer.sentences[1].text


def test_pages_that_name_a_goal_but_gave_nothing_are_listed(assistant: Assistant) -> None:
    """This test ensures that a page naming the goal stands under "nämns också på" when nothing there is cited."""
    answer = ask(assistant, "Vilka aktiviteter stödjer Nya företag?")
    assert answer.also_mentioned == (("lup.pdf", 1),)


def test_a_question_that_cannot_be_answered_is_refused_with_what_was_searched(assistant: Assistant) -> None:
    """This test ensures that what no plan tells is of no kind, and is refused with pages counted and where to turn."""
    answer = ask(assistant, "Hur många semesterdagar har jag?")
    assert answer.refused
    assert answer.kind is Kind.NONE
    assert answer.items == ()
    assert "3 dokument med 3 sidor" in answer_text(answer)
    assert answer.receipt.documents_searched == ("lup.pdf", "soc.pdf", "tek.pdf")


def test_an_undefined_word_is_refused_as_such(assistant: Assistant) -> None:
    """This test ensures that a definition is never made up."""
    answer = ask(assistant, "Vad betyder färdiggrad?")
    assert (answer.kind, answer.refused) == (Kind.DEFINITION, True)
    assert "färdiggrad” definieras inte" in answer_text(answer)


def test_a_goal_that_does_not_exist_is_refused(assistant: Assistant) -> None:
    """This test ensures that an unknown goal number is named in the refusal."""
    answer = ask(assistant, "Vilka aktiviteter stödjer resultatmål 99?")
    assert answer.refused
    assert "99" in answer_text(answer)


def test_a_plan_that_is_expected_and_not_read_is_another_answer(assistant: Assistant) -> None:
    """This test ensures that an organ whose plan is missing is not said to have no activities."""
    question = "Vilka aktiviteter har Kulturnämnden?"
    for scope in (Scope(kommun="Ekby", organ="Kulturnämnden"), Scope(kommun="Ekby")):
        answer = ask(assistant, question, scope=scope)
        assert (answer.refused, answer.kind, answer.count) == (True, Kind.LIST, None)
        assert "inte inläst: verksamhetsplan (Kulturnämnden, Ekby, 2021)" in answer_text(answer)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Vilka aktiviteter har tekniska nämnden 2022?", "inte inläst: verksamhetsplan (Tekniska nämnden, Ekby, 2022)"),
        ("Hur många aktiviteter har socialnämnden 2020?", "inlästa dokument: Verksamhetsplan social (soc.pdf)"),
        ("Which activities does tekniska nämnden have in 2022?", "that have been read in: Verksamhetsplan"),
        ("Vilka resultatmål finns för 2023–2026?", "inte inläst: lokalt program (Ekby, 2023–2026)"),
        ("Vilka indikatorer redovisas i årsbokslutet 2021?", "inte inläst: årsbokslut (Ekby, 2021)"),
        ("Vilka aktiviteter har fiskenämnden?", "”fiskenämnden” finns inte i det som är inläst"),
    ],
)
def test_what_was_not_read_is_refused_with_what_was(assistant: Assistant, question: str, words: str) -> None:
    """This test ensures that a list of what was not read is refused with what is read nearest, and keeps its kind."""
    answer = ask(assistant, question, scope=Scope(kommun="Ekby"))
    assert (answer.refused, answer.count, answer.items) == (True, None, ())
    assert answer.kind in (Kind.LIST, Kind.COUNT)
    assert words in answer_text(answer)
    assert answer.sentences[0].proof is Proof.ABSENCE


def test_nothing_tied_in_a_plan_that_was_read_is_no_refusal(assistant: Assistant) -> None:
    """This test ensures that a count of nothing in what was read is nought."""
    answer = ask(assistant, "Hur många av socialnämndens aktiviteter stödjer Nya företag?")
    assert (answer.refused, answer.kind, answer.count) == (False, Kind.COUNT, 0)


def test_an_ended_period_is_said_first(assistant: Assistant) -> None:
    """This test ensures that after the term the answer begins by saying so, and that a named period does not."""
    later = datetime.date(2026, 11, 21)
    assert ask(assistant, FLAGSHIP, today=later).sentences[0].text.startswith("Observera: svaret gäller 2019–2022")
    named = ask(assistant, FLAGSHIP, scope=Scope(period=Period(2021, 2021)), today=later)
    assert "Observera" not in answer_text(named)
    assert named.receipt.as_of == "2026-11-21"


def test_another_period_than_asked_for_is_said_first(assistant: Assistant) -> None:
    """This test ensures that an answer about another period than the asker's names both."""
    answer = ask(assistant, "Vilka aktiviteter stödjer Ett tryggt Ekby 2024?")
    assert answer.sentences[0].text == "Inget hittades för 2024. Svaret gäller 2019–2022."


def test_a_newer_programme_that_was_not_read_and_failures_are_told(index: tuple[Path, str], tmp_path: Path) -> None:
    """This test ensures that the manifest's newer programme comes first and unreadable documents are counted."""
    store = open_store(tmp_path, indexed=index[0])
    publish(store, index[1], expected=(NEWER,), failures=(UNREAD,))
    assistant = Assistant(store, load_settings(), embedder=EMBEDDER)
    answer = ask(assistant, FLAGSHIP)
    assert (
        "nyare program inte är inläst: lokalt program (Kommunfullmäktige, Ekby, 2023–2026)" in answer.sentences[0].text
    )
    assert "Ett dokument kunde inte läsas och är inte med i svaret." in answer.warnings
    assert answer.receipt.skipped == (("skannad.pdf", "skannad.pdf har inget textlager."),)
    assistant.close()
    store.close()


def test_numbers_and_names_of_goals_are_looked_up(assistant: Assistant) -> None:
    """This test ensures that a goal is found by number and named."""
    answer = ask(assistant, "Vad heter resultatmål 2?")
    assert answer.kind is Kind.LOOKUP
    assert names(answer) == ["Rena sjöar"]
    assert "2 Rena sjöar" in answer_text(answer)


def test_a_value_in_the_text_is_quoted(assistant: Assistant) -> None:
    """This test ensures that a lookup's sentence is the words of the page, cited where they stand."""
    answer = ask(assistant, "Hur stort är siktdjupet i sjön?")
    assert not answer.refused
    quoted = answer.sentences[-1]
    assert quoted.proof is Proof.QUOTED
    assert quoted.text == "Siktdjup i sjön 2,5 m"
    assert answer.citations[quoted.citations[0] - 1].quote == quoted.text
    assert [value.value for value in answer.values] == ["2,5 m"]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("", "tom"),
        ("   \n", "tom"),
        ("?" * 30, "inga ord"),
        ("😀 🎉 12", "inga ord"),
        ("mål " * 100, "högst 200 tecken"),
    ],
)
def test_questions_that_cannot_be_taken_say_what_to_do(assistant: Assistant, question: str, words: str) -> None:
    """This test ensures that an empty, wordless or too long question raises QuestionError in Swedish."""
    with pytest.raises(QuestionError, match=words):
        ask(assistant, question)


@pytest.mark.parametrize(
    "question", ["SELECT * FROM goals; --", "<script>alert(1)</script>", "def f(): return 1", "a" * 200]
)
def test_odd_questions_are_refused_and_harm_nothing(assistant: Assistant, question: str) -> None:
    """This test ensures that code and noise get an answer in the ordinary form."""
    assert to_json(ask(assistant, question))["items"] == []


def test_a_newer_state_is_taken_up_and_the_old_one_let_go(index: tuple[Path, str], tmp_path: Path) -> None:
    """This test ensures that a question sees one whole state: the newest when it was asked."""
    store = open_store(tmp_path, indexed=index[0])
    lup, technical, social = documents()
    publish(store, index[1], chosen=(lup, social))
    assistant = Assistant(store, load_settings(), embedder=EMBEDDER)
    before = ask(assistant, FLAGSHIP)
    publish(store, index[1], chosen=(lup, technical, social))
    after = ask(assistant, FLAGSHIP)
    assert (before.receipt.state, after.receipt.state) == (1, 2)
    assert (len(before.items), len(after.items)) == (1, 3)
    assert assistant.view().state.number == 2
    assistant.close()
    store.close()


def test_an_empty_corpus_says_what_to_do(tmp_path: Path) -> None:
    """This test ensures that a question before anything is read in raises CorpusMissing."""
    store = open_store(tmp_path)
    assistant = Assistant(store, load_settings(), embedder=EMBEDDER)
    with pytest.raises(CorpusMissing, match="roda ingest"):
        ask(assistant, FLAGSHIP)
    assistant.close()
    store.close()


def test_a_question_keeps_its_state_to_the_end(index: tuple[Path, str], tmp_path: Path) -> None:
    """This test ensures that the indexes of a state stay open while a question uses them, and close after it."""
    store = open_store(tmp_path, indexed=index[0])
    lup, technical, social = documents()
    publish(store, index[1], chosen=(lup, social))
    assistant = Assistant(store, load_settings(), embedder=EMBEDDER)
    with assistant._snapshots.pinned() as old:
        publish(store, index[1], chosen=(lup, technical, social))
        assert ask(assistant, FLAGSHIP).receipt.state == 2
        assert old.retriever.search("trygga gator", limit=3)
    assistant.close()
    store.close()
