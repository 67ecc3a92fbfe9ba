"""Mentions of several documents become entities, whatever the order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.graph import PlanGraph
from corpus.model import (
    Direction,
    Document,
    Fact,
    FactRole,
    Level,
    LinkKind,
    Locator,
    Mention,
    MentionKind,
    Organ,
    OrganKind,
    Period,
    Relation,
    Serves,
    Span,
    Tie,
    TieKind,
)
from corpus.quantities import numbers
from ingest.resolve import resolve


def document(
    reading: str, *, kind: str, period: tuple[int, int], organ: str | None = None, kommun: str = "Motala"
) -> Document:
    """Return a document whose version and reading share a name."""
    return Document(
        id=f"d-{reading}",
        name=f"{reading}.pdf",
        path="",
        version=reading,
        reading=reading,
        title=reading,
        format="pdf",
        kommun=kommun,
        kind=kind,
        organ=organ,
        period=Period(*period),
    )


class Writer:
    """Writes mentions of one reading, one after the other."""

    def __init__(self, reading: str) -> None:
        """Begin a reading."""
        self.reading = reading
        self.mentions: list[Mention] = []

    def add(
        self, kind: MentionKind, wording: str, *, to: tuple[Relation, TieKind, str] | None = None, **more: object
    ) -> Mention:
        """Add a mention, tied to the words of `to`."""
        start = len(self.mentions) * 100
        locator = Locator(self.reading, (Span(1, start, start + len(wording)),))
        ties = (Tie(to[0], to[1], to[2], locator),) if to else ()
        mention = Mention(f"{self.reading}-{len(self.mentions)}", kind, wording, locator, ties=ties, **more)  # type: ignore[arg-type]  # test shorthand
        self.mentions.append(mention)
        return mention

    def goal(
        self, name: str, *, level: Level = Level.GOAL, number: str | None = None, under: str | None = None
    ) -> Mention:
        """Add a goal."""
        to = (Relation.PART_OF, TieKind.POSITION, under) if under else None
        return self.add(MentionKind.GOAL, name, to=to, level=level, number=number)

    def activity(self, name: str, goal: str | None, *, tie: TieKind = TieKind.POSITION, **more: object) -> Mention:
        """Add an activity."""
        to = (Relation.SERVES, tie, goal) if goal else None
        return self.add(MentionKind.ACTIVITY, name, to=to, **more)


def programme(reading: str = "lup") -> Writer:
    """Return a programme with one area and two goals."""
    writer = Writer(reading)
    writer.goal("Ett sammanhållet Motala", level=Level.AREA)
    writer.goal("Ett stärkt integrationsarbete", number="12", under="Ett sammanhållet Motala")
    writer.goal("Ett jämlikt Motala", number="13", under="Ett sammanhållet Motala")
    return writer


LUP = document("lup", kind="lokalt utvecklingsprogram", period=(2019, 2022))


def graph(*parts: tuple[Document, Writer], organs: tuple[Organ, ...] = ()) -> PlanGraph:
    """Resolve documents and their mentions."""
    return resolve(
        documents=[doc for doc, _ in parts], mentions=[m for _, writer in parts for m in writer.mentions], organs=organs
    )


def served(made: PlanGraph, activity: str) -> list[tuple[str, str]]:
    """Return the goals an activity serves, with the kind of link."""
    [found] = [a for a in made.activities if a.name == activity]
    pairs = []
    for link in made.links_from(found.id, Relation.SERVES):
        goal = made.goal(link.target)
        assert goal is not None
        pairs.append((goal.name, link.kind.value))
    return sorted(pairs)


def test_a_plan_repeats_the_programmes_goals() -> None:
    """This test ensures that a goal named in a plan is the programme's goal, with its parent, number and period."""
    plan = Writer("plan")
    plan.goal("Ett stärkt integrationsarbete", number="12")
    plan.activity("Starta språkcafé", "Resultatmål 12: Ett stärkt integrationsarbete")
    made = graph((LUP, programme()), (document("plan", kind="verksamhetsplan", period=(2021, 2021)), plan))
    [goal] = [goal for goal in made.goals if goal.number == "12"]
    assert goal.period == Period(2019, 2022)
    assert len(goal.mentions) == 2
    assert [above.name for above in made.goal_path(goal.id)] == [
        "Ett sammanhållet Motala",
        "Ett stärkt integrationsarbete",
    ]
    assert served(made, "Starta språkcafé") == [("Ett stärkt integrationsarbete", "stated")]


