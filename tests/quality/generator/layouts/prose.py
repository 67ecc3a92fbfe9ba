"""Running text, and a list of points where there is one."""

from __future__ import annotations

from tests.quality.generator.content import Bullet, Bullets, Node
from tests.quality.generator.graph import PlanDocument, PlanGraph, Section


def lay_out(section: Section, document: PlanDocument, graph: PlanGraph) -> tuple[Node, ...]:  # noqa: ARG001 - one shape
    """Return the section's points; its text is set by the caller."""
    return (Bullets(tuple(Bullet(text) for text in section.bullets)),) if section.bullets else ()
