"""Passages made whole by their neighbours."""

from __future__ import annotations

from assistant.finding.going_on import whole
from corpus.model import Locator, Passage, Span

PAGES = (
    "Vid bygget ska nämnden beakta följande:\n• Trygga stråk\n• Belysning som\nräcker hela natten\nArbetet pågår.",
    "Nämnden följer upp målet i samverkan med\n12",
    "föreningarna i hela kommunen. Det sker varje år.\nSlut.",
)
HEADINGS = ("Trygghet",)


def piece(number: str, *places: tuple[int, str], headings: tuple[str, ...] = HEADINGS, header: str = "") -> Passage:
    """Return a passage of some words of pages (1-based)."""
    parts = tuple(
        Span(page, start := PAGES[page - 1].index(words), start + len(words)) for page, words in places
    )  # fmt: skip
    text = " ".join(words.replace("\n", " ") for _, words in places)
    return Passage(number, Locator("r", parts), text, headings, header)


LEAD = piece("1", (1, "Vid bygget ska nämnden beakta följande:"))
LIST = piece("2", (1, "Trygga stråk"), (1, "Belysning som"), (1, "räcker hela natten"), (1, "Arbetet pågår."))
CUT = piece("3", (2, "Nämnden följer upp målet i samverkan med"))
REST = piece("4", (3, "föreningarna i hela kommunen. Det sker varje år."))
LAST = piece("5", (3, "Slut."))
ALL = (LEAD, LIST, CUT, REST, LAST)


def made(passage: Passage, *, among: tuple[Passage, ...] = ALL) -> Passage:
    """Make a passage whole among others."""

    def on(_: str, page: int) -> list[Passage]:
        return [one for one in among if any(part.page == page for part in one.locator.parts)]

    return whole(passage, passages_on=on, page_text=lambda _, page: PAGES[page - 1])


def stands(passage: Passage) -> str:
    """Return what stands at a passage's place."""
    return " ".join(
        PAGES[part.page - 1][part.start : part.end].replace("\n", " ") for part in passage.locator.parts
    )  # fmt: skip


def test_a_colon_goes_on_in_its_list() -> None:
    """This test ensures that a list stands with the sentence that leads it in, and what follows it does not."""
    found = made(LEAD)
    assert found.text == "Vid bygget ska nämnden beakta följande: Trygga stråk Belysning som räcker hela natten"
    assert (found.id, stands(found)) == ("1", found.text)


def test_a_sentence_goes_on_over_a_page_break() -> None:
    """This test ensures that both halves of a sentence give it whole, cited on both pages."""
    whole_sentence = "Nämnden följer upp målet i samverkan med föreningarna i hela kommunen."
    first, second = made(CUT), made(REST)
    assert (first.text, first.id) == (whole_sentence, "3")
    assert (second.text, second.id) == (f"{whole_sentence} Det sker varje år.", "4")
    assert [part.page for part in second.locator.parts] == [2, 3]
    assert (stands(first), stands(second)) == (first.text, second.text)


def test_what_is_whole_stays() -> None:
    """This test ensures that nothing is joined to a passage that ends where its sentence does, nor to a row."""
    assert made(LAST) is LAST
    row = piece("6", (1, "Vid bygget ska nämnden beakta följande:"), header="Fråga | Svar")
    assert made(row) is row


def test_another_section_is_no_continuation() -> None:
    """This test ensures that a passage is not joined over a heading, nor where its neighbour is not to be seen."""
    other = piece("2", (1, "Trygga stråk"), headings=("Annat",))
    assert made(LEAD, among=(LEAD, other)) == LEAD
    assert made(LEAD, among=(LEAD,)) == LEAD
    assert made(LEAD, among=()) == LEAD
