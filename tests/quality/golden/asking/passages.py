"""The passage questions of a golden corpus in BEIR's form: what staff ask in their own words, and where it is answered.

A passage is some lines of a page as the typesetter knows them. Every passage is judged by the templates that answer
a need: it is relevant where it has half a wording or more, whichever document, year or municipality it is of.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from tests.quality.golden.asking.needs import HALVES, Half, load
from tests.quality.golden.corpus import GoldenCorpus
from tests.quality.golden.reserve import Pool
from tests.quality.golden.typesetters.pages import letters

EACH = 100
"""Questions of each half, at most."""
SIZE = 40
"""Words of a passage before it ends with its line; what is left of a page may be fewer."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Lines of a page of a document, with the document's title."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and the ids of the passages that answer it. The id begins with its half."""

    id: str
    text: str
    relevant: tuple[str, ...]


def cut(corpus: GoldenCorpus) -> tuple[tuple[Passage, ...], ...]:
    """Return the passages of every page; the same file in two places is one document."""
    return tuple(
        tuple(
            Passage(f"{name}:{number}:{place}", document.title, text)
            for place, text in enumerate(_pieces(page), start=1)
        )
        for name, document in corpus.graph.documents.items()
        if not document.same_bytes_as
        for number, page in enumerate(corpus.rendered[name].pages, start=1)
    )


def _pieces(page: str) -> Iterator[str]:
    lines: list[str] = []
    for line in page.splitlines():
        lines.append(line)
        if sum(len(one.split()) for one in lines) >= SIZE:
            yield "\n".join(lines)
            lines = []
    if any(line.strip() for line in lines):
        yield "\n".join(lines)


def questions(corpus: GoldenCorpus, seed: int, pool: Pool) -> tuple[Asked, ...]:
    """Draw the questions of both halves: wordings of needs that some passage answers."""
    rng = random.Random(f"passages {seed}")  # noqa: S311 - a draw that can be repeated
    pages, texts = cut(corpus), stated(corpus)
    found: dict[Half, list[Asked]] = {half: [] for half in HALVES}
    for need in load(pool):
        relevant = _holding(pages, frozenset(letters(part) for part in need.found_in(texts)))
        for half in HALVES if relevant else ():
            for text in need.wordings(half):
                found[half].append(Asked("", text, relevant))
    drawn = {half: rng.sample(asked, min(EACH, len(asked))) for half, asked in found.items()}
    return tuple(
        Asked(f"{half}-{number:03}", one.text, one.relevant)
        for half, asked in drawn.items()
        for number, one in enumerate(asked)
    )


def stated(corpus: GoldenCorpus) -> frozenset[str]:
    """Return the wordings of all goals, indicators and activities."""
    graph = corpus.graph
    named = (one.name for kind in (graph.goals, graph.indicators) for one in kind.values())
    return frozenset((*named, *(one.text for one in graph.activities.values())))


def _holding(pages: tuple[tuple[Passage, ...], ...], wanted: frozenset[str]) -> tuple[str, ...]:
    """Return the ids of the passages that hold at least half of a wording (letters alone)."""
    return tuple(dict.fromkeys(one for page in pages for text in sorted(wanted) for one in _places(page, text)))


def _places(page: tuple[Passage, ...], text: str) -> Iterator[str]:
    pieces = [letters(passage.text) for passage in page]
    ends = tuple(accumulate(map(len, pieces)))
    whole = "".join(pieces)
    at = whole.find(text)
    while at >= 0:
        for passage, piece, end in zip(page, pieces, ends, strict=True):
            if 2 * (min(end, at + len(text)) - max(end - len(piece), at)) >= len(text):
                yield passage.id
        at = whole.find(text, at + 1)


def write(corpus: GoldenCorpus, seed: int, pool: Pool, folder: Path) -> None:
    """Write corpus.jsonl, queries.jsonl and qrels.tsv into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    asked = questions(corpus, seed, pool)
    passages = [{"_id": one.id, "title": one.title, "text": one.text} for page in cut(corpus) for one in page]
    _lines(folder / "corpus.jsonl", passages)
    _lines(folder / "queries.jsonl", [{"_id": one.id, "text": one.text} for one in asked])
    judged = "".join(f"{one.id}\t{passage}\t1\n" for one in asked for passage in one.relevant)
    (folder / "qrels.tsv").write_text(f"query-id\tcorpus-id\tscore\n{judged}", encoding="utf-8")


def _lines(file: Path, records: list[dict[str, str]]) -> None:
    file.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records), encoding="utf-8")
