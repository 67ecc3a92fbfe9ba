"""When something was said: the day and the years of the documents that say it. Pure look-ups."""

from __future__ import annotations

from corpus.graph import PlanGraph
from corpus.model import IndicatorValue, Period, Verdict
from ingest.authority import Newness, newness


def year_of(value: IndicatorValue) -> int | None:
    """Return the year that a value holds for: its column's, else the number's own."""
    return value.year if value.year is not None else value.quantity.year if value.quantity else None


def newest_of(mention: str, graph: PlanGraph) -> Newness:
    """Return what orders a mention in time: the newest document that it stands in."""
    return max((newness(document) for document in graph.documents_of(mention)), default=(0, False, "", ""))


def newest_day(reading: str, graph: PlanGraph) -> str:
    """Return the day (ISO) of a reading's newest document: when it was decided, else the last year it holds for."""
    days = (
        document.decided or (str(document.period.last) if document.period else "")
        for document in graph.documents.get(reading, ())
    )
    return max(days, default="")


def year_of_reading(reading: str, graph: PlanGraph) -> int | None:
    """Return the one year that a reading's documents are about; None where they are about several, or none is known."""
    periods = {one.period for one in graph.documents.get(reading, ()) if one.period is not None}
    only = periods.pop() if len(periods) == 1 else None
    return only.first if only is not None and only.first == only.last else None


def period_of_verdict(verdict: Verdict, graph: PlanGraph) -> Period | None:
    """Return the time that a verdict is about: the year of its document, else the year in which it was given."""
    readings = [graph.mentions[name].locator.reading for name in verdict.mentions if name in graph.mentions]
    year = next((found for one in readings if (found := year_of_reading(one, graph)) is not None), None)
    if year is None and verdict.as_of is not None and verdict.as_of[:4].isdigit():
        year = int(verdict.as_of[:4])
    return None if year is None else Period(year, year)
