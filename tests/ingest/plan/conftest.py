"""Documents written as a few marked lines, as the parsers would give them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from corpus.model import Mention, Page, Span
from ingest.blocks import Block, BlockKind, Cell, ParsedDocument, Row, Table
from ingest.plan import read_plan
from ingest.structure import Section

Reader = Callable[[str], tuple[Mention, ...]]


class Sheet:
    """A page that is written line by line; every block's span is exact."""

    def __init__(self) -> None:
        """Begin an empty page."""
        self.text = ""

    def put(self, words: str) -> Span:
        """Append words and return where they stand."""
        start = len(self.text)
        self.text += f"{words}\n"
        return Span(1, start, start + len(words))


def _table(lines: list[str], sheet: Sheet) -> Block:
    rows = []
    columns = max(line.count("|") - 1 for line in lines)
    start = len(sheet.text)
    for line in lines:
        words = [word.strip() for word in line.strip("|").split("|")]
        width = columns if len(words) == 1 else 1
        cells = tuple(
            Cell(word, sheet.put(word) if word else None, column=i, columns=width) for i, word in enumerate(words)
        )
        rows.append(Row(cells))
    span = Span(1, start, len(sheet.text))
    return Block(span, sheet.text[start:].replace("\n", " "), BlockKind.TABLE, table=Table(tuple(rows), columns))


def _blocks(lines: list[str], sheet: Sheet) -> tuple[Block, ...]:
    found: list[Block] = []
    table: list[str] = []
    for line in [*lines, ""]:
        if line.startswith("|"):
            table.append(line)
            continue
        if table:
            found.append(_table(table, sheet))
            table = []
        if line.lstrip().startswith("- "):
            words = line.strip()[2:]
            indent = (len(line) - len(line.lstrip())) // 2
            found.append(Block(sheet.put(words), words, BlockKind.BULLET, marker="•", indent=indent))
        elif line.strip():
            found.append(Block(sheet.put(line.strip()), line.strip()))
    return tuple(found)


def _section(lines: list[str], level: int, sheet: Sheet) -> Section:
    """Build the section of a heading line ("## Mål") and the lines below it."""
    heading = None
    if level:
        words = lines.pop(0).lstrip("#").strip()
        heading = Block(sheet.put(words), words, heading=level)
    own: list[str] = []
    while lines and not lines[0].startswith("#"):
        own.append(lines.pop(0))
    blocks = _blocks(own, sheet)
    children = []
    while lines and (depth := len(lines[0]) - len(lines[0].lstrip("#"))) > level:
        children.append(_section(lines, depth, sheet))
    return Section(heading, level, blocks, tuple(children))


def read_lines(text: str, *, version: str = "v1", reading: str = "r1") -> tuple[Mention, ...]:
    """Read a document given as marked lines: # headings, - bullets, | tables |, else paragraphs."""
    sheet = Sheet()
    lines = [line for line in text.splitlines() if line.strip()]
    root = _section(lines, 0, sheet)
    parsed = ParsedDocument("text", (Page(1, "1", sheet.text),), ())
    return read_plan(root, parsed=parsed, reading=reading, version=version)


@pytest.fixture
def read() -> Reader:
    """Return the reader of marked lines."""
    return read_lines
