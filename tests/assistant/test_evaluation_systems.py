"""Retrieval systems in one table: what each is, and how they are compared."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.cli import main
from assistant.evaluation import reference_systems
from assistant.evaluation.beir import BeirSet, load_beir
from assistant.evaluation.intervals import paired
from assistant.evaluation.reference_systems import Bm25, tokenisers
from assistant.evaluation.retrieval import DEPTH
from assistant.evaluation.scoring import Tally, Unit
from assistant.evaluation.systems import Compared, compare, systems
from corpus.embedding import load_embedder
from tests.quality import baseline

TEXTS = {
    "d1": ("Trafik", "Kommunen bygger nya cykelvägar mellan tätorterna, och cykelvägarna belyses."),
    "d2": ("Förskola", "Förskolan har öppet från klockan sex på morgonen."),
    "d3": ("Personal", "Sjukfrånvaron bland medarbetarna minskade under året."),
    "d4": ("Vatten", "Sjöarna ska ha god vattenstatus, och bad vid sjön provas varje vecka."),
}
QUERIES = {
    "q1": ("Var byggs cykelväg?", "d1"),
    "q2": ("När öppnar förskolorna?", "d2"),
    "q3": ("medarbetares sjukfrånvaro", "d3"),
    "q4": ("badvattnets kvalitet i sjöar", "d4"),
}
ALL = ["plain", "snowball", "grams", "dense", "hybrid"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Write a retrieval set of four documents and four questions."""
    documents = ({"_id": id_, "title": title, "text": text} for id_, (title, text) in TEXTS.items())
    queries = ({"_id": id_, "text": text} for id_, (text, _) in QUERIES.items())
    judgements = (f"{id_}\t{wanted}\t1" for id_, (_, wanted) in QUERIES.items())
    (tmp_path / "corpus.jsonl").write_text("\n".join(map(json.dumps, documents)), encoding="utf-8")
    (tmp_path / "queries.jsonl").write_text("\n".join(map(json.dumps, queries)), encoding="utf-8")
    (tmp_path / "qrels.tsv").write_text("\n".join(["query-id\tcorpus-id\tscore", *judgements]), encoding="utf-8")
    return tmp_path


def compared(beir: BeirSet) -> dict[str, Compared]:
    """Measure every system on a set."""
    with systems(beir, load_embedder("hashing")) as searches:
        return {one.system: one for one in compare(beir, searches)}


def test_snowball_is_the_frozen_baseline(folder: Path) -> None:
    """This test ensures that the table's baseline gives exactly the scores of the frozen one."""
    documents = [(one.id, f"{one.title} {one.text}") for one in load_beir(folder).documents]
    tokenise = tokenisers()["snowball"]
    assert tokenise is not None
    ours, frozen = Bm25(documents, tokenise), baseline.Bm25(documents)
    for text, _ in QUERIES.values():
        theirs = frozen.search(text)
        found = ours.search(text, limit=DEPTH)
        assert found == theirs
        assert list(found) == list(theirs)


def test_each_tokeniser_meets_what_it_should() -> None:
    """This test ensures that plain words meet only themselves, stems their inflections, 4-grams parts of compounds."""
    documents = [("a", "cykelvägarna"), ("b", "skolan")]
    asked = {"plain": "Cykelvägarna", "snowball": "cykelväg", "grams": "cykel"}
    found = {name: Bm25(documents, one) for name, one in tokenisers().items() if one}
    assert all(list(found[name].search(text, limit=5)) == ["a"] for name, text in asked.items())
    assert not found["plain"].search("cykelväg", limit=5)
    assert not found["snowball"].search("cykel", limit=5)


