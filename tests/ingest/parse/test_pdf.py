"""PDF: text, paragraphs, bullets, hyphens, what is hidden, boxes."""

from __future__ import annotations

import io
from collections.abc import Callable

import pdfplumber
import pytest

from corpus.errors import ScannedDocument
from ingest.blocks import BlockKind, ParsedDocument
from ingest.parse.by_suffix import parse_document
from tests.ingest.parse.drawn_pdf import area, assembled, lines, pdf, ruled, words

Read = Callable[[bytes], ParsedDocument]


def seen_by_pdfplumber(data: bytes, page: int, boxes: object) -> str:
    """Return the letters that pdfplumber finds with their middles inside the boxes (points from the lower left)."""
    with pdfplumber.open(io.BytesIO(data)) as document:
        shown = document.pages[page - 1]
        chars = [
            (char["text"], (char["x0"] + char["x1"]) / 2, shown.height - (char["top"] + char["bottom"]) / 2)
            for char in shown.chars
        ]
    found = ""
    for box in boxes:  # type: ignore[attr-defined]  # a tuple of boxes
        found += "".join(text for text, x, y in chars if box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1)
    return "".join(each for each in found if each.isalnum())


def letters(text: str) -> str:
    """Return the letters and digits of a text."""
    return "".join(each for each in text if each.isalnum())


def test_lines_become_paragraphs(read: Read) -> None:
    """This test ensures that a heading, two paragraphs and their sizes and weights are told apart."""
    long = (
        "Nämnden ska under perioden arbeta för att fler",
        "barn och unga får en meningsfull fritid, och för",
        "att alla når målen.",
    )
    data = pdf(
        lines(60, 780, "Mål och uppdrag", size=18, bold=True)
        + lines(60, 740, *long)
        + lines(60, 690, *long[:2], "Slut.")
    )
    parsed = read(data)
    assert [(block.text, block.size, block.bold) for block in parsed.blocks] == [
        ("Mål och uppdrag", 18.0, True),
        (" ".join(long), 11.0, False),
        (" ".join((*long[:2], "Slut.")), 11.0, False),
    ]
    assert parsed.pages[0].text.count("\n") == 2
    assert (parsed.pages[0].width, parsed.pages[0].height, parsed.pages[0].label) == (595.0, 842.0, "1")


def test_bullets_keep_mark_nesting_and_continuation(read: Read) -> None:
    """This test ensures that list items are found, the mark outside the span, lines of one item joined."""
    data = pdf(
        words(60, 780, "Aktiviteter:")
        + words(70, 760, "\u2022") + words(88, 760, "Starta en fritidsbank i kommunens norra delar")
        + words(88, 746, "under hösten")
        + words(88, 732, "o") + words(106, 732, "Anställa en samordnare")
        + words(70, 718, "\u2022") + words(88, 718, "Se över taxan")
    )  # fmt: skip
    found = [(block.kind, block.marker, block.indent, block.text) for block in read(data).blocks]
    assert found == [
        (BlockKind.TEXT, "", 0, "Aktiviteter:"),
        (BlockKind.BULLET, "•", 0, "Starta en fritidsbank i kommunens norra delar under hösten"),
        (BlockKind.BULLET, "o", 1, "Anställa en samordnare"),
        (BlockKind.BULLET, "•", 0, "Se över taxan"),
    ]


def test_a_ragged_line_inside_a_sentence_is_no_end(read: Read) -> None:
    """This test ensures that room for one more word ends an item only where a sentence may end."""
    ragged = ("Stimulera företagande samt utveckla", "och ta till vara ungas egen kreativitet alltid", "och nu.")
    ended = ("Stimulera företagande, utveckling.", "Unga tar till vara egen kreativitet i skolorna", "och nu.")
    data = pdf(words(60, 780, "•") + lines(72, 780, *ragged) + words(60, 700, "•") + lines(72, 700, *ended))
    texts = [block.text for block in read(data).blocks]
    assert " ".join(ragged) in texts
    assert " ".join(ended) not in texts


def test_marks_drawn_after_their_items(read: Read) -> None:
    """This test ensures that bullets which the file draws after all items still stand before their own."""
    data = pdf(words(88, 760, "Ett") + words(88, 740, "Två") + words(70, 760, "\u2022") + words(70, 740, "\u2022"))
    assert [(block.marker, block.text) for block in read(data).blocks] == [("•", "Ett"), ("•", "Två")]


