"""Symbols in table cells and beside lines -> what the document's own legend says they mean. Pure.

A legend shows its symbols (`ingest.legends`) or names their colours (`ingest.legend_words`), on any page. The symbol
that looks the same has the word beside it; one that no legend explains means nothing. Colours and shapes are never
turned into words here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from corpus.model import Span
from ingest.blocks import Block, Cell, ParsedDocument, Picture, Symbol, Table
from ingest.colours import same_colour
from ingest.legend_words import Named, read_worded
from ingest.legends import Entry, Meaning, read_shown
from ingest.signs import FIELD, TEXT, worded
from ingest.symbol_lines import beside_lines
from ingest.symbol_places import Placed
from ingest.vocabulary import Column, column_of


def explain(parsed: ParsedDocument) -> ParsedDocument:
    """Return the document with the symbols of its cells and lines, each with the legend's word where there is one."""
    placed = Placed.of(parsed)
    worded_keys = read_worded(parsed)
    if not placed.any() and not worded_keys:
        return parsed
    legend = _Legend.of(read_shown(parsed, placed), worded_keys)
    lines = {**beside_lines(parsed.blocks, placed.free), **placed.lines}
    blocks = list(parsed.blocks)
    about: Column | None = None
    for number, found in sorted(placed.tables.items()):
        block = blocks[number]
        if block.table is not None:
            about = _about(block.table) or about  # what goes on over a page has no head of its own
            blocks[number] = replace(block, table=_with_symbols(block.table, found, legend, about=about))
    for number, pictures in lines.items():
        blocks[number] = _with_line_symbols(blocks[number], tuple(map(legend.symbol, pictures)))
    return replace(parsed, blocks=tuple(blocks), keys=_keys(parsed.blocks, legend, placed))


def _keys(blocks: Sequence[Block], legend: _Legend, placed: Placed) -> tuple[Span, ...]:
    """Return where the keys' words stand, a key that is a table as a whole; shown keys where a symbol is in use."""
    times = Counter(picture.look for picture in placed.pictures())
    used = {entry.meaning.place.page for entry in legend.shown if times[entry.picture.look] > 1}
    places = {entry.meaning.place for entry in legend.shown if entry.meaning.place.page in used}
    places |= {one.meaning.place for one in legend.worded}
    tables = {
        block.span for block in blocks if block.table is not None and any(holds(block.span, one) for one in places)
    }
    return tuple(sorted(places | tables))


def _about(table: Table) -> Column | None:
    """Return whether a table's head names activities or goals, activities first."""
    named = {column_of(cell.text) for row in table.rows[:2] for cell in row.cells}
    return next((column for column in (Column.ACTIVITY, Column.GOAL) if column in named), None)


def _with_symbols(
    table: Table,
    pictures: Mapping[tuple[int, int], tuple[Picture, ...]],
    legend: _Legend,
    *,
    about: Column | None,
) -> Table:
    rows = list(table.rows)
    for number, index in pictures:
        cells = list(rows[number].cells)
        symbols = tuple(legend.symbol(picture, about=about) for picture in pictures[number, index])
        cells[index] = replace(cells[index], symbols=symbols)
        rows[number] = replace(rows[number], cells=tuple(cells))
    return replace(table, rows=tuple(rows))


def _with_line_symbols(block: Block, symbols: tuple[Symbol, ...]) -> Block:
    """Return a block with the symbols beside it; signs before and after its words are none of its words."""
    start, end = worded(block.text) if any(symbol.picture.sign for symbol in symbols) else (0, 0)
    if not end:
        return replace(block, symbols=symbols)
    span = Span(block.span.page, block.span.start + start, block.span.start + end)
    return replace(block, text=block.text[start:end], span=span, symbols=symbols)


