"""The benches that need no package beyond the product's run to their end, on little."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.quality.bench.search import measure


@pytest.mark.check
def test_searching_is_measured(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """This test ensures that the bench of searching builds, adds to and searches the indexes as they are now."""
    measure(300, tmp_path)
    written = capsys.readouterr().out
    assert "index of words, passages a second" in written
    assert "a search of half, p95, ms" in written
