"""Passages are short, end where sentences end, never cross a heading, and say what stands at their place."""

from __future__ import annotations

import pytest
from hypothesis import given

from corpus.model import Locator, Page, Passage, Span
from ingest.blocks import Block, BlockKind, Cell, ParsedDocument, Row, Table
from ingest.passages import MAX_CHARACTERS, MAX_WORDS, header_rows, passage_id, quote, split
from ingest.structure import build
from tests.ingest.any_document import documents
from tests.ingest.paper import PROSE, Paper

SENTENCE = "Nämnden följer upp arbetet tillsammans med verksamheterna och redovisar resultatet i årsbokslutet varje år."


def passages(parsed: ParsedDocument) -> tuple[Passage, ...]:
    """Return the passages of a parsed document."""
    return split(build(parsed), parsed=parsed, reading="läsning")


def test_the_text_is_what_stands_at_the_locator() -> None:
    """This test ensures that a line break in the page text is a space in the passage, and nothing else differs."""
    parsed = Paper().page().line("Vi bygger en väg\növer ån i år.").done()
    (passage,) = passages(parsed)
    assert passage.text == "Vi bygger en väg över ån i år."
    assert passage.text == quote(parsed.pages, passage.locator)
    assert passage.id == passage_id(passage.locator)


def test_short_neighbours_are_joined() -> None:
    """This test ensures that bullets under one heading become one passage with a part for each run of characters."""
    paper = Paper().page().line("Aktiviteter", size=16).bullet("Öppna en mötesplats").bullet("Utbilda personalen")
    (passage,) = passages(paper.done())
    assert passage.text == "Öppna en mötesplats Utbilda personalen"
    assert passage.headings == ("Aktiviteter",)
    assert [(part.start, part.end) for part in passage.locator.parts] == [(14, 33), (36, 54)]


def test_parts_show_where_paragraphs_end() -> None:
    """This test ensures that two paragraphs right below each other are two parts, and one paragraph of lines is one."""
    paper = Paper().page().line("Vi bygger en väg\növer ån i år.", size=10)
    paper = paper.line("Nämnden köper två bussar.", size=10)
    (passage,) = passages(paper.done())
    assert [passage.text[: passage.locator.parts[0].end]] == ["Vi bygger en väg över ån i år."]
    assert len(passage.locator.parts) == 2


def test_a_passage_never_crosses_a_heading() -> None:
    """This test ensures that two short sections stay two passages, each with its own heading path."""
    paper = Paper().page().line("Plan", size=20).line("Mål", size=16).line(PROSE).line("Ekonomi", size=16).line(PROSE)
    assert [passage.headings for passage in passages(paper.done())] == [("Plan", "Mål"), ("Plan", "Ekonomi")]


def test_long_paragraphs_are_cut_at_sentences() -> None:
    """This test ensures that a long paragraph becomes passages of whole sentences and about equal length."""
    found = passages(Paper().page().line(" ".join([SENTENCE] * 20)).done())
    assert len(found) > 1
    assert all(passage.text.endswith("varje år.") and passage.text.startswith("Nämnden") for passage in found)
    assert all(40 <= len(passage.text.split()) <= MAX_WORDS for passage in found)


def test_a_paragraph_over_a_page_break_is_one() -> None:
    """This test ensures that a sentence which a page break cuts in two is in one passage with a part on each page."""
    paper = Paper().page().line(f"{SENTENCE} Under året ska nämnden").page().line("bygga en ny väg. Sedan blir det ro.")
    (passage,) = passages(paper.done())
    assert "Under året ska nämnden bygga en ny väg." in passage.text
    assert [part.page for part in passage.locator.parts] == [1, 2]


def test_each_table_row_is_a_passage_with_its_header() -> None:
    """This test ensures that rows stay apart from prose and from one another, and know their header."""
    rows = [["Aktivitet", "Status"], ["Öppna en\nmötesplats", "Pågående"], ["Utbilda personalen", ""]]
    found = passages(Paper().page().line(PROSE).table(rows, header=1).line(PROSE).done())
    assert [passage.text for passage in found[1:3]] == ["Öppna en mötesplats Pågående", "Utbilda personalen"]
    assert [passage.header for passage in found] == ["", "Aktivitet | Status", "Aktivitet | Status", ""]