def test_number_field_and_heading_without_level_word() -> None:
    """This test ensures that a number in a field and an area's bare name in a heading both find their goal."""
    plan = Writer("plan")
    plan.activity("Stärka jämlikheten", "Resultatmål 13", tie=TieKind.FIELD)
    plan.activity("Öppna en träffpunkt", "Ett sammanhållet Motala")
    plan.activity("Rusta lokaler", "Inledning")
    made = graph((LUP, programme()), (document("plan", kind="verksamhetsplan", period=(2021, 2021)), plan))
    assert served(made, "Stärka jämlikheten") == [("Ett jämlikt Motala", "stated")]
    assert served(made, "Öppna en träffpunkt") == [("Ett sammanhållet Motala", "stated")]
    assert served(made, "Rusta lokaler") == []


def test_a_documents_own_goal_numbers_go_first() -> None:
    """This test ensures that a number in a plan that numbers the programme's goals anew means the plan's number."""
    plan = Writer("plan")
    plan.activity("Starta språkcafé", "Mål 2.1", tie=TieKind.FIELD)
    plan.activity("Stärka jämlikheten", "Mål 12", tie=TieKind.FIELD)
    plan.goal("Ett stärkt integrationsarbete", number="2.1")
    plan.goal("Ett jämlikt Motala", number="12")
    made = graph((LUP, programme()), (document("plan", kind="verksamhetsplan", period=(2021, 2021)), plan))
    assert served(made, "Starta språkcafé") == [("Ett stärkt integrationsarbete", "stated")]
    assert served(made, "Stärka jämlikheten") == [("Ett jämlikt Motala", "stated")]


def test_other_periods_and_kommuner_are_other_goals() -> None:
    """This test ensures that one name in two terms or kommuner is two goals, the later continuing the earlier."""
    later = document("lup2", kind="lokalt utvecklingsprogram", period=(2023, 2026))
    other = document("vision", kind="vision", period=(2019, 2022), kommun="Uppvidinge")
    made = graph((LUP, programme()), (later, programme("lup2")), (other, programme("vision")))
    assert len([goal for goal in made.goals if goal.name == "Ett jämlikt Motala"]) == 3
    continued = [link for link in made.links if link.relation is Relation.CONTINUES]
    assert {link.kind for link in continued} == {LinkKind.SUGGESTED}
    assert len(continued) == 3


def test_both_spellings_are_one_area() -> None:
    """This test ensures that a closing "kommun" makes no new area."""
    lup = Writer("lup")
    lup.goal("Det goda livet i Motala", level=Level.AREA)
    lup.goal("Det goda livet i Motala kommun", level=Level.AREA)
    [area] = graph((LUP, lup)).goals
    assert area.aliases == ("Det goda livet i Motala kommun",)


def test_an_activity_that_returns_is_one() -> None:
    """This test ensures that the same activity in two years' plans is one, and a merely like one stays apart."""
    first, second = Writer("p20"), Writer("p21")
    first.activity("Starta språkcafé på biblioteket", "Resultatmål 12", tie=TieKind.FIELD)
    second.activity("Starta språkcafé på biblioteket.", "Resultatmål 12", tie=TieKind.FIELD)
    second.activity("Starta språkcaféer på alla bibliotek", "Resultatmål 12", tie=TieKind.FIELD)
    plans = [
        document(name, kind="verksamhetsplan", period=years, organ="Bildningsnämnden")
        for name, years in (("p20", (2020, 2020)), ("p21", (2021, 2021)))
    ]
    made = graph((LUP, programme()), (plans[0], first), (plans[1], second))
    assert len(made.activities) == 2
    [returned] = [a for a in made.activities if len(a.mentions) == 2]
    [like] = [a for a in made.activities if len(a.mentions) == 1]
    assert returned.period == Period(2020, 2021)
    assert like.possible_duplicates == (returned.id,)


def test_the_newest_status_is_the_reports() -> None:
    """This test ensures that how far it has come is told by the report of the year, and who does it by the plan."""
    name = "Starta språkcaféer på biblioteken"
    for plan, report in (("a-plan", "b-report"), ("b-plan", "a-report")):
        planned, told = Writer(plan), Writer(report)
        for writer, status, responsible in (
            (planned, "Planerad", "Biblioteken"),
            (told, "Försenad", "Bildningsnämnden"),
        ):
            place = Locator(writer.reading, (Span(1, 50, 60),))
            facts = (Fact(FactRole.STATUS, status, place), Fact(FactRole.RESPONSIBLE, responsible, place))
            writer.goal("Ett tryggt Motala", number="1")
            writer.activity(name, "Ett tryggt Motala", facts=facts, organ="Bildningsnämnden")
        made = graph(
            (document("lup", kind="utvecklingsprogram", period=(2019, 2022)), programme()),
            (document(plan, kind="verksamhetsplan", period=(2021, 2021), organ="Bildningsnämnden"), planned),
            (document(report, kind="årsbokslut", period=(2021, 2021)), told),
        )
        found = [one for one in made.activities if one.name == name]
        assert [(one.status, one.responsible) for one in found] == [("Försenad", "Biblioteken")]


