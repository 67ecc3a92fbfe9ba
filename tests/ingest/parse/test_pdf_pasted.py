"""Pages whose content is pasted in as a picture, and headings that hang under their number."""

from __future__ import annotations

from collections.abc import Callable

from ingest.blocks import ParsedDocument
from tests.ingest.parse.drawn_pdf import lines, pdf, words

Read = Callable[[bytes], ParsedDocument]

FOOTER = words(60, 40, "Kommunens risk- och sårbarhetsanalys 2023-2026", size=9) + words(500, 40, "20 (59)", size=9)
IMAGE = "q 400 0 0 300 100 300 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q\n"


def test_picture_above_a_running_line(read: Read) -> None:
    """This test ensures that a page with a picture and words in its margins alone is told of, its words kept."""
    text = lines(60, 700, "Kommunen arbetar vidare med det som redan är påbörjat.", "Arbetet följs upp varje år.")
    parsed = read(pdf(FOOTER + IMAGE, FOOTER + IMAGE + text, FOOTER + text))
    assert parsed.unreadable == (1,)
    assert "sårbarhetsanalys" in parsed.pages[0].text


def test_heading_that_hangs_under_its_name(read: Read) -> None:
    """This test ensures that a heading's second line belongs to it where its number has no space after it."""
    page = words(60, 700, "2.4.Analys av nämndens effek-", size=20, bold=True)
    page += words(88, 676, "tivitet", size=20, bold=True)
    page += words(60, 600, "3.1.Samordnad planering och", size=20, bold=True)
    page += words(88, 576, "tidiga dialoger", size=20, bold=True)
    assert [block.text for block in read(pdf(page)).blocks] == [
        "2.4.Analys av nämndens effektivitet",
        "3.1.Samordnad planering och tidiga dialoger",
    ]
