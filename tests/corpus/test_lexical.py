"""Tests of corpus.lexical and corpus.bm25."""

from __future__ import annotations

import math
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields
from pathlib import Path

import pytest

from corpus import bm25, lexical
from corpus.errors import CorpusDamaged
from corpus.hits import Hit
from corpus.lexical import LexicalIndex
from corpus.model import Passage
from corpus.passage_words import PassageWords
from corpus.swedish import words
from tests.corpus.small_passages import WORDS, many, passage

QUERIES = [f"{first} {second} i kommunen" for first, second in zip(WORDS, WORDS[3:] + WORDS[:3], strict=True)]


def _index(folder: Path, passages: list[Passage]) -> LexicalIndex:
    lexical.build(folder, base=None, add=passages, remove=())
    return LexicalIndex.open(folder)


def _by_hand(query: str, passages: list[Passage]) -> list[Hit]:
    """Score every passage straight from the formula."""
    documents = [bm25.terms_of(bm25.content_of(one)) for one in passages]
    totals: Counter[str] = Counter()
    asked = bm25.terms_of(bm25.content_of(passage("q", query, query)))
    for field, weight in bm25.WEIGHTS.items():
        average = sum(len(document[field]) for document in documents) / len(documents)
        for term, times in Counter(asked[field]).items():
            having = sum(term in document[field] for document in documents)
            idf = math.log(1 + (len(documents) - having + 0.5) / (having + 0.5))
            for one, document in zip(passages, documents, strict=True):
                frequency = document[field].count(term)
                norm = 1.2 * (0.25 + 0.75 * len(document[field]) / average)
                totals[one.id] += weight * times * idf * frequency * 2.2 / (frequency + norm)
    ranked = sorted(((-score, name) for name, score in totals.items() if score > 0))
    return [Hit(name, -score) for score, name in ranked]


def test_finds_inflections(tmp_path: Path) -> None:
    """This test ensures that inflected and compounded words are found, by the text and by the headings above it."""
    index = _index(
        tmp_path / "i",
        [
            passage("a", "Fler förskolor byggs."),
            passage("b", "Taxan höjs.", "En omsorg att lita på"),
            passage("c", "12 %", header="Andel närproducerade livsmedel"),
        ],
    )
    assert [hit.passage_id for hit in index.search("Vad sägs om förskolan?", limit=5)] == ["a"]
    assert [hit.passage_id for hit in index.search("omsorgens mål", limit=5)] == ["b"]
    assert [hit.passage_id for hit in index.search("närproducerat livsmedel", limit=5)] == ["c"]


@pytest.mark.parametrize("text", ["", "   ", "😀", "!?", "()[]{}:*~^\"'", "AND OR NOT", 'id:"p0001"', "x" * 10_000])
def test_raw_user_text(tmp_path: Path, text: str) -> None:
    """This test ensures that no text is taken as query syntax, and that a text without known words finds nothing."""
    assert _index(tmp_path / "i", many(20)).search(text, limit=5) == []


def test_scores_are_the_formula(tmp_path: Path) -> None:
    """This test ensures that hits, order and scores are those of BM25 computed by hand, ties by id."""
    passages = many(120)
    index = _index(tmp_path / "i", passages)
    for query in ("bostäder äldre", "kulturen klimatet skolorna"):
        expected = _by_hand(query, passages)
        for limit in (1, 10, len(passages)):
            found = index.search(query, limit=limit)
            assert [hit.passage_id for hit in found] == [hit.passage_id for hit in expected[:limit]]
            assert [hit.score for hit in found] == pytest.approx([hit.score for hit in expected[:limit]])


def test_incremental_equals_rebuilt(tmp_path: Path) -> None:
    """This test ensures that an index grown by differences answers exactly as one made at once, scores included."""
    passages = many(600)
    lexical.build(tmp_path / "1", base=None, add=passages[:400], remove=())
    removed = [one.id for one in passages[:400:3]]
    lexical.build(tmp_path / "2", base=tmp_path / "1", add=passages[380:], remove=removed)
    lexical.build(tmp_path / "3", base=tmp_path / "2", add=passages[:30:3], remove=[passages[401].id, "unknown"])
    gone = {*removed, passages[401].id} - {one.id for one in (*passages[:30:3], *passages[380:400])}
    grown = LexicalIndex.open(tmp_path / "3")
    made = _index(tmp_path / "made", [one for one in reversed(passages) if one.id not in gone])
    assert grown.ids() == made.ids() == grown.stored_ids() == made.stored_ids()
    assert grown.count() == made.count() == 600 - len(gone)
    for query in QUERIES:
        for limit in (1, 20, 1000):
            assert grown.search(query, limit=limit) == made.search(query, limit=limit)
        asked = words(query)
        assert grown.rarities(asked) == made.rarities(asked)


