"""What the commands write: results on standard output, everything else on standard error."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from io import TextIOWrapper

import typer
from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

PIPED_COLUMNS = 1000
"""Width of a table that is not written to a terminal: nothing wraps."""


def write_json(value: object) -> None:
    """Write a value as JSON."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def write(text: str = "", *, bold: bool = False, dim: bool = False) -> None:
    """Write a paragraph, wrapped to the terminal; nothing in it is read as markup or control codes."""
    style = "bold" if bold else "dim" if dim else ""
    _output().print(Text(plain(text), style=style), soft_wrap=not sys.stdout.isatty())


def write_table(headers: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a table."""
    table = Table(box=box.SIMPLE_HEAD)
    for header in headers:
        table.add_column(header, overflow="fold")
    for row in rows:
        table.add_row(*(Text(plain(_cell(value))) for value in row))
    _output().print(table)


def write_pairs(rows: Iterable[tuple[str, str]]) -> None:
    """Write what is written and what it means, side by side; a long meaning is wrapped beside itself."""
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for name, meaning in rows:
        table.add_row(Text(f"  {plain(name)}"), Text(plain(meaning)))
    _output().print(table)


def complain(message: str) -> None:
    """Write an error or a warning to standard error."""
    errors().print(Text(plain(message)), soft_wrap=True)


def errors() -> Console:
    """Return the console of standard error."""
    return Console(stderr=True, highlight=False)


def make_streams_safe() -> None:
    """Let characters that the terminal's encoding lacks be written as escapes, not end the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def plain(text: str) -> str:
    """Drop control characters but line breaks: document text may hold terminal escapes."""
    return "".join(letter for letter in text if letter == "\n" or unicodedata.category(letter) not in {"Cc", "Cf"})


def _output() -> Console:
    return Console(highlight=False, width=None if sys.stdout.isatty() else PIPED_COLUMNS)


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else ""
    if isinstance(value, list | tuple):
        return ", ".join(str(part) for part in value)
    return str(value)
