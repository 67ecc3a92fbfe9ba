"""The programmes of a kommun, each with the period it holds for and the goals it sets. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from assistant.computing.fitting import in_kommun
from assistant.computing.kept import kept
from corpus.graph import PlanGraph
from corpus.model import Document, Goal, Level, Period

_SET_BY_PROGRAMMES = frozenset({Level.VISION, Level.AREA, Level.GOAL})


@dataclass(frozen=True, slots=True)
class Edition:
    """One programme of a kommun: its period, its vision, areas and council goals."""

    kommun: str | None
    period: Period
    goals: tuple[Goal, ...]


@kept
def editions(graph: PlanGraph, kommun: str | None = None) -> tuple[Edition, ...]:
    """Return the programmes of a kommun (None: of each one), the newest first.

    What is called a goal in one year's document, inside the term of a programme with more goals, is none of its own.
    """
    groups: dict[tuple[str | None, str | None, Period], list[Goal]] = defaultdict(list)
    for goal in graph.goals:
        set_by_programme = goal.level in _SET_BY_PROGRAMMES and goal.organ is None
        if set_by_programme and goal.period is not None and in_kommun(goal.kommun, kommun):
            programme = goal.programme if goal.kommun is None else None
            groups[goal.kommun, programme, goal.period].append(goal)
    kept = (
        Edition(key[0], key[2], tuple(goals))
        for key, goals in groups.items()
        if not any(
            other[:2] == key[:2] and other != key and key[2] in other[2] and len(rivals) > len(goals)
            for other, rivals in groups.items()
        )
    )
    return tuple(sorted(kept, key=lambda one: (-one.period.last, -one.period.first, one.kommun or "", one.goals[0].id)))


def edition_at(graph: PlanGraph, kommun: str | None, period: Period) -> Edition | None:
    """Return the programme of a period: that of exactly these years, else the one that shares most of them."""
    shared = [one for one in editions(graph, kommun) if one.period.overlaps(period)]
    return min(shared, key=lambda one: (one.period != period, -_years_shared(one.period, period)), default=None)


def edition_before(graph: PlanGraph, kommun: str | None, period: Period) -> Edition | None:
    """Return the last programme that ends before a period begins."""
    return next((one for one in editions(graph, kommun) if one.period.last < period.first), None)


def edition_after(graph: PlanGraph, kommun: str | None, period: Period) -> Edition | None:
    """Return the first programme that begins when a period has ended."""
    later = [one for one in editions(graph, kommun) if one.period.first > period.last]
    return later[-1] if later else None


def current_goals(graph: PlanGraph, kommun: str | None, period: Period | None) -> tuple[Goal, ...]:
    """Return the goals of the programme of a period, or of the newest one; with kommun None, of each kommun's."""
    every = editions(graph, kommun)
    chosen: list[Edition] = []
    for owner in dict.fromkeys(one.kommun for one in every):
        own = [one for one in every if one.kommun == owner]
        exact = [one for one in own if one.period == period]
        shared = [one for one in own if period is None or one.period.overlaps(period)]
        chosen += exact or [one for one in shared if one.period.last == shared[0].period.last]
    return tuple(goal for one in chosen for goal in one.goals)


def defining_document(edition: Edition, graph: PlanGraph) -> Document | None:
    """Return the document that defines most of a programme's goals."""
    defined = Counter(
        document.id
        for goal in edition.goals
        for mention in goal.mentions[:1]
        for document in graph.documents_of(mention)
    )
    if not defined:
        return None
    first = min(defined, key=lambda name: (-defined[name], name))
    return next(one for places in graph.documents.values() for one in places if one.id == first)


def _years_shared(one: Period, other: Period) -> int:
    return min(one.last, other.last) - max(one.first, other.first) + 1
