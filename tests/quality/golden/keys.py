"""Reading keys of golden documents: only what a layout shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tests.quality.generator import key
from tests.quality.generator.graph import Organ, PlanDocument, PlanGraph
from tests.quality.generator.rendered import Rendered
from tests.quality.golden.job import Job, Laid, Said


def write(document: PlanDocument, job: Job, laid: Laid, rendered: Rendered) -> str:
    """Return a document's reading key as JSON; the job may be that of another document with the same file."""
    graph = replace(job.graph, documents={**job.graph.documents, document.id: _with_columns(document, job, laid)})
    return key.write(document, _judged(_worded(_shown(graph, laid.shows), job.said), job.judged), rendered)


def _with_columns(document: PlanDocument, job: Job, laid: Laid) -> PlanDocument:
    """Return the document with the columns of values that its layout shows, those of its own year last."""
    columns = sorted(fact for fact in laid.shows if fact.startswith(("target ", "outcome ")))
    columns.sort(key=lambda column: column.endswith(str(job.year)))
    return replace(document, sections=(replace(document.sections[0], columns=tuple(columns)),))


def _shown(graph: PlanGraph, shows: frozenset[str]) -> PlanGraph:
    """Return the graph without the statuses that are not on the page."""
    if "status" in shows:
        return graph
    return replace(graph, activities={name: replace(one, status=None) for name, one in graph.activities.items()})


def _worded(graph: PlanGraph, said: Mapping[str, Said]) -> PlanGraph:
    """Return the graph with the activities that stand in prose as the page words them, done by whom it names."""
    organs, activities = dict(graph.organs), dict(graph.activities)
    for name, one in said.items():
        done = activities[name]
        if one.doer:
            organs[one.doer] = Organ(one.doer, one.doer, "enhet", organs[done.organ].kommun, parent=done.organ)
        activities[name] = replace(done, text=one.text, organ=one.doer or done.organ)
    return replace(graph, organs=organs, activities=activities)


def _judged(graph: PlanGraph, judged: Mapping[str, str]) -> PlanGraph:
    """Return the graph with the verdicts as the page words them."""
    verdicts = {name: replace(one, wording=judged.get(name, one.wording)) for name, one in graph.verdicts.items()}
    return replace(graph, verdicts=verdicts)
