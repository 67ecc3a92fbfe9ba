"""What narrows a question, and what only asks; over the names of two municipalities."""

from __future__ import annotations

import datetime

import pytest

from assistant.answer import Kind
from assistant.understanding.catalogue import Catalogue, EntityType
from assistant.understanding.question import Question, Scope, Thing, understand
from corpus.model import Serves
from tests.assistant.municipal_names import DOCUMENTS, GRAPH

CATALOGUE = Catalogue.of(GRAPH, DOCUMENTS)


def ask(text: str, kommun: str | None = "Motala") -> Question:
    """Read a question in a kommun."""
    return understand(text, catalogue=CATALOGUE, scope=Scope(kommun=kommun), today=datetime.date(2026, 11, 21))


def goals(question: Question) -> set[str]:
    """Return the names of the goals that a question names."""
    return {one.name for one in question.named(EntityType.GOAL)}


@pytest.mark.parametrize(
    "text",
    [
        "Skulle du vilja rabbla upp vilka aktiviteter socialnämnden egentligen tänker genomföra 2021?",
        "Jag har hund och bor i Fornåsa. Vilka aktiviteter har socialnämnden?",
        "Vilka aktiviteter står socialnämnden främst bakom undr 2021?",
        "Which activities does the social welfare board actually plan to carry out in 2021?",
    ],
)
def test_what_only_asks_narrows_nothing(text: str) -> None:
    """This test ensures that verbs, adverbs, slips and who asks leave no word that an activity must name."""
    question = ask(text)
    assert (question.kind, question.unexplained, question.organ) == (Kind.LIST, (), "Socialnämnden")


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("Vilka aktiviteter rör flygplatsen?", ("flygplatsen",)),
        ("Vilka aktiviteter ska vara klara i juni?", ("juni",)),
        ("Which activities concern the airport?", ("flygplats",)),
    ],
)
def test_nouns_and_months_narrow(text: str, topics: tuple[str, ...]) -> None:
    """This test ensures that what a question is about must be named."""
    assert ask(text).unexplained == topics


@pytest.mark.parametrize("text", ["Vilka mål har Linköping?", "Hur många resultatmål har Linköpings kommun?"])
def test_names_that_nobody_knows(text: str) -> None:
    """This test ensures that another place is told, whatever else would answer."""
    assert ask(text, None).foreign


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Vad gör vi för integrationsmålet?", "Ett stärkt integrationsarbete"),
        ("Vilka aktiviteter finns för målet om jämlikhet?", "Ett jämlikt Motala"),
        ("Målet om omsorgen som man ska kunna lita på, vad görs för det?", "En omsorg att lita på"),
        ("What is being done to reach the goal A school you can trust?", "En skola att lita på"),
        ("Which activities support An equal Motala?", "Ett jämlikt Motala"),
        ("Vad görs för resultatmål elva?", "Ett brett utbud av kultur- och fritidsaktiviteter"),
        ("Jag läste att hela Motala ska leva. Vad gör kommunen för det målet?", "Hela Motala ska leva"),
    ],
)
def test_goals_named_in_part(text: str, name: str) -> None:
    """This test ensures that a goal is known by a compound, its matter, in English, by a word for its number."""
    question = ask(text)
    assert goals(question) == {name}
    assert question.kind is Kind.LINK
    assert question.wanted is not None
    assert question.wanted.thing is Thing.ACTIVITY


@pytest.mark.parametrize(
    ("text", "serves"),
    [
        ("Vilka aktiviteter har socialnämnden i sitt grunduppdrag?", Serves.GRUNDUPPDRAG),
        ("Hur många aktiviteter har socialnämnden, grunduppdraget inräknat?", None),
        ("Alla aktiviteter i socialnämndens plan, även de som rör grunduppdraget", None),
        ("Hur många aktiviteter har socialnämnden om man räknar bort grunduppdraget?", Serves.GOAL),
        ("Hur många av socialnämndens aktiviteter hör till programmets mål?", Serves.GOAL),
        ("How many activities does socialnämnden have, core mission included?", None),
    ],
)
def test_what_activities_serve(text: str, serves: Serves | None) -> None:
    """This test ensures that the grunduppdrag may be asked about, come along, or be left out."""
    assert ask(text).serves is serves


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("antal inriktingsmål", "inriktningsmål"),
        ("lista reslutatmål", "resultatmål"),
        ("Hur många inriktnings mål finns?", "inriktningsmål"),
    ],
)
def test_misspelt_and_parted_words_for_levels(text: str, word: str) -> None:
    """This test ensures that a word for a level is known with a slip, and in two words."""
    wanted = ask(text, None).wanted
    assert wanted is not None
    assert wanted.level_word == word


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Vad heter målområdena i Uppvidinge?", Kind.LIST),
        ("Genom vilka aktiviteter ska målet En skola att lita på nås?", Kind.LINK),
        ("Vilka resultatmål har socialnämnden aktiviteter för?", Kind.LINK),
        ("Vilken enhet svarar för träffpunkten?", Kind.LOOKUP),
        ("Hur många invånare ska kommunen ha enligt visionen?", Kind.LOOKUP),
        ("Ett jämlikt Motala, hur går nämnden till väga?", Kind.LINK),
        ("betydelse prioriterat område", Kind.DEFINITION),
    ],
)
def test_kinds_by_other_words(text: str, kind: Kind) -> None:
    """This test ensures that the kind is told by what is asked, not by one word."""
    assert ask(text).kind is kind
