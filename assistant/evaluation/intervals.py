"""How sure a figure is: its 95 % interval, were other documents or questions of the same sort measured. Pure.

Percentile bootstrap (Efron, 1979) over what was judged at once: items of one document or question hang together, so
they are drawn together.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from assistant.evaluation.scoring import Unit

DRAWS = 2000
BOUNDS = (2.5, 97.5)
"""Percentiles."""
SEED = 0
"""The same figures give the same interval."""
Bounds = tuple[float, float]
"""Lowest and highest."""


def interval(units: Sequence[Unit], metric: str) -> Bounds | None:
    """Return the interval of a figure that is a share, None where fewer than two units count in it."""
    tallies = [tally for unit in units for name, tally in unit.tallies if name == metric and tally.of]
    if len(tallies) < 2:
        return None
    sums = np.array([(tally.right, tally.of) for tally in tallies], dtype=np.float64)
    drawn = np.random.default_rng(SEED).integers(len(sums), size=(DRAWS, len(sums)))
    right, of = sums[drawn].sum(axis=1).T
    low, high = np.percentile(right / of, BOUNDS)
    return float(low), float(high)


def paired(units: Sequence[Unit], others: Sequence[Unit], metric: str) -> Bounds | None:
    """Return the interval of how much higher the mean of a figure is than in `others`: the same units, in their order.

    None where fewer than two units count in it. Units are drawn in pairs, so that hard ones weigh on neither side.
    """
    gains = np.array([one - other for one, other in zip(_shares(units, metric), _shares(others, metric), strict=True)])
    if len(gains) < 2:
        return None
    drawn = np.random.default_rng(SEED).integers(len(gains), size=(DRAWS, len(gains)))
    low, high = np.percentile(gains[drawn].mean(axis=1), BOUNDS)
    return float(low), float(high)


def _shares(units: Sequence[Unit], metric: str) -> list[float]:
    return [tally.right / tally.of for unit in units for name, tally in unit.tallies if name == metric and tally.of]
