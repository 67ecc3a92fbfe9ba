"""Running lines, page numbers and contents lists are furniture; what recurs in the body is not."""

from __future__ import annotations

import pytest

from ingest import furniture
from ingest.blocks import ParsedDocument
from tests.ingest.paper import PROSE, Paper


def kept(parsed: ParsedDocument) -> list[str]:
    """Return the texts of the blocks that are no furniture."""
    removed = furniture.find(parsed)
    return [block.text for index, block in enumerate(parsed.blocks) if index not in removed]


def with_footers(*footers: str, labels: tuple[str, ...] = ()) -> ParsedDocument:
    """Return pages of prose with these footers, "" for none."""
    paper = Paper(labels=labels)
    for number, footer in enumerate(footers):
        paper.page().line(f"{PROSE} {number}.")
        if footer:
            paper.line(footer, top=800)
    return paper.done()


@pytest.mark.parametrize(
    "pattern", ["{n} (13)", "Sida {n} av 17", "SID {n} (36)", "{n}", "Verksamhetsplan 2021 sid {n}"]
)
def test_page_numbers_are_removed(pattern: str) -> None:
    """This test ensures that page numbers are removed in every form seen in real footers."""
    parsed = with_footers(*(pattern.format(n=number) for number in range(1, 6)))
    assert all(text.startswith("Kommunen") for text in kept(parsed))


def test_a_number_drawn_twice_is_a_page_number() -> None:
    """This test ensures that "77" on page 7 is removed as the page's number, and "78" there is not."""
    parsed = with_footers(*(f"{n}{n}" for n in range(1, 8)), "78")
    assert [text for text in kept(parsed) if text.isdigit()] == ["78"]


def test_alternating_headers_are_removed() -> None:
    """This test ensures that a header that stands left on even pages and right on odd ones is furniture."""
    paper = Paper()
    for number in range(1, 7):
        paper.page().line("Motala kommun", top=30, left=60 if number % 2 else 400)
        paper.line("Plan för alla" if number % 2 else "Socialnämnden", top=45, left=60 if number % 2 else 400)
        paper.line(f"{PROSE} {number}.")
    assert all(text.startswith("Kommunen") for text in kept(paper.done()))


def test_a_recurring_heading_at_varying_heights_stays() -> None:
    """This test ensures that "Aktiviteter" under each goal is content although it stands on every page."""
    paper = Paper()
    for number in range(6):
        paper.page()
        for _ in range(number):
            paper.line(PROSE)
        paper.line("Aktiviteter", bold=True).line(PROSE)
    assert kept(paper.done()).count("Aktiviteter") == 6


def test_a_form_label_at_the_top_of_few_pages_stays() -> None:
    """This test ensures that a label that opens three pages of many, inside the margin, is content."""
    paper = Paper()
    for number in range(16):
        paper.page()
        if number % 5 == 4:
            paper.line("Projektbeskrivning", top=80)
        paper.line(f"{PROSE} {number}.")
    assert kept(paper.done()).count("Projektbeskrivning") == 3


def test_a_repeated_table_header_stays() -> None:
    """This test ensures that a table in the margin is never furniture, its header repeated on each page or not."""
    paper = Paper()
    for number in range(5):
        paper.page()
        paper._top = 40.0
        paper.table([["Aktivitet", "Ansvarig"], [f"Sak {number}", "Enhet"]], header=1)
    assert len(kept(paper.done())) == 5


def test_a_running_chapter_title_is_removed_where_headers_stand() -> None:
    """This test ensures that a chapter's title in the header goes although it stands on two pages only."""
    paper = Paper()
    for number in range(10):
        text = "Kapitlet om vatten" if number in (4, 5) else "Plan för alla"
        paper.page().line(text, top=30, size=9).line(f"{PROSE} {number}.")
    assert "Kapitlet om vatten" not in kept(paper.done())


