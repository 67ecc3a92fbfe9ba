"""Report how long functions are: the 90th percentile, and those over the limit."""

from __future__ import annotations

import ast
import math
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

LIMIT = 50
"""Lines that no function may pass; the 90th percentile of the anchors of our house style is 36."""


def main(folders: Sequence[str]) -> int:
    """Print the figures of the Python files in the folders; return 1 when a function is over the limit."""
    found = sorted(line for folder in folders for file in Path(folder).rglob("*.py") for line in lengths(file))
    if not found:
        return 0
    ninetieth = found[math.ceil(0.9 * len(found)) - 1][0]
    sys.stdout.write(f"{len(found)} functions, 90th percentile {ninetieth} lines, longest {found[-1][0]}\n")
    over = [line for line in found if line[0] > LIMIT]
    for length, place in over:
        sys.stdout.write(f"{place}: {length} lines, over {LIMIT}\n")
    return 1 if over else 0


def lengths(file: Path) -> Iterator[tuple[int, str]]:
    """Yield (lines, place) of every function in a file."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            yield length, f"{file}:{node.lineno} {node.name}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
