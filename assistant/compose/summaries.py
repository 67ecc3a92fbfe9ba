"""A document's summary, computed and quoted: what it is, what it holds, its headings with their pages. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.compose.assembling import Assembly
from assistant.compose.passages import Quote
from assistant.computing.queries import Documents, HeldIn, Where
from corpus.model import Level, MentionKind

MOST_NAMED = 12
"""Areas that are named; of more the number is said."""
_LEVELS = ((Level.GOAL, "summary.goals"), (Level.BOARD_GOAL, "summary.goals"))
_SORTS = (
    (MentionKind.INDICATOR, "summary.indicators"),
    (MentionKind.ACTIVITY, "summary.activities"),
    (MentionKind.VERDICT, "summary.verdicts"),
)


def compose_summary(assembly: Assembly, document: str, *, cover: Iterable[Quote], headings: Iterable[Quote]) -> None:
    """Say what a document (id) is, quote its cover, count what it holds, and quote its headings in order."""
    where = Where(documents=(document,))
    assembly.computed("summary.document", Documents(where), core=True)
    _quote(assembly, cover)
    _hold(assembly, where)
    told = tuple(headings)
    if told:
        assembly.phrase("summary.headings")
        _quote(assembly, told)


def _hold(assembly: Assembly, where: Where) -> None:
    """Count what a document holds, sort by sort; what it holds none of is left out."""
    areas = HeldIn(where, MentionKind.GOAL, Level.AREA)
    if 0 < assembly.result(areas).count <= MOST_NAMED:
        assembly.computed("summary.areas", areas)
    elif assembly.result(areas).items:
        assembly.computed("summary.goals", areas)
    counted = [(HeldIn(where, MentionKind.GOAL, level), name) for level, name in _LEVELS]
    counted += [(HeldIn(where, sort), name) for sort, name in _SORTS]
    for query, name in counted:
        if assembly.result(query).items:
            assembly.computed(name, query)


def _quote(assembly: Assembly, quotes: Iterable[Quote]) -> None:
    for quote in quotes:
        number = assembly.cite(quote.locator, section=quote.section)
        assembly.quoted(assembly.citations.get(number).quote, (number,), core=False)
