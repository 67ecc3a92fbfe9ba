"""Sections -> passages: short pieces of one section, ending where sentences end, table rows each on their own. Pure.

Every passage's text is what stands at its locator: each part's characters with line breaks as spaces, the parts
joined by a space (`quote`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from corpus.model import Locator, Page, Passage, Span
from corpus.swedish import sentences
from ingest.blocks import Block, BlockKind, ParsedDocument, Row, Table
from ingest.structure import Section

FULL_WORDS = 60
"""A passage of this length is not joined with another paragraph."""
MAX_WORDS = 100
"""Sentences are joined up to this length."""
MAX_SENTENCE_WORDS = 150
"""A longer sentence (a list without full stops, a table read as text) is cut between words."""
MAX_CHARACTERS = 1_200
"""Bound for text without spaces; 150 Swedish words are about 1,000 characters."""
LONGEST_MEAN = 8
"""Characters from which a sentence's words count for more than one, so that text without spaces fills a passage too."""
MAX_HEADER_CHARACTERS = 400
MAX_HEADING_CHARACTERS = 300
MAX_COLUMN_NAME = 60
"""A longer cell in the first row is text, so that the row is no header."""

_WORDS = re.compile(r"\S+")
_ENDED = re.compile(r"[.!?:;…][\"”’»)\]]{0,2}\Z")
_NUMBER_CELL = re.compile(r"[\d\s.,%<>≤≥±–-]+")


def split(section: Section, *, parsed: ParsedDocument, reading: str) -> tuple[Passage, ...]:
    """Return the passages of a section and all below it, in reading order; `reading` is the reading's id.

    A passage never crosses a heading and, but for cells longer than a passage, never a table row. Neighbouring short
    paragraphs and bullets are joined; the locator then has a part for each of them, on one page or two.
    """
    texts = {page.number: page.text for page in parsed.pages}
    found: dict[str, Passage] = {}
    for path, part in section.walk():
        headings = tuple(_shown(block.text, MAX_HEADING_CHARACTERS) for block in path)
        pieces = list(_pieces(part.blocks, texts))
        if part.heading is not None and not pieces and not part.children:
            # Nothing stands below that would carry the heading's words: a list of goals, each a heading.
            headings = headings[:-1]
            pieces = [(spans, "") for spans in _prose([part.heading], texts)]
        for spans, header in pieces:
            locator = Locator(reading, spans)
            text = quote(texts, locator)
            if text.strip():
                passage = Passage(passage_id(locator), locator, text, headings, header)
                found.setdefault(passage.id, passage)
    return tuple(found.values())


def quote(pages: Mapping[int, str] | Iterable[Page], locator: Locator) -> str:
    """Return the text at a locator: line breaks as spaces, parts joined by a space. `pages` may be texts by number."""
    texts = pages if isinstance(pages, Mapping) else {page.number: page.text for page in pages}
    return " ".join(texts[part.page][part.start : part.end].replace("\n", " ") for part in locator.parts)


def passage_id(locator: Locator) -> str:
    """Return a passage's id: the first half of the SHA-256 of its reading and parts, in hexadecimal."""
    parts = ";".join(f"{part.page}:{part.start}-{part.end}" for part in locator.parts)
    return hashlib.sha256(f"{locator.reading}|{parts}".encode()).hexdigest()[:32]


def _shown(text: str, limit: int) -> str:
    return " ".join(text.split())[:limit].rstrip()


# --- from blocks to runs of characters -----------------------------------------------------------------------

_Spans = tuple[Span, ...]


def _pieces(blocks: Sequence[Block], texts: Mapping[int, str]) -> Iterator[tuple[_Spans, str]]:
    """Yield the spans and the table header of each passage of one section's own blocks."""
    waiting: list[Block] = []
    for block in blocks:
        if block.table is None:
            waiting.append(block)
            continue
        yield from ((spans, "") for spans in _prose(waiting, texts))
        waiting = []
        yield from _rows(block.table, texts)
    yield from ((spans, "") for spans in _prose(waiting, texts))


def _prose(blocks: Sequence[Block], texts: Mapping[int, str]) -> Iterator[_Spans]:
    """Join short paragraphs, cut long ones."""
    waiting: list[_Sentence] = []
    count = 0
    for paragraph in _paragraphs(blocks):
        found = list(_sentences(paragraph, texts))
        length = sum(sentence.words for sentence in found)
        if waiting and (count >= FULL_WORDS or count + length > MAX_WORDS):
            yield _spans(waiting, texts)
            waiting, count = [], 0
        if length > MAX_WORDS:
            yield from (_spans(group, texts) for group in _groups(found, length))
        else:
            waiting.extend(found)
            count += length
    if waiting:
        yield _spans(waiting, texts)


def _rows(table: Table, texts: Mapping[int, str]) -> Iterator[tuple[_Spans, str]]:
    head = header_rows(table)
    header = _shown(
        " | ".join(cell.text for row in table.rows[:head] for cell in row.cells if cell.text), MAX_HEADER_CHARACTERS
    )
    for index, row in enumerate(table.rows):
        if row.header and len(table.rows) > head:
            continue
        cells = (sentence for cell in row.cells if cell.span for sentence in _sentences([cell.span], texts))
        found = [replace(sentence, opens=False) for sentence in cells]  # a row is read across its cells
        length = sum(sentence.words for sentence in found)
        for group in _groups(found, length) if length > MAX_WORDS else [found] if found else []:
            yield _spans(group, texts), header if index >= head else ""


