"""Rows over a table's whole width: a comment on the row above, a goal or area of the rows below, or a group. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.plan.headings import goal_lead
from ingest.plan.tables.cells import Line, Value
from ingest.plan.tables.heads import Heads
from ingest.vocabulary import GRUNDUPPDRAG_WORDS, Column, column_of, inflected

MIN_CENTRED_WORDS = 2
_WORD = re.compile(r"[^\W\d_]{2,}")
_LABEL = re.compile(r"(?P<label>[^\W\d_][^:]{2,40}):\s*(?=\S)")
SUM = re.compile(r"^(?:(?:del)?summa|total(?:t|summa)?|varav)\b", re.IGNORECASE)
_SPENDING = re.compile(r"[\w-]*investering(?:ar|arna)?\W*", re.IGNORECASE)
"""A kind of spending, that groups the rows of a table of money."""
_GRUNDUPPDRAG = re.compile(rf"\b{inflected(GRUNDUPPDRAG_WORDS)}\b", re.IGNORECASE)


def spans(line: Line, heads: Heads, *, bold_marks: bool) -> Value | None:
    """Return the words of a row that holds nothing else; None for a row whose other cells are only empty.

    `bold_marks` says that bold sets such rows apart from the others of the table.
    """
    if len(line.values) != 1:
        return None
    value = line.values[0]
    if value.columns >= len(heads.columns) > 1:
        return value
    set_apart = value.bold and bold_marks
    if value.column > (heads.key_index or 0):  # in the middle of the table's width
        return value if set_apart and len(_WORD.findall(value.text)) >= MIN_CENTRED_WORDS else None
    named = goal_lead(value.text) is not None or comment_start(value.text) is not None
    return value if named or set_apart else None


def names_no_goal(text: str) -> bool:
    """Say whether a row over the whole width is the standing mission's, a sum's or a kind of spending's."""
    return is_grunduppdrag(text) or SUM.match(text) is not None or _SPENDING.fullmatch(text) is not None


def comment_start(text: str) -> int | None:
    """Return where the words of a comment begin behind its label ("Upplysning: …"), None for other rows."""
    match = _LABEL.match(text)
    return match.end() if match is not None and column_of(match["label"]) is Column.COMMENT else None


def bold_marks(lines: Sequence[Line], heads: Heads) -> bool:
    """Say whether the rows that hold several cells are not bold themselves."""
    keys = [value for line in lines if len(line.values) > 1 and (value := line.at(heads.key_index)) is not None]
    bold = sum(value.bold for value in keys)
    return bold <= len(keys) / 4 if keys else all(len(line.values) == 1 for line in lines)


def is_grunduppdrag(text: str) -> bool:
    """Say whether words name the standing mission; "Den löpande verksamheten ska …" states a goal about it."""
    return _GRUNDUPPDRAG.search(text) is not None and " ska " not in text
