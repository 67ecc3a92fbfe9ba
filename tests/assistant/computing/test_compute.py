"""Typed queries over the plan graph."""

from __future__ import annotations

from dataclasses import replace

from assistant.computing.compute import compute
from assistant.computing.queries import (
    ActivitiesOf,
    Documents,
    DocumentsServing,
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
    Result,
    ValuesOf,
    Where,
)
from corpus.graph import PlanGraph
from corpus.model import Activity, FactRole, Goal, Level, LinkKind, Organ, OrganKind, Period, Relation, Serves
from tests.assistant.small_plan import small_plan

GRAPH, PAGES = small_plan()


def ids(query: Query, graph: PlanGraph = GRAPH) -> list[str]:
    """Return the ids that a query finds, in order."""
    return [found.id for found in compute(query, graph).items]


def changed(
    *, goals: list[Goal] | None = None, activities: list[Activity] | None = None, organs: list[Organ] | None = None
) -> PlanGraph:
    """Return the small graph with entities added."""
    return PlanGraph(
        goals=[*GRAPH.goals, *(goals or [])],
        indicators=GRAPH.indicators,
        activities=[*GRAPH.activities, *(activities or [])],
        verdicts=GRAPH.verdicts,
        organs=[*GRAPH.organs, *(organs or [])],
        links=GRAPH.links,
        mentions=GRAPH.mentions,
        documents=GRAPH.documents,
    )


def test_what_is_asked_of_an_area_is_asked_of_every_goal_below_it() -> None:
    """This test ensures that an area's activities are its own and its goals', each once, suggested apart."""
    result = compute(ActivitiesOf(goals=("area",)), GRAPH)
    assert [found.id for found in result.items] == ["a3", "a1", "a2"]
    assert result.count == 3
    assert [found.id for found in result.suggested] == ["a5"]


def test_an_activity_under_several_goals_is_one_item_with_every_link() -> None:
    """This test ensures that an activity tied to two goals of the area has both links and both steps up."""
    both = next(found for found in compute(ActivitiesOf(goals=("area",)), GRAPH).items if found.id == "a1")
    assert {link.target for link in both.links} == {"g1", "g2"}
    assert {(hop.source, hop.target) for hop in both.chain} == {("g1", "area"), ("g2", "area")}


def test_a_group_takes_one_goal_and_one_organ_alone() -> None:
    """This test ensures that `below` and `organ_only` pick one line of the answer."""
    assert ids(ActivitiesOf(goals=("area",), below=False)) == ["a3"]
    assert ids(ActivitiesOf(goals=("g1",), below=False, organ_only="Tekniska nämnden")) == ["a1", "a2"]
    assert ids(ActivitiesOf(goals=("g1",), organ_only="")) == []


def test_one_suggested_hop_makes_the_chain_suggested() -> None:
    """This test ensures that activities of a goal that only seems to belong to the area are not counted."""
    weak = [
        replace(link, kind=LinkKind.SUGGESTED) if link.source == "g1" and link.relation is Relation.PART_OF else link
        for link in GRAPH.links
    ]
    graph = PlanGraph(
        goals=GRAPH.goals,
        activities=GRAPH.activities,
        links=weak,
        mentions=GRAPH.mentions,
        documents=GRAPH.documents,
    )
    result = compute(ActivitiesOf(goals=("area",)), graph)
    assert [found.id for found in result.items] == ["a3", "a1"]
    assert {link.target for link in result.items[1].links} == {"g2"}
    assert [found.id for found in result.suggested] == ["a2", "a5"]


def test_period_kommun_organ_and_documents_narrow() -> None:
    """This test ensures that each part of `Where` leaves out what does not fit, and keeps what has no known period."""
    goals = ("area",)
    assert ids(ActivitiesOf(goals, where=Where(period=Period(2020, 2020)))) == []
    assert ids(ActivitiesOf(goals, where=Where(period=Period(2021, 2022)))) == ["a3", "a1", "a2"]
    assert ids(ActivitiesOf(where=Where(kommun="Annanstans"))) == []
    assert ids(ActivitiesOf(goals, where=Where(organ="TN"))) == ["a1", "a2"]
    assert ids(ActivitiesOf(goals, where=Where(documents=("soc",)))) == ["a3"]
    undated = Activity("a9", "Odaterad", (), kommun="Ekby", organ="Tekniska nämnden")
    asked = ActivitiesOf(where=Where(period=Period(1990, 1990)))
    assert ids(asked, changed(activities=[undated])) == ["a9"]


