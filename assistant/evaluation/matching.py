"""When an answer's item or value is the key's. Pure.

An answer's text matches a key item when, normalised, it equals one of the item's names, contains one in at most
1.5 times its length, or is at least .92 similar to one and closer to it than to any other key item. Items are
matched one to one, by the assignment that matches the most.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linear_sum_assignment

from corpus.similarity import NEAR_EQUAL, similarity

CONTAINS_AT_MOST = 1.5
"""An answer that holds a key's name may be this many times as long as the name."""
PAIR_WEIGHT = 10.0
"""What a pair is worth above its quality (0..3), so that the most pairs win before the best ones do."""

_EDGES = " \t.,:;!?\"'”“»«()[]*•·–-"
_DASHES = re.compile(r"[\u00ad\u2010-\u2015\u2212]")
_MONTHS = (
    ("januari", "jan", "january"), ("februari", "feb", "february"), ("mars", "mar", "march"), ("april", "apr"),
    ("maj", "may"), ("juni", "jun", "june"), ("juli", "jul", "july"), ("augusti", "aug", "august"),
    ("september", "sep", "sept"), ("oktober", "okt", "october", "oct"), ("november", "nov"),
    ("december", "dec"),
)  # fmt: skip
_MONTH_NUMBERS = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_WRITTEN_DATE = re.compile(r"(?:den )?(\d{1,2}) ([a-zåäö]{3,9})\.? (\d{4})")
_NUMBER = re.compile(
    r"(?P<comparator>[<>≤≥=]|<=|>=)? ?(?P<sign>-)?(?P<whole>\d{1,3}(?:[ .]\d{3})+|\d{1,18})(?:[.,](?P<part>\d{1,9}))?"
    r" ?(?P<unit>[^\d\s].{0,30})?"
)
_UNITS = {
    "procent": "%", "percent": "%", "kronor": "kr", "sek": "kr", "tusen kronor": "tkr", "miljoner kronor": "mkr",
    "mnkr": "mkr", "miljoner kr": "mkr", "milj kr": "mkr", "procentenhet": "procentenheter", "styck": "st",
    "stycken": "st", "dygn": "dagar", "dag": "dagar",
}  # fmt: skip
_COMPARATORS = {"<=": "≤", ">=": "≥", None: "="}


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its comparator and unit; "" is no unit."""

    value: Decimal
    unit: str
    comparator: str


@dataclass(frozen=True, slots=True)
class Pairing:
    """Which answer (index) was matched with which key item (index), and what was left on both sides."""

    pairs: tuple[tuple[int, int], ...]
    unmatched_answers: tuple[int, ...]
    unmatched_keys: tuple[int, ...]


def normalised(text: str) -> str:
    """Fold case, Unicode form, spaces and dashes, and drop punctuation at both ends."""
    folded = unicodedata.normalize("NFC", unicodedata.normalize("NFKC", text).casefold())
    return " ".join(_DASHES.sub("-", folded.replace("\u00ad", "")).split()).strip(_EDGES)


def file_name(document: str) -> str:
    """Return a document's name, normalised, without the folders before it."""
    return normalised(document.replace("\\", "/").rsplit("/", 1)[-1])


def match_items(answers: Sequence[str], keys: Sequence[Sequence[str]]) -> Pairing:
    """Match answers with key items (each its name and aliases) one to one."""
    return match_records([(answer,) for answer in answers], [(key,) for key in keys])


def match_records(answers: Sequence[Sequence[str]], keys: Sequence[Sequence[Sequence[str]]]) -> Pairing:
    """Match records of several wordings (a verdict: what is judged, and how) one to one; every wording must match.

    `answers` is records × fields; `keys` is records × fields × the field's name and aliases.
    """
    if not answers or not keys:
        return Pairing((), tuple(range(len(answers))), tuple(range(len(keys))))
    worth = np.minimum.reduce([_worth(given, wanted) for given, wanted in _by_field(answers, keys)])
    rows, columns = linear_sum_assignment(worth, maximize=True)
    pairs = tuple((int(row), int(column)) for row, column in zip(rows, columns, strict=True) if worth[row, column] > 0)
    taken_answers, taken_keys = {row for row, _ in pairs}, {column for _, column in pairs}
    return Pairing(
        pairs,
        tuple(index for index in range(len(answers)) if index not in taken_answers),
        tuple(index for index in range(len(keys)) if index not in taken_keys),
    )


