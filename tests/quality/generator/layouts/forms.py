"""One form for each activity: a table of two columns, a label and what it asks for on each row, and no header."""

from __future__ import annotations

from tests.quality.generator.content import Node, Row, Table
from tests.quality.generator.graph import PlanDocument, PlanGraph, Section
from tests.quality.generator.layouts.cells import GOALS, row

TEXT = "text"


def lay_out(section: Section, document: PlanDocument, graph: PlanGraph) -> tuple[Node, ...]:
    """Return a form for each of the document's activities that serves a goal; the header words are its labels."""
    own = (one for one in graph.activities_in(document.id) if not one.grunduppdrag)
    return tuple(_form(row(one, section, graph), section) for one in own)


def _form(filled: Row, section: Section) -> Table:
    stated, *linked = filled.marks
    marks = {TEXT: (stated,), GOALS: tuple(linked)}
    rows = zip(section.header, filled.cells, section.cells, strict=True)
    return Table((), tuple(Row((label, told), marks.get(cell, ())) for label, told, cell in rows), section.widths)
