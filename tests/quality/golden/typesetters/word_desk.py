"""What the parts of the Word typesetter share: the document in the making, its styles, its marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from docx.document import Document as DocxDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import _Cell
from docx.text.paragraph import Paragraph as DocxParagraph

from tests.quality.generator.content import Heading, Mark, Node, Paragraph
from tests.quality.golden.typesetters.css import Styles, millimetres
from tests.quality.golden.typesetters.ink import colour_of

FIRST_BOOKMARK = 100
"""Word wants a number of its own for every bookmark."""


@dataclass(slots=True)
class Desk:
    """A Word document in the making; `nodes` repeats in plain words what has been set, for the pages of the key.

    `anchors` are the names of the marks on each element; `bookmarked` says whether they are left in the document.
    """

    made: DocxDocument
    styles: Styles
    anchors: Mapping[int, Sequence[str]]
    marks: Mapping[str, tuple[Mark, ...]]
    bookmarked: bool
    nodes: list[Node] = field(default_factory=list)
    placed: set[str] = field(default_factory=set)
    break_next: bool = False

    def stated(self, owner: int) -> list[str]:
        """Return the marks of an element that have not been placed yet, and take them as placed."""
        names = [name for name in self.anchors.get(owner, ()) if name not in self.placed]
        self.placed.update(names)
        return names

    def note(self, text: str, names: Sequence[str], level: int = 0) -> None:
        """Write down what was set: a heading where `level` is not 0."""
        marks = tuple(mark for name in names for mark in self.marks[name])
        self.nodes.append(Heading(text, level, marks=marks) if level else Paragraph(text, marks=marks))


@dataclass(frozen=True, slots=True)
class Place:
    """Where text goes: the body or a cell, how wide that is in mm, how deep in lists, and in a box of which edges."""

    holder: DocxDocument | _Cell
    room: float
    depth: int = 0
    listed: str = ""
    numbers: int = 0
    edges: tuple[tuple[str, str], ...] = ()

    @property
    def in_body(self) -> bool:
        """Say whether this is the body itself."""
        return not isinstance(self.holder, _Cell)

    def paragraph(self) -> DocxParagraph:
        """Return a new paragraph; a cell comes with an empty one."""
        if isinstance(self.holder, _Cell):
            first = self.holder.paragraphs[0]
            if len(self.holder.paragraphs) == 1 and len(first._p) == 0:
                return first
        return self.holder.add_paragraph()


BEHIND_SHADE = ("w:tabs", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr")
"""What Word wants behind the shade of a paragraph, and so behind its rules."""
EDGES = ("top", "left", "bottom", "right")
"""In the order that Word wants them."""
EIGHTHS_MM = 8 * 72 / 25.4
"""Word gives the width of rules in eighths of a point."""


def edges_of(declared: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Return the edges that declarations rule, each with its rule, such as "0.6pt solid #222"."""
    rules = ((edge, declared.get(f"border-{edge}", declared.get("border", ""))) for edge in EDGES)
    return tuple((edge, rule) for edge, rule in rules if rule and "none" not in rule)


def ruled(tag: str, edges: Sequence[tuple[str, str]]) -> OxmlElement:
    """Return Word's element for the rules around something."""
    made = element(tag)
    for edge, rule in edges:
        eighths = max(2, round((millimetres(rule.split()[0], 4, 0) or 0.2) * EIGHTHS_MM))
        made.append(element(edge, val="single", sz=str(eighths), space="0", color=colour_of(rule) or "auto"))
    return made


def element(tag: str, **attributes: str) -> OxmlElement:
    """Return an element of Word's XML; attributes and tag are of the namespace w."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name.rstrip('_')}"), value)
    return made


def bookmark(paragraph: DocxParagraph, name: str, number: int) -> None:
    """Put a bookmark around what a paragraph holds so far."""
    first = 1 if paragraph._p.pPr is not None else 0
    paragraph._p.insert(first, element("bookmarkStart", id=str(FIRST_BOOKMARK + number), name=name))
    paragraph._p.append(element("bookmarkEnd", id=str(FIRST_BOOKMARK + number)))
