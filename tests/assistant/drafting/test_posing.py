"""Questions that list, link and count, from their words to what the graph answers."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from assistant.answer import Kind
from assistant.computing.compute import compute
from assistant.drafting.posing import pose
from assistant.drafting.unread import nothing_read, stand_in, unread
from assistant.understanding.question import Catalogue, Question, Scope, understand
from corpus.graph import PlanGraph
from corpus.model import Expected
from tests.assistant.small_plan import small_plan
from tests.assistant.working_plan import YEAR, working_documents, working_graph

GRAPH = working_graph()
AREAS, _ = small_plan()
CATALOGUE = Catalogue.of(GRAPH, working_documents())
EKBY = Scope(kommun="Ekby")
BOARD = Scope(kommun="Ekby", organisation="Gårdsnämnden")
TODAY = datetime.date(2021, 6, 1)


def ask(text: str, scope: Scope = EKBY) -> Question:
    """Read a question."""
    return understand(text, catalogue=CATALOGUE, scope=scope, today=TODAY)


def found(text: str, scope: Scope = EKBY) -> tuple[Kind, set[str]]:
    """Return the kind of a question and the ids that its query finds."""
    question = ask(text, scope)
    query = pose(question, GRAPH)
    assert query is not None
    return question.kind, {item.id for item in compute(query, GRAPH).items}


def is_unread(text: str, scope: Scope = EKBY) -> bool:
    """Say whether what a question rests on was not read."""
    question = ask(text, scope)
    query = pose(question, GRAPH)
    assert query is not None
    return nothing_read(question, GRAPH) is not None or unread(question, query, GRAPH) is not None


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Vilka aktiviteter har status Pågår i gårdsnämndens verksamhetsplan 2021?", {"b1", "b4"}),
        ("Lista pågående aktiviteter 2021", {"b1", "b4"}),
        ("Vilka av gårdsnämndens aktiviteter 2021 är klara?", {"b2"}),
        ("Vilka åtgärder är inte påbörjade?", {"b3"}),
        ("Which activities in 2021 are ongoing?", {"b1", "b4"}),
        ("Which activities are not started?", {"b3"}),
    ],
)
def test_activities_are_listed_by_status(text: str, ids: set[str]) -> None:
    """This test ensures that words for a status, the documents' or others that say the same, filter a list."""
    assert found(text) == (Kind.LIST, ids)


def test_a_status_filters_links_and_counts_too() -> None:
    """This test ensures that "klara" narrows what a goal has, and a count, and that a deadline is no status."""
    assert found("Vilka pågående aktiviteter stödjer Fler går till fots?") == (Kind.LINK, {"b1"})
    assert found("Hur många aktiviteter är klara 2021?") == (Kind.COUNT, {"b2"})
    assert ask("Vilka aktiviteter ska vara klara i juni?").status is None
    assert ask("Vilken status har aktiviteten Måla bänkarna?").kind is Kind.STATUS


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Vilka aktiviteter ansvarar Park och torg för 2021?", {"b1", "b3"}),
        ("Vilka aktiviteter har Park och torg ansvar för 2021?", {"b1", "b3"}),
        ("List the activities that Park och torg is responsible for in gårdsnämnden's plan for 2021.", {"b1", "b3"}),
        ("Vad ansvarar Kartgruppen för?", {"b2"}),
        ("Vilka aktiviteter har hemtjänsten?", {"b4"}),
    ],
)
def test_activities_are_listed_by_who_is_responsible(text: str, ids: set[str]) -> None:
    """This test ensures that names of units come from the activities, and an organ's own are those it answers for."""
    assert found(text) == (Kind.LIST, ids)


def test_goals_of_a_unit_are_those_that_its_own_activities_serve() -> None:
    """This test ensures that a workplace narrows by responsibility, not by every activity that names it."""
    assert found("Jag jobbar på hemtjänsten. Vilka mål stödjer hemtjänstens aktiviteter?") == (Kind.LINK, {"trygg"})
    assert found("Vilka mål bidrar Park och torg till?") == (Kind.LINK, {"gå"})
    assert found("Jag jobbar på hemtjänsten. Vilka aktiviteter stödjer Fler går till fots 2021?")[1] == {"b1", "b2"}


