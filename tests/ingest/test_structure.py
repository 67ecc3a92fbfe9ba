"""Blocks become a tree of sections by the document's own signs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest import furniture
from ingest.blocks import Block, BlockKind, ParsedDocument
from ingest.structure import Section, build
from tests.ingest.paper import PROSE, Paper


def outline(section: Section) -> list[tuple[int, str]]:
    """Return level and text of every heading, in order."""
    return [(part.level, part.heading.text) for _, part in section.walk() if part.heading is not None]


def headings(parsed: ParsedDocument) -> list[str]:
    """Return the text of every heading, in order."""
    return [text for _, text in outline(build(parsed))]


def path_to(parsed: ParsedDocument, text: str) -> list[str]:
    """Return the headings above the block that begins with the text."""
    for path, part in build(parsed).walk():
        if any(block.text.startswith(text) for block in part.blocks):
            return [block.text for block in path]
    raise AssertionError(text)


def test_the_formats_own_levels_are_kept() -> None:
    """This test ensures that heading levels of a word processor or a web page are used as they stand."""
    paper = Paper(format="docx", boxes=False).page().line("Plan", heading=1).line("Mål", heading=2).line(PROSE)
    paper.line("En lång rubrik som slutar med punkt, men formatet säger att den är en rubrik.", heading=2)
    assert [level for level, _ in outline(build(paper.done()))] == [1, 2, 2]


def test_size_decides_levels() -> None:
    """This test ensures that larger type stands outside smaller, whatever the sizes are."""
    paper = Paper().page()
    for title, size in (("Plan för alla", 26), ("Mål", 18), ("Delmål", 14), ("Ekonomi", 18)):
        paper.line(title, size=size).line(PROSE)
    assert outline(build(paper.done())) == [(1, "Plan för alla"), (2, "Mål"), (3, "Delmål"), (2, "Ekonomi")]


def test_bold_short_lines_are_headings_and_bold_prose_is_not() -> None:
    """This test ensures that a bold line heads a section, and that a bold paragraph or label does not."""
    paper = Paper().page().line("Arbetsmiljö", bold=True).line(PROSE).line(PROSE)
    paper.line("Vi ska ta fram en plan för detta arbete under året.", bold=True).line(PROSE)
    paper.line("Diarienummer: KS 2019/12", bold=True).line(PROSE)
    assert headings(paper.done()) == ["Arbetsmiljö"]


def test_a_document_in_bold_has_no_bold_headings() -> None:
    """This test ensures that bold says nothing where the body itself is bold."""
    paper = Paper().page().line(PROSE, bold=True).line("Kort rad i texten", bold=True).line("– " + PROSE, bold=True)
    assert headings(paper.done()) == []


def test_a_paragraph_that_opens_in_bold_stays_whole() -> None:
    """This test ensures that bold words whose sentence goes on in the next line are body."""
    paper = Paper().page().line(PROSE).line("Människan i centrum – strategin utgår från", bold=True)
    paper.line("att alla kan bidra och att var och en behövs i arbetet.", gap=1)
    assert headings(paper.done()) == []


def test_section_numbers_decide_levels_of_one_type() -> None:
    """This test ensures that "3", "3.1" and "3.1.1" in one type nest by their numbers."""
    paper = Paper().page()
    for title in ("3 Mål och uppföljning", "3.1 Målen", "3.1.1 Ekonomi", "3.2 Nyckeltalen", "4 Budget", "Bilagor"):
        paper.line(title, bold=True).line(PROSE)
    assert [level for level, _ in outline(build(paper.done()))] == [1, 2, 3, 2, 1, 1]


def test_plain_numbered_lines_head_paragraphs_but_lists_stay() -> None:
    """This test ensures that "3.2 Mål" above a paragraph is a heading and numbered measures in a row are not."""
    paper = Paper().page().line("Kapitel 4", gap=20).line(PROSE).line("3.2 Mål").line(PROSE)
    paper.line("1.01 Bygga en gång- och cykelväg").line("1.02 Se över skyltningen").line(PROSE)
    assert headings(paper.done()) == ["Kapitel 4", "3.2 Mål"]


def test_a_short_plain_line_above_a_paragraph_is_a_heading() -> None:
    """This test ensures that a title in the body's own type is seen by its place, and a line in running text is not."""
    paper = Paper(format="text", boxes=False).page().line(PROSE).line("Ledningssystem").line(PROSE)
    paper.line("och sedan").line("Vi vill:").line(PROSE)
    assert headings(paper.done()) == ["Ledningssystem"]


