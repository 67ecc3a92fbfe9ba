"""Blocks in Word: headings, paragraphs, lists, boxes and what pushes text down; tables are a module of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as DocxParagraph
from selectolax.lexbor import LexborNode

from tests.quality.golden.typesetters import word_tables
from tests.quality.golden.typesetters.css import millimetres
from tests.quality.golden.typesetters.ink import Ink, under
from tests.quality.golden.typesetters.word_desk import BEHIND_SHADE, Desk, Place, bookmark, edges_of, element, ruled
from tests.quality.golden.typesetters.word_text import POINT_MM, is_inline, write

ALIGNED = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
DEEPEST_HEADING = 4
DEEPEST_LIST = 3
TAB_MM = 14
GAP_MM, GAP_TWIPS = 8, 454
"""Between columns; the same width twice."""
COUNT = re.compile(r"\b\d\b")


def flow(desk: Desk, place: Place, node: LexborNode, ink: Ink) -> None:
    """Set what an element holds, block by block; loose text between blocks is a paragraph."""
    waiting: list[LexborNode] = []
    for child in node.iter(include_text=True):
        if is_inline(child, desk):
            waiting.append(child)
            continue
        _paragraph(desk, place, waiting, node, ink)
        waiting = []
        _block(desk, place, child, under(ink, child, desk.styles.of(child)))
    _paragraph(desk, place, waiting, node, ink)


def _block(desk: Desk, place: Place, node: LexborNode, ink: Ink) -> None:
    declared = desk.styles.of(node)
    if "running" in declared.get("position", "") or declared.get("display") == "none":
        return
    if declared.get("break-before") == "page":
        desk.break_next = True
    count = COUNT.search(declared.get("columns", declared.get("column-count", "")))
    if node.tag == "table":
        word_tables.add(desk, place, node, ink, fill=flow)
    elif node.tag in {"ul", "ol"}:
        flow(desk, _list(desk, place, node), node, ink)
    elif count and place.in_body:
        _in_columns(desk, place, node, ink, int(count[0]))
    elif declared.get("display") == "table-row":
        _tabbed(desk, place, node, ink)
    elif "height" in declared and not (node.text_content or node.text() or "").strip():
        _push_down(place, millimetres(declared["height"], ink.size * POINT_MM, 0) or 0)
    else:
        flow(desk, replace(place, edges=edges_of(declared) or place.edges), node, ink)


def _list(desk: Desk, place: Place, node: LexborNode) -> Place:
    """Return the place of a list's points; where the layout writes the bullets itself, they are plain paragraphs."""
    bare = "none" in desk.styles.of(node).get("list-style", "")
    numbers = new_numbers(desk) if node.tag == "ol" else 0
    depth = min(place.depth + 1, DEEPEST_LIST)
    return replace(place, depth=depth, listed="" if bare else node.tag or "", numbers=numbers)


def _in_columns(desk: Desk, place: Place, node: LexborNode, ink: Ink, count: int) -> None:
    """Set a block in columns: a section of its own, and another behind it."""
    _columns(desk, count)
    flow(desk, replace(place, room=(place.room - GAP_MM * (count - 1)) / count), node, ink)
    _columns(desk, 1)


def _columns(desk: Desk, count: int) -> None:
    """Begin a section of so many columns on the same page."""
    begun = desk.made.add_section(WD_SECTION.CONTINUOUS)._sectPr
    for columns in begun.findall(qn("w:cols")):
        begun.replace(columns, element("cols", num=str(count), space=str(GAP_TWIPS)))


