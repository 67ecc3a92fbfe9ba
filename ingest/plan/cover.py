"""The document about itself: title, organ, kind, period, decision, diary number, edition, kommun. Pure.

Read from the first two pages that have text, the running headers and footers, and the first headings. A fact's text
is the value in the form that `Document` keeps it ("2019–2022", "2019-06-17", "verksamhetsplan", "Motala"); its locator
is where the words stand. What is not stated is left out, never guessed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from corpus.model import Fact, FactRole, Locator, Origin, Span
from corpus.swedish import words
from ingest import furniture
from ingest.blocks import Block, ParsedDocument
from ingest.plan.cover_numbers import date_in, diary_number_in, version_in
from ingest.plan.cover_words import (
    MAX_LINE,
    Found,
    decided_in,
    edition_in,
    kind_in,
    kommun_in,
    organ_in,
    period_in,
    period_of,
    unit_in,
)
from ingest.structure import Section

__all__ = ["period_of", "read_cover", "title_of"]

MAX_FRONT_LINES = 40
"""Lines of a page that count as its front matter."""
MAX_COVER_LINE = 90
"""A longer line of the first page is prose, and names years and organs that are not the document's."""
MAX_TITLE = 200
MAX_PLAIN_TITLE = 140
"""A longer title is a paragraph that stands first in a document without headings."""
NEAR_SIZE = 0.12
"""Lines of a title may differ this much in size."""
TITLE_WORDS_SEEN = 0.6
"""Share of a file's own title that must stand on the first pages for it to be believed."""
KOMMUN_SHARE = 0.6
KOMMUN_TIMES = 3
"""A kommun that only the text names must be named this often, and be this share of all that are named. Once is enough
where the cover gives the kommun's web address."""

MAX_HOST_TEXT = 5_000
"""Characters of a page in which web addresses are looked for."""

_HOST = re.compile(r"(?<![\w.@/-])(?:www\.)?([a-zåäöé-]{2,40})\.se\b", re.IGNORECASE)
_FILE_NAME = re.compile(
    r"(?:microsoft (?:word|powerpoint|excel)|powerpoint|untitled|namnlös|(?:dokument|document|presentation)\s?\d*\b)"
    r"|.*\.(?:docx?|pdf|pptx?|xlsx?|odt|indd|html?)\s*\Z",
    re.IGNORECASE,
)
_OTHER_DATE = re.compile(
    r"\b(?:datum|foto|org(?:anisations)?\.?n|telefon|version|revider\w*|©|dnr|diarie\w*|§|handläggare)", re.I
)
_OTHER_ORGAN = re.compile(
    r"\b(?:beställare|handläggare|mottagare|antag\w+|beslut\w*|fastställ\w+|kontakt\w*|foto|till)\b", re.I
)
_FIELD = {
    FactRole.ORGAN: re.compile(
        r"\A\W{0,3}(?:organisation|organ|nämnd|förvaltning|styrelse|bolag|ansvarig (?:nämnd|förvaltning)|nämnd/bolag"
        r"|verksamhet|upprättad av|dokumentägare)\s?:?\s",
        re.IGNORECASE,
    ),
    FactRole.PERIOD: re.compile(
        r"\A\W{0,3}(?:giltighetstid|period|avser|gäller|gäller (?:för|under)|planperiod|programperiod|verksamhetsår"
        r"|räkenskapsår|budgetår|mandatperiod)(?: perioden| åren| år)?\s?:?\s",
        re.IGNORECASE,
    ),
    FactRole.KIND: re.compile(
        r"\A\W{0,3}(?:typ av (?:styr)?dokument|dokumenttyp|dokumentinfo|styrdokument)\s?:?\s", re.IGNORECASE
    ),
}


class _Place(IntEnum):
    """Where a line stands, the most telling first."""

    TITLE = 0
    COVER = 1
    RUNNING = 2
    FRONT = 3
    HEADING = 4


_ORIGINS = {
    _Place.TITLE: Origin.COVER,
    _Place.COVER: Origin.COVER,
    _Place.RUNNING: Origin.FOOTER,
    _Place.FRONT: Origin.PAGE,
    _Place.HEADING: Origin.PAGE,
}


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of the document: its words, where they stand, where in the document that is, and whether it is prose."""

    text: str
    span: Span
    place: _Place
    prose: bool = False


_Finder = Callable[[str], Found | None]


def read_cover(section: Section, *, parsed: ParsedDocument, reading: str) -> tuple[Fact, ...]:
    """Return at most one fact of each role; `section` is the root of the tree, `reading` the reading's id."""
    lines = sorted(_lines(section, parsed), key=lambda line: (line.prose, line.place))
    facts = []
    title = _title_blocks(section, parsed)
    if title:
        spans = tuple(block.span for block in title)
        facts.append(Fact(FactRole.TITLE, _title_text(title), Locator(reading, spans), origin=Origin.COVER))
    finders: tuple[tuple[FactRole, _Finder, Iterable[_Line]], ...] = (
        (FactRole.KIND, kind_in, _fields_first(lines, FactRole.KIND, kind_in, _telling(lines))),
        (FactRole.PERIOD, period_in, _fields_first(lines, FactRole.PERIOD, period_in, _dateless(lines))),
        (FactRole.ORGAN, _unit, _unit_lines(lines)),
        (FactRole.PARENT, _parent, _unit_lines(lines)),
        (FactRole.ORGAN, organ_in, _fields_first(lines, FactRole.ORGAN, organ_in, _owners(lines))),
        (FactRole.KOMMUN, kommun_in, (*_telling(lines), *_named_throughout(section, parsed))),
        (FactRole.DECIDED, decided_in, lines),
        (FactRole.DIARY_NUMBER, diary_number_in, lines),
        (FactRole.EDITION, edition_in, _telling(lines)),
        (FactRole.VERSION, version_in, _telling(lines)),
        (FactRole.DATE, date_in, _telling(lines)),
    )
    for role, find, found in finders:
        fact = _first(role, find, found, reading)
        if fact is not None and all(one.role is not role for one in facts):
            facts.append(fact)
    return tuple(facts)


