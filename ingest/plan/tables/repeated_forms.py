"""Tables of two columns with the same labels to the left, each about another thing: forms. Pure.

What each form is about stands first: a label that nobody knows, with a few words that are others in every form.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ingest.blocks import ParsedDocument, Table
from ingest.plan.tables.cells import line_of
from ingest.vocabulary import label_of

SHARED: Final = 3
"""So many labels stand in both of two forms of a kind."""
MAX_ROWS: Final = 40
MAX_LABEL_CHARACTERS: Final = 110
MAX_NAME_WORDS: Final = 40
MIN_LETTERS: Final = 3

_Rows = dict[str, str]
"""The words to the right by label; the label as printed, the first of several."""


def with_repeated_forms(parsed: ParsedDocument) -> ParsedDocument:
    """Return the document, its repeated forms marked with the label of their names; linear in its tables."""
    rows = {index: _rows(block.table) for index, block in enumerate(parsed.blocks) if block.table is not None}
    kinds = {index: set(map(_kind, found)) for index, found in rows.items()}
    counts = Counter(kind for found in kinds.values() for kind in found)
    forms = [index for index, found in kinds.items() if sum(counts[kind] > 1 for kind in found) >= SHARED]
    if len(forms) < 2 or all(rows[index] == rows[forms[0]] for index in forms):
        return parsed
    name = _name([rows[index] for index in forms])
    blocks = list(parsed.blocks)
    for index in forms:
        table = blocks[index].table
        if table is not None:
            blocks[index] = replace(blocks[index], table=replace(table, form=name))
    return replace(parsed, blocks=tuple(blocks))


def _rows(table: Table) -> _Rows:
    """Return a two-column table's words by label; {} for any other table. Long labels and bare numbers are none."""
    if table.columns != 2 or len(table.rows) > MAX_ROWS:
        return {}
    found: _Rows = {}
    for line in map(line_of, table.rows):
        label, value = line.at(0), line.at(1)
        if label is None or value is label or len(label.text) > MAX_LABEL_CHARACTERS:
            continue
        if any(map(str.isalpha, label.text)):
            found.setdefault(label.text, "" if value is None else value.text)
    return found


def _kind(label: str) -> str:
    """Return a label without its number ("Objekt (2)")."""
    return re.sub(r"\d+", "#", label.casefold())


def _name(forms: Sequence[_Rows]) -> str:
    """Return the label of the forms' names: the first that most forms have; "" where a known label stands before it."""
    for label in forms[0]:
        words = [form[label] for form in forms if label in form]
        if 2 * len(words) <= len(forms):
            continue  # a numbered title
        if label_of(label) is not None:
            return ""
        if len(set(words)) == len(words):
            return label if 2 * sum(map(_may_name, words)) > len(words) else ""
    return ""


def _may_name(words: str) -> bool:
    lettered = sum(map(str.isalpha, words)) > MIN_LETTERS
    return lettered and len(words.split()) <= MAX_NAME_WORDS and not words.endswith(".")
