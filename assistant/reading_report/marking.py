"""The marks of findings on a page's picture and in its text. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from assistant.document_reading.findings import Finding
from assistant.reading_report.contents import Further, Mark, Piece, Rectangle
from assistant.reading_report.flags import Flags
from corpus.model import Box, Page, Span

LONGEST_MARK = 2_000
"""Characters of one finding that are marked."""
LONGEST_TEXT = 20_000
"""Characters of a section's text that are shown, in formats without pages."""
NEAR = 12.0
"""Points between a word and the next one on its line, and not the next column."""
MARGIN = 1.5
"""Points by which a mark is wider than its words."""


def marks_on(
    page: Page, findings: Sequence[Finding], seen: Box, *, further: Sequence[Further] = ()
) -> tuple[Mark, ...]:
    """Return the marks of findings on a page, of which a picture shows `seen` (points), and `further` ones."""
    flags = Flags(seen.x1 - seen.x0)
    marks = []
    both: tuple[Further | Finding, ...] = (*further, *findings)
    for one in both:
        spans = [span for span in one.spans if span.page == page.number]
        drawn = one.pictures if isinstance(one, Finding) else ()
        rectangles = _rectangles(page, spans, seen, pictures=[each.box for each in drawn if each.page == page.number])
        if rectangles:
            flag = flags.place(one.label, rectangles[0], inside=bool(spans) and _stands_inside(page, spans[0].start))
            marks.append(Mark(one.label, one.kind, one.text, rectangles, flag, isinstance(one, Further)))
    return tuple(marks)


def _rectangles(page: Page, spans: Sequence[Span], seen: Box, *, pictures: Sequence[Box] = ()) -> tuple[Rectangle, ...]:
    boxes = _lines(
        box for span in spans for box in page.characters.boxes(span.start, min(span.end, span.start + LONGEST_MARK))
    )
    return tuple(
        Rectangle(
            round(box.x0 - seen.x0 - MARGIN, 1), round(seen.y1 - box.y1 - MARGIN, 1),
            round(box.x1 - box.x0 + 2 * MARGIN, 1), round(box.y1 - box.y0 + 2 * MARGIN, 1),
        )
        for box in (*boxes, *pictures)
    )  # fmt: skip


def _stands_inside(page: Page, start: int) -> bool:
    """Say whether other words stand directly before a place, on its line."""
    first = page.characters.box(start)
    before = next((box for index in (start - 1, start - 2) if index >= 0 and (box := page.characters.box(index))), None)
    return first is not None and before is not None and before.same_line(first) and 0 <= first.x0 - before.x1 < NEAR


def _lines(boxes: Iterable[Box]) -> list[Box]:
    """Join neighbours on a line that touch: slanted letters lie over each other and come as boxes of their own."""
    lines: list[Box] = []
    for box in boxes:
        last = lines[-1] if lines else None
        if last is not None and last.same_line(box) and last.x0 <= box.x1 and box.x0 <= last.x1 + 2 * MARGIN:
            lines[-1] = last.union(box)
        else:
            lines.append(box)
    return lines


def pieces_of(page: Page, findings: Sequence[Finding]) -> tuple[Piece, ...]:
    """Cut a page's text where findings begin and end; the shortest finding over a piece gives it its kind."""
    text = page.text[:LONGEST_TEXT]
    starts: dict[int, list[tuple[int, Finding]]] = defaultdict(list)
    cuts = {0, len(text)}
    for finding in findings:
        for span in finding.spans:
            if span.page == page.number and span.start < len(text):
                starts[span.start].append((min(span.end, len(text)), finding))
                cuts |= {span.start, min(span.end, len(text))}
    ordered = sorted(cuts)
    pieces, over = [], list[tuple[int, Finding]]()
    for start, end in pairwise(ordered):
        over = [(until, finding) for until, finding in over if until > start] + starts[start]
        inner = min(over, key=lambda one: one[0], default=None)
        begins = tuple((finding.label, finding.kind) for _, finding in starts[start])
        pieces.append(Piece(text[start:end], None if inner is None else inner[1].kind, begins))
    if len(page.text) > LONGEST_TEXT:
        pieces.append(Piece(" […]", None, ()))
    return tuple(pieces)