def test_rare_words_are_rarer(tmp_path: Path) -> None:
    """This test ensures that a word's rarity is its lemma's, and that a word that stands nowhere is the rarest."""
    texts = ("Skolan växer", "Skolor behövs", "Badet är öppet")
    index = _index(tmp_path / "1", [passage(f"p{number}", text) for number, text in enumerate(texts)])
    school, schools, bath, nothing = index.rarities(["skolan", "skola", "bad", "zebra"])
    assert 0 < school == schools < bath < nothing


@pytest.mark.parametrize("few_allowed", [0, lexical.FEW_ALLOWED])
def test_filter_is_exact(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, few_allowed: int) -> None:
    """This test ensures that a filter, narrow or wide, loses no hit and changes no score or order."""
    monkeypatch.setattr(lexical, "FEW_ALLOWED", few_allowed)
    passages = many(400)
    index = _index(tmp_path / "i", passages)
    for query in QUERIES[:8]:
        everything = index.search(query, limit=len(passages))
        for allowed in ({passages[5].id}, {one.id for one in passages[::9]}, {one.id for one in passages[50:]}):
            expected = [hit for hit in everything if hit.passage_id in allowed]
            assert index.search(query, limit=10, allowed=index.rows(allowed)) == expected[:10]
        assert index.search(query, limit=10, allowed=index.rows([])) == []
        assert index.search(query, limit=10, allowed=index.rows(["unknown"])) == []


def test_the_share_that_holds_a_word(tmp_path: Path) -> None:
    """This test ensures that passages with any form of a word are counted, those that were removed not."""
    texts = {"a": "Fler förskolor byggs.", "b": "Förskolan är full.", "c": "Taxan höjs.", "d": "Skolan är ny."}
    lexical.build(tmp_path / "1", base=None, add=[passage(name, text) for name, text in texts.items()], remove=())
    lexical.build(tmp_path / "2", base=tmp_path / "1", add=(), remove=["a"])
    shares = [LexicalIndex.open(tmp_path / name).share_holding("förskolorna") for name in ("1", "2")]
    assert shares == [1 / 2, 1 / 3]
    assert LexicalIndex.open(tmp_path / "2").share_holding("okänt") == 0


def test_base_is_only_read(tmp_path: Path) -> None:
    """This test ensures that an open index answers the same while and after the next one is built from it."""
    passages = many(100)
    index = _index(tmp_path / "1", passages)
    before = [index.search(query, limit=10) for query in QUERIES]
    files = {path: path.read_bytes() for path in (tmp_path / "1").iterdir()}
    lexical.build(tmp_path / "2", base=tmp_path / "1", add=[passage("new", "skola")], remove=[passages[0].id])
    assert {path: path.read_bytes() for path in (tmp_path / "1").iterdir()} == files
    assert [index.search(query, limit=10) for query in QUERIES] == before


def test_threads(tmp_path: Path) -> None:
    """This test ensures that threads sharing an index get what one thread gets."""
    index = _index(tmp_path / "i", many(200))
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda query: index.search(query, limit=10), QUERIES * 4))
    assert together == [index.search(query, limit=10) for query in QUERIES * 4]


def test_empty_index(tmp_path: Path) -> None:
    """This test ensures that an index without passages opens and finds nothing."""
    index = _index(tmp_path / "i", [])
    assert (index.count(), index.ids(), index.stored_ids(), index.search("skola", limit=5)) == (0, (), (), [])


def test_damage(tmp_path: Path) -> None:
    """This test ensures that a missing or damaged index is named, with what to do."""
    with pytest.raises(CorpusDamaged, match=r"nowhere.*roda doctor"):
        LexicalIndex.open(tmp_path / "nowhere")
    lexical.build(tmp_path / "i", base=None, add=many(5), remove=())
    (tmp_path / "i" / "meta.json").write_text("{")
    with pytest.raises(CorpusDamaged):
        LexicalIndex.open(tmp_path / "i")


@pytest.mark.parametrize("name", [f"{one.name}.npy" for one in fields(PassageWords)])
def test_damaged_words(tmp_path: Path, name: str) -> None:
    """This test ensures that an array that is missing, cut off, empty or another one's is found on opening."""
    lexical.build(tmp_path / "i", base=None, add=many(5), remove=())
    place = tmp_path / "i" / name
    whole = place.read_bytes()
    for spoilt in (None, b"", whole[:-3], whole[:100], b"\0" * len(whole)):
        place.unlink(missing_ok=True)
        if spoilt is not None:
            place.write_bytes(spoilt)
        with pytest.raises(CorpusDamaged, match="roda doctor"):
            LexicalIndex.open(tmp_path / "i")
    lexical.build(tmp_path / "more", base=None, add=many(9), remove=())
    place.write_bytes((tmp_path / "more" / name).read_bytes())
    if name not in ("words.npy", "gram_words.npy"):
        with pytest.raises(CorpusDamaged):
            LexicalIndex.open(tmp_path / "i")


def test_closed(tmp_path: Path) -> None:
    """This test ensures that a closed index says so instead of finding nothing, and closes twice."""
    index = _index(tmp_path / "i", many(5))
    index.close()
    index.close()
    with pytest.raises(ValueError, match="closed"):
        index.search("skola", limit=1)
