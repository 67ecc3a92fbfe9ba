"""Rows are fitted so that texts of a pair are nearer each other than to the other texts of their batch.

In-batch contrastive loss, both ways (van den Oord et al., 2018). The only module that imports torch.
"""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn.functional import cross_entropy, embedding_bag, normalize

from corpus.embedding.training.numbered import Texts

LOG = logging.getLogger(__name__)
LOGGED = 50
"""Batches between two lines of the log."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What is chosen before fitting."""

    rows: int = 65_536
    dimensions: int = 255
    epochs: int = 2
    batch: int = 1024
    temperature: float = 0.05
    rate: float = 0.1
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Words:
    """Of every word of the vocabulary: the hashes of its rows, flat, where they begin [words + 1], and its idf."""

    hashes: NDArray[np.uint32]
    starts: NDArray[np.int64]
    idf: NDArray[np.float32]


def fit(anchors: Texts, positives: Texts, words: Words, *, recipe: Recipe) -> NDArray[np.float32]:
    """Return rows, float32 [rows, dimensions]. Equal input and threads give equal rows."""
    torch.manual_seed(recipe.seed)
    draws = np.random.default_rng(recipe.seed)
    table = torch.randn(recipe.rows, recipe.dimensions, requires_grad=True)
    optimiser = torch.optim.SparseAdam([table], lr=recipe.rate)
    steps = recipe.epochs * (len(anchors) // recipe.batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: max(0.0, 1 - step / max(1, steps)))
    parts = Texts((words.hashes % recipe.rows).astype(np.int32), words.starts)
    began, losses = time.monotonic(), list[float]()
    for _ in range(recipe.epochs):
        order = draws.permutation(len(anchors))[: len(anchors) // recipe.batch * recipe.batch]
        for chosen in order.reshape(-1, recipe.batch):
            optimiser.zero_grad()
            loss = _loss(table, (anchors.take(chosen), positives.take(chosen)), parts, words.idf, recipe.temperature)
            loss.backward()  # type: ignore[no-untyped-call,unused-ignore]
            optimiser.step()
            schedule.step()
            losses.append(loss.item())
            if len(losses) % LOGGED == 0:
                seconds = time.monotonic() - began
                LOG.info("batch %d of %d: loss %.3f, %.0f s", len(losses), steps, np.mean(losses[-LOGGED:]), seconds)
    fitted: NDArray[np.float32] = table.detach().numpy()
    return fitted


def _loss(
    table: torch.Tensor, pairs: tuple[Texts, Texts], parts: Texts, idf: NDArray[np.float32], temperature: float
) -> torch.Tensor:
    """Return the mean loss of a batch; each word's vector is made once."""
    used, places = np.unique(np.concatenate([pairs[0].words, pairs[1].words]), return_inverse=True)
    own = parts.take(used.astype(np.int64))
    vectors = embedding_bag(_long(own.words), table, _long(own.starts[:-1]), mode="mean", sparse=True)
    weights = torch.from_numpy(idf[used])[_long(places)]
    split = len(pairs[0].words)
    one, other = (
        normalize(embedding_bag(_long(which), vectors, _long(texts.starts[:-1]), mode="sum", per_sample_weights=share))
        for texts, which, share in (
            (pairs[0], places[:split], weights[:split]),
            (pairs[1], places[split:], weights[split:]),
        )
    )
    likeness = one @ other.T / temperature
    likeness = likeness.masked_fill(_same(pairs[1]), float("-inf"))
    right = torch.arange(len(likeness))
    return (cross_entropy(likeness, right) + cross_entropy(likeness.T, right)) / 2


def _same(texts: Texts) -> torch.Tensor:
    """Say which texts of a batch are equal though not the same one: they are no counter-examples."""
    wholes = [texts.words[start:end].tobytes() for start, end in zip(texts.starts, texts.starts[1:], strict=False)]
    _, kinds = np.unique(np.array(wholes, dtype=object), return_inverse=True)
    same = torch.from_numpy(kinds[:, None] == kinds[None, :])
    return same & ~torch.eye(len(kinds), dtype=torch.bool)


def _long(numbers: NDArray[np.generic]) -> torch.Tensor:
    return torch.from_numpy(np.ascontiguousarray(numbers, dtype=np.int64))
