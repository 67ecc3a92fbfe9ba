"""The product's own commands, run as anybody runs them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[3]
COMMAND = (sys.executable, "-c", "from assistant.cli import main; main()")
"""`roda` of the checkout that is measured, whatever is installed."""
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


def measure(*arguments: str | Path, data: Path) -> Measured:
    """Run a measuring command."""
    read = json.loads(_run("eval", *arguments, "--data-dir", data, "--json").stdout)
    spreads = {name: (low, high) for name, (low, high) in read["intervals"].items()}
    return Measured(read["metrics"], spreads, tuple(read["misses"]), read["units"])


def read_in(source: Path, data: Path) -> tuple[Mapping[str, Any], ...]:
    """Read documents in and return what became of each; some may fail, which the figures then show."""
    done = _run("ingest", source, "--data-dir", data, "--json", codes=(DONE, SOME_FAILED))
    return tuple(json.loads(done.stdout)["documents"])


def shown(kind: str, data: Path) -> tuple[Mapping[str, Any], ...]:
    """Return what `roda show` lists of a kind."""
    return tuple(json.loads(_run("show", kind, "--data-dir", data, "--json").stdout))


def make(module: str, *arguments: str | Path) -> None:
    """Run one of the test programs that make documents."""
    command = [sys.executable, "-m", module, *map(str, arguments)]
    subprocess.run(command, cwd=ROOT, check=True)


def _run(*arguments: str | Path, codes: tuple[int, ...] = (DONE,)) -> subprocess.CompletedProcess[str]:
    command = [*COMMAND, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    if done.returncode not in codes:
        raise SystemExit(f"roda {' '.join(map(str, arguments))}: {done.stderr}")
    return done