def test_the_outline_names_headings() -> None:
    """This test ensures that a line which the file's own outline names on that page is a heading."""
    paper = Paper(outline=((1, "2. Våra områden", 1), (1, "Nånting annat", 1))).page().line(PROSE)
    paper.line("Våra områden").line("kort text")
    assert headings(paper.done()) == ["Våra områden"]


@pytest.mark.parametrize(
    "line",
    [
        "Resultatmål 12: Ett stärkt integrationsarbete",
        "Mål 1.1 Alla kan läsa",
        "Målområde: Ekonomi",
        "Fokusområde 3 – Hållbarhet",
    ],
)
def test_goal_lines_in_plain_type_are_headings(line: str) -> None:
    """This test ensures that a line which names one goal or area heads what stands below it."""
    parsed = Paper().page().line(PROSE).line(line).bullet("Öppna en mötesplats").line(PROSE).done()
    assert headings(parsed) == [line]
    assert path_to(parsed, "Öppna") == [line]


def test_goals_in_a_sentence_or_a_list_are_no_headings() -> None:
    """This test ensures that prose about a goal and bullets that name goals stay in the body."""
    paper = Paper().page().line("Mål 1.1 Alla kan läsa följs upp varje år i samband med bokslutet.")
    paper.bullet("Resultatmål 12: Ett stärkt integrationsarbete").line("Mål- och resursplan följs upp.").line(PROSE)
    assert headings(paper.done()) == []


def test_a_label_above_its_name_is_one_heading() -> None:
    """This test ensures that "Fokusområde" alone, or "Målsättning nr 1:", makes one heading with the name below it."""
    paper = Paper().page().line("Fokusområde", size=10).line("Trygg uppväxt", size=16, gap=2).line(PROSE)
    paper.line("Målsättning nr 1:", bold=True).line("Alla barn klarar skolan", gap=2).bullet("Läxhjälp").line(PROSE)
    parsed = paper.done()
    assert headings(parsed) == ["Fokusområde Trygg uppväxt", "Målsättning nr 1: Alla barn klarar skolan"]
    for _, part in build(parsed).walk():
        if part.heading is not None:
            span = part.heading.span
            assert parsed.pages[0].text[span.start : span.end].replace("\n", " ") == part.heading.text


def test_a_goal_word_alone_above_prose_is_its_own_heading() -> None:
    """This test ensures that "Mål" and "Fokusområden" do not swallow what follows."""
    paper = Paper().page().line("Mål", size=16).line("Arbetsmiljö", bold=True, gap=3).line(PROSE)
    paper.line("Fokusområden", size=16).line("Trafik", bold=True, gap=3).line(PROSE)
    assert headings(paper.done()) == ["Mål", "Arbetsmiljö", "Fokusområden", "Trafik"]


def test_a_wrapped_heading_is_one_heading() -> None:
    """This test ensures that a heading over two lines is one, and that two headings in a row stay two."""
    paper = Paper().page().line("2.3 Nyckeltal som används för att följa", size=16, bold=True)
    paper.line("upp nämndens arbete", size=16, bold=True, gap=1, left=100).line(PROSE)
    paper.line("Mål", size=16, bold=True).line("Ekonomi", size=16, bold=True, gap=14).line(PROSE)
    assert headings(paper.done()) == ["2.3 Nyckeltal som används för att följa upp nämndens arbete", "Mål", "Ekonomi"]


