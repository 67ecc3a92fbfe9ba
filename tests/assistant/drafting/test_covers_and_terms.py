"""Decisions, diary numbers, numbered goals, terms and abbreviations, over small plans that differ on purpose."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace

import pytest

from assistant import answering
from assistant.answer import Answer, Kind, Proof
from assistant.answer_json import answer_text
from assistant.answering import Assistant
from assistant.understanding.question import understand
from assistant.understanding.scoping import Scope
from corpus.settings import load_settings
from corpus.store import Store
from tests.assistant.demo_corpus import read_in

MANIFEST = """
[corpus]
kommun = "Granby"

[[organ]]
name = "Kommunfullmäktige"
kind = "fullmäktige"

[[organ]]
name = "Parknämnden"
kind = "nämnd"

[[organ]]
name = "Hamnnämnden"
kind = "nämnd"

[[document]]
file = "program.html"
title = "Vägen framåt 2024–2027"
organ = "Kommunfullmäktige"
kind = "program"
period = "2024-2027"

[[document]]
file = "aldre.html"
title = "Vägen framåt 2020–2023"
organ = "Kommunfullmäktige"
kind = "program"
period = "2020-2023"

[[document]]
file = "park.html"
title = "Verksamhetsplan 2024"
organ = "Parknämnden"
kind = "verksamhetsplan"
period = "2024"
"""
PROGRAM = """<html lang="sv"><body><h1>Vägen framåt 2024–2027</h1>
<h2>Så styrs Granby</h2><p>Programmet utgår från en vision för år 2040.</p>
<p>På hösten skriver nämnderna sina verksamhetsplaner utifrån programmet. Planerna följs upp i delårsbokslutet.</p>
<h2>Ett grönt Granby</h2><h3>Mål 1: Parkerna är trygga</h3><h3>Mål 2: Fler cyklar till jobbet</h3>
<h2>Ord och förkortningar</h2><p>Avstämning – en genomgång av läget två gånger om året</p>
<p>PN = Parknämnden</p><p>HN = Hamnnämnden</p></body></html>"""
OLDER = """<html lang="sv"><body><h1>Vägen framåt 2020–2023</h1><h2>Ett levande Granby</h2>
<h3>Mål 1: Fler bor i Granby</h3><h2>Ord och förkortningar</h2>
<p>Avstämning – en genomgång av läget en gång om året</p></body></html>"""
PARK = """<html lang="sv"><body><h1>Verksamhetsplan 2024</h1><p>Parknämnden</p><p>Beslutad 2023-11-14</p>
<p>Diarienummer: PN-2023-00041</p>
<h2>Mål 1: Parkerna är trygga</h2><table><tr><th>Aktivitet</th><th>Klart</th></tr>
<tr><td>Byta lampor i stadsparken</td><td>2024</td></tr></table></body></html>"""


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    """Read the three documents in, once."""
    folder = tmp_path_factory.mktemp("plans")
    files = (("program.html", PROGRAM), ("aldre.html", OLDER), ("park.html", PARK), ("manifest.toml", MANIFEST))
    for name, text in files:
        (folder / name).write_text(text, encoding="utf-8")
    settings = load_settings(data_dir=tmp_path_factory.mktemp("data"))
    read_in([folder], settings)
    made = Assistant(Store.open(settings), settings)
    yield made
    made.close()


def ask(assistant: Assistant, question: str) -> Answer:
    """Ask about the kommun of the plans."""
    return assistant.ask(question, scope=Scope(kommun="Granby"), today=datetime.date(2024, 6, 1))


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("När beslutades Parknämndens verksamhetsplan 2024?", "2023-11-14"),
        ("Beslutsdatum för Verksamhetsplan 2024?", "2023-11-14"),
        ("När gick Parknämndens plan igenom?", "2023-11-14"),
        ("Under vilket nummer är parknämndens verksamhetsplan diarieförd?", "PN-2023-00041"),
        ("What is the diary number of Parknämndens verksamhetsplan?", "PN-2023-00041"),
    ],
)
def test_covers_answer_for_the_document_that_is_named(assistant: Assistant, question: str, value: str) -> None:
    """This test ensures that day and number of a decision are the cover's own line."""
    answer = ask(assistant, question)
    assert ([one.value for one in answer.values], answer.refused) == ([value], False)


def test_another_boards_cover_is_no_answer(assistant: Assistant) -> None:
    """This test ensures that a board without a plan is told so, and gets no other board's day."""
    answer = ask(assistant, "När antogs verksamhetsplanen 2024 av Hamnnämnden?")
    assert (answer.refused, answer.values) == (True, ())
    assert "Hamnnämnden" in answer_text(answer)


