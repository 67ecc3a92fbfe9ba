"""Words and what they mean: each word in bold, its explanation after it."""

from __future__ import annotations

from tests.quality.generator.content import Mark, Node, Paragraph
from tests.quality.generator.graph import PlanDocument, PlanGraph, Section


def lay_out(section: Section, document: PlanDocument, graph: PlanGraph) -> tuple[Node, ...]:  # noqa: ARG001 - one shape
    """Return one paragraph for each of the section's terms."""
    terms = (graph.terms[name] for name in section.terms)
    return tuple(Paragraph(term.text, lead=f"{term.word}.", marks=(Mark("term", term.id),)) for term in terms)
