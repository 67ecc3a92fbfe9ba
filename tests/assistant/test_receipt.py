"""What was searched, what is missing."""

from __future__ import annotations

from dataclasses import replace

from assistant.computing.queries import Where
from assistant.prompting import Phrases
from assistant.receipt import describe_expected, make_receipt, missing_plans, searched_documents
from corpus.model import Expected, Failure, Period
from tests.assistant.small_plan import documents

LUP, TECHNICAL, SOCIAL = documents()
YEAR = Period(2021, 2021)


def plan(organ: str | None, *, kommun: str = "Ekby", period: Period = YEAR) -> Expected:
    """Expect a verksamhetsplan."""
    return Expected(kommun, organ, "verksamhetsplan", period)


def test_current_documents_of_the_kommun_are_searched() -> None:
    """This test ensures that superseded documents and those of another kommun are not searched, those of none are."""
    elsewhere, nowhere = replace(LUP, id="x", kommun="Ösby"), replace(LUP, id="y", name="a.pdf", kommun=None)
    old = replace(TECHNICAL, id="z", superseded=True)
    found = searched_documents((LUP, TECHNICAL, elsewhere, nowhere, old), Where(kommun="ekby"))
    assert [document.id for document in found] == ["y", "lup", "tek"]


def test_an_expected_plan_that_was_not_read_is_missing() -> None:
    """This test ensures that missing plans are those that matter for kommun, organ and period and are not read."""
    expected = (
        plan("Tekniska nämnden"),
        plan("Kulturnämnden"),
        plan("Kulturnämnden", kommun="Ösby"),
        plan("Socialnämnden", period=Period(2020, 2020)),
    )
    read = documents()
    everywhere = missing_plans(expected, read, Where(kommun="Ekby"))
    assert [(one.organ, one.period) for one in everywhere] == [
        ("Kulturnämnden", YEAR),
        ("Socialnämnden", Period(2020, 2020)),
    ]
    assert missing_plans(expected, read, Where(kommun="Ekby", period=YEAR)) == (expected[1],)
    assert missing_plans(expected, read, Where(organ="Tekniska nämnden")) == ()


def test_an_expected_plan_is_named_in_words() -> None:
    """This test ensures that a missing plan is readable, also when little is known of it."""
    phrases = Phrases.load()
    full = describe_expected(plan("Kulturnämnden"), phrases=phrases, language="sv")
    assert full == "verksamhetsplan (Kulturnämnden, Ekby, 2021)"
    assert describe_expected(Expected(None, None, None, None), phrases=phrases, language="sv") == "dokument"


def test_the_receipt_counts_readable_pages() -> None:
    """This test ensures that pages without readable text do not count as searched, and failures are listed."""
    scanned = replace(SOCIAL, page_count=5, unreadable=(2, 3))
    receipt = make_receipt(
        state=3,
        as_of="2026-11-21",
        documents=(LUP, scanned),
        missing=("en plan",),
        failures=(Failure("x.pdf", "x.pdf", "x.pdf är tom."),),
    )
    assert receipt.pages_searched == 1 + 3
    assert receipt.documents_searched == ("lup.pdf", "soc.pdf")
    assert receipt.skipped == (("x.pdf", "x.pdf är tom."),)
    assert (receipt.state, receipt.as_of, receipt.missing) == (3, "2026-11-21", ("en plan",))