def test_a_unit_belongs_to_its_board_but_a_department_is_an_organ_of_its_own() -> None:
    """This test ensures that a board's activities include its units' and not those of the department under it."""
    of_unit = Activity("a8", "Plantera träd", (), kommun="Ekby", organ="Parkenheten", period=Period(2021, 2021))
    department = Organ("o-dep", "Tekniska förvaltningen", OrganKind.FORVALTNING, "Ekby", parent="o-tek")
    of_department = replace(of_unit, id="a7", organ="Tekniska förvaltningen")
    graph = changed(activities=[of_unit, of_department], organs=[department])
    found = ids(ActivitiesOf(where=Where(organ="Tekniska nämnden")), graph)
    assert "a8" in found
    assert "a7" not in found


def test_activities_are_found_by_what_they_serve_and_what_they_name() -> None:
    """This test ensures that the grunduppdrag's activities, and words in any inflection, pick activities."""
    assert ids(ActivitiesOf(serves=Serves.GRUNDUPPDRAG)) == ["a4"]
    assert ids(ActivitiesOf(terms=("träffpunkter",))) == ["a3"]
    assert ids(ActivitiesOf(terms=("träffpunkter", "rymden"))) == []


def test_activities_without_a_question_of_goals_are_those_of_the_newest_programme() -> None:
    """This test ensures that an activity of an earlier term is left out when nothing says which term is meant."""
    early = Activity("a0", "Gammal", (), kommun="Ekby", organ="Tekniska nämnden", period=Period(2016, 2016))
    graph = changed(activities=[early])
    assert "a0" not in ids(ActivitiesOf(), graph)
    assert ids(ActivitiesOf(where=Where(period=Period(2016, 2016))), graph) == ["a0"]


def test_goals_are_listed_by_number_under_their_areas() -> None:
    """This test ensures order (2 before 10), that "mål" means no areas, and that a parent narrows."""
    assert ids(GoalsAt(Level.GOAL)) == ["g1", "g2", "g10"]
    assert ids(GoalsAt()) == ids(GoalsAt(Level.GOAL))
    assert ids(GoalsAt(Level.AREA)) == ["area", "rich"]
    assert ids(GoalsAt(Level.GOAL, parent="area")) == ["g1", "g2"]
    assert ids(GoalsAt(Level.GOAL, terms=("sjöar",))) == ["g2"]
    assert ids(GoalsAt(ids=("g2", "g1"))) == ["g1", "g2"]


def test_goals_of_the_newest_period_are_meant_unless_a_period_is_named() -> None:
    """This test ensures the rule of time: newest without a period, what overlaps with one."""
    later = Goal("n1", "Nya mål", Level.GOAL, (), "1", "Ekby", "Lokalt program", period=Period(2023, 2026))
    graph = changed(goals=[later])
    assert ids(GoalsAt(Level.GOAL), graph) == ["n1"]
    assert ids(GoalsAt(Level.GOAL, where=Where(period=Period(2022, 2022))), graph) == ["g1", "g2", "g10"]


def test_a_word_for_a_level_leaves_out_programmes_that_do_not_use_it() -> None:
    """This test ensures that asking for one municipality's "resultatmål" does not list another's goals."""
    other = Goal("x1", "Annat mål", Level.GOAL, (), None, "Ösby", "Vision", period=Period(2019, 2022))
    asked = GoalsAt(Level.GOAL, word="resultatmål")
    bare = {key: replace(mention, path=()) for key, mention in GRAPH.mentions.items()}
    unsaid = PlanGraph(goals=[*GRAPH.goals, other], mentions=bare, documents=GRAPH.documents)
    assert ids(asked, unsaid) == ["g1", "g2", "g10", "x1"]
    assert ids(asked, changed(goals=[other])) == ["g1", "g2", "g10"]