def test_a_name_in_prose_is_stated_and_wording_alone_is_suggested() -> None:
    """This test ensures that only a goal's whole name in an activity's words states a link."""
    plan = Writer("plan")
    plan.activity("Ta fram en strategi för Ett jämlikt Motala", None)
    plan.activity("Ett nytt integrationsarbete ger stärkt språk", None)
    made = graph((LUP, programme()), (document("plan", kind="verksamhetsplan", period=(2021, 2021)), plan))
    assert served(made, "Ta fram en strategi för Ett jämlikt Motala") == [("Ett jämlikt Motala", "stated")]
    assert served(made, "Ett nytt integrationsarbete ger stärkt språk") == [
        ("Ett stärkt integrationsarbete", "suggested")
    ]
    by_name = {activity.name: activity.serves for activity in made.activities}
    assert by_name["Ett nytt integrationsarbete ger stärkt språk"] is Serves.NONE


def test_board_goals_belong_to_their_board() -> None:
    """This test ensures that two boards' goals of the same name are two goals."""
    parts = []
    for name in ("Socialnämnden", "Tekniska nämnden"):
        writer = Writer(name)
        writer.goal("Nöjda medborgare", level=Level.BOARD_GOAL)
        parts.append((document(name, kind="verksamhetsplan", period=(2021, 2021), organ=name), writer))
    assert len(graph(*parts).goals) == 2


def test_verdicts_and_indicators_find_their_goal() -> None:
    """This test ensures that a follow-up's verdicts and outcomes are joined to the programme's goal and indicator."""
    lup, report = programme(), Writer("report")
    place = Locator("lup", (Span(1, 0, 4),))
    lup.add(
        MentionKind.INDICATOR,
        "Andel i arbete",
        to=(Relation.MEASURES, TieKind.POSITION, "Resultatmål 12"),
        facts=(Fact(FactRole.TARGET, "40 %", place),),
    )
    report.add(
        MentionKind.INDICATOR,
        "Andel i arbete",
        to=(Relation.MEASURES, TieKind.POSITION, "Resultatmål 12"),
        facts=(Fact(FactRole.OUTCOME, "35 %", place),),
    )
    report.add(MentionKind.VERDICT, "Ej uppfyllt", to=(Relation.JUDGES, TieKind.POSITION, "Resultatmål 12"))
    made = graph((LUP, lup), (document("report", kind="årsredovisning", period=(2021, 2021)), report))
    [indicator] = made.indicators
    assert [(value.role, value.text, value.year) for value in indicator.values] == [
        (FactRole.TARGET, "40 %", 2022),
        (FactRole.OUTCOME, "35 %", 2021),
    ]
    [verdict] = made.verdicts
    about = made.goal(verdict.about)
    assert about is not None
    assert about.number == "12"


def test_order_of_ingest_changes_nothing() -> None:
    """This test ensures that the graph is the same whatever order documents and mentions come in."""
    plan = Writer("plan")
    plan.activity("Starta språkcafé", "Resultatmål 12")
    plan.activity("Starta ett språkcafé", "Resultatmål 12")
    organ = Organ("o1", "Socialnämnden", OrganKind.NAMND, "Motala", ("SN",))
    parts = [(LUP, programme()), (document("plan", kind="verksamhetsplan", period=(2021, 2021), organ="SN"), plan)]
    one, other = graph(*parts, organs=(organ,)), graph(*reversed(parts), organs=(organ,))
    assert (one.goals, one.activities, one.links) == (other.goals, other.activities, other.links)
    assert {activity.organ for activity in one.activities} == {"Socialnämnden"}


def test_mentions_without_a_visible_document_do_not_exist() -> None:
    """This test ensures that an entity exists only through documents that are in view."""
    hidden = Writer("hidden")
    hidden.activity("Hemligt", "Resultatmål 12")
    made = resolve(documents=[LUP], mentions=[*programme().mentions, *hidden.mentions], organs=())
    assert made.activities == ()


@pytest.mark.parametrize(("plans", "level"), [(2, Level.AREA), (3, Level.GOAL)])
def test_one_document_does_not_overrule_several_on_a_level(*, plans: int, level: Level) -> None:
    """This test ensures that documents that agree on a goal's level outweigh the lone one that defines it."""
    first = Writer("lup")
    first.goal("Trygga hamnar", level=Level.AREA)
    parts = [(LUP, first)]
    for number in range(plans):
        writer = Writer(f"plan{number}")
        writer.goal("Trygga hamnar")
        parts.append((document(f"plan{number}", kind="verksamhetsplan", period=(2020, 2020)), writer))
    (goal,) = graph(*parts).goals
    assert goal.level is level


