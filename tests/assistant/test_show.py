"""The rows of `roda show`: a plan graph in the fields of a reading key."""

from __future__ import annotations

from dataclasses import fields, replace
from decimal import Decimal

import pytest

from assistant.answer import Answer, Interpretation, Item, Kind, Proof, Receipt, Sentence, Value
from assistant.example_questions import example_questions
from assistant.periods import read_period
from assistant.presentation import said, stated, suggested, tree
from assistant.prompting import Phrases
from assistant.rows import ActivityRow, GoalRow, IndicatorRow, LinkRow, VerdictRow
from assistant.show import (
    activity_rows,
    document_rows,
    goal_rows,
    indicator_rows,
    link_rows,
    page_rows,
    verdict_rows,
)
from corpus.errors import QuestionError
from corpus.graph import PlanGraph
from corpus.model import (
    Activity,
    Document,
    Fact,
    FactRole,
    Goal,
    Indicator,
    IndicatorValue,
    Level,
    Link,
    LinkKind,
    Locator,
    Mention,
    MentionKind,
    Page,
    Period,
    Quantity,
    Relation,
    Serves,
    Span,
    TieKind,
    Verdict,
    VerdictKind,
)


def at(page: int, *, reading: str = "r1") -> Locator:
    """Make a locator on a page."""
    return Locator(reading, (Span(page, 0, 5),))


def mention(name: str, page: int, *, reading: str = "r1", facts: tuple[Fact, ...] = ()) -> Mention:
    """Make a mention; its kind plays no part here."""
    return Mention(name, MentionKind.GOAL, name, at(page, reading=reading), facts=facts)


def document(name: str, reading: str) -> Document:
    """Make a document that stands at a place of its own."""
    return Document(
        f"d-{name}", name, f"/{name}", "v", reading, name.title(), "pdf", kommun="Motala", page_count=9,
        period=Period(2019, 2022), example=True,
    )  # fmt: skip


@pytest.fixture
def graph() -> PlanGraph:
    """Build a graph: an area with a goal, an activity in two documents, an indicator, a verdict, two links."""
    done = Fact(FactRole.STATUS, "Genomfört", at(7, reading="r2"))
    twenty = IndicatorValue(FactRole.TARGET, "20 %", at(3), Quantity(Decimal(20), "%"), 2021)
    thirty = IndicatorValue(FactRole.TARGET, "30 %", at(3), Quantity(Decimal(30), "%"), 2022)

    def link(number: int, target: str, *, kind: LinkKind) -> Link:
        return Link(
            f"l{number}", Relation.SERVES, "a", target, kind, TieKind.POSITION, "m-a", "m-g", at(4 + number),
        )  # fmt: skip

    measures = Link(
        "l9", Relation.MEASURES, "i", "g", LinkKind.STATED, TieKind.POSITION, "m-i", "m-g", at(3)
    )  # fmt: skip
    return PlanGraph(
        goals=[
            Goal("o", "Ett sammanhållet Motala", Level.AREA, ("m-o",), period=Period(2019, 2022)),
            Goal("g", "Ett jämlikt Motala", Level.GOAL, ("m-g",), number="13", parent="o"),
            Goal("h", "Ett samhälle att lita på", Level.GOAL, ("m-h",), number="14", parent="o"),
        ],
        indicators=[Indicator("i", "Andel närproducerat", ("m-i",), values=(twenty, thirty))],
        activities=[
            Activity("a", "Granska bidragen", ("m-a", "m-b"), organ="Nämnden", status="Pågående", serves=Serves.GOAL)
        ],
        verdicts=[Verdict("v", "g", "Delvis uppfyllt", VerdictKind.OUTCOME, ("m-v",), as_of="2021-12-31")],
        links=[link(1, "g", kind=LinkKind.STATED), link(2, "h", kind=LinkKind.SUGGESTED), measures],
        mentions={
            one.id: one
            for one in (
                mention("m-o", 1), mention("m-g", 2), mention("m-h", 2), mention("m-i", 3), mention("m-a", 5),
                mention("m-b", 7, reading="r2", facts=(done,)), mention("m-v", 8, reading="r2"),
            )
        },
        documents={"r1": (document("lup.pdf", "r1"),), "r2": (document("bokslut.pdf", "r2"),)},
    )  # fmt: skip


def test_goals_name_their_parent_level_and_page(graph: PlanGraph) -> None:
    """This test ensures that goal rows carry the fields of a key and stand in the order of the pages."""
    rows = goal_rows(graph)
    assert [(row.name, row.level, row.parent, row.page) for row in rows] == [
        ("Ett sammanhållet Motala", "area", None, 1),
        ("Ett jämlikt Motala", "goal", "Ett sammanhållet Motala", 2),
        ("Ett samhälle att lita på", "goal", "Ett sammanhållet Motala", 2),
    ]
    assert rows[0].period == "2019-2022"
    assert rows[0].example


def test_an_activity_has_a_row_in_each_document_that_mentions_it(graph: PlanGraph) -> None:
    """This test ensures that rows can be judged a document at a time: one id, each document's page and status."""
    rows = activity_rows(graph)
    assert [(row.id, row.document, row.page, row.status) for row in rows] == [
        ("a", "bokslut.pdf", 7, "Genomfört"),
        ("a", "lup.pdf", 5, "Pågående"),
    ]


