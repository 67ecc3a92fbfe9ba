"""Tests of corpus.embedding.training."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from corpus.embedding.static import load
from corpus.embedding.training.folder import write_folder
from corpus.embedding.training.judging import recall, sample
from corpus.embedding.training.numbered import (
    SHINGLE,
    Vocabulary,
    document_frequencies,
    listed_idf,
    numbered,
    overlaps,
    side,
    word_parts,
)
from corpus.embedding.training.pairs import Pair, groups, keys, read_pairs, sentence_pairs
from corpus.embedding.word_rows import word_hashes


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
    assert document_frequencies(texts, len(vocabulary)).tolist() == [1, 2, 1]
    hashes, starts = word_parts(vocabulary)
    assert hashes[starts[1] : starts[2]].tolist() == word_hashes("b").tolist()
    anchors, positives = side([(texts, taken), (taken, texts)])
    assert (len(anchors), len(positives), anchors.words.tolist()) == (6, 6, [0, 1, 0, 1, 2, 1, 2, 0, 1, 0])


def test_idf() -> None:
    """This test ensures that rare words are not listed and weigh most."""
    listed, idf, default = listed_idf(np.array([2, 10, 5]), 10)
    assert listed.tolist() == [1, 2]
    assert 0.0 == idf[0] < idf[1] < default


def test_what_is_held_out_is_not_trained_on() -> None:
    """This test ensures that a text with SHINGLE words of a held-out one is noticed, over texts' bounds it is not."""
    vocabulary = Vocabulary()
    page = [f"ord{number}" for number in range(40)]
    held_out = numbered([" ".join(page)], vocabulary)
    texts = [" ".join(["annat", *page[5 : 5 + SHINGLE]]), " ".join(page[: SHINGLE - 1]), page[SHINGLE - 1], "annat här"]
    assert overlaps(numbered(texts, vocabulary), held_out).tolist() == [True, False, False, False]


def test_written_folder_is_read(tmp_path: Path) -> None:
    """This test ensures that rows survive 8 bits, and that recall counts what is found."""
    rows = np.random.default_rng(0).normal(size=(512, 7)).astype(np.float32)
    rows[3] = 0.0
    hashes = np.array([word_hashes(word)[0] for word in ("skola", "väg")])
    write_folder(tmp_path, rows, name="prov", idf=(hashes, np.array([1.0, 2.0], dtype=np.float32), 3.0))
    embedder = load(tmp_path)
    assert (embedder.name, embedder.dimensions) == ("prov", 8)
    own = rows[word_hashes("väg").astype(np.int64) % 512].mean(axis=0)
    assert embedder.embed(["väg"])[0][1:] @ own / np.linalg.norm(own) > 0.999
    pairs = [Pair("skola", "skola"), Pair("väg", "väg"), Pair("bro", "bro")]
    assert recall(embedder, pairs, ranks=(1,)) == [1.0]
    assert recall(embedder, [Pair("skola", "väg"), Pair("väg", "skola")], ranks=(1,)) == [0.0]
    assert len(sample([*pairs, Pair("annat", "bro")], seed=1)) == 3


@pytest.mark.check
def test_fitting_is_repeatable_and_learns() -> None:
    """This test ensures that equal seeds give equal rows, and that words that are paired come near each other."""
    from corpus.embedding.training.fitting import Recipe, Words, fit

    vocabulary = Vocabulary()
    kinds = ["skola elev", "väg bro", "vård läkare", "skog träd"]
    one = numbered([kinds[number % 4].split()[0] for number in range(64)], vocabulary)
    other = numbered([kinds[number % 4].split()[1] for number in range(64)], vocabulary)
    words = Words(*word_parts(vocabulary), np.ones(len(vocabulary), dtype=np.float32))
    recipe = Recipe(rows=256, dimensions=16, epochs=30, batch=8, seed=3)
    rows, again = (fit(one, other, words, recipe=recipe) for _ in range(2))
    assert np.array_equal(rows, again)
    vectors = {word: rows[word_hashes(word).astype(np.int64) % 256].mean(axis=0) for word in vocabulary}
    assert vectors["väg"] @ vectors["bro"] > vectors["väg"] @ vectors["träd"]
