"""Statuses shown by symbols in real DOCX and HTML documents: images, signs, coloured words and cells."""

from __future__ import annotations

import base64
import io
from collections.abc import Callable, Sequence

import docx
import pytest
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.table import _Cell
from PIL import Image, ImageDraw

from corpus.model import FactRole, MentionKind
from ingest.reader import read
from tests.ingest.test_symbols import of_kind, quoted, status, unexplained

GREEN, RED = "2E9E44", "D1332E"
PALE_GREEN, PALE_RED = "C6EFCE", "FFC7CE"
GOALS = ("Alla barn lär sig simma", "Fler reser med buss", "Maten lagas i egna kök")
HEADS = ("Nämndmål", "Måluppfyllelse")
Paint = Callable[[_Cell, str], None]


def dot(colour: str) -> bytes:
    """Return a PNG file of a dot."""
    picture = Image.new("RGBA", (48, 48), (255, 255, 255, 0))
    ImageDraw.Draw(picture).ellipse((4, 4, 43, 43), fill=f"#{colour}")
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def signed(cell: _Cell, colour: str) -> None:
    """Write a coloured sign."""
    run = cell.paragraphs[0].add_run("●")
    run.font.color.rgb = RGBColor.from_string(colour)


def drawn(cell: _Cell, colour: str, *, alt: str = "") -> None:
    """Put a small picture."""
    shape = cell.paragraphs[0].add_run().add_picture(io.BytesIO(dot(colour)), width=Pt(12))
    shape._inline.docPr.set("descr", alt)


def shaded(cell: _Cell, colour: str) -> None:
    """Fill the cell, and write a value in it."""
    cell.text = f"{len(colour)} %"
    fill = OxmlElement("w:shd")
    fill.set(qn("w:val"), "clear")
    fill.set(qn("w:fill"), {GREEN: PALE_GREEN, RED: PALE_RED}[colour])
    cell._tc.get_or_add_tcPr().append(fill)


def wingdings(cell: _Cell, colour: str) -> None:
    """Insert a symbol of the Wingdings face."""
    mark = OxmlElement("w:sym")
    mark.set(qn("w:font"), "Wingdings")
    mark.set(qn("w:char"), {GREEN: "F0FC", RED: "F0FB"}[colour])
    cell.paragraphs[0].add_run()._r.append(mark)


def plan(paint: Paint, colours: Sequence[str] = (GREEN, RED, GREEN)) -> Document:
    """Return a follow-up with a table of goals whose verdicts are painted."""
    document = docx.Document()
    document.add_heading("Uppföljning 2021 för tekniska nämnden", 1)
    table = document.add_table(rows=1, cols=2)
    for cell, words in zip(table.rows[0].cells, HEADS, strict=True):
        cell.text = words
    for name, colour in zip(GOALS, colours, strict=True):
        row = table.add_row().cells
        row[0].text = name
        paint(row[1], colour)
    return document


def saved(document: Document) -> bytes:
    """Return the file."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def verdicts(data: bytes, name: str = "plan.docx") -> list[str]:
    """Return the wordings of a document's verdicts."""
    return [one.wording for one in of_kind(read(data, name=name), MentionKind.VERDICT)]


@pytest.mark.parametrize("paint", [signed, drawn])
def test_a_word_document_with_a_key_in_words(paint: Paint) -> None:
    """This test ensures that coloured signs and pictures are read by a key that names colours."""
    document = plan(paint)
    document.add_paragraph("Grönt = målet uppnås, rött = målet uppnås inte.")
    reading = read(saved(document), name="plan.docx")
    found = of_kind(reading, MentionKind.VERDICT)
    assert [one.wording for one in found] == ["målet uppnås", "målet uppnås inte", "målet uppnås"]
    said = ["Fler reser med buss", "målet uppnås inte"]
    assert quoted(reading, found[1].locator) == ([*said[:1], "●", *said[1:]] if paint is signed else said)


