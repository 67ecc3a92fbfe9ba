"""Train the model: `python -m corpus.embedding.training --data DIR --out DIR --seed N`. Needs torch."""

from __future__ import annotations

import argparse
import logging
from dataclasses import replace
from pathlib import Path

import numpy as np

from corpus.embedding.hashing import HashingEmbedder
from corpus.embedding.static import load
from corpus.embedding.training.fitting import Recipe, Words, fit
from corpus.embedding.training.folder import write_folder
from corpus.embedding.training.judging import recall, sample
from corpus.embedding.training.numbered import (
    Texts,
    Vocabulary,
    document_frequencies,
    listed_idf,
    numbered,
    overlaps,
    side,
    word_parts,
)
from corpus.embedding.training.pairs import Pair, read_pairs, read_paragraphs, sentence_pairs

LOG = logging.getLogger(__name__)
VERSION = 1


def main() -> None:
    """Train, write the folder, and log what it finds of the held-out pairs."""
    asked = _arguments()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    recipe = replace(Recipe(), seed=asked.seed, rows=asked.rows, dimensions=asked.dimensions, rate=asked.rate)
    train, held_out = read_pairs(asked.data)
    LOG.info("%d pairs to train on, %d held out", len(train), len(held_out))
    paragraphs = list(sentence_pairs(read_paragraphs(asked.data, most=asked.paragraphs)))
    vocabulary = Vocabulary()
    anchors, positives = _training_texts(train[: asked.pairs], held_out, paragraphs, vocabulary)
    hashes, starts = word_parts(vocabulary)
    listed, idf, default = listed_idf(document_frequencies(positives, len(vocabulary)), len(positives))
    idf_of_word = np.full(len(vocabulary), default, dtype=np.float32)
    idf_of_word[listed] = idf
    LOG.info("%d pairs with sentences, %d words, recipe %s", len(anchors), len(vocabulary), recipe)
    rows = fit(anchors, positives, Words(hashes, starts, idf_of_word), recipe=recipe)
    name = f"svenska-{1 + recipe.dimensions}-v{VERSION}"
    write_folder(asked.out, rows, name=name, idf=(hashes[starts[listed]], idf, default))
    judged = sample(held_out, seed=asked.seed)
    for embedder in (load(asked.out), HashingEmbedder()):
        found = recall(embedder, judged)
        LOG.info("%s: recall@1 %.3f, recall@10 %.3f among %d", embedder.name, *found, len(judged))


def _arguments() -> argparse.Namespace:
    usual = Recipe()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of pairs.jsonl.gz and paragraphs.txt.gz")
    parser.add_argument("--out", type=Path, required=True, help="the folder to write")
    parser.add_argument("--seed", type=int, default=usual.seed)
    parser.add_argument("--rows", type=int, default=usual.rows)
    parser.add_argument("--dimensions", type=int, default=usual.dimensions)
    parser.add_argument("--rate", type=float, default=usual.rate)
    parser.add_argument("--pairs", type=int, help="train on the first so many pairs only")
    parser.add_argument("--paragraphs", type=int, help="read the first so many paragraphs only")
    return parser.parse_args()


def _training_texts(
    train: list[Pair], held_out: list[Pair], paragraphs: list[Pair], vocabulary: Vocabulary
) -> tuple[Texts, Texts]:
    """Return anchors and positives; paragraphs that stand in a held-out text are left out."""
    pairs = [_numbered(some, vocabulary) for some in (train, paragraphs)]
    kept = np.flatnonzero(~overlaps(pairs[1][1], numbered([one.positive for one in held_out], Vocabulary(vocabulary))))
    LOG.info("%d of %d paragraphs kept", len(kept), len(paragraphs))
    return side([pairs[0], (pairs[1][0].take(kept), pairs[1][1].take(kept))])


def _numbered(pairs: list[Pair], vocabulary: Vocabulary) -> tuple[Texts, Texts]:
    return (
        numbered([one.anchor for one in pairs], vocabulary),
        numbered([one.positive for one in pairs], vocabulary),
    )


if __name__ == "__main__":
    main()
