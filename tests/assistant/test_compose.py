"""Results -> drafts: sentences, items with evidence, citations."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.answer import Language, Proof, Receipt
from assistant.compose import Assembly, Draft, Renderer, compose_result
from assistant.compose.following_up import compose_verdicts
from assistant.compose.naming import in_sentence
from assistant.compose.refusals import refuse_not_read
from assistant.computing.queries import (
    ActivitiesOf,
    Documents,
    GoalsAbove,
    GoalsAt,
    GoalsMeasured,
    GoalsOf,
    GoalsWithout,
    IndicatorsOf,
    Lack,
    Organs,
    OrgansServing,
    Query,
    ValuesOf,
    VerdictsOn,
    Where,
)
from assistant.prompting import Phrases
from assistant.verify import Names, verify
from corpus.graph import PlanGraph
from corpus.model import (
    Activity,
    Fact,
    FactRole,
    Level,
    Locator,
    OrganKind,
    Page,
    Period,
    Recognition,
    Serves,
)
from tests.assistant.small_plan import documents, small_plan
from tests.assistant.working_plan import PAGES as WORKING_PAGES
from tests.assistant.working_plan import working_graph

GRAPH, PAGES = small_plan()
PHRASES = Phrases.load()
RECEIPT = Receipt(1, "2026-11-21", tuple(document.name for document in documents()), 3)


def draft(query: Query, *, language: Language = "sv", graph: PlanGraph = GRAPH) -> Draft:
    """Compose the answer to a query."""
    assembly = Assembly(Renderer(graph, phrases=PHRASES, language=language, receipt=RECEIPT), PAGES)
    compose_result(assembly, query)
    return assembly.draft()


def texts(made: Draft) -> list[str]:
    """Return the sentences."""
    return [sentence.text for sentence in made.sentences]


def test_activities_of_an_area_are_told_by_goal_and_organ() -> None:
    """This test ensures that the flagship answer counts, names its period, groups, and keeps suggestions apart."""
    made = draft(ActivitiesOf(goals=("area",)))
    assert texts(made) == [
        "3 aktiviteter är kopplade till ”Ett tryggt Ekby” (Ekby, 2019–2022).",
        "En av dem står under flera mål och räknas en gång.",
        "Ett tryggt Ekby – Socialnämnden: Öppna en träffpunkt för äldre.",
        "1 Trygga gator – Tekniska nämnden: Byta belysning på tolv gångvägar; Klippa buskar vid hållplatser.",
        "2 Rena sjöar – Tekniska nämnden: Byta belysning på tolv gångvägar.",
        "Möjliga kopplingar, inte angivna i dokumenten och inte räknade: Mötesplats för rena sjöar.",
    ]
    assert [(item.name, item.link) for item in made.items] == [
        ("Öppna en träffpunkt för äldre", "stated"),
        ("Byta belysning på tolv gångvägar", "stated"),
        ("Klippa buskar vid hållplatser", "stated"),
        ("Mötesplats för rena sjöar", "suggested"),
    ]
    assert all(sentence.proof is Proof.COMPUTED for sentence in made.sentences)


def test_the_wording_follows_the_language_and_the_items_do_not() -> None:
    """This test ensures that an English answer has the same items, ids and quotes as the Swedish one."""
    english, swedish = (draft(ActivitiesOf(goals=("area",)), language=language) for language in ("en", "sv"))
    assert texts(english)[0] == "3 activities are linked to “Ett tryggt Ekby” (Ekby, 2019–2022)."
    assert english.items == swedish.items
    assert english.citations == swedish.citations


def test_every_item_proves_both_ends_the_tie_and_the_way_up() -> None:
    """This test ensures that an activity under a goal below the area cites activity, tie, goal and area."""
    made = draft(ActivitiesOf(goals=("area",)))
    item = next(item for item in made.items if item.id == "a1")
    quotes = {(step.step, made.citations[step.citation - 1].quote) for step in item.evidence}
    assert quotes == {
        ("activity", "Byta belysning på tolv gångvägar"),
        ("tie", "Trygga gator"),
        ("tie", "Rena sjöar"),
        ("goal", "Trygga gator"),
        ("goal", "Rena sjöar"),
        ("area", "Ett tryggt Ekby"),
    }
    assert [step.citation for step in item.evidence if step.step == "activity"] != []
    direct = next(item for item in made.items if item.id == "a3")
    assert {step.step for step in direct.evidence} == {"activity", "tie", "goal"}
    assert (item.organ, item.period, item.goal_path) == (
        "Tekniska nämnden",
        "2021",
        ("Ett tryggt Ekby", "1 Trygga gator"),
    )


def test_citations_are_numbered_once_each_with_boxes() -> None:
    """This test ensures that a place is cited once, from 1 without gaps, at its span, in its box, with its label."""
    made = draft(ActivitiesOf(goals=("area",)))
    assert [citation.n for citation in made.citations] == list(range(1, len(made.citations) + 1))
    assert len(set(made.places)) == len(made.places)
    for citation, place in zip(made.citations, made.places, strict=True):
        assert PAGES.quote(place) == citation.quote
        assert citation.parts[0].boxes
        assert citation.parts[0].page_label.endswith("s. 1")
        assert citation.section in ("Kapitel", "Kapitel › Resultatmål")


def test_example_documents_are_marked() -> None:
    """This test ensures that items and citations from an example document say so, and that the answer warns."""
    made = draft(ActivitiesOf(goals=("area",)))
    assert {citation.document for citation in made.citations if citation.example} == {"soc.pdf"}
    assert [item.id for item in made.items if item.example] == ["a3", "a5"]
    assert len(made.warnings) == 1
    assert "påhittat" in made.warnings[0]
    assert draft(ActivitiesOf(goals=("g1",))).warnings == ()


def test_one_and_none_are_said_as_such() -> None:
    """This test ensures that a single activity is no "1 aktiviteter", and that none is told from the receipt."""
    assert (
        texts(draft(ActivitiesOf(goals=("g2",))))[0] == "En aktivitet är kopplad till ”Rena sjöar” (Ekby, 2019–2022)."
    )
    none = draft(ActivitiesOf(goals=("g10",)))
    assert texts(none) == [
        "Ingen aktivitet är kopplad till ”Nya företag” (Ekby, 2019–2022). 3 dokument med 3 sidor har sökts igenom."
    ]
    assert none.sentences[0].proof is Proof.ABSENCE


def test_goals_are_listed_under_their_areas() -> None:
    """This test ensures that a list of goals counts them, uses the asker's word and numbers, and cites each."""
    made = draft(GoalsAt(Level.GOAL, word="resultatmål"))
    assert texts(made) == [
        "Det finns 3 resultatmål (Ekby, 2019–2022).",
        "Ett tryggt Ekby: 1 Trygga gator; 2 Rena sjöar.",
        "Ett rikt Ekby: 10 Nya företag.",
    ]
    assert [item.name for item in made.items] == ["Trygga gator", "Rena sjöar", "Nya företag"]
    assert [item.goal_path for item in made.items[:1]] == [("Ett tryggt Ekby",)]
    assert all(sentence.citations for sentence in made.sentences[1:])


