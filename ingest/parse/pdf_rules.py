"""Completing the lines of half-ruled tables, so that every cell is closed. Pure.

Offices rule tables in many ways: horizontal lines alone, shading on every second row, no outer verticals, a last row
without a line below. What such tables share is a stack of horizontal lines that begin and end at the same places; the
columns are those of the rows that are ruled, or the white gaps that run through the text of all rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from corpus.model import Box
from ingest.parse.pdf_bands import around, rows_within, with_bands
from ingest.parse.pdf_segments import (
    Segment,
    is_beside,
    segments_of,
    turned_segments,
    unruled_columns,
    white_columns,
    within,
)
from ingest.parse.pdf_stacks import LINE_STEP, MIN_RULES, SAME_EDGE, Rule, Stack, covers, stacks_of
from ingest.parse.pdf_words import Line

FREE: Final = 0.4
"""Sizes between the end of a row and the middle of any word."""
THINNEST_ROW: Final = 4.0
"""Points between two lines of a stack: closer ones are a double rule."""
CENTRED: Final = 2.0
"""Points by which the middle of words may miss the middle of their cell."""
SAME_START: Final = 0.5
"""Points by which words that begin at one place may stand apart, where they stand in the middle as well."""
SAME_SIZE: Final = 0.15
"""Share by which the font size of a row may differ from the table's."""
TALLEST_LABEL: Final = 2.7
"""Sizes for each line of a row that has text in one column only."""
FEW_RULES: Final = 4
"""Lines of a table that is ruled at its head and its end (and over a sum) alone."""
MANY_ROWS: Final = 3
"""Rows that white space alone must show between two lines before they are taken for rows."""
PROTRUDES: Final = 8.0
"""Points by which verticals must pass the last horizontal to show that the table goes on over the page's end."""

_FIGURE: Final = re.compile(r"[<>≤≥=~+−–-]?\s?\d[\d\s.,:%±−–-]{0,20}|[-–−]|[xX]")
"""What stands in a column of figures."""


def complete(rules: Sequence[Rule], lines: Sequence[Line], marks: Sequence[Box] = ()) -> list[Rule]:
    """Return the lines that a page's half-ruled tables lack.

    `rules` are merged, `lines` the page's lines of text, `marks` the boxes of its symbols.
    """
    upright = [line for line in lines if line.turn == 0]
    turned = turned_segments(lines)
    added: list[Rule] = []
    stacks = list(with_bands(list(stacks_of(rules, upright, marks)), upright))
    known = set(rules)
    for stack in stacks:
        added += [rule for rule in (*stack.rules, *stack.verticals) if rule not in known]
        inside = [line for line in upright if stack.left - 2 <= line.x0 and line.x1 <= stack.right + 2]
        segments = [segment for line in inside for segment in segments_of(line)]
        columns = stack.inner()
        if columns:
            stack.unruled = _unruled(stack, columns, segments)
            columns = sorted((*columns, *stack.unruled))
        elif len(stack.rules) >= MIN_RULES:
            columns = white_columns(within(segments, stack.rules[-1].at, stack.rules[0].at))
        if not columns:
            continue
        segments = [segment for line in inside for segment in segments_of(line, columns)]
        segments += [segment for segment in turned if stack.left <= segment.x0 and segment.x1 <= stack.right]
        closed = list(_closed(stack, columns, segments, inside))
        added += closed
        beside = (other for other in stacks if other.left < stack.right and other.right > stack.left)
        added += _below(stack, columns, inside, closed, tops=[other.rules[0].at for other in beside])
    return added


def _unruled(stack: Stack, columns: Sequence[float], segments: Sequence[Segment]) -> list[float]:
    """Return where a grid lacks a line between two columns in all its rows; rows over the whole width aside."""
    levels = [rule.at for rule in stack.rules]
    bands = [within(segments, lower, upper) for upper, lower in pairwise(levels) if stack.own(upper, lower)]
    return unruled_columns(bands, columns)


def _below(
    stack: Stack, columns: Sequence[float], lines: Sequence[Line], closed: Sequence[Rule], *, tops: Sequence[float]
) -> Iterator[Rule]:
    """Yield the lines around the rows under a stack's last line, down to the next stack, of those with these `tops`."""
    levels = sorted({rule.at for rule in (*stack.rules, *closed) if rule.horizontal})
    segments = [segment for line in lines for segment in segments_of(line, columns)]
    if _rows_may_follow(stack, columns, segments, levels):
        below = max((top for top in tops if top < levels[0] - THINNEST_ROW), default=0.0)
        yield from _opened(stack, columns, lines, top=levels[0], bottom=below)


def _rows_may_follow(
    stack: Stack, columns: Sequence[float], segments: Sequence[Segment], levels: Sequence[float]
) -> bool:
    """Say whether a table's last row fills two columns, or leads others: shaded, over the whole width."""
    for lower, upper in pairwise(levels):
        text = within(segments, lower, upper)
        if _fills_two(text, columns):
            return True
        if not text or stack.own(upper, lower) or not any(covers(rule, upper, lower) for rule in stack.verticals):
            return False
    return False


