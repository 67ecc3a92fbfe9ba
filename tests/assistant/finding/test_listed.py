"""Lists in running text."""

from __future__ import annotations

import datetime

from assistant.finding.listed import find_list
from assistant.finding.retrieval import Ranked
from assistant.understanding.question import Catalogue, Question, Scope, understand
from corpus.model import Locator, Passage, Span
from tests.assistant.municipal_names import DOCUMENTS, GRAPH

CATALOGUE = Catalogue.of(GRAPH, DOCUMENTS)
PAGE = (
    "Parkplanen bygger på fyra kvaliteter. Kvaliteterna för parkerna är:\n"
    "• Lekvärde\n• Skugga och svalka\n• Rik blandning av växter.\nHär följer mer om skötseln.\n"
    "Kommunen sköter tre större parker: Norra parken, Ekbacken och Strandängen."
)


def _passage() -> Passage:
    """Return the page as one passage, each line a part."""
    spans, at = [], 0
    for line in PAGE.split("\n"):
        mark = 2 if line.startswith("• ") else 0
        spans.append(Span(1, at + mark, at + len(line)))
        at += len(line) + 1
    text = " ".join(PAGE[one.start : one.end] for one in spans)
    return Passage("p", Locator("r", tuple(spans)), text, ("Parker",), "")


def _question(text: str) -> Question:
    return understand(text, catalogue=CATALOGUE, scope=Scope(), today=datetime.date(2026, 3, 1))


def _things(text: str) -> list[str]:
    """Return the things listed for a question, as they stand on the page."""
    ranked = (Ranked(_passage(), 1.0, 1.0, 0.0),)
    listed = find_list(_question(text), ranked, page_text=lambda *_: PAGE)
    if listed is None:
        return []
    return [PAGE[part.start : part.end] for place in listed.things for part in place.parts]


def test_lines_below_a_colon_are_the_list() -> None:
    """This test ensures that marked lines below a leading sentence are listed, up to the first line without a mark."""
    assert _things("Vilka kvaliteter ska parkerna ha?") == ["Lekvärde", "Skugga och svalka", "Rik blandning av växter."]


def test_things_after_a_colon_in_a_sentence_are_the_list() -> None:
    """This test ensures that what one sentence lists after a colon is parted at commas and the last "och"."""
    assert _things("Vilka större parker sköter kommunen?") == ["Norra parken", "Ekbacken", "Strandängen"]


def test_another_matter_has_no_list() -> None:
    """This test ensures that a list is not given for what its leading sentence does not speak of."""
    assert _things("Vilka hot finns mot dricksvattnet?") == []
    assert _things("Vilka kvaliteter ska skolmaten ha enligt upphandlingen?") == []


def test_a_question_for_one_fact_has_no_list() -> None:
    """This test ensures that only questions for several things are answered by a list."""
    assert _things("När togs kvaliteterna för parkerna fram?") == []


def test_a_passage_may_begin_with_its_list() -> None:
    """This test ensures that marked lines which begin a passage are led in by the line above; two are enough."""
    page = "Skötseln bygger på två krav för dammarna:\n• Rent vatten\n• Trygga kanter\nMer text."
    first, last = page.index("Rent"), page.index("\nMer")
    whole = Passage("p", Locator("r", (Span(1, first, last),)), page[first:last].replace("\n• ", " "), ("Dammar",), "")
    listed = find_list(
        _question("Vilka krav har dammarna?"), (Ranked(whole, 1.0, 1.0, 0.0),), page_text=lambda *_: page
    )
    assert listed is not None
    assert [page[place.parts[0].start : place.parts[0].end] for place in listed.things] == [
        "Rent vatten",
        "Trygga kanter",
    ]
