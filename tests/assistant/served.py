"""`roda serve` in a process of its own, for tests that ask it over HTTP."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

import httpx

from corpus.settings import Settings

LONGEST_WAIT = 60.0
"""Seconds for the service to start on a busy machine."""


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@contextmanager
def serving(
    settings: Settings, *, workers: int = 1, told: int | IO[str] = subprocess.DEVNULL, **variables: str
) -> Iterator[httpx.Client]:
    """Run `roda serve` in a process of its own, or in several below it, with these variables in its environment.

    What it writes goes to `told`.
    """
    port = free_port()
    command = [sys.executable, "-c", "from assistant.cli import main; main()", "serve", "--port", str(port)]
    command += ["--workers", str(workers)]
    with subprocess.Popen(
        [*command, "--data-dir", str(settings.data_dir)],
        env={**os.environ, **variables},
        stdout=told,
        stderr=told,
    ) as server:
        try:
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=LONGEST_WAIT) as client:
                wait_for(client)
                yield client
        finally:
            server.terminate()


def wait_for(client: httpx.Client) -> None:
    """Wait until the service answers."""
    ends = time.monotonic() + LONGEST_WAIT
    while True:
        try:
            client.get("/healthz").raise_for_status()
        except httpx.TransportError:
            if time.monotonic() > ends:
                raise
            time.sleep(0.1)
        else:
            return