def test_numbers_drawn_after_their_items(read: Read) -> None:
    """This test ensures that list numbers which the file draws last stand before their items and part them."""
    items = lines(88, 760, "inrätta ett råd", "låta alla pröva")
    data = pdf(items + words(70, 760, "1.") + words(70, 746, "2."))
    assert [block.text for block in read(data).blocks] == ["1. inrätta ett råd", "2. låta alla pröva"]


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("Vi stärker kompetens-", "försörjningen i kommunen", "kompetensförsörjningen"),
        ("Alla får en SMS-", "påminnelse före besöket", "SMS-påminnelse"),
        ("Uppföljning sker vid hel-", "och halvår varje år", "hel- och halvår"),
        ("Planen gäller för 2026-", "2027 enligt beslutet", "2026-2027"),
        ("Invånarna i Dals-", "Ed deltar i arbetet", "Dals-Ed"),
        ("Betygen A-", "nivå når fler elever", "A-nivå"),
    ],
)
def test_line_end_hyphens(read: Read, first: str, second: str, joined: str) -> None:
    """This test ensures that a typesetter's hyphen goes, a word's own hyphen stays, and U+FFFE never appears."""
    parsed = read(pdf(lines(60, 760, first, second)))
    assert len(parsed.blocks) == 1
    assert joined in parsed.pages[0].text


def test_hyphen_proved_by_the_document_itself(read: Read) -> None:
    """This test ensures that a hyphen at a line's end stays where the same word has it inside a line elsewhere."""
    parsed = read(
        pdf(
            lines(60, 760, "Om gång- och miljö-klimat talas här.") + lines(60, 700, "Här kommer miljö-", "klimat igen.")
        )
    )
    assert parsed.blocks[1].text == "Här kommer miljö-klimat igen."


def test_glyphs_drawn_twice_stand_once(read: Read) -> None:
    """This test ensures that a bold face faked by drawing twice is read once ("7", not "77")."""
    text = words(60, 760, "Resultatmål 7", bold=True)
    assert read(pdf(text + "\n" + text.replace("60 760", "60.3 760.1"))).pages[0].text == "Resultatmål 7"


@pytest.mark.parametrize(
    "drawn",
    [
        words(60, 700, "Dold order", colour="1 1 1"),
        words(60, 700, "Dold order", colour="0.97 0.98 0.97"),
        words(60, 700, "Dold order", size=0.5),
        words(60, 700, "Dold order", mode=3),
        words(900, 700, "Dold order"),
        words(60, -40, "Dold order"),
        area(50, 690, 300, 720, "0 0 0.6") + words(60, 700, "Dold order", colour="0 0 0.62"),
        words(60, 700, "Dold order") + area(50, 690, 300, 720, "1 1 1"),
    ],
)
def test_hidden_text_is_left_out(read: Read, drawn: str) -> None:
    """This test ensures that text which a reader of the page cannot see is not read, and that the report says so."""
    parsed = read(pdf(words(60, 760, "Synlig text på sidan") + "\n" + drawn))
    assert parsed.pages[0].text == "Synlig text på sidan"
    assert "dold text" in parsed.warnings[0]


@pytest.mark.parametrize(
    ("drawn", "cut"),
    [
        (words(-300, 400, "Dold order"), ""),
        (words(60, 790, "Dold order"), "/CropBox [0 0 595 780]"),
        (words(60, 400, "Dold order"), "/Rotate 90 /CropBox [0 450 595 842]"),
        ("q 1 0 0 1 -700 0 cm " + words(60, 400, "Dold order") + "Q", ""),
    ],
)
def test_boxes_of_text_outside_the_page_are_left_out(read: Read, drawn: str, cut: str) -> None:
    """This test ensures that text beside what is shown of a page is not read, turned, cut or moved there."""
    parsed = read(pdf(words(60, 760, "Synlig text på sidan") + "\n" + drawn, extra=cut))
    assert parsed.pages[0].text == "Synlig text på sidan"


def test_text_of_a_clear_group_is_left_out(read: Read) -> None:
    """This test ensures that text is not read where the group that it stands in is drawn transparent."""
    page, group = words(60, 760, "Synlig text på sidan") + "/G0 gs /X0 Do", words(60, 700, "Dold order")
    streams = [f"<< /Length {len(one)} {{}} >>\nstream\n{one}\nendstream" for one in (page, group)]
    fonts = "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >>"
    resources = f"{fonts} /ExtGState << /G0 << /ca 0 >> >> /XObject << /X0 5 0 R >>"
    form = f"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Group << /S /Transparency >> /Resources << {fonts} >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << {resources} >> >>",
        streams[0].replace("{}", ""),
        streams[1].replace("{}", form),
    ]
    assert read(assembled([one.encode("cp1252") for one in objects])).pages[0].text == "Synlig text på sidan"


