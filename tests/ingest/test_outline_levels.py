"""Levels of headings by the file's outline or its printed contents list."""

from __future__ import annotations

from ingest.outline_levels import looks_by_outline
from ingest.structure import build
from tests.ingest.paper import PROSE, Paper


def levels(paper: Paper) -> list[tuple[int, str]]:
    """Return the headings of a paper with their levels."""
    return [(section.level, section.heading.text) for _, section in build(paper.done()).walk() if section.heading]


def chapters(paper: Paper, *, smaller: float) -> Paper:
    """Set three chapters, the last in another size, each with a subheading."""
    for number, size in enumerate((16.0, 16.0, smaller)):
        paper.line(f"Kapitel {'ABC'[number]} om staden", size=size, bold=True).line(PROSE)
        paper.line(f"Stycke {'abc'[number]} om gatan", size=14, bold=True).line(PROSE)
    return paper


def test_outline_mends_a_size() -> None:
    """This test ensures that a chapter set a little smaller is the equal of those that the outline lists beside it."""
    names = [(1, f"Kapitel {letter} om staden", 1) for letter in "ABC"]
    named = [(2, f"Stycke {letter} om gatan", 1) for letter in "abc"]
    paper = chapters(Paper(outline=(*names, *named)), smaller=15)
    assert [level for level, _ in levels(paper)] == [1, 2, 1, 2, 1, 2]
    assert [level for level, _ in levels(chapters(Paper(), smaller=15))] == [1, 3, 1, 3, 2, 3]


def test_outline_parts_headings_that_look_alike() -> None:
    """This test ensures that chapters and their parts in one type are two levels where the outline says so."""
    paper = Paper(outline=tuple((1 + n % 2, f"Rubrik {'abcd'[n]} om staden", 1) for n in range(4)))
    for n in range(4):
        paper.line(f"Rubrik {'abcd'[n]} om staden", size=16, bold=True).line(PROSE)
    assert [level for level, _ in levels(paper)] == [1, 2, 1, 2]


def test_outline_against_the_looks_is_not_believed() -> None:
    """This test ensures that an outline whose first level is set smaller than its second changes nothing."""
    looks = [(-10.0,), (-14.0,), (-10.0,), (-14.0,)]
    assert looks_by_outline(looks, [1, 2, 1, 2]) == [(look, 0) for look in looks]


def test_contents_list_stands_for_an_outline() -> None:
    """This test ensures that what a contents list names is a heading, by the printed number of its page."""
    paper = Paper(labels=("1", "2"))
    paper.line("Innehåll", size=16, bold=True)
    for name in ("Så styrs kommunen", "Vårt gemensamma uppdrag.", "Så följer vi upp"):
        paper.line(f"{name} {'.' * 40} 2")
    paper.page()
    for name in ("Så styrs kommunen", "Vårt gemensamma uppdrag.", "Så följer vi upp"):
        paper.line(name, bold=not name.endswith(".")).line(PROSE).line(PROSE)
    assert [name for _, name in levels(paper)][-3:] == [
        "Så styrs kommunen",
        "Vårt gemensamma uppdrag.",
        "Så följer vi upp",
    ]
