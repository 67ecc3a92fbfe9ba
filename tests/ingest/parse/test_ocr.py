"""Pages that are read from their picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pytest

from corpus.errors import ScannedDocument
from corpus.model import Recognition
from ingest.blocks import BlockKind, ParsedDocument
from ingest.parse.by_suffix import parse_document
from ingest.parse.ocr import tesseract
from ingest.parse.ocr.limits import OcrLimits
from ingest.parse.ocr.picture import take
from ingest.parse.ocr.picture_rules import find_rules
from ingest.parse.pdf_drawing import frame
from tests.ingest.parse.conftest import promises_kept
from tests.ingest.parse.drawn_pdf import lines, pdf, ruled, words
from tests.ingest.parse.scans import hocr, scanned, stand_in, without_swedish

LIMITS = OcrLimits(seconds=60, page_seconds=30)
PROSE = [
    "Nämnden ansvarar för verksamheten i hela kommunen.",
    "Invånarnas förväntningar har förändrats, och tekniken likaså.",
    "Planen gäller till och med den 31 december 2022.",
]
PAGE = lines(60, 700, *PROSE)
XS, YS = (60, 140, 420, 535), (600, 575, 550, 525)
CELLS = (
    ("Nr", "Aktivitet", "Status"),
    ("2.1", "Öppna en skatepark i Bergby", "Pågående"),
    ("2.2", "Sätta upp bänkar vid älven", "Klar"),
)
TABLE = ruled(XS, YS) + "".join(
    words(x + 5, y - 17, text) for row, y in zip(CELLS, YS, strict=False) for text, x in zip(row, XS, strict=False)
)

real_program = pytest.mark.skipif(without_swedish() is not None, reason=without_swedish() or "")
Program = Callable[..., None]


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    """Return a function that puts a stand-in in the place of tesseract; None takes the program away."""

    def put(answer: str | None, *, languages: str = "eng\nswe", wait: int = 0) -> None:
        folder = tmp_path / "bin"
        if answer is not None:
            stand_in(folder, hocr=answer, languages=languages, wait=wait)
        monkeypatch.setenv("PATH", str(folder))
        tesseract.models.cache_clear()

    yield put
    tesseract.models.cache_clear()


def read(data: bytes, limits: OcrLimits = LIMITS) -> ParsedDocument:
    """Parse a PDF with OCR and check the promises of page text."""
    parsed = parse_document(data, name="plan.pdf", ocr=limits)
    promises_kept(parsed)
    return parsed


def test_words_of_a_picture_become_page_text(program: Program) -> None:
    """This test ensures that seen words become paragraphs with boxes and weak places, and that the report tells."""
    program(hocr((600, "Nämnden ansvarar för verksamheten", 96), (700, "Beslutad oklart", 41)))
    parsed = read(scanned(pdf(PAGE)))
    assert parsed.pages[0].text == "Nämnden ansvarar för verksamheten\nBeslutad oklart"
    weak = parsed.pages[0].recognition
    assert weak is not None
    assert [parsed.pages[0].text[start:end] for start, end in weak.weak] == ["Beslutad", "oklart"]
    box = parsed.pages[0].characters.box(0)
    assert box is not None
    assert box.x0 == pytest.approx(300 * 72 / 300, abs=0.5)
    assert box.y0 < 842 - 590 * 72 / 300 < box.y1
    assert "1 sida lästes in från bild (OCR)" in parsed.warnings[-1]
    assert parsed.unreadable == ()


def test_pictures_of_something_else_stay_unreadable(program: Program) -> None:
    """This test ensures that a few doubtful letters in a photograph are not taken for the page's text."""
    program(hocr((600, "a|", 12), (700, "x", 50)))
    parsed = read(_mixed())
    assert (parsed.unreadable, parsed.pages[1].text, parsed.by_picture) == ((2,), "", True)


@pytest.mark.parametrize(("answer", "languages"), [(None, ""), ("", "eng\nosd")])
def test_what_is_missing_is_named(program: Program, answer: str | None, languages: str) -> None:
    """This test ensures that without the program, or its Swedish, the reason names the Debian packages to install."""
    program(answer, languages=languages)
    with pytest.raises(ScannedDocument, match=r"plan\.pdf.*apt-get install tesseract-ocr tesseract-ocr-swe"):
        read(scanned(pdf(PAGE)))
    parsed = read(_mixed())
    assert parsed.unreadable == (2,)
    assert "tesseract-ocr-swe" in parsed.warnings[-1]


def test_time_is_bounded(program: Program) -> None:
    """This test ensures that a page that takes too long is given up, and that such pages are counted."""
    program("", wait=20)
    parsed = read(_mixed(scans=3), OcrLimits(seconds=1, page_seconds=1))
    assert parsed.unreadable == (2, 3, 4)
    assert "3 sidor hann inte texttolkas (OCR). Höj RODA_OCR_SECONDS" in parsed.warnings[-1]


def test_pages_lie_straight() -> None:
    """This test ensures that a tilt up to two degrees is found, and places are mapped back to the page as it lies."""
    for tilt in (-2.0, -0.7, 0.0, 1.2):
        document = pdfium.PdfDocument(scanned(pdf(PAGE + TABLE), tilt=tilt))
        picture = take(document[0], frame(document[0]))
        assert np.degrees(picture.tilt) == pytest.approx(-tilt, abs=0.1)
        corner = picture.shown(np.array([[60.0, 600.0, 60.0, 600.0]]))[0]
        middle, turn = np.array([595 / 2, 842 / 2]), np.radians(tilt)
        x, y = np.array([60.0, 600.0]) - middle
        turned = middle + np.array([x * np.cos(turn) - y * np.sin(turn), x * np.sin(turn) + y * np.cos(turn)])
        assert corner[:2] == pytest.approx(turned, abs=1.5)
        document.close()