def _unit(line: str) -> Found | None:
    found = unit_in(line)
    return None if found is None else found[0]


def _parent(line: str) -> Found | None:
    found = unit_in(line)
    return None if found is None else found[1]


def _unit_lines(lines: Sequence[_Line]) -> list[_Line]:
    """Return the first line of title or cover that names a unit as the document's; its parent stands in it as well."""
    cover = (line for line in _telling(lines) if line.place in (_Place.TITLE, _Place.COVER))
    return [line for line in cover if unit_in(line.text) is not None][:1]


def title_of(section: Section, parsed: ParsedDocument) -> str:
    """Return the document's title: the file's own when it is believable, else the largest heading on its first page.

    A file's own title is believed when it is no file name and its words stand on the first pages, or when those have
    no text. Else the first line; "" when there is no text at all.
    """
    own = " ".join(parsed.title.split())[:MAX_TITLE]
    blocks = _title_blocks(section, parsed)
    if _WORDS_IN_TITLE.search(own) and not _FILE_NAME.match(own):
        seen = {word for page in parsed.pages[:2] for word in words(page.text.casefold())}
        stated = words(own.casefold())
        if not blocks or sum(word in seen for word in stated) >= TITLE_WORDS_SEEN * len(stated):
            return own
    return _title_text(blocks)


_WORDS_IN_TITLE = re.compile(r"[^\W\d_]{3,}")


# --- the title -----------------------------------------------------------------------------------------------


def _title_text(blocks: Sequence[Block]) -> str:
    return " ".join(" ".join(block.text for block in blocks).split())[:MAX_TITLE]


def _title_blocks(section: Section, parsed: ParsedDocument) -> tuple[Block, ...]:
    """Return the title's blocks: the format's first heading of level 1, else the largest lines of the first page."""
    shown = [block for block in _in_order(section) if block.table is None and _WORDS_IN_TITLE.search(block.text)]
    if not shown:
        return ()
    first = [block for block in shown if block.span.page == shown[0].span.page]
    if parsed.format != "pdf":
        top = [block for block in first if block.heading == 1]
        return tuple(top[:1]) or (_first_line(first[0], parsed),)
    sized = [block for block in first if block.size is not None and len(block.text) <= MAX_TITLE]
    if not sized:
        return (_first_line(shown[0], parsed),)
    largest = max(sized, key=lambda block: block.size or 0.0)
    return tuple(_neighbours(largest, [block for block in _in_order(section) if block.span.page == largest.span.page]))


def _first_line(block: Block, parsed: ParsedDocument) -> Block:
    """Cut a block to its first line with words, and that to the longest title."""
    page = next(page for page in parsed.pages if page.number == block.span.page)
    text = page.text[block.span.start : block.span.end]
    start = block.span.start + len(text) - len(text.lstrip())
    line = text.lstrip().split("\n")[0][:MAX_TITLE].rstrip()
    return replace(block, span=Span(page.number, start, start + len(line)), text=line)


def _neighbours(largest: Block, page: Sequence[Block]) -> Iterator[Block]:
    """Yield the largest line and those of nearly its size that stand right after it ("Genomlysning" / "2026–2027")."""
    size = largest.size or 0.0
    at = next(index for index, block in enumerate(page) if block is largest)
    yield largest
    for block in page[at + 1 :]:
        if block.table is not None or abs((block.size or 0.0) - size) > NEAR_SIZE * size or len(block.text) > MAX_TITLE:
            return
        yield block


def _in_order(section: Section) -> Iterator[Block]:
    for _, part in section.walk():
        if part.heading is not None:
            yield part.heading
        yield from part.blocks


# --- lines ---------------------------------------------------------------------------------------------------


