"""Sentences changed at random: what was made false is stopped, what was only shortened passes."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from assistant.quoting import verify_quoted
from tests.assistant.quoting.planting import planted
from tests.assistant.quoting.test_pairs import PAIRS

SENTENCES = tuple(dict.fromkeys(pair["quote"] for pair in PAIRS if "|" not in pair["quote"]))
OF_EACH = 12
STOPPED, PASSED = 0.97, 0.95
"""The least shares; each kind of falsehood may slip once."""


def test_planted_sentences() -> None:
    """This test ensures that changed numbers, years, units, organs, verdicts, roles and negations are stopped."""
    right: dict[bool, list[bool]] = {True: [], False: []}
    slipped: Counter[str] = Counter()
    for one in planted(SENTENCES, seed=5, of_each=OF_EACH):
        passes = not verify_quoted(one.sentence, (one.quote,))
        right[one.is_true].append(passes == one.is_true)
        slipped[one.kind] += passes and not one.is_true
    assert sum(right[False]) / len(right[False]) >= STOPPED, slipped
    assert sum(right[True]) / len(right[True]) >= PASSED
    assert max(slipped.values()) <= 1, slipped


def test_a_whole_sentence_of_a_quote_passes() -> None:
    """This test ensures that a sentence out of a longer quote passes word by word."""
    for one, other in pairwise(SENTENCES):
        assert verify_quoted(one, (f"{other} {one}",)) == ()
