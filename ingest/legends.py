"""Keys of symbols that show them: a table ("Symbol | Betydelse") or lines ("✓ Uppfyllt"), on any page. Pure."""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from corpus.model import UNITS_PER_POINT, Page, Span
from ingest.blocks import Block, ParsedDocument, Picture, Row
from ingest.colours import COLOUR_WORD
from ingest.signs import SHAPE_WORD, SIGNS, TEXT, worded
from ingest.symbol_places import Placed
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
_REACHED: Final = re.compile(r"uppfyll|uppnå|\bnå(?:s|dd|tt)", re.IGNORECASE)
_DONE: Final = re.compile(
    r"start|påbörj|slutför|genomför|färdig|\bklar|pågå|\bi gång|planera|avslut|vilande", re.IGNORECASE
)
MAX_BETWEEN_SCALES: Final = 60
"""Characters between a key and a second scale for the same pictures: a line that says what that judges."""
PLAN_COLUMNS: Final = frozenset({Column.ACTIVITY, Column.INDICATOR, Column.GOAL, Column.RESPONSIBLE, Column.TARGET})
"""A table with such a column is what symbols are used in, not their key."""
MAX_MEANING_WORDS: Final = 8
ABOVE: Final = 200
"""Characters above a key in which it may be announced."""
APART: Final = 60.0
"""Points between two lines of one key at most."""
BESIDE: Final = 30.0
"""Points between a picture and the word that explains it, where nothing else says that this is a key."""
_COLOUR_ALONE: Final = re.compile(rf"(?:{COLOUR_WORD})(?: (?:{SHAPE_WORD}|färg|markering|ljus))?")
_EXPLAINED: Final = re.compile(r"\s[–—-]\s|\s=\s|:\s")
_LEADS: Final = f" =:–—-{SIGNS}"


@dataclass(frozen=True, slots=True)
class Meaning:
    """A word of the legend, where it stands, and whether it stands close beside its picture."""

    word: str
    place: Span
    close: bool
    about: Column | None = None
    """What its key judges, goals or activities, where its words tell."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A picture with what stands beside it."""

    picture: Picture
    meaning: Meaning
    after: bool = True
    """True when the word stands to the right of its picture."""


@dataclass(frozen=True, slots=True)
class Run:
    """Pictures that stand together, where they stand, and the words of their table's head."""

    span: Span
    entries: tuple[Entry, ...]
    head: str = ""


# --- the legend ----------------------------------------------------------------------------------------------


def read_shown(parsed: ParsedDocument, placed: Placed) -> tuple[Entry, ...]:
    """Return what the keys of the document show, entry by entry."""
    found: list[Entry] = []
    pages = {page.number: page for page in parsed.pages}
    gathered = (*_tables(parsed, placed), *_lines(placed, pages), *_flowing(parsed.blocks, placed))
    ended = Span(0, 0, 0)
    last: frozenset[int] = frozenset()
    for run in sorted(gathered, key=lambda run: run.span):
        said = above(pages, run.span, after=ended)
        looks = frozenset(entry.picture.look for entry in run.entries)
        # The same pictures again, directly below a key: a second scale of it.
        again = looks == last and ended.page == run.span.page and len(said.strip()) <= MAX_BETWEEN_SCALES
        if _is_legend(run.entries, announced=again or LEGEND_WORDS.search(f"{said}\n{run.head}") is not None):
            about = _about(run.entries)
            found += (replace(entry, meaning=replace(entry.meaning, about=about)) for entry in run.entries)
            last = looks
        else:
            last = frozenset()
        ended = run.span
    return tuple(found)


def _about(entries: Sequence[Entry]) -> Column | None:
    """Return what a key judges by its words: goals (reached) or activities (done); None for both or neither."""
    words = " ".join(entry.meaning.word for entry in entries)
    reached, done = _REACHED.search(words) is not None, _DONE.search(words) is not None
    return None if reached == done else Column.GOAL if reached else Column.ACTIVITY


def _is_legend(entries: Sequence[Entry], *, announced: bool) -> bool:
    """Say whether pictures with words are a key: each picture once, each with a word of its own."""
    looks = {entry.picture.look for entry in entries}
    words = {entry.meaning.word.casefold() for entry in entries}
    if len(entries) < 2 or len(looks) < len(entries) or len(words) < len(entries):
        return False
    return announced or all(entry.meaning.close and STATES.search(entry.meaning.word) for entry in entries)


def _tables(parsed: ParsedDocument, placed: Placed) -> Iterator[Run]:
    """Yield the tables with pictures; those that cannot be a key have no entries."""
    for number in sorted(placed.tables):
        block = parsed.blocks[number]
        if block.table is None or not block.table.rows:
            continue
        head = " ".join(cell.text for cell in block.table.rows[0].cells)
        of_plan = any(column_of(cell.text) in PLAN_COLUMNS for cell in block.table.rows[0].cells)
        pictures = {
            place: kept
            for place, found in placed.tables[number].items()
            if (kept := [picture for picture in found if picture.shape != TEXT])
        }
        entries = [_in_row(block.table.rows[row], index, found) for (row, index), found in sorted(pictures.items())]
        read = [entry for entry in entries if entry is not None]
        yield Run(block.span, tuple(read) if len(read) == len(entries) and not of_plan else (), head)


