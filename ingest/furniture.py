"""What stands on a page but is no part of what the document says: running lines, page numbers, contents lists. Pure.

Only lines in the margins of a page (`MARGIN`) can be running lines, and only when the same words (digits folded)
stand at the same place on several pages. A heading that recurs at varying heights, or a table's repeated header, is
therefore kept. Nothing is deleted: the answer is which blocks are furniture.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from ingest.blocks import Block, BlockKind, ParsedDocument

MARGIN = 0.125
"""Share of the page's height at the top and at the bottom in which running lines stand (A4: 105 points)."""
EDGE = 0.075
"""Share of the page's height nearest the edge: there a recurring line is furniture even when it stands on few pages."""
COMMON = 0.25
"""Share of the pages on which a line further in must recur: a form's label at the top of four pages is no header."""
SIDE_MARGIN = 0.09
"""Share of the page's width at the left and at the right in which side tabs stand."""
SAME_PLACE = 4.0
"""Points between two lines that count as the same place; offices print within one point, exports within three."""
MIN_PAGES = 3
"""Pages on which a line must recur; two pages with the same first line are no proof of a running line."""
OWNED_SHARE = 0.6
"""Share of the lines at one place that recur, from which the rest at that place are running lines too."""
MAX_RUNNING_CHARACTERS = 200
LARGER = 1.25
"""A line this much larger than the body is a heading, unless it recurs on most pages."""
MOST_PAGES = 0.5

_DIGITS = re.compile(r"\d+")
_SPACES = re.compile(r"\s+")
_PAGE_NUMBER = re.compile(
    r"(?:(?:sid(?:a|an)?|page|s)\b[.:]?\s{0,3})?(\d{1,4})(?:\s{0,3}(?:\(|av\b|of\b|/)\s{0,3}(\d{1,4})\s{0,2}\)?)?",
    re.IGNORECASE,
)
_NUMBER_AT_END = re.compile(
    r"(?:\b(?:sid(?:a|an)?|page)\b[.:]?\s{0,3}(\d{1,4})|(\d{1,4})\s{0,3}\(\s{0,2}\d{1,4}\s{0,2}\))"
    r"(?:\s{0,3}(?:\(|av\b|of\b|/)\s{0,3}\d{1,4}\s{0,2}\)?)?",
    re.IGNORECASE,
)
_NUMBER_BESIDE_WORDS = re.compile(r"\A(\d{1,3})\s+\D|\s(\d{1,3})\Z")
_LEADERS = re.compile(r"(?<![.…_])(?<!\.\s)(?:\.{4,}+|…{2,}+|(?:\.\s){4,}+|_{4,}+)\.?\s{0,3}\d{1,4}(?!\d)")
_BARE_LEADERS = re.compile(r"(?<![.…])(?<!\.\s)(?:\.{6,}+|…{3,}+|(?:\.\s){6,}+)\.?\s{0,3}\Z")
_TRAILING_PAGE = re.compile(r"\S\s+(\d{1,3})\Z")
_CONTENTS_HEADINGS = frozenset(
    {"innehåll", "innehållsförteckning", "contents", "table of contents", "innehåll:", "innehållsförteckning:"}
)
MIN_CONTENTS_ENTRIES = 3
"""Lines ending in rising page numbers, from which a list without dot leaders is a contents list."""
MAX_ENTRY_CHARACTERS = 200
_CHROME = frozenset(
    {
        "lyssna",
        "skriv ut",
        "dela sidan",
        "hjälpte informationen på sidan dig?",
        "hjälpte informationen dig?",
        "hjälpte informationen på denna sida dig?",
        "hade du nytta av informationen på sidan?",
        "till toppen",
        "till sidans topp",
        "till innehållet",
        "hoppa till innehåll",
        "acceptera alla kakor",
        "hantera kakor",
        "godkänn alla kakor",
    }
)
"""Words of a web page's own buttons, whole line only (DOMAIN.md, layout 20)."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """Indexes (0-based) into `parsed.blocks`: running lines and page numbers, and the lines of contents lists."""

    running: frozenset[int]
    contents: frozenset[int]

    def __contains__(self, index: object) -> bool:
        return index in self.running or index in self.contents


def find(parsed: ParsedDocument) -> Furniture:
    """Return which blocks are furniture. Formats without pages have only the chrome of web pages and contents lists."""
    contents = frozenset(_contents(parsed))
    if parsed.format == "html":
        running = frozenset(i for i, block in enumerate(parsed.blocks) if fold(block.text) in _CHROME)
        return Furniture(running - contents, contents)
    lines = [line for line in _margin_lines(parsed) if line.index not in contents]
    running = _recurring(lines, parsed)
    running |= _owned(lines, running)
    running |= _by_chapter(lines, parsed)
    running |= frozenset(_numbers(lines))
    return Furniture(frozenset(running), contents)


def printed_labels(parsed: ParsedDocument) -> dict[int, str]:
    """Return the page numbers that are printed in the margins, by page (1-based), where they differ from its own.

    Empty when nothing is printed, or what is printed is the PDF's own label. Otherwise pages without a printed
    number have the label "": a reader of the paper finds no number there. A number counts only when its distance to
    the PDF page is the same on at least three pages ("SID 24 (36)" on PDF page 25 and so on); "77" stands for 7
    where the bold figure is drawn twice.
    """
    lines = list(_margin_lines(parsed))
    found = _printed(lines)
    labels = {page: str(number) for page, number in found.items()}
    given = {page.number: page.label for page in parsed.pages}
    if all(given.get(page) == label for page, label in labels.items()):
        return {}
    return {page.number: labels.get(page.number, "") for page in parsed.pages}


def fold(text: str) -> str:
    """Return the text in lower case with spaces folded, for comparing lines."""
    return _SPACES.sub(" ", text).strip().casefold()


@dataclass(frozen=True, slots=True)
class _Line:
    """A block in a margin: index in the document, page, margin, and its distance from that margin's edge in points."""

    index: int
    page: int
    zone: str
    offset: float
    edge: bool
    text: str
    size: float

    @property
    def key(self) -> tuple[str, str]:
        return self.zone, _DIGITS.sub("#", fold(self.text))