@pytest.mark.parametrize(
    ("query", "first"),
    [
        (
            GoalsAt(Level.GOAL, parent="area", word="resultatmål"),
            "Under ”Ett tryggt Ekby” finns 2 resultatmål (Ekby, 2019–2022).",
        ),
        (GoalsAt(Level.AREA), "Det finns 2 områden (Ekby, 2019–2022)."),
        (GoalsOf(activities=("a1",)), "”Byta belysning på tolv gångvägar” är kopplad till 2 mål (Ekby, 2019–2022)."),
        (
            GoalsOf(where=Where(organ="Tekniska nämnden")),
            "Aktiviteterna hos tekniska nämnden är kopplade till 2 mål (Ekby, 2019–2022).",
        ),
        (GoalsMeasured(("i1",)), "”Andel trygga invånare” är kopplad till ett mål (Ekby, 2019–2022)."),
        (GoalsAbove(("g1",)), "”Trygga gator” hör till Ett tryggt Ekby (Ekby, 2019–2022)."),
        (IndicatorsOf(goals=("g1",)), "En indikator är kopplad till ”Trygga gator” (Ekby, 2019–2022)."),
        (
            OrgansServing(("g1",), kind=OrganKind.NAMND),
            "En nämnd har aktiviteter som är kopplade till ”Trygga gator” (Ekby, 2019–2022).",
        ),
        (Organs(kind=OrganKind.NAMND), "I det som är inläst finns 2 nämnder (Ekby)."),
        (Documents(kind="verksamhetsplan"), "2 dokument är inlästa (Ekby, 2021)."),
        (
            ValuesOf(("i1",), role=FactRole.TARGET),
            "Målvärdet för ”Andel trygga invånare”: 70 % år 2022 (Ekby, 2019–2022).",
        ),
        (
            ValuesOf(("i1",)),
            "Värdet för ”Andel trygga invånare”: utgångsvärdet 61 % år 2018; målvärdet 70 % år 2022 (Ekby, 2019–2022).",
        ),
        (
            ActivitiesOf(goals=("g1", "g2"), where=Where(organ="Tekniska nämnden")),
            "2 aktiviteter är kopplade till ”Trygga gator” eller ”Rena sjöar” (Ekby, Tekniska nämnden, 2019–2022).",
        ),
        (
            ActivitiesOf(serves=Serves.GRUNDUPPDRAG),
            "En aktivitet utvecklar grunduppdraget (Ekby, 2021). Den hör inte till något mål i programmet.",
        ),
        (
            GoalsWithout((Lack.ACTIVITIES,), Level.GOAL),
            "Ett mål har ingen aktivitet kopplad till sig i det som är inläst (Ekby, 2019–2022).",
        ),
    ],
)
def test_each_query_has_its_sentence(query: Query, first: str) -> None:
    """This test ensures that every kind of result is said in plain Swedish and names its period."""
    made = draft(query)
    assert texts(made)[0] == first
    assert made.sentences[0].core


