"""What a layout makes and a typesetter sets: headings, paragraphs, lists and tables, marked with what they state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

MarkKind = Literal["goal", "activity", "indicator", "verdict", "term"]


@dataclass(frozen=True, slots=True)
class Mark:
    """What a piece of content states.

    `passing` is true where a goal is only named, as in a link column; `loose` where a goal or an indicator stands
    apart from what it belongs to.
    """

    kind: MarkKind
    id: str
    passing: bool = False
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `level` is 1 for the outermost, `number` its printed number or ""."""

    text: str
    level: int
    number: str = ""
    marks: tuple[Mark, ...] = ()

    @property
    def printed(self) -> str:
        """The heading as a reader sees it."""
        return f"{self.number} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. `lead` is bold text that opens it; `style` is "body", "label" (a bold line) or "note"."""

    text: str
    style: Literal["body", "label", "note"] = "body"
    lead: str = ""
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Bullet:
    """A list item, with at most one line below it."""

    text: str
    marks: tuple[Mark, ...] = ()
    below: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A bulleted list."""

    items: tuple[Bullet, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A table row: its cells from left to right, and what the row states. `spans`: its one cell is the whole row."""

    cells: tuple[str, ...]
    marks: tuple[Mark, ...] = ()
    spans: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row or none; `widths` are shares of the text width; `right` are right-set columns."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    widths: tuple[int, ...] = ()
    right: tuple[int, ...] = ()


Node = Heading | Paragraph | Bullets | Table


def marks_of(node: Node) -> tuple[Mark, ...]:
    """Return everything a node states, in reading order."""
    match node:
        case Bullets(items):
            return tuple(mark for item in items for mark in item.marks)
        case Table(rows=rows):
            return tuple(mark for row in rows for mark in row.marks)
        case _:
            return node.marks


def texts_of(node: Node) -> tuple[str, ...]:
    """Return a node's words, line by line, in reading order."""
    match node:
        case Heading():
            return (node.printed,)
        case Paragraph(text, _, lead):
            return (f"{lead} {text}".strip(),)
        case Bullets(items):
            return tuple(line for item in items for line in (item.text, item.below) if line)
        case Table(header, rows):
            return (" ".join(header), *(" ".join(row.cells) for row in rows))
