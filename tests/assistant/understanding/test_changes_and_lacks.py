"""Which change or lack a question asks for, in wordings of many kinds, and which questions ask for none."""

from __future__ import annotations

import datetime

import pytest

from assistant.answer import Kind
from assistant.computing.queries import Change, Lack
from assistant.understanding.changes import Compared
from assistant.understanding.question import Catalogue, Question, Scope, Thing, understand
from tests.assistant.municipal_names import DOCUMENTS, GRAPH

CATALOGUE = Catalogue.of(GRAPH, DOCUMENTS)
MOTALA = Scope(kommun="Motala")


def read(text: str) -> Question:
    """Read a question."""
    return understand(text, catalogue=CATALOGUE, scope=MOTALA, today=datetime.date(2026, 11, 21))


@pytest.mark.parametrize(
    ("text", "what", "changes"),
    [
        ("Vilka mål togs bort mellan 2015–2018 och 2019–2022?", Compared.PROGRAMMES, {Change.DROPPED}),
        ("Vilka resultatmål hängde inte med från förra programmet?", Compared.PROGRAMMES, {Change.DROPPED}),
        ("Vad är nytt i Lup?", Compared.PROGRAMMES, {Change.NEW}),
        ("Nyheter bland målen sedan 2018?", Compared.PROGRAMMES, {Change.NEW}),
        ("Vilka mål består sedan förra mandatperioden?", Compared.PROGRAMMES, {Change.KEPT}),
        ("Har några mål skrivits om sedan förra programmet?", Compared.PROGRAMMES, {Change.REWORDED}),
        ("Vilka mål har flyttats till ett annat område?", Compared.PROGRAMMES, {Change.MOVED}),
        ("Vilka aktiviteter har tillkommit i socialnämndens plan sedan 2020?", Compared.PLANS, {Change.NEW}),
        ("Vad har ändrats i socialnämndens plan 2021 mot 2020?", Compared.PLANS, set()),
        ("Vilka målvärden skärptes 2021?", Compared.TARGETS, {Change.RAISED}),
        ("Which targets have been lowered since 2020?", Compared.TARGETS, {Change.LOWERED}),
        ("Finns det mål som två eller fler nämnder arbetar med?", Compared.ORGANS, set()),
        ("Which goals do the boards have in common?", Compared.ORGANS, set()),
    ],
)
def test_what_is_compared_is_read(text: str, what: Compared, changes: set[Change]) -> None:
    """This test ensures that what is compared, and which change is meant, are told from the words."""
    question = read(text)
    assert question.change is not None
    assert question.kind is Kind.COMPARE
    assert (question.change.what, set(question.change.changes)) == (what, changes)


@pytest.mark.parametrize(
    ("text", "of", "lacks"),
    [
        ("Vilka mål har ännu inte några insatser?", Thing.GOAL, (Lack.ACTIVITIES,)),
        ("Är något resultatmål utan åtgärder?", Thing.GOAL, (Lack.ACTIVITIES,)),
        ("Vilka mål bryr sig ingen nämnd om? Alltså där ingen gör något.", Thing.GOAL, (Lack.ACTIVITIES,)),
        ("Vilka resultatmål följs inte upp med något mått?", Thing.GOAL, (Lack.INDICATORS,)),
        ("Which goals does no one measure?", Thing.GOAL, (Lack.INDICATORS,)),
        ("Vilka mål fick aldrig något omdöme i bokslutet?", Thing.GOAL, (Lack.VERDICTS,)),
        ("Vilka indikatorer är utan målvärde?", Thing.INDICATOR, (Lack.TARGETS,)),
        ("Which indicators lack outcomes?", Thing.INDICATOR, (Lack.OUTCOMES,)),
        ("Vilka aktiviteter hör inte till något mål?", Thing.ACTIVITY, (Lack.GOALS,)),
        ("Aktiviteter utan ansvarig?", Thing.ACTIVITY, (Lack.RESPONSIBLE,)),
        ("Vilka nämnder saknar verksamhetsplan?", Thing.ORGAN, (Lack.PLANS,)),
        ("Vilka nämnder saknar aktiviteter för Ett jämlikt Motala?", Thing.ORGAN, (Lack.ACTIVITIES,)),
        ("Mål med varken aktiviteter eller nyckeltal?", Thing.GOAL, (Lack.ACTIVITIES, Lack.INDICATORS)),
    ],
)
def test_what_is_missing_of_what_is_read(text: str, of: Thing, lacks: tuple[Lack, ...]) -> None:
    """This test ensures that what lacks something, and what it lacks, are told from the words."""
    question = read(text)
    assert question.lack is not None
    assert question.kind is Kind.GAP
    assert (question.lack.of, question.lack.lacks) == (of, lacks)


@pytest.mark.parametrize(
    "text",
    [
        "Vilka indikatorer nådde inte målvärdet?",
        "Vad är skillnaden mellan grunduppdrag och utvecklingsmål?",
        "När fattades beslutet om verksamhetsplanen?",
        "Vilka aktiviteter stödjer Ett sammanhållet Motala?",
        "Vilka aktiviteter hör till grunduppdraget och inte till något resultatmål?",
        "Hur många nya bostäder ska byggas?",
        "Vilka nya mål finns i området?",
    ],
)
def test_other_questions_compare_nothing_and_miss_nothing(text: str) -> None:
    """This test ensures that negations, new things and differences of meaning are not taken for changes or gaps."""
    question = read(text)
    assert question.change is None
    assert question.lack is None
