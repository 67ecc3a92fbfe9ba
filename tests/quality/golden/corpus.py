"""The whole path: a seed in; documents, manifest and keys out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from tests.quality.generator import manifest
from tests.quality.generator.graph import PlanDocument, PlanGraph
from tests.quality.generator.rendered import Rendered
from tests.quality.golden import keys
from tests.quality.golden.calendar import Size
from tests.quality.golden.draw import draw
from tests.quality.golden.reserve import Pool, has_layout
from tests.quality.golden.typeset import lay_out, typeset


@dataclass(frozen=True, slots=True)
class GoldenCorpus:
    """The graph, every document set (by document id), its reading key, and which kinds of fact it shows.

    `said` are the wordings of activities that stand in prose, by id.
    """

    graph: PlanGraph
    rendered: Mapping[str, Rendered]
    keys: Mapping[str, str]
    shows: Mapping[str, frozenset[str]]
    said: Mapping[str, str]


def make(seed: int, only: tuple[str, ...] = (), pool: Pool = "all", size: Size = "small") -> GoldenCorpus:
    """Draw municipalities and set their documents, or `only` those of some layouts, as a pool may set them."""
    graph = draw(seed, size)
    made = {name: one for name, one in graph.documents.items() if _is_set(one, only, pool)}
    rendered: dict[str, Rendered] = {}
    written: dict[str, str] = {}
    shows: dict[str, frozenset[str]] = {}
    said: dict[str, str] = {}
    for name, document in made.items():
        source = graph.documents[document.same_bytes_as or name]
        job, laid = lay_out(source, of_kommun(graph, source.kommun), seed, pool)
        rendered[name] = rendered[source.id] if document.same_bytes_as else typeset(job, laid)
        written[name] = keys.write(document, job, laid, rendered[name])
        shows[name] = laid.shows
        said |= {activity: one.text for activity, one in job.said.items()}
    return GoldenCorpus(replace(graph, documents=made), rendered, written, shows, said)


def _is_set(document: PlanDocument, only: tuple[str, ...], pool: Pool) -> bool:
    layout = document.sections[0].layout
    return has_layout(pool, layout) and (not only or layout in only)


def of_kommun(graph: PlanGraph, kommun: str) -> PlanGraph:
    """Return the graph with one municipality's organs alone: a document knows no others."""
    return replace(graph, organs={name: one for name, one in graph.organs.items() if one.kommun == kommun})


def write(corpus: GoldenCorpus, folder: Path) -> None:
    """Write documents and manifest into a folder, the keys into its folder `keys`."""
    (folder / "keys").mkdir(parents=True, exist_ok=True)
    for name, one in corpus.rendered.items():
        file = corpus.graph.documents[name].file
        (folder / file).write_bytes(one.data)
        (folder / "keys" / f"{Path(file).stem}.json").write_text(corpus.keys[name], encoding="utf-8")
    (folder / "manifest.toml").write_text(manifest.write(corpus.graph), encoding="utf-8")