def _by_field(
    answers: Sequence[Sequence[str]], keys: Sequence[Sequence[Sequence[str]]]
) -> Iterator[tuple[Sequence[str], Sequence[Sequence[str]]]]:
    """Yield field by field what all answers and all keys say in it."""
    for field in range(len(keys[0])):
        yield [answer[field] for answer in answers], [key[field] for key in keys]


def _worth(answers: Sequence[str], keys: Sequence[Sequence[str]]) -> NDArray[np.float64]:
    """Return answers × keys: what each pair is worth by one field."""
    names = [tuple(normalised(name) for name in key) for key in keys]
    return np.array([_worths(normalised(answer), names) for answer in answers])


def _worths(answer: str, keys: Sequence[Sequence[str]]) -> list[float]:
    """Return what pairing an answer with each key is worth: 0 where they do not match."""
    nearness = [max((similarity(answer, name) for name in key), default=0.0) for key in keys]
    worths = []
    for index, key in enumerate(keys):
        others = max((near for other, near in enumerate(nearness) if other != index), default=0.0)
        quality = _quality(answer, key, nearness[index], others)
        worths.append(PAIR_WEIGHT + quality if quality else 0.0)
    return worths


def _quality(answer: str, names: Sequence[str], near: float, nearest_other: float) -> float:
    """Grade a match: equal 3, containing between 1 and 2, similar its similarity, none 0."""
    if answer and answer in names:
        return 3.0
    held = [name for name in names if name and name in answer and len(answer) <= CONTAINS_AT_MOST * len(name)]
    if held:
        return 1.0 + max(len(name) for name in held) / len(answer)
    return near if near >= NEAR_EQUAL and near > nearest_other else 0.0


def typed(text: str) -> Number | date | str:
    """Read a value: a date, a number with unit and comparator, else the normalised wording.

    "16,4 %", "16.4%" and "16,4 procent" are one number; "89 945" is 89945; "1 mars 2027" is 2027-03-01.
    """
    folded = _DASHES.sub("-", " ".join(unicodedata.normalize("NFKC", text).casefold().split())).strip(" .;")
    found = _ISO_DATE.fullmatch(folded)
    if found:
        return _date(int(found[1]), int(found[2]), int(found[3])) or normalised(text)
    written = _WRITTEN_DATE.fullmatch(folded)
    if written:
        return _date(int(written[3]), _MONTH_NUMBERS.get(written[2], 0), int(written[1])) or normalised(text)
    return _number(folded) or normalised(text)


def _number(folded: str) -> Number | None:
    number = _NUMBER.fullmatch(folded)
    if number is None:
        return None
    whole = number["whole"].replace(" ", "").replace(".", "")
    value = Decimal(f"{number['sign'] or ''}{whole}.{number['part'] or '0'}")
    unit = (number["unit"] or "").strip(" .")
    return Number(value, _UNITS.get(unit, unit), _COMPARATORS.get(number["comparator"], number["comparator"]))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def value_found(expected: str, *, values: Sequence[str], wordings: Sequence[str]) -> bool:
    """Say whether an expected value stands among an answer's typed values, or, a wording, among its wordings.

    `values` are the answer's values with their units; `wordings` its quotes and verdicts. Numbers are equal when
    value and comparator are, and the units are or one side states none. Nothing is searched inside a longer text.
    """
    wanted = typed(expected)
    if isinstance(wanted, str):
        worded = [value for value in values if isinstance(typed(value), str)]
        return any(match_items([text], [[expected]]).pairs for text in (*worded, *wordings))
    return any(_same(wanted, typed(value)) for value in values)


def _same(wanted: Number | date, given: Number | date | str) -> bool:
    if isinstance(wanted, Number) and isinstance(given, Number):
        same_unit = wanted.unit == given.unit or not wanted.unit or not given.unit
        return wanted.value == given.value and wanted.comparator == given.comparator and same_unit
    return wanted == given
