"""How well held-out pairs find each other."""

from __future__ import annotations

import random
from collections.abc import Sequence

import numpy as np

from corpus.embedding.protocol import Embedder, Side
from corpus.embedding.training.pairs import Pair

AMONG = 2000
"""Positives, all different, that the right one is looked for among."""


def sample(pairs: Sequence[Pair], *, seed: int) -> list[Pair]:
    """Return AMONG pairs of different positives, drawn by seed."""
    by_positive: dict[str, Pair] = {}
    for pair in random.Random(seed).sample(list(pairs), len(pairs)):  # noqa: S311 - no secret
        by_positive.setdefault(pair.positive, pair)
    return list(by_positive.values())[:AMONG]


def recall(embedder: Embedder, pairs: Sequence[Pair], ranks: Sequence[int] = (1, 10)) -> list[float]:
    """Return for each rank how many anchors have their positive at it or before; ties count against."""
    anchors = embedder.embed([pair.anchor for pair in pairs], Side.QUERY)
    likeness = anchors @ embedder.embed([pair.positive for pair in pairs], Side.PASSAGE).T
    right = np.diagonal(likeness)
    places = (likeness >= right[:, None]).sum(axis=1)
    return [float(np.mean(places <= rank)) for rank in ranks]


def synonym_recall(
    embedder: Embedder, pairs: Sequence[tuple[str, str]], words: Sequence[str], *, rank: int = 10
) -> float:
    """Return how many pairs find their second word within rank, among words, by their first; ties count against."""
    vectors = embedder.embed(words, Side.PASSAGE)
    places = {word: number for number, word in enumerate(words)}
    found = []
    for one, other in pairs:
        likeness = vectors @ vectors[places[one]]
        likeness[places[one]] = -np.inf
        found.append((likeness >= likeness[places[other]]).sum() <= rank)
    return float(np.mean(found))
