"""Reading keys of golden documents: only what a layout shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tests.quality.generator import key
from tests.quality.generator.graph import Organ, PlanDocument, PlanGraph, Value
from tests.quality.generator.rendered import Rendered
from tests.quality.golden.job import Job, Laid, Said


def write(document: PlanDocument, job: Job, laid: Laid, rendered: Rendered) -> str:
    """Return a document's reading key as JSON; the job may be that of another document with the same file."""
    return key.write(document, _worded(_shown(job.graph, laid.shows), job.said), rendered)


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
    """Say whether a layout shows all values of a role, or those of that role and year."""
    return value.role in shows or f"{value.role} {value.period}" in shows


def _worded(graph: PlanGraph, said: Mapping[str, Said]) -> PlanGraph:
    """Return the graph with the activities that stand in prose as the page words them, done by whom it names."""
    organs, activities = dict(graph.organs), dict(graph.activities)
    for name, one in said.items():
        done = activities[name]
        if one.doer:
            organs[one.doer] = Organ(one.doer, one.doer, "enhet", organs[done.organ].kommun, parent=done.organ)
        activities[name] = replace(done, text=one.text, organ=one.doer or done.organ)
    return replace(graph, organs=organs, activities=activities)
