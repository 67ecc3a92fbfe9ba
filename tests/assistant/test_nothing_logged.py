"""What `roda serve` writes while it answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assistant.demo_corpus import FLAGSHIP, demo_settings
from tests.assistant.served import serving


def test_questions_are_not_logged(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> None:
    """This test ensures that the service's log holds neither questions nor who asked, as /about says."""
    log = tmp_path / "log"
    with log.open("w", encoding="utf-8") as told, serving(demo_settings(tmp_path_factory), told=told) as client:
        assert client.get("/", params={"q": FLAGSHIP}).status_code == 200
    written = log.read_text(encoding="utf-8")
    assert "svarar på" in written
    assert "sammanh" not in written
    assert "GET" not in written
