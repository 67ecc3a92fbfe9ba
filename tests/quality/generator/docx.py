"""DOCX through python-docx: real heading styles, lists and tables, the marking in every page's header."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime

from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table as DocxTable
from docx.table import _Cell as Cell
from docx.text.paragraph import Paragraph as DocxParagraph

from tests.quality.generator.content import Bullet, Bullets, Heading, Node, Paragraph, Row, Table
from tests.quality.generator.cover import facts
from tests.quality.generator.graph import PlanDocument, PlanGraph
from tests.quality.generator.rendered import Rendered, split_sections
from tests.quality.generator.themes import THEMES, Theme

FIXED_TIME = datetime(2021, 1, 1, tzinfo=UTC)
"""Stands in the file instead of now, so that the same plan gives the same bytes."""
TEXT_WIDTH_CM = 16.0


def render(document: PlanDocument, graph: PlanGraph, nodes: Sequence[Node]) -> Rendered:
    """Set a document; its pages are the sections under the outermost headings, the title block is page 1."""
    made = Document()
    theme = THEMES[document.theme]
    _dress(made, document, theme)
    front = _front(made, document, graph, nodes)
    for node in nodes:
        add_node(made, node, theme)
    pages, placed = split_sections(front, nodes)
    return Rendered(fixed_bytes(made), pages, placed)


def _dress(made: DocxDocument, document: PlanDocument, theme: Theme) -> None:
    """Set fonts, colours, margins, header, footer and the file's own facts."""
    made.styles["Normal"].font.name = theme.body_font
    made.styles["Normal"].font.size = Pt(theme.size)
    colour = RGBColor.from_string(theme.dark.removeprefix("#"))
    for name in ("Title", "Heading 1", "Heading 2", "Heading 3"):
        made.styles[name].font.name = theme.heading_font
        made.styles[name].font.color.rgb = colour
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.header.paragraphs[0].text = f"{document.kommun} kommun\t\t{document.marking}"
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    footer.add_run("Sida ")
    add_field(footer, "PAGE")
    footer.add_run(" (")
    add_field(footer, "NUMPAGES")
    footer.add_run(")")
    facts_of_file = made.core_properties
    facts_of_file.title, facts_of_file.author, facts_of_file.language = document.title, "", "sv-SE"
    facts_of_file.created = facts_of_file.modified = FIXED_TIME.replace(tzinfo=None)
    facts_of_file.comments = document.marking


def _front(made: DocxDocument, document: PlanDocument, graph: PlanGraph, nodes: Sequence[Node]) -> tuple[str, ...]:
    """Add title, cover facts and contents; return their lines."""
    known = [f"{word}: {text}" for word, text in facts(document, graph)]
    made.add_paragraph(document.title, style="Title")
    made.add_paragraph(document.subtitle, style="Subtitle")
    for line in known:
        made.add_paragraph(line)
    contents = [node.printed for node in nodes if isinstance(node, Heading) and node.level == 1]
    made.add_paragraph().add_run("Innehåll").bold = True
    for line in contents:
        made.add_paragraph(line)
    made.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    return (document.title, document.subtitle, *known, "Innehåll", *contents)


def add_node(made: DocxDocument, node: Node, theme: Theme) -> None:
    """Add a heading, paragraph, list or table at the end of a document."""
    match node:
        case Heading(_, level):
            made.add_heading(node.printed, level)
        case Paragraph(text, style, lead):
            paragraph = made.add_paragraph()
            if lead:
                paragraph.add_run(f"{lead} ").bold = True
            paragraph.add_run(text).bold = style == "label"
        case Bullets(items):
            for item in items:
                _bullet(made, item)
        case Table():
            _table(made, node, theme)


def _bullet(made: DocxDocument, item: Bullet) -> None:
    made.add_paragraph(item.text, style="List Bullet")
    for line in item.below.split("\n"):
        if line:
            made.add_paragraph(line, style="List Bullet 2")


def _table(made: DocxDocument, node: Table, theme: Theme) -> None:
    columns = len(node.header or node.rows[0].cells)
    table = made.add_table(rows=0, cols=columns, style="Table Grid")
    table.autofit = False
    widths = node.widths or tuple(100 // columns for _ in range(columns))
    if node.header:
        cells = _row(table, Row(node.header), widths)
        _repeat(table.rows[0]._tr)
        for cell in cells:
            _shade(cell._tc, theme.light)
    for row in node.rows:
        _row(table, row, widths)
    for number, row_made in enumerate(table.rows):
        for index, cell in enumerate(row_made.cells):
            _dress_cell(cell, theme, bold=number == 0 and bool(node.header), right=index in node.right)
    made.add_paragraph()


def _row(table: DocxTable, row: Row, widths: tuple[int, ...]) -> tuple[Cell, ...]:
    """Add a row and return its cells; a spanning row is one cell."""
    cells: tuple[Cell, ...] = tuple(table.add_row().cells)  # type: ignore[no-untyped-call]  # it carries no types
    for cell, width in zip(cells, widths, strict=True):
        cell.width = Cm(TEXT_WIDTH_CM * width / 100)
    if row.spans:
        cells[0].merge(cells[-1]).text = row.cells[0]
        return cells[:1]
    for cell, text in zip(cells, row.cells, strict=True):
        cell.text = text
    return cells


def _dress_cell(cell: Cell, theme: Theme, *, bold: bool, right: bool) -> None:
    for paragraph in cell.paragraphs:
        paragraph.paragraph_format.space_after = Pt(2)
        if right:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        for run in paragraph.runs:
            run.font.size = Pt(theme.size - 1.5)
            run.bold = bold or None


def _repeat(row: object) -> None:
    """Mark a row as the header that Word repeats on each page."""
    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row.get_or_add_trPr().append(mark)  # type: ignore[attr-defined]  # python-docx offers no public way


def _shade(cell: object, colour: str) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), colour.removeprefix("#"))
    cell.get_or_add_tcPr().append(shade)  # type: ignore[attr-defined]  # python-docx offers no public way


def add_field(paragraph: DocxParagraph, code: str) -> None:
    """Add a field (page number) that the word processor fills in."""
    for kind, text in (("begin", ""), ("", code), ("end", "")):
        run = paragraph.add_run()._r
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run.append(element)


def fixed_bytes(made: DocxDocument) -> bytes:
    """Save, then pack again with a fixed time on every member."""
    raw = io.BytesIO()
    made.save(raw)
    packed = io.BytesIO()
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.infolist():
            entry = zipfile.ZipInfo(member.filename, FIXED_TIME.timetuple()[:6])
            entry.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(entry, source.read(member))
    return packed.getvalue()
