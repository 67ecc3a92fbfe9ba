"""Word documents."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import RGBColor

from corpus.errors import DamagedDocument, EmptyDocument, TooLargeDocument, WrongFormat
from ingest.blocks import BlockKind, ParsedDocument
from ingest.parse.by_suffix import parse_document


def saved(document: Document) -> bytes:
    """Return a document's bytes."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def read(document: Document) -> ParsedDocument:
    """Parse a document."""
    return parse_document(saved(document), name="plan.docx")


def rezipped(data: bytes, changes: dict[str, bytes]) -> bytes:
    """Return a DOCX with some parts replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
        for name, content in changes.items():
            new.writestr(name, content)
    return out.getvalue()


def test_headings_lists_and_pages() -> None:
    """This test ensures that headings come from styles, list items from styles' numbering, a page for each section."""
    document = docx.Document()
    document.add_heading("Verksamhetsplan", 0)
    document.add_heading("Mål 1", 1)
    document.add_paragraph("Punkt", style="List Bullet")
    document.add_paragraph("Ett", style="List Number")
    document.add_paragraph("Två", style="List Number")
    document.add_heading("Delmål", 2)
    document.add_paragraph().add_run("Fet rad").bold = True
    parsed = read(document)
    assert [(b.text, b.heading, b.kind, b.marker, b.bold) for b in parsed.blocks] == [
        ("Verksamhetsplan", 1, BlockKind.TEXT, "", False),
        ("Mål 1", 1, BlockKind.TEXT, "", True),
        ("Punkt", None, BlockKind.BULLET, "•", False),
        ("Ett", None, BlockKind.BULLET, "1.", False),
        ("Två", None, BlockKind.BULLET, "2.", False),
        ("Delmål", 2, BlockKind.TEXT, "", True),
        ("Fet rad", None, BlockKind.TEXT, "", True),
    ]
    assert [page.label for page in parsed.pages] == ["Verksamhetsplan", "Mål 1"]
    for block in parsed.blocks:
        assert parsed.pages[block.span.page - 1].text[block.span.start : block.span.end] == block.text


def test_swedish_style_names_and_outline_levels() -> None:
    """This test ensures that "Rubrik 2" and a bare outline level make a heading."""
    document = docx.Document()
    document.styles.add_style("Rubrik 2", 1)
    document.add_paragraph("Ur formatmall", style="Rubrik 2")
    own = document.add_paragraph("Ur dispositionsnivå")
    own._p.get_or_add_pPr().append(parse_xml(f"<w:outlineLvl {nsdecls('w')} w:val='2'/>"))
    document.add_paragraph("Brödtext")
    assert [(b.text, b.heading) for b in read(document).blocks] == [
        ("Ur formatmall", 2),
        ("Ur dispositionsnivå", 3),
        ("Brödtext", None),
    ]


