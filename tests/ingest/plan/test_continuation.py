"""Tables that go on over a page with another number of columns."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.model import FactRole, Mention, MentionKind
from ingest.parse.by_suffix import parse_document
from ingest.plan import read_plan
from ingest.structure import build
from tests.ingest.parse.drawn_pdf import pdf, rule, ruled, words

XS = (60, 250, 340, 420, 520)
FIRST = (
    ("Aktivitet", "Ansvarig", "Klart senast", "Status"),
    ("Utbilda personal i bemötande", "Skolchef", "2026-06", "Pågår"),
    ("Ta fram en rutin för överlämning", "Rektor", "2026-12", "Ej påbörjad"),
)


def table(xs: Sequence[float], rows: Sequence[Sequence[str]], *, top: float, upright: bool = True) -> str:
    """Return the operators for a table with all lines, or with those across alone."""
    ys = [top - 20 * number for number in range(len(rows) + 1)]
    across = "".join(rule(xs[0], y, xs[-1], y) for y in ys)
    return (ruled(xs, ys) if upright else across) + "".join(
        words(x + 4, y - 14, text, size=9, bold=rows is FIRST and y == top)
        for row, y in zip(rows, ys, strict=False)
        for x, text in zip(xs, row, strict=False)
        if text
    )


def activities(second: str, *, upright: bool = True) -> list[Mention]:
    """Return the activities of a plan whose table stands on two pages."""
    first = words(60, 790, "Verksamhetsplan 2026", size=20, bold=True)
    first += table(XS, FIRST, top=700, upright=upright)
    parsed = parse_document(pdf(first, second), name="plan.pdf")
    found = read_plan(build(parsed), parsed=parsed, reading="r", version="v")
    return [mention for mention in found if mention.kind is MentionKind.ACTIVITY]


def fact(mention: Mention, role: FactRole) -> str | None:
    """Return what a mention says in a role."""
    return next((each.text for each in mention.facts if each.role is role), None)


def test_a_column_that_is_merged_on_the_next_page() -> None:
    """This test ensures that a line missing on the next page leaves the other columns what they are."""
    rows = (("Införa digital signering", "It-chef", "2026-09"), ("Anställa två kuratorer", "HR-chef", "2026-10"))
    found = activities(table((60, 250, 340, 520), rows, top=780))
    assert [each.wording for each in found[2:]] == ["Införa digital signering", "Anställa två kuratorer"]
    assert [fact(each, FactRole.RESPONSIBLE) for each in found[2:]] == ["It-chef", "HR-chef"]
    assert [fact(each, FactRole.STATUS) for each in found[2:]] == [None, None]


def test_an_empty_column_without_lines_on_the_next_page() -> None:
    """This test ensures that a column that is empty on the next page does not move those to its right."""
    rows = (("Införa digital signering", "", "2026-09", "Pågår"), ("Anställa två kuratorer", "", "2026-10", "Klar"))
    found = activities(table(XS, rows, top=780, upright=False), upright=False)
    assert [each.wording for each in found[2:]] == ["Införa digital signering", "Anställa två kuratorer"]
    assert [fact(each, FactRole.STATUS) for each in found[2:]] == ["Pågår", "Klar"]


def test_one_column_more_on_the_next_page() -> None:
    """This test ensures that an extra line, or a grid of its own with an empty column, does not end the table."""
    rows = (("Införa digital signering", "It-chef", "2026-09", "", "Pågår"), ("Anställa två", "Rektor", "", "", "Klar"))
    for xs in ((60, 250, 340, 420, 440, 520), (60, 200, 300, 380, 400, 520)):
        found = activities(table(xs, rows, top=780))
        assert [fact(each, FactRole.STATUS) for each in found[2:]] == ["Pågår", "Klar"]


def test_another_table_on_the_next_page() -> None:
    """This test ensures that a table with other borders and another number of columns is not taken for the rest."""
    rows = (("Skatteintäkter", "812", "845"), ("Statsbidrag", "202", "211"))
    assert len(activities(table((60, 160, 300, 520), rows, top=780))) == 2
