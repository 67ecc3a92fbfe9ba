"""The product's own commands, run as anybody runs them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
COMMAND = (sys.executable, "-c", "from assistant.cli import main; main()")
"""`roda` of the checkout that is measured, whatever is installed."""
MODEL = "RODA_MODEL"
DONE, SOME_FAILED = 0, 3
"""Exit codes of `roda ingest`."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What `roda eval` says: figures, their intervals, every miss, and [right, of] by document or question."""

    metrics: Mapping[str, float | None]
    intervals: Mapping[str, tuple[float, float]]
    misses: tuple[Mapping[str, str], ...]
    units: Mapping[str, Mapping[str, tuple[float, int]]]

    def shown(self, metric: str) -> str:
        """Return a figure with its interval, "–" where nothing was asked."""
        value, spread = self.metrics.get(metric), self.intervals.get(metric)
        if value is None:
            return "–"
        return f"{value:.2f} ({spread[0]:.2f}–{spread[1]:.2f})" if spread else f"{value:.2f}"


def language_model() -> str | None:
    """Return the language model that the table is to be made with too; None for none."""
    return os.environ.get(MODEL) or None


def measure(*arguments: str | Path, data: Path, with_model: bool = False) -> Measured:
    """Run a measuring command, without the language model unless that is asked for."""
    read = json.loads(_run("eval", *arguments, "--data-dir", data, "--json", with_model=with_model).stdout)
    spreads = {name: (low, high) for name, (low, high) in read["intervals"].items()}
    return Measured(read["metrics"], spreads, tuple(read["misses"]), read["units"])


def read_in(source: Path, data: Path) -> tuple[Mapping[str, Any], ...]:
    """Read documents in and return what became of each; some may fail, which the figures then show."""
    done = _run("ingest", source, "--data-dir", data, "--json", codes=(DONE, SOME_FAILED))
    return tuple(json.loads(done.stdout)["documents"])


def repair(data: Path) -> None:
    """Make the indexes anew where they are missing."""
    _run("doctor", "--data-dir", data)


def shown(kind: str, data: Path) -> tuple[Mapping[str, Any], ...]:
    """Return what `roda show` lists of a kind."""
    return tuple(json.loads(_run("show", kind, "--data-dir", data, "--json").stdout))


def asked(
    data: Path,
    questions: Path,
    *,
    order: int = 0,
    threads: int = 1,
    most: int | None = None,
    hash_seed: int = 0,
    with_model: bool = False,
) -> dict[str, Any]:
    """Ask the questions of a file in a process of its own; return the answers, without what made them, by id."""
    command = [
        sys.executable, "-m", "tests.quality.report.asking", str(data), str(questions), "--order", str(order),
        "--threads", str(threads), *(() if most is None else ("--most", str(most))),
        *(("--with-model",) if with_model else ()),
    ]  # fmt: skip
    environment = {**os.environ, "PYTHONHASHSEED": str(hash_seed)}
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command[2:])}: {done.stderr}")
    read = (json.loads(line) for line in done.stdout.splitlines())
    return {one["id"]: one["answer"] for one in read}


def make(module: str, *arguments: str | Path) -> None:
    """Run one of the test programs that make documents."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    subprocess.run(command, cwd=ROOT, check=True)


def _run(
    *arguments: str | Path, codes: tuple[int, ...] = (DONE,), with_model: bool = False
) -> subprocess.CompletedProcess[str]:
    command = [*COMMAND, *map(str, arguments)]
    environment = {name: value for name, value in os.environ.items() if with_model or name != MODEL}
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False, env=environment)
    if done.returncode not in codes:
        raise SystemExit(f"roda {' '.join(map(str, arguments))}: {done.stderr}")
    return done
