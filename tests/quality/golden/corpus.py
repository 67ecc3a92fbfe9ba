"""The whole path: a seed in; documents, manifest and keys out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from tests.quality.generator import manifest
from tests.quality.generator.graph import PlanGraph
from tests.quality.generator.rendered import Rendered
from tests.quality.golden import keys
from tests.quality.golden.draw import draw
from tests.quality.golden.finish import Finish, draw_finishes, named
from tests.quality.golden.reserve import Pool, has_layout
from tests.quality.golden.typeset import Task, lay_out, typeset_all


@dataclass(frozen=True, slots=True)
class GoldenCorpus:
    """The graph, every document set (by document id), its reading key, and how it was finished."""

    graph: PlanGraph
    rendered: Mapping[str, Rendered]
    keys: Mapping[str, str]
    finishes: Mapping[str, Finish]


def make(
    seed: int, only: tuple[str, ...] = (), pool: Pool = "all", finishes: Mapping[str, Finish] | None = None
) -> GoldenCorpus:
    """Draw a municipality and set its documents, or `only` those of some layouts, as a pool may set them.

    `finishes` stand instead of the drawn ones, by document id.
    """
    drawn = draw(seed)
    finished = {**draw_finishes(seed, drawn), **(finishes or {})}
    graph = named(drawn, finished)
    tasks = {
        name: Task(*lay_out(document, graph, seed, pool), finished[name])
        for name, document in graph.documents.items()
        if has_layout(pool, name) and (not only or name in only)
    }
    rendered = typeset_all(tasks.values())
    written = {name: keys.write(task.job, task.laid, rendered[name]) for name, task in tasks.items()}
    made = {name: graph.documents[name] for name in rendered}
    return GoldenCorpus(replace(graph, documents=made), rendered, written, {name: finished[name] for name in rendered})


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