def _margin_lines(parsed: ParsedDocument) -> Iterator[_Line]:
    pages = {page.number: page for page in parsed.pages}
    for index, block in enumerate(parsed.blocks):
        page, box = pages.get(block.span.page), block.box
        if page is None or box is None or page.height <= 0 or page.width <= 0 or block.kind is BlockKind.TABLE:
            continue
        if len(block.text) > MAX_RUNNING_CHARACTERS or not block.text.strip():
            continue
        top, bottom = page.height - box.y1, box.y0
        left, right = box.x0, page.width - box.x1
        size = block.size or 0.0
        if box.y0 >= page.height * (1 - MARGIN):
            yield _Line(index, page.number, "top", top, top < page.height * EDGE, block.text, size)
        elif box.y1 <= page.height * MARGIN:
            yield _Line(index, page.number, "bottom", bottom, bottom < page.height * EDGE, block.text, size)
        elif box.x1 <= page.width * SIDE_MARGIN:
            yield _Line(index, page.number, "left", left, left >= 0, block.text, size)
        elif box.x0 >= page.width * (1 - SIDE_MARGIN):
            yield _Line(index, page.number, "right", right, right >= 0, block.text, size)


def _recurring(lines: Iterable[_Line], parsed: ParsedDocument) -> frozenset[int]:
    """Lines whose words stand at the same height on several pages; left and right pages may alternate."""
    by_words: defaultdict[tuple[str, str], list[_Line]] = defaultdict(list)
    for line in lines:
        by_words[line.key].append(line)
    body = body_size(parsed.blocks)
    needed = min(MIN_PAGES, max(2, len(parsed.pages)))
    found: set[int] = set()
    for same_words in by_words.values():
        if not any(character.isalpha() for character in same_words[0].text):
            continue  # bare numbers are page numbers only when they follow the pages
        for group in _same_place(same_words):
            share = len({line.page for line in group}) / len(parsed.pages)
            large = body is not None and group[0].size > LARGER * body
            enough = MOST_PAGES if large else 0.0 if group[0].edge else COMMON
            if share * len(parsed.pages) >= needed and share >= enough:
                found.update(line.index for line in group)
    return frozenset(found)


def _same_place(lines: Iterable[_Line]) -> Iterator[list[_Line]]:
    group: list[_Line] = []
    for line in sorted(lines, key=lambda each: (each.offset, each.index)):
        if group and line.offset - group[-1].offset > SAME_PLACE:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _owned(lines: Iterable[_Line], running: frozenset[int]) -> frozenset[int]:
    """Lines at a place where nearly everything recurs: a running chapter title that stands on one or two pages only."""
    found: set[int] = set()
    by_zone: defaultdict[tuple[str, int], list[_Line]] = defaultdict(list)
    for line in lines:
        if line.zone in ("top", "bottom"):
            by_zone[line.zone, round(line.size * 2)].append(line)
    for zone_lines in by_zone.values():
        for group in _same_place(zone_lines):
            recurring = [line for line in group if line.index in running]
            if len(recurring) >= 2 * MIN_PAGES and len(recurring) >= OWNED_SHARE * len(group):
                found.update(line.index for line in group)
    return frozenset(found)


def _by_chapter(lines: Iterable[_Line], parsed: ParsedDocument) -> frozenset[int]:
    """Lines nearest the edges or in side tabs that name the chapter: one place on most pages, each name on several."""
    body = body_size(parsed.blocks) or 0.0
    by_zone: defaultdict[tuple[str, int], list[_Line]] = defaultdict(list)
    for line in lines:
        if line.edge and line.size <= body and any(map(str.isalpha, line.text)):
            by_zone[line.zone, round(line.size * 2)].append(line)
    found: set[int] = set()
    for zone_lines in by_zone.values():
        for group in _same_place(zone_lines):
            pages = {line.page for line in group}
            names = Counter(name for name, _ in {(line.key, line.page) for line in group})
            again = sum(count for count in names.values() if count > 1)
            if len(pages) < max(2 * MIN_PAGES, MOST_PAGES * len(parsed.pages)) or len(group) > 2 * len(pages):
                continue
            if again >= OWNED_SHARE * names.total():
                found.update(line.index for line in group if names[line.key] > 1)
    return frozenset(found)


