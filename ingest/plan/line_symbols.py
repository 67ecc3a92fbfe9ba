"""Symbols beside goals, indicators and activities outside tables -> verdicts and statuses. Pure.

A symbol stands at the line that names the thing, or at a label below it ("Måluppfyllelse: ●"). One that no legend
explains is told of at a label, and where several things have lights of different colours: else it decorates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from corpus.model import Fact, FactRole, Mention, MentionKind, Relation, Span, Tie, TieKind
from ingest.blocks import Block, Symbol
from ingest.colours import LIGHTS
from ingest.plan.collector import Collector
from ingest.plan.pictured import JUDGED_BY_SYMBOL, UNEXPLAINED, Pictured, explained, unexplained
from ingest.structure import Section
from ingest.symbols import holds, one_symbol

_LABEL: Final = re.compile(
    r"(?:(?:samlad|vår|nämndens|årets|aktuell) )?(?:bedömning|måluppfyllelse|uppfyllelse|status|läge|lägesbild)\w{0,3}"
    r"(?: (?:av målet|för målet|(?:19|20)\d\d))?\s?:?",
    re.IGNORECASE,
)
"""A line that only says that a judgement follows."""
_ABOUT: Final = frozenset((MentionKind.GOAL, MentionKind.INDICATOR, MentionKind.ACTIVITY))


@dataclass(frozen=True, slots=True)
class _Beside:
    """A symbol, the mention it stands beside, where, and whether a label says that it judges."""

    symbol: Symbol
    mention: Mention
    about: Span
    labelled: bool


def read_line_symbols(root: Section, collector: Collector) -> None:
    """Add what the symbols beside the lines of a document say of what those lines name."""
    found = list(_besides(list(_blocks(root)), collector.found))
    lights = {one.symbol.picture.colour for one in found if one.symbol.place is None} & LIGHTS
    for one in found:
        known = explained(one.symbol, one.about, collector)
        if known is not None:
            _add(one, known, collector)
        elif one.labelled or (len(lights) > 1 and one.symbol.picture.colour in LIGHTS):
            said = JUDGED_BY_SYMBOL if one.mention.kind is MentionKind.GOAL else UNEXPLAINED
            fact = unexplained(one.symbol.picture, one.about, said, collector)
            collector.extend(one.mention, facts=(fact,))


def without_keys(mentions: Sequence[Mention], keys: Sequence[Span]) -> Iterator[Mention]:
    """Yield the mentions but for verdicts and activities that a key's own words were read as."""
    for mention in mentions:
        place = mention.locator.parts[0]
        read_as = mention.kind in (MentionKind.VERDICT, MentionKind.ACTIVITY) and len(mention.locator.parts) == 1
        if not (read_as and any(_meets(place, key) for key in keys)):
            yield mention


def _meets(one: Span, other: Span) -> bool:
    return one.page == other.page and one.start < other.end and other.start < one.end


def _blocks(root: Section) -> Iterator[Block]:
    """Yield headings and text blocks, in reading order."""
    for _, section in root.walk():
        if section.heading is not None:
            yield section.heading
        yield from (block for block in section.blocks if block.table is None)


def _besides(blocks: Sequence[Block], mentions: Sequence[Mention]) -> Iterator[_Beside]:
    pictured = [block for block in blocks if block.symbols]
    if not pictured:
        return
    named = sorted((one for one in mentions if one.kind in _ABOUT), key=lambda one: one.locator.parts[0])
    for block in pictured:
        symbol = one_symbol(block.symbols)
        if symbol is None or _explains(block, symbol):
            continue
        inside = [one for one in named if holds(block.span, one.locator.parts[0])]
        before = [one for one in named if one.locator.parts[0] < block.span]
        if inside:
            yield _Beside(symbol, inside[0], inside[0].locator.parts[0], labelled=False)
        elif before and _LABEL.fullmatch(block.text.strip()):
            yield _Beside(symbol, before[-1], block.span, labelled=True)


def _explains(block: Block, symbol: Symbol) -> bool:
    """Say whether a line is the key's own."""
    return symbol.place is not None and holds(block.span, symbol.place)


def _add(one: _Beside, known: Pictured, collector: Collector) -> None:
    """Add a verdict on a goal, right after it; a status of what is no goal."""
    mention = one.mention
    if mention.kind is not MentionKind.GOAL:
        collector.extend(mention, facts=(Fact(FactRole.STATUS, known.word, known.locator),))
        return
    said = {fact.wording.casefold() for fact in collector.found if _judges(fact, mention)}
    if known.word.casefold() in said:
        return
    collector.add(
        MentionKind.VERDICT,
        known.word,
        locator=known.locator,
        path=(),
        organ=mention.organ,
        ties=(Tie(Relation.JUDGES, TieKind.POSITION, mention.wording, mention.locator, mention.id),),
    )
    place = next(index for index, found in enumerate(collector.found) if found.id == mention.id)
    collector.found.insert(place + 1, collector.found.pop())


def _judges(verdict: Mention, mention: Mention) -> bool:
    return any(tie.relation is Relation.JUDGES and tie.mention == mention.id for tie in verdict.ties)
