"""Keys of symbols that name colours and shapes in words: "Grönt = målet uppnås", "Röd cirkel: försenad". Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

from corpus.model import Page, Span
from ingest.blocks import Block, ParsedDocument, Row
from ingest.colours import COLOUR_WORD, colour_of_word
from ingest.legends import LEGEND_WORDS, STATES, Meaning, above, meaning_of
from ingest.signs import SHAPE_WORD, shapes_said

_NOUN: Final = (
    rf"(?P<noun>{SHAPE_WORD}|färg\w{{0,3}}|markering\w{{0,3}}|ljus\w{{0,2}}|symbol\w{{0,3}}|text|siffra|ruta|fält)"
)
_SAYS: Final = r"(?P<says>(?:betyder|innebär|visar|markerar|anger)(?: att)?|står för|används (?:när|för|om)|när|om)\b"
_NAMED: Final = re.compile(
    rf"(?<!\w)(?:(?P<colour>{COLOUR_WORD})(?: {_NOUN})?|(?P<shape>{SHAPE_WORD}))\s{{0,3}}"
    rf"(?:(?P<mark>[=:(–—]|-(?=\s))|{_SAYS})\s{{0,3}}",
    re.IGNORECASE,
)
"""A colour or shape with what leads to its meaning."""
_ENDS: Final = re.compile(r"[.;)\n](?=\s|$)|[.;]$")
_JOINS: Final = re.compile(r"(?:[\s,;•–—-]|\b(?:och|samt|medan|eller)\b|\b(?:en|ett|den|det)\b)+$", re.IGNORECASE)
_SURE: Final = re.compile(r"betyder|innebär|står för|markerar", re.IGNORECASE)
_ANY: Final = re.compile(f"{COLOUR_WORD}|{SHAPE_WORD}")
"""A folded text without any of these is not looked into."""
MAX_TEXT: Final = 2_000
"""Characters of a block that are looked into."""
NEAR: Final = 2
"""Blocks that may stand between two entries of one key."""


@dataclass(frozen=True, slots=True)
class Named:
    """What a colour ("" for any) of some shapes (none for any) means. `sure` says that a verb states it."""

    colour: str
    shapes: tuple[str, ...]
    meaning: Meaning
    sure: bool


def read_worded(parsed: ParsedDocument) -> tuple[Named, ...]:
    """Return the entries of all keys in words."""
    pages = {page.number: page for page in parsed.pages}
    found: list[Named] = []
    run: list[Named] = []
    last = -1
    for number, block in enumerate(parsed.blocks):
        entries = list(_of_block(block))
        if not entries:
            continue
        if run and (number - last > NEAR or _repeats(run, entries)):
            found += _kept(run, pages)
            run = []
        run += entries
        last = number
    return (*found, *_kept(run, pages))


def _repeats(run: Sequence[Named], entries: Sequence[Named]) -> bool:
    """Say whether a colour comes again: another key begins."""
    return bool({(one.colour, one.shapes) for one in run} & {(one.colour, one.shapes) for one in entries})


def _kept(run: Sequence[Named], pages: dict[int, Page]) -> Sequence[Named]:
    """Return a run's entries where it is a key: each colour once, each with a word of its own, announced or plain."""
    keys = {(one.colour, one.shapes) for one in run}
    words = {one.meaning.word.casefold() for one in run}
    if len(run) < 2 or len(keys) < len(run) or len(words) < len(run):
        return ()
    place = run[0].meaning.place
    said = above(pages, Span(place.page, place.start, place.end), after=Span(0, 0, 0))
    plain = all(one.sure or STATES.search(one.meaning.word) for one in run)
    return run if plain or LEGEND_WORDS.search(said) else ()


def _of_block(block: Block) -> Iterator[Named]:
    if block.table is not None:
        for row in block.table.rows:
            yield from _of_row(row)
        return
    yield from _of_text(block.text[:MAX_TEXT], block.span)


def _of_row(row: Row) -> Iterator[Named]:
    """Yield what a row says: a colour in one cell and its meaning in the next, or both in one."""
    cells = [cell for cell in row.cells if cell.span is not None]
    for cell, after in zip_longest(cells, cells[1:]):
        if cell is None or cell.span is None:
            continue
        entries = list(_of_text(cell.text[:MAX_TEXT], cell.span))
        yield from entries
        colour, _, noun = cell.text.strip().partition(" ")
        named = colour_of_word(colour)
        if entries or not named or after is None or after.span is None or (noun and not re.fullmatch(_NOUN, noun)):
            continue
        meaning = meaning_of(after.text, after.span, close=True)
        if meaning is not None:
            yield Named(named, shapes_said(noun), meaning, sure=False)


def _of_text(text: str, span: Span) -> Iterator[Named]:
    folded = text.casefold()
    if _ANY.search(folded) is None:
        return
    matches = list(_NAMED.finditer(text))
    for match, after in zip_longest(matches, matches[1:]):
        end = len(text) if after is None else after.start()
        stop = _ENDS.search(text, match.end(), end)
        words = _JOINS.sub("", text[match.end() : stop.start() if stop else end])
        place = Span(span.page, span.start + match.end(), span.start + match.end() + len(words))
        meaning = meaning_of(words, place, close=True)
        if meaning is not None:
            yield Named(
                colour_of_word(match["colour"] or ""),
                shapes_said(match["noun"] or match["shape"] or ""),
                meaning,
                sure=_SURE.match(match["says"] or "") is not None,
            )
