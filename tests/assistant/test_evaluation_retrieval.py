"""The measuring of retrieval: sets in BEIR's form, and the faults of a ranking that the figures must notice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.evaluation.beir import BeirSet, load_beir
from assistant.evaluation.retrieval import DEPTH, Search, measure_retrieval, product_search
from corpus.embedding import load_embedder
from corpus.errors import MeasureError

TEXTS = {
    "d1": "Kommunen bygger nya cykelvägar mellan tätorterna.",
    "d2": "Förskolan har öppet från klockan sex på morgonen.",
    "d3": "Sjukfrånvaron bland medarbetarna minskade under året.",
}
QUERIES = {"q1": ("Var byggs cykelväg?", "d1"), "q2": ("När öppnar förskolan?", "d2"), "q3": ("sjukfrånvaro", "d3")}


def write_set(folder: Path) -> Path:
    """Write a retrieval set of three documents."""
    documents = ({"_id": id_, "title": "", "text": text} for id_, text in TEXTS.items())
    queries = ({"_id": id_, "text": text} for id_, (text, _) in QUERIES.items())
    judgements = (f"{id_}\t{wanted}\t1" for id_, (_, wanted) in QUERIES.items())
    (folder / "corpus.jsonl").write_text("\n".join(map(json.dumps, documents)), encoding="utf-8")
    (folder / "queries.jsonl").write_text("\n".join(map(json.dumps, queries)), encoding="utf-8")
    (folder / "qrels.tsv").write_text("\n".join(["query-id\tcorpus-id\tscore", *judgements]), encoding="utf-8")
    return folder


def figures(beir: BeirSet, search: Search) -> dict[str, float | None]:
    """Return the figures by name."""
    return dict(measure_retrieval(beir, search).metrics)


def test_the_product_finds_what_is_plainly_there(tmp_path: Path) -> None:
    """This test ensures that a set is indexed and searched as the product does it."""
    beir = load_beir(write_set(tmp_path))
    with product_search(beir, load_embedder("hashing")) as search:
        assert figures(beir, search) == {"ndcg@10": 1.0, "recall@10": 1.0, "mrr": 1.0}
        assert len(search("cykelväg")) <= DEPTH


def test_a_fault_of_the_ranking_is_noticed(tmp_path: Path) -> None:
    """This test ensures that a ranking turned round loses nDCG and MRR, and that an empty one is a named miss."""
    beir = load_beir(write_set(tmp_path))
    with product_search(beir, load_embedder("hashing")) as search:
        turned = figures(beir, lambda text: {id_: -score for id_, score in search(text).items()})
    assert (turned["ndcg@10"] or 0) < 1
    assert (turned["mrr"] or 0) < 1
    nothing = measure_retrieval(beir, lambda _: {})
    assert dict(nothing.metrics)["recall@10"] == 0
    assert {miss.expected for miss in nothing.misses} == set(TEXTS)


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("corpus.jsonl", "{}", "corpus.jsonl rad 1: fältet _id saknas"),
        ("queries.jsonl", "x", "queries.jsonl rad 1: .*JSON"),
        ("qrels.tsv", "huvud\nq1 d1 1", "qrels.tsv rad 2"),
        ("qrels.tsv", "huvud\nq1\td9\t1", "id som inte finns"),
        ("qrels.tsv", "huvud", "inga bedömningar"),
    ],
)
def test_a_wrong_set_is_named(tmp_path: Path, file: str, content: str, said: str) -> None:
    """This test ensures that the message names the file and the line."""
    (write_set(tmp_path) / file).write_text(content, encoding="utf-8")
    with pytest.raises(MeasureError, match=said):
        load_beir(tmp_path)