def test_a_heading_on_two_pages_stays() -> None:
    """This test ensures that two pages are no proof of a running line."""
    paper = Paper()
    for number in range(10):
        paper.page()
        if number < 2:
            paper.line("Mål", top=60, size=20)
        paper.line(f"{PROSE} {number}.")
    assert kept(paper.done()).count("Mål") == 2


def test_contents_lists_are_removed() -> None:
    """This test ensures that lines with dot leaders go, with their heading and entries broken over lines."""
    paper = Paper().page().line("Innehåll", size=18)
    paper.line("1. Inledning ........................ 3").line("2. Nyckeltal som används för att följa")
    paper.line("upp nämndens arbete ............ 8").line("3. Mål . . . . . . . . . . . 12")
    paper.page().line("Inledning", size=18).line(PROSE).line("Namn: .....")
    assert kept(paper.done()) == ["Inledning", PROSE, "Namn: ....."]


def test_a_contents_list_without_leaders_is_removed() -> None:
    """This test ensures that lines after "Innehåll" that end in rising page numbers are a contents list."""
    paper = Paper().page().line("Innehållsförteckning", size=18)
    paper.line("Inledning 3").line("Mål 4").line("Uppföljning 9").line("Antal anställda 2")
    assert kept(paper.done()) == ["Antal anställda 2"]


def test_contents_as_a_heading_without_a_list_stays() -> None:
    """This test ensures that "Innehåll" above prose is an ordinary heading."""
    parsed = Paper().page().line("Innehåll", size=18).line(PROSE).done()
    assert kept(parsed) == ["Innehåll", PROSE]


def test_the_buttons_of_a_web_page_are_removed() -> None:
    """This test ensures that "Lyssna" on a web page goes, and the same word in a PDF stays."""
    for format_, expected in (("html", [PROSE]), ("markdown", ["Lyssna", PROSE])):
        parsed = Paper(format=format_, boxes=False).page().line("Lyssna").line(PROSE).done()
        assert kept(parsed) == expected


def test_printed_labels_differ_from_the_pdf_pages() -> None:
    """This test ensures that "SID 24 (36)" on PDF page 25 gives the label, and an unnumbered cover the label ""."""
    parsed = with_footers("", *(f"DOKUMENT.DOCX SID {n} (36)" for n in range(1, 6)))
    assert furniture.printed_labels(parsed) == {1: "", 2: "1", 3: "2", 4: "3", 5: "4", 6: "5"}


def test_printed_labels_are_silent_when_they_agree() -> None:
    """This test ensures that nothing is said where the printed numbers are the PDF's own labels, or stand nowhere."""
    assert furniture.printed_labels(with_footers(*(str(n) for n in range(1, 6)))) == {}
    assert furniture.printed_labels(with_footers("", "", "")) == {}


def test_a_year_in_the_footer_is_no_page_number() -> None:
    """This test ensures that a number which does not follow the pages gives no label and stays where it is alone."""
    assert furniture.printed_labels(with_footers("2021", "", "2019", "", "17")) == {}


def test_a_document_without_blocks_has_no_furniture() -> None:
    """This test ensures that empty documents pass."""
    empty = ParsedDocument("pdf", (), ())
    assert not furniture.find(empty).running
    assert furniture.printed_labels(empty) == {}


def test_running_chapter_names_and_side_tabs() -> None:
    """This test ensures that the chapter's name at the edge of its pages is furniture, its heading is not."""
    paper = Paper()
    for number, name in enumerate(("Vision", "Vision", "Mål", "Mål", "Ekonomi", "Ekonomi")):
        paper.page()
        paper.line(f"{name} för kommunen", top=30, size=8)
        paper.line(name, left=5, top=200 + 60 * (number // 2), size=8)
        if number % 2 == 0:
            paper.line(f"Kapitel om {name.lower()}", top=40, left=300, size=16, bold=True)
        paper.line(PROSE)
    parsed = paper.done()
    removed = furniture.find(parsed)
    kept = {block.text for index, block in enumerate(parsed.blocks) if index not in removed}
    assert kept == {"Kapitel om vision", "Kapitel om mål", "Kapitel om ekonomi", PROSE}