def test_lines_with_something_between_are_not_joined() -> None:
    """This test ensures that two lines of a heading are joined only when they are neighbours in the page text."""
    paper = Paper().page().line("Fokusområde", bold=True).line("•", size=8).line("Trygg uppväxt", bold=True).line(PROSE)
    parsed = paper.done()
    blocks = (parsed.blocks[0], *parsed.blocks[2:])
    assert "Fokusområde Trygg uppväxt" not in headings(ParsedDocument("pdf", parsed.pages, blocks))


def test_goals_stand_under_areas_and_activities_under_goals_of_one_type() -> None:
    """This test ensures that area, goal and "Aktiviteter" nest although all three are set in the same type."""
    paper = Paper().page()
    for area in ("Ekonomi", "Tillväxt"):
        paper.line(f"Målområde: {area}", bold=True).line(PROSE)
        for number in (1, 2):
            paper.line(f"Mål {number}: Namn {area}", bold=True).line(PROSE).line("Aktiviteter", bold=True)
            paper.bullet(f"Göra {number} inom {area}")
    assert path_to(paper.done(), "Göra 2 inom Tillväxt") == [
        "Målområde: Tillväxt",
        "Mål 2: Namn Tillväxt",
        "Aktiviteter",
    ]


def test_plain_goals_stand_above_their_bold_subheadings() -> None:
    """This test ensures that "Aktiviteter" in bold stands under the plain goal line above it, not above the next."""
    paper = Paper().page().line("Fokusområde 1: Skola", size=16).line(PROSE)
    for number in (1, 2):
        paper.line(f"Mål 1.{number} Namnet").line(PROSE).line("Aktiviteter", bold=True).bullet(f"Göra {number}")
    assert path_to(paper.done(), "Göra 2") == ["Fokusområde 1: Skola", "Mål 1.2 Namnet", "Aktiviteter"]


def test_section_numbers_win_over_the_words() -> None:
    """This test ensures that a numbered chapter "5 Åtgärder …" stands beside "4 Mål …", not under it."""
    paper = Paper().page()
    for title in ("4 Inriktningsmål: God miljö", "5 Åtgärder för alla", "6 Mål: Ekonomi"):
        paper.line(title, size=18).line(PROSE)
    assert [level for level, _ in outline(build(paper.done()))] == [1, 1, 1]


def test_a_list_of_goals_in_one_block_is_no_heading() -> None:
    """This test ensures that two goals read as one block stay in the body."""
    paper = Paper().page().line("Mål", size=16).line("Resultatmål 12: Integration\nResultatmål 13: Jämlikhet")
    assert headings(paper.done()) == ["Mål"]


def test_a_chapter_of_activities_stays_above_the_goals_in_it() -> None:
    """This test ensures that a chapter called "Aktiviteter" holds the goals by which its activities are sorted."""
    paper = Paper().page().line("Aktiviteter", size=20).line(PROSE)
    for number in (1, 2):
        paper.line(f"Mål {number}: Namnet", bold=True).bullet(f"Göra {number}").line(PROSE)
    assert path_to(paper.done(), "Göra 2") == ["Aktiviteter", "Mål 2: Namnet"]


def test_two_chapters_of_activities_are_no_recurring_subheading() -> None:
    """This test ensures that goals keep their own level between chapters that only begin with the same word."""
    titles = (
        (1, "Aktiviteter för programmets mål"),
        (2, "Resultatmål 6: Inflytande"),
        (2, "Resultatmål 12: Integration"),
        (1, "Aktiviteter som utvecklar grunduppdraget"),
    )
    paper = Paper().page()
    for level, title in titles:
        paper.line(title, heading=level).line(PROSE)
    assert [level for level, _ in outline(build(paper.done()))] == [1, 2, 2, 1]


def test_a_cover_gives_one_heading() -> None:
    """This test ensures that only the title on a cover is a heading: chapters do not stand under its small print."""
    paper = Paper().page().line("Genomlysning", size=50, bold=True).line("2026–2027", size=50, bold=True, gap=2)
    paper.line("Socialnämnden", size=30, bold=True, gap=60).line("Datum: 2026-06-16", size=9)
    paper.page().line("Bakgrund", size=28, bold=True).line(PROSE)
    assert outline(build(paper.done())) == [(1, "Genomlysning 2026–2027"), (2, "Bakgrund")]


