"""The names that questions may use."""

from __future__ import annotations

import datetime
from dataclasses import replace

from assistant.understanding.catalogue import Catalogue, EntityType, level_words_in, word_keys
from assistant.understanding.initials import initials
from assistant.understanding.naming import find_names
from assistant.understanding.question import Scope, understand
from corpus.graph import PlanGraph
from corpus.model import Activity, Goal, Level, Locator, Mention, MentionKind, Organ, OrganKind, Span
from tests.assistant.municipal_names import DOCUMENTS, GRAPH

CATALOGUE = Catalogue.of(GRAPH, DOCUMENTS)


def test_everything_with_a_name_is_there() -> None:
    """This test ensures that goals, organs, activities, indicators, documents and kommuner are gathered."""
    counts = {kind: len(CATALOGUE.of_type(kind)) for kind in EntityType}
    assert counts[EntityType.GOAL] == len(GRAPH.goals)
    assert counts[EntityType.ORGAN] == len(GRAPH.organs)
    assert counts[EntityType.ACTIVITY] == len(GRAPH.activities)
    assert counts[EntityType.INDICATOR] == len(GRAPH.indicators)
    assert counts[EntityType.DOCUMENT] == len(DOCUMENTS)
    assert CATALOGUE.kommuner == ("Motala", "Uppvidinge")


def test_the_order_of_documents_does_not_matter() -> None:
    """This test ensures that equal corpora give equal catalogues."""
    assert Catalogue.of(GRAPH, reversed(DOCUMENTS)).forms == CATALOGUE.forms


def test_an_empty_corpus_has_an_empty_catalogue() -> None:
    """This test ensures that nothing is found where nothing has been read in."""
    empty = Catalogue.of(PlanGraph(), ())
    assert empty.forms == ()
    assert find_names("Ett sammanhållet Motala", empty) == ()


def test_initials() -> None:
    """This test ensures that organs go by the initials that municipalities use."""
    assert initials("Kommunstyrelsen") == {"KS"}
    assert initials("Kommunfullmäktige") == {"KF"}
    assert initials("Socialnämnden") == {"SN"}
    assert initials("Tekniska nämnden") == {"TN"}
    assert initials("Barn- och utbildningsnämnden") == {"BUN"}
    assert initials("Kommunledningsförvaltningen") == {"KLF"}
    assert initials("GSN") == {"GSN"}
    assert initials("") == frozenset()


def test_an_organ_that_only_a_document_names_is_known() -> None:
    """This test ensures that a document's organ can be asked about though no list of organs has it."""
    catalogue = Catalogue.of(PlanGraph(), DOCUMENTS)
    assert [one.name for one in catalogue.of_type(EntityType.ORGAN)] == ["Socialnämnden"]


def test_aliases_name_the_organ() -> None:
    """This test ensures that an alias finds its organ."""
    organ = Organ("o", "Vård- och omsorgsnämnden", OrganKind.NAMND, "Motala", aliases=("Omsorgsnämnden",))
    catalogue = Catalogue.of(PlanGraph(organs=[organ]), ())
    assert [match.named[0].id for match in find_names("Vad gör omsorgsnämnden?", catalogue)] == ["o"]


def test_keys_and_level_words() -> None:
    """This test ensures that inflected words share a key and that level words are seen in headings."""
    assert word_keys("nämndernas") & word_keys("nämnd")
    assert "motala" in word_keys("motalas")
    assert level_words_in("Våra prioriterade områden och resultatmål") == {"prioriterat område", "resultatmål"}


def test_longest_name_wins() -> None:
    """This test ensures that a name inside a longer name is no second name, a kommun aside."""
    found = find_names("Tillväxt i hela Motala", CATALOGUE)
    assert [(match.type, match.named[0].name) for match in found] == [
        (EntityType.GOAL, "Tillväxt i hela Motala"),
        (EntityType.KOMMUN, "Motala"),
    ]


def test_misspelt_names() -> None:
    """This test ensures that one slip in a word, two in a long one, still find the name, and three do not."""

    def goals(text: str) -> list[str]:
        return [match.named[0].id for match in find_names(text, CATALOGUE) if match.type is EntityType.GOAL]

    assert goals("ett stärkt integrationsabete") == ["m-g12"]
    assert goals("ett stärkt intgrationsabete") == ["m-g12"]
    assert goals("meningsful sysselsätning") == ["m-g08"]
    assert goals("mxnxngsfxl sxssxlsättnxng") == []


