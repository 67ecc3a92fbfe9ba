"""Content as HTML, for the web pages and for the PDF typesetter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape

from tests.quality.generator.content import Bullet, Bullets, Heading, Mark, Node, Paragraph, Row, Table


@dataclass(slots=True)
class Anchors:
    """The element ids given out while setting: what each element states, and each heading's id."""

    marks: dict[str, tuple[Mark, ...]] = field(default_factory=dict)
    headings: dict[str, Heading] = field(default_factory=dict)

    def name(self, marks: tuple[Mark, ...], heading: Heading | None = None) -> str:
        """Return an id attribute for an element that states something or is a heading, else nothing."""
        if not marks and heading is None:
            return ""
        name = f"e{len(self.marks)}"
        self.marks[name] = marks
        if heading is not None:
            self.headings[name] = heading
        return f' id="{name}"'


def body(nodes: Sequence[Node], *, anchors: Anchors, outermost: int = 1) -> str:
    """Return the nodes as HTML, with level 1 headings as h`outermost`; the ids given out are kept in `anchors`."""
    return "\n".join(_node(node, anchors, outermost) for node in nodes)


def _node(node: Node, anchors: Anchors, outermost: int) -> str:
    match node:
        case Heading(_, level):
            tag = f"h{level + outermost - 1}"
            return f"<{tag}{anchors.name(node.marks, node)}>{_heading(node)}</{tag}>"
        case Paragraph(text, style, lead):
            opening = f"<strong>{escape(lead)}</strong> " if lead else ""
            return f'<p class="{style}"{anchors.name(node.marks)}>{opening}{escape(text)}</p>'
        case Bullets(items):
            return "<ul>\n" + "\n".join(_bullet(item, anchors) for item in items) + "\n</ul>"
        case Table():
            return _table(node, anchors)


def _heading(node: Heading) -> str:
    return f'<span class="number">{node.number}</span> {escape(node.text)}' if node.number else escape(node.text)


def _bullet(item: Bullet, anchors: Anchors) -> str:
    below = "".join(f"<li>{escape(line)}</li>" for line in item.below.split("\n") if line)
    return f"<li{anchors.name(item.marks)}>{escape(item.text)}{f'<ul>{below}</ul>' if below else ''}</li>"


def _table(table: Table, anchors: Anchors) -> str:
    columns = "".join(f'<col style="width: {width}%">' for width in table.widths)
    header = "".join(f"<th{_side(index, table)}>{escape(word)}</th>" for index, word in enumerate(table.header))
    rows = "\n".join(f"<tr{anchors.name(row.marks)}>{_cells(row, table)}</tr>" for row in table.rows)
    group = f"<colgroup>{columns}</colgroup>\n" if columns else ""
    head = f"<thead><tr>{header}</tr></thead>\n" if header else ""
    return f"<table>\n{group}{head}<tbody>\n{rows}\n</tbody>\n</table>"


def _cells(row: Row, table: Table) -> str:
    if row.spans:
        return f'<td colspan="{len(table.header)}"><strong>{escape(row.cells[0])}</strong></td>'
    return "".join(f"<td{_side(index, table)}>{escape(cell)}</td>" for index, cell in enumerate(row.cells))


def _side(index: int, table: Table) -> str:
    return ' class="right"' if index in table.right else ""
