"""A table's header -> what each of its columns holds. Pure.

The header's words decide, else what the cells have told (`told_columns`). Where words leave a choice, the key of the
table and the cells below do: "Nuläge" beside activities is their status, "Investeringar" over words names projects and
over numbers is an amount, a bare year beside indicators is that year's outcome, and of several municipalities' columns
only the own one's is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.model import Level, Span
from corpus.swedish import is_word, normalise, years
from ingest.blocks import Table
from ingest.plan.pictured import with_symbol_column
from ingest.plan.tables.cells import Line, line_of
from ingest.plan.tables.splits import split_columns
from ingest.vocabulary import GOAL_WORD, Column, column_of, goal_word_level

KEY_COLUMNS = (Column.ACTIVITY, Column.INDICATOR, Column.GOAL)
MAX_HEADER_WORDS = 12
LOOKED_INTO = 12
"""How many body rows tell what a column holds."""
_GOAL_WORD = re.compile(rf"\b{GOAL_WORD}\b", re.IGNORECASE)
_YEAR_ALONE = re.compile(r"^(?:(?:(?:hel|kalender)?år(?:et)?|\S+ (?:tertial|kvartal|halvår)\w*)\s+)?(?:19|20)\d\d$")
_NUMBER_WORD = re.compile(r"\b(?:nr|nummer|kod|id)\b", re.IGNORECASE)
_PROJECT = re.compile(r"\b(?:re)?investering|\bprojekt|\bobjekt", re.IGNORECASE)
"""Words over a column that names what is invested in; "Budget (tkr)" over words heads a statement of accounts."""
_LETTERS = re.compile(r"[a-zåäö]{3}", re.IGNORECASE)
_PLACE = re.compile(r"^(?P<name>[\w åäöÅÄÖ-]{3,40}?)(?:s? (?:kommun|stad|region))?(?: (?:19|20)\d\d)?$")
_VALUE = re.compile(
    r"(?:minst|lägst|högst|max\w*|över|under|ca|cirka|ska|[<>≥≤])?\s?(?:[−–-]?\d|(?:ök|minsk|förbättr|bibehåll|oförändr)\w*)",
    re.IGNORECASE,
)
_OWN = re.compile(r"(?:vår|den egna|egen) (?:kommun|stad|region)(?:en)?\b", re.IGNORECASE)
"""Words over a column of the own municipality's values that do not name it."""
OTHERS = re.compile(
    r"(?:liknande|jämförbara|motsvarande|övriga|andra|\w*genomsnitt|\w*snitt|medel|riket|sverige|länet|trend|utveckling|förändring)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Heads:
    """What each grid column holds, with its header's words and the goal level and year they name."""

    columns: tuple[Column | None, ...]
    words: tuple[str, ...]
    levels: tuple[Level | None, ...]
    years: tuple[int | None, ...]
    places: tuple[tuple[Span, ...], ...]
    """Where each header's words stand."""

    def index(self, column: Column) -> int | None:
        """Return the first grid column (0-based) of that kind."""
        return self.columns.index(column) if column in self.columns else None

    @property
    def key(self) -> Column | None:
        """What a row of this table is about: activities before indicators before goals."""
        return next((column for column in KEY_COLUMNS if column in self.columns), None)

    @property
    def key_index(self) -> int | None:
        """The grid column that names what a row is about: of several goal columns the last."""
        if self.key is Column.GOAL:
            return max(index for index, column in enumerate(self.columns) if column is Column.GOAL)
        return self.index(self.key) if self.key else None


def header(table: Table, *, around: str = "") -> tuple[Heads | None, tuple[Line, ...]]:
    """Return the heads and the lines below them; a header may fill one or two rows, below a title.

    `around` is what tells whose document it is: its opening and the headings above the table.
    """
    lines = tuple(map(line_of, table.rows))
    first = 1 if len(lines) > 1 and len(lines[0].values) == 1 and table.columns > 1 else 0
    for start in sorted({0, first}):
        for count in (1, 2):
            told = table.told if count == 1 and start == table.told_row else ()
            body = lines[start + count :]
            heads = _heads(lines[start : start + count], body, table.columns, around=around, told=told)
            if heads is not None:
                return _two_lined(heads, lines, start, count, table.columns, around=around)
    return None, lines


def _two_lined(
    heads: Heads, lines: tuple[Line, ...], start: int, count: int, columns: int, *, around: str
) -> tuple[Heads, tuple[Line, ...]]:
    """Take a second header row with the first: its key cell is empty and its other cells are a word or two."""
    body = lines[start + count :]
    if count == 1 and body and body[0].values and body[0].at(heads.key_index) is None:
        longer = _heads(lines[start : start + 2], body[1:], columns, around=around)
        short = all(len(value.text.split()) <= 2 for value in body[0].values)
        if short and longer is not None and longer.key is heads.key:
            return longer, body[1:]
    return heads, body


def head_words(head: Sequence[Line], columns: int) -> tuple[str, ...]:
    """Return the words over each grid column, of a head of one line or several."""
    return tuple(" ".join(filter(None, (_at(line, index) for line in head))) for index in range(columns))


def _heads(
    head: Sequence[Line],
    body: Sequence[Line],
    columns: int,
    *,
    around: str,
    told: Sequence[Column | None] = (),
) -> Heads | None:
    words = head_words(head, columns)
    if any(len(word.split()) > MAX_HEADER_WORDS for word in words) or len(set(filter(None, words))) < 2:
        return None
    named = tuple(map(column_named, words))
    if told:
        named = tuple(one or other for one, other in zip(named, told, strict=True))
    found = decided(named, words, body, around=around)
    known = sum(column is not None for column in found)
    compared = {Column.INDICATOR, Column.OUTCOME} <= set(found)
    headed = sum(bool(word) and not (compared and OTHERS.match(word)) for word in words)
    if not known or known < headed / 2 or not any(key in found for key in KEY_COLUMNS):
        return None
    places = tuple(tuple(span for line in head for span in _places(line, index)) for index in range(columns))
    heads = Heads(found, words, tuple(map(level_named, words)), tuple(map(_year, words)), places)
    if _only_figures(body, heads):
        return None
    return replace(heads, columns=with_symbol_column(found, [line.pictured for line in body]))


def _only_figures(body: Sequence[Line], heads: Heads) -> bool:
    """Say whether figures stand where a row would name its indicator: "År | Antal besök" heads statistics."""
    values = [value for line in body[:LOOKED_INTO] if (value := line.filled(heads.key_index)) is not None]
    figures = sum(_LETTERS.search(value.text) is None for value in values)
    return heads.key is Column.INDICATOR and 2 * figures > len(values)


def _at(line: Line, index: int) -> str:
    value = line.at(index)
    return "" if value is None else value.text


def _places(line: Line, index: int) -> tuple[Span, ...]:
    value = line.at(index)
    return () if value is None else value.spans


def column_named(word: str) -> Column | None:
    """Return what a column is by its header's words, also when a narrow column broke them."""
    found = column_of(word)
    return column_of(joined(word)) if found is None else found


def joined(header: str) -> str:
    """Join header words that a narrow column broke without a hyphen ("Startdatu m"), where the whole is a word."""
    found: list[str] = []
    for word in header.split():
        whole = f"{found[-1]}{word}" if found else ""
        if whole and word.islower() and not (is_word(found[-1]) and is_word(word)) and is_word(whole):
            found[-1] = whole
        else:
            found.append(word)
    return " ".join(found)


def level_named(words: str) -> Level | None:
    """Return the level of the last goal word in a header or label ("Kopplas till resultatmål")."""
    levels = [goal_word_level(match[0]) for match in _GOAL_WORD.finditer(words)]
    return next((level for level in reversed(levels) if level is not None), None)


def _year(header: str) -> int | None:
    found = years(header)
    return found[-1] if found else None


# --- what the key and the cells decide ----------------------------------------------------------------------------


def decided(
    columns: tuple[Column | None, ...], words: tuple[str, ...], body: Sequence[Line], *, around: str
) -> tuple[Column | None, ...]:
    """Return the columns with the choices that their words leave made by the key and the cells."""
    found = list(columns)
    if Column.ACTIVITY not in found and Column.INDICATOR not in found:
        amounts = (i for i, column in enumerate(found) if column is Column.AMOUNT and _PROJECT.search(words[i]))
        named = [i for i in amounts if _holds_words(body, i)]
        if named:
            found[named[0]] = Column.ACTIVITY
    if Column.INDICATOR not in found:
        for index, column in enumerate(found):
            if column is Column.TARGET and goal_word_level(words[index]) and _holds_words(body, index):
                found[index] = Column.GOAL
    key = next((column for column in KEY_COLUMNS if column in found), None)
    if key is Column.ACTIVITY:
        _beside_activities(found, words)
    elif key is Column.INDICATOR:
        _beside_indicators(found, words, body, around)
    elif key is Column.GOAL and found.count(Column.GOAL) > 1:
        found = [
            Column.NUMBER if column is Column.GOAL and _NUMBER_WORD.search(word) else column
            for column, word in zip(found, words, strict=True)
        ]
    return tuple(found)


def _holds_words(body: Sequence[Line], index: int) -> bool:
    values = [value for line in body[:LOOKED_INTO] if (value := line.filled(index)) is not None]
    worded = sum(_LETTERS.search(value.text) is not None and not value.text[0].isdigit() for value in values)
    return bool(values) and worded > len(values) / 2


def _beside_activities(found: list[Column | None], words: tuple[str, ...]) -> None:
    """Take the present state or the verdict of an activity for its status, when no column is headed so."""
    if Column.STATUS in found:
        return
    for index, column in enumerate(found):
        forecast = words[index].casefold().startswith("prognos")
        if column in (Column.BASELINE, Column.VERDICT) and not forecast:
            found[index] = Column.STATUS
            return


def _beside_indicators(found: list[Column | None], words: tuple[str, ...], body: Sequence[Line], around: str) -> None:
    """Take a bare year, one sex, or the own municipality's column among others', for the outcome; "Mål" for a target.

    A goal column to the right of the indicators that holds values ("Mål": "80 %") is their target.
    """
    key = found.index(Column.INDICATOR)
    parts = split_columns(words)
    own = _own_columns([column if i not in parts else Column.OUTCOME for i, column in enumerate(found)], words, around)
    for index, word in enumerate(words):
        year = found[index] in (None, Column.END) and _YEAR_ALONE.match(word.strip().casefold())
        unknown = year or (found[index] is None and index in own)
        if unknown or (index in parts and found[index] in (None, Column.AMOUNT)):
            found[index] = Column.OUTCOME
        elif found[index] is Column.GOAL and index > key and _holds_values(body, index):
            found[index] = Column.TARGET


def _holds_values(body: Sequence[Line], index: int) -> bool:
    values = [value for line in body[:LOOKED_INTO] if (value := line.filled(index)) is not None]
    return bool(values) and sum(_VALUE.match(value.text) is not None for value in values) > len(values) / 2


def _own_columns(found: Sequence[Column | None], words: tuple[str, ...], around: str) -> set[int]:
    """Return the unknown columns headed by the name that the document calls its own, the oftenest of several."""
    own = {index for index, word in enumerate(words) if found[index] is None and _OWN.match(word)}
    if own:
        return own
    said = re.findall(r"\w+", normalise(around))
    text = f" {' '.join(said)} "
    named: dict[str, set[int]] = {}
    for index, word in enumerate(words):
        match = _PLACE.match(" ".join(word.split())) if found[index] is None else None
        if match is not None and match["name"][0].isupper() and not OTHERS.match(match["name"]):
            named.setdefault(normalise(match["name"]), set()).add(index)
    counts = {name: text.count(f" {name} ") + text.count(f" {name}s ") for name in named}
    oftenest = max(counts, key=lambda name: counts[name], default="")
    return named[oftenest] if counts.get(oftenest) else set()


def numbered_goals(heads: Heads, numbers: frozenset[str], body: Sequence[Line]) -> Heads:
    """Read a number column beside the activities as their goals' numbers, when its cells hold such `numbers`.

    Left of the activities stands their own number, unless numbers come again or stand several in a cell.
    """
    index, key = heads.index(Column.NUMBER), heads.key_index
    if index is None or key is None or heads.key is not Column.ACTIVITY or Column.GOAL in heads.columns:
        return heads
    values = [value.text for line in body[:LOOKED_INTO] if (value := line.filled(index)) is not None]
    named = [set(re.findall(r"\d+(?:\.\d+)*", text)) & numbers for text in values]
    if not values or sum(map(bool, named)) < len(values) / 2:
        return heads
    if index < key and len(set(values)) == len(values) and all(len(one) < 2 for one in named):
        return heads
    columns = tuple(Column.GOAL if i == index else column for i, column in enumerate(heads.columns))
    return replace(heads, columns=columns)
