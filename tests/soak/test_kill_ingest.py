"""The kill -9 rounds, as `make soak` runs them."""

from __future__ import annotations

import sys

import pytest

from tests.soak import kill_ingest


@pytest.mark.soak
@pytest.mark.timeout(0)
def test_fifty_kills(monkeypatch: pytest.MonkeyPatch) -> None:
    """This test ensures that 50 random kills during ingest lose, double and half show nothing."""
    monkeypatch.setattr(sys, "argv", ["kill_ingest", "--rounds", "50"])
    assert kill_ingest.main() == 0
