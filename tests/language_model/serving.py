"""`transformers serve` on loopback: the server of a model folder, alive while somebody asks it. Needs torch to run."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from tests.assistant.served import free_port

STARTING = 300.0
"""Seconds that a server may take to load its model; 8 were measured on two cores."""
POLL_SECONDS = 0.2
PROGRAM = "from transformers.cli.transformers import main; main()"
OFFLINE = {
    "HF_HUB_OFFLINE": "1", "TRANSFORMERS_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1", "DO_NOT_TRACK": "1",
    "OMP_NUM_THREADS": "1",
}  # fmt: skip
"""Nothing is fetched or reported; a tiny model's matrices are too small to share between threads."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers. Its process is the leader of a group of its own."""

    process: subprocess.Popen[bytes]
    port: int
    model: str
    """The name by which it knows its model."""

    @property
    def address(self) -> str:
        """Where it answers for itself."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        """The base URL of its OpenAI-compatible API."""
        return f"{self.address}/v1"

    def kill(self) -> None:
        """Kill it and whatever it started, in the middle of what it does."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@contextmanager
def serving(folder: Path, home: Path) -> Iterator[Server]:
    """Serve a model folder on a free port of loopback until the block is left; `home` is where caches and its log go.

    Raises RuntimeError with the server's log where it does not come up.
    """
    home.mkdir(parents=True, exist_ok=True)
    with (home / "log").open("wb") as log:
        port = free_port()
        command = [sys.executable, "-c", PROGRAM, "serve", folder.name, "--port", str(port), "--device", "cpu"]
        process = subprocess.Popen(
            [*command, "--host", "127.0.0.1"], cwd=folder.parent, env={**os.environ, **OFFLINE, "HF_HOME": str(home)},
            stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        server = Server(process, port, folder.name)
        try:
            _wait_for(server, home / "log")
            yield server
        finally:
            server.kill()


def _wait_for(server: Server, log: Path) -> None:
    """Ask for its health until it tells it."""
    ends = time.monotonic() + STARTING
    while server.process.poll() is None and time.monotonic() < ends:
        try:
            if httpx.get(f"{server.address}/health", trust_env=False).is_success:
                return
        except httpx.TransportError:
            time.sleep(POLL_SECONDS)
    raise RuntimeError(log.read_text(encoding="utf-8", errors="replace"))