def _opened(
    stack: Stack, columns: Sequence[float], lines: Sequence[Line], *, top: float, bottom: float
) -> Iterator[Rule]:
    """Yield the lines around the rows that follow a stack without any rule."""
    yield from around(rows_within(stack, columns, lines, top=top, bottom=bottom), stack, columns)


# --- closing -------------------------------------------------------------------------------------------------


def _closed(
    stack: Stack, columns: Sequence[float], segments: Sequence[Segment], lines: Sequence[Line]
) -> Iterator[Rule]:
    """Yield what closes the stack's bands: sides, the columns of unruled bands, and lines between unruled rows."""
    at = [rule.at for rule in stack.rules]
    top, bottom = _reach(stack, columns, segments, lines)
    ends = list(_cell_ends(stack, segments))
    yield from (Rule.across(edge, stack.left, stack.right) for edge in (top, bottom, *ends) if edge not in at)
    inside = within(segments, bottom, top)
    size = median(each.size for each in inside) if inside else 0.0
    headed = False
    for upper, lower in pairwise(sorted({*at, top, bottom, *ends}, reverse=True)):
        if upper - lower < THINNEST_ROW:
            continue
        ruled = [rule for rule in stack.verticals if covers(rule, upper, lower)]
        own = stack.own(upper, lower)
        text = within(segments, lower, upper)
        if not own and not _fits(text, columns, upper - lower, size):
            yield from _opened(stack, columns, lines, top=upper, bottom=lower) if headed else ()
            headed = False
            continue
        headed = _fills_two(text, columns)
        inner = (
            [*stack.unruled, *_lacking(own, columns, text)]
            if own
            else ()
            if _is_centred(text, segments, columns, stack)
            else columns
        )
        sides = (stack.left, *inner, stack.right)
        missing = [place for place in sides if not any(abs(rule.at - place) <= SAME_EDGE for rule in ruled)]
        yield from (Rule.down(place, lower, upper) for place in missing)
        cuts = _row_cuts(text, columns)
        if not cuts and not own and len(stack.rules) <= FEW_RULES:
            cuts = _many_rows(stack, columns, lines, top=upper, bottom=lower)
        yield from (Rule.across(cut, stack.left, stack.right) for cut in cuts)


def _cell_ends(stack: Stack, segments: Sequence[Segment]) -> Iterator[float]:
    """Yield where filled cells end in rows whose other cells have no lines: the row ends there, if no words do.

    The outer sides lack lines as well in such rows; a grid's own short lines end the parts of a joined cell.
    """
    for rule in stack.short:
        upper = min((other.at for other in stack.rules if other.at > rule.at + THINNEST_ROW), default=None)
        lower = max((other.at for other in stack.rules if other.at < rule.at - THINNEST_ROW), default=None)
        if upper is None or lower is None or not stack.left - 2 <= rule.start < rule.end <= stack.right + 2:
            continue
        ruled = [other.at for other in stack.verticals if covers(other, upper, lower)]
        ends_cell = all(any(abs(at - side) <= SAME_EDGE for at in ruled) for side in (rule.start, rule.end))
        sides = any(abs(at - side) <= SAME_EDGE for at in ruled for side in (stack.left, stack.right))
        free = all(abs(segment.middle - rule.at) > FREE * segment.size for segment in segments)
        if ends_cell and not sides and free:
            yield rule.at


def _lacking(own: Sequence[Rule], columns: Sequence[float], text: Sequence[Segment]) -> Iterator[float]:
    """Yield the columns' borders that a ruled band lacks though its words stand on both sides, on one level.

    Only some cells of such a row are filled with colour, and the border lies between two others.
    """
    for place in columns:
        if any(abs(rule.at - place) <= SAME_EDGE for rule in own) or any(
            one.x0 + 1 < place < one.x1 - 1 for one in text
        ):
            continue
        left = max((rule.at for rule in own if rule.at < place), default=float("-inf"))
        right = min((rule.at for rule in own if rule.at > place), default=float("inf"))
        near = [one for one in text if left < one.x0 and one.x1 < right]
        if any(
            one.x1 <= place + 1 and other.x0 >= place - 1 and is_beside(one, other) for one in near for other in near
        ):
            yield place


def _is_centred(text: Sequence[Segment], segments: Sequence[Segment], columns: Sequence[float], stack: Stack) -> bool:
    """Say whether a band's words stand in the middle of the table's width, as those of one cell over all columns do.

    Nothing beside other words begins where they do, and most of what stands in that column is not in its middle.
    """
    middle = (stack.left + stack.right) / 2
    aside = max((abs((each.x0 + each.x1) / 2 - middle) for each in text), default=0.0)
    if not columns or aside > CENTRED:
        return False
    column = {_column(one, columns) for one in text}
    others = [one for one in segments if _column(one, columns) in column and any(is_beside(one, o) for o in segments)]
    begins = any(abs(other.x0 - one.x0) <= max(aside, SAME_START) for other in others for one in text)
    return not begins and 2 * sum(abs((other.x0 + other.x1) / 2 - middle) <= CENTRED for other in others) <= len(others)