def test_an_activity_of_the_grunduppdrag_is_not_missing_its_goal() -> None:
    """This test ensures that asking for its goals says that it stands under the grunduppdrag."""
    made = draft(GoalsOf(activities=("a4",)))
    assert texts(made) == [
        "”Laga potthål i gatorna” står under grunduppdraget och är inte kopplad till något mål i programmet."
    ]
    assert [item.serves for item in made.items] == ["grunduppdrag"]


def test_indicator_items_hold_their_values() -> None:
    """This test ensures that values have role, unit and year, and that their cells are cited."""
    made = draft(IndicatorsOf(goals=("area",)))
    assert [(value.role, value.value, value.unit, value.period) for value in made.items[0].values] == [
        ("baseline", "61 %", "%", "2018"),
        ("target", "70 %", "%", "2022"),
    ]
    quotes = {made.citations[step.citation - 1].quote for step in made.items[0].evidence}
    assert {"61 %", "70 %", "Andel trygga invånare", "Trygga gator"} <= quotes


def test_a_fact_of_an_activity_is_cited_where_it_stands() -> None:
    """This test ensures that what is stated of an activity has its own place among the proof."""
    place = PAGES.find("tek", "tolv")
    fact = Fact(FactRole.AMOUNT, "tolv", place)
    mentions = {**GRAPH.mentions, "m-a1": replace(GRAPH.mentions["m-a1"], facts=(fact,))}
    graph = PlanGraph(activities=GRAPH.activities, mentions=mentions, documents=GRAPH.documents)
    made = draft(ValuesOf(("a1",), role=FactRole.AMOUNT), graph=graph)
    assert texts(made) == ["Belopp för ”Byta belysning på tolv gångvägar”: tolv (Ekby, 2021)."]
    assert place in made.places
    assert [value.value for value in made.values] == ["tolv"]


def test_verdicts_are_quoted_with_who_and_when() -> None:
    """This test ensures that a verdict is quoted with who and when, proved by its place, and stands on the item."""
    assembly = Assembly(Renderer(GRAPH, phrases=PHRASES, language="sv", receipt=RECEIPT), PAGES)
    assert compose_verdicts(assembly, VerdictsOn(("g1",)))
    made = assembly.draft()
    assert texts(made) == ["”Trygga gator”: ”delvis uppfyllt” (utfall, 2021, Kommunstyrelsen, 2022-03-01)."]
    (proof,) = made.sentences[0].citations
    assert made.citations[proof - 1].quote == "Kommunstyrelsen bedömer att målet Trygga gator är delvis uppfyllt"
    assert made.items[0].verdict == "delvis uppfyllt"
    assert made.items[0].verdict_detail == ("outcome", "2022-03-01", "Kommunstyrelsen")
    assert not compose_verdicts(assembly, VerdictsOn(("g2",)))


def test_possible_duplicates_are_warned_of() -> None:
    """This test ensures that two activities that may be the same one stay apart and are named in a warning."""
    doubled = [replace(activity, possible_duplicates=_twin(activity)) for activity in GRAPH.activities]
    graph = PlanGraph(
        goals=GRAPH.goals, activities=doubled, links=GRAPH.links, mentions=GRAPH.mentions, documents=GRAPH.documents
    )
    made = draft(ActivitiesOf(goals=("g1",)), graph=graph)
    assert made.warnings == ("Möjlig dubblett: Byta belysning på tolv gångvägar; Klippa buskar vid hållplatser.",)


def _twin(activity: Activity) -> tuple[str, ...]:
    return {"a1": ("a2",), "a2": ("a1",)}.get(activity.id, ())


def test_a_period_that_was_asked_for_is_the_one_that_is_named() -> None:
    """This test ensures that the scope of a narrowed answer names the year, the kommun and the organ asked for."""
    made = draft(ActivitiesOf(where=Where("Ekby", "Tekniska nämnden", Period(2021, 2021))))
    assert texts(made)[0] == "Det finns 3 aktiviteter (Ekby, Tekniska nämnden, 2021)."


