"""The whole path: a seed in; documents, manifest and keys out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from tests.quality.generator import manifest
from tests.quality.generator.graph import PlanGraph
from tests.quality.generator.rendered import Rendered
from tests.quality.golden import keys
from tests.quality.golden.draw import draw
from tests.quality.golden.reserve import Pool, has_layout
from tests.quality.golden.typeset import lay_out, typeset


@dataclass(frozen=True, slots=True)
class GoldenCorpus:
    """The graph, every document set (by document id), and its reading key."""

    graph: PlanGraph
    rendered: Mapping[str, Rendered]
    keys: Mapping[str, str]


def make(seed: int, only: tuple[str, ...] = (), pool: Pool = "all") -> GoldenCorpus:
    """Draw a municipality and set its documents, or `only` those of some layouts, as a pool may set them."""
    graph = draw(seed)
    rendered: dict[str, Rendered] = {}
    written: dict[str, str] = {}
    for name, document in graph.documents.items():
        if has_layout(pool, name) and (not only or name in only):
            job, laid = lay_out(document, graph, seed, pool)
            rendered[name] = typeset(job, laid)
            written[name] = keys.write(job, laid, rendered[name])
    made = {name: graph.documents[name] for name in rendered}
    return GoldenCorpus(replace(graph, documents=made), rendered, written)


def write(corpus: GoldenCorpus, folder: Path) -> None:
    """Write documents and manifest into a folder, the keys into its folder `keys`."""
    (folder / "keys").mkdir(parents=True, exist_ok=True)
    for name, one in corpus.rendered.items():
        file = corpus.graph.documents[name].file
        (folder / file).write_bytes(one.data)
        (folder / "keys" / f"{Path(file).stem}.json").write_text(corpus.keys[name], encoding="utf-8")
    (folder / "manifest.toml").write_text(manifest.write(corpus.graph), encoding="utf-8")
