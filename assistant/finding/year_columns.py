"""The value of a year in a table that only its alignment tells: a line of years, and below it lines of numbers. Pure.

Budgets and accounts are set without rulings: which number is of which year shows by where it stands on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.finding.document_facts import Facts, is_named
from assistant.finding.sought import Sought
from assistant.understanding.coverage import Words, covered_share
from corpus.model import Page, Span

FEWEST_YEARS = 2
LONGEST_LABEL = 80
"""Characters before the years of a head, and before the numbers of a row."""
LONGEST_TABLE = 40
"""Lines below a head that are looked at."""
ASIDE = 0.75
"""So many distances between two columns a number's middle may at most stand from the middle of its year."""
LEAST_OF_LABEL = 0.7
"""Share of a row's label that the question must say: "Antal tolkar" is not "Antal nya tolkar"."""
LEAST_COVERED = 0.72
"""Share of the question's words that the label, the headings and the document must account for."""
CONTEXT_SHARE = 0.9

_YEAR = re.compile(r"(?<![\d-])(?:19|20)\d\d(?![\d-])")
_GROUP = re.compile(r"(?<![\w,.])(?:[-–−]\s?)?\d+(?:[.,]\d+)?(?:\s?%)?(?!\w)")
_NUMBER = re.compile(r"(?:[-–−]\s?)?(?:\d{1,3}(?:\s\d{3})+|\d+)(?:[.,]\d+)?(?:\s?%)?")
_UNITS = re.compile(r"\([^)]*\)|%|(?<!\w)(?:antal|andel|summa)(?:et|en)?(?!\w)", re.IGNORECASE)
"""What a label says of its numbers beside what they are of."""


@dataclass(frozen=True, slots=True)
class YearCell:
    """A number below its year: the places of the row's label, of the year in the head, and of the number."""

    label: Span
    year: Span
    value: Span
    covered: float


def find_year_cell(sought: Sought, page: Page, *, around: Words, known: Facts) -> YearCell | None:
    """Return the number of the year asked for in the row that the question names; None of none, or of two that differ.

    `around` are the words of the headings above, `known` those known of the document.
    """
    if len(sought.years) != 1 or not sought.words:
        return None
    found = []
    for label, years, cells in _rows(page):
        places = (Words.of(page.text[label.start : label.end]), around, known)
        if not all(is_named(word, places) for word in sought.required):
            continue
        at = next((i for i, span in enumerate(years) if page.text[span.start : span.end] == str(sought.years[0])), None)
        covered = _covered(page.text[label.start : label.end], sought, around, known)
        if at is not None and covered >= LEAST_COVERED and cells[at] is not None:
            found.append((covered, label, years[at], cells[at]))
    best = max((covered for covered, *_ in found), default=0.0)
    kept = [YearCell(label, year, value, covered) for covered, label, year, value in found if value and covered == best]
    said = {page.text[one.value.start : one.value.end] for one in kept}
    return kept[0] if len(said) == 1 else None


def _covered(label: str, sought: Sought, around: Words, known: Facts) -> float:
    """Return how much of the question a row accounts for; 0 where its label says more than the question."""
    own = Words.of(_UNITS.sub(" ", label))
    asked = Words(sought.words)
    if not own.found or covered_share(own.found, [asked.covers(word) for word in own.found]) < LEAST_OF_LABEL:
        return 0.0
    shares = [
        max(own.covers(word), CONTEXT_SHARE * max(around.covers(word), known.covers(word))) for word in sought.words
    ]
    return covered_share(sought.words, shares)


def _rows(page: Page) -> Iterator[tuple[Span, Sequence[Span], Sequence[Span | None]]]:
    """Yield the rows below every head of years: the label, the years, and the number under each, None where none is."""
    lines = [(match.start(), match.end()) for match in re.finditer(r"[^\n]+", page.text)]
    for number, (start, end) in enumerate(lines):
        years = _head(page, start, end)
        for first, last in lines[number + 1 : number + 1 + LONGEST_TABLE] if years else ():
            if len(_YEAR.findall(page.text[first:last])) >= FEWEST_YEARS:
                break
            row = _row(page, first, last, years)
            if row is not None:
                yield row[0], years, row[1]


def _head(page: Page, start: int, end: int) -> tuple[Span, ...]:
    """Return the years of a line that ends in years alone; () of another line."""
    years = [Span(page.number, match.start(), match.end()) for match in _YEAR.finditer(page.text, start, end)]
    if len(years) < FEWEST_YEARS or years[0].start - start > LONGEST_LABEL:
        return ()
    between = page.text[years[0].start : end]
    return tuple(years) if not _YEAR.sub("", between).strip() else ()


def _row(page: Page, start: int, end: int, years: Sequence[Span]) -> tuple[Span, tuple[Span | None, ...]] | None:
    """Return the label of a line and its numbers by year; None where a number stands under none, or beside another."""
    middles = [_middle(page, year) for year in years]
    if any(middle is None for middle in middles):
        return None
    places = [middle for middle in middles if middle is not None]
    reach = ASIDE * min(abs(two - one) for one, two in pairwise(places))
    groups: list[list[Span]] = [[] for _ in years]
    first = end
    for match in _GROUP.finditer(page.text, start, end):
        span = Span(page.number, match.start(), match.end())
        middle = _middle(page, span)
        nearest = min(range(len(places)), key=lambda i: abs(places[i] - middle)) if middle is not None else None
        if middle is None or nearest is None or abs(places[nearest] - middle) > reach:
            if groups == [[] for _ in years]:
                continue  # a number in the label
            return None
        first = min(first, span.start)
        groups[nearest].append(span)
    cells = tuple(Span(page.number, group[0].start, group[-1].end) if group else None for group in groups)
    label = page.text[start:first].rstrip()
    told = [page.text[cell.start : cell.end] for cell in cells if cell is not None]
    if not told or not label or len(label) > LONGEST_LABEL or not all(_NUMBER.fullmatch(one) for one in told):
        return None
    return Span(page.number, start, start + len(label)), cells


def _middle(page: Page, span: Span) -> float | None:
    """Return where the middle of a place stands across its page, in points; None where it is not drawn."""
    boxes = page.characters.boxes(span.start, span.end)
    return (boxes[0].x0 + boxes[-1].x1) / 2 if boxes else None
