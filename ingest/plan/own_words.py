"""Words by which a document itself names its goals, and headings that come again under each, told by repetition. Pure.

"Ambition 1: Fler rör på sig", "Ambition 2: …" are the numbered siblings of a plan when measures or things to do stand
under them, whatever the word means elsewhere. A short heading that comes again in the same words under one heading
after the other says what is listed there, and its bullets say what that is. Two alike are no pattern.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from corpus.model import Level, MentionKind
from corpus.swedish import normalise
from ingest.blocks import Block, BlockKind, OwnWord, ParsedDocument
from ingest.plan.headings import Listed, announces, describes, goal_lead, lead
from ingest.plan.lists import begins_with_infinitive
from ingest.plan.tables import heads_of
from ingest.plan.tables.column_evidence import names_measure
from ingest.vocabulary import CHAPTER_WORDS, Column, column_of, label_of

SIBLINGS = 3
"""So many lines that one word opens are a pattern."""
MOST = 0.5
"""Share of the siblings under which plan must stand, and of names or bullets that must be of one kind."""
MAX_CHARACTERS = 300
MAX_SUB_WORDS = 6
_OPENED = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2}){0,2}\.?\s+)?(?P<word>[A-ZÅÄÖ][a-zåäö-]{2,30}(?:\s[a-zåäö-]{2,30}){0,2})\s?(?:nr\.?\s)?"
    r"(?:(?P<number>\d{1,2}(?:\.\d{1,2}){0,2})(?![\d,%])\s?[:.–—-]?\s|:\s+(?:(?P<after>\d{1,2}(?:\.\d{1,2}){0,2})\.?\s+)?)"
    r"\s*(?P<name>[A-ZÅÄÖ\d][^\n]{4,})"
)
_POINTING = re.compile(
    r"(?P<word>[A-ZÅÄÖ][a-zåäö-]{2,30}(?:\s[a-zåäö-]{2,30}){0,2})\s(?P<number>\d{1,2}(?:\.\d{1,2}){0,2})\s?[:.]?"
)
_NO_WORD = re.compile(
    r"(?:tabell|figur|diagram|bild|bilaga|kapitel|avsnitt|sida|del|steg|fas|punkt|fråga|svar|exempel|scenario|alternativ"
    r"|källa|not|fotnot|paragraf|ärende|beslut|protokoll|version|period|kvartal|tertial|delår|halvår|vecka|månad|år|januari"
    r"|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december|datum|kontakt|telefon|foto|obs|nu"
    r"|artikel|artikeln|agenda|lag|risk|klass|grupp|nivå|zon|område|etapp|skola|tips|syfte|bakgrund)\w{0,3}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that a word opens: where it stands among the blocks, the word, its number and the name after it."""

    index: int
    word: str
    number: tuple[int, ...]
    name: str


@dataclass(slots=True)
class _Family:
    """The lines that one word opens: those that name something, and those that only point to it by its number."""

    named: list[_Line] = field(default_factory=list)
    pointing: list[_Line] = field(default_factory=list)


def with_own_words(parsed: ParsedDocument) -> ParsedDocument:
    """Return the document, its lines and headings marked with what repetition tells of them; linear in its blocks."""
    blocks = list(parsed.blocks)
    for index, listed in _recurring(blocks):
        blocks[index] = replace(blocks[index], lists=listed)
    families = [family for family in _families(blocks) if _is_pattern(family.named)]
    kinds = [(family, _kind(family, blocks)) for family in families]
    told = [(family, kind) for family, kind in kinds if kind is not None]
    goals = _goals(blocks, [family for family, kind in told if kind is MentionKind.GOAL])
    for family, kind in told:
        level = _level(family.named, goals) if kind is MentionKind.GOAL else None
        for line in (*family.named, *family.pointing):
            blocks[line.index] = replace(blocks[line.index], own=OwnWord(kind, line.word, level))
    return replace(parsed, blocks=tuple(blocks))


# --- words that open the lines of siblings ---------------------------------------------------------------------


def _families(blocks: Sequence[Block]) -> list[_Family]:
    """Return the lines that one unknown word opens, for every such word."""
    found: defaultdict[str, _Family] = defaultdict(_Family)
    for index, block in enumerate(blocks):
        if block.table is not None or len(block.text) > MAX_CHARACTERS:
            continue
        text = " ".join(block.text.split())
        pointing = _POINTING.fullmatch(text)
        match = pointing or _OPENED.fullmatch(text)
        if match is None or _is_known(block.text, match["word"]):
            continue
        said = match.groupdict()
        digits = re.findall(r"\d+", said["number"] or said.get("after") or "")
        line = _Line(index, match["word"], tuple(map(int, digits)), said.get("name") or "")
        family = found[match["word"]]
        (family.named if pointing is None else family.pointing).append(line)
    return list(found.values())


