"""Activities that develop the grunduppdrag and serve no goal of the programme."""

from __future__ import annotations

from tests.quality.generator.content import Bullet, Bullets, Mark, Node
from tests.quality.generator.graph import Activity, PlanDocument, PlanGraph, Section
from tests.quality.generator.layouts.cells import table


def lay_out_bullets(section: Section, document: PlanDocument, graph: PlanGraph) -> tuple[Node, ...]:  # noqa: ARG001 - one shape
    """Return them as points."""
    own = _own(document, graph)
    return (Bullets(tuple(Bullet(activity.text, (Mark("activity", activity.id),)) for activity in own)),)


def lay_out_table(section: Section, document: PlanDocument, graph: PlanGraph) -> tuple[Node, ...]:
    """Return them as a table under the section's header words."""
    return (table(_own(document, graph), section, graph),)


def _own(document: PlanDocument, graph: PlanGraph) -> tuple[Activity, ...]:
    return tuple(activity for activity in graph.activities_in(document.id) if activity.grunduppdrag)
