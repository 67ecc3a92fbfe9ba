"""Pictures in table cells -> what the document's own legend says they mean. Pure.

A legend is a key of symbols with words: a table ("Symbol | Betydelse") or lines ("✓ Uppfyllt"), on any page. The
picture that looks the same has the word beside it; a picture that no legend explains means nothing. Colours and shapes
are never turned into words here.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from corpus.model import UNITS_PER_POINT, Box, Page, Span
from ingest.blocks import Cell, ParsedDocument, Picture, Row, Symbol, Table, lies_in
from ingest.vocabulary import Column, column_of

LEGEND_WORDS: Final = re.compile(
    r"\b(?:tecken|symbol|bild|färg)\w*förklaring|\bförklaring(?:ar)?\b|\bsymbol(?:en|er|erna|ernas)?\b|\bbetyd(?:er|else)\b"
    r"|\bså (?:läser|tolkar|bedömer) (?:du|vi|man)\b|\bbedömningsskala|\btrafikljus|\bmarkeras (?:med|så)\b",
    re.IGNORECASE,
)
"""Words that announce a key of symbols, above it or in its head."""
STATES: Final = re.compile(
    r"uppfyll|uppnå|\bnå(?:s|dd|tt)|klar|genomför|pågå|påbörj|slutför|avslut|försen|avvik|enligt plan|\brisk\b"
    r"|avbrut|delvis",
    re.IGNORECASE,
)
"""Words that say how far something has come: pictures each beside one of them are a key also unannounced."""
PLAN_COLUMNS: Final = frozenset({Column.ACTIVITY, Column.INDICATOR, Column.GOAL, Column.RESPONSIBLE, Column.TARGET})
"""A table with such a column is what symbols are used in, not their key."""
MAX_MEANING_WORDS: Final = 8
ABOVE: Final = 200
"""Characters above a key in which it may be announced."""
APART: Final = 60.0
"""Points between two lines of one key at most."""
BESIDE: Final = 30.0
"""Points between a picture and the word that explains it, where nothing else says that this is a key."""
_EXPLAINED: Final = re.compile(r"\s[–—-]\s|\s=\s|:\s")
_LEADS: Final = " =:–—-"


@dataclass(frozen=True, slots=True)
class Meaning:
    """A word of the legend, where it stands, and whether it stands close beside its picture."""

    word: str
    place: Span
    close: bool


@dataclass(frozen=True, slots=True)
class _Entry:
    """A picture with what stands beside it."""

    picture: Picture
    meaning: Meaning
    after: bool = True
    """True when the word stands to the right of its picture."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Pictures that stand together, where they stand, and the words of their table's head."""

    span: Span
    entries: tuple[_Entry, ...]
    head: str = ""


def explain(parsed: ParsedDocument) -> ParsedDocument:
    """Return the document with the symbols of its table cells, each with the legend's word where there is one."""
    if not parsed.pictures:
        return parsed
    placed = _Placed.of(parsed)
    legend = _read_legend(parsed, placed)
    blocks = tuple(
        replace(block, table=_with_symbols(block.table, placed.of_table(number), legend))
        if block.table is not None and number in placed.tables
        else block
        for number, block in enumerate(parsed.blocks)
    )
    return replace(parsed, blocks=blocks)


# --- where pictures stand ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Placed:
    """Pictures by the table cell they stand in (block, row, cell), and those that stand in none."""

    cells: Mapping[tuple[int, int, int], tuple[Picture, ...]]
    tables: frozenset[int]
    free: tuple[Picture, ...]

    @classmethod
    def of(cls, parsed: ParsedDocument) -> _Placed:
        pages: dict[int, list[Picture]] = defaultdict(list)
        for picture in parsed.pictures:
            pages[picture.page].append(picture)
        cells: dict[tuple[int, int, int], tuple[Picture, ...]] = {}
        taken: set[Picture] = set()
        for number, block in enumerate(parsed.blocks):
            near = pages.get(block.span.page, ()) if block.table is not None else ()
            for (row, index), box in _boxes(block.table) if near and block.table is not None else ():
                inside = tuple(picture for picture in near if lies_in(picture.box, box))
                if inside:
                    cells[number, row, index] = inside
                    taken.update(inside)
        free = tuple(picture for picture in parsed.pictures if picture not in taken)
        return cls(cells, frozenset(key[0] for key in cells), free)

    def of_table(self, number: int) -> dict[tuple[int, int], tuple[Picture, ...]]:
        """Return the pictures of one table block, by row and cell."""
        return {(row, index): found for (block, row, index), found in self.cells.items() if block == number}


def _boxes(table: Table) -> Iterator[tuple[tuple[int, int], Box]]:
    for number, row in enumerate(table.rows):
        for index, cell in enumerate(row.cells):
            if cell.box is not None:
                yield (number, index), cell.box