def _column(segment: Segment, columns: Sequence[float]) -> int:
    return sum(place < (segment.x0 + segment.x1) / 2 for place in columns)


def _fills_two(text: Sequence[Segment], columns: Sequence[float]) -> bool:
    """Say whether there are words in two columns: rows may follow such a band, and none the bars of a chart."""
    return len({_column(segment, columns) for segment in text}) > 1


def _many_rows(
    stack: Stack, columns: Sequence[float], lines: Sequence[Line], *, top: float, bottom: float
) -> list[float]:
    """Return the heights between the rows of a table that is ruled at its head and its end alone."""
    rows = rows_within(stack, columns, lines, top=top, bottom=bottom)
    lowest = min((line.y0 for line in lines if bottom < line.middle < top), default=bottom)
    if len(rows) < MANY_ROWS or rows[-1].bottom > lowest:
        return []
    # A bold line in the first column alone heads the rows below; one that runs over the columns stands between tables.
    full = all(row.filled == 1 if row.spanning else 2 * row.filled > len(columns) + 1 for row in rows)
    return [row.bottom for row in rows[:-1]] if full else []


def _row_cuts(text: Sequence[Segment], columns: Sequence[float]) -> list[float]:
    """Return the heights between the rows of a band that holds several lines of figures; none between other lines."""
    figures = [segment for segment in text if segment.x0 > columns[0] and _FIGURE.fullmatch(segment.text)]
    if len(figures) < sum(segment.x0 > columns[0] for segment in text):
        return []
    levels: list[Segment] = []
    for segment in sorted(figures, key=lambda each: -each.middle):
        if not levels or levels[-1].middle - segment.middle > 0.6 * segment.size:
            levels.append(segment)
    first = max((segment.middle for segment in text), default=0.0)
    figures_first = bool(levels) and first - levels[0].middle < 0.6 * levels[0].size
    return [
        lower.middle + 0.62 * lower.size if figures_first else upper.middle - 0.62 * upper.size
        for upper, lower in pairwise(levels)
    ]


def _fits(text: Sequence[Segment], columns: Sequence[float], height: float, size: float) -> bool:
    """Say whether the text between two lines without verticals is a row of the table, `size` the table's font size.

    A line across the columns, in another size or with much air around it is a heading or note between two tables.
    """
    if not text or any(segment.x0 + 1 < place < segment.x1 - 1 for segment in text for place in columns):
        return False
    if any(abs(segment.size - size) > SAME_SIZE * size for segment in text):
        return False
    lines = len({round(segment.middle / 3) for segment in text})
    columns_filled = {sum(place < segment.x0 for place in columns) for segment in text}
    return len(columns_filled) > 1 or height <= TALLEST_LABEL * lines * size


def _reach(
    stack: Stack, columns: Sequence[float], segments: Sequence[Segment], lines: Sequence[Line]
) -> tuple[float, float]:
    """Return the table's top and bottom, a row before the first and after the last line included.

    Where several rows follow, or one whose lines are told apart, they are `_below`'s.
    """
    first, last = stack.rules[0].at, stack.rules[-1].at
    inner = [rule for rule in stack.verticals if stack.left + SAME_EDGE < rule.at < stack.right - SAME_EDGE]
    top = max((rule.end for rule in inner), default=first)
    bottom = min((rule.start for rule in inner), default=last)
    top = top if top - first > PROTRUDES else _open_row(first, columns, segments, up=True)
    if last - bottom <= PROTRUDES:
        open_below = rows_within(stack, columns, lines, top=last, bottom=0.0)
        bottom = last if open_below else _open_row(last, columns, segments, up=False)
    return top, bottom


def _open_row(edge: float, columns: Sequence[float], segments: Sequence[Segment], *, up: bool) -> float:
    """Return how far unruled rows reach beyond a stack's first or last line; the line itself where there are none."""
    reach, sign = edge, 1 if up else -1
    rows: list[Segment] = []
    for segment in sorted(segments, key=lambda each: sign * each.middle):
        distance = sign * (segment.middle - reach)
        if distance < 0.2 * segment.size and sign * (segment.middle - edge) <= 0:
            continue
        crosses = any(segment.x0 + 1 < place < segment.x1 - 1 for place in columns)
        if distance > LINE_STEP * segment.size or crosses:
            break
        rows.append(segment)
        reach = segment.middle
    filled = {sum(place < segment.x0 for place in columns) for segment in rows}
    if len(filled) < 2 or len(filled) < (len(columns) + 1) / 2:
        return edge
    return reach + sign * 0.8 * rows[-1].size
