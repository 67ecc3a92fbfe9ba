"""Rows are fitted so that texts of a pair are nearer each other than to the other texts of their batch.

In-batch contrastive loss, both ways (van den Oord et al., 2018). The only module that imports torch.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn.functional import cross_entropy, embedding, embedding_bag, normalize

from corpus.embedding.training.numbered import Texts

LOG = logging.getLogger(__name__)
LOGGED = 50
"""Batches between two lines of the log."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """What is chosen before fitting. The rate is that of rows whose numbers are about 1, and falls to 0."""

    epochs: float = 1.0
    batch: int = 1024
    temperature: float = 0.05
    rate: float = 0.05
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Kind:
    """Pairs of one kind, how many stand in a batch, and how much the batch's loss counts."""

    anchors: Texts
    positives: Texts
    batch: int
    share: float


def fit(
    rows: NDArray[np.float32], kinds: Sequence[Kind], weights: NDArray[np.float32], *, recipe: Recipe
) -> NDArray[np.float32]:
    """Return rows, float32 [rows, dimensions], that begin as those given. Equal input and threads give equal rows.

    The first kind is gone through `epochs` times; beside each of its batches stands one of every other kind.
    """
    torch.manual_seed(recipe.seed)
    table = torch.from_numpy(rows.copy()).requires_grad_()
    optimiser = torch.optim.SparseAdam([table], lr=recipe.rate)
    steps = int(recipe.epochs * len(kinds[0].anchors) / kinds[0].batch)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: max(0.0, 1 - step / max(1, steps)))
    draws = [_batches(len(kind.anchors), kind.batch, np.random.default_rng(recipe.seed)) for kind in kinds]
    began, losses = time.monotonic(), list[float]()
    for _ in range(steps):
        optimiser.zero_grad()
        loss = torch.zeros(())
        for kind, drawn in zip(kinds, draws, strict=True):
            chosen = next(drawn)
            pairs = (kind.anchors.take(chosen), kind.positives.take(chosen))
            loss = loss + kind.share * _loss(table, pairs, weights, recipe.temperature)
        loss.backward()  # type: ignore[no-untyped-call,unused-ignore]
        optimiser.step()
        schedule.step()
        losses.append(loss.item())
        if len(losses) % LOGGED == 0:
            seconds = time.monotonic() - began
            LOG.info("batch %d of %d: loss %.3f, %.0f s", len(losses), steps, np.mean(losses[-LOGGED:]), seconds)
    fitted: NDArray[np.float32] = table.detach().numpy()
    return fitted


def _batches(pairs: int, batch: int, draws: np.random.Generator) -> Iterator[NDArray[np.int64]]:
    """Yield numbers of pairs, each once before any comes again; what is left of a round is dropped."""
    batch = min(batch, pairs)
    while True:
        order = draws.permutation(pairs)
        yield from order[: pairs // batch * batch].reshape(-1, batch)


def _loss(
    table: torch.Tensor, pairs: tuple[Texts, Texts], weights: NDArray[np.float32], temperature: float
) -> torch.Tensor:
    """Return the mean loss of a batch; each row is fetched once."""
    used, places = np.unique(np.concatenate([pairs[0].words, pairs[1].words]), return_inverse=True)
    rows = embedding(_long(used), table, sparse=True)
    shares = torch.from_numpy(weights[used])[_long(places)]
    split = len(pairs[0].words)
    one, other = (
        normalize(embedding_bag(_long(which), rows, _long(texts.starts[:-1]), mode="sum", per_sample_weights=share))
        for texts, which, share in (
            (pairs[0], places[:split], shares[:split]),
            (pairs[1], places[split:], shares[split:]),
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
