"""Features, weighed."""

from __future__ import annotations

from assistant.finding.features import FEATURES, Around, seen, wanted, words_of
from assistant.finding.reranking import bonuses, weights
from corpus.model import Locator, Passage, Span


def test_every_feature_has_a_weight_that_is_not_negative() -> None:
    """This test ensures that the file of weights names every feature, and that none speaks against a passage."""
    assert weights().keys() == FEATURES.keys()
    assert all(weight >= 0 for weight in weights().values())
    assert any(weights().values())


def test_what_holds_more_gets_more() -> None:
    """This test ensures that a passage with the question's words gets more than one without, which gets nothing."""
    question = "Hur stärks hushållens krisberedskap?"
    sought = wanted(question, [1.0] * len(words_of(question)))
    texts = ("Hushållens krisberedskap stärks.", "Krisberedskap.", "Något annat.")
    passages = [Passage(text, Locator("r", (Span(1, 0, len(text)),)), text) for text in texts]
    first, second, third = bonuses(sought, [seen(one, Around(), sought) for one in passages])
    assert first > second > third == 0
