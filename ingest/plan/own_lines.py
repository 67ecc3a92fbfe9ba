"""What a block says about the chain: by the words that all documents share, else by its document's own. Pure."""

from __future__ import annotations

import re
from typing import Final

from corpus.model import Level, MentionKind
from ingest.blocks import Block
from ingest.plan.headings import NUMBER, Announcement, GoalLead, Lead, Listed, announces, goal_lead, lead, numbered

_LISTS: Final = {MentionKind.ACTIVITY: Listed.ACTIVITIES, MentionKind.INDICATOR: Listed.INDICATORS}
_KINDS: Final = {"activity": MentionKind.ACTIVITY, "indicator": MentionKind.INDICATOR}
_REST: Final = re.compile(rf"\s*(?:nr\.?|nummer)?\s*(?P<number>{NUMBER})?\s*[:.–—-]?\s*(?P<name>\S.*)?")


def goal_named(block: Block) -> GoalLead | None:
    """Read a line that names one goal with a level word, or with the document's own word for its goals."""
    said = goal_lead(block.text)
    own = block.own
    if said is not None or own is None or own.names is not MentionKind.GOAL:
        return said
    found = _own(block)
    return None if found is None else GoalLead(own.level or Level.GOAL, own.word, found.number, found.name)


def item_named(kind: str, block: Block) -> Lead | None:
    """Read a line that names one activity, indicator or verdict (`kind`) after a word for it."""
    said = lead(kind, block.text)
    if said is not None or block.own is None or block.own.names is not _KINDS.get(kind):
        return said
    return _own(block)


def listing_of(block: Block) -> Announcement | None:
    """Say what a short heading or line announces, by its words or by the lists that stand below each like it."""
    said = announces(block.text)
    if said is not None or block.lists is None:
        return said
    return Announcement(_LISTS.get(block.lists))


def _own(block: Block) -> Lead | None:
    """Split a line that the document's own word opens into number and name."""
    line = " ".join(block.text.split())
    start = line.find(block.own.word) if block.own is not None else -1
    match = None if block.own is None or start < 0 else _REST.fullmatch(line, start + len(block.own.word))
    if match is None:
        return None
    name = match["name"] or ""
    number, name = (match["number"], name) if match["number"] else numbered(name)
    return Lead(number, name.rstrip(" :"))
