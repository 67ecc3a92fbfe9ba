"""Tables without any line: a head in bold, and under it words that stand in columns. Pure.

Prose in columns is never a table: its lines were drawn column by column, a table's row by row, and its columns run
unbroken where a table's rows stand apart or hold figures. In doubt there is no table.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import Final

from ingest.parse.pdf_open_rows import Row, open_rows
from ingest.parse.pdf_words import Line

HEAD_GAP: Final = 1.0
"""Sizes of white between two heads."""
MIN_HEADS: Final = 3
"""Heads beside each other; two bold words apart also stand in a letter head or under a signature."""
MAX_COLUMNS: Final = 20
MAX_HEADS: Final = 30
"""Heads of a page that are tried."""
MIN_ROWS: Final = 2
LONGEST_HEAD: Final = 40
"""Characters of a column's head."""
MARGIN: Final = 3.0
"""Points between a head's left edge and its column's border."""
FULL: Final = 0.6
"""Share of the columns that most rows must fill."""


def find_aligned(lines: Sequence[Line]) -> Iterator[tuple[tuple[float, ...], tuple[Row, ...]]]:
    """Yield tables as (borders from left to right, rows from the top, the head's first); `lines` in drawing order.

    Lines within ruled tables must not be among them.
    """
    upright = [line for line in lines if line.turn == 0]
    heads = list(islice(_heads(upright), MAX_HEADS))
    pieces = [piece for line in upright for piece in pieces_of(line)] if heads else []
    ceiling = float("inf")
    for head in heads:
        if head[0].middle >= ceiling:
            continue
        borders, rows = _table(head, pieces)
        if rows:
            ceiling = rows[-1].bottom
            yield borders, rows


def pieces_of(line: Line) -> list[Line]:
    """Split a line where the white between two words is wider than a sentence leaves."""
    starts = [0, *(n + 1 for n, (a, b) in enumerate(pairwise(line.words)) if b.x0 - a.x1 > HEAD_GAP * line.size)]
    return [Line.of(line.words[a:b]) for a, b in zip(starts, [*starts[1:], len(line.words)], strict=True)]


def _heads(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield runs of short bold pieces that were drawn after each other on one height."""
    run: list[Line] = []
    for line in lines:
        for piece in pieces_of(line) if line.bold else (line,):
            fits = piece.bold and len(piece.text()) <= LONGEST_HEAD
            beside = bool(run) and abs(run[-1].middle - piece.middle) < 0.3 * piece.size and piece.x0 > run[-1].x1
            if fits and (beside or not run):
                run.append(piece)
                continue
            if MIN_HEADS <= len(run) <= MAX_COLUMNS:
                yield run
            run = [piece] if fits else []
    if MIN_HEADS <= len(run) <= MAX_COLUMNS:
        yield run


def _table(head: Sequence[Line], pieces: Sequence[Line]) -> tuple[tuple[float, ...], tuple[Row, ...]]:
    """Return the borders and rows under a head; no rows where what follows does not stand in its columns."""
    top, bottom = max(line.y1 for line in head) + 1, min(line.y0 for line in head) - 0.5
    first = pieces.index(head[-1]) + 1
    below = [piece for piece in pieces[first:] if piece.middle < bottom]
    right = max(piece.x1 for piece in (*head, *below))
    left = head[0].x0 - MARGIN
    columns = _borders(head, below)
    rows = open_rows(below, columns, left=left, right=right + MARGIN, top=bottom, bottom=0.0)
    enough = sum(row.filled >= FULL * len(head) for row in rows)
    if enough < MIN_ROWS or 2 * enough <= len(rows) or not row_by_row(below, rows):
        return (), ()
    return (left, *columns, right + MARGIN), (Row(top, bottom, len(head), spanning=False), *rows)


def _borders(head: Sequence[Line], below: Sequence[Line]) -> list[float]:
    """Return the borders between the heads: in the white that the first lines below leave as well."""
    near = [piece for piece in below if head[0].middle - piece.middle < 12 * head[0].size]
    borders: list[float] = []
    for one, other in pairwise(head):
        between = [piece for piece in near if piece.x1 > one.x0 and piece.x0 < other.x1]
        reach = max([one.x1, *(piece.x1 for piece in between if piece.x0 < one.x1)])
        start = min([other.x0, *(piece.x0 for piece in between if piece.x1 > other.x0 and piece.x0 >= one.x1)])
        borders.append((reach + start) / 2 if reach < start else other.x0 - MARGIN)
    return borders


def row_by_row(pieces: Sequence[Line], rows: Sequence[Row]) -> bool:
    """Say whether the rows' words were drawn row by row, and not column by column as prose is."""
    tops = [-row.top for row in rows]
    order = [bisect_left(tops, -piece.middle) for piece in pieces if rows[-1].bottom < piece.middle < rows[0].top]
    return all(before <= after for before, after in pairwise(order))