def mention(name: str, level: Level, heading: str) -> Mention:
    """Return a mention of a goal under a heading."""
    return Mention(name, MentionKind.GOAL, name, Locator("r", (Span(1, 0, 5),)), path=("Plan", heading), level=level)


def programme(kommun: str, *, area_heading: str, goal_heading: str) -> PlanGraph:
    """Return an area "Trygghet" and a goal "Trygga gator" below it, each under its heading."""
    mentions = [mention("Trygghet", Level.AREA, area_heading), mention("Trygga gator", Level.GOAL, goal_heading)]
    return PlanGraph(
        goals=[
            Goal("a", "Trygghet", Level.AREA, ("Trygghet",), kommun=kommun),
            Goal("g", "Trygga gator", Level.GOAL, ("Trygga gator",), kommun=kommun, parent="a"),
        ],
        mentions={one.id: one for one in mentions},
    )


def level_asked(graph: PlanGraph) -> Level | None:
    """Return the level that "målområden" is taken for."""
    catalogue = Catalogue.of(graph, ())
    question = understand(
        "Vilka målområden finns?", catalogue=catalogue, scope=Scope(), today=datetime.date(2026, 11, 21)
    )
    return question.wanted.level if question.wanted else None


def test_a_level_word_means_what_the_documents_call_so() -> None:
    """This test ensures that "målområde" is an area in one municipality and one level lower in another."""
    assert level_asked(programme("A", area_heading="Mål", goal_heading="2 Målområde: Trygghet")) is Level.AREA
    assert level_asked(programme("B", area_heading="Fokusområden", goal_heading="Målområden")) is Level.GOAL
    assert (
        level_asked(programme("C", area_heading="Program", goal_heading="Målområden och inriktningsmål")) is Level.AREA
    )


def test_units_are_those_that_activities_name_as_responsible() -> None:
    """This test ensures that each responsible unit is a name, of several each, and that organs are none."""
    doing = [
        Activity("a1", "Måla", (), kommun="Ekby", responsible="Park och torg"),
        Activity("a2", "Räkna", (), kommun="Ekby", responsible="Kartgruppen, Park och torg"),
        Activity("a3", "Besöka", (), kommun="Ekby", responsible="Hemtjänsten"),
    ]
    organ = Organ("o", "Hemtjänsten", OrganKind.ENHET, "Ekby")
    catalogue = Catalogue.of(PlanGraph(activities=doing, organs=[organ]), ())
    assert [one.name for one in catalogue.of_type(EntityType.UNIT)] == ["Kartgruppen", "Park och torg"]


def test_words_that_most_goals_share_name_none_of_them() -> None:
    """This test ensures that an owner's name at the head of every goal is no goal's name, and the rest still is."""
    does = ("leverera säkert", "utbilda tolkar", "utveckla tjänsterna", "vara en god arbetsgivare")
    goals = [Goal(f"g{n}", f"Ekby Vatten ska {words}", Level.GOAL, ()) for n, words in enumerate(does)]
    catalogue = Catalogue.of(PlanGraph(goals=goals), ())
    assert find_names("Hur många indikatorer har Ekby Vatten?", catalogue) == ()
    assert [one.named[0].id for one in find_names("målet att vara en god arbetsgivare", catalogue)] == ["g3"]


def test_a_programme_of_one_word_goes_by_it_without_its_years() -> None:
    """This test ensures that a programme called by one long word is found by it, and a mere kind of document is not."""
    own = replace(DOCUMENTS[0], id="f", title="Framtidsvägen 2020–2023", kind="program", organ="Kommunfullmäktige")
    mere = replace(own, id="s", title="Strategi 2020–2023", kind="strategi")
    catalogue = Catalogue.of(PlanGraph(), (own, mere))
    assert [match.named[0].id for match in find_names("Vilka områden har Framtidsvägen?", catalogue)] == ["f"]
    assert not find_names("Vilken strategi har kommunen?", catalogue)


def test_the_words_of_a_kommun_stand_side_by_side() -> None:
    """This test ensures that "kommunens mål … Motala …" names the kommun by its name alone."""
    text = "Vilka av kommunens mål nämns i Motala?"
    (match,) = find_names(text, Catalogue.of(PlanGraph(), DOCUMENTS))
    assert text[match.start : match.end] == "Motala"
