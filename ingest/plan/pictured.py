"""Symbols in the cells of plan tables -> statuses, verdicts, and what can be said of a symbol that nobody explains.

A symbol's status is the legend's word; its proof is the symbol's own box, the row's words and the legend's. Without a
legend nothing is derived: a fact of the role `SYMBOL` says in our words that a symbol stands there, and its colour.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corpus.model import Fact, FactRole, Locator, PictureBox, Span
from ingest.blocks import NOWHERE, Cell, Picture, Symbol
from ingest.plan.collector import Collector
from ingest.symbols import symbol_of
from ingest.vocabulary import Column

UNEXPLAINED: Final = "status visas som symbol, kunde inte tolkas"
JUDGED_BY_SYMBOL: Final = "bedömning visas som symbol, kunde inte tolkas"
SEEN: Final = " (visas som {colour} symbol; dokumentet förklarar inte symbolen)"
FILLED: Final = "färdiggrad ungefär {share} %, avläst ur en stapel"
MIN_EXPLAINED: Final = 2
"""Cells with explained symbols from which a column under unknown words holds statuses."""
SAID_BY_COLOUR: Final = frozenset((Column.STATUS, Column.VERDICT, Column.OUTCOME))
"""Columns whose cells' colours may judge, by the document's own legend."""
_PROGRESS: Final = re.compile(r"färdig\w*|framdrift\w*|andel (?:klar|genomför)\w*|procent\b.*|% klart?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pictured:
    """The legend's word for a symbol, and the proof of it: the symbol, the words it stands beside and the legend's."""

    word: str
    locator: Locator


def pictured(cell: Cell | None, row: Span, collector: Collector) -> Pictured | None:
    """Return what the symbol in a cell means; `row` is where the words stand that its row is about."""
    symbol = symbol_of(cell)
    return None if symbol is None else explained(symbol, row, collector)


def explained(symbol: Symbol, about: Span, collector: Collector) -> Pictured | None:
    """Return what a symbol means that stands beside the words at `about`; None where no legend explains it."""
    if symbol.place is None:
        return None
    places = sorted({about, *_own(symbol.picture)})
    return Pictured(symbol.meaning, collector.locator(*places, symbol.place, pictures=_box(symbol.picture)))


def unexplained(picture: Picture, about: Span, said: str, collector: Collector) -> Fact:
    """Return the fact that a symbol beside the words at `about` could not be read, with its colour where it has one."""
    seen = SEEN.format(colour=picture.colour) if picture.colour and picture.fill is None else ""
    places = sorted({about, *_own(picture)})
    return Fact(FactRole.SYMBOL, f"{said}{seen}", collector.locator(*places, pictures=_box(picture)))


def _own(picture: Picture) -> tuple[Span, ...]:
    """Return where a symbol's own characters stand, in formats without places."""
    return () if picture.span is None or picture.span.start == picture.span.end else (picture.span,)


def _box(picture: Picture) -> tuple[PictureBox, ...]:
    return () if picture.box == NOWHERE else (PictureBox(picture.page, picture.box),)


def pictured_facts(
    cells: Sequence[Cell], columns: Sequence[Column | None], words: Sequence[str], *, about: Span, collector: Collector
) -> tuple[Fact, ...]:
    """Return the facts that the symbols in a row's status and verdict columns give; `about` is its key's place.

    The colour of an outcome counts where the legend explains it.
    """
    found: list[Fact] = []
    for cell in cells:
        symbol = symbol_of(cell)
        column = columns[cell.column] if cell.column < len(columns) else None
        if column not in SAID_BY_COLOUR or (symbol is None and not cell.symbols):
            continue
        known = None if symbol is None else explained(symbol, about, collector)
        if known is not None and known.word.casefold() != cell.text.casefold():
            found.append(Fact(FactRole.STATUS, known.word, known.locator))
        elif known is None and symbol is not None and column is not Column.OUTCOME:
            found += _unknown(cell, symbol.picture, column, words[cell.column], about, collector)
    return tuple(found)


def _unknown(
    cell: Cell, picture: Picture, column: Column | None, head: str, about: Span, collector: Collector
) -> tuple[Fact, ...]:
    """Return what can be said of a symbol that no legend explains: a bar's share where its column says so."""
    if picture.fill is not None and _PROGRESS.search(head):
        text = FILLED.format(share=_about(picture.fill))
        return (Fact(FactRole.SYMBOL, text, collector.locator(about, pictures=_box(picture))),)
    if has_words(cell):
        return ()
    said = UNEXPLAINED if column is Column.STATUS else JUDGED_BY_SYMBOL
    return (unexplained(picture, about, said, collector),)


def has_words(cell: Cell) -> bool:
    """Say whether a cell holds words beside its symbols."""
    return any(character.isalnum() for character in cell.text)


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
            if cell.column < len(columns) and symbol is not None and symbol.meaning and not has_words(cell):
                counts[cell.column] += 1
    most = max(range(len(columns)), key=counts.__getitem__, default=0)
    if not columns or columns[most] is not None or counts[most] < MIN_EXPLAINED:
        return tuple(columns)
    return tuple(Column.STATUS if index == most else column for index, column in enumerate(columns))