def test_the_best_are_kept_and_ties_go_by_id() -> None:
    """This test ensures the order and the number of results, that nothing is found for nothing, and in nothing."""
    plain = reference_systems.plain_words
    index = Bm25([("c", "bad"), ("a", "bad"), ("b", "bad i sjön")], plain)
    assert list(index.search("bad", limit=2)) == ["a", "c"]
    assert index.search("!?", limit=5) == {}
    assert Bm25([], plain).search("bad", limit=5) == {}
    assert Bm25([("a", "")], plain).search("bad", limit=5) == {}


def test_every_system_is_beside_the_baseline(folder: Path) -> None:
    """This test ensures that all systems are measured, and compared with the baseline by the same questions."""
    found = compared(load_beir(folder))
    assert list(found) == ALL
    assert (found["snowball"].against, found["snowball"].differences) == (None, {})
    ours = found["hybrid"]
    assert ours.figures is not None
    assert dict(ours.figures.metrics) == {"ndcg@10": 1.0, "recall@10": 1.0, "mrr": 1.0}
    assert ours.against == "snowball"
    gain = ours.differences["ndcg@10"]
    assert gain.bounds is not None
    assert gain.bounds[0] <= gain.value <= gain.bounds[1]
    assert gain.value > 0
    assert compared(load_beir(folder)) == found


def test_without_snowball_the_row_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """This test ensures that without the stemmer's package the others are compared with plain words."""
    monkeypatch.setattr(reference_systems, "_STEMMER", "no_such_stemmer")
    found = compared(load_beir(folder))
    assert list(found) == ALL
    assert found["snowball"].figures is None
    assert found["hybrid"].against == found["dense"].against == "plain"


def test_the_command_keeps_its_format_and_adds_the_systems(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """This test ensures that --json gives the shipped system's figures and misses as ever, and every system beside."""
    assert run("--json", folder) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["metrics"] == {"ndcg@10": 1.0, "recall@10": 1.0, "mrr": 1.0}
    assert record["misses"] == []
    assert [one["system"] for one in record["systems"]] == ALL
    shipped = record["systems"][-1]
    assert shipped["metrics"] == record["metrics"]
    assert shipped["differences"]["mrr"].keys() == {"value", "bounds"}


def test_the_table_names_every_system(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """This test ensures that the table has a row a system, says what is compared with what, and what was left out."""
    assert run(folder) == 0
    table = capsys.readouterr().out
    for name in ("BM25, hela ord", "BM25, Snowballs ordstammar", "BM25, 4-gram i ord", "Bara vektorer", "Röda tråden"):
        assert name in table
    assert "Skillnad: mot BM25, Snowballs ordstammar" in table
    monkeypatch.setattr(reference_systems, "_STEMMER", "no_such_stemmer")
    assert run(folder) == 0
    table = capsys.readouterr().out
    assert "Skillnad: mot BM25, hela ord" in table
    assert "snowballstemmer är inte installerat" in table


def run(*arguments: str | Path) -> int:
    """Run `roda eval retrieval` and return its exit code."""
    with pytest.raises(SystemExit) as ended:
        main(["eval", "retrieval", *map(str, arguments)])
    return int(ended.value.code or 0)


def test_paired_intervals() -> None:
    """This test ensures that pairs are kept together, that chance changes nothing, and that one unit tells nothing."""

    def units(*shares: float) -> tuple[Unit, ...]:
        return tuple(Unit(str(at), (("mrr", Tally(share, 1)),)) for at, share in enumerate(shares))

    hard, easy = units(0.1, 0.9, 0.2, 1.0), units(0.2, 1.0, 0.3, 1.1)
    assert paired(easy, hard, "mrr") == pytest.approx((0.1, 0.1))
    low, high = paired(units(0.0, 1.0, 1.0), units(1.0, 0.0, 0.0), "mrr") or (0, 0)
    assert (low, high) == paired(units(0.0, 1.0, 1.0), units(1.0, 0.0, 0.0), "mrr")
    assert low < 0 < high
    assert paired(units(1.0), units(0.5), "mrr") is None
    assert paired(hard, easy, "ndcg@10") is None
