"""Services that several modules of tests ask."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant.app import create_app
from corpus.settings import load_settings
from tests.assistant.demo_corpus import demo_settings


@pytest.fixture(scope="session")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Serve the small demo, which no test changes."""
    with TestClient(create_app(demo_settings(tmp_path_factory))) as served:
        yield served


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[TestClient]:
    """Serve a data directory with nothing in it."""
    with TestClient(create_app(load_settings(data_dir=tmp_path / "data"))) as served:
        yield served
