"""Goals that open paragraphs in bold."""

from __future__ import annotations

from dataclasses import replace

from corpus.model import Level, MentionKind
from ingest.blocks import ParsedDocument
from ingest.plan import read_plan
from ingest.plan.openings import with_openings
from ingest.structure import build
from tests.ingest.paper import Paper

GOALS = ("Kulturen lever i hela staden.", "Fler läser böcker.")
REST = " Under året ska kulturnämnden bygga ett museum vid hamnen."


def strategy(lead: str) -> ParsedDocument:
    """Return a document with two paragraphs that open in bold, below a bold line."""
    paper = Paper().line("Strategi för kulturen", size=20, bold=True).line("En rik fritid", size=15, bold=True)
    paper.line("Det här är en text om fritiden, som är skriven för alla som bor i staden och vill läsa den.")
    paper.line(lead, bold=True)
    for goal in GOALS:
        paper.line(goal + REST)
    parsed = paper.done()
    openings = {goal + REST: len(goal) for goal in GOALS}
    return replace(parsed, blocks=tuple(replace(block, opening=openings.get(block.text, 0)) for block in parsed.blocks))


def test_bold_openings_below_an_announcement_are_goals() -> None:
    """This test ensures that the opening is a goal with its exact place, and what follows it is its activity."""
    parsed = with_openings(strategy("Detta vill vi uppnå:"))
    text = parsed.pages[0].text
    assert all(text[block.span.start : block.span.end] == block.text for block in parsed.blocks)
    found = read_plan(build(parsed), parsed=parsed, reading="r", version="v")
    goals = [one for one in found if one.kind is MentionKind.GOAL and one.level is not Level.AREA]
    assert [goal.wording for goal in goals] == [goal.rstrip(".") for goal in GOALS]
    activities = [one for one in found if one.kind is MentionKind.ACTIVITY]
    assert [one.ties[0].mention for one in activities] == [goal.id for goal in goals]


def test_bold_openings_of_other_paragraphs_stay_in_them() -> None:
    """This test ensures that paragraphs below a line that announces nothing are left as they are."""
    parsed = strategy("Om kulturen i staden")
    assert with_openings(parsed).blocks == parsed.blocks