# --- what they mean ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Legend:
    """What all keys of a document say: of each look, of each colour that tells shown symbols apart, and in words."""

    looks: Mapping[int, tuple[Meaning, ...]]
    shown: tuple[Entry, ...]
    worded: tuple[Named, ...]

    @classmethod
    def of(cls, shown: tuple[Entry, ...], worded: tuple[Named, ...]) -> _Legend:
        looks: dict[int, tuple[Meaning, ...]] = {}
        for entry in shown:
            looks[entry.picture.look] = (*looks.get(entry.picture.look, ()), entry.meaning)
        return cls(looks, shown, worded)

    def symbol(self, picture: Picture, *, about: Column | None = None) -> Symbol:
        """Return what a picture means beside what it judges.

        Where keys differ, the one for goals or for activities holds, else those that are not for the other, else the
        one on its own page, else none.
        """
        found = self.looks.get(picture.look, ()) or self._named(picture) or self._coloured(picture)
        if _differ(found) and about is not None:
            own = tuple(meaning for meaning in found if meaning.about is about)
            found = own or tuple(meaning for meaning in found if meaning.about is None) or found
        if _differ(found):
            found = tuple(meaning for meaning in found if meaning.place.page == picture.page)
        if not found or _differ(found):
            return Symbol(picture)
        return Symbol(picture, found[0].word, found[0].place)

    def _named(self, picture: Picture) -> tuple[Meaning, ...]:
        """Return what keys in words say of a picture's colour and shape; a shape that is not known fits any."""
        among = frozenset(one.colour for one in self.worded)
        return tuple(
            one.meaning
            for one in self.worded
            if (not one.colour or (picture.colour and same_colour(picture.colour, one.colour, among=among)))
            and (not one.shapes or picture.shape in one.shapes or (not picture.shape and bool(one.colour)))
        )

    def _coloured(self, picture: Picture) -> tuple[Meaning, ...]:
        """Return what shown symbols of the same colour mean, where colour tells them apart and one is only a colour."""
        among = frozenset(entry.picture.colour for entry in self.shown)
        if not picture.colour or "" in among or len(among) < len({entry.picture.look for entry in self.shown}):
            return ()
        return tuple(
            entry.meaning
            for entry in self.shown
            if same_colour(picture.colour, entry.picture.colour, among=among) and _only_colours(picture, entry.picture)
        )


def _differ(found: Sequence[Meaning]) -> bool:
    return len({meaning.word.casefold() for meaning in found}) > 1


def _only_colours(one: Picture, other: Picture) -> bool:
    """Say whether two symbols differ in nothing but what says nothing: a filled field, coloured words, a like shape."""
    plain = (FIELD, TEXT)
    return one.shape in plain or other.shape in plain or (bool(one.shape) and one.shape == other.shape)


# --- what the plan asks --------------------------------------------------------------------------------------


def is_key(table: Table) -> bool:
    """Say whether a table is itself a key: its symbols are explained by the words of their own rows."""
    return any(
        symbol.place is not None and any(holds(cell.span, symbol.place) for cell in row.cells)
        for row in table.rows
        for pictured in row.cells
        for symbol in pictured.symbols
    )


def holds(outer: Span | None, inner: Span) -> bool:
    """Say whether a place lies within another."""
    return outer is not None and outer.page == inner.page and outer.start <= inner.start and inner.end <= outer.end


def symbol_of(cell: Cell | None) -> Symbol | None:
    """Return a cell's symbol: see `one_symbol`."""
    return None if cell is None else one_symbol(cell.symbols)


def one_symbol(symbols: Sequence[Symbol]) -> Symbol | None:
    """Return the symbol that symbols at one place are: the one that is explained, if all explained ones mean the same.

    Without one, the first that a status could be shown by; coloured words alone are none.
    """
    explained = [symbol for symbol in symbols if symbol.place is not None]
    if len({symbol.meaning for symbol in explained}) == 1:
        return explained[0]
    drawn = [symbol for symbol in symbols if symbol.picture.shape != TEXT]
    return Symbol(drawn[0].picture) if drawn else None
