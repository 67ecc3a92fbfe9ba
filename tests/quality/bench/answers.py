"""Answers over a large synthetic corpus: start, latency, memory, and answers a second. Run: see `main`."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from statistics import quantiles

import httpx

from tests.quality.bench import synthetic
from tests.quality.bench.asking import Posed, questions

ROOT = Path(__file__).resolve().parents[3]
RODA = (sys.executable, "-c", "from assistant.cli import main; main()")
PASSAGES = 100_000
STARTS = 3
"""Times that a first answer is timed; the quickest counts: the others waited for the disk."""
ASKED = 640
"""Questions that are asked one after the other: each wording forty times."""
WARM_UP = 32
CLIENTS = 16
SERVED_SECONDS = 20.0
LONGEST_WAIT = 60.0
P50_MS, P95_MS, A_SECOND, FIRST_SECONDS, MEMORY_MB = 50, 200, 40, 2, 600
"""Targets (docs/quality.md)."""
ROW = "{:<58} {:>12} {:>10}\n"


def measure(passages: int = PASSAGES) -> None:
    """Write the corpus, read it in, ask, and print each figure beside its target."""
    with tempfile.TemporaryDirectory() as folder:
        documents, data = Path(folder) / "documents", Path(folder) / "data"
        kommuner = synthetic.write(documents, passages=passages)
        began = time.perf_counter()
        _roda("ingest", str(documents), "--data-dir", str(data))
        seconds = time.perf_counter() - began
        asked = tuple(questions(kommuner, count=ASKED))
        _print(f"read in: {passages} passages, seconds", f"{seconds:.0f}", "")
        first = min(_first(data, asked[1]) for _ in range(STARTS))
        _print("start to first answer (roda ask), seconds", f"{first:.2f}", f"≤ {FIRST_SECONDS}")
        with serving(data) as (client, process):
            _one_by_one(client, asked)
            _together(str(client.base_url), asked)
            _print("memory of the service, MB", f"{_memory_mb(process):.0f}", f"≤ {MEMORY_MB}")


def _one_by_one(client: httpx.Client, asked: Sequence[Posed]) -> None:
    for posed in asked[:WARM_UP]:
        _ask(client, posed)
    times = []
    for posed in asked:
        began = time.perf_counter()
        _ask(client, posed)
        times.append((time.perf_counter() - began) * 1000)
    cuts = quantiles(times, n=20)
    _print(f"answers to {len(asked)} questions, half of them scoped: p50, ms", f"{cuts[9]:.0f}", f"≤ {P50_MS}")
    _print("p95, ms", f"{cuts[18]:.0f}", f"≤ {P95_MS}")


def _together(address: str, asked: Sequence[Posed]) -> None:
    """Ask from CLIENTS clients at once for a while; count answers and errors."""
    stop, answers, errors = time.perf_counter() + SERVED_SECONDS, [0] * CLIENTS, [0] * CLIENTS

    def run(number: int) -> None:
        with httpx.Client(base_url=address, timeout=LONGEST_WAIT) as client:
            for posed in cycle(asked[number * (len(asked) // CLIENTS) :]):
                if time.perf_counter() > stop:
                    return
                try:
                    _ask(client, posed)
                    answers[number] += 1
                except httpx.HTTPError:
                    errors[number] += 1

    clients = [threading.Thread(target=run, args=(number,)) for number in range(CLIENTS)]
    for one in clients:
        one.start()
    for one in clients:
        one.join()
    _print(f"answers a second, {CLIENTS} clients", f"{sum(answers) / SERVED_SECONDS:.0f}", f"≥ {A_SECOND}")
    _print("errors", str(sum(errors)), "0")


def _ask(client: httpx.Client, posed: Posed) -> None:
    body = {"question": posed.text, "kommun": posed.kommun, "period": posed.period}
    client.post("/api/ask", json=body).raise_for_status()


def _first(data: Path, posed: Posed) -> float:
    scope = ["--kommun", str(posed.kommun), "--period", str(posed.period)]
    began = time.perf_counter()
    _roda("ask", posed.text, *scope, "--data-dir", str(data))
    return time.perf_counter() - began


def _roda(*arguments: str) -> None:
    subprocess.run([*RODA, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)


@contextmanager
def serving(data: Path) -> Iterator[tuple[httpx.Client, subprocess.Popen[bytes]]]:
    """Serve a corpus in a process of its own; give a client and the process."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [*RODA, "serve", "--port", str(port), "--data-dir", str(data)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=LONGEST_WAIT) as client:
                _await(client)
                yield client, process
        finally:
            process.terminate()


def _await(client: httpx.Client) -> None:
    until = time.monotonic() + LONGEST_WAIT
    while True:
        try:
            client.get("/healthz").raise_for_status()
        except httpx.TransportError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
        else:
            return


def _memory_mb(process: subprocess.Popen[bytes]) -> float:
    """Return the memory that a process and those below it hold; pages that they share are counted once (Linux)."""
    below = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text(encoding="ascii").split()
    rollups = (Path(f"/proc/{one}/smaps_rollup").read_text(encoding="ascii") for one in (process.pid, *below))
    return sum(int(size) for text in rollups for size in re.findall(r"^Pss:\s+(\d+) kB", text, re.MULTILINE)) / 1024


def _print(what: str, figure: str, target: str) -> None:
    sys.stdout.write(ROW.format(what, figure, target))
    sys.stdout.flush()


def main() -> None:
    """Run `python -m tests.quality.bench.answers [PASSAGES]`."""
    measure(int(sys.argv[1]) if len(sys.argv) > 1 else PASSAGES)


if __name__ == "__main__":
    main()