def test_merged_cells_stand_once() -> None:
    """This test ensures that cells merged over columns or rows are one cell at its grid column."""
    document = docx.Document()
    table = document.add_table(rows=3, cols=3)
    for number, words in enumerate(("Mål", "Utfall", "", "Trygghet", "2024", "61 %", "", "2025", "64 %")):
        table.cell(number // 3, number % 3).text = words
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(1, 0).merge(table.cell(2, 0))
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    block = next(block for block in read(document).blocks if block.table is not None)
    assert block.table is not None
    assert block.table.columns == 3
    assert [[(c.text, c.column, c.columns) for c in row.cells] for row in block.table.rows] == [
        [("Mål", 0, 1), ("Utfall", 1, 2)],
        [("Trygghet", 0, 1), ("2024", 1, 1), ("61 %", 2, 1)],
        [("2025", 1, 1), ("64 %", 2, 1)],
    ]
    assert [row.header for row in block.table.rows] == [True, False, False]


def test_what_python_docx_leaves_out() -> None:
    """This test ensures that tracked insertions, content controls and text boxes are read, deletions not."""
    document = docx.Document()
    paragraph = document.add_paragraph("Kvar ")
    w = nsdecls("w")
    paragraph._p.append(parse_xml(f"<w:ins {w}><w:r><w:t>infogat</w:t></w:r></w:ins>"))
    paragraph._p.append(parse_xml(f"<w:del {w}><w:r><w:delText>struket</w:delText></w:r></w:del>"))
    paragraph._p.append(parse_xml(f"<w:r {w}><w:rPr><w:vanish/></w:rPr><w:t>dolt</w:t></w:r>"))
    paragraph._p.append(
        parse_xml(
            f"<w:r {w}><w:pict><w:txbxContent><w:p><w:r><w:t>I ruta</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
        )
    )
    body = document.element.body
    body.insert(
        1, parse_xml(f"<w:sdt {w}><w:sdtContent><w:p><w:r><w:t>I fält</w:t></w:r></w:p></w:sdtContent></w:sdt>")
    )
    assert [block.text for block in read(document).blocks] == ["Kvar infogat", "I ruta", "I fält"]


WHITE = '<w:color w:val="FFFFFF"/>'


@pytest.mark.parametrize(
    ("run", "paragraph"),
    [
        (WHITE, ""),
        ('<w:sz w:val="1"/>', ""),
        ("", '<w:framePr w:w="8000" w:hAnchor="page" w:vAnchor="page" w:x="-20000" w:y="-20000" w:wrap="around"/>'),
    ],
)
def test_what_nobody_sees_is_not_read(run: str, paragraph: str) -> None:
    """This test ensures that white letters on paper, tiny ones and frames off the page are not read."""
    document = docx.Document()
    document.add_paragraph("Synlig text")
    made = f"<w:p {nsdecls('w')}><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>Dold order</w:t></w:r></w:p>"
    document.element.body.insert(1, parse_xml(made))
    assert [block.text for block in read(document).blocks] == ["Synlig text"]


@pytest.mark.parametrize(
    ("run", "paragraph"),
    [
        (WHITE + '<w:highlight w:val="blue"/>', ""),
        (WHITE + '<w:shd w:val="clear" w:fill="003366"/>', ""),
        (WHITE, '<w:shd w:val="clear" w:fill="003366"/>'),
        ('<w:color w:val="FFCC00"/>', '<w:framePr w:w="2000" w:x="-1000" w:y="300"/>'),
    ],
)
def test_white_letters_on_a_colour_are_read(run: str, paragraph: str) -> None:
    """This test ensures that letters which can be seen are read, also in a frame in the margin."""
    document = docx.Document()
    made = f"<w:p {nsdecls('w')}><w:pPr>{paragraph}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>Rubrik</w:t></w:r></w:p>"
    document.element.body.insert(0, parse_xml(made))
    assert [block.text for block in read(document).blocks] == ["Rubrik"]


HIDDEN = "<w:vanish/>"
BASED = '<w:basedOn w:val="Dold"/>'


def with_styles(*styles: tuple[str, str, str]) -> Document:
    """Return a document with styles of its own: (kind and name, what it is based on, properties of its letters)."""
    document = docx.Document()
    for name, base, letters in styles:
        kind = name.split()[0]
        made = f'<w:style {nsdecls("w")} w:type="{kind}" w:styleId="{name.split()[-1]}"><w:name w:val="{name}"/>{base}'
        document.styles.element.append(parse_xml(f"{made}<w:rPr>{letters}</w:rPr></w:style>"))
    return document


def styled(document: Document, *, paragraph: str = "", run: str = "") -> list[str]:
    """Return what is read of the document with a paragraph of that style, its letters of that one."""
    named = f'<w:pStyle w:val="{paragraph}"/>' if paragraph else ""
    made = f"<w:p {nsdecls('w')}><w:pPr>{named}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>Order</w:t></w:r></w:p>"
    document.add_paragraph("Synlig text")
    document.element.body.insert(1, parse_xml(made))
    return [block.text for block in read(document).blocks]


@pytest.mark.parametrize("letters", [HIDDEN, WHITE, '<w:sz w:val="2"/>'])
def test_what_a_style_hides_is_not_read(letters: str) -> None:
    """This test ensures that letters that a style hides, or the one it builds on, are left out."""
    styles = (("paragraph Dold", "", letters), ("paragraph Barn", BASED, "<w:b/>"), ("character Tecken", "", letters))
    assert styled(with_styles(*styles), paragraph="Dold") == ["Synlig text"]
    assert styled(with_styles(*styles), paragraph="Barn") == ["Synlig text"]
    assert styled(with_styles(*styles), run='<w:rStyle w:val="Tecken"/>') == ["Synlig text"]


@pytest.mark.parametrize(
    ("letters", "child", "run"),
    [
        (HIDDEN, "", '<w:vanish w:val="0"/>'),
        (HIDDEN, '<w:vanish w:val="false"/>', ""),
        (HIDDEN, "", '<w:rStyle w:val="Tecken"/>'),
        (WHITE, "", '<w:color w:val="auto"/>'),
        (WHITE, '<w:color w:val="003366"/>', ""),
        (WHITE, '<w:shd w:val="clear" w:fill="003366"/>', ""),
        ('<w:sz w:val="2"/>', "", '<w:sz w:val="24"/>'),
    ],
)
def test_what_a_nearer_statement_shows_is_read(letters: str, child: str, run: str) -> None:
    """This test ensures that the nearest statement wins, and that letters hidden by both of their styles are shown."""
    styles = (("paragraph Dold", "", letters), ("paragraph Barn", BASED, child), ("character Tecken", "", HIDDEN))
    assert styled(with_styles(*styles), paragraph="Barn", run=run) == ["Synlig text", "Order"]


def test_hidden_rows_are_not_read() -> None:
    """This test ensures that table rows which Word hides are left out, also where it hides all of them."""
    for hidden in ((1,), (0, 1)):
        document = docx.Document()
        document.add_paragraph("Före")
        table = document.add_table(2, 2)
        for cell, text in zip(table._cells, ("Mål", "Utfall", "Dolt", "Order"), strict=True):
            cell.text = text
        for number in hidden:
            table.rows[number]._tr.get_or_add_trPr().append(parse_xml(f"<w:hidden {nsdecls('w')}/>"))
        words = " ".join(block.text for block in read(document).blocks)
        assert words == ("Före Mål Utfall" if hidden == (1,) else "Före")


ANCHOR = """<w:r {names}><w:drawing><wp:anchor>
<wp:positionH relativeFrom="page"><wp:posOffset>{x}</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="page"><wp:posOffset>{y}</wp:posOffset></wp:positionV><wp:extent cx="900000" cy="300000"/>
<wp:docPr id="1" name="Ruta" hidden="{hidden}"/>{box}</wp:anchor></w:drawing></w:r>"""
BOX = "<w:txbxContent><w:p><w:r><w:t>I ruta</w:t></w:r></w:p></w:txbxContent>"
VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'


def boxed(run: str) -> list[str]:
    """Return what is read of a paragraph and the text box of that run."""
    document = docx.Document()
    document.add_paragraph("Text")._p.append(parse_xml(run))
    return [block.text for block in read(document).blocks]


@pytest.mark.parametrize(
    ("x", "y", "hidden", "seen"),
    [
        (900000, 900000, 0, True),
        (-300000, 0, 0, True),
        (-9000000, 0, 0, False),
        (0, 90000000, 0, False),
        (0, 0, 1, False),
    ],
)
def test_boxes_off_the_page_are_not_read(x: int, y: int, hidden: int, seen: bool) -> None:  # noqa: FBT001 - a case
    """This test ensures that a text box anchored off the page, or hidden, is left out, and one in the margin read."""
    run = ANCHOR.format(names=nsdecls("w", "wp"), x=x, y=y, hidden=hidden, box=BOX)
    assert boxed(run) == (["Text", "I ruta"] if seen else ["Text"])


@pytest.mark.parametrize(
    ("style", "seen"),
    [
        ("position:absolute;margin-left:-12pt;margin-top:3pt;width:90pt", True),
        ("position:absolute;margin-left:-2000pt;width:90pt;height:20pt", False),
        ("position:absolute;margin-top:-90cm;width:90pt;height:20pt", False),
        ("position:absolute;width:90pt;visibility:hidden", False),
    ],
)
def test_older_boxes_off_the_page_are_not_read(style: str, seen: bool) -> None:  # noqa: FBT001 - a case
    """This test ensures the same of boxes as older programs write them; in a group, places are in its own units."""
    shape = f'<v:shape style="{style}"><v:textbox>{BOX}</v:textbox></v:shape>'
    names = f"{nsdecls('w')} {VML}"
    assert boxed(f"<w:r {names}><w:pict>{shape}</w:pict></w:r>") == (["Text", "I ruta"] if seen else ["Text"])
    inner = shape.replace("margin-left:-12pt", "left:90000")
    if seen:
        assert boxed(f"<w:r {names}><w:pict><v:group>{inner}</v:group></w:pict></w:r>") == ["Text", "I ruta"]


def test_a_white_table_head_is_read() -> None:
    """This test ensures that white letters in a cell are read where the cell or the table's style has a colour."""
    for style in ("Light Grid Accent 1", None):
        document = docx.Document()
        table = document.add_table(2, 2, style=style)
        for cell, text in zip(table._cells, ("Mål", "Aktivitet", "Trygghet", "Vandra"), strict=True):
            cell.paragraphs[0].add_run(text).font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)
            fill = f'<w:shd {nsdecls("w")} w:val="clear" w:fill="003366"/>'
            cell._tc.get_or_add_tcPr().append(
                parse_xml(fill) if style is None else parse_xml(fill.replace("003366", "auto"))
            )
        found = read(document).blocks[0].table
        assert found is not None
        assert [cell.text for row in found.rows for cell in row.cells] == ["Mål", "Aktivitet", "Trygghet", "Vandra"]


