"""Pairs of a sentence that follows from its quote and one that does not, written for this check."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from assistant.quoting import verify_quoted

PAIRS = [json.loads(line) for line in Path(__file__).with_name("pairs.jsonl").read_text(encoding="utf-8").splitlines()]
TOO_FREE = frozenset({"E20"})
"""True sentences that the check stops: what they leave out or turn round, it cannot follow."""


@pytest.mark.parametrize("pair", PAIRS, ids=[pair["id"] for pair in PAIRS])
def test_what_does_not_follow_is_stopped(pair: dict[str, str]) -> None:
    """This test ensures that another number, year, organ, verdict, role or scope than the quote's does not pass."""
    assert verify_quoted(pair["claim_false"], (pair["quote"],))


@pytest.mark.parametrize("pair", PAIRS, ids=[pair["id"] for pair in PAIRS])
def test_what_follows_passes(pair: dict[str, str]) -> None:
    """This test ensures that extracts, shorter and reordered sentences pass, but for the known ones."""
    assert bool(verify_quoted(pair["claim_true"], (pair["quote"],))) == (pair["id"] in TOO_FREE)
