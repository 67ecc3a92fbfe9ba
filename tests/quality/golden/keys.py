"""Reading keys of golden documents: only what a layout shows."""

from __future__ import annotations

from dataclasses import replace

from tests.quality.generator import key
from tests.quality.generator.graph import PlanDocument, PlanGraph, Value
from tests.quality.generator.rendered import Rendered
from tests.quality.golden.job import Job, Laid


def write(document: PlanDocument, job: Job, laid: Laid, rendered: Rendered) -> str:
    """Return a document's reading key as JSON; the job may be that of another document with the same file."""
    return key.write(document, _shown(job.graph, laid.shows), rendered)


def _shown(graph: PlanGraph, shows: frozenset[str]) -> PlanGraph:
    """Return the graph without the facts that are not on the page."""
    indicators = {
        name: replace(one, values=tuple(value for value in one.values if _is_shown(value, shows)))
        for name, one in graph.indicators.items()
    }
    if "status" in shows:
        return replace(graph, indicators=indicators)
    activities = {name: replace(one, status=None) for name, one in graph.activities.items()}
    return replace(graph, indicators=indicators, activities=activities)


def _is_shown(value: Value, shows: frozenset[str]) -> bool:
    return value.role in shows
