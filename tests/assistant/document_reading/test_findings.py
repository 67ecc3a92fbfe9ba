"""What a person judges a reading by: findings with their ties, tables that gave nothing, the tree."""

from __future__ import annotations

from dataclasses import replace

from assistant.document_reading.findings import findings_of
from assistant.document_reading.tree import cover_facts, document_tree
from assistant.document_reading.tree_text import lines
from assistant.document_reading.unread_tables import unread_tables
from assistant.document_reading.words import source
from corpus.model import (
    Document,
    Fact,
    FactRole,
    Level,
    Locator,
    Mention,
    MentionKind,
    Origin,
    Passage,
    Period,
    Relation,
    Span,
    Tie,
    TieKind,
)
from corpus.store import ReadingSummary
from ingest.resolve import resolve


def at(page: int, start: int, end: int) -> Locator:
    """Make a locator."""
    return Locator("r1", (Span(page, start, end),))


GOAL = Mention("g", MentionKind.GOAL, "Rena sjöar", at(1, 20, 30), ("Mål",), level=Level.GOAL, number="4")
ACTIVITY = Mention(
    "a", MentionKind.ACTIVITY, "Rensa diken", at(2, 0, 11), ("Mål", "Åtgärder"),
    facts=(Fact(FactRole.STATUS, "Pågår", at(2, 12, 17)),),
    ties=(Tie(Relation.SERVES, TieKind.FIELD, "Rena sjöar", at(2, 40, 50), mention="g"),),
)  # fmt: skip
LOOSE = Mention(
    "b", MentionKind.ACTIVITY, "Bygga broar", at(2, 60, 71), ("Mål", "Åtgärder"),
    ties=(Tie(Relation.SERVES, TieKind.FIELD, "Starka stränder", at(2, 80, 95)),),
)  # fmt: skip
DOCUMENT = Document(
    "d1", "plan.pdf", "/plan.pdf", "v", "r1", "Miljöplan", "pdf", kommun="Motala", period=Period(2021, 2021),
    kind="verksamhetsplan", page_count=3, unreadable=(3,),
    origins=(
        ("title", Origin.FILE), ("kommun", Origin.FILE_NAME), ("kind", Origin.MANIFEST), ("period", Origin.MANIFEST),
    ),
)  # fmt: skip
SUMMARY = ReadingSummary(
    id="r1", version="v", reader="roda-reader", format="pdf", title="", page_count=3, unreadable=(3,),
    cover=(
        Fact(FactRole.PERIOD, "2021", at(1, 0, 4), origin=Origin.FOOTER), Fact(FactRole.KIND, "budget", at(1, 5, 11)),
    ),
    warnings=("Sidan 2 har lager som inte visas.",),
)  # fmt: skip


def row(start: int, end: int, *, header: str) -> Passage:
    """Make a table row on page 2."""
    return Passage(f"p{start}", at(2, start, end), "…", ("Mål", "Åtgärder"), header)


def test_findings_have_letters_and_what_they_are_tied_to() -> None:
    """This test ensures that labels count in reading order, ties name their finding, an unknown name is told."""
    graph = resolve(documents=[DOCUMENT], mentions=[GOAL, ACTIVITY, LOOSE], organs=[])
    goal, activity, loose = findings_of([LOOSE, ACTIVITY, GOAL], graph)
    assert [one.label for one in (goal, activity, loose)] == ["M1", "A1", "A2"]
    assert [(tie.name, tie.link, tie.label, tie.page) for tie in activity.ties] == [("Rena sjöar", "stated", "M1", 2)]
    assert [(tie.name, tie.link) for tie in loose.ties] == [("Starka stränder", "unresolved")]


def test_the_same_goal_again_is_said_to_be_the_first() -> None:
    """This test ensures that a goal that is named twice is told as one, by the label of its first place."""
    again = replace(GOAL, id="g2", locator=at(3, 0, 10))
    graph = resolve(documents=[DOCUMENT], mentions=[GOAL, again], organs=[])
    assert [(one.label, one.same) for one in findings_of([GOAL, again], graph)] == [("M1", None), ("M2", "M1")]


def test_a_table_is_unread_when_no_row_holds_a_finding() -> None:
    """This test ensures that a table counts as read by one finding or fact in it, and is told with its rows else."""
    read = (row(0, 20, header="Åtgärd | Status"), row(20, 39, header="Åtgärd | Status"))
    left = (row(100, 120, header="Konto | Belopp"), row(120, 140, header="Konto | Belopp"))
    (table,) = unread_tables([*read, *left], [ACTIVITY])
    assert (table.page, table.heading, table.header, table.rows) == (2, "Åtgärder", "Konto | Belopp", 2)


def test_a_fact_says_where_it_was_read() -> None:
    """This test ensures that a page's fact has page and words, and the manifest's stands before what a page says."""
    quotes = {FactRole.PERIOD: "2021", FactRole.KIND: "Budget"}
    facts = cover_facts(DOCUMENT, SUMMARY, quotes)
    assert [(one.role, one.text, one.source, one.page) for one in facts] == [
        ("title", "Miljöplan", "file", None),
        ("kommun", "Motala", "file_name", None),
        ("kind", "verksamhetsplan", "manifest", None),
        ("kind", "budget", "page", 1),
        ("period", "2021", "manifest", 1),
    ]
    assert [source(one) for one in facts] == [
        "filens egenskaper", "filens namn", "manifestet",
        "så står det i dokumentet, men något annat gäller; s.\xa01: »Budget«",
        "manifestet; även sidhuvud eller sidfot, s.\xa01: »2021«",
    ]  # fmt: skip


def test_an_unknown_source_is_said_to_be_one() -> None:
    """This test ensures that facts of corpora that kept no sources are not said to come from one of them."""
    facts = cover_facts(replace(DOCUMENT, origins=()), SUMMARY, {})
    assert {one.role: one.source for one in facts if one.page is None}["kommun"] == "unknown"


def test_the_tree_holds_sections_findings_and_what_was_left() -> None:
    """This test ensures that every finding stands in its section, with pages, and that what was left is said."""
    graph = resolve(documents=[DOCUMENT], mentions=[GOAL, ACTIVITY], organs=[])
    passages = (row(0, 20, header="Åtgärd"), row(100, 120, header="Konto"))
    tree = document_tree(
        DOCUMENT, SUMMARY, passages=passages, findings=findings_of([GOAL, ACTIVITY], graph),
        tables=unread_tables(passages, [ACTIVITY]), quotes={},
    )  # fmt: skip
    (top,) = tree.sections
    assert (top.heading, top.first_page, top.last_page, [one.text for one in top.goals]) == (
        "Mål", 1, 2, ["Rena sjöar"],
    )  # fmt: skip
    assert [one.text for one in top.sections[0].activities] == ["Rensa diken"]
    text = "\n".join(line for line, _ in lines(tree))
    for expected in ("[M1] mål 4: Rena sjöar  s. 1", "hör till Rena sjöar (M1; anges i ett fält, s.\xa02)",
                     "status: Pågår", "Sidor utan läsbar text: 3.", "(1 rad): Konto", "Sidan 2 har lager"):  # fmt: skip
        assert expected in text
