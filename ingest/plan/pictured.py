"""Symbols in the cells of plan tables -> statuses, verdicts, and what can be said of a symbol that nobody explains.

A symbol's status is the legend's word; its proof is the row's words and the legend's. Without a legend nothing is
derived: a fact of the role `SYMBOL` says in our words that a symbol stands there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corpus.model import Fact, FactRole, Locator, Span
from ingest.blocks import Cell
from ingest.plan.collector import Collector
from ingest.symbols import symbol_of
from ingest.vocabulary import Column

UNEXPLAINED: Final = "status visas som symbol, kunde inte tolkas"
JUDGED_BY_SYMBOL: Final = "bedömning visas som symbol, kunde inte tolkas"
FILLED: Final = "färdiggrad ungefär {share} %, avläst ur en stapel"
MIN_EXPLAINED: Final = 2
"""Cells with explained symbols from which a column under unknown words holds statuses."""
_PROGRESS: Final = re.compile(r"färdig\w*|framdrift\w*|andel (?:klar|genomför)\w*|procent\b.*|% klart?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pictured:
    """The legend's word for a cell's symbol, and the proof of it: the row's words and the legend's."""

    word: str
    locator: Locator


def pictured(cell: Cell | None, row: Span, collector: Collector) -> Pictured | None:
    """Return what the symbol in a cell means; `row` is where the words stand that its row is about."""
    symbol = symbol_of(cell)
    if symbol is None or symbol.place is None:
        return None
    return Pictured(symbol.meaning, collector.locator(*sorted((row, symbol.place))))


def pictured_facts(
    cells: Sequence[Cell], columns: Sequence[Column | None], words: Sequence[str], *, about: Span, collector: Collector
) -> tuple[Fact, ...]:
    """Return the facts that the symbols in a row's status and verdict columns give; `about` is its key's place."""
    found: list[Fact] = []
    for cell in cells:
        symbol = symbol_of(cell)
        column = columns[cell.column] if cell.column < len(columns) else None
        if symbol is None or column not in (Column.STATUS, Column.VERDICT):
            continue
        here = collector.locator(about)
        known = pictured(cell, about, collector)
        if known is not None and known.word.casefold() != cell.text.casefold():
            found.append(Fact(FactRole.STATUS, known.word, known.locator))
        elif known is None and symbol.picture.fill is not None and _PROGRESS.search(words[cell.column]):
            found.append(Fact(FactRole.SYMBOL, FILLED.format(share=_about(symbol.picture.fill)), here))
        elif known is None and not cell.text:
            found.append(Fact(FactRole.SYMBOL, UNEXPLAINED if column is Column.STATUS else JUDGED_BY_SYMBOL, here))
    return tuple(found)


def _about(share: int) -> int:
    """Round a share to what the eye can tell: five per cent."""
    return 5 * round(share / 5)


def with_symbol_column(columns: Sequence[Column | None], body: Sequence[Sequence[Cell]]) -> tuple[Column | None, ...]:
    """Return the columns, a nameless one with explained symbols and no words in its cells as the status column.

    `body` are the cells with symbols of each row.
    """
    if Column.STATUS in columns or Column.VERDICT in columns:
        return tuple(columns)
    counts = [0] * len(columns)
    for cells in body:
        for cell in cells:
            symbol = symbol_of(cell)
            if cell.column < len(columns) and symbol is not None and symbol.meaning and not cell.text:
                counts[cell.column] += 1
    most = max(range(len(columns)), key=counts.__getitem__, default=0)
    if not columns or columns[most] is not None or counts[most] < MIN_EXPLAINED:
        return tuple(columns)
    return tuple(Column.STATUS if index == most else column for index, column in enumerate(columns))
