"""Verdict mentions -> verdicts: quoted, with who, when, and whether they are a forecast."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from corpus.model import FactRole, Indicator, Relation, TieKind, Verdict, VerdictKind
from corpus.swedish import content_words, lemma
from ingest.plan.forecasts import is_forecast, is_outcome
from ingest.resolve import links
from ingest.resolve.goals import GoalIndex
from ingest.resolve.places import Place, entity_id

MIN_SHARED = 2
MIN_LIKENESS = 0.5
"""Words shared of all the words of both names."""


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
        if found:
            return found[0][0].id
        names = (
            tie.target for tie in place.mention.ties if tie.relation is Relation.JUDGES and tie.kind is TieKind.NAME
        )
        return next((goal for name in names if (goal := self._shortened(name, place)) is not None), None)

    def _shortened(self, name: str, place: Place) -> str | None:
        """Return the goal of the same document that a sentence names in fewer words ("ha en pålitlig leverans").

        Most of the words must be the goal's, and no other goal may fit as well.
        """
        wanted = _content(name)
        if len(wanted) < MIN_SHARED:
            return None
        reading = place.mention.locator.reading
        here = [
            draft
            for draft in self._index.candidates(place)
            if any(other.mention.locator.reading == reading for other in draft.places)
        ]
        fits = sorted(((_likeness(wanted, draft.name), draft.id) for draft in here), reverse=True)
        if not fits or fits[0][0] < MIN_LIKENESS or (len(fits) > 1 and fits[1][0] == fits[0][0]):
            return None
        return fits[0][1]


def _likeness(wanted: frozenset[str], goal: str) -> float:
    """Return the share of words that a name and a goal have in common; whose goal it is says nothing."""
    words = _content(goal.partition(" ska ")[2] or goal)
    shared = len(wanted & words)
    return shared / len(wanted | words) if shared >= MIN_SHARED else 0.0


@lru_cache(maxsize=10_000)
def _content(text: str) -> frozenset[str]:
    return frozenset(map(lemma, content_words(text)))


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