def _with_symbols(
    table: Table,
    pictures: Mapping[tuple[int, int], tuple[Picture, ...]],
    legend: Mapping[int, tuple[Meaning, ...]],
) -> Table:
    rows = list(table.rows)
    for number, index in pictures:
        cells = list(rows[number].cells)
        symbols = tuple(_symbol(picture, legend) for picture in pictures[number, index])
        cells[index] = replace(cells[index], symbols=symbols)
        rows[number] = replace(rows[number], cells=tuple(cells))
    return replace(table, rows=tuple(rows))


def _symbol(picture: Picture, legend: Mapping[int, tuple[Meaning, ...]]) -> Symbol:
    """Return what a picture means; where keys differ, the one on its own page holds, else none."""
    found = legend.get(picture.look, ())
    if len({meaning.word.casefold() for meaning in found}) > 1:
        found = tuple(meaning for meaning in found if meaning.place.page == picture.page)
    if len({meaning.word.casefold() for meaning in found}) != 1:
        return Symbol(picture)
    return Symbol(picture, found[0].word, found[0].place)


# --- the legend ----------------------------------------------------------------------------------------------


def _read_legend(parsed: ParsedDocument, placed: _Placed) -> dict[int, tuple[Meaning, ...]]:
    """Return what each look means, by all keys of the document."""
    found: dict[int, list[Meaning]] = defaultdict(list)
    pages = {page.number: page for page in parsed.pages}
    runs = sorted((*_tables(parsed, placed), *_lines(placed, pages)), key=lambda run: run.span)
    ended = Span(0, 0, 0)
    for run in runs:
        said = f"{_above(pages, run.span, after=ended)}\n{run.head}"
        if _is_legend(run.entries, announced=LEGEND_WORDS.search(said) is not None):
            for entry in run.entries:
                found[entry.picture.look].append(entry.meaning)
        ended = run.span
    return {look: tuple(meanings) for look, meanings in found.items()}


def _is_legend(entries: Sequence[_Entry], *, announced: bool) -> bool:
    """Say whether pictures with words are a key: each picture once, each with a word of its own."""
    looks = {entry.picture.look for entry in entries}
    words = {entry.meaning.word.casefold() for entry in entries}
    if len(entries) < 2 or len(looks) < len(entries) or len(words) < len(entries):
        return False
    return announced or all(entry.meaning.close and STATES.search(entry.meaning.word) for entry in entries)


def _tables(parsed: ParsedDocument, placed: _Placed) -> Iterator[_Run]:
    """Yield the tables with pictures; those that cannot be a key have no entries."""
    for number in sorted(placed.tables):
        block = parsed.blocks[number]
        if block.table is None or not block.table.rows:
            continue
        head = " ".join(cell.text for cell in block.table.rows[0].cells)
        of_plan = any(column_of(cell.text) in PLAN_COLUMNS for cell in block.table.rows[0].cells)
        pictures = placed.of_table(number)
        entries = [_in_row(block.table.rows[row], index, found) for (row, index), found in sorted(pictures.items())]
        read = [entry for entry in entries if entry is not None]
        yield _Run(block.span, tuple(read) if len(read) == len(entries) and not of_plan else (), head)


def _in_row(row: Row, index: int, pictures: Sequence[Picture]) -> _Entry | None:
    """Return the one picture of a cell with the words of its own cell, else of the nearest, the right one first."""
    if len(pictures) != 1:
        return None
    nearest = sorted(row.cells, key=lambda cell: (abs(cell.column - row.cells[index].column), -cell.column))
    written = next((cell for cell in nearest if cell.span is not None), None)
    if written is None or written.span is None:
        return None
    close = abs(written.column - row.cells[index].column) <= 1 and sum(bool(cell.text) for cell in row.cells) == 1
    meaning = _meaning(written.text, written.span, close=close)
    return None if meaning is None else _Entry(pictures[0], meaning)


def _meaning(text: str, span: Span, *, close: bool) -> Meaning | None:
    """Return a key's word without the sentence that explains it; None for a text that is no key's."""
    start = len(text) - len(text.lstrip(_LEADS))
    word = _EXPLAINED.split(text[start:], maxsplit=1)[0].split(". ")[0].rstrip(f"{_LEADS}.,;")
    if not word or len(word.split()) > MAX_MEANING_WORDS or not any(letter.isalpha() for letter in word):
        return None
    return Meaning(word, Span(span.page, span.start + start, span.start + start + len(word)), close)


def _above(pages: Mapping[int, Page], span: Span, *, after: Span) -> str:
    """Return the words between the pictures before and a place: at most `ABOVE` characters, of its own page."""
    start = after.end if after.page == span.page else 0
    return pages[span.page].text[max(start, span.start - ABOVE) : span.start]