def test_zip_bomb_is_refused_by_its_directory() -> None:
    """This test ensures that a DOCX that grows a thousand times when unpacked is turned away without unpacking it."""
    bomb = rezipped(saved(docx.Document()), {"word/media/image1.png": bytes(40_000_000)})
    with pytest.raises(TooLargeDocument, match=r"bomb\.docx"):
        parse_document(bomb, name="bomb.docx")


def test_entities_are_refused() -> None:
    """This test ensures that a billion laughs never reach the XML parser."""
    laughs = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><a>&c;</a>'
    with pytest.raises(WrongFormat, match="XML"):
        parse_document(rezipped(saved(docx.Document()), {"word/document.xml": laughs}), name="plan.docx")


def test_other_archives_and_damage() -> None:
    """This test ensures that a renamed workbook, a plain archive, rubbish and a cut file each get their own message."""
    plain = io.BytesIO()
    with zipfile.ZipFile(plain, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    with pytest.raises(WrongFormat, match="kalkylblad"):
        parse_document(plain.getvalue(), name="plan.docx")
    document = docx.Document()
    document.add_paragraph("Text")
    with pytest.raises(DamagedDocument, match=r"plan\.docx"):
        parse_document(saved(document)[:-3000], name="plan.docx")
    with pytest.raises(WrongFormat, match=r"plan\.docx"):
        parse_document(b"inte ett arkiv", name="plan.docx")
    with pytest.raises(DamagedDocument, match=r"plan\.docx"):
        parse_document(rezipped(saved(document), {"word/document.xml": b"<w:document"}), name="plan.docx")
    with pytest.raises(EmptyDocument, match=r"plan\.docx"):
        parse_document(saved(docx.Document()), name="plan.docx")
