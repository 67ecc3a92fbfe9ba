"""Boxes that only their ground tells from the text around them."""

from __future__ import annotations

from corpus.model import Level, MentionKind
from ingest.parse.pdf import parse
from ingest.reader import read
from tests.ingest.parse.drawn_pdf import area, lines, pdf, words

SAND = "0.95 0.9 0.8"


def _page(*, ground: str, more: bool = False) -> str:
    """Return a page on goals where a box and prose stand under two headings, in the same type; `more` adds a third."""
    content = words(70, 780, "Uppföljning av målen", size=24, bold=True)
    for number, top in enumerate((720, 560)):
        content += words(70, top, ("Ren sjö", "Trygg gata")[number], size=16, bold=True)
        content += area(60, top - 50, 535, top - 15, ground)
        content += words(70, top - 35, ("Sjön ska vara ren för alla.", "Gatan ska vara trygg för alla.")[number])
        content += lines(
            70, top - 75, "Läget är gott och det har varit så i flera år nu, säger de som", "bor här sedan länge."
        )
    if more:
        content += area(60, 400, 535, 435, ground) + words(70, 415, "Torget ska vara öppet för alla.")
        content += lines(70, 375, "Torget har varit stängt under en längre tid än vad som var tänkt", "från början.")
    return content


def test_text_on_a_coloured_area_knows_its_ground() -> None:
    """This test ensures that a block carries the colour of its box, and the paper's or the page's own none."""
    blocks = {block.text: block.ground for block in parse(pdf(_page(ground=SAND)), name="a.pdf").blocks}
    assert blocks["Sjön ska vara ren för alla."] == (242, 230, 204)
    assert blocks["Ren sjö"] is None
    whole = area(0, 0, 595, 842, SAND) + _page(ground="1 1 1")
    assert {block.ground for block in parse(pdf(whole), name="a.pdf").blocks} == {None}


def test_a_box_known_by_its_ground_alone_is_the_direction_of_its_heading() -> None:
    """This test ensures that boxes below their headings are goals, and the same text without ground is none."""

    def goals(ground: str, *, more: bool = False) -> list[str]:
        mentions = read(pdf(_page(ground=ground, more=more)), name="a.pdf").mentions
        found = [one for one in mentions if one.kind is MentionKind.GOAL and one.level is Level.BOARD_GOAL]
        return [one.wording for one in found]

    assert goals(SAND) == ["Sjön ska vara ren för alla", "Gatan ska vara trygg för alla"]
    assert goals(SAND, more=True)[2:] == ["Torget ska vara öppet för alla"]
    assert goals("1 1 1") == []
