"""What openpyxl's streaming reader leaves out of a workbook: merged cells, hidden rows and columns, unkept formulas.

The sheets' XML is scanned once as text, without building a tree; `zip_gate` has weighed the parts before.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

MAX_MERGES: Final = 50_000
"""Merged ranges of a sheet that are followed."""
_CHUNK: Final = 1 << 20
_OVERLAP: Final = 800
MAX_HIDDEN_COLUMNS: Final = 16_384
"""Ranges of columns; a sheet has no more columns."""
_ATTRIBUTE: Final = re.compile(r'([\w:]{1,20})="([^"]{0,1000})"')
_SHEET: Final = re.compile(r"<(?:\w{1,20}:)?sheet\s([^<>]{1,2000}?)/?>")
_RELATION: Final = re.compile(r"<(?:\w{1,20}:)?Relationship\s([^<>]{1,3000}?)/?>")
_MERGE: Final = re.compile(rb'<(?:\w{1,20}:)?mergeCell\s[^<>]{0,60}?ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})"')
_HIDDEN_ROW: Final = re.compile(
    rb'<(?:\w{1,20}:)?row\s(?=[^<>]{0,300}?\bhidden="(?:1|true)")[^<>]{0,300}?\br="(\d{1,7})"'
)
_HIDDEN_COLUMNS: Final = re.compile(rb'<(?:\w{1,20}:)?col\s(?=[^<>]{0,300}?\bhidden="(?:1|true)")([^<>]{0,300})>')
_RANGE_END: Final = re.compile(rb'\b(min|max)="(\d{1,5})"')
_UNKEPT: Final = re.compile(rb"(?:</f>|<f\b[^<>]{0,300}/>)(?:</c>|<v\s?/>|<v></v>)")


@dataclass(slots=True)
class SheetParts:
    """One sheet's merged ranges, its hidden rows and columns, and how many of its formulas have no kept value.

    `widths` maps (row, column), 1-based, of a merged range's first cell to its width in columns; rows are 1-based, and
    ranges of columns hold both ends.
    """

    widths: dict[tuple[int, int], int] = field(default_factory=dict)
    unkept: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)

    def hides_column(self, column: int) -> bool:
        """Say whether a column (1-based) is hidden."""
        return any(first <= column <= last for first, last in self.hidden_columns)


def parts_of(data: bytes) -> dict[str, SheetParts]:
    """Return what each sheet's own XML says, by the sheet's name; a sheet whose part is not found has nothing."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = frozenset(archive.namelist())
        if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
            return {}
        targets = {
            about.get("Id", ""): posixpath.normpath(posixpath.join("/xl", about.get("Target", ""))).lstrip("/")
            for about in _elements(archive, "xl/_rels/workbook.xml.rels", _RELATION)
        }
        found: dict[str, SheetParts] = {}
        for about in _elements(archive, "xl/workbook.xml", _SHEET):
            key = next((value for name, value in about.items() if name.endswith(":id")), "")
            if targets.get(key) in names:
                found[_unescaped(about.get("name", ""))] = _scan(archive, targets[key])
        return found


def _elements(archive: zipfile.ZipFile, part: str, element: re.Pattern[str]) -> Iterator[dict[str, str]]:
    text = archive.read(part).decode("utf-8", "replace")
    return (dict(_ATTRIBUTE.findall(match[1])) for match in element.finditer(text))


def _scan(archive: zipfile.ZipFile, part: str) -> SheetParts:
    """Scan a part piece by piece; pieces overlap by less than an element, and no match is counted twice."""
    sheet = SheetParts()
    tail = b""
    with archive.open(part) as stream:
        while piece := stream.read(_CHUNK):
            text = tail + piece
            end = 0
            for match in _MERGE.finditer(text):
                if len(sheet.widths) < MAX_MERGES:
                    first, last = column_number(match[1].decode()), column_number(match[3].decode())
                    sheet.widths[int(match[2]), first] = max(1, last - first + 1)
                end = max(end, match.end())
            for match in _UNKEPT.finditer(text):
                sheet.unkept += 1
                end = max(end, match.end())
            end = max(end, _scan_hidden(text, sheet))
            tail = text[max(end, len(text) - _OVERLAP) :]
    return sheet


def _scan_hidden(text: bytes, sheet: SheetParts) -> int:
    """Note the hidden rows and columns in a piece of a sheet; return where the last of them ends, 0 for none."""
    end = 0
    for match in _HIDDEN_ROW.finditer(text):
        sheet.hidden_rows.add(int(match[1]))
        end = max(end, match.end())
    for match in _HIDDEN_COLUMNS.finditer(text):
        ends = {name: int(number) for name, number in _RANGE_END.findall(match[1])}
        if len(sheet.hidden_columns) < MAX_HIDDEN_COLUMNS and len(ends) == 2:  # min and max
            sheet.hidden_columns.append((ends[b"min"], ends[b"max"]))
        end = max(end, match.end())
    return end


def column_letters(column: int) -> str:
    """Return a column's letters ("A" for 1, "AA" for 27)."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return a column's number from 1 ("A" is 1, "AA" is 27)."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _unescaped(name: str) -> str:
    for entity, letter in (("&quot;", '"'), ("&apos;", "'"), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        name = name.replace(entity, letter)
    return name
