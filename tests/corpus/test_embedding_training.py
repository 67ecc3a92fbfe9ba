"""Tests of corpus.embedding.training."""

from __future__ import annotations

import gzip
import json
from itertools import chain
from pathlib import Path

import numpy as np
import pytest

from corpus.embedding.static import load
from corpus.embedding.training.company import company_vectors
from corpus.embedding.training.folder import write_folder
from corpus.embedding.training.judging import recall, sample, synonym_recall
from corpus.embedding.training.listing import listing
from corpus.embedding.training.numbered import SHINGLE, Vocabulary, counts, expanded, flat, numbered, overlaps, side
from corpus.embedding.training.pairs import Pair, groups, keys, read_pairs, sentence_pairs
from corpus.embedding.training.spelling import leaning
from corpus.embedding.training.thesaurus import inflected, read_synonyms, split_synonyms


def test_pages_stay_on_one_side(tmp_path: Path) -> None:
    """This test ensures that pairs that share a positive, a title or a statute are all trained on or all held out."""
    pairs = [
        {"source": "s", "anchor": f"Rubrik {page} – del {part} (Lag (1999:{page % 90}))", "positive": f"Text {page}"}
        for page in range(400)
        for part in range(3)
    ]
    with gzip.open(tmp_path / "pairs.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(pair) + "\n" for pair in pairs)
    train, held_out = read_pairs(tmp_path)
    assert len(train) + len(held_out) == len(pairs)
    assert held_out
    assert not {key for pair in train for key in keys(pair)} & {key for pair in held_out for key in keys(pair)}


def test_groups_are_joined_over_others() -> None:
    """This test ensures that two that share nothing are together when a third shares with both."""
    first, other, third, alone = groups([("a",), ("b",), ("a", "b"), ("c",)])
    assert first == other == third != alone


def test_sentence_pairs() -> None:
    """This test ensures that a sentence and the rest are the whole paragraph, and that scraps make no pair."""
    paragraph = "Vi bygger ut förskolan i söder. Det blir fyra nya avdelningar där. Bygget börjar redan i vår igen."
    (pair,) = sentence_pairs(["Bara en mening här alltså.", "Ja. Nej. Jo.", paragraph])
    assert sorted((pair.anchor + " " + pair.positive).split()) == sorted(paragraph.split())


def test_numbered_texts() -> None:
    """This test ensures that texts come back in the order asked for, and that words and rows are counted right."""
    vocabulary = Vocabulary()
    texts = numbered(["a b a", "", "b c"], vocabulary)
    taken = texts.take(np.array([2, 0, 1]))
    assert taken.words.tolist() == [1, 2, 0, 1, 0]
    assert taken.starts.tolist() == [0, 2, 5, 5]
    anchors, positives = side([(texts, taken), (taken, texts)])
    assert (len(anchors), len(positives), anchors.words.tolist()) == (6, 6, [0, 1, 0, 1, 2, 1, 2, 0, 1, 0])
    assert counts(numbered(["a b a", "c", "a b a"], vocabulary), len(vocabulary)).tolist() == [2, 1, 1]


def test_words_become_pieces() -> None:
    """This test ensures that each word of a text is exchanged for its parts, and that a text is cut at its length."""
    parts = flat([[7, 8], [], [9]])
    pieces = expanded(flat([[0, 1, 2], [1], [2, 0, 0]]), parts, most=4)
    assert [pieces.take(np.array([text])).words.tolist() for text in range(3)] == [[7, 8, 9], [], [9, 7, 8, 7]]


def test_listing() -> None:
    """This test ensures that common words weigh least, rare ones get no row, and every word has pieces."""
    vocabulary = Vocabulary()
    numbered(["och skola skolor ab"], vocabulary)
    listed = listing(vocabulary, np.array([500_000, 40, 2, 5]))
    assert listed.words[:3] == ["och", "skola", "ab"]
    weights = dict(zip(listed.words, listed.weights.tolist(), strict=True))
    assert weights["och"] == weights["s"] == 0.0 < weights["skola"] < weights["ab"] <= 1.0
    assert listed.rows_of(vocabulary).tolist() == [0, 1, -1, 2]
    assert listed.pieces_of({"abskola": 0, "skolor": 1, "och": 2}).words.tolist() == [2, 1]


def test_company() -> None:
    """This test ensures that words in the same company lie near each other though they never meet, each time."""
    rows = [[one, *company, one] for one, company in ((0, [2, 3]), (1, [2, 3]), (4, [5, 6])) for _ in range(9000)]
    vectors, again = (company_vectors(flat([*rows, [-1, -1]]), 8, dimensions=4, seed=1) for _ in range(2))
    assert np.array_equal(vectors, again)
    assert np.allclose(np.linalg.norm(vectors, axis=1), [1] * 7 + [0], atol=1e-5)
    assert vectors[0] @ vectors[1] > 0.6 > 0.3 > vectors[0] @ vectors[4]


def test_spelling() -> None:
    """This test ensures that a word without company comes near a common one that it is spelt like, which stays."""
    words = ["skolgård", "skolgården", "motorväg", "i"]
    vectors = np.eye(4, dtype=np.float32)
    vectors[1] = 0.0
    leant = leaning(words, vectors, np.array([100_000, 0, 100_000, 100_000]))
    assert leant[0] @ vectors[0] > 0.99
    assert leant[1] @ leant[0] > 0.5 > leant[1] @ leant[2]


def test_thesaurus(tmp_path: Path) -> None:
    """This test ensures that synonyms are read in their encoding, phrases left out, and listed forms drawn."""
    path = tmp_path / "th.dat"
    lines = "ISO-8859-1\nGamling|2\n|åldring|en gammal en\n-|Åldring|gubbe\nö|1\n|holme\nåldring|1\n|gamling\n"
    path.write_text(lines, encoding="iso-8859-1")
    pairs = read_synonyms(path)
    assert pairs == [("gamling", "åldring"), ("gamling", "gubbe"), ("holme", "ö")]
    assert sorted(chain.from_iterable(split_synonyms(pairs))) == sorted(pairs)
    drawn = inflected(pairs, ["gamlingar", "åldring", "åldringar", "holme"], seed=0)
    assert {frozenset(pair) for pair in drawn} <= {frozenset(("gamlingar", one)) for one in ("åldring", "åldringar")}
    assert len(drawn) == 6


def test_what_is_held_out_is_not_trained_on() -> None:
    """This test ensures that a text with SHINGLE words of a held-out one is noticed, over texts' bounds it is not."""
    vocabulary = Vocabulary()
    page = [f"ord{number}" for number in range(40)]
    held_out = numbered([" ".join(page)], vocabulary)
    texts = [" ".join(["annat", *page[5 : 5 + SHINGLE]]), " ".join(page[: SHINGLE - 1]), page[SHINGLE - 1], "annat här"]
    assert overlaps(numbered(texts, vocabulary), held_out).tolist() == [True, False, False, False]


def test_written_folder_is_read(tmp_path: Path) -> None:
    """This test ensures that rows survive 8 bits, and that recall counts what is found."""
    rows = np.random.default_rng(0).normal(size=(4, 7)).astype(np.float32)
    rows[3] = 0.0
    weights = np.array([1.0, 2.0, 0.5, 0.0], dtype=np.float32)
    write_folder(tmp_path, ["skola", "väg", "bro", "x"], rows, weights=weights, name="prov")
    embedder = load(tmp_path)
    assert (embedder.name, embedder.dimensions) == ("prov", 8)
    vectors = embedder.embed(["väg bro", "x", "[UNK]"])
    total = 2.0 * rows[1] + 0.5 * rows[2]
    assert vectors[0][1:] @ total / np.linalg.norm(total) > 0.999
    assert vectors[1].tolist() == vectors[2].tolist() == [1.0] + [0.0] * 7
    pairs = [Pair("skola", "skola"), Pair("väg", "väg"), Pair("bro", "bro")]
    assert recall(embedder, pairs, ranks=(1,)) == [1.0]
    assert recall(embedder, [Pair("skola", "väg"), Pair("väg", "skola")], ranks=(1,)) == [0.0]
    assert synonym_recall(embedder, [("skola", "väg")], ["skola", "väg", "bro"], rank=2) == 1.0
    assert len(sample([*pairs, Pair("annat", "bro")], seed=1)) == 3


@pytest.mark.check
def test_fitting_is_repeatable_and_learns() -> None:
    """This test ensures that equal seeds give equal rows, and that words that are paired come near each other."""
    from corpus.embedding.training.fitting import Kind, Recipe, fit

    kinds = [[0, 1], [2, 3], [4, 5], [6, 7]]
    one, other = (flat([[kinds[number % 4][place]] for number in range(64)]) for place in (0, 1))
    begin = np.random.default_rng(0).normal(size=(8, 16)).astype(np.float32)
    recipe = Recipe(epochs=30, rate=0.1, seed=3)
    pairs = [Kind(one, other, 8, 1.0), Kind(flat([[0]]), flat([[7]]), 512, 0.3)]
    rows, again = (fit(begin, pairs, np.ones(8, dtype=np.float32), recipe=recipe) for _ in range(2))
    assert np.array_equal(rows, again)
    assert rows[2] @ rows[3] > rows[2] @ rows[7]