def test_rules_are_found_and_erased() -> None:
    """This test ensures that a table's lines are found where they are and erased, and that no word is."""
    document = pdfium.PdfDocument(scanned(pdf(TABLE + words(60, 700, "MINIMUM " * 6, bold=True, size=9))))
    picture = take(document[0], frame(document[0]))
    ruled_page = find_rules(picture.grey, scale=picture.scale)
    level = picture.level(ruled_page.lines)
    across = level[level[:, 2] - level[:, 0] > 100]
    assert sorted({round(float(y) / 5) * 5 for y in across[:, 1]}) == sorted(YS)
    dark = ruled_page.clean < 128
    top = round((842 - YS[0]) * picture.scale)
    assert not dark[top - 6 : top + 6].any()
    first = slice(round((842 - 712) * picture.scale), round((842 - 696) * picture.scale))
    assert (ruled_page.clean[first] == picture.grey[first]).all()
    document.close()


def test_letters_that_mean_nothing_are_not_text() -> None:
    """This test ensures that a page whose font gives other letters than drawn is unreadable, codes are not."""
    shifted = [
        "".join(chr((ord(letter) - 29) % 256) if letter.isalpha() else letter for letter in line) for line in PROSE
    ]
    nonsense = [line.encode("cp1252", "replace").decode("cp1252", "replace").replace("?", "x") for line in shifted]
    assert parse_document(pdf(PAGE, lines(60, 700, *nonsense, *nonsense)), name="a.pdf").unreadable == (2,)
    codes = ["GSN KS UPAB BTN SBN KLK GSN KS UPAB BTN SBN KLK 2021 2022"] * 6
    assert parse_document(pdf(lines(60, 700, *PROSE, *codes)), name="a.pdf").unreadable == ()


def test_weak_words_by_place() -> None:
    """This test ensures that a place is weak when a weak word stands in it, not when one stands beside it."""
    recognition = Recognition(80, ((5, 9), (20, 24)))
    assert [recognition.is_weak(*place) for place in ((0, 5), (0, 6), (9, 20), (23, 40))] == [False, True, False, True]


@pytest.mark.check
@real_program
@pytest.mark.parametrize("tilt", [0.0, 1.2, -2.0])
def test_a_scan_reads_as_its_original(tilt: float) -> None:
    """This test ensures that a tilted scan gives its original's paragraphs and table cells, each where it stands."""
    original, scan = (read(data) for data in (pdf(PAGE + TABLE), scanned(pdf(PAGE + TABLE), tilt=tilt)))
    assert [block.kind for block in scan.blocks] == [block.kind for block in original.blocks]
    assert _cells(scan) == _cells(original) == [list(row) for row in CELLS]
    texts = [[block.text for block in one.blocks if block.kind is BlockKind.TEXT] for one in (original, scan)]
    assert texts[0] == texts[1]


@pytest.mark.check
@real_program
@pytest.mark.parametrize("leading", [1.3, 2.3])
def test_broken_words_of_a_scanned_table_are_whole(leading: float) -> None:
    """This test ensures that words which a scanned cell breaks are whole in cells and page text, own hyphens stay."""
    drawn = (
        ruled((60, 220, 380, 535), (640, 560 - 80 * (leading > 2)))
        + lines(
            66,
            620,
            "Erbjuda svenska för in-",
            "vandrare på kvällstid",
            "inom skol- och barn-",
            "omsorg",
            leading=leading,
        )
        + lines(226, 620, "Boka tid genom e-", "tjänsten, läs- och", "skrivhjälp finns", leading=leading)
        + lines(386, 620, "Delvis ge-", "nomfört", leading=leading)
    )
    parsed = read(scanned(pdf(PAGE + drawn), tilt=0.6))
    cells = [
        "Erbjuda svenska för invandrare på kvällstid inom skol- och barnomsorg",
        "Boka tid genom e-tjänsten, läs- och skrivhjälp finns",
        "Delvis genomfört",
    ]
    assert _cells(parsed) == [cells]
    assert " ".join(cells) in parsed.pages[0].text.replace("\n", " ")


@pytest.mark.check
@real_program
def test_a_quote_stands_in_its_boxes() -> None:
    """This test ensures that a second reading of the picture inside a quote's boxes gives the quote's letters."""
    data = scanned(pdf(PAGE), tilt=1.0)
    page = read(data).pages[0]
    start = page.text.index("Invånarnas")
    (box,) = page.characters.boxes(start, start + len("Invånarnas förväntningar"))
    document = pdfium.PdfDocument(data)
    grey = document[0].render(scale=300 / 72).to_pil().convert("L")
    sides = (box.x0 - 3, page.height - box.y1 - 3, box.x1 + 3, page.height - box.y0 + 3)
    crop = np.asarray(grey.crop(tuple(round(side * 300 / 72) for side in sides)))
    document.close()
    seen = tesseract.see(np.ascontiguousarray(crop), dots=300, seconds=30, layout=6)
    assert "Invånarnas förväntningar" in " ".join(word.text for line in seen for word in line.words)


def _mixed(scans: int = 1) -> bytes:
    """Return a PDF with a page of text, then pages of text drawn as curves."""
    curves = "\n".join(f"{10 + n % 40 * 12} {100 + n // 40 * 20} m {14 + n % 40 * 12} 110 l S" for n in range(400))
    return pdf(PAGE, *[curves] * scans)


def _cells(parsed: ParsedDocument) -> list[list[str]]:
    tables = [block.table for block in parsed.blocks if block.table is not None]
    # The program takes the full stop of a code for a colon now and then, surely: that is known, and no matter here.
    return [[cell.text.replace(":", ".") for cell in row.cells] for table in tables for row in table.rows]
