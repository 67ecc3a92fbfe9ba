"""Bullets and short paragraphs -> mentions.

What a line is comes from its own word first ("Aktivitet: …", "Resultatmål 12: …"), then from what the nearest list
heading announces, last from where it stands: a bare bullet under a goal in a plan is an activity.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from corpus.model import Fact, FactRole, Level, Mention, MentionKind, Relation, Span
from corpus.swedish import sentences
from ingest.blocks import Block, BlockKind
from ingest.plan.collector import Collector
from ingest.plan.context import Context
from ingest.plan.headings import Announcement, GoalLead, Listed, announces, lead, numbered
from ingest.plan.judging import read_labelled_verdict
from ingest.plan.lists import begins_with_infinitive
from ingest.plan.measures import measure
from ingest.plan.own_lines import goal_named, item_named, listing_of
from ingest.plan.references import by_code
from ingest.plan.unfilled import is_unfilled

MAX_GOAL_WORDS = 40
"""A goal's own line is short; a longer one is prose about it."""
MAX_LEAD_IN_WORDS = 9
_MARKED_NUMBER = re.compile(r"^(\d{1,2}(?:\.\d{1,2})*)[.):]?$")
_CODED = re.compile(
    r"(?P<code>[A-ZÅÄÖ]{1,3}[ -]?\d{1,3}|\d{1,2}\.\d{2})\.?\s+(?P<text>[A-ZÅÄÖ].{8,400}?)"
    r"(?:[\s,–-]{1,3}\(?(?P<organs>(?:[A-ZÅÄÖ]{2,5}|[A-ZÅÄÖ][a-zåäö]?[A-ZÅÄÖ]{1,4})(?:(?:,\s?"
    r"|\soch\s)[A-ZÅÄÖ]{2,5})*|Alla nämnder(?: och bolag)?)\)?)?\.?\Z"
)
_SHOWN_BELOW = re.compile(
    r"\s(?:beskrivs|presenteras|redovisas|anges|listas)\s(?:här\s)?(?:nedan|i\s(?:det\s)?följande|i\spunktform)\s?:\Z"
)
"""How a paragraph ends whose last sentence says that what it names stands in the list below."""
_SENTENCE_END = re.compile(r"[.!?]$")


def read_goal(block: Block, said: GoalLead, context: Context, collector: Collector) -> Mention:
    """Add the goal that a heading, paragraph or bullet names; one named by its number alone may be known already."""
    level = level_here(said, context)
    known = None if said.name else _of_number(said.number, level, collector)
    if known is not None:
        return known
    return add_goal(block, said.name, number=said.number, level=level, context=context, collector=collector)


def _of_number(number: str | None, level: Level, collector: Collector) -> Mention | None:
    """Return the one goal of the document with a number on a level, None where several or none have it."""
    found = [m for m in collector.found if m.kind is MentionKind.GOAL and (m.number, m.level) == (number, level)]
    return found[0] if number is not None and len(found) == 1 else None


def add_goal(
    block: Block, name: str, *, number: str | None, level: Level, context: Context, collector: Collector
) -> Mention:
    """Add a goal whose words are a block's; its parents are the goals above it on higher levels."""
    return collector.add(
        MentionKind.GOAL,
        name or block.text,
        locator=collector.locator(block.span),
        path=context.path,
        level=level,
        number=number,
        organ=context.organ,
        ties=context.ties(collector, Relation.PART_OF, above=level),
    )


def level_here(said: GoalLead, context: Context) -> Level:
    """Return the level of a goal where it stands: one below a goal of the same usual level but another word.

    So "målområde" is an area by itself, and a goal under a "fokusområde".
    """
    level = said.level
    for block, goal in context.goals:
        above = goal_named(block)
        other_word = above is not None and above.word.casefold()[:6] != said.word.casefold()[:6]
        if goal.level is level and other_word:
            level = {Level.AREA: Level.GOAL, Level.GOAL: Level.BOARD_GOAL}.get(level, level)
    return level


def read_line(block: Block, context: Context, collector: Collector, *, after_colon: bool) -> Mention | None:
    """Read a bullet or paragraph that is one goal, activity, indicator or verdict; None when it is prose.

    `after_colon` says that the line before ended in a colon without announcing anything we know, so that bare
    bullets explain that line.
    """
    if is_unfilled(block.text):
        return None
    for kind in ("activity", "indicator", "verdict"):
        said = item_named(kind, block)
        explained = after_colon and block.kind is BlockKind.BULLET and context.announced.listed is None
        if said is not None and not explained and not is_unfilled(said.name):
            return _ADD[kind](block, said.name, said.number or _marker(block), context, collector)
    if block.kind is not BlockKind.BULLET:
        return None
    listed = context.announced.listed
    if listed is None and context.goal is not None and context.is_plan and not after_colon and not context.describing:
        listed = Listed.ACTIVITIES
    if listed is None or listed is Listed.VERDICT:
        return None
    number, name = numbered(block.text)
    number = number or _marker(block)
    if listed is Listed.GOALS:
        return _listed_goal(block, name, number, context, collector)
    return _ADD["activity" if listed is Listed.ACTIVITIES else "indicator"](block, name, number, context, collector)