def header_rows(table: Table) -> int:
    """Return how many rows at the top are the header: those the format marks, else the first when it looks like one.

    A first row looks like a header when it has at least two cells, all short and none a number, and is bold where
    the second row is not, or stands over a row with a number.
    """
    marked = 0
    while marked < len(table.rows) and table.rows[marked].header:
        marked += 1
    if marked or len(table.rows) < 2:
        return marked
    first, second = (_filled(row) for row in table.rows[:2])
    if len(first) < 2 or any(len(text) > MAX_COLUMN_NAME or _NUMBER_CELL.fullmatch(text) for text, _ in first):
        return 0
    bolder = all(bold for _, bold in first) and not all(bold for _, bold in second)
    return int(bolder or (len(first) > 2 and any(_NUMBER_CELL.fullmatch(text) for text, _ in second)))


def _filled(row: Row) -> list[tuple[str, bool]]:
    return [(cell.text.strip(), cell.bold) for cell in row.cells if cell.text.strip()]


def _paragraphs(blocks: Sequence[Block]) -> Iterator[list[Span]]:
    """Group the spans of each paragraph; one that a page break cut in two is one paragraph."""
    group: list[Span] = []
    last: Block | None = None
    for block in blocks:
        if last is not None and not _goes_on(last, block):
            yield group
            group = []
        group.append(block.span)
        last = block
    if group:
        yield group


def _goes_on(first: Block, second: Block) -> bool:
    over = second.span.page == first.span.page + 1 and second.kind is BlockKind.TEXT
    return over and not _ENDED.search(first.text.rstrip()) and second.text[:1].islower()


# --- sentences and their places ------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence, or a piece of a very long one: its spans in reading order, and how many words it counts for.

    `opens` marks the first one of a paragraph or bullet.
    """

    spans: _Spans
    words: int
    opens: bool = False


def _sentences(paragraph: Sequence[Span], texts: Mapping[int, str]) -> Iterator[_Sentence]:
    """Yield the sentences of a paragraph that stands at these spans."""
    whole = " ".join(texts[span.page][span.start : span.end].replace("\n", " ") for span in paragraph)
    opens = True
    for start, end in chain.from_iterable(_bounded(whole, *sentence) for sentence in sentences(whole)):
        spans = tuple(_located(paragraph, start, end, texts))
        if spans:
            yield _Sentence(spans, max(len(whole[start:end].split()), (end - start) // LONGEST_MEAN), opens)
            opens = False


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a very long sentence between words, and a very long word anywhere."""
    first = start
    last = start
    words = 0
    for match in _WORDS.finditer(text, start, end):
        words += 1
        if words > MAX_SENTENCE_WORDS or (match.end() - first > MAX_CHARACTERS and match.start() > first):
            yield first, last
            first, words = match.start(), 1
        while match.end() - first > MAX_CHARACTERS:
            yield first, first + MAX_CHARACTERS
            first += MAX_CHARACTERS
        last = match.end()
    if last > first:
        yield first, last


def _located(paragraph: Sequence[Span], start: int, end: int, texts: Mapping[int, str]) -> Iterator[Span]:
    """Map characters start..end of the joined paragraph back to its spans, white space at their ends trimmed."""
    offset = 0
    for span in paragraph:
        length = span.end - span.start
        first, last = max(start, offset), min(end, offset + length)
        if first < last:
            trimmed = _trimmed(Span(span.page, span.start + first - offset, span.start + last - offset), texts)
            if trimmed is not None:
                yield trimmed
        offset += length + 1


def _trimmed(span: Span, texts: Mapping[int, str]) -> Span | None:
    text = texts[span.page][span.start : span.end]
    start = span.start + len(text) - len(text.lstrip())
    end = span.start + len(text.rstrip())
    return Span(span.page, start, end) if start < end else None


def _groups(found: Sequence[_Sentence], length: int) -> Iterator[list[_Sentence]]:
    """Share a long paragraph's sentences out on passages of about equal length."""
    share = length / -(-length // MAX_WORDS)
    group: list[_Sentence] = []
    count = 0
    for sentence in found:
        if group and (count + sentence.words > MAX_WORDS or count + sentence.words / 2 > share):
            yield group
            group, count = [], 0
        group.append(sentence)
        count += sentence.words
    if group:
        yield group


def _spans(found: Iterable[_Sentence], texts: Mapping[int, str]) -> _Spans:
    """Join spans that only one space or line break parts, never over the end of a paragraph or bullet.

    So a passage shows by its parts where paragraphs end, which its text does not.
    """
    joined: list[Span] = []
    for sentence in found:
        for number, span in enumerate(sentence.spans):
            last = joined[-1] if joined and not (sentence.opens and number == 0) else None
            if last is not None and last.page == span.page and texts[span.page][last.end : span.start] in (" ", "\n"):
                joined[-1] = Span(span.page, last.start, span.end)
            else:
                joined.append(span)
    return tuple(joined)
