"""Lists and counts that headings and numbered lines set out."""

from __future__ import annotations

import datetime

from assistant.finding.document_facts import facts_of
from assistant.finding.headed import find_headed, find_numbered
from assistant.understanding.coverage import Words
from assistant.understanding.question import Catalogue, Question, Scope, understand
from corpus.model import Document, Locator, Passage, Span
from tests.assistant.municipal_names import DOCUMENTS, GRAPH

CATALOGUE = Catalogue.of(GRAPH, DOCUMENTS)
KNOWN = facts_of((Document("d", "parkplan.pdf", "parkplan.pdf", "v", "r", "Parkplan för Grönköping", "pdf"),))
TITLE = "Parkplan"
PAGES = {
    1: "Innehåll\nBeskrivning av insats 1 .......... 2\nBeskrivning av insats 2 .......... 3",
    2: "Beskrivning av insats 1\nSkolgården får träd.\nBeskrivning av insats 2\nLeken får skugga.",
    3: "Beskrivning av insats 3\nDammen rensas.",
}


def _question(text: str) -> Question:
    return understand(text, catalogue=CATALOGUE, scope=Scope(), today=datetime.date(2026, 3, 1))


def _passages(*headings: tuple[str, ...]) -> tuple[Passage, ...]:
    """Return a passage below each path of headings."""
    return tuple(
        Passage(f"p{number}", Locator("r", (Span(1, number * 10, number * 10 + 5),)), "Text.", (TITLE, *path), "")
        for number, path in enumerate(headings)
    )


def _things(text: str, *headings: tuple[str, ...]) -> list[str]:
    found = find_headed(_question(text), _passages(*headings), known=KNOWN)
    return [heading for heading, _ in found.things] if found is not None else []


def test_as_many_headings_below_as_the_heading_says_are_a_list() -> None:
    """This test ensures that three headings right below "Tre ledstjärnor …" are the things asked for, in order."""
    below = [("Tre ledstjärnor för parkerna", name) for name in ("Skugga åt alla", "Lek nära hemmet", "Levande vatten")]
    paths = (("Tre ledstjärnor för parkerna",), *below)
    assert _things("Vilka ledstjärnor har parkerna?", *paths) == ["Skugga åt alla", "Lek nära hemmet", "Levande vatten"]


def test_headings_beside_are_a_list_to_the_end_of_their_section() -> None:
    """This test ensures that headings behind one without any below it are taken, where they are as many as it says."""
    paths = (("Parker", "Tre ledstjärnor för parkerna"), ("Parker", "Skugga"), ("Parker", "Lek"), ("Parker", "Vatten"))
    assert _things("Vilka ledstjärnor har parkerna?", *paths) == ["Skugga", "Lek", "Vatten"]


def test_another_number_of_headings_is_no_list() -> None:
    """This test ensures that four headings below "Tre …" are not taken for the three, nor what follows these."""
    below = [("Tre ledstjärnor för parkerna", name) for name in ("Skugga", "Lek", "Vatten", "Bakgrund")]
    assert not _things("Vilka ledstjärnor har parkerna?", *below, ("Ekonomi",), ("Drift",), ("Uppföljning",))


def test_what_another_place_has_is_no_list() -> None:
    """This test ensures that a proper name of the question must be known of the document."""
    paths = (("Tre ledstjärnor för parkerna",), *(("Tre ledstjärnor för parkerna", name) for name in "ABC"))
    assert not _things("Vilka ledstjärnor har parkerna i Ösby?", *paths)


def test_lines_numbered_without_a_gap_are_counted() -> None:
    """This test ensures that "… insats 1" to "… insats 3" are three, by their lines, those of the contents apart."""
    headings = Words.of("Insatser")
    found = find_numbered(_question("Hur många insatser har parkplanen?"), PAGES, known=KNOWN, headings=headings)
    assert found is not None
    assert found.count == 3
    assert [PAGES[one.page][one.start : one.end] for one in (found.first, found.last)] == [
        "Beskrivning av insats 1",
        "Beskrivning av insats 3",
    ]


def test_a_gap_in_the_numbers_counts_nothing() -> None:
    """This test ensures that nothing is counted where a number is missing, or where the question says more."""
    headings = Words.of("Insatser")
    gap = {page: text for page, text in PAGES.items() if page != 2}
    asked = _question("Hur många insatser har parkplanen?")
    assert find_numbered(asked, gap, known=KNOWN, headings=headings) is None
    more = _question("Hur många insatser för badplatserna har parkplanen?")
    assert find_numbered(more, PAGES, known=KNOWN, headings=headings) is None