def _numbers(lines: Iterable[_Line]) -> Iterator[int]:
    """Lines that are nothing but the page's number."""
    lines = list(lines)
    accepted = _printed(lines)
    for line in lines:
        match = _PAGE_NUMBER.fullmatch(line.text.strip())
        if match is None:
            continue
        number, total = int(match[1]), match[2]
        if total is not None or accepted.get(line.page) in _readings_of(number):
            yield line.index


def _printed(lines: Iterable[_Line]) -> dict[int, int]:
    """Return the number printed on each page, where its distance to the PDF page is the same on several pages."""
    candidates: defaultdict[int, set[int]] = defaultdict(set)
    for line in lines:
        candidates[line.page].update(_candidates(line.text))
    distances = Counter(number - page for page, numbers in candidates.items() for number in numbers)
    needed = min(MIN_PAGES, max(1, len(candidates)))
    printed: dict[int, int] = {}
    for page, numbers in candidates.items():
        # The commonest distance wins; of two equally common ones the smaller, which is the likelier.
        ranked = sorted((-distances[number - page], abs(number - page), number) for number in numbers)
        if ranked and -ranked[0][0] >= needed:
            printed[page] = ranked[0][2]
    return printed


def _candidates(text: str) -> Iterator[int]:
    match = _PAGE_NUMBER.fullmatch(text.strip())
    if match is not None:
        yield from _readings_of(int(match[1]))
        return
    for pattern in (_NUMBER_AT_END, _NUMBER_BESIDE_WORDS):
        for found in pattern.finditer(text.strip()):
            yield int(found[1] or found[2])


def _readings_of(number: int) -> tuple[int, ...]:
    digits = str(number)
    half = len(digits) // 2
    if len(digits) % 2 == 0 and digits[:half] == digits[half:]:
        return number, int(digits[:half])
    return (number,)


def _contents(parsed: ParsedDocument) -> Iterator[int]:
    blocks = parsed.blocks
    entries = {index for index, block in enumerate(blocks) if _is_entry(block)}
    yield from entries
    ordered = sorted(entries)
    for before, after in pairwise(ordered):
        # One or two lines between two entries are an entry that was broken over lines.
        if 1 < after - before <= 3 and blocks[before].span.page == blocks[after].span.page:
            between = range(before + 1, after)
            if all(
                blocks[i].kind is not BlockKind.TABLE and len(blocks[i].text) < MAX_ENTRY_CHARACTERS for i in between
            ):
                yield from between
    for index, block in enumerate(blocks):
        if fold(block.text) not in _CONTENTS_HEADINGS:
            continue
        plain = _plain_entries(blocks, index + 1)
        yield from plain
        if plain or index + 1 in entries or index + 2 in entries:
            yield index


def _is_entry(block: Block) -> bool:
    if block.table is not None:
        words = [" ".join(cell.text for cell in row.cells) for row in block.table.rows]
        return bool(words) and 2 * sum(_LEADERS.search(row) is not None for row in words) > len(words)
    if "...." not in block.text and "…" not in block.text and ". . " not in block.text and "____" not in block.text:
        return False
    leaders = len(_LEADERS.findall(block.text))
    if not leaders:
        return len(block.text) < 2 * MAX_ENTRY_CHARACTERS and _BARE_LEADERS.search(block.text) is not None
    # A paragraph with one row of dots in it is no contents list.
    return len(block.text) < MAX_ENTRY_CHARACTERS * 2 * leaders


def _plain_entries(blocks: tuple[Block, ...], start: int) -> range:
    """Lines after a contents heading that end in page numbers which never fall."""
    last, count, stop = 0, 0, start
    for index in range(start, len(blocks)):
        block = blocks[index]
        match = _TRAILING_PAGE.search(block.text)
        if block.kind is BlockKind.TABLE or len(block.text) > MAX_ENTRY_CHARACTERS or match is None:
            break
        number = int(match[1])
        if number < last:
            break
        last, count, stop = number, count + 1, index + 1
    return range(start, stop) if count >= MIN_CONTENTS_ENTRIES else range(start, start)


def body_size(blocks: Iterable[Block]) -> float | None:
    """Return the font size (points, to the half) that most characters of text and bullets have; None without sizes."""
    weights: Counter[float] = Counter()
    for block in blocks:
        if block.size is not None and block.kind is not BlockKind.TABLE:
            weights[round(block.size * 2) / 2] += len(block.text)
    if not weights:
        return None
    return max(weights.items(), key=lambda item: (item[1], item[0]))[0]
