"""The service answers while another process reads documents in: no error, and every answer from one state."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from corpus.settings import Settings, load_settings
from tests.assistant.demo_corpus import read_in
from tests.assistant.served import serving

ROUNDS = 2
"""Ingests while questions are asked; each publishes a state."""
GOALS = 6
PAUSE = 0.05
"""Seconds between two questions, so that ingest gets the processor too."""


def plan_of(state: int) -> str:
    """Write a programme whose goals all name the state that they were published in."""
    goals = "\n".join(f"- Mål {number}: Målet {number} i utgåva {state}" for number in range(1, GOALS + 1))
    return f"# Lokalt utvecklingsprogram 2023-2026\n\nTestköpings kommun\n\n## Mål\n\n{goals}\n"


def ingest_command(settings: Settings, folder: Path) -> list[str]:
    """Return the command that reads a folder in."""
    return [
        sys.executable, "-c", "from assistant.cli import main; main()", "ingest", str(folder),
        "--data-dir", str(settings.data_dir), "--json",
    ]  # fmt: skip


def check(response: httpx.Response) -> int:
    """Check that an answer holds goals of one edition only, that of its state; return the state."""
    assert response.status_code == 200, response.text
    answer = response.json()
    state = int(answer["receipt"]["state"])
    seen = json.dumps([answer["items"], answer["citations"]], ensure_ascii=False)
    editions = {number for number in range(ROUNDS + 2) if f"i utgåva {number}" in seen}
    assert editions <= {state}, (state, editions)
    assert answer["items"], answer["text"]
    return state


@pytest.mark.timeout(300)
@pytest.mark.check
def test_answers_come_from_one_state_while_ingest_runs(tmp_path: Path) -> None:
    """This test ensures that questions asked during several ingests never fail and never mix two states."""
    folder = tmp_path / "planer"
    folder.mkdir()
    plan = folder / "program.md"
    plan.write_text(plan_of(1), encoding="utf-8")
    settings = load_settings(data_dir=tmp_path / "data")
    read_in([folder], settings)
    question = {"question": "Räkna upp alla mål."}
    with serving(settings) as client:
        seen = [check(client.post("/api/ask", json=question))]
        for edition in range(2, ROUNDS + 2):
            plan.write_text(plan_of(edition), encoding="utf-8")
            with subprocess.Popen(ingest_command(settings, folder), stdout=subprocess.PIPE) as ingest:
                while ingest.poll() is None:
                    time.sleep(PAUSE)
                    seen.append(check(client.post("/api/ask", json=question)))
                assert ingest.stdout is not None
                report = json.loads(ingest.stdout.read())
            assert ingest.returncode == 0
            assert report["state"] == edition
            seen.append(check(client.post("/api/ask", json=question)))
            assert seen[-1] == edition
    assert seen == sorted(seen)
    assert len(seen) > ROUNDS + 2


@pytest.mark.check
@pytest.mark.timeout(300)
def test_several_processes_answer_alike(tmp_path: Path) -> None:
    """This test ensures that processes that share a port give the same answer, follow a new state, and end together."""
    folder = tmp_path / "planer"
    folder.mkdir()
    plan = folder / "program.md"
    plan.write_text(plan_of(1), encoding="utf-8")
    settings = load_settings(data_dir=tmp_path / "data")
    read_in([folder], settings)
    question = {"question": "Räkna upp alla mål."}
    with serving(settings, workers=2) as client:
        one, *others = [httpx.post(client.base_url.join("/api/ask"), json=question, timeout=60) for _ in range(8)]
        assert check(one) == 1
        assert all(other.json() == one.json() for other in others)
        plan.write_text(plan_of(2), encoding="utf-8")
        subprocess.run(ingest_command(settings, folder), check=True, capture_output=True)
        seen = [httpx.post(client.base_url.join("/api/ask"), json=question, timeout=60) for _ in range(8)]
        assert {check(response) for response in seen} == {2}
    with pytest.raises(httpx.TransportError):
        httpx.get(client.base_url.join("/healthz"), timeout=5)
