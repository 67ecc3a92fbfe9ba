"""The report of an ingest: one page, self-contained, escaped, with marks on pages and in texts."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.document_reading import words
from assistant.document_reading.findings import Finding, FoundFact, TiedTo
from assistant.reading_report.choosing import chosen_pages, named
from assistant.reading_report.contents import Rectangle
from assistant.reading_report.flags import Flags
from assistant.reading_report.further import further_on
from assistant.reading_report.marking import LONGEST_TEXT, marks_on, pieces_of
from corpus.model import Box, CharacterMap, Page, Span
from tests.assistant.demo_corpus import DOCUMENTS

LUP = "motala-lup-2019-2022.pdf"
HTML = "uppvidinge-socialnamnden-verksamhetsplan-2021.html"


def ingest(*arguments: str) -> int:
    """Run `roda ingest` and return its exit code."""
    with pytest.raises(SystemExit) as ended:
        main(["ingest", *arguments])
    return int(ended.value.code or 0)


def finding(label: str, start: int, end: int, *, kind: str = "goal") -> Finding:
    """Make a finding on page 1."""
    return Finding(
        label, kind, "ord", 1, None, None, None, grunduppdrag=False, facts=(), ties=(), path=(),
        spans=(Span(1, start, end),), id=label,
    )  # fmt: skip


def test_the_report_shows_states_pages_and_findings(tmp_path: Path) -> None:
    """This test ensures that failed documents stand first, pages are pictures with boxes, and nothing is fetched."""
    bad = tmp_path / "trasig.pdf"
    bad.write_bytes(b"<html>no pdf</html>")
    out = tmp_path / "ut" / "rapport.html"
    out.parent.mkdir()
    code = ingest(
        str(DOCUMENTS / LUP),
        str(DOCUMENTS / HTML),
        str(bad),
        "--report",
        str(out),
        "--data-dir",
        str(tmp_path / "data"),
    )
    html = out.read_text(encoding="utf-8")
    assert code == 3
    assert html.index("trasig.pdf") < html.index(LUP)
    assert html.count("data:image/jpeg;base64,") == 4
    assert re.search(r'class="goal"[^>]*><title>M1 ', html)
    assert '<mark class="activity">' in html
    assert not re.search(r"""(?:src|href)=["'](?!data:image/jpeg|#)""", html)
    assert "<script" not in html


def test_text_of_documents_is_escaped(tmp_path: Path) -> None:
    """This test ensures that markup in a document's text, name and headings is shown, never obeyed."""
    plan = tmp_path / "in" / "a&b <b>.md"
    plan.parent.mkdir()
    plan.write_text(
        "# Mål\n\n## Mål 1: \\<script>alert(1)\\</script> renare\n\n\\<img src=x onerror=y>\n", encoding="utf-8"
    )
    out = tmp_path / "rapport.html"
    assert ingest(str(plan), "--report", str(out), "--data-dir", str(tmp_path / "data")) == 0
    html = out.read_text(encoding="utf-8")
    assert "&lt;script&gt;" in html
    assert "<script" not in html
    assert "<img src=x" not in html
    assert "a&amp;b &lt;b&gt;.md" in html


