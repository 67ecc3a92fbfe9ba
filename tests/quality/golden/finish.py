"""How a finished document reaches its reader: which typesetter, and what the years and the office did to the file."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from tests.quality.generator.graph import PlanDocument, PlanGraph

Typesetter = Literal["weasyprint", "libreoffice", "word", "web"]
Noise = Literal[
    "scan", "curves", "doubled", "hyphens", "split_words", "split_rows", "characters", "landscape"
]  # fmt: skip
TYPESETTERS: Mapping[Typesetter, float] = {"weasyprint": 3, "libreoffice": 2, "word": 1}
SHARES: Mapping[Noise, float] = {
    "scan": 0.05,
    "curves": 0.04,
    "doubled": 0.08,
    "hyphens": 0.08,
    "split_words": 0.07,
    "split_rows": 0.08,
    "characters": 0.08,
    "landscape": 0.05,
}
"""Each noise's own share of the PDFs; together they leave about six of ten clean."""
IN_WORD = frozenset({"characters", "landscape"})
"""What can befall a document that is handed on as Word's own file."""
SUFFIXES: Mapping[Typesetter, str] = {"weasyprint": ".pdf", "libreoffice": ".pdf", "word": ".docx", "web": ".html"}


@dataclass(frozen=True, slots=True)
class Finish:
    """A document's typesetter and noise; `grain` seeds where exactly the noise falls."""

    typesetter: Typesetter
    noise: tuple[Noise, ...] = ()
    grain: int = 0


def draw_finish(seed: int, document: PlanDocument) -> Finish:
    """Draw a document's finish from a stream of its own, so that it moves no other draw; web pages stay web pages."""
    rng = random.Random(f"finish {seed} {document.id}")  # noqa: S311 - a draw that can be repeated
    (typesetter,) = rng.choices(tuple(TYPESETTERS), tuple(TYPESETTERS.values()))
    drawn = tuple(noise for noise, share in SHARES.items() if rng.random() < share)
    grain = rng.getrandbits(32)
    if document.file.endswith(".html"):
        return Finish("web")
    return Finish(typesetter, tuple(noise for noise in drawn if _can_be(noise, typesetter, drawn)), grain)


def _can_be(noise: Noise, typesetter: Typesetter, drawn: tuple[Noise, ...]) -> bool:
    """Say whether a noise can befall a document; a scan has no outlines, and only WeasyPrint draws twice here."""
    if typesetter == "word":
        return noise in IN_WORD
    if noise == "doubled":
        return typesetter == "weasyprint"
    return noise != "curves" or "scan" not in drawn


def draw_finishes(seed: int, graph: PlanGraph) -> dict[str, Finish]:
    """Draw the finish of every document of a graph, by document id."""
    return {name: draw_finish(seed, document) for name, document in graph.documents.items()}


def named(graph: PlanGraph, finishes: Mapping[str, Finish]) -> PlanGraph:
    """Return the graph with file names that end as the finishes want."""
    documents = {
        name: replace(document, file=Path(document.file).stem + SUFFIXES[finishes[name].typesetter])
        for name, document in graph.documents.items()
    }
    return replace(graph, documents=documents)
