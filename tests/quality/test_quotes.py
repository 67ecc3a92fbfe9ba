"""The measuring of places: what a whole reading reaches, and the planted faults that the two figures must notice."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pdfplumber
import pytest

from corpus.embedding import load_embedder
from corpus.model import Box, CharacterMap, Page, Recognition, Span
from corpus.settings import Settings
from corpus.store import Store
from ingest.parse.by_suffix import parse_document
from ingest.pipeline import ingest
from tests.ingest.parse.drawn_pdf import lines, pdf, words
from tests.ingest.tiny_pdf import tiny_pdf
from tests.quality.report import quotes
from tests.quality.report.quotes import AT_SPAN, IN_BOXES, UNMEASURED, Character, Judged, Quote

NAME = "Ett tryggt Ekby där alla trivs"
CROWDED = lines(
    60, 780, "Nämnden ska ordna mötesplatser i varje kommun-", "del och öppna fler lekplatser i parkerna."
) + words(60, 700, NAME)


def read(data: bytes) -> tuple[Page, list[Character]]:
    """Return a file's first page as we read it, and its characters by the other library."""
    with pdfplumber.open(io.BytesIO(data)) as opened:
        return parse_document(data, name="plan.pdf").pages[0], quotes.characters_of(opened.pages[0])


def quote(page: Page, words_: str, *, wording: str | None = None) -> Quote:
    """Return the quote of those words of a page, shown as `wording`."""
    start = page.text.index(words_)
    return Quote("plan.pdf", "goal", wording or words_, (Span(1, start, start + len(words_)),))


def judged(page: Page, seen: list[Character], one: Quote) -> Judged:
    """Judge one quote."""
    return quotes.judge([one], {1: page}, {} if page.recognition else {1: seen})


def right(figure: str, found: Judged) -> bool:
    """Say whether the only quote was right in a figure."""
    return found.tallies[figure].right == found.tallies[figure].of == 1


def moved(page: Page, *, right_by: float = 0, up_by: float = 0) -> Page:
    """Plant a fault: every box of the page lies elsewhere."""
    boxes = [page.characters.box(index) for index in range(len(page.text))]
    shifted = [
        box and Box(box.x0 + right_by, box.y0 + up_by, box.x1 + right_by, box.y1 + up_by) for box in boxes
    ]  # fmt: skip
    return replace(page, characters=CharacterMap.of(shifted))


@pytest.mark.parametrize("turned", ["", "/Rotate 90", "/Rotate 180", "/Rotate 270", "/CropBox [20 30 560 800]"])
def test_a_right_reading_is_right(turned: str) -> None:
    """This test ensures that quotes pass on turned and cut pages, over lines and over a word that a hyphen broke."""
    page, seen = read(pdf(CROWDED, extra=turned))
    for text in (NAME, "ordna mötesplatser i varje kommundel och öppna fler lekplatser"):
        found = judged(page, seen, quote(page, text))
        assert right(AT_SPAN, found)
        assert right(IN_BOXES, found)


@pytest.mark.parametrize(("right_by", "up_by"), [(6, 0), (0, 14), (0, -14), (300, 0)])
def test_boxes_beside_their_words_are_noticed(right_by: float, up_by: float) -> None:
    """This test ensures that boxes one letter or one line from their words are counted as wrong, and named."""
    page, seen = read(pdf(CROWDED))
    found = judged(moved(page, right_by=right_by, up_by=up_by), seen, quote(page, "öppna fler lekplatser"))
    assert right(AT_SPAN, found)
    assert not right(IN_BOXES, found)
    assert [failure.figure for failure in found.failures] == [IN_BOXES]


def test_a_box_over_more_than_its_words_is_noticed() -> None:
    """This test ensures that a box that holds its words and others is wrong too."""
    page, seen = read(pdf(CROWDED))
    one = quote(page, NAME)
    whole = CharacterMap.of(Box(0, 0, 595, 842) for _ in page.text)
    assert not right(IN_BOXES, judged(replace(page, characters=whole), seen, one))


def test_a_quote_at_another_span_is_noticed() -> None:
    """This test ensures that words shown for a span that holds others fail at the span, though its boxes are right."""
    page, seen = read(pdf(CROWDED))
    found = judged(page, seen, quote(page, "öppna fler lekplatser", wording=NAME))
    assert not right(AT_SPAN, found)
    assert right(IN_BOXES, found)


def test_a_name_without_its_number_stands_at_its_span() -> None:
    """This test ensures that a goal shown without number and bullet still stands where its line is."""
    page, seen = read(pdf(words(60, 700, f"Mål 3: {NAME}")))
    assert right(AT_SPAN, judged(page, seen, quote(page, f"Mål 3: {NAME}", wording=NAME)))


def test_scanned_pages_are_counted_apart() -> None:
    """This test ensures that a page read from its picture is in no share of boxes, but is counted."""
    page, seen = read(pdf(CROWDED))
    found = judged(replace(page, recognition=Recognition(90)), seen, quote(page, NAME))
    assert IN_BOXES not in found.tallies
    assert found.unmeasured == 1


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("e\N{LATIN SMALL LIGATURE FFI}ektiv", "effiektiv"),
        ("kommundel", "kommun\N{SOFT HYPHEN}del"),
        ("kommundel", "kommun-\ndel"),
        ("Mötesplats", "Mo\N{COMBINING DIAERESIS}tesplats"),
        ("kommundel", "kommun\N{REPLACEMENT CHARACTER}del"),
    ],
)
def test_letters_are_compared_not_marks(text: str, other: str) -> None:
    """This test ensures that ligatures, hyphens and composed letters do not make equal words differ."""
    assert quotes.equal_letters(text, other)
    assert not quotes.equal_letters(text, f"{other}s")


def test_a_corpus_is_measured(tmp_path: Path) -> None:
    """This test ensures that a corpus that was read in gives both figures, with elements and sentences in them."""
    lines_ = ("# Mål 2021", f"Mål 1: {NAME}", "Under året ska nämnden öppna en ny mötesplats i centrum.")
    (tmp_path / "plan.pdf").write_bytes(tiny_pdf(lines_))
    (tmp_path / "sida.html").write_text(f"<h1>Mål 2021</h1><p>Mål 1: {NAME}</p>", encoding="utf-8")
    settings = Settings(data_dir=tmp_path / "data")
    store = Store.open(settings, create=True)
    ingest([tmp_path], store=store, settings=settings, embedder=load_embedder("hashing"))
    measured = quotes.measure(settings.data_dir)
    assert measured.metrics[AT_SPAN] == measured.metrics[IN_BOXES] == 1.0
    assert (measured.metrics[f"{AT_SPAN}_of"] or 0) > (measured.metrics[f"{IN_BOXES}_of"] or 0) > 2
    assert measured.metrics[UNMEASURED]
    assert not measured.misses
