"""Sentences as a fluent model writes them, true and subtly false, over quotes of the demo and of real plans."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.writing.proving import why_unproved

FLUENT = Path(__file__).parent / "fluent.jsonl"
"""A line for each group of quotes: what is true of them, and what is not though it has their words."""
FEWEST_SHOWN = 0.45
"""Share of the true ones that are shown; half of them were when this was written."""
LINES = [json.loads(line) for line in FLUENT.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["quotes"][0][:40])
def test_nothing_false_is_shown(line: dict[str, list[str]]) -> None:
    """This test ensures that no sentence that its quotes do not say is shown, however like them it sounds."""
    quotes = tuple(line["quotes"])
    assert [text for text in line["false"] if not why_unproved(text, quotes)] == []


def test_much_of_what_is_true_is_shown() -> None:
    """This test ensures that what stops the false sentences does not stop the true ones as well."""
    judged = [not why_unproved(text, tuple(line["quotes"])) for line in LINES for text in line["true"]]
    assert sum(judged) >= FEWEST_SHOWN * len(judged)