def _lines(section: Section, parsed: ParsedDocument) -> Iterator[_Line]:
    """Every line that may speak of the document itself."""
    texts = {page.number: page.text for page in parsed.pages}
    title = {block.span for block in _title_blocks(section, parsed)}
    removed = furniture.find(parsed)
    pages = list(dict.fromkeys(block.span.page for block in parsed.blocks if block.text.strip()))[:2]
    left = dict.fromkeys(pages, MAX_FRONT_LINES)
    for span in sorted(title):
        line = _flat(texts, span)
        yield _Line(line, span, _Place.TITLE, prose=len(line) > MAX_PLAIN_TITLE or line.endswith("."))
    seen: set[str] = set()
    for index, block in enumerate(parsed.blocks):
        if index in removed.contents:
            continue
        page = block.span.page
        if index in removed.running:
            words_of_line = furniture.fold(block.text)
            if words_of_line not in seen:
                seen.add(words_of_line)
                yield from _split(block, texts, _Place.RUNNING)
        elif left.get(page, 0) > 0 and not any(_within(block.span, span) for span in title):
            place = _Place.COVER if page == pages[0] else _Place.FRONT
            found = list(_split(block, texts, place))
            left[page] -= len(found)
            yield from found
    for _, part in section.walk():
        if part.heading is not None and pages and part.heading.span.page <= pages[0] + 3:
            yield _Line(_flat(texts, part.heading.span), part.heading.span, _Place.HEADING)


def _within(inner: Span, outer: Span) -> bool:
    return inner.page == outer.page and outer.start <= inner.start and inner.end <= outer.end


def _flat(texts: dict[int, str], span: Span) -> str:
    return texts[span.page][span.start : span.end].replace("\n", " ")


def _split(block: Block, texts: dict[int, str], place: _Place) -> Iterator[_Line]:
    """Yield the lines of a block; of a table, its rows."""
    if block.table is not None:
        for row in block.table.rows:
            spans = [cell.span for cell in row.cells if cell.span is not None]
            if spans and len({span.page for span in spans}) == 1:
                span = Span(spans[0].page, min(span.start for span in spans), max(span.end for span in spans))
                if span.end - span.start <= MAX_LINE:
                    yield _Line(_flat(texts, span), span, place)
        return
    if len(block.text) <= MAX_COVER_LINE:
        # A short block is one statement, also where it is broken over lines.
        yield _Line(_flat(texts, block.span), block.span, place)
        return
    start = block.span.start
    parts = texts[block.span.page][block.span.start : block.span.end].split("\n")
    prose = block.text.rstrip().endswith(".") or any(len(line) > MAX_COVER_LINE for line in parts)
    for line in parts:
        if line.strip() and len(line) <= MAX_LINE:
            yield _Line(line, Span(block.span.page, start, start + len(line)), place, prose)
        start += len(line) + 1


# --- which lines are asked for what --------------------------------------------------------------------------


def _first(role: FactRole, find: _Finder, lines: Iterable[_Line], reading: str) -> Fact | None:
    for line in lines:
        found = find(line.text)
        if found is not None:
            span = Span(line.span.page, line.span.start + found.start, line.span.start + found.end)
            return Fact(role, found.value, Locator(reading, (span,)), origin=_ORIGINS[line.place])
    return None


def _fields_first(lines: Sequence[_Line], role: FactRole, find: _Finder, others: Iterable[_Line]) -> Iterator[_Line]:
    """Lines with the role's own label ("Organisation: …") first; for kind the title comes before any label."""
    others = list(others)
    if role is FactRole.KIND:
        yield from (line for line in others if line.place is _Place.TITLE)
    yield from (line for line in lines if _FIELD[role].match(line.text) and find(line.text) is not None)
    yield from others


def _telling(lines: Iterable[_Line]) -> list[_Line]:
    places = (_Place.TITLE, _Place.RUNNING)
    return [line for line in lines if not line.prose and (line.place in places or len(line.text) <= MAX_COVER_LINE)]


def _dateless(lines: Iterable[_Line]) -> list[_Line]:
    return [line for line in _telling(lines) if not _OTHER_DATE.search(line.text)]


def _owners(lines: Iterable[_Line]) -> list[_Line]:
    """Lines that may name the owner: those that name who ordered or decided come after, the second page last."""
    telling = [line for line in _telling(lines) if line.place is not _Place.HEADING]
    return sorted(telling, key=lambda line: (line.place is _Place.FRONT, _OTHER_ORGAN.search(line.text) is not None))


def _named_throughout(section: Section, parsed: ParsedDocument) -> Iterator[_Line]:
    """Yield the first line that names the kommun which the whole text names most, when it is named often enough."""
    counts: Counter[str] = Counter()
    first: dict[str, _Line] = {}
    texts = {page.number: page.text for page in parsed.pages}
    for block in _in_order(section):
        for line in _split(block, texts, _Place.HEADING):
            found = kommun_in(line.text)
            if found is not None:
                counts[found.value] += 1
                first.setdefault(found.value, line)
    total = sum(counts.values())
    hosts = {_ascii(host[1]) for page in parsed.pages[:2] for host in _HOST.finditer(page.text[:MAX_HOST_TEXT])}
    for name, count in counts.most_common():
        if _ascii(name) in hosts or (count >= KOMMUN_TIMES and count >= KOMMUN_SHARE * total):
            yield first[name]


def _ascii(name: str) -> str:
    """Fold a name as web addresses do: lower case, å ä to a, ö to o, spaces away."""
    return name.casefold().translate(str.maketrans("åäöé", "aaoe", " -"))