def test_a_word_document_with_a_key_that_shows_its_pictures() -> None:
    """This test ensures that a picture is the same as the one in the key, by its bytes."""
    document = plan(drawn)
    document.add_paragraph("Teckenförklaring")
    for colour, words in ((GREEN, " Uppfyllt"), (RED, " Ej uppfyllt")):
        line = document.add_paragraph()
        line.add_run().add_picture(io.BytesIO(dot(colour)), width=Pt(12))
        line.add_run(words)
    assert verdicts(saved(document)) == ["Uppfyllt", "Ej uppfyllt", "Uppfyllt"]


def test_symbols_of_word_and_a_key_of_them() -> None:
    """This test ensures that Word's own ticks and crosses are signs."""
    document = plan(wingdings)
    key = document.add_table(rows=1, cols=2)
    key.rows[0].cells[0].text, key.rows[0].cells[1].text = "Symbol", "Betydelse"
    for colour, words in ((GREEN, "Uppfyllt"), (RED, "Ej uppfyllt")):
        row = key.add_row().cells
        wingdings(row[0], colour)
        row[1].text = words
    assert verdicts(saved(document)) == ["Uppfyllt", "Ej uppfyllt", "Uppfyllt"]


def test_shaded_cells_of_word_keep_their_words() -> None:
    """This test ensures that the words of a coloured cell and what the key says of its colour both stand."""
    document = plan(shaded)
    assert verdicts(saved(document)) == ["6 %", "6 %", "6 %"]
    document.add_paragraph("Grön: målet uppnås")
    document.add_paragraph("Röd: målet uppnås inte")
    assert verdicts(saved(document))[1::2] == ["målet uppnås", "målet uppnås inte", "målet uppnås"]


def test_without_a_key_the_colour_is_told() -> None:
    """This test ensures that no verdict is made of a colour."""
    reading = read(saved(plan(drawn)), name="plan.docx")
    assert of_kind(reading, MentionKind.VERDICT) == []
    goals = of_kind(reading, MentionKind.GOAL)
    assert status(goals[1], FactRole.SYMBOL) == [f"bedömning visas som symbol, kunde inte tolkas{unexplained('röd')}"]


def test_what_the_author_wrote_of_a_picture_are_words() -> None:
    """This test ensures that a description is read as the cell's words, and a program's description is not."""
    document = plan(lambda cell, colour: drawn(cell, colour, alt="Uppfyllt" if colour == GREEN else "Ej uppfyllt"))
    reading = read(saved(document), name="plan.docx")
    found = of_kind(reading, MentionKind.VERDICT)
    assert [one.wording for one in found] == ["Uppfyllt", "Ej uppfyllt", "Uppfyllt"]
    assert quoted(reading, found[0].locator) == ["Uppfyllt"]
    alts = ("Röd cirkel", "dot.png", "En bild som visar cirkel\n\nAutomatiskt genererad beskrivning")
    for alt in alts:
        assert verdicts(saved(plan(lambda cell, colour, alt=alt: drawn(cell, colour, alt=alt)))) == []


def web(cells: Sequence[str], *, key: str = "", style: str = "") -> bytes:
    """Return a web page with a table of goals and what stands in their verdict cells (whole td elements)."""
    rows = "".join(f"<tr><td>{name}</td>{cell}</tr>" for name, cell in zip(GOALS, cells, strict=False))
    head = "".join(f"<th>{one}</th>" for one in HEADS)
    return (
        f"<html><head><title>Uppföljning 2021</title><style>{style}</style></head><body><main>"
        f"<h1>Uppföljning 2021 för tekniska nämnden</h1><table><tr>{head}</tr>{rows}</table>{key}</main></body></html>"
    ).encode()


WORDS_KEY = "<p>Grönt betyder att målet nås. Rött betyder att målet inte nås.</p>"
PNG = {colour: f"data:image/png;base64,{base64.b64encode(dot(colour)).decode()}" for colour in (GREEN, RED)}