# --- lines ---------------------------------------------------------------------------------------------------


def _lines(placed: _Placed, pages: Mapping[int, Page]) -> Iterator[_Run]:
    """Yield runs of pictures outside tables, line under line, each with the words beside it."""
    by_page: dict[int, list[Picture]] = defaultdict(list)
    for picture in placed.free:
        by_page[picture.page].append(picture)
    for number, pictures in by_page.items():
        if number not in pages or len(pictures) < 2:
            continue
        beside = _Beside.of(pages[number], pictures)
        for run in _runs([entry for entry in map(beside.entry, pictures) if entry is not None]):
            places = [entry.meaning.place for entry in run]
            yield _Run(Span(number, min(one.start for one in places), max(one.end for one in places)), tuple(run))


def _runs(entries: Sequence[_Entry]) -> Iterator[list[_Entry]]:
    """Part the entries of a page, from the top: at a wide gap, a look seen before, words at the other side."""
    run: list[_Entry] = []
    for entry in sorted(entries, key=lambda one: (-round(one.picture.box.y0), one.picture.box.x0)):
        if run and (
            run[-1].picture.box.y0 - entry.picture.box.y1 > APART
            or run[-1].after != entry.after
            or any(entry.picture.look == one.picture.look for one in run)
        ):
            yield run
            run = []
        run.append(entry)
    if run:
        yield run


@dataclass(frozen=True, slots=True)
class _Beside:
    """A page's characters by where they stand: (index, x0, x1, middle height), drawn ones only."""

    page: Page
    pictures: Sequence[Picture]
    drawn: tuple[tuple[int, float, float, float], ...]

    @classmethod
    def of(cls, page: Page, pictures: Sequence[Picture]) -> _Beside:
        sides = array("i")
        sides.frombytes(page.characters.packed)
        low = min(picture.box.y0 for picture in pictures) * UNITS_PER_POINT
        high = max(picture.box.y1 for picture in pictures) * UNITS_PER_POINT
        drawn = tuple(
            (at // 4, sides[at] / UNITS_PER_POINT, sides[at + 2] / UNITS_PER_POINT, middle / UNITS_PER_POINT)
            for at in range(0, len(sides), 4)
            if sides[at + 3] and low <= (middle := (sides[at + 1] + sides[at + 3]) / 2) <= high
        )
        return cls(page, pictures, drawn)

    def entry(self, picture: Picture) -> _Entry | None:
        """Return a picture with the words to its right, else those to its left where it ends its line."""
        box = picture.box
        line = [one for one in self.drawn if box.y0 <= one[3] <= box.y1]
        others = [other.box for other in self.pictures if other is not picture and box.same_line(other.box)]
        end = min((other.x0 for other in others if other.x0 >= box.x1), default=float("inf"))
        start = max((other.x1 for other in others if other.x1 <= box.x0), default=float("-inf"))
        right = [one for one in line if box.x1 - 1 <= one[1] and one[2] <= end + 1]
        left = [one for one in line if start - 1 <= one[1] and one[2] <= box.x0 + 1]
        chosen = right or left
        if not chosen:
            return None
        gap = min(one[1] for one in right) - box.x1 if right else box.x0 - max(one[2] for one in left)
        span = Span(self.page.number, chosen[0][0], self._run(chosen) + 1)
        meaning = _meaning(" ".join(self.page.text[span.start : span.end].split("\n")), span, close=gap <= BESIDE)
        return None if meaning is None else _Entry(picture, meaning, after=bool(right))

    def _run(self, chosen: Sequence[tuple[int, float, float, float]]) -> int:
        """Return the last index of the first run of characters that follow one another in the page's text."""
        last = chosen[0][0]
        for index, *_ in chosen[1:]:
            if self.page.text[last + 1 : index].strip():
                break
            last = index
        return last


# --- what the plan asks --------------------------------------------------------------------------------------


def is_key(table: Table) -> bool:
    """Say whether a table is itself a key: its symbols are explained by the words of their own rows."""
    return any(
        symbol.place is not None and any(_holds(cell.span, symbol.place) for cell in row.cells)
        for row in table.rows
        for pictured in row.cells
        for symbol in pictured.symbols
    )


def _holds(outer: Span | None, inner: Span) -> bool:
    return outer is not None and outer.page == inner.page and outer.start <= inner.start and inner.end <= outer.end


def symbol_of(cell: Cell | None) -> Symbol | None:
    """Return a cell's symbol; several are one when they all mean the same, else the first, without a meaning."""
    if cell is None or not cell.symbols:
        return None
    first = cell.symbols[0]
    if len({symbol.meaning for symbol in cell.symbols}) > 1:
        return Symbol(first.picture)
    return first
