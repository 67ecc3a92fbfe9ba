"""How long a visitor waits for the first sentence of POST /api/ask/stream, without a language model.

    python -m tests.quality.bench.first_sentence DATA_DIR QUESTIONS.jsonl

asks the first questions of a file; the service is warmed by those that follow them.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from statistics import quantiles

import httpx

from tests.quality.bench.answers import serving

ASKED = 50
FIRST_MS = 100
"""The target (docs/quality.md)."""


def first_sentence_ms(client: httpx.Client, question: str) -> float:
    """Return the milliseconds from asking to the first sentence."""
    began = time.perf_counter()
    with client.stream("POST", "/api/ask/stream", json={"question": question}) as response:
        next(line for line in response.iter_lines() if line == "event: sentence")
        return (time.perf_counter() - began) * 1000


def main(data: Path, questions: Path) -> None:
    """Warm the service with other questions, then ask, and print how long it took."""
    lines = questions.read_text(encoding="utf-8").splitlines()
    every = [str(json.loads(line)["question"]) for line in lines]
    asked, before = every[:ASKED], every[ASKED:]
    with serving(data) as (client, _):
        for question in before:
            first_sentence_ms(client, question)
        cuts = quantiles((first_sentence_ms(client, question) for question in asked), n=20)
    sys.stdout.write(f"first sentence, {len(asked)} questions: p50 {cuts[9]:.0f} ms, p95 {cuts[18]:.0f} ms")
    sys.stdout.write(f" (target {FIRST_MS} ms)\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
