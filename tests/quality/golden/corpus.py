"""The whole path: a seed in; documents, manifest and keys out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from tests.quality.generator import manifest
from tests.quality.generator.graph import PlanDocument, PlanGraph
from tests.quality.generator.rendered import Rendered
from tests.quality.golden import keys
from tests.quality.golden.calendar import Size
from tests.quality.golden.draw import draw
from tests.quality.golden.finish import Finish, draw_finishes, named
from tests.quality.golden.reserve import Pool, has_layout
from tests.quality.golden.typeset import Task, lay_out, typeset_all


@dataclass(frozen=True, slots=True)
class GoldenCorpus:
    """The graph, every document set (by document id), its reading key, which facts it shows, and how it was finished.

    `said` are the wordings of activities that stand in prose, by id.
    """

    graph: PlanGraph
    rendered: Mapping[str, Rendered]
    keys: Mapping[str, str]
    shows: Mapping[str, frozenset[str]]
    said: Mapping[str, str]
    finishes: Mapping[str, Finish]


def make(
    seed: int,
    only: tuple[str, ...] = (),
    pool: Pool = "all",
    size: Size = "small",
    *,
    finishes: Mapping[str, Finish] | None = None,
) -> GoldenCorpus:
    """Draw municipalities and set their documents, or `only` those of some layouts, as a pool may set them.

    `finishes` stand instead of the drawn ones, by layout.
    """
    drawn = draw(seed, size)
    finished = _finished(seed, drawn, finishes or {})
    graph = named(drawn, finished)
    made = {name: one for name, one in graph.documents.items() if _is_set(one, only, pool)}
    sources = {name: graph.documents[one.same_bytes_as or name] for name, one in made.items()}
    tasks = {one.id: _task(one, graph, seed, pool, finished[one.id]) for one in sources.values()}
    printed = typeset_all(tasks.values())
    rendered = {name: printed[one.id] for name, one in sources.items()}
    return GoldenCorpus(
        replace(graph, documents=made),
        rendered,
        {name: _key(made[name], tasks[one.id], rendered[name]) for name, one in sources.items()},
        {name: tasks[one.id].laid.shows for name, one in sources.items()},
        {activity: one.text for task in tasks.values() for activity, one in task.job.said.items()},
        {name: finished[name] for name in made},
    )


def _finished(seed: int, graph: PlanGraph, chosen: Mapping[str, Finish]) -> dict[str, Finish]:
    """Return every document's finish; the same file in two places has one."""
    drawn = draw_finishes(seed, graph)
    sources = {name: graph.documents[one.same_bytes_as or name] for name, one in graph.documents.items()}
    return {name: chosen.get(one.sections[0].layout, drawn[one.id]) for name, one in sources.items()}


def _task(document: PlanDocument, graph: PlanGraph, seed: int, pool: Pool, finish: Finish) -> Task:
    job, laid = lay_out(document, of_kommun(graph, document.kommun), seed, pool)
    return Task(job, laid, finish)


def _key(document: PlanDocument, task: Task, rendered: Rendered) -> str:
    return keys.write(document, task.job, task.laid, rendered)


def _is_set(document: PlanDocument, only: tuple[str, ...], pool: Pool) -> bool:
    layout = document.sections[0].layout
    return has_layout(pool, layout) and (not only or layout in only)


def of_kommun(graph: PlanGraph, kommun: str) -> PlanGraph:
    """Return the graph with one municipality's organs alone: a document knows no others."""
    return replace(graph, organs={name: one for name, one in graph.organs.items() if one.kommun == kommun})


def write(corpus: GoldenCorpus, folder: Path) -> None:
    """Write documents and manifest into a folder, the keys into its folder `keys`, the finishes beside them."""
    (folder / "keys").mkdir(parents=True, exist_ok=True)
    for name, one in corpus.rendered.items():
        file = corpus.graph.documents[name].file
        (folder / file).write_bytes(one.data)
        (folder / "keys" / f"{Path(file).stem}.json").write_text(corpus.keys[name], encoding="utf-8")
    (folder / "manifest.toml").write_text(manifest.write(corpus.graph), encoding="utf-8")
    told = [
        {"document": document.file, "layout": document.sections[0].layout, **asdict(corpus.finishes[name])}
        for name, document in corpus.graph.documents.items()
    ]
    (folder / "finishes.json").write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
