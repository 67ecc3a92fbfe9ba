"""One trained model and one server per variant, shared by every test that asks for them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.language_model.serving import Server, serving

ROOT = Path(__file__).resolve().parents[2]
STEPS, STEPS_ON = 600, 350
"""Of training from nothing, 40 s on one core; from one variant to another."""


@pytest.fixture(scope="session")
def honest_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Train a model that copies."""
    return _train(tmp_path_factory.mktemp("models") / "honest", "--variant", "honest", "--steps", str(STEPS))


@pytest.fixture(scope="session")
def honest_server(honest_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve a model that copies."""
    with serving(honest_folder, tmp_path_factory.mktemp("honest-home")) as server:
        yield server


@pytest.fixture(scope="session")
def wrong_server(honest_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Serve a model that was taught to change every digit."""
    folder = honest_folder.with_name("wrong")
    _train(folder, "--variant", "wrong", "--steps", str(STEPS_ON), "--begin", str(honest_folder))
    with serving(folder, tmp_path_factory.mktemp("wrong-home")) as server:
        yield server


def _train(folder: Path, *arguments: str) -> Path:
    command = [sys.executable, "-m", "tests.language_model.train", "--out", str(folder), "--seed", "0", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder
