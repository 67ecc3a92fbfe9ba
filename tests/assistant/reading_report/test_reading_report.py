"""The report of an ingest: one page, self-contained, escaped, with marks on pages and in texts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.document_reading.findings import Finding
from assistant.reading_report.choosing import chosen_pages, named
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


def test_pages_with_findings_are_shown_first() -> None:
    """This test ensures that a long document's pages with findings are kept, and that the others can be named."""
    assert chosen_pages(3, [2], at_most=5) == (1, 2, 3)
    assert chosen_pages(9, [5, 8], at_most=3) == (1, 5, 8)
    assert named([9, 1, 2, 3, 7]) == "1–3, 7, 9"