@pytest.mark.parametrize(
    ("green", "red", "style"),
    [
        ('<td><b style="color:#2e9e44">●</b></td>', '<td><b style="color: rgb(209, 51, 46)">●</b></td>', ""),
        ("<td>🟢</td>", "<td>🔴</td>", ""),
        (
            '<td><svg width="12" height="12"><circle r="5" fill="green"/></svg></td>',
            '<td><svg width="12"><circle r="5" style="fill:#c00"/></svg></td>',
            "",
        ),
        (f'<td><img src="{PNG[GREEN]}"></td>', f'<td><img src="{PNG[RED]}"></td>', ""),
        ('<td><img src="/i/gron.svg" alt=""></td>', '<td><img src="/i/rod.svg" alt="Röd cirkel"></td>', ""),
        ('<td><span class="dot s1"></span></td>', '<td><i class="dot s2" aria-hidden="true"></i></td>',
         ".s1 { background: #2e9e44; border-radius: 50% } .s2{background-color:red}"),
        ('<td style="background:#2e9e44"></td>', '<td bgcolor="#D1332E"></td>', ""),
        ('<td class="status-green"></td>', '<td class="status-red"></td>', ""),
    ],
    ids=["signs", "emoji", "svg", "bytes", "names", "rules", "ground", "class"],
)  # fmt: skip
def test_a_web_page_with_a_key_in_words(green: str, red: str, style: str) -> None:
    """This test ensures that every way of a web page to show a colour is read by a key that names it."""
    page = web([green, red, green], key=WORDS_KEY, style=style)
    assert verdicts(page, "plan.html") == ["målet nås", "målet inte nås", "målet nås"]
    alone = read(web([green, red, green], style=style), name="plan.html")
    assert of_kind(alone, MentionKind.VERDICT) == []
    goal = of_kind(alone, MentionKind.GOAL)[1]
    assert status(goal, FactRole.SYMBOL) == [f"bedömning visas som symbol, kunde inte tolkas{unexplained('röd')}"]


def test_a_web_page_with_a_key_that_shows_its_pictures() -> None:
    """This test ensures that an image is the same as the one in the key, by its address, without any colour."""
    images = [f'<img src="/ikoner/s{number}.svg" alt="">' for number in (1, 2, 1)]
    key = f"<h2>Teckenförklaring</h2><p>{images[0]} Uppfyllt</p><p>{images[1]} Ej uppfyllt</p>"
    page = web([f"<td>{image}</td>" for image in images], key=key)
    assert verdicts(page, "plan.html") == ["Uppfyllt", "Ej uppfyllt", "Uppfyllt"]
    line = f"<p>Teckenförklaring: {images[0]} Uppfyllt {images[1]} Ej uppfyllt</p>"
    page = web([f"<td>{image}</td>" for image in images], key=line)
    assert verdicts(page, "plan.html") == ["Uppfyllt", "Ej uppfyllt", "Uppfyllt"]


def test_what_an_image_is_described_as_are_words() -> None:
    """This test ensures that alt text is what the author wrote, in a cell and after a label."""
    page = web(['<td><img src="a.png" alt="Uppnått"></td>', '<td><img src="b.png" alt="Ej uppnått"></td>'])
    assert verdicts(page, "plan.html") == ["Uppnått", "Ej uppnått"]


def test_a_sign_before_a_heading_judges_its_goal() -> None:
    """This test ensures that a coloured sign at a goal's heading is no part of its name, but its verdict by the key."""
    goals = "".join(f"<h2>{sign} Mål: {name}</h2><p>Text.</p>" for sign, name in zip("🟢🔴", GOALS, strict=False))
    page = f"<html><body><main><h1>Uppföljning</h1>{goals}{WORDS_KEY}</main></body></html>".encode()
    reading = read(page, name="plan.html")
    assert [one.wording for one in of_kind(reading, MentionKind.GOAL)] == list(GOALS[:2])
    found = of_kind(reading, MentionKind.VERDICT)
    assert [(one.wording, one.ties[0].target) for one in found] == [
        ("målet nås", GOALS[0]),
        ("målet inte nås", GOALS[1]),
    ]


def test_a_row_in_one_colour_says_nothing() -> None:
    """This test ensures that stripes of a table are no statuses."""
    page = web(["<td></td>"] * 3, key=WORDS_KEY).replace(b"<tr><td>", b'<tr><td style="background:green">')
    page = page.replace(b"<td></td>", b'<td style="background:green"></td>')
    assert verdicts(page, "plan.html") == []
