"""Train the model: `python -m corpus.embedding.training --data DIR --out DIR --seed N`. Needs torch.

Read from top to bottom: which words are listed; what company and spelling say of them; what pairs of texts and of
synonyms add; how well what comes of it finds what was held out.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from corpus.embedding.hashing import HashingEmbedder
from corpus.embedding.static import load
from corpus.embedding.training.company import company_vectors
from corpus.embedding.training.fitting import Kind, Recipe, fit
from corpus.embedding.training.folder import write_folder
from corpus.embedding.training.judging import recall, sample, synonym_recall
from corpus.embedding.training.listing import Listing, listing
from corpus.embedding.training.numbered import (
    Texts,
    Vocabulary,
    counts,
    expanded,
    flat,
    numbered,
    overlaps,
    side,
    without_copies,
)
from corpus.embedding.training.pairs import Pair, read_pairs, read_paragraphs, sentence_pairs
from corpus.embedding.training.spelling import leaning
from corpus.embedding.training.thesaurus import inflected, read_synonyms, split_synonyms

LOG = logging.getLogger(__name__)
VERSION = 2
LONGEST_TEXT = 200
"""Pieces of a text that are trained on."""
SYNONYMS = 512
"""Pairs of synonyms beside each batch of texts."""
SYNONYM_SHARE = 0.3


def main() -> None:
    """Train, write the folder, and log what it finds of what was held out."""
    asked = _arguments()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    recipe = Recipe(seed=asked.seed, rate=asked.rate, epochs=asked.epochs)
    train, held_out = read_pairs(asked.data)
    synonyms, held_synonyms = split_synonyms(read_synonyms(asked.thesaurus) if asked.thesaurus else [])
    vocabulary = Vocabulary()
    texts = _numbered(train[: asked.pairs], vocabulary)
    paragraphs, spans = _paragraphs(read_paragraphs(asked.data, most=asked.paragraphs), held_out, vocabulary)
    listed = listing(vocabulary, counts(paragraphs, len(vocabulary)))
    LOG.info("%d rows for %d words, %s", len(listed.words), len(vocabulary), recipe)
    rows = _without_pairs(listed, paragraphs, vocabulary, dimensions=asked.dimensions, seed=asked.seed)
    parts = listed.pieces_of(vocabulary)
    anchors, positives = (expanded(one, parts, most=LONGEST_TEXT) for one in side([texts, spans]))
    kinds = [
        Kind(anchors, positives, recipe.batch, 1.0),
        *_synonyms(inflected(synonyms, listed.words, seed=asked.seed), listed),
    ]
    LOG.info("pairs of each kind: %s", [len(kind.anchors) for kind in kinds])
    rows = fit(rows, kinds, listed.weights, recipe=recipe)
    name = f"svenska-{1 + asked.dimensions}-v{VERSION}"
    write_folder(asked.out, listed.words, rows, weights=listed.weights, name=name)
    _judge(asked.out, sample(held_out, seed=asked.seed), held_synonyms, listed)


def _arguments() -> argparse.Namespace:
    usual = Recipe()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder of pairs.jsonl.gz and paragraphs.txt.gz")
    parser.add_argument("--out", type=Path, required=True, help="the folder to write")
    parser.add_argument("--thesaurus", type=Path, help="synonyms, a .dat file of MyThes")
    parser.add_argument("--seed", type=int, default=usual.seed)
    parser.add_argument("--dimensions", type=int, default=255)
    parser.add_argument("--rate", type=float, default=usual.rate)
    parser.add_argument("--epochs", type=float, default=usual.epochs)
    parser.add_argument("--pairs", type=int, help="train on the first so many pairs only")
    parser.add_argument("--paragraphs", type=int, help="read the first so many paragraphs only")
    return parser.parse_args()


def _numbered(pairs: Sequence[Pair], vocabulary: Vocabulary) -> tuple[Texts, Texts]:
    return (
        numbered([one.anchor for one in pairs], vocabulary),
        numbered([one.positive for one in pairs], vocabulary),
    )


def _paragraphs(
    paragraphs: Sequence[str], held_out: Sequence[Pair], vocabulary: Vocabulary
) -> tuple[Texts, tuple[Texts, Texts]]:
    """Return the paragraphs, each once, and their sentences with the rest; without what stands in a held-out text."""
    whole, (ones, rests) = numbered(paragraphs, vocabulary), _numbered(list(sentence_pairs(paragraphs)), vocabulary)
    kept_back = numbered([one.positive for one in held_out], Vocabulary(vocabulary))
    whole = whole.take(np.flatnonzero(~overlaps(whole, kept_back)))
    kept = np.flatnonzero(~overlaps(rests, kept_back))
    LOG.info("%d of %d pairs of paragraphs kept", len(kept), len(rests))
    return without_copies(whole), (ones.take(kept), rests.take(kept))


def _without_pairs(
    listed: Listing, paragraphs: Texts, vocabulary: Vocabulary, *, dimensions: int, seed: int
) -> NDArray[np.float32]:
    """Return the rows that paragraphs alone give, their numbers about 1."""
    texts = Texts(listed.rows_of(vocabulary)[paragraphs.words], paragraphs.starts)
    company = company_vectors(texts, len(listed.words), dimensions=dimensions, seed=seed)
    LOG.info("company reckoned")
    rows: NDArray[np.float32] = np.sqrt(np.float32(dimensions)) * leaning(listed.words, company, listed.times)
    return rows


def _synonyms(pairs: Sequence[tuple[str, str]], listed: Listing) -> list[Kind]:
    """Return the pairs as texts of one word, one kind; none without pairs."""
    numbers = listed.numbers
    ones, others = (flat([[numbers[pair[place]]] for pair in pairs]) for place in (0, 1))
    return [Kind(ones, others, SYNONYMS, SYNONYM_SHARE)] if pairs else []


def _judge(folder: Path, pairs: Sequence[Pair], synonyms: Sequence[tuple[str, str]], listed: Listing) -> None:
    words = sorted({word for pair in synonyms for word in pair}.intersection(listed.words))
    known = [pair for pair in synonyms if set(pair) <= set(words)]
    for embedder in (load(folder), HashingEmbedder()):
        LOG.info("%s: recall@1 %.3f, @10 %.3f of %d", embedder.name, *recall(embedder, pairs), len(pairs))
        if known:
            LOG.info("of %d pairs of synonyms @10 %.3f", len(known), synonym_recall(embedder, known, words))


if __name__ == "__main__":
    main()
