"""The whole path: a plan graph in, files, manifest and keys out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.quality.generator import docx, html, key, manifest, pdf, questions
from tests.quality.generator.graph import PlanGraph
from tests.quality.generator.layouts import lay_out
from tests.quality.generator.questions import Question
from tests.quality.generator.rendered import Rendered

TYPESETTERS: dict[str, Callable[..., Rendered]] = {".pdf": pdf.render, ".docx": docx.render, ".html": html.render}
MANIFEST = "manifest.toml"


@dataclass(frozen=True, slots=True)
class GeneratedCorpus:
    """Every document set (by document id), its reading key, the manifest's text, and the questions' lines."""

    rendered: Mapping[str, Rendered]
    keys: Mapping[str, str]
    manifest: str
    questions: str


def make(graph: PlanGraph, asked: tuple[Question, ...] = ()) -> GeneratedCorpus:
    """Set every document of the graph and work out what is expected of each question."""
    rendered = {
        document.id: TYPESETTERS[Path(document.file).suffix](document, graph, lay_out(document, graph))
        for document in graph.documents.values()
    }
    keys = {name: key.write(graph.documents[name], graph, one) for name, one in rendered.items()}
    return GeneratedCorpus(rendered, keys, manifest.write(graph), questions.write(asked, graph, rendered))


def write(corpus: GeneratedCorpus, graph: PlanGraph, *, documents: Path, keys: Path, asked: Path) -> None:
    """Write documents and manifest into one folder, keys into another, the questions into a file."""
    documents.mkdir(parents=True, exist_ok=True)
    keys.mkdir(parents=True, exist_ok=True)
    for name, one in corpus.rendered.items():
        file = graph.documents[name].file
        (documents / file).write_bytes(one.data)
        (keys / f"{Path(file).stem}.json").write_text(corpus.keys[name], encoding="utf-8")
    (documents / MANIFEST).write_text(corpus.manifest, encoding="utf-8")
    asked.write_text(corpus.questions, encoding="utf-8")
