"""Verdict mentions -> verdicts: quoted, with who, when, and whether they are a forecast."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.model import FactRole, Indicator, Relation, Verdict, VerdictKind
from ingest.plan.forecasts import is_forecast, is_outcome
from ingest.resolve import links
from ingest.resolve.goals import GoalIndex
from ingest.resolve.places import Place, entity_id


class Judging:
    """What verdicts can be about: goals, and the indicators that were made of mentions."""

    def __init__(self, index: GoalIndex, indicators: Sequence[Indicator]) -> None:
        self._index = index
        self._measured = {mention: indicator.id for indicator in indicators for mention in indicator.mentions}

    def about(self, place: Place) -> str | None:
        """Return the id of the indicator or goal that a verdict mention judges; None where none is known."""
        ties = (tie for tie in place.mention.ties if tie.relation is Relation.JUDGES and tie.mention is not None)
        measured = next((self._measured[tie.mention] for tie in ties if tie.mention in self._measured), None)
        if measured is not None:
            return measured
        found = links.goals_of(place, Relation.JUDGES, self._index)
        return found[0][0].id if found else None


def finish(place: Place, *, about: str, by: str | None) -> Verdict:
    """Return the verdict of one mention; when is the date beside it, else the document's."""
    document = place.document
    stated = place.mention.fact(FactRole.DECIDED)
    beside = (fact.text for fact in place.mention.facts if fact.role is FactRole.COMMENT)
    said = " ".join((place.mention.wording, *place.mention.path[-2:], *beside))
    return Verdict(
        id=entity_id("verdict", place.mention.id),
        about=about,
        wording=place.mention.wording,
        kind=_kind(place.mention.wording, said),
        mentions=(place.mention.id,),
        as_of=stated.text if stated else document.decided or (str(document.period.last) if document.period else None),
        by=by,
    )


def _kind(wording: str, around: str) -> VerdictKind:
    """Return whether a verdict looks ahead: its own words say so, else what stands `around` it."""
    if is_outcome(wording):
        return VerdictKind.OUTCOME
    return VerdictKind.PROGNOSIS if is_forecast(around) else VerdictKind.OUTCOME