def test_only_stated_links_name_the_goals_of_an_activity(graph: PlanGraph) -> None:
    """This test ensures that a suggested link stands among the links alone, marked."""
    assert {row.goals for row in activity_rows(graph)} == {("Ett jämlikt Motala",)}
    assert [(row.goal, row.link, row.page) for row in link_rows(graph)] == [
        ("Ett jämlikt Motala", "stated", 5),
        ("Ett samhälle att lita på", "suggested", 6),
    ]


def test_an_indicator_shows_its_newest_value_and_its_goal(graph: PlanGraph) -> None:
    """This test ensures that of two stated targets the one for the later year is shown, and none is invented."""
    (row,) = indicator_rows(graph)
    assert (row.goal, row.target, row.outcome) == ("Ett jämlikt Motala", "30 %", None)


def test_a_verdict_names_what_it_judges(graph: PlanGraph) -> None:
    """This test ensures that a verdict row quotes the verdict and says what sort of thing is judged."""
    (row,) = verdict_rows(graph)
    assert (row.goal, row.verdict, row.about, row.kind) == ("Ett jämlikt Motala", "Delvis uppfyllt", "goal", "outcome")


@pytest.mark.parametrize(
    ("row", "key"),
    [
        (GoalRow, {"name", "level", "parent", "page"}),
        (ActivityRow, {"text", "goals", "organ", "status", "page"}),
        (IndicatorRow, {"name", "goal", "target", "outcome", "page"}),
        (VerdictRow, {"goal", "verdict", "page"}),
        (LinkRow, {"activity", "goal", "link"}),
    ],
)
def test_rows_have_the_fields_of_a_reading_key(*, row: type, key: set[str]) -> None:
    """This test ensures that the stable names stay: those of the key, and id, document and page."""
    assert key | {"id", "document", "page", "example"} <= {field.name for field in fields(row)}


def test_documents_and_pages_have_rows() -> None:
    """This test ensures that documents and pages are shown as stored."""
    (row,) = document_rows([document("lup.pdf", "r1")])
    assert (row.document, row.period, row.pages) == ("lup.pdf", "2019-2022", 9)
    (shown,) = page_rows([Page(1, "iv", "Text")])
    assert (shown.page, shown.page_label, shown.text) == (1, "iv", "Text")


def answer_with(*items: Item) -> Answer:
    """Make an answer with the given items."""
    return Answer("?", "sv", Kind.LINK, Interpretation(), (), Receipt(1, "2026-11-21", (), 0), items=items)


def test_items_stand_under_their_goals_by_organ() -> None:
    """This test ensures that the tree keeps the answer's order, nests goals, and loses nothing."""
    answer = answer_with(
        Item("1", "Ett", goal_path=("Område", "Mål A"), organ="X"),
        Item("2", "Två", goal_path=("Område",), organ="Y"),
        Item("3", "Tre", goal_path=("Område", "Mål A"), organ="Y"),
        Item("4", "Fyra", goal_path=("Område", "Mål B"), organ="X", link="suggested"),
        Item("5", "Fem"),
    )
    root = tree(stated(answer))
    assert [item.name for group in root.groups for item in group.items] == ["Fem"]
    (area,) = root.branches
    assert [(group.organ, group.items[0].name) for group in area.groups] == [("Y", "Två")]
    assert [(group.organ, group.items[0].name) for group in area.branches[0].groups] == [("X", "Ett"), ("Y", "Tre")]
    assert [item.name for item in suggested(answer)] == ["Fyra"]


def test_sentences_that_only_list_the_items_are_left_out_above_them() -> None:
    """This test ensures that items are not said twice, that a value's sentence stays, and that something is said."""
    head = Sentence("Två aktiviteter.", Proof.COMPUTED, (), (0, 1))
    listing = Sentence("Mål A: ett; två.", Proof.COMPUTED, (1, 2), (0, 1))
    quoted = Sentence("Så står det.", Proof.QUOTED, (1,))
    answer = replace(answer_with(), sentences=(head, listing, quoted))
    assert said(answer) == (head, quoted)
    assert said(replace(answer, values=(Value("20", "%"),))) == answer.sentences
    assert said(replace(answer, sentences=(listing,))) == (listing,)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2021", Period(2021, 2021)),
        (" 2019-2022 ", Period(2019, 2022)),
        ("2019 – 2022", Period(2019, 2022)),
        (None, None),
        ("", None),
    ],
)
def test_a_period_is_read(*, text: str | None, period: Period | None) -> None:
    """This test ensures that a year, two years and nothing are understood."""
    assert read_period(text) == period


@pytest.mark.parametrize("text", ["21", "2022-2019", "i år", "2021-", "9999", "2021-2022-2023", "٢٠٢١"])
def test_what_is_no_period_is_refused(text: str) -> None:
    """This test ensures that anything else is an error that shows how a period is written."""
    with pytest.raises(QuestionError, match="2019-2022"):
        read_period(text)


def test_example_questions_are_about_what_was_read(graph: PlanGraph) -> None:
    """This test ensures that every example names something in the graph, and that an empty graph gives none."""
    phrases = Phrases.load()
    questions = example_questions(graph, phrases=phrases, language="sv")
    assert questions[0] == "Vilka aktiviteter stödjer Ett sammanhållet Motala?"
    assert "Vilket målvärde gäller för Andel närproducerat?" in questions
    assert example_questions(PlanGraph(), phrases=phrases, language="en") == ()
