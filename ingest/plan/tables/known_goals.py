"""The goals that a document names by known words, as far as its tables' cells can point to them. Pure."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from corpus.swedish import normalise
from ingest.blocks import ParsedDocument
from ingest.plan.headings import goal_lead
from ingest.plan.tables.cells import line_of
from ingest.plan.tables.column_evidence import MIN_CELLS, MOST, Cells

MIN_NAME_WORDS: Final = 2
MAX_ROWS: Final = 60
_NUMBER: Final = r"\d{1,2}(?:\.\d{1,2}){0,2}"
_NUMBERS: Final = re.compile(rf"{_NUMBER}(?:\s?(?:,|;|och|&|/)\s?{_NUMBER})*")


@dataclass(frozen=True, slots=True)
class Goals:
    """Names (normalised) and numbers of a document's goals, and the numbers that its tables list or point to."""

    names: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    listed: frozenset[str] = frozenset()
    """Numbers that open the rows of a table of two columns."""
    pointed: frozenset[str] = frozenset()
    """Numbers in the columns of wider tables whose cells are nothing but such numbers, some of them with a point."""

    @classmethod
    def of(cls, parsed: ParsedDocument) -> Goals:
        """Look at a document's lines and tables; linear in them."""
        leads = [said for block in parsed.blocks if block.table is None and (said := goal_lead(block.text)) is not None]
        listed: set[str] = set()
        pointed: Counter[str] = Counter()
        for table in (block.table for block in parsed.blocks if block.table is not None):
            lines = tuple(map(line_of, table.rows[1:MAX_ROWS]))
            for index in range(min(table.columns, 8)):
                cells = Cells.of(lines, index)
                found = _numbers(cells)
                if table.columns == 2:
                    listed.update(found if cells.counting else ())
                elif any("." in number for number in found) or len(found) < len(cells.texts):
                    pointed.update(found)
        names = frozenset(normalise(said.name) for said in leads if len(said.name.split()) >= MIN_NAME_WORDS)
        numbers = frozenset(said.number for said in leads if said.number is not None)
        return cls(names, numbers, frozenset(listed), frozenset(pointed))

    def are_named(self, cells: Cells) -> bool:
        """Say whether cells are names of goals."""
        found = [normalise(text) in self.names for text in cells.texts]
        return len(found) >= MIN_CELLS and sum(found) >= MOST * len(found)

    def are_numbered(self, cells: Cells) -> bool:
        """Say whether cells are numbers of goals that lines or another table name, and do not only count the rows."""
        found, known = _numbers(cells), self.numbers | (self.listed & self.pointed)
        return bool(found) and not cells.counting and found <= known

    def are_pointed_to(self, cells: Cells) -> bool:
        """Say whether cells count goals that the columns of other tables point to."""
        found = _numbers(cells)
        return cells.counting and 2 * len(found & self.pointed) >= len(found) > 0


def _numbers(cells: Cells) -> set[str]:
    """Return the numbers in cells that are nothing but numbers; none where most are something else."""
    told = [text for text in cells.texts if _NUMBERS.fullmatch(text)]
    if len(told) < MIN_CELLS or len(told) < MOST * len(cells.texts):
        return set()
    return {number for text in told for number in re.findall(_NUMBER, text)}


NO_GOALS: Final = Goals()
