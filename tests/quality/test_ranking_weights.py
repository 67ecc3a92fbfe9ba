"""The fitting of the ranking's weights, on searches made by hand."""

from __future__ import annotations

import numpy as np
import pytest

from assistant.finding.features import FEATURES
from tests.quality.ranking.fitting import FOLDS, Bank, Tried, bounds, fitted, left_out
from tests.quality.ranking.gathering import SHARES, Searched

SHARE = 0.15
NONE = Tried(SHARE, (0.0,) * len(FEATURES))


def searched(number: int) -> Searched:
    """Return a search whose second passage is the right one, which the first feature alone tells."""
    features = np.zeros((3, len(FEATURES)))
    features[1, 0] = 1.0
    scores = np.tile([1.0, 0.6, 0.2], (len(SHARES), 1))
    relevant = np.array([False, True, False])
    return Searched(f"group {number}", scores, np.ones((len(SHARES), 3), dtype=bool), features, relevant, 1)


BANK = Bank.of([searched(number) for number in range(30)])


def test_the_figure_is_ndcg() -> None:
    """This test ensures that a right passage in second place counts as the measure says, padding aside."""
    assert BANK.ndcg(NONE) == pytest.approx(1 / np.log2(3))


def test_the_feature_that_tells_gets_a_weight_and_no_other() -> None:
    """This test ensures that the smallest weight that puts the right passage first is found, and nothing more."""
    found = fitted({"set": BANK}, NONE, shares=(SHARE,))
    assert found == Tried(SHARE, (0.5, *(0.0,) * (len(FEATURES) - 1)))
    assert BANK.ndcg(found) == pytest.approx(1.0)


def test_judged_by_what_was_left_out() -> None:
    """This test ensures that groups stay on one side, and that a gain found elsewhere shows on what was left out."""
    folds = Bank.of([searched(1), searched(1), searched(2)]).folds()
    assert folds[0] == folds[1]
    assert set(BANK.folds()) == set(range(FOLDS))
    gained = left_out({"set": BANK}, NONE, shares=(SHARE,))["set"] - BANK.ndcg(NONE)
    assert bounds(gained, BANK.groups) == pytest.approx((1 - 1 / np.log2(3),) * 2)
