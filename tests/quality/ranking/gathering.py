"""Questions with judged passages, searched for with the product's own indexes: what the weights are fitted to."""

from __future__ import annotations

import json
import random
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.evaluation.beir import BeirText, load_beir
from assistant.finding.features import FEATURES, Around, seen, wanted, words_of
from assistant.finding.ranking import fuse
from assistant.finding.reranking import RERANKED
from assistant.finding.retrieval import CANDIDATES, keyword_scores
from corpus import generations
from corpus.embedding import Embedder, Side
from corpus.embedding.training.pairs import read_pairs
from corpus.generations import Generation
from corpus.model import Document, Locator, Passage, Span
from corpus.settings import load_settings
from corpus.store import Store
from tests.quality.golden.asking.needs import HALVES, load

SHARES = (0.0, 0.1, 0.15, 0.2, 0.25, 0.33, 0.4, 0.5, 0.6, 0.7)
"""Shares of the vectors that may be chosen."""
MOST_QUESTIONS = 400
MOST_TEXTS = 2000
"""Of the held-out pairs, drawn."""
_NUMBERS = re.compile(r"\d+")
Scores = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the ids of the passages that answer it, and the group that stays on one side of every split."""

    text: str
    relevant: frozenset[str]
    group: str


@dataclass(frozen=True, slots=True)
class Searched:
    """What a search gave of n passages: fused scores [shares, n] with whether each is reranked, features [n, f]."""

    group: str
    scores: Scores
    first: NDArray[np.bool_]
    features: Scores
    relevant: NDArray[np.bool_]
    known: int
    """Relevant passages, found or not."""


def of_golden(folders: Iterable[Path], embedder: Embedder) -> Iterator[tuple[str, list[Searched]]]:
    """Yield both halves of golden passage questions (`tests.quality.golden`); all wordings of a need are a group."""
    needs = {one.text: f"need {n}" for n, need in enumerate(load()) for half in HALVES for one in need.wordings(half)}
    found: dict[str, list[Searched]] = {half: [] for half in HALVES}
    for folder in folders:
        beir = load_beir(folder)
        asked = {
            query.id: Asked(query.text, frozenset(beir.relevant[query.id]), needs[query.text]) for query in beir.queries
        }
        searched = _searched(map(_as_passage, beir.documents), tuple(asked.values()), embedder)
        for id_, one in zip(asked, searched, strict=True):
            found[id_.partition("-")[0]].append(one)
    yield from found.items()


def of_pairs(folder: Path, embedder: Embedder) -> Iterator[tuple[str, list[Searched]]]:
    """Yield the held-out pairs of the training data by source: the anchor is asked, the positive is to be found."""
    held_out = read_pairs(folder)[1]
    sources: dict[str, list[tuple[str, str]]] = {}
    for pair in held_out:
        sources.setdefault(_sort_of(pair.anchor), []).append((pair.anchor, pair.positive))
    for source, pairs in sorted(sources.items()):
        rng = random.Random(source)  # noqa: S311 - a draw that can be repeated
        texts = sorted({text for _, text in pairs})
        ids = {text: f"t{number}" for number, text in enumerate(rng.sample(texts, min(MOST_TEXTS, len(texts))))}
        known = [Asked(asked, frozenset({ids[text]}), asked) for asked, text in pairs if text in ids]
        asked = rng.sample(known, min(MOST_QUESTIONS, len(known)))
        passages = (_as_passage(BeirText(_id=id_, text=text)) for text, id_ in ids.items())
        yield source, list(_searched(passages, asked, embedder))


def of_questions(file: Path, data_dir: Path, embedder: Embedder) -> tuple[str, list[Searched]]:
    """Return a question file over the corpus in a data directory: what stands on a source's page is relevant."""
    store = Store.open(load_settings(data_dir=data_dir))
    view = store.view()
    passages = {one.id: one for one in view.all_passages()}
    pages: dict[tuple[str, int], set[str]] = {}
    for one in passages.values():
        for part in one.locator.parts:
            pages.setdefault((one.locator.reading, part.page), set()).add(one.id)
    readings = {one.name.rpartition("/")[2]: one.reading for one in view.documents()}
    asked = []
    for line in map(json.loads, file.read_text(encoding="utf-8").splitlines()):
        sources = line["expect"].get("sources") or ()
        places = {(readings.get(one["document"], ""), one.get("page", 0)) for one in sources}
        relevant = frozenset(id_ for place in places for id_ in pages.get(place, ()))
        if relevant and not line["expect"].get("refuse"):
            asked.append(Asked(line["question"], relevant, _NUMBERS.sub("", line["question"])))
    rng = random.Random(file.name)  # noqa: S311 - a draw that can be repeated
    drawn = rng.sample(asked, min(MOST_QUESTIONS, len(asked)))
    return file.stem, list(_searched(passages.values(), drawn, embedder, documents=view.documents()))


def _sort_of(anchor: str) -> str:
    """Return what sort of pair it is, by how it begins and ends: the pairs as read do not tell their source."""
    if anchor.rstrip().endswith("?"):
        return "questions"
    return "statutes" if re.search(r"\((?:Lag|Förordning|Regeringens)", anchor) else "titles"


def _as_passage(text: BeirText) -> Passage:
    place = Locator(text.id, (Span(1, 0, len(text.text)),))
    return Passage(text.id, place, text.text, headings=(text.title,) if text.title else ())


def _searched(
    passages: Iterable[Passage], asked: Sequence[Asked], embedder: Embedder, *, documents: Sequence[Document] = ()
) -> Iterator[Searched]:
    """Index passages as the product does, and search for every question."""
    known = {one.id: one for one in passages}
    around = {
        reading: Around.of(one for one in documents if one.reading == reading)
        for reading in {one.reading for one in documents}
    }
    with tempfile.TemporaryDirectory(prefix="roda-ranking-") as folder:
        name = generations.rebuild(Path(folder), known.values(), embedder=embedder)
        with generations.open_generation(Path(folder), name) as generation:
            find = _finder(generation, embedder, known, around)
            yield from (find(one) for one in asked)


def _finder(
    generation: Generation, embedder: Embedder, passages: Mapping[str, Passage], around: Mapping[str, Around]
) -> Callable[[Asked], Searched]:
    def find(asked: Asked) -> Searched:
        words = keyword_scores(generation.lexical, asked.text, limit=CANDIDATES)
        vector = embedder.embed([asked.text], Side.QUERY)[0]
        near = {hit.passage_id: hit.score for hit in generation.vectors.search(vector, limit=CANDIDATES)}
        fused = [{one.passage_id: one.score for one in fuse(words, near, share=share)} for share in SHARES]
        firsts = [frozenset(list(one)[:RERANKED]) for one in fused]
        ids = sorted(frozenset().union(*firsts))
        sought = wanted(asked.text, generation.lexical.rarities(words_of(asked.text)))
        shown = [seen(passages[id_], around.get(passages[id_].locator.reading, Around()), sought) for id_ in ids]
        features = [[feature(sought, one) for feature in FEATURES.values()] for one in shown]
        return Searched(
            asked.group,
            np.array([[one[id_] for id_ in ids] for one in fused]),
            np.array([[id_ in first for id_ in ids] for first in firsts]),
            np.array(features).reshape(len(ids), len(FEATURES)),
            np.array([id_ in asked.relevant for id_ in ids]),
            len(asked.relevant),
        )

    return find
