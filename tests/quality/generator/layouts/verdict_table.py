"""Verdicts as a table: the goal, the word that judges it, and a comment."""

from __future__ import annotations

from tests.quality.generator.content import Mark, Node, Row, Table
from tests.quality.generator.graph import PlanDocument, PlanGraph, Section, Verdict
from tests.quality.generator.layouts.naming import printed


def lay_out(section: Section, document: PlanDocument, graph: PlanGraph) -> tuple[Node, ...]:
    """Return one table with the document's verdicts of the section's goals."""
    given = {one.goal: one for one in graph.verdicts.values() if one.document == document.id}
    rows = tuple(_row(given[name], section, graph) for name in section.goals if name in given)
    return (Table(section.header, rows, section.widths),)


def _row(verdict: Verdict, section: Section, graph: PlanGraph) -> Row:
    goal = graph.goals[verdict.goal]
    marks = (Mark("goal", goal.id, passing=True), Mark("verdict", verdict.id))
    return Row((printed(goal, section), verdict.sentence, verdict.comment), marks)