def test_a_row_over_other_text_keeps_only_its_cells() -> None:
    """This test ensures that a row whose cells stand apart in the page text has a part for each."""
    page = Page(1, "1", "Gå mellan Klart\n")
    cells = (Cell("Gå", Span(1, 0, 2), 0), Cell("Klart", Span(1, 10, 15), 1))
    table = Table((Row(cells),), 2)
    block = Block(Span(1, 0, 15), "Gå mellan Klart", kind=BlockKind.TABLE, table=table)
    (passage,) = passages(ParsedDocument("pdf", (page,), (block,)))
    assert passage.text == "Gå Klart"


@pytest.mark.parametrize(
    ("rows", "header", "bold", "expected"),
    [
        ([["A", "B"], ["x", "y"]], 1, 0, 1),
        ([["Nyckeltal", "Utfall"], ["Andel", "12 %"]], 0, 1, 1),
        ([["Nyckeltal", "Mål", "Utfall"], ["Andel", "10 %", "12 %"]], 0, 0, 1),
        ([["Namn", "Bokbuss"], ["Kostnad", "12 tkr"]], 0, 0, 0),
        ([["Andel", "12"], ["Antal", "14"]], 0, 0, 0),
        ([["Ensam", ""], ["Andel", "14"]], 0, 0, 0),
        ([["Enda", "raden"]], 0, 1, 0),
    ],
)
def test_header_rows(rows: list[list[str]], header: int, bold: int, expected: int) -> None:
    """This test ensures that a first row is a header when it is marked, set apart, or stands over numbers."""
    table = Paper().page().table(rows, header=header, bold=bold).done().blocks[0].table
    assert table is not None
    assert header_rows(table) == expected


def test_a_long_cell_is_cut() -> None:
    """This test ensures that a row with a page of text in a cell becomes several passages, all with the header."""
    rows = [["Aktivitet", "Kommentar"], ["Öppna en mötesplats", " ".join([SENTENCE] * 20)]]
    found = passages(Paper().page().table(rows, header=1).done())
    assert len(found) > 2
    assert {passage.header for passage in found} == {"Aktivitet | Kommentar"}


def test_a_heading_with_nothing_below_is_a_passage() -> None:
    """This test ensures that goals which are only headings can be found, and headings above others are no passages."""
    paper = Paper(format="docx", boxes=False).page().line("Målen", heading=1)
    paper.line("Resultatmål 1: God hushållning", heading=2).line("Resultatmål 2: Trygghet", heading=2)
    found = passages(paper.done())
    assert [passage.text for passage in found] == ["Resultatmål 1: God hushållning", "Resultatmål 2: Trygghet"]
    assert {passage.headings for passage in found} == {("Målen",)}


def test_very_long_words_are_bounded() -> None:
    """This test ensures that text without spaces or full stops is cut, with nothing lost."""
    text = "x" * 5_000 + " " + " ".join(["ord"] * 1_000)
    found = passages(Paper().page().line(text).done())
    assert all(len(passage.text) <= MAX_CHARACTERS for passage in found)
    assert sum(len(passage.text.replace(" ", "")) for passage in found) == len(text.replace(" ", ""))


def test_ids_tell_readings_and_places_apart() -> None:
    """This test ensures that the same words in another reading or at another place have another id."""
    parts = (Span(1, 0, 5),)
    ids = {passage_id(Locator("a", parts)), passage_id(Locator("b", parts)), passage_id(Locator("a", (Span(2, 0, 5),)))}
    assert len(ids) == 3


@given(documents())
def test_the_text_rule_holds_for_any_document(parsed: ParsedDocument) -> None:
    """This test ensures that every passage of any document has words, a valid place, an own id and its place's text."""
    found = passages(parsed)
    texts = {page.number: page.text for page in parsed.pages}
    for passage in found:
        assert passage.text.strip()
        assert all(0 <= part.start < part.end <= len(texts[part.page]) for part in passage.locator.parts)
        parts = (texts[part.page][part.start : part.end].replace("\n", " ") for part in passage.locator.parts)
        assert passage.text == " ".join(parts)
        assert list(passage.locator.parts) == sorted(passage.locator.parts)
        assert len(passage.text) <= 2 * MAX_CHARACTERS
    assert len({passage.id for passage in found}) == len(found)