@pytest.mark.parametrize(
    "question",
    [
        "Vad är mål 2?",
        "Hur är mål nr 2 formulerat?",
        "Vad står mål 2 för?",
        "What does goal 2 say?",
        "mål 2, hur lyder det?",
    ],
)
def test_a_goal_asked_for_by_number_is_told_by_its_name(assistant: Assistant, question: str) -> None:
    """This test ensures that a goal's number is answered with its wording, and with nothing else."""
    answer = ask(assistant, question)
    assert (answer.kind, [one.value for one in answer.values]) == (Kind.LOOKUP, ["Fler cyklar till jobbet"])


@pytest.mark.parametrize(
    "question",
    [
        "Vad står HN för?",
        "Vad betyder bokstäverna HN?",
        "HN, vad är det?",
        "What is HN short for?",
        "Vad betyder det när man skriver HN?",
    ],
)
def test_abbreviations_are_spelt_out_by_the_pair_alone(assistant: Assistant, question: str) -> None:
    """This test ensures that a list of abbreviations gives the pair that is asked for, not the next one too."""
    answer = ask(assistant, question)
    assert [one.text for one in answer.sentences] == ["HN = Hamnnämnden"]


def test_definitions_that_differ_are_all_shown_with_their_documents(assistant: Assistant) -> None:
    """This test ensures that two programmes that define a word in two ways are both quoted, each by name and period."""
    text = answer_text(ask(assistant, "Vad betyder avstämning?"))
    assert "två gånger om året" in text
    assert "en gång om året" in text
    assert "2020–2023" in text
    assert "2024–2027" in text


def test_a_term_that_is_defined_nowhere_is_said_to_be_so(assistant: Assistant) -> None:
    """This test ensures that the term alone is named in the refusal, however the question was put."""
    answer = ask(assistant, "Alla svängde sig med medborgarbudget på mötet. Vad är det för något?")
    assert answer.refused
    assert "”medborgarbudget” definieras inte" in answer_text(answer)


def test_a_difference_quotes_the_one_and_says_that_the_other_is_not_defined(assistant: Assistant) -> None:
    """This test ensures that both sides of a difference are answered for."""
    answer = ask(assistant, "Vad är skillnaden mellan avstämning och revision?")
    text = answer_text(answer)
    assert not answer.refused
    assert "genomgång av läget" in text
    assert "”revision” definieras inte" in text


def test_a_process_is_told_in_the_documents_own_sentences_in_order(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """This test ensures that steps between two stations are quoted from the first to the last, and no other ones."""
    _read_as(monkeypatch, "process")
    answer = ask(assistant, "Hur går det från vision till verksamhetsplan?")
    quoted = [one.text for one in answer.sentences if one.proof is Proof.QUOTED]
    assert quoted == [
        "Programmet utgår från en vision för år 2040.",
        "På hösten skriver nämnderna sina verksamhetsplaner utifrån programmet.",
    ]
    assert all(one.citations for one in answer.sentences if one.proof is Proof.QUOTED)


def test_a_process_that_no_document_tells_is_refused(assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """This test ensures that sentences about other steps are not given for the one that is asked about."""
    _read_as(monkeypatch, "process")
    assert ask(assistant, "Hur går budgetprocessen till?").refused


def test_a_summary_counts_and_quotes(assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """This test ensures that a summary holds the title, the cover's lines, counts and headings, each proved."""
    _read_as(monkeypatch, "summary")
    answer = ask(assistant, "Sammanfatta Parknämndens verksamhetsplan 2024.")
    text = answer_text(answer)
    for said in ("Verksamhetsplan 2024", "Beslutad 2023-11-14", "en aktivitet", "Mål 1: Parkerna är trygga"):
        assert said in text
    assert {one.proof for one in answer.sentences} <= {Proof.COMPUTED, Proof.QUOTED, Proof.PHRASE}
    assert answer.kind is Kind.LOOKUP


def test_a_summary_of_several_documents_asks_which(assistant: Assistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """This test ensures that two programmes are named rather than one of them chosen."""
    _read_as(monkeypatch, "summary")
    answer = ask(assistant, "Vad handlar programmet om?")
    assert answer.refused
    assert "Vägen framåt 2020–2023; Vägen framåt 2024–2027" in answer_text(answer)


def _read_as(monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    """Let every question be read as one of a form."""
    monkeypatch.setattr(
        answering, "understand", lambda *given, **named: replace(understand(*given, **named), form=form)
    )
