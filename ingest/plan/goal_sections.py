"""Headings that name goals without any level word, told by what stands below them: tables of indicators. Pure.

A heading that is a statement ("Medarbetarna mår bra") and holds an indicator table is a goal; so are the statements
beside it. A heading that comes again under several statements is a part of each. What stands above several goals, and
above not all of them, is an area. One such heading alone is none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from corpus.model import Level, Span
from corpus.swedish import normalise, words
from corpus.word_classes import is_verb
from ingest.plan.headings import announces, numbered
from ingest.plan.tables import heads_of
from ingest.structure import Section
from ingest.vocabulary import CHAPTER_WORDS, Column

MIN_GOALS = 2
MAX_WORDS = 20
_ASKING = frozenset({"så", "vad", "hur", "varför", "vem", "när"})
"""Words that open a chapter's heading ("Så styrs kommunen"), not a goal."""
_FINITE = frozenset(
    {
        "finns", "får", "når", "mår", "går", "ger", "tar", "lär", "bor", "trivs", "känns", "syns", "kan", "ska",
    }
)  # fmt: skip
_DATED = re.compile(r"(?<!till)(?<!år)(?<!senast)(?<!före)(?<!innan)\s[\d–-]*\d\Z")
"""A heading that ends with a year is a chapter's, but for what is to be reached by then ("halveras till 2030")."""
_TELLS = re.compile(r"(?:utveckling(?:en)?\s(?:i|över|under|sedan)\s|(?:jämförelse|nuläge|utfall|resultat)\w{0,4}\b)")
"""How a heading opens, folded, that only tells what figures show ("Utveckling i kommunen")."""
_NO_VERBS = frozenset({"alla", "andra", "fler", "hela"})
"""What the dictionary of word classes takes wrongly, in headings."""


def goal_sections(root: Section, *, around: str) -> Mapping[Span, Level]:
    """Return the level of each heading (by its span) that what stands below it makes a goal or an area.

    `around` tells whose document it is (`ingest.plan.tables.heads.header`).
    """
    above = {id(child): parent for parent in _walk(root) for child in parent.children}
    again = _subheadings(root)
    stated = [section for section in _walk(root) if _is_statement(section) and _name(section) not in again]
    parts = {id(section): [child for child in section.children if _name(child) in again] for section in stated}
    measured = [
        section for section in stated if any(_holds_indicators(one, around) for one in (section, *parts[id(section)]))
    ]
    if len(measured) < MIN_GOALS:
        return {}
    parents = {id(above[id(section)]) for section in measured}
    goals = [section for section in stated if id(above[id(section)]) in parents or parts[id(section)]]
    found = {section.heading.span: Level.GOAL for section in goals if section.heading is not None}
    for span in _areas(goals, above, root):
        found.setdefault(span, Level.AREA)
    return found


def _subheadings(root: Section) -> frozenset[str]:
    """Return the statements that stand under several other statements ("Därför ska vi"): a part of each, no goal."""
    over: dict[str, set[str]] = {}
    for section in filter(_is_statement, _walk(root)):
        for child in filter(_is_statement, section.children):
            over.setdefault(_name(child), set()).add(_name(section))
    return frozenset(name for name, parents in over.items() if len(parents) >= MIN_GOALS)


def _areas(goals: list[Section], above: Mapping[int, Section], root: Section) -> list[Span]:
    """Return the headings that stand over some of the goals and not over all, the nearest that is no subheading."""
    counts = Counter(_name(section) for section in _walk(root))
    over: dict[int, list[Section]] = {}
    for goal in goals:
        parent = above.get(id(goal))
        while parent is not None and parent.heading is not None and counts[_name(parent)] > 1:
            parent = above.get(id(parent))
        if parent is not None and parent.heading is not None:
            over.setdefault(id(parent), []).append(parent)
    if len(over) < MIN_GOALS:
        return []
    areas = [parents[0] for parents in over.values()]
    return [area.heading.span for area in areas if area.heading is not None and _may_be_named(area)]


def _walk(section: Section) -> Iterator[Section]:
    waiting = [section]
    while waiting:
        one = waiting.pop()
        yield one
        waiting.extend(reversed(one.children))


def _name(section: Section) -> str:
    return "" if section.heading is None else normalise(numbered(section.heading.text)[1])


def _may_be_named(section: Section) -> bool:
    name = _name(section)
    plain = announces(name) is None and name.strip(" :.") not in CHAPTER_WORDS
    dated = _DATED.search(name) is not None or _TELLS.match(name) is not None
    return bool(name) and plain and len(name.split()) <= MAX_WORDS and not dated


def _is_statement(section: Section) -> bool:
    return is_statement(_name(section)) and _may_be_named(section)


def is_statement(name: str) -> bool:
    """Say whether a name (normalised) is a sentence: it has a verb, and does not open as a chapter's heading does."""
    found = words(name)
    verb = any(word in _FINITE or (word not in _NO_VERBS and is_verb(word)) for word in found)
    return verb and len(found) > 2 and found[0] not in _ASKING


def _holds_indicators(section: Section, around: str) -> bool:
    tables = (block.table for block in section.blocks if block.table is not None)
    heads = (heads_of(table, around=around) for table in tables)
    return any(one is not None and one.key is Column.INDICATOR for one in heads)
