"""Processes of their own: what a program prints whatever the hash seed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def outputs_by_hash_seed(code: str) -> set[str]:
    """Return what a program prints under two hash seeds: one text where nothing depends on them."""
    return {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