@pytest.mark.parametrize("place", ["saknas/rapport.html", ".", "in/rapport.html"])
def test_a_place_that_will_not_do_is_refused_first(
    tmp_path: Path, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """This test ensures that a missing folder, a folder, and the folder read in are refused before anything is read."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "plan.md").write_text("# Plan\n\nText.\n", encoding="utf-8")
    data = tmp_path / "data"
    assert ingest(str(tmp_path / "in"), "--report", str(tmp_path / place), "--data-dir", str(data)) == 2
    assert "Rapporten kan inte skrivas" in capsys.readouterr().err
    assert not data.exists()


def test_marks_lie_in_the_pictures_own_points() -> None:
    """This test ensures that boxes are turned upside down, moved by what is cut away, and joined where they touch."""
    letters = CharacterMap.of([Box(110, 700, 120, 710), Box(118, 700, 130, 710), Box(110, 680, 120, 690)])
    page = Page(1, "1", "abc", 595, 842, letters)
    (mark,) = marks_on(page, [finding("M1", 0, 3)], Box(10, 42, 595, 842))
    assert [(one.x, one.y, one.width, one.height) for one in mark.rectangles] == [
        (98.5, 130.5, 23.0, 13.0),
        (98.5, 150.5, 13.0, 13.0),
    ]


def test_texts_are_cut_where_findings_begin_and_end() -> None:
    """This test ensures that pieces make up the text, the innermost finding colours them, and long texts are cut."""
    page = Page(1, "Mål", "Mål: rena sjöar nu")
    pieces = pieces_of(page, [finding("M1", 0, 15), finding("A1", 5, 9, kind="activity")])
    assert [(piece.text, piece.kind) for piece in pieces] == [
        ("Mål: ", "goal"), ("rena", "activity"), (" sjöar", "goal"), (" nu", None),
    ]  # fmt: skip
    assert pieces[1].begins == (("A1", "activity"),)
    long = pieces_of(Page(1, "", "x" * (LONGEST_TEXT + 5)), [])
    assert sum(len(piece.text) for piece in long) < LONGEST_TEXT + 10


def test_flags_lie_beside_one_another_and_free_of_words() -> None:
    """This test ensures that flags at one place stand side by side, larger on larger pages, above inside a line."""
    flags = Flags(595)
    first = Rectangle(100, 200, 50, 12)
    one, other = flags.place("M1", first, inside=False), flags.place("A11", first, inside=False)
    assert (one.x + one.width, one.y) == (100, 200)
    assert (other.x + other.width, other.y) == (one.x, 200)
    above = flags.place("A2", Rectangle(300, 200, 50, 12), inside=True)
    assert (above.x, above.y) == (300, 192.5)
    edge = Flags(595)
    assert (
        edge.place("M1", Rectangle(2, 50, 9, 9), inside=False).y
        != edge.place("A1", Rectangle(2, 50, 9, 9), inside=False).y
    )
    assert Flags(1190).place("M1", first, inside=False).width == 2 * one.width


def test_words_before_a_mark_on_its_line_put_its_flag_above() -> None:
    """This test ensures that a finding that begins inside a line does not hide the words before it."""
    letters = CharacterMap.of(Box(100 + 10 * index, 700, 110 + 10 * index, 710) for index in range(6))
    page = Page(1, "1", "abcdef", 595, 842, letters)
    inside, first = marks_on(page, [finding("A1", 3, 6), finding("M1", 0, 3)], Box(0, 0, 595, 842))
    assert inside.flag.y < inside.rectangles[0].y
    assert first.flag.y == first.rectangles[0].y


def test_details_on_other_pages_are_shown_there() -> None:
    """This test ensures that a form's fields stand beside the form, and a goal's heading above what is tied to it."""
    goal = finding("M1", 0, 5)
    by_heading = TiedTo("ord", "stated", "position", 3, "M1", spans=(Span(3, 0, 5),))
    by_field = TiedTo("ord", "stated", "field", 2, "M1", spans=(Span(2, 20, 30),))
    cost = FoundFact("amount", "90 tkr", 2021, 2, spans=(Span(2, 5, 10),))
    status = FoundFact("status", "Ny", None, 1, spans=(Span(1, 50, 52),))
    activity = replace(
        finding("A1", 10, 20, kind="activity"), text="Bygga", facts=(status, cost), ties=(by_field, by_heading)
    )
    further = further_on([goal, activity])
    assert [(one.label, one.said) for one in further[2]] == [
        ("A1", ("kostnad 2021: 90 tkr", "hör till ord (M1; anges i ett fält, s.\xa02)")),
    ]  # fmt: skip
    assert [(one.label, one.said) for one in further[3]] == [("M1", ("rubrik över A1",))]
    assert 1 not in further
    assert words.details(activity, only=[1])[0] == "status: Ny"
    assert not any("kostnad" in line for line in words.details(activity, only=[1]))


def test_years_and_goals_of_one_field_are_one_line() -> None:
    """This test ensures that five years' costs, and the goals that one field names, do not fill a page's list."""
    costs = tuple(FoundFact("amount", text, year, 1) for text, year in (("10", 2021), ("12", 2022)))
    ties = tuple(TiedTo(name, "stated", "field", 1, label) for name, label in (("Hav", "M2"), ("Sjö", "M1")))
    activity = replace(finding("A1", 0, 9, kind="activity"), facts=costs, ties=ties)
    assert words.details(activity) == (
        "kostnad 2021: 10, 2022: 12",
        "hör till M1 Sjö, M2 Hav (anges i ett fält, s.\xa01)",
    )


def test_pages_with_findings_are_shown_first() -> None:
    """This test ensures that a long document's pages with findings are kept, and that the others can be named."""
    assert chosen_pages(3, [2], at_most=5) == (1, 2, 3)
    assert chosen_pages(9, [5, 8], at_most=3) == (1, 5, 8)
    assert named([9, 1, 2, 3, 7]) == "1–3, 7, 9"