def test_a_status_and_a_unit_are_said_with_what_they_pick() -> None:
    """This test ensures that filters are in the sentence, in the documents' own words, and proved for each item."""
    graph, pages = working_graph(), WORKING_PAGES
    query = ActivitiesOf(where=Where(kommun="Ekby", period=Period(2021, 2021)), status="ongoing")
    assembly = Assembly(Renderer(graph, phrases=PHRASES, language="sv", receipt=RECEIPT), pages)
    compose_result(assembly, query)
    made = assembly.draft()
    assert texts(made)[0] == "Det finns 2 aktiviteter med status ”Pågår” eller ”Pågående” (Ekby, 2021)."
    quotes = [{made.citations[step.citation - 1].quote for step in item.evidence} for item in made.items]
    assert [quote & {"Pågår", "Pågående"} for quote in quotes] == [{"Pågår"}, {"Pågående"}]
    unit = ActivitiesOf(goals=("gå",), where=Where(responsible="Park och torg"))
    renderer = Renderer(graph, phrases=PHRASES, language="sv", receipt=RECEIPT)
    assert renderer.computed("link.activities", unit) == (
        "2 aktiviteter som Park och torg ansvarar för är kopplade till ”Fler går till fots” (Ekby, 2019–2022)."
    )


def test_a_document_asked_about_is_named_in_its_organs_place() -> None:
    """This test ensures that a list of one document's content names it, once with its year."""
    renderer = Renderer(working_graph(), phrases=PHRASES, language="sv", receipt=RECEIPT)
    query = IndicatorsOf(where=Where("Ekby", "Gårdsnämnden", Period(2021, 2021), ("vp21",)))
    assert renderer.computed("list.indicators", query) == "Det finns en indikator (Ekby, Verksamhetsplan 2021)."


def test_a_word_for_a_level_that_no_document_uses_is_not_put_in_its_mouth() -> None:
    """This test ensures that "fokusområden" are called areas where the programme calls them otherwise."""
    renderer = Renderer(GRAPH, phrases=PHRASES, language="sv", receipt=RECEIPT)
    asked = GoalsAt(Level.AREA, word="fokusområde")
    assert renderer.computed("list.areas", asked) == "Det finns 2 områden (Ekby, 2019–2022)."


def test_a_plan_that_was_not_read_is_told_with_the_nearest() -> None:
    """This test ensures that the refusal rests on a query that finds nothing, and names what is read instead."""
    assembly = Assembly(Renderer(GRAPH, phrases=PHRASES, language="sv", receipt=RECEIPT), PAGES)
    missing = Documents(Where("Ekby", "Socialnämnden", Period(2022, 2022)), kind="verksamhetsplan")
    near = Documents(Where(documents=("soc",)))
    refuse_not_read(assembly, missing, described="verksamhetsplan (Socialnämnden, 2022)", near=near)
    assert texts(assembly.draft(refused=True)) == [
        (
            "Det som frågan gäller är inte inläst: verksamhetsplan (Socialnämnden, 2022). "
            "3 dokument med 3 sidor har sökts igenom."
        ),
        "Närmaste inlästa dokument: Verksamhetsplan social (soc.pdf).",
        "Fråga nämnden som ansvarar för ämnet, eller kommunens kontaktcenter.",
    ]
    checked = verify(
        assembly.draft(refused=True),
        renderer=Renderer(GRAPH, phrases=PHRASES, language="sv", receipt=RECEIPT),
        view=PAGES,
        names=Names.of(()),
    )
    assert checked.dropped == ()


@pytest.mark.parametrize(
    ("name", "within"),
    [
        ("Socialnämnden", "socialnämnden"),
        ("Tekniska nämnden", "tekniska nämnden"),
        ("Barn- och utbildningsnämnden", "barn- och utbildningsnämnden"),
        ("Gata och park", "Gata och park"),
        ("Ekby Vatten AB", "Ekby Vatten AB"),
        ("KS", "KS"),
    ],
)
def test_organs_within_a_sentence(name: str, within: str) -> None:
    """This test ensures that boards are common nouns within a sentence, and proper names keep their capitals."""
    assert in_sentence(name) == within


def test_unsure_words_are_warned_of() -> None:
    """This test ensures that an answer that cites a place with an unsure word of a scan warns, naming the document."""

    class Scanned:
        """The same pages, read from pictures, every word unsure."""

        def quote(self, locator: Locator) -> str:
            return PAGES.quote(locator)

        def page(self, reading: str, number: int) -> Page:
            page = PAGES.page(reading, number)
            return replace(page, recognition=Recognition(50, ((0, len(page.text)),)))

    assembly = Assembly(Renderer(GRAPH, phrases=PHRASES, language="sv", receipt=RECEIPT), Scanned())
    compose_result(assembly, ActivitiesOf(goals=("area",)))
    assert any("inläst från bild och osäker" in warning for warning in assembly.draft().warnings)
    assert not any("inläst från bild" in warning for warning in draft(ActivitiesOf(goals=("area",))).warnings)
