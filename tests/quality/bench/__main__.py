"""Run our ingest and the recipe, each in a process of its own, side by side; then answers over a large corpus."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.quality.bench import answers
from tests.quality.bench.timing import Run

HERE = Path(__file__).resolve()
ROOT = HERE.parents[3]
FOLDERS = {"demo": ROOT / "corpus" / "documents", "real": ROOT.parent / "shared" / "data" / "real"}
"""Where the PDFs are; the real ones only where that folder is."""
TARGETS = {"all-MiniLM-L6-v2": 5.0, "our": 2.0}
"""At least so many times the recipe's pages a second, by the model in it (docs/quality.md)."""
COLUMNS = "{:<48} {:>6} {:>7} {:>8} {:>8} {:>9} {:>9} {:>8} {:>8}\n"


def main() -> int:
    """Print the figures of every set of files."""
    for name, folder in FOLDERS.items():
        files = sorted(str(file) for file in folder.glob("*.pdf")) if folder.is_dir() else []
        if not files:
            sys.stdout.write(f"\n{name}: no PDF files in {folder.name}/, skipped\n")
            continue
        runs = [
            _run("tests.quality.bench.ours", [], files),
            _run("tests.quality.bench.recipe", ["minilm"], files),
            _run("tests.quality.bench.recipe", ["ours"], files),
        ]
        _print(f"{name}: {len(files)} PDF files", runs)
    sys.stdout.write(f"\nanswers over a synthetic corpus\n{answers.ROW.format('', 'measured', 'target')}")
    answers.measure()
    return 0


def _run(module: str, arguments: Sequence[str], files: Sequence[str]) -> Run:
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-W", "ignore", "-m", module, *arguments, folder, *files],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    return Run(**json.loads(done.stdout.splitlines()[-1]))


def _print(title: str, runs: Sequence[Run]) -> None:
    write = sys.stdout.write
    write(f"\n{title}\n")
    write(COLUMNS.format("", "pages", "pieces", "start s", "parse s", "embed s", "index s", "pages/s", "peak MB"))
    for run in runs:
        write(
            COLUMNS.format(
                run.name, run.pages, run.pieces, f"{run.start:.1f}", f"{run.parsing:.2f}", f"{run.embedding:.2f}",
                f"{run.indexing:.2f}", f"{run.pages_a_second:.1f}", f"{run.peak_mb:.0f}",
            )
        )  # fmt: skip
    ours, *recipes = runs
    for recipe in recipes:
        target = next(target for word, target in TARGETS.items() if f"({word}" in recipe.name)
        ratio = ours.pages_a_second / recipe.pages_a_second
        write(f"{ratio:.1f} times {recipe.name}; the target is {target:g}\n")


if __name__ == "__main__":
    sys.exit(main())
