"""docs/modules.md: every module of the product with its one line, written from the modules themselves.

Run as a program to write it anew: python -m tests.module_list
"""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LIST = ROOT / "docs" / "modules.md"
PACKAGES = ("corpus", "ingest", "assistant")
INTRODUCTION = "# Every module, in one line\n\nWritten from the modules by `python -m tests.module_list`.\n"


def module_list() -> str:
    """Return the page: a section a package, a line a module, in order of path."""
    lines = [INTRODUCTION]
    for package in PACKAGES:
        lines.append(f"## {package}\n")
        lines += [_line(path) for path in sorted((ROOT / package).rglob("*.py"))]
        lines.append("")
    return "\n".join(lines)


def _line(path: Path) -> str:
    said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return f"- `{path.relative_to(ROOT).as_posix()}`: {said.partition(chr(10))[0]}"


if __name__ == "__main__":
    LIST.write_text(module_list(), encoding="utf-8")