PLANS = (
    document("p20", kind="verksamhetsplan", period=(2020, 2020), organ="Bildningsnämnden"),
    document("p21", kind="verksamhetsplan", period=(2021, 2021), organ="Bildningsnämnden"),
)


@pytest.mark.parametrize(
    ("first", "second", "entities"),
    [
        ("Rusta lekplatsen i parken vid Norra Näs", "Rusta lekplatsen i parken vid Norra Näs.", 1),
        ("Bjuda in föreningar till öppna möten om fritid", "Bjuda in föreningarna till öppna möten om fritid", 1),
        ("Stödja föreningar som leder ungas fritid", "Stödja föreningar som leder ungas egen fritid", 1),
        ("Rusta lekplatsen i parken vid Norra Näs", "Rusta lekplatsen i parken vid Södra Näs", 2),
        ("Bygga om 3 skolgårdar i kommunens centrala delar", "Bygga om 4 skolgårdar i kommunens centrala delar", 2),
        ("Öka bemanningen på fritidsgårdarna kvällstid", "Minska bemanningen på fritidsgårdarna kvällstid", 2),
    ],
)
def test_what_returns_the_next_year(first: str, second: str, entities: int) -> None:
    """This test ensures that an activity that returns is one over both years, and another place or number another."""
    writers = (Writer("p20"), Writer("p21"))
    for writer, wording in zip(writers, (first, second), strict=True):
        writer.activity(wording, "Resultatmål 12", tie=TieKind.FIELD)
    made = graph((LUP, programme()), *zip(PLANS, writers, strict=True))
    assert len(made.activities) == entities
    assert (made.activities[0].period == Period(2020, 2021)) is (entities == 1)


def test_a_code_used_again_for_another_place_is_another_activity() -> None:
    """This test ensures that a number of the plan joins no activities in two places, nor marks them as one."""
    writers = (Writer("p20"), Writer("p21"))
    for writer, place in zip(writers, ("Forsby", "Solvik"), strict=True):
        writer.activity(f"Öppna ett kafé i {place}", "Resultatmål 12", tie=TieKind.FIELD, number="4")
    made = graph((LUP, programme()), *zip(PLANS, writers, strict=True))
    assert [activity.possible_duplicates for activity in made.activities] == [(), ()]


def test_rows_with_statuses_of_their_own_are_two() -> None:
    """This test ensures that a list which gives one wording twice, each with a status, hides none of them."""
    plan = Writer("p20")
    place = Locator("p20", (Span(1, 0, 4),))
    for status in ("Klar", "Försenad", "Klar"):
        plan.activity("Se över avgifterna", "Resultatmål 12", facts=(Fact(FactRole.STATUS, status, place),))
    made = graph((LUP, programme()), (PLANS[0], plan))
    assert sorted(str(activity.status) for activity in made.activities) == ["Försenad", "Klar"]
    assert all(activity.possible_duplicates for activity in made.activities)


def test_one_annex_in_two_places_is_the_councils() -> None:
    """This test ensures that a document of the council and of a board is the council's, whatever its name."""
    writer = Writer("same")
    writer.activity("Granska inköpen", None)
    organs = (
        Organ("k", "Kommunfullmäktige", OrganKind.FULLMAKTIGE, "Motala"),
        Organ("n", "Bygg- och miljönämnden", OrganKind.NAMND, "Motala"),
    )
    places = [
        replace(document("same", kind="uppföljning", period=(2021, 2021), organ=organ.name), id=name, name=name)
        for organ, name in zip(organs, ("z.pdf", "a.pdf"), strict=True)
    ]
    made = resolve(documents=places, mentions=writer.mentions, organs=organs)
    assert [activity.organ for activity in made.activities] == ["Kommunfullmäktige"]


@pytest.mark.parametrize(("start", "aim", "way"), [("221", "190", Direction.DOWN), ("16 %", "20 %", Direction.UP)])
def test_a_start_and_a_target_say_which_way(start: str, aim: str, way: Direction) -> None:
    """This test ensures that an indicator goes from its start to its target, where one row states both alike."""

    def direction(*cells: str) -> Direction | None:
        lup, place = programme(), Locator("lup", (Span(1, 0, 4),))
        facts = tuple(
            Fact(role, text, place, numbers(text)[0])
            for role, text in zip((FactRole.BASELINE, FactRole.TARGET), cells, strict=True)
        )
        lup.add(MentionKind.INDICATOR, "Plats", to=(Relation.MEASURES, TieKind.POSITION, "Resultatmål 12"), facts=facts)
        return graph((LUP, lup)).indicators[0].direction

    assert direction(start, aim) is way
    assert direction(start, start) is None
    assert direction(start, "20 dagar") is None
