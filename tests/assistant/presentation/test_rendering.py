"""The templates of what was found, on answers that the demo does not give: rewordings, raised targets, weak scans."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from assistant.answer import (
    Answer,
    Citation,
    CitationPart,
    Correction,
    Earlier,
    Interpretation,
    Item,
    Judged,
    Kind,
    Receipt,
    Shown,
    Value,
    Worked,
)
from assistant.explained_words import Explaining
from assistant.prompting import Phrases
from assistant.routes.templates import environment


def cited(number: int, *, weak: bool = False) -> Citation:
    """Return a citation of an example."""
    part = CitationPart(1, "1", 0, 5)
    return Citation(number, "a.pdf", "d1", "Plan", "1 Mål", "<b>Ord</b>", (part,), scanned=True, weak=weak)


def rendered(*items: Item, citations: tuple[Citation, ...]) -> LexborHTMLParser:
    """Return what the page shows of items and citations."""
    answer = Answer(
        "Fråga?", "sv", Kind.LIST, Interpretation(), (), Receipt(1, "2026-01-01", (), 0), items=items,
        citations=citations,
    )  # fmt: skip
    phrases = Phrases.load()

    def word(name: str, **variables: str | int) -> str:
        return phrases.render(f"interface.{name}", "sv", **variables)

    made = environment()
    values = {
        "answer": answer,
        "t": word,
        "language": "sv",
        "href": lambda path: path,
        "explained": Explaining(phrases, answer),
    }
    parts = (made.get_template(f"answer/{name}.html").render(values) for name in ("found", "sources"))
    return LexborHTMLParser(" ".join(parts))


def value(text: str, year: str, citation: int, role: str = "outcome") -> Value:
    """Return a value of a year."""
    return Value(text, period=year, role=role, citation=citation)


def texts(page: LexborHTMLParser, selector: str) -> list[str]:
    """Return the texts of what a selector finds, spaces folded."""
    return [" ".join(node.text().split()) for node in page.css(selector)]


def test_the_earlier_wording_stands_beside_the_new_one() -> None:
    """This test ensures that a reworded goal shows both wordings, and a moved one where it was, each with its place."""
    reworded = Item("g1", "Ny", change="reworded", citations=(1,), earlier=Earlier("Gammal", ("Område",), 2))
    moved = Item("g2", "Samma", change="moved", citations=(1,), earlier=Earlier("Samma", ("Förra området",), 2))
    page = rendered(reworded, moved, citations=(cited(1), cited(2)))
    assert texts(page, ".change") == ["omformulerat", "flyttat"]
    assert texts(page, "td:last-child") == ["”Gammal”2", "Tidigare under Förra området2"]


def test_a_raised_target_shows_both_cells() -> None:
    """This test ensures that a changed target shows its values in order, each with its year and place."""
    values = (
        Value("60", period="2020", role="target", citation=1),
        Value("70", period="2021", role="target", citation=2),
    )
    page = rendered(
        Item("i", "Andel", level="indicator", change="raised", values=values), citations=(cited(1), cited(2))
    )
    assert texts(page, ".change") == ["höjt"]
    assert texts(page, "td:last-child") == ["60 (2020)1 → 70 (2021)2"]


def test_an_unsure_reading_is_marked_at_the_item_and_at_its_citation() -> None:
    """This test ensures that a weak scan warns beside both, and a sure one only says that it is one."""
    page = rendered(
        Item("a", "x", citations=(1,)), Item("b", "y", citations=(2,)), citations=(cited(1, weak=True), cited(2))
    )
    assert texts(page, ".items li .unsure") == ["osäker läsning"]
    assert texts(page, ".sources .caution") == ["Osäker läsning från bild. Jämför med sidan."]
    assert texts(page, ".sources .seen") == ["Läst från bild"]


def test_corrections_symbols_and_suggested_ties_are_marked_where_they_are() -> None:
    """This test ensures that what a person corrected, unexplained symbols and possible ties say so at the item."""
    corrected = Item(
        "a", "x", corrected=Correction("2026-01-02", added=True), symbols=(Shown("rött märke", 3, "3", 1),)
    )
    shared = Item("g", "Mål", works=(Worked("Nämnden", "Starta", 1), Worked("Bolaget", "Bygga", None, suggested=True)))
    page = rendered(corrected, shared, Item("s", "Kanske", link="suggested"), citations=(cited(1),))
    assert texts(page, ".mended") == ["tillagt av en redaktör; rättat, 2026-01-02"]
    assert texts(page, ".facts.seen") == ["rött märke, s. 31"]
    assert texts(page, "td .unsure") == ["möjlig koppling"]
    assert texts(page, ".maybe .what") == ["Kanske"]


def test_a_documents_markup_is_shown_as_text() -> None:
    """This test ensures that nothing from a document becomes an element, in tables, verdicts, charts and sources."""
    evil = "<img src=x onerror=alert(1)>"
    judged = (Judged(evil, "outcome", evil, evil, 1), Judged("nås", "prognosis", None, None, 1))
    values = (
        Value("41 %", period="2019", role="outcome", citation=1),
        Value("61 %", period="2021", role="outcome", citation=1),
    )
    page = rendered(
        Item("g", evil, verdict=evil, judgements=judged, citations=(1,)),
        Item("i", evil, level="indicator", values=values, citations=(1,)),
        Item("c", evil, change="new", organ=evil, responsible=evil, goal_path=(evil,)),
        citations=(cited(1),),
    )  # fmt: skip
    assert page.css("img") == []
    assert page.css("blockquote b") == []
    assert texts(page, "blockquote") == ["<b>Ord</b>"]
    assert texts(page, ".forecast") == ["Prognos"]