def test_a_word_for_some_goals_picks_those_and_no_others() -> None:
    """This test ensures that "finansiella mål" are those called so, and none where nothing is."""
    asked = GoalsAt(Level.GOAL, word="finansiellt mål")
    assert ids(asked) == []
    said = {
        key: replace(mention, path=("Finansiella mål",)) if key == "m-g10" else mention
        for key, mention in GRAPH.mentions.items()
    }
    assert ids(asked, PlanGraph(goals=GRAPH.goals, mentions=said, documents=GRAPH.documents)) == ["g10"]


def test_links_are_followed_the_other_way_and_upwards() -> None:
    """This test ensures that goals of activities, of an organ and of indicators, and what is above goals, are found."""
    assert ids(GoalsOf(activities=("a1",))) == ["g1", "g2"]
    assert ids(GoalsOf(where=Where(organ="Socialnämnden"))) == ["area"]
    assert [found.id for found in compute(GoalsOf(where=Where(organ="Socialnämnden")), GRAPH).suggested] == ["g2"]
    assert ids(GoalsMeasured(("i1",))) == ["g1"]
    assert ids(GoalsAbove(("g1",))) == ["area"]
    assert ids(GoalsAbove(("g1",), level=Level.AREA)) == ["area"]
    assert ids(GoalsAbove(("area",))) == []


def test_goals_that_lack_something_are_the_complement() -> None:
    """This test ensures that a goal is lacking only when no stated link reaches it, suggested ones shown apart."""
    assert ids(GoalsWithout((Lack.ACTIVITIES,), Level.GOAL)) == ["g10"]
    assert ids(GoalsWithout((Lack.INDICATORS,), Level.GOAL)) == ["g2", "g10"]
    assert ids(GoalsWithout((Lack.ACTIVITIES,), Level.AREA)) == ["rich"]
    assert ids(GoalsWithout((Lack.ACTIVITIES, Lack.INDICATORS), Level.GOAL)) == ["g10"]
    assert ids(GoalsWithout((Lack.ACTIVITIES,), Level.GOAL, organ="Socialnämnden")) == ["g1", "g10"]
    assert ids(GoalsWithout((Lack.VERDICTS,), Level.GOAL)) == ["g2", "g10"]
    weak = PlanGraph(
        goals=GRAPH.goals, activities=GRAPH.activities, links=[link for link in GRAPH.links if link.source == "a5"]
    )
    result: Result = compute(GoalsWithout((Lack.ACTIVITIES,), Level.GOAL), weak)
    assert [found.id for found in result.suggested] == ["g2"]


def test_indicators_and_their_values() -> None:
    """This test ensures that indicators of an area are those of its goals, and that role and year pick values."""
    assert ids(IndicatorsOf(goals=("area",))) == ["i1"]
    assert ids(IndicatorsOf()) == ["i1", "i2"]
    target = compute(ValuesOf(("i1",), role=FactRole.TARGET), GRAPH).items[0]
    assert [value.text for value in target.values] == ["70 %"]
    assert ids(ValuesOf(("i1",), role=FactRole.OUTCOME)) == []
    assert [value.text for value in compute(ValuesOf(("i1",), year=2018), GRAPH).items[0].values] == ["61 %"]


def test_organs_and_documents() -> None:
    """This test ensures that organs and documents are listed by kind, and found by the goals they serve."""
    assert ids(Organs(kind=OrganKind.NAMND)) == ["o-soc", "o-tek"]
    assert ids(OrgansServing(("g1",))) == ["o-tek"]
    assert ids(OrgansServing(("area",), kind=OrganKind.ENHET)) == []
    assert ids(Documents(kind="Verksamhetsplan")) == ["soc", "tek"]
    assert ids(Documents(where=Where(organ="Socialnämnden"))) == ["soc"]
    assert ids(DocumentsServing(("area",))) == ["soc", "tek"]


def test_equal_queries_give_equal_results() -> None:
    """This test ensures that the order of entities and links in the graph changes nothing."""
    reverse = PlanGraph(
        goals=reversed(GRAPH.goals),
        activities=reversed(GRAPH.activities),
        links=reversed(GRAPH.links),
        mentions=GRAPH.mentions,
        documents=GRAPH.documents,
    )
    query = ActivitiesOf(goals=("area",))
    assert compute(query, reverse) == compute(query, GRAPH)
