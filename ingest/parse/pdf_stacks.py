"""Horizontal lines of one width that make a table together, with the verticals between them. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Final

from corpus.model import Box
from ingest.parse.pdf_segments import MIN_COLUMN_GAP, Segment, segments_of
from ingest.parse.pdf_words import Line

SAME_EDGE: Final = 5.0
"""Points by which the ends of a stack's lines may differ."""
SHORTEST_RULE: Final = 90.0
"""Points: a shorter line is no row of a table but a signature line or a footnote rule."""
SHORTEST_CELL: Final = 15.0
"""Points: a shorter line ends no cell."""
TALLEST_GAP: Final = 90.0
"""Points between two lines of a stack where nothing but the text joins them."""
MIN_RULES: Final = 3
"""Lines that a stack without a single vertical must have; two lines around a text are a box."""
LINE_STEP: Final = 1.75
"""Sizes between a table's last line and a row without a rule of its own."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A horizontal or vertical line: its place on the other axis, and from where to where it runs; points."""

    horizontal: bool
    at: float
    start: float
    end: float

    @classmethod
    def across(cls, at: float, start: float, end: float) -> Rule:
        """Return a horizontal line at that height."""
        return cls(True, at, start, end)  # noqa: FBT003  # named by the method

    @classmethod
    def down(cls, at: float, start: float, end: float) -> Rule:
        """Return a vertical line at that distance from the left."""
        return cls(False, at, start, end)  # noqa: FBT003  # named by the method


@dataclass(slots=True)
class Stack:
    """Horizontal lines of one width, from the top down, and the verticals between them."""

    rules: list[Rule]
    verticals: list[Rule] = field(default_factory=list)
    unruled: list[float] = field(default_factory=list)
    """Where lines between columns are missing among the ruled ones."""
    marks: Sequence[Box] = ()
    """The boxes of the page's symbols."""
    short: Sequence[Rule] = ()
    """The page's level lines that are too short for a row: ends of single cells among them."""

    @property
    def left(self) -> float:
        """Return where the lines begin."""
        return median(rule.start for rule in self.rules)

    @property
    def right(self) -> float:
        """Return where the lines end."""
        return median(rule.end for rule in self.rules)

    def inner(self) -> list[float]:
        """Return where verticals stand between the sides, each place once."""
        places = sorted(rule.at for rule in self.verticals if self.left + SAME_EDGE < rule.at < self.right - SAME_EDGE)
        return [place for number, place in enumerate(places) if not number or place - places[number - 1] > SAME_EDGE]

    def own(self, upper: float, lower: float) -> list[Rule]:
        """Return the verticals between the sides that run from one height to the other."""
        ruled = (rule for rule in self.verticals if covers(rule, upper, lower))
        return [rule for rule in ruled if self.left + SAME_EDGE < rule.at < self.right - SAME_EDGE]


def stacks_of(rules: Sequence[Rule], lines: Sequence[Line], marks: Sequence[Box] = ()) -> Iterator[Stack]:
    """Yield a page's stacks from its ruling lines; `lines` are its lines of text, `marks` its symbols."""
    flat = sorted((r for r in rules if r.horizontal and r.end - r.start >= SHORTEST_RULE), key=lambda r: -r.at)
    verticals = [rule for rule in rules if not rule.horizontal]
    short = [r for r in rules if r.horizontal and SHORTEST_CELL <= r.end - r.start < SHORTEST_RULE]
    open_stacks: list[Stack] = []
    for rule in flat:
        for stack in open_stacks:
            last = stack.rules[-1]
            same = abs(last.start - rule.start) <= SAME_EDGE and abs(last.end - rule.end) <= SAME_EDGE
            if same and (
                last.at - rule.at <= TALLEST_GAP
                or _joined(last, rule, verticals)
                or _is_row(_lines_between(last, rule, lines))
            ):
                stack.rules.append(rule)
                break
        else:
            open_stacks.append(Stack([rule], marks=marks, short=short))
    for stack in open_stacks:
        stack.verticals = _between(verticals, stack)
        for part in _parts(stack):
            if len(part.rules) >= MIN_RULES or (part.verticals and len(part.rules) > 1):
                yield part


def _between(verticals: Sequence[Rule], stack: Stack) -> list[Rule]:
    top, bottom = stack.rules[0].at, stack.rules[-1].at
    left, right = stack.left - SAME_EDGE, stack.right + SAME_EDGE
    return [rule for rule in verticals if left <= rule.at <= right and rule.end > bottom and rule.start < top]


def _parts(stack: Stack) -> Iterator[Stack]:
    """Yield the tables of a stack: where a shaded row after a white one has other columns, the next table begins."""
    start, open_band, last = 0, False, list[float]()
    for number, (upper, lower) in enumerate(pairwise(rule.at for rule in stack.rules)):
        own = [rule.at for rule in stack.own(upper, lower)]
        if own and open_band and last and not (_all_in(own, last) or _all_in(last, own)):
            yield _part(stack, start, number)
            start = number
        open_band, last = not own, own or last
    yield _part(stack, start, len(stack.rules)) if start else stack


def _part(stack: Stack, start: int, end: int) -> Stack:
    part = Stack(stack.rules[start:end], marks=stack.marks, short=stack.short)
    part.verticals = _between(stack.verticals, part)
    return part


def _all_in(places: Sequence[float], others: Sequence[float]) -> bool:
    return all(any(abs(place - other) <= SAME_EDGE for other in others) for place in places)


def _joined(upper: Rule, lower: Rule, verticals: Sequence[Rule]) -> bool:
    """Say whether a vertical runs from one line to the other."""
    return any(
        upper.start - SAME_EDGE <= rule.at <= upper.end + SAME_EDGE
        and rule.start <= lower.at + SAME_EDGE
        and rule.end >= upper.at - SAME_EDGE
        for rule in verticals
    )


def _lines_between(upper: Rule, lower: Rule, lines: Sequence[Line]) -> list[Line]:
    return [
        line
        for line in lines
        if lower.at < line.middle < upper.at and upper.start - 2 <= line.x0 and line.x1 <= upper.end + 2
    ]


def _is_row(lines: Sequence[Line]) -> bool:
    """Say whether the text between two lines is one tall row: columns side by side that begin at one height."""
    segments = [segment for line in lines for segment in segments_of(line)]
    if not segments:
        return False
    top = max(segments, key=lambda each: each.middle)
    starts = [segment for segment in segments if abs(segment.middle - top.middle) < 0.5 * top.size]
    spans: list[tuple[float, float]] = []
    for segment in sorted(segments, key=lambda each: each.x0):
        if spans and segment.x0 - spans[-1][1] < MIN_COLUMN_GAP:
            spans[-1] = (spans[-1][0], max(spans[-1][1], segment.x1))
        else:
            spans.append((segment.x0, segment.x1))
    levels = sorted((segment.middle for segment in segments), reverse=True)
    whole = all(above - below <= LINE_STEP * top.size for above, below in pairwise(levels))
    return whole and len(spans) > 1 and len({_place(segment, spans) for segment in starts}) > 1


def _place(segment: Segment, spans: Sequence[tuple[float, float]]) -> int:
    return next(number for number, (start, end) in enumerate(spans) if start <= segment.x0 <= end)


def covers(rule: Rule, upper: float, lower: float) -> bool:
    """Say whether a vertical runs from one height to the other, or almost."""
    return min(rule.end, upper) - max(rule.start, lower) >= 0.8 * (upper - lower)