def coded(text: str) -> re.Match[str] | None:
    """Match a measure that its code opens ("H4 Planera besöken …", "1.02 Pröva …"): groups code, text and organs."""
    match = _CODED.match(text)
    return match if match is not None and begins_with_infinitive(match["text"]) else None


def read_coded(block: Block, context: Context, collector: Collector) -> Mention | None:
    """Add the activity of a paragraph that its code opens, with the organs that stand last as its doers."""
    match = coded(block.text)
    if match is None:
        return None
    facts: tuple[Fact, ...] = ()
    if match["organs"]:
        start = block.span.start + match.start("organs")
        span = Span(block.span.page, start, start + len(match["organs"]))
        facts = (Fact(FactRole.RESPONSIBLE, match["organs"], collector.locator(span)),)
    made = _add_activity(block, match["text"].rstrip(" ,–-."), match["code"], context, collector)
    if facts:
        collector.extend(made, facts=facts)
    return made


def own_word(block: Block) -> bool:
    """Say whether a line says itself what it is ("Aktivitet: …")."""
    return any(item_named(kind, block) is not None for kind in _ADD)


def _marker(block: Block) -> str | None:
    match = _MARKED_NUMBER.match(block.marker)
    return match[1] if match else None


def _listed_goal(block: Block, name: str, number: str | None, context: Context, collector: Collector) -> Mention | None:
    level = context.announced.level
    name = re.split(r"\s[–—-]\s|:\s", name, maxsplit=1)[0] if level is Level.AREA else name
    if level in (None, Level.VISION) or len(name.split()) > MAX_GOAL_WORDS:
        return None
    return add_goal(block, name, number=number, level=level, context=context, collector=collector)


def _add_activity(block: Block, name: str, number: str | None, context: Context, collector: Collector) -> Mention:
    return collector.add(
        MentionKind.ACTIVITY,
        name,
        locator=collector.locator(block.span),
        path=context.path,
        number=number,
        organ=context.organ,
        grunduppdrag=context.announced.grunduppdrag,
        ties=(*by_code(block.text, block.span, collector), *context.ties(collector, Relation.SERVES)),
    )


def _add_indicator(block: Block, name: str, number: str | None, context: Context, collector: Collector) -> Mention:
    start = max(0, len(block.text.rstrip()) - len(name))
    said = measure(block.text, start)
    return collector.add(
        MentionKind.INDICATOR,
        block.text[start : said.name_end].strip() or name,
        locator=collector.locator(block.span),
        path=context.path,
        number=number,
        organ=context.organ,
        facts=said.facts(block.text, block.span, collector),
        ties=context.ties(collector, Relation.MEASURES),
    )


def _add_verdict(block: Block, name: str, _: str | None, context: Context, collector: Collector) -> Mention | None:
    if context.goal is None:
        return None
    start = len(block.text.rstrip()) - len(name)
    read_labelled_verdict(block.text, start, span=block.span, context=context, collector=collector)
    return collector.found[-1]


_ADD = {"activity": _add_activity, "indicator": _add_indicator, "verdict": _add_verdict}


def lead_in(block: Block) -> Announcement | None:
    """Return what a short line announces for the bullets after it ("Aktiviteter:", "Nyckeltal")."""
    text = block.text.strip()
    shown = _SHOWN_BELOW.search(text)
    if shown is not None:
        last = text[sentences(text)[-1][0] : shown.start()]
        said = announces(last) if len(last.split()) <= MAX_LEAD_IN_WORDS else None
        return said if said is not None and said.listed is Listed.GOALS else None
    if len(text.split()) > MAX_LEAD_IN_WORDS or _SENTENCE_END.search(text):
        return None
    led = any(lead(kind, text) is not None for kind in ("indicator", "verdict"))
    return None if led else listing_of(block)


def goal_line(block: Block, context: Context) -> GoalLead | None:
    """Return the goal that a paragraph or bullet names by its level word, None for prose about a goal."""
    said = goal_named(block)
    if said is None or not said.name or is_unfilled(said.name) or len(said.name.split()) > MAX_GOAL_WORDS:
        return None
    prose = _SENTENCE_END.search(said.name) and len(list(sentences(said.name))) > 1
    own = block.kind is BlockKind.BULLET or said.number is not None or ":" in block.text[: len(said.word) + 8]
    inside = context.announced.listed is Listed.ACTIVITIES
    return None if prose or not own or inside else said


def read_vision(blocks: Sequence[Block], context: Context, collector: Collector) -> None:
    """Add the vision under a vision's heading: its bold line, else the line after a colon, else the first short one."""
    if context.announced.level is not Level.VISION:
        return
    short = [block for block in blocks if _may_be_vision(block)]
    bold = [block for block in short if block.bold]
    led = [block for before, block in pairwise(blocks) if before.text.rstrip().endswith(":") and block in short]
    for block in (bold or led or short)[:1]:
        add_goal(block, block.text, number=None, level=Level.VISION, context=context, collector=collector)


def _may_be_vision(block: Block) -> bool:
    leads_on = block.text.rstrip().endswith(":")
    return block.kind is BlockKind.TEXT and not leads_on and len(block.text.split()) <= MAX_GOAL_WORDS
