"""Features, weighed."""

from __future__ import annotations

import pytest

from assistant.finding.features import FEATURES, Around, seen, wanted, words_of
from assistant.finding.reranking import bonuses, weights_for
from corpus.model import Locator, Passage, Span


@pytest.mark.parametrize("embedder", ["hashing-256-v4", "roda-svenska-1", "some/model"])
def test_every_feature_has_a_weight_that_is_not_negative(embedder: str) -> None:
    """This test ensures that the file of weights names every feature, and that none speaks against a passage."""
    weights = weights_for(embedder)
    assert weights.features.keys() == FEATURES.keys()
    assert all(weight >= 0 for weight in weights.features.values())
    assert any(weights.features.values())
    assert 0 <= weights.share <= 1


def test_a_model_that_was_trained_weighs_more_than_spelling() -> None:
    """This test ensures that vectors of hashed letters have a smaller part than those that know meanings."""
    assert weights_for("hashing-256-v4").share < weights_for("roda-svenska-1").share == weights_for("some/model").share


def test_what_holds_more_gets_more() -> None:
    """This test ensures that a passage with the question's words gets more than one without, which gets nothing."""
    question = "Hur stärks hushållens krisberedskap?"
    sought = wanted(question, [1.0] * len(words_of(question)))
    texts = ("Hushållens krisberedskap stärks.", "Krisberedskap.", "Något annat.")
    passages = [Passage(text, Locator("r", (Span(1, 0, len(text)),)), text) for text in texts]
    first, second, third = bonuses(
        dict.fromkeys(FEATURES, 1.0), sought, [seen(one, Around(), sought) for one in passages]
    )
    assert first > second > third == 0
