"""What stands around the text in Word: paper, margins, fonts, running lines with page numbers, cover."""

from __future__ import annotations

import re

from docx.document import Document as DocxDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph as DocxParagraph

from tests.quality.generator.docx import FIXED_TIME, add_field
from tests.quality.golden.job import Job
from tests.quality.golden.look import Look
from tests.quality.golden.style import running_line
from tests.quality.golden.typesetters.ink import colour_of
from tests.quality.golden.typesetters.word_desk import element

TOP_MM, FOOT_MM = 24, 22
HEADINGS = ((1, 1.7, 8, 3), (2, 1.3, 6, 2), (3, 1.08, 4, 1.5), (4, 1.0, 3, 1))
"""Level, size in em, mm above, mm below: those of the style sheet."""
NUMBER_PARTS = re.compile(r'"([^"]*)"|counter\((pages?)\)')
PLACES = {"left": WD_ALIGN_PARAGRAPH.LEFT, "center": WD_ALIGN_PARAGRAPH.CENTER, "right": WD_ALIGN_PARAGRAPH.RIGHT}
COVER_MM = 55


def dress(made: DocxDocument, job: Job, paper: tuple[float, float], *, hyphenated: bool) -> float:
    """Set paper (width and height in mm), fonts and running lines; return the width of the text in mm."""
    width, height = paper
    section, look = made.sections[0], job.look
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.orientation = WD_ORIENT.LANDSCAPE if width > height else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = Mm(look.margin)
    section.top_margin, section.bottom_margin = Mm(TOP_MM), Mm(FOOT_MM)
    section.header_distance = section.footer_distance = Mm(10)
    _fonts(made, look)
    _running(made, job, width - 2 * look.margin)
    if hyphenated:
        made.settings.element.find(qn("w:defaultTabStop")).addnext(element("autoHyphenation", val="true"))
    known = made.core_properties
    known.title, known.author, known.language, known.comments = job.document.title, "", "sv-SE", job.document.marking
    known.created = known.modified = FIXED_TIME.replace(tzinfo=None)
    return width - 2 * look.margin


def _fonts(made: DocxDocument, look: Look) -> None:
    body = made.styles["Normal"]
    _font(body, look.body, look.size)
    for language in made.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "sv-SE")
    body.paragraph_format.space_after, body.paragraph_format.line_spacing = Mm(3), 1.15
    for name in ("List Bullet", "List Bullet 2", "List Bullet 3", "List Number"):
        made.styles[name].paragraph_format.space_after = Mm(1)
    dark = RGBColor.from_string(colour_of(look.dark))
    for level, ems, above, below in HEADINGS:
        style = made.styles[f"Heading {level}"]
        _font(style, look.heading, round(2 * ems * look.size) / 2)
        style.font.color.rgb, style.font.bold, style.font.italic = dark, True, False
        style.paragraph_format.space_before, style.paragraph_format.space_after = Mm(above), Mm(below)
    title = made.styles["Title"]
    _font(title, look.heading, 26)
    title.font.color.rgb, title.font.bold = dark, True
    for rule in title.element.pPr.findall(qn("w:pBdr")):
        title.element.pPr.remove(rule)


def _font(style: ParagraphStyle, name: str, size: float) -> None:
    """Set a style's font; the template's theme fonts would win over it."""
    style.font.name, style.font.size = name, Pt(size)
    fonts = style.element.rPr.rFonts
    for attribute in [one for one in fonts.attrib if one.endswith("Theme")]:
        del fonts.attrib[attribute]
    fonts.set(qn("w:cs"), name)


def _running(made: DocxDocument, job: Job, room: float) -> None:
    """Set the line above the text, and the page number below it."""
    section, look = made.sections[0], job.look
    above = section.header.paragraphs[0]
    above.style = made.styles["Normal"]
    above.paragraph_format.tab_stops.add_tab_stop(Mm(room), WD_TAB_ALIGNMENT.RIGHT)
    for text, grey in ((running_line(look, job.document), "555555"), (f"\t{job.document.marking}", "777777")):
        run = above.add_run(text)
        run.font.size, run.font.name, run.font.color.rgb = Pt(8), look.heading, RGBColor.from_string(grey)
    foot = section.footer.paragraphs[0]
    foot.style, foot.alignment = made.styles["Normal"], PLACES[look.page_place]
    for words, counter in NUMBER_PARTS.findall(look.page_form):
        if counter:
            add_field(foot, "PAGE" if counter == "page" else "NUMPAGES")
        else:
            foot.add_run(words)
    for run in foot.runs:
        run.font.size, run.font.name = Pt(8.5), look.heading


def front(made: DocxDocument, job: Job) -> tuple[str, ...]:
    """Add the cover, or title and organ above the text; return their lines."""
    document = job.document
    lines = (document.title, f"{job.graph.organs[document.organ].name}, {document.kommun} kommun")
    known = (f"Beslutad {document.decided}", f"Diarienummer {document.diary_number}")
    title = made.add_paragraph(lines[0], style="Title")
    made.add_paragraph(lines[1])
    if not job.look.cover:
        return lines
    title.paragraph_format.space_before = Mm(COVER_MM)
    last: DocxParagraph | None = None
    for line in known:
        last = made.add_paragraph(line)
    assert last is not None
    last.add_run().add_break(WD_BREAK.PAGE)
    return (*lines, *known)
