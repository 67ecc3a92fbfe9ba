"""What is new from one period to the next, as questions that the assistant computes. Pure.

Only what finds something is offered: each query is computed here as the answer to its question will be.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from assistant.computing.comparing.changes import at_level
from assistant.computing.comparing.editions import edition_before, editions
from assistant.computing.comparing.plan_changes import LAST_PLAN
from assistant.computing.compute import compute
from assistant.computing.fitting import all_documents
from assistant.computing.kept import kept
from assistant.computing.queries import Change, PlanChanges, ProgrammeChanges, Where
from corpus.graph import PlanGraph
from corpus.model import Document, Level, Period
from corpus.swedish import normalise
from ingest.authority import authority


class Sort(StrEnum):
    """What is new."""

    GOALS = "goals"
    AREAS = "areas"
    ACTIVITIES = "activities"


_LEVELS = ((Level.GOAL, Sort.GOALS), (Level.AREA, Sort.AREAS))
"""The first level that both programmes have is compared."""


@dataclass(frozen=True, slots=True)
class News:
    """So many (`count`) goals of a kommun, or activities of an organ's plan, are new since the period before."""

    sort: Sort
    kommun: str
    organ: str | None
    earlier: Period
    later: Period
    count: int


@kept
def news_of_programmes(graph: PlanGraph) -> tuple[News, ...]:
    """Return what is new in the newest programme of each kommun, by kommun."""
    kommuner = {one.kommun for one in editions(graph) if one.kommun is not None}
    found = (_of_programme(kommun, graph) for kommun in sorted(kommuner, key=normalise))
    return tuple(one for one in found if one is not None)


@kept
def news_of_plans(graph: PlanGraph, kommun: str) -> tuple[News, ...]:
    """Return what is new in the newest plan of each organ of a kommun, by organ."""
    found: dict[tuple[str, str], News] = {}
    for documents in _plans(all_documents(graph), kommun):
        one = _of_plans(documents, graph)
        if one is not None and one.organ is not None:
            found.setdefault((normalise(one.organ), one.sort), one)
    return tuple(found[key] for key in sorted(found))


def news_for(document: Document, graph: PlanGraph) -> News | None:
    """Return what is new in the programme or plan that a document is the newest of, None where nothing is."""
    if document.kommun is None or document.period is None:
        return None
    plans = news_of_plans(graph, document.kommun) if document.organ is not None else ()
    of_plan = next((one for one in plans if _is_of(one, document)), None)
    programmes = (one for one in news_of_programmes(graph) if one.kommun == document.kommun)
    of_programme = next((one for one in programmes if one.later == document.period), None)
    return of_plan or (of_programme if authority(document) == 0 else None)


def _is_of(one: News, document: Document) -> bool:
    of_organ = normalise(one.organ or "") == normalise(document.organ or "")
    return of_organ and one.later == document.period and authority(document) <= LAST_PLAN


def _of_programme(kommun: str, graph: PlanGraph) -> News | None:
    newest = editions(graph, kommun)[0]
    before = edition_before(graph, kommun, newest.period)
    for level, sort in _LEVELS if before is not None else ():
        if before is not None and at_level(newest, level) and at_level(before, level):
            where = Where(kommun)
            query = ProgrammeChanges(before.period, newest.period, level=level, where=where, changes=(Change.NEW,))
            count = len(compute(query, graph).items)
            return News(sort, kommun, None, before.period, newest.period, count) if count else None
    return None


def _plans(documents: Iterable[Document], kommun: str) -> Iterator[list[Document]]:
    """Yield the plans of one year of each organ of a kommun and each kind, the newest first, where there are two."""
    groups: dict[tuple[str, str], list[Document]] = defaultdict(list)
    for one in documents:
        of_one_year = one.period is not None and one.period.first == one.period.last
        if one.kommun == kommun and one.organ and of_one_year and authority(one) <= LAST_PLAN and not one.superseded:
            groups[normalise(one.organ), normalise(one.kind or "")].append(one)
    for _, group in sorted(groups.items()):
        newest = sorted(group, key=lambda one: (one.period.last if one.period else 0, one.id), reverse=True)
        if newest[0].period != newest[-1].period:
            yield newest


def _of_plans(newest: list[Document], graph: PlanGraph) -> News | None:
    first = newest[0]
    later = first.period
    earlier = next((one.period for one in newest if one.period != later), None)
    if later is None or earlier is None or first.kommun is None:
        return None
    query = PlanChanges(earlier, later, where=Where(first.kommun, first.organ), changes=(Change.NEW,))
    count = len(compute(query, graph).items)
    return News(Sort.ACTIVITIES, first.kommun, first.organ, earlier, later, count) if count else None