def test_a_unit_of_another_kommun_is_an_everyday_word() -> None:
    """This test ensures that "hemtjänsten" is a topic where no unit of the kommun is called so."""
    assert ask("Vilka aktiviteter rör hemtjänsten?", Scope(kommun="Ösby")).organ is None
    assert ask("Vilka aktiviteter rör hemtjänsten?", Scope(kommun="Ösby")).unexplained == ("hemtjänsten",)


@pytest.mark.parametrize(
    "text",
    [
        "Vilka grunduppdragsaktiviteter har vi i nämnden?",
        "Vilka aktiviteter utvecklar vårt grunduppdrag?",
        "Vad gör vi för grunduppdraget?",
        "Hur utvecklar nämnden grunduppdraget?",
        "Which activities of ours develop the standing mission?",
        "How does the board develop its grunduppdrag?",
    ],
)
def test_activities_for_the_grunduppdrag_are_a_list_of_the_askers_organ(text: str) -> None:
    """This test ensures that compounds, "vi" and "nämnden" are understood with the asker's scope."""
    assert found(text, BOARD) == (Kind.LIST, {"b3"})


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Vilka nyckeltal står i Lokalt utvecklingsprogram 2019–2022?", {"i1"}),
        ("Vilka indikatorer redovisas i gårdsnämndens verksamhetsplan 2021?", {"i2"}),
        ("Which indicators are reported in the Lup?", {"i1"}),
        ("Vilka mål finns i Lup?", {"gå", "trygg"}),
        ("Vilka aktiviteter finns i verksamhetsplanen 2020?", {"b5"}),
        ("Vilka verksamhetsplaner finns?", {"vp20", "vp21"}),
        ("Vilka årsbokslut finns?", set()),
    ],
)
def test_what_a_document_holds_is_listed(text: str, ids: set[str]) -> None:
    """This test ensures that a document's own indicators, goals and activities come, tied to anything or not."""
    assert found(text) == (Kind.LIST, ids)


def test_a_status_that_no_document_states_is_unanswerable() -> None:
    """This test ensures that "klara" is no empty list where the plan has no statuses at all."""
    bare = PlanGraph(
        goals=GRAPH.goals,
        activities=[replace(one, status=None) for one in GRAPH.activities],
        organs=GRAPH.organs,
        mentions=GRAPH.mentions,
        documents=GRAPH.documents,
    )
    question = ask("Vilka av gårdsnämndens aktiviteter 2021 är klara?")
    query = pose(question, bare)
    assert query is not None
    assert unread(question, query, bare) is not None
    assert unread(question, query, GRAPH) is None


def test_what_an_area_holds_are_its_goals() -> None:
    """This test ensures that "Vad ingår i …" and "What does … include" list the goals of an area."""
    catalogue = Catalogue.of(AREAS, ())
    for text in ("Vad ingår i Ett tryggt Ekby?", "What does Ett tryggt Ekby include?"):
        question = understand(text, catalogue=catalogue, scope=EKBY, today=TODAY)
        query = pose(question, AREAS)
        assert query is not None
        assert question.kind is Kind.LIST
        assert [item.id for item in compute(query, AREAS).items] == ["g1", "g2"]


def test_a_word_of_one_goal_may_be_what_goals_are_about() -> None:
    """This test ensures that a goal named by a part of its name is itself the answer, when nothing is below it."""
    assert found("Vilka mål handlar om vardag?") == (Kind.LIST, {"trygg"})


def test_goals_of_an_area_are_a_list_and_indicators_of_a_goal_a_link() -> None:
    """This test ensures that members are told from links across levels, in both languages."""
    assert ask("Vilka indikatorer hör till målet Trygg vardag?").kind is Kind.LINK
    assert ask("Which indicators belong to Trygg vardag?").kind is Kind.LINK
    assert ask("Vilka aktiviteter hör till Trygg vardag?").kind is Kind.LINK


def test_asking_words_are_no_names() -> None:
    """This test ensures that "hur många" names no goal "Fler …", nor a word of the dictionary a goal by a slip."""
    assert ask("Hur många mål finns det?").entities == ()
    assert ask("Hur många går till jobbet?").entities == ()
    assert ask("Vilka dokument finns?").entities == ()
    assert ask("Vad är det för väder?").entities == ()
    assert [one.id for one in ask("Vilka aktiviteter stödjer Fler går till fots?").entities] == ["gå"]