def _paragraph(desk: Desk, place: Place, nodes: Sequence[LexborNode], owner: LexborNode, ink: Ink) -> None:
    """Set one paragraph of inline elements, which stand in the block `owner`."""
    if not any(node.tag == "img" or node.css("img") or node.text().strip() for node in nodes):
        return
    tag = owner.tag or ""
    level = int(tag[1]) if place.in_body and tag[:1] == "h" and tag[1:].isdigit() else 0
    made = place.paragraph()
    base = Ink(desk.made.styles["Normal"].font.size.pt if place.in_body else 0)
    if level:
        made.style = desk.made.styles[f"Heading {min(level, DEEPEST_HEADING)}"]
        base = ink = replace(ink, bold=True, colour="")  # the style says the rest
    elif tag == "li" and place.listed:
        _list_item(desk, made, place)
    words = write(made, nodes, ink, desk, base=base)
    _set_lines(desk, made, desk.styles.of(owner), ink, place)
    names = desk.stated(owner.mem_id)
    if names:
        made.paragraph_format.keep_together = True
    for name in names if desk.bookmarked else ():
        bookmark(made, name, int(name[1:]))
    desk.note(words, names, level)


def _set_lines(desk: Desk, made: DocxParagraph, declared: Mapping[str, str], ink: Ink, place: Place) -> None:
    """Set alignment, colour behind the text, width, and breaks before and behind."""
    form = made.paragraph_format
    if ink.align in ALIGNED:
        form.alignment = ALIGNED[ink.align]
    if ink.fill:
        shade = element("shd", val="clear", color="auto", fill=ink.fill)
        made._p.get_or_add_pPr().insert_element_before(shade, *BEHIND_SHADE)
    em = ink.size * POINT_MM
    width = millimetres(declared.get("width", ""), em, place.room)
    if width and width < place.room:
        form.right_indent = Mm(place.room - width)
    indent = millimetres(declared.get("padding-left", declared.get("margin-left", "")), em, place.room)
    if indent and not place.depth:
        form.left_indent = Mm(indent)
    if declared.get("break-after") == "avoid":
        form.keep_with_next = True
    if declared.get("line-height", "").replace(".", "").isdigit():
        form.line_spacing = float(declared["line-height"])
    if desk.break_next and place.in_body:
        form.page_break_before, desk.break_next = True, False
    if place.edges:
        made._p.get_or_add_pPr().insert_element_before(ruled("pBdr", place.edges), "w:shd", *BEHIND_SHADE)


def _list_item(desk: Desk, made: DocxParagraph, place: Place) -> None:
    name = "List Number" if place.listed == "ol" else "List Bullet"
    made.style = desk.made.styles[name if place.depth < 2 else f"{name} {place.depth}"]
    if place.numbers:
        made._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = place.numbers


def new_numbers(desk: Desk) -> int:
    """Return a new numbering that begins at 1."""
    numbering = desk.made.part.numbering_part.element
    style = desk.made.styles["List Number"].element.pPr.numPr.numId.val
    made = numbering.add_num(numbering.num_having_numId(style).abstractNumId.val)
    made.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(made.numId)


def _tabbed(desk: Desk, place: Place, node: LexborNode, ink: Ink) -> None:
    """Set what is a row without rules as one line with tabs, as people do in Word."""
    made = place.paragraph()
    made.paragraph_format.left_indent, made.paragraph_format.first_line_indent = Mm(TAB_MM), Mm(-TAB_MM)
    made.paragraph_format.tab_stops.add_tab_stop(Mm(TAB_MM))
    made.paragraph_format.keep_together = True
    base, words = Ink(desk.made.styles["Normal"].font.size.pt), []
    for place_in_row, cell in enumerate(node.iter()):
        if place_in_row:
            made.add_run("\t")
        words.append(write(made, list(cell.iter(include_text=True)), ink, desk, base=base))
    names = [name for one in (node, *node.iter()) for name in desk.stated(one.mem_id)]
    for name in names if desk.bookmarked else ():
        bookmark(made, name, int(name[1:]))
    desk.note(" ".join(words), names)


def _push_down(place: Place, height: float) -> None:
    """Add an empty line of that height in mm."""
    form = place.paragraph().paragraph_format
    form.line_spacing_rule, form.line_spacing, form.space_after = WD_LINE_SPACING.EXACTLY, Mm(height), Pt(0)