def test_cells_of_an_unread_table_are_no_headings() -> None:
    """This test ensures that bold words side by side on one line are table heads."""
    paper = (
        Paper().page().line(PROSE).line("Nyckeltal", bold=True, top=300).line("Utfall", bold=True, top=300, left=300)
    )
    assert headings(paper.done()) == []


def test_bold_lines_beside_another_column_of_text_are_headings() -> None:
    """This test ensures that a bold line is a heading though plain text of another column stands on its height."""
    paper = Paper().page()
    for number in range(5):
        paper.line(f"{number} {PROSE}", top=200 + 100 * number)
    paper.line("Viktiga steg under perioden:", bold=True, top=200, left=320).line(PROSE, top=240, left=320)
    assert headings(paper.done()) == ["Viktiga steg under perioden:"]


def test_headings_after_an_introduction_stand_under_it() -> None:
    """This test ensures that a heading that ends with a colon and holds nothing heads those of its own look."""
    paper = Paper().page().line("Miljö", size=18, bold=True).line(PROSE)
    paper.line("Detta ska vi nå:", size=14, bold=True).line("Renare luft", size=14, bold=True, gap=14).line(PROSE)
    paper.line("Mindre buller", size=14, bold=True).line(PROSE).line("Ekonomi", size=18, bold=True).line(PROSE)
    assert outline(build(paper.done())) == [
        (1, "Miljö"),
        (2, "Detta ska vi nå:"),
        (3, "Renare luft"),
        (3, "Mindre buller"),
        (1, "Ekonomi"),
    ]


def test_an_empty_document_is_an_empty_root() -> None:
    """This test ensures that a document without blocks gives a root and nothing else."""
    assert build(ParsedDocument("pdf", (), ())) == Section(None, 0)


LINES = st.tuples(
    st.sampled_from(
        ["Mål", "Mål 1: Ekonomi", "Aktiviteter", "Fokusområde", "3.1 Vatten", PROSE, "en rad", "7", "x" * 300]
    ),
    st.sampled_from([9.0, 11.0, 11.3, 16.0, 40.0]),
    st.booleans(),
    st.sampled_from([BlockKind.TEXT, BlockKind.BULLET]),
    st.sampled_from([None, None, 1, 3]),
)


@given(pages=st.lists(st.lists(LINES, max_size=8), max_size=5), boxes=st.booleans())
def test_nothing_is_lost_or_moved(
    pages: list[list[tuple[str, float, bool, BlockKind, int | None]]], *, boxes: bool
) -> None:
    """This test ensures that every block but furniture stands in the tree once, in order, below smaller levels."""
    paper = Paper(boxes=boxes)
    for lines in pages:
        paper.page()
        for text, size, bold, kind, heading in lines:
            paper.line(text, size=size, bold=bold, kind=kind, heading=heading, gap=2)
    parsed = paper.done()
    removed = furniture.find(parsed)
    expected = [block.span for index, block in enumerate(parsed.blocks) if index not in removed]
    found: list[Block] = []
    for path, part in build(parsed).walk():
        found.extend([part.heading] if part.heading is not None else [])
        found.extend(part.blocks)
        assert all(child.level > part.level for child in part.children)
        assert len(path) <= part.level or part.level == 0
    covered = [span for span in expected if any(_holds(block, span.page, span.start, span.end) for block in found)]
    assert covered == expected
    assert [block.span for block in found] == sorted(block.span for block in found)
    for block in found:
        page = parsed.pages[block.span.page - 1].text
        assert page[block.span.start : block.span.end].replace("\n", " ") == block.text


def _holds(block: Block, page: int, start: int, end: int) -> bool:
    return block.span.page == page and block.span.start <= start and end <= block.span.end
