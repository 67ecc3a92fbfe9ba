"""Where the symbols of a document stand: in table cells, beside lines of text, or free on their page. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from corpus.model import Box
from ingest.blocks import ParsedDocument, Picture, Table
from ingest.by_height import ByHeight


@dataclass(frozen=True, slots=True)
class Placed:
    """Pictures by the table block and the cell (row, cell) they stand in, and those that stand in none.

    `lines` are the pictures of text blocks by block, of formats that say in which they stand.
    """

    tables: Mapping[int, Mapping[tuple[int, int], tuple[Picture, ...]]]
    free: tuple[Picture, ...]
    lines: Mapping[int, tuple[Picture, ...]]

    @classmethod
    def of(cls, parsed: ParsedDocument) -> Placed:
        """Place a document's pictures."""
        lists: dict[int, list[tuple[Box, Picture]]] = defaultdict(list)
        for picture in parsed.pictures:
            lists[picture.page].append((picture.box, picture))
        pages = {number: ByHeight(placed) for number, placed in lists.items()}
        tables: dict[int, dict[tuple[int, int], tuple[Picture, ...]]] = defaultdict(dict)
        lines: dict[int, tuple[Picture, ...]] = {}
        taken: set[Picture] = set()
        for number, block in enumerate(parsed.blocks):
            if block.symbols:
                lines[number] = tuple(symbol.picture for symbol in block.symbols)
            near = pages.get(block.span.page)
            for (row, index), box in _boxes(block.table) if near is not None and block.table is not None else ():
                inside = tuple(near.within(box)) if near is not None else ()
                if inside:
                    tables[number][row, index] = inside
                    taken.update(inside)
            for (row, index), given in _given(block.table) if block.table is not None else ():
                tables[number][row, index] = given
        free = tuple(picture for picture in parsed.pictures if picture not in taken)
        return cls(dict(tables), free, lines)

    def pictures(self) -> Iterator[Picture]:
        """Yield all pictures."""
        yield from self.free
        for found in (*self.lines.values(), *(one for table in self.tables.values() for one in table.values())):
            yield from found

    def any(self) -> bool:
        """Say whether there is any."""
        return bool(self.tables or self.free or self.lines)


def _boxes(table: Table) -> Iterator[tuple[tuple[int, int], Box]]:
    for number, row in enumerate(table.rows):
        for index, cell in enumerate(row.cells):
            if cell.box is not None:
                yield (number, index), cell.box


def _given(table: Table) -> Iterator[tuple[tuple[int, int], tuple[Picture, ...]]]:
    for number, row in enumerate(table.rows):
        for index, cell in enumerate(row.cells):
            if cell.symbols:
                yield (number, index), tuple(symbol.picture for symbol in cell.symbols)