def test_a_white_ground_is_no_table(read: Read) -> None:
    """This test ensures that a white area under a whole page, as browsers paint it, leaves its paragraphs apart."""
    drawn = ruled((60, 200, 540), (600, 620, 640)) + words(64, 625, "Mål") + words(204, 625, "Utfall")
    text = words(60, 760, "Verksamhetsplan", size=20) + words(60, 700, "Hit hör två stycken.") + drawn
    bare, painted = read(pdf(text)), read(pdf(area(60, 40, 540, 800, "1 1 1") + text))
    assert [block.text for block in painted.blocks] == [block.text for block in bare.blocks]
    assert len(painted.blocks) == 3


def test_white_text_on_a_dark_area_is_read(read: Read) -> None:
    """This test ensures that a white table header on blue is not taken for hidden text."""
    parsed = read(pdf(area(50, 690, 300, 720, "0 0.2 0.5") + words(60, 700, "Projektbeskrivning", colour="1 1 1")))
    assert parsed.pages[0].text == "Projektbeskrivning"
    assert parsed.warnings == ()


def test_two_columns_in_file_order(read: Read) -> None:
    """This test ensures that two columns are read one after the other."""
    left = ("Vänster spalt börjar här och", "fortsätter nedåt på sidan.")
    right = ("Höger spalt börjar här och", "slutar sist av allt.")
    parsed = read(pdf(lines(60, 760, *left) + "\n" + lines(320, 760, *right)))
    assert [block.text for block in parsed.blocks] == [" ".join(left), " ".join(right)]


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
@pytest.mark.parametrize(
    ("box", "cut"), [((0, 0, 595, 842), ""), ((0, 0, 595, 842), "/CropBox [40 60 500 700]"), ((40, 60, 555, 760), "")]
)
def test_boxes_lie_on_the_page_as_shown(read: Read, turned: int, box: tuple[float, ...], cut: str) -> None:
    """This test ensures that another library finds the same letters in our boxes on turned and cut pages."""
    frames = {
        0: "1 0 0 1 0 0 cm",
        90: "0 1 -1 0 540 0 cm",
        180: "-1 0 0 -1 560 760 cm",
        270: "0 -1 1 0 0 760 cm",
    }
    content = frames[turned] + "\n" + lines(100, 400, "Åtgärder för trygghet", "och hälsa i Motala")
    data = pdf(content, box=box, extra=f"/Rotate {turned} {cut}")
    parsed = read(data)
    page = parsed.pages[0]
    start = page.text.index("trygghet")
    assert seen_by_pdfplumber(data, 1, page.characters.boxes(start, start + 8)) == "trygghet"
    assert parsed.blocks[0].text == "Åtgärder för trygghet och hälsa i Motala"


def test_every_word_is_found_by_the_other_library(read: Read) -> None:
    """This test ensures that the letters pdfplumber finds inside a word's boxes are the word's letters."""
    text = ("Verksamhetsplan för kultur- och fritidsnämnden", "16,4 % av maten är närproducerad (mål: 20 %)")
    data = pdf(lines(60, 760, *text), lines(60, 700, *text, size=9))
    for page in read(data).pages:
        position = 0
        for word in page.text.split():
            start = page.text.index(word, position)
            position = start + len(word)
            boxes = page.characters.boxes(start, position)
            assert seen_by_pdfplumber(data, page.number, boxes) == letters(word)


def test_title_outline_and_empty_pages(read: Read) -> None:
    """This test ensures that the file's title is read, a program's file name is not, and a blank page stays blank."""
    assert read(pdf(words(60, 700, "Text"), "", info="/Title (Mål och budget 2026)")).title == "Mål och budget 2026"
    assert read(pdf(words(60, 700, "Text"), info="/Title (Microsoft Word - utkast.docx)")).title == ""
    parsed = read(pdf(words(60, 700, "Text"), ""))
    assert (len(parsed.pages), parsed.pages[1].text, parsed.unreadable) == (2, "", ())


def test_pages_with_ink_but_no_text(read: Read) -> None:
    """This test ensures that text drawn as curves is called unreadable, page by page, and a file of it scanned."""
    curves = "\n".join(f"{10 + n % 40 * 12} {100 + n // 40 * 20} m {14 + n % 40 * 12} 110 l S" for n in range(400))
    parsed = read(pdf(words(60, 700, "En vanlig sida med text som går att läsa."), curves))
    assert parsed.unreadable == (2,)
    assert "1 sida saknar textlager" in parsed.warnings[0]
    with pytest.raises(ScannedDocument, match=r"kurvor\.pdf.*OCR"):
        parse_document(pdf(curves, curves), name="kurvor.pdf")
