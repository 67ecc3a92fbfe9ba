"""Tables in Word: the grid with its merged cells, widths, rules, shades, repeated heads."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from docx.oxml.table import CT_Row, CT_Tc
from docx.shared import Mm, Pt
from docx.table import Table as DocxTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph as DocxParagraph
from selectolax.lexbor import LexborNode

from tests.quality.golden.typesetters.css import millimetres
from tests.quality.golden.typesetters.ink import Ink, under
from tests.quality.golden.typesetters.word_desk import Desk, Place, edges_of, element, ruled

Fill = Callable[[Desk, Place, LexborNode, Ink], None]
PADDING_MM = (("top", 0.9), ("left", 1.6), ("bottom", 0.9), ("right", 1.6))
TWIPS_MM = 1440 / 25.4
LOW_PT = 7


@dataclass(frozen=True, slots=True)
class Slot:
    """A cell of the grid: where it begins, how many columns it takes, whether it goes on from the row above."""

    column: int
    span: int
    node: LexborNode | None
    merged: str = ""


def add(desk: Desk, place: Place, node: LexborNode, ink: Ink, *, fill: Fill) -> None:
    """Add a table; `fill` sets what a cell holds."""
    rows = [row for row in node.css("tr") if _table_of(row) == node.mem_id]
    grid = [list(slots) for slots in _grid(rows)]
    count = max((slot.column + slot.span for slots in grid for slot in slots), default=0)
    if not count:
        return
    _break_before(desk, place)
    made = _new(desk, place, node, count)
    widths = _widths(desk, node, count, place.room)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Mm(width)
    for row, slots in zip(rows, grid, strict=True):
        _row(desk, made, row, slots, widths, under(ink, row, desk.styles.of(row)), fill)
    if place.in_body:
        low(desk.made.add_paragraph())


def low(paragraph: DocxParagraph) -> None:
    """Make an empty line low, by the size of its mark; LibreOffice loses rows behind lines of exact height."""
    paragraph.paragraph_format.space_after = Pt(0)
    mark = element("rPr")
    mark.append(element("sz", val=str(2 * LOW_PT)))
    paragraph._p.get_or_add_pPr().append(mark)


def _table_of(row: LexborNode) -> int:
    above = row.parent
    while above is not None and above.tag != "table":
        above = above.parent
    return above.mem_id if above is not None else 0


def _break_before(desk: Desk, place: Place) -> None:
    """Begin a page; Word takes no page break on a table itself."""
    if desk.break_next and place.in_body:
        first = desk.made.add_paragraph()
        first.paragraph_format.page_break_before = True
        low(first)
        desk.break_next = False


def _new(desk: Desk, place: Place, node: LexborNode, count: int) -> DocxTable:
    made = desk.made.add_table(0, count) if place.in_body else place.holder.add_table(0, count)
    made.autofit = False
    properties = made._tbl.tblPr
    edges = edges_of(desk.styles.of(node))
    if edges:
        properties.insert_element_before(ruled("tblBorders", edges), "w:tblLayout", "w:tblLook")
    margins = element("tblCellMar")
    for edge, width in PADDING_MM:
        margins.append(element(edge, w=str(round(width * TWIPS_MM)), type="dxa"))
    properties.insert_element_before(margins, "w:tblLook")
    return made


def _widths(desk: Desk, node: LexborNode, count: int, room: float) -> list[float]:
    """Return the columns' widths in mm; columns without one share what is left."""
    columns = [millimetres(desk.styles.of(one).get("width", ""), 4, room) for one in node.css("col")]
    if not columns:
        first = node.css_first("tr")
        columns = [millimetres(desk.styles.of(one).get("width", ""), 4, room) for one in first.css("td, th")]
    columns = (columns + [None] * count)[:count]
    left = room - sum(width for width in columns if width)
    share = max(left, 0) / max(1, columns.count(None))
    widths = [width or share or room / count for width in columns]
    return [width * room / sum(widths) for width in widths]


def _grid(rows: list[LexborNode]) -> Iterator[list[Slot]]:
    """Yield the slots of each row, with those that cells from above reach down into."""
    reaching: dict[int, tuple[int, int]] = {}
    for row in rows:
        slots: list[Slot] = []
        column = 0
        for cell in (one for one in row.iter() if one.tag in {"td", "th"}):
            column = _go_on(reaching, slots, column)
            span, down = (int(cell.attributes.get(name) or 1) for name in ("colspan", "rowspan"))
            slots.append(Slot(column, span, cell, "restart" if down > 1 else ""))
            if down > 1:
                reaching[column] = (down, span)
            column += span
        _go_on(reaching, slots, column)
        reaching = {at: (down - 1, span) for at, (down, span) in reaching.items() if down > 1}
        yield slots


def _go_on(reaching: Mapping[int, tuple[int, int]], slots: list[Slot], column: int) -> int:
    """Add the slots at this column that belong to cells of rows above, and return the first free column."""
    begun = {slot.column for slot in slots}
    while column in reaching and column not in begun:
        slots.append(Slot(column, reaching[column][1], None, "continue"))
        column += reaching[column][1]
    return column


def _row(
    desk: Desk, made: DocxTable, row: LexborNode, slots: list[Slot], widths: list[float], ink: Ink, fill: Fill
) -> None:
    built: CT_Row = element("tr")
    properties = built.get_or_add_trPr()
    if desk.styles.says(row, "break-inside", "avoid"):
        properties.append(element("cantSplit"))
    above = row.parent
    if above is not None and above.tag == "thead" and desk.styles.says(above, "display", "table-header-group"):
        properties.append(element("tblHeader"))
    made._tbl.append(built)
    for slot in slots:
        width = sum(widths[slot.column : slot.column + slot.span])
        built.append(_cell(desk, made, slot, width, ink, fill))


def _cell(desk: Desk, made: DocxTable, slot: Slot, width: float, ink: Ink, fill: Fill) -> CT_Tc:
    cell = CT_Tc.new()
    properties = cell.get_or_add_tcPr()
    properties.width = Mm(width)
    if slot.span > 1:
        properties.append(element("gridSpan", val=str(slot.span)))
    if slot.merged:
        properties.append(element("vMerge", val=slot.merged))
    if slot.node is None:
        return cell
    declared = desk.styles.of(slot.node)
    inside = under(ink, slot.node, declared)
    properties.append(ruled("tcBorders", edges_of(declared)))
    if inside.fill:
        properties.append(element("shd", val="clear", color="auto", fill=inside.fill))
    if any("rotate" in desk.styles.of(one).get("transform", "") for one in (slot.node, *slot.node.css("*"))):
        properties.append(element("textDirection", val="btLr"))
    fill(desk, Place(_Cell(cell, made), width), slot.node, replace(inside, fill=""))
    for paragraph in _Cell(cell, made).paragraphs:
        paragraph.paragraph_format.space_after = Pt(1)
        if not paragraph.runs:  # an empty cell is no higher than the others
            low(paragraph)
    return cell