def _is_known(text: str, word: str) -> bool:
    told = goal_lead(text) is not None or any(
        lead(kind, text) is not None for kind in ("activity", "indicator", "verdict")
    )
    said = column_of(word) is not None or label_of(word) is not None or announces(word) is not None
    return told or said or describes(word) or _NO_WORD.fullmatch(word) is not None or word.casefold() in CHAPTER_WORDS


def _is_pattern(lines: Sequence[_Line]) -> bool:
    """Say whether lines are siblings: other names, and their numbers, if any, each once and in order."""
    names = {line.name.casefold() for line in lines}
    numbers = [line.number for line in lines]
    if len(names) < SIBLINGS or len(names) < len(lines):
        return False
    return not any(numbers) or (all(numbers) and numbers == sorted(set(numbers)) and numbers[0][-1] == 1)


def _kind(family: _Family, blocks: Sequence[Block]) -> MentionKind | None:
    """Return what the siblings are: by their names, or goals by what stands under them or under their numbers."""
    lines = family.named
    if _most(begins_with_infinitive(line.name) for line in lines):
        return MentionKind.ACTIVITY
    if _most(names_measure(line.name) for line in lines):
        return MentionKind.INDICATOR
    tabled = {line.number for line in family.pointing if _holds_plan(blocks[line.index + 1 : line.index + 2])}
    ends = [line.index for line in lines[1:]] + [min(len(blocks), lines[-1].index + _longest(lines))]
    under = [
        line.number in tabled or _holds_plan(blocks[line.index + 1 : end])
        for line, end in zip(lines, ends, strict=True)
    ]
    return MentionKind.GOAL if _most(under) else None


def _longest(lines: Sequence[_Line]) -> int:
    return max((after.index - line.index for line, after in pairwise(lines)), default=1)


def _holds_plan(blocks: Sequence[Block]) -> bool:
    """Say whether measures or things to do stand among blocks: in a table, a list, or under a heading for them."""
    bullets = [block for block in blocks if block.kind is BlockKind.BULLET]
    if bullets and _most(begins_with_infinitive(block.text) or names_measure(block.text) for block in bullets):
        return True
    for block in blocks:
        if block.table is not None:
            heads = heads_of(block.table)
            if heads is not None and heads.key in (Column.INDICATOR, Column.ACTIVITY):
                return True
        elif block.lists is not None:
            return True
    return False


def _goals(blocks: Sequence[Block], families: Sequence[_Family]) -> list[int]:
    """Return where goals are named, by the words of all documents or by those of this one, in order."""
    own = [line.index for family in families for line in family.named]
    return sorted([*own, *(index for index, block in enumerate(blocks) if block.table is None and _names_goal(block))])


def _level(lines: Sequence[_Line], goals: Sequence[int]) -> Level:
    """Return the level of siblings: areas where other goals (`goals`, in order) stand between each and the next."""
    over = [bisect_left(goals, after.index) - bisect_right(goals, line.index) > 0 for line, after in pairwise(lines)]
    return Level.AREA if _most(over) else Level.GOAL


def _names_goal(block: Block) -> bool:
    said = goal_lead(block.text) if len(block.text) <= MAX_CHARACTERS else None
    return said is not None and said.level in (Level.GOAL, Level.BOARD_GOAL) and bool(said.name)


def _most(told: Iterator[bool] | Sequence[bool]) -> bool:
    all_told = list(told)
    return bool(all_told) and sum(all_told) >= MOST * len(all_told)


# --- headings that come again ----------------------------------------------------------------------------------


def _recurring(blocks: Sequence[Block]) -> Iterator[tuple[int, MentionKind]]:
    """Yield short lines that come again in the same words, each above a list, and what their lists hold."""
    again: dict[str, list[int]] = defaultdict(list)
    for index, block in enumerate(blocks[:-1]):
        below = blocks[index + 1]
        if block.kind is BlockKind.TEXT and _may_head(block) and below.kind is BlockKind.BULLET:
            again[normalise(block.text)].append(index)
    for places in again.values():
        if len(places) < SIBLINGS:
            continue
        listed = [text for index in places for text in _bullets_below(blocks, index)]
        if _most(map(names_measure, listed)):
            yield from ((index, MentionKind.INDICATOR) for index in places)
        elif _most(map(begins_with_infinitive, listed)):
            yield from ((index, MentionKind.ACTIVITY) for index in places)


def _may_head(block: Block) -> bool:
    text = block.text.strip()
    short = 0 < len(text.split()) <= MAX_SUB_WORDS and text[-1:] not in ".,;"
    said = announces(text) if short else None
    lists = said is None or said.listed in (Listed.ACTIVITIES, Listed.INDICATORS)
    return short and lists and not describes(text) and goal_lead(text) is None


def _bullets_below(blocks: Sequence[Block], index: int) -> Iterator[str]:
    for block in blocks[index + 1 :]:
        if block.kind is not BlockKind.BULLET:
            return
        yield block.text