@pytest.mark.parametrize(
    "text",
    [
        "Vilka aktiviteter har gårdsnämnden 2019?",
        "Vilka aktiviteter har valnämnden?",
        "Hur många aktiviteter hade gårdsnämnden 2018?",
        "Vilka mål har valnämnden?",
        "Vilka resultatmål gällde 2015–2018?",
        "Vilka indikatorer redovisas i årsbokslutet 2021?",
        "Vilka mål finns i Lup 2023–2026?",
        "Vilka nämndmål har gårdsnämnden?",
        "Vilka aktiviteter stödjer Trygg vardag 2022?",
        "Which activities does gårdsnämnden have in 2022?",
    ],
)
def test_what_was_not_read_is_told(text: str) -> None:
    """This test ensures that an organ, period, kind of document or level of which nothing was read is no empty list."""
    assert is_unread(text)


@pytest.mark.parametrize(
    "text",
    [
        "Vilka aktiviteter har gårdsnämnden 2021?",
        "Vilka försenade aktiviteter har gårdsnämnden 2021?",
        "Vilka indikatorer mäter Trygg vardag?",
        "Vilka aktiviteter stödjer Trygg vardag 2020?",
        "Vilka indikatorer står i verksamhetsplanen 2020?",
    ],
)
def test_what_was_read_and_holds_nothing_is_not_unread(text: str) -> None:
    """This test ensures that a plan that was read and ties nothing gives an absence, not a refusal."""
    assert not is_unread(text)


def test_the_nearest_plan_is_told() -> None:
    """This test ensures that the plans nearest in time are named beside the one that was not read."""
    question = ask("Vilka aktiviteter har gårdsnämnden 2022?")
    query = pose(question, GRAPH)
    assert query is not None
    missing = unread(question, query, GRAPH)
    assert missing is not None
    assert missing.documents is not None
    assert missing.near is not None
    assert (missing.documents.kind, missing.documents.where.organ) == ("verksamhetsplan", "Gårdsnämnden")
    assert missing.near.where.documents == ("vp21",)


def test_an_expected_plan_is_named_as_the_manifest_has_it() -> None:
    """This test ensures that a missing plan that the manifest knows is told with its period."""
    question = ask("Vilka aktiviteter har valnämnden?")
    query = pose(question, GRAPH)
    assert query is not None
    plan = Expected("Ekby", "Valnämnden", "verksamhetsplan", YEAR)
    missing = unread(question, query, GRAPH, expected=(plan,))
    assert missing is not None
    assert missing.documents is not None
    assert missing.documents.where.period == YEAR


def test_a_department_without_a_plan_stands_in_its_boards() -> None:
    """This test ensures that the department's question is answered from the board's plan, under the board's name."""
    question = ask("Vilka aktiviteter har gårdsförvaltningen 2021?")
    assert stand_in(question, GRAPH) == "Gårdsnämnden"
    query = pose(question, GRAPH)
    assert query is not None
    assert query.where.organ == "Gårdsnämnden"
    assert {item.id for item in compute(query, GRAPH).items} == {"b1", "b2", "b3", "b4"}
    assert stand_in(ask("Vilka aktiviteter har gårdsnämnden?"), GRAPH) is None


def test_the_kommuns_goals_are_not_narrowed_by_the_askers_organ() -> None:
    """This test ensures that "kommunens mål" and council levels are all of them, also for an asker of one board."""
    assert found("Räkna upp kommunens mål", BOARD) == (Kind.LIST, {"gå", "trygg"})
    assert found("Vilka resultatmål finns?", Scope("Ekby", organisation="Valnämnden")) == (Kind.LIST, {"gå", "trygg"})


def test_an_organ_that_nobody_knows_is_a_stranger() -> None:
    """This test ensures that an unknown board is told as such and never taken for another."""
    assert ask("Vilka aktiviteter har fiskenämnden?").strangers == ("fiskenämnden",)
    assert ask("Vilka aktiviteter har gårdsnämnden?").strangers == ()
    assert ask("Vilka aktiviteter har nämnden?").strangers == ()


def test_a_board_that_is_not_named_is_asked_for() -> None:
    """This test ensures that "nämnden" of a known kommun offers the boards whose plans were read."""
    assert ask("Vilka aktiviteter har nämnden?").clarify == ("Gårdsnämnden",)
    assert ask("Vilka aktiviteter har nämnden?", BOARD).clarify == ()


def test_only_judged_things_are_not_counted_as_all() -> None:
    """This test ensures that "hur många mål är uppfyllda" never counts every goal."""
    assert ask("Hur många mål är uppfyllda?").judged
    assert not ask("Hur många mål finns?").judged
