"""The passage questions of a golden corpus in BEIR's form: what staff ask in their own words, and where it is answered.

A passage is some lines of a page as the typesetter knows them, cut so that no wording is. Every passage is judged by
the templates that answer a question: it is relevant where it holds one, whichever document, year or municipality it
is of.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.quality.golden.asking.kinship import shared
from tests.quality.golden.asking.needs import HALVES, load
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


def cut(corpus: GoldenCorpus) -> tuple[Passage, ...]:
    """Return the passages of every page; the same file in two places is one document."""
    whole = frozenset(letters(text) for text in (*stated(corpus), *corpus.said.values()))
    return tuple(
        Passage(f"{name}:{number}:{place}", document.title, text)
        for name, document in corpus.graph.documents.items()
        if not document.same_bytes_as
        for number, page in enumerate(corpus.rendered[name].pages, start=1)
        for place, text in enumerate(_pieces(page, whole), start=1)
    )


def _pieces(page: str, whole: frozenset[str]) -> Iterator[str]:
    """Yield the lines of a page, some at a time; no piece ends inside a wording (letters alone)."""
    inside = _inside(letters(page), whole)
    lines: list[str] = []
    read = 0
    for line in page.splitlines():
        lines.append(line)
        read += len(letters(line))
        if sum(len(one.split()) for one in lines) >= SIZE and read not in inside:
            yield "\n".join(lines)
            lines = []
    if any(line.strip() for line in lines):
        yield "\n".join(lines)


def _inside(page: str, whole: frozenset[str]) -> frozenset[int]:
    """Return the places between two letters of a page where some wording is cut."""
    found = ((place.start(), place.end()) for text in whole for place in re.finditer(re.escape(text), page))
    return frozenset(at for start, end in found for at in range(start + 1, end))


def questions(corpus: GoldenCorpus, seed: int, pool: Pool) -> tuple[Asked, ...]:
    """Draw the questions of both halves: wordings that some passage answers, near ones in words of theirs."""
    rng = random.Random(f"passages {seed}")  # noqa: S311 - a draw that can be repeated
    pieces, texts = {one.id: letters(one.text) for one in cut(corpus)}, stated(corpus)
    made = []
    for half in HALVES:
        found = []
        for wording in (one for need in load(pool) for one in need.wordings(half)):
            answers = tuple(wording.found_in(texts))
            relevant = _holding(pieces, frozenset(map(letters, answers)))
            if relevant and (half == "far" or any(shared(wording.text, one) for one in answers)):
                found.append((wording.text, relevant))
        drawn = rng.sample(found, min(EACH, len(found)))
        made += [Asked(f"{half}-{number:03}", *one) for number, one in enumerate(drawn)]
    return tuple(made)


def _holding(pieces: Mapping[str, str], wanted: frozenset[str]) -> tuple[str, ...]:
    """Return the ids of the passages that hold one of the wordings (letters alone)."""
    return tuple(id_ for id_, piece in pieces.items() if any(part in piece for part in wanted))


def stated(corpus: GoldenCorpus) -> frozenset[str]:
    """Return the wordings of all goals, indicators and activities."""
    graph = corpus.graph
    named = (one.name for kind in (graph.goals, graph.indicators) for one in kind.values())
    return frozenset((*named, *(one.text for one in graph.activities.values())))


def write(corpus: GoldenCorpus, seed: int, pool: Pool, folder: Path) -> None:
    """Write corpus.jsonl, queries.jsonl and qrels.tsv into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    asked = questions(corpus, seed, pool)
    passages = [{"_id": one.id, "title": one.title, "text": one.text} for one in cut(corpus)]
    _lines(folder / "corpus.jsonl", passages)
    _lines(folder / "queries.jsonl", [{"_id": one.id, "text": one.text} for one in asked])
    judged = "".join(f"{one.id}\t{passage}\t1\n" for one in asked for passage in one.relevant)
    (folder / "qrels.tsv").write_text(f"query-id\tcorpus-id\tscore\n{judged}", encoding="utf-8")


def _lines(file: Path, records: list[dict[str, str]]) -> None:
    file.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records), encoding="utf-8")
