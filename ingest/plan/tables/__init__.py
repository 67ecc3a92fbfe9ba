"""Plan tables -> mentions. The header decides what a column is, under unknown words the cells where they are clear.

Tables    reads a document's tables one after the other, and knows what goes on over a page
heads     what each column holds
told_columns     columns under unknown words, by column_evidence and known_goals
repeated_forms   forms with the same labels
rows      rows that are about activities, indicators or goals
spanning  rows over the table's whole width
continuation  a table that goes on with another number of columns
forms     two columns, labels to the left: one activity each; indicator_forms: one indicator
judged    cells that judge
splits    values by sex
fields    what the other cells say: facts, and the goals a field names
cells     words with their places; placeholders, footnote marks
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Mention, MentionKind
from ingest.blocks import Block, Table
from ingest.plan.collector import Collector
from ingest.plan.context import Context
from ingest.plan.tables import forms, indicator_forms
from ingest.plan.tables.cells import Line, line_of
from ingest.plan.tables.continuation import TableGrid, fitted
from ingest.plan.tables.heads import Heads, header, numbered_goals
from ingest.plan.tables.rows import Rows
from ingest.symbols import is_key

__all__ = ["Heads", "Tables", "heads_of"]

NO_GRID = TableGrid(0)
MAX_BETWEEN = 4
"""A table of three columns or more goes on below so many paragraphs: notes, or rows that were not read as such."""


@dataclass(slots=True)
class Tables:
    """What the tables read so far leave for the next one. `opening` is the document's title and first words."""

    opening: str = ""
    _rows: Rows | None = None
    _grid: TableGrid = NO_GRID
    _page: int = 0
    _apart: int = 0
    """How many paragraphs stand between the table before and this place."""
    _between: Block | None = None
    """The last paragraph since the table before: a full-width row that a page break cut off is read as one."""
    _form: Mention | None = None

    def read(self, block: Block, context: Context, collector: Collector, *, notes: frozenset[str]) -> None:
        """Read a table's rows into mentions; `notes` are the numbers of the footnotes near it."""
        if block.table is None or is_key(block.table):
            return
        table = self._on_grid(block.table, block)
        fields = indicator_forms.fields_of(tuple(map(line_of, table.rows)), table.columns)
        if fields:
            indicator_forms.read_form(fields, context, collector)
            self._rows, self._form = None, None
        elif not self._read_form(table, block, context, collector):
            self._read_rows(table, block, context, collector, notes=notes)
        if table is block.table:
            self._grid = TableGrid.of(table)
        self._page, self._apart = _last_page(block), 0

    def text(self, block: Block) -> None:
        """Note that a paragraph stands here."""
        self._apart += 1
        self._between = block

    def heading(self) -> None:
        """Note that a heading stands here: a table below it may go on, but what its rows stood under ends."""
        if self._rows is not None:
            rows = self._rows
            rows.above, rows.area, rows.last, rows.grunduppdrag = None, None, None, False
            rows.leading.clear()

    def _on_grid(self, table: Table, block: Block) -> Table:
        """Return a table at the top of the next page on the grid of the one before, where it only goes on with it."""
        if self._rows is None or table.columns == self._grid.columns or block.span.page != self._page + 1:
            return table
        found = fitted(table, self._grid)
        if found is None:
            return table
        heads = header(found)[0]
        return found if heads is None or heads.words == self._rows.heads.words else table

    def _goes_on(self, table: Table, block: Block) -> bool:
        """Say whether a table has the place and width of one that goes on: next to it, or on the page after."""
        near = self._apart <= MAX_BETWEEN if table.columns > 2 else self._apart == 0
        return table.columns == self._grid.columns and (near or block.span.page == self._page + 1)

    def _read_form(self, table: Table, block: Block, context: Context, collector: Collector) -> bool:
        repeated = table.form is not None
        entries = forms.entries_of(tuple(map(line_of, table.rows)), table.columns, name=table.form)
        if forms.is_form(entries, among_forms=self._form is not None, repeated=repeated):
            self._form, self._rows = forms.read_forms(entries, context, collector), None
            return True
        if self._form is not None and self._goes_on(table, block) and forms.continues(entries):
            forms.read_more(entries, self._form, context, collector)
            return True
        self._form = None
        if forms.is_empty_template(entries):
            self._rows = None
            return True
        return repeated  # labels to the left are no header above

    def _read_rows(
        self, table: Table, block: Block, context: Context, collector: Collector, *, notes: frozenset[str]
    ) -> None:
        around = " ".join((self.opening, *(heading.text for heading in context.path)))
        heads, lines = header(table, around=around)
        before = self._rows if self._goes_on(table, block) else None
        if heads is not None:
            heads = numbered_goals(heads, _goal_numbers(collector), lines)
        if before is not None and (heads is None or heads.words == before.heads.words):
            self._go_on(before, lines, context, notes)
        elif heads is not None:
            self._rows = Rows(heads, context, collector, notes)
            self._rows.read(lines)
        else:
            self._rows = None

    def _go_on(self, rows: Rows, lines: Sequence[Line], context: Context, notes: frozenset[str]) -> None:
        """Read the rows of a table that goes on; its first row may be the rest of one."""
        rows.context, rows.notes = context, notes
        if rows.last is None:  # the head stood alone on its page
            rows.heads = numbered_goals(rows.heads, _goal_numbers(rows.collector), lines)
        if 0 < self._apart <= MAX_BETWEEN and self._between is not None and self._between.span.page == self._page:
            rows.cut_off(self._between)
        rest = 1 if lines and rows.goes_on(lines[0]) else 0
        rows.read(lines[rest:])


def heads_of(table: Table, *, around: str = "") -> Heads | None:
    """Return what a table's header says its columns are, None when the header is not known. See `heads.header`."""
    return header(table, around=around)[0]


def _goal_numbers(collector: Collector) -> frozenset[str]:
    return frozenset(m.number for m in collector.found if m.kind is MentionKind.GOAL and m.number is not None)


def _last_page(block: Block) -> int:
    if block.table is None:
        return block.span.page
    pages = (cell.span.page for row in block.table.rows[-3:] for cell in row.cells if cell.span is not None)
    return max(pages, default=block.span.page)
