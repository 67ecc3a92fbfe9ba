"""One table of activities with a column that says which goals each one supports."""

from __future__ import annotations

from tests.quality.generator.content import Node
from tests.quality.generator.graph import PlanDocument, PlanGraph, Section
from tests.quality.generator.layouts.cells import table


def lay_out(section: Section, document: PlanDocument, graph: PlanGraph) -> tuple[Node, ...]:
    """Return the table: the section's activities, else all of the document's that serve a goal."""
    stated = graph.activities_in(document.id)
    named = tuple(one for one in stated if one.id in section.activities)
    own = named or tuple(one for one in stated if not one.grunduppdrag)
    return (table(own, section, graph),)