def _in_row(row: Row, index: int, pictures: Sequence[Picture]) -> Entry | None:
    """Return the one picture of a cell with the words of its own cell, else of the nearest, the right one first."""
    if len(pictures) != 1:
        return None
    nearest = sorted(row.cells, key=lambda cell: (abs(cell.column - row.cells[index].column), -cell.column))
    words = [cell for cell in nearest if cell.span is not None and worded(cell.text)[1] and not names_colour(cell.text)]
    written = next(iter(words), None)
    if written is None or written.span is None:
        return None
    close = abs(written.column - row.cells[index].column) <= 1 and len(words) == 1
    meaning = meaning_of(written.text, written.span, close=close)
    return None if meaning is None else Entry(pictures[0], meaning)


def names_colour(text: str) -> bool:
    """Say whether words only name a colour or symbol ("Grön", "Röd cirkel")."""
    return _COLOUR_ALONE.fullmatch(text.strip().casefold()) is not None


def meaning_of(text: str, span: Span, *, close: bool) -> Meaning | None:
    """Return a key's word without the sentence that explains it; None for a text that is no key's."""
    start = len(text) - len(text.lstrip(_LEADS))
    word = _EXPLAINED.split(text[start:], maxsplit=1)[0].split(". ")[0].rstrip(f"{_LEADS}.,;")
    if not word or len(word.split()) > MAX_MEANING_WORDS or not any(letter.isalpha() for letter in word):
        return None
    return Meaning(word, Span(span.page, span.start + start, span.start + start + len(word)), close)


def above(pages: Mapping[int, Page], span: Span, *, after: Span) -> str:
    """Return the words between the pictures before and a place: at most `ABOVE` characters, of its own page."""
    start = after.end if after.page == span.page else 0
    return pages[span.page].text[max(start, span.start - ABOVE) : span.start]


# --- lines that flow -----------------------------------------------------------------------------------------


def _flowing(blocks: Sequence[Block], placed: Placed) -> Iterator[Run]:
    """Yield runs of blocks with symbols in formats without places, each symbol with the words after it."""
    run: list[Entry] = []
    last = -1
    for number in sorted(placed.lines):
        block = blocks[number]
        entries = [_in_block(block, place, placed.lines[number]) for place in range(len(placed.lines[number]))]
        read = [entry for entry in entries if entry is not None]
        again = {entry.picture.look for entry in run} & {entry.picture.look for entry in read}
        if run and (number - last > 1 or again or not read):
            yield _of_blocks(run)
            run = []
        run += read
        last = number
    if run:
        yield _of_blocks(run)


def _of_blocks(run: Sequence[Entry]) -> Run:
    first, last = run[0].meaning.place, run[-1].meaning.place
    return Run(Span(first.page, first.start, last.end if last.page == first.page else first.end), tuple(run))


def _in_block(block: Block, place: int, pictures: Sequence[Picture]) -> Entry | None:
    """Return a symbol with the words from it to the next one, where that says where it stands, else with all."""
    picture, after = pictures[place], pictures[place + 1] if place + 1 < len(pictures) else None
    if picture.shape == TEXT:
        return None
    start = picture.span.end - block.span.start if picture.span is not None else 0
    end = after.span.start - block.span.start if after is not None and after.span is not None else len(block.text)
    start, end = max(start, 0), min(end, len(block.text))
    if len(pictures) == 1 and not worded(block.text[start:end])[1]:
        start, end = 0, start  # "Uppfyllt ✓"
    span = Span(block.span.page, block.span.start + start, block.span.start + end)
    meaning = meaning_of(block.text[start:end], span, close=True)
    return None if meaning is None else Entry(picture, meaning)


# --- lines ---------------------------------------------------------------------------------------------------


def _lines(placed: Placed, pages: Mapping[int, Page]) -> Iterator[Run]:
    """Yield runs of pictures outside tables, line under line, each with the words beside it."""
    by_page: dict[int, list[Picture]] = defaultdict(list)
    for picture in placed.free:
        if picture.shape != TEXT:
            by_page[picture.page].append(picture)
    for number, pictures in by_page.items():
        if number not in pages or len(pictures) < 2:
            continue
        beside = _Beside.of(pages[number], pictures)
        for run in _runs([entry for entry in map(beside.entry, pictures) if entry is not None]):
            places = [entry.meaning.place for entry in run]
            yield Run(Span(number, min(one.start for one in places), max(one.end for one in places)), tuple(run))


def _runs(entries: Sequence[Entry]) -> Iterator[list[Entry]]:
    """Part the entries of a page, from the top: at a wide gap, a look seen before, words at the other side."""
    run: list[Entry] = []
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

    def entry(self, picture: Picture) -> Entry | None:
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
        meaning = meaning_of(" ".join(self.page.text[span.start : span.end].split("\n")), span, close=gap <= BESIDE)
        return None if meaning is None else Entry(picture, meaning, after=bool(right))

    def _run(self, chosen: Sequence[tuple[int, float, float, float]]) -> int:
        """Return the last index of the first run of characters that follow one another in the page's text."""
        last = chosen[0][0]
        for index, *_ in chosen[1:]:
            if self.page.text[last + 1 : index].strip():
                break
            last = index
        return last
