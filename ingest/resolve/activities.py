"""Activity mentions -> activities.

An activity that returns in the same organ's next plan or follow-up (near-equal wording, or the same code and like
wording, under the same goal) is one activity. Pairs that are only alike stay apart and point to each other, and so do
rows of one list that have statuses of their own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from corpus.model import Activity, FactRole, Period, Serves
from corpus.similarity import near_equal, reworded, similarity, told_apart
from ingest.resolve.goals import name_key
from ingest.resolve.places import Place, entity_id

SAME_CODE_SIMILARITY = 0.6
"""A code is used again for another activity; with this much of the wording kept it is the same one."""
POSSIBLE_DUPLICATE = 0.8
"""Alike enough to tell the reader, not alike enough to count as one."""


@dataclass(slots=True)
class ActivityDraft:
    """An activity while its mentions are gathered; the first place names it. `goals` are goal ids."""

    places: list[Place]
    goals: set[str]
    alike: set[str] = field(default_factory=set)

    @property
    def first(self) -> Place:
        """The defining place."""
        return self.places[0]

    @property
    def id(self) -> str:
        """Return the activity's id, from its defining mention."""
        return entity_id("activity", self.first.mention.id)


def gather(places: Sequence[Place], goals: Mapping[str, frozenset[str]]) -> list[ActivityDraft]:
    """Return drafts from activity mentions in defining order. `goals` maps mention id to the goals it is tied to."""
    by_owner: dict[tuple[str, str], list[ActivityDraft]] = defaultdict(list)
    for place in places:
        drafts = by_owner[place.domain, name_key(place.organ or "")]
        tied = set(goals.get(place.mention.id, ()))
        same = next((draft for draft in drafts if _same(draft, place, tied)), None)
        if same is not None:
            same.places.append(place)
            same.goals |= tied
            continue
        draft = ActivityDraft([place], tied)
        for other in drafts:
            if _alike(other, place):
                other.alike.add(draft.id)
                draft.alike.add(other.id)
        drafts.append(draft)
    return [draft for drafts in by_owner.values() for draft in drafts]


def _same(draft: ActivityDraft, place: Place, goals: set[str]) -> bool:
    first, mention = draft.first.mention, place.mention
    shares_goal = bool(draft.goals & goals) or not (draft.goals or goals) or place.is_follow_up
    # The same sentence again in another chapter of a document, where no goal stands above it.
    same_document = draft.first.document.version == place.document.version
    shares_goal = shares_goal or (same_document and not (draft.goals and goals))
    if not shares_goal or first.grunduppdrag is not mention.grunduppdrag:
        return False
    alike = near_equal if same_document else reworded
    if name_key(first.wording) == name_key(mention.wording) or alike(first.wording, mention.wording):
        return not _rows_of_a_list(draft, place)
    same_code = first.number is not None and first.number == mention.number
    return same_code and not same_document and _like(first.wording, mention.wording, SAME_CODE_SIMILARITY)


def _rows_of_a_list(draft: ActivityDraft, place: Place) -> bool:
    """Say whether a document lists a wording twice in one place, each with a status of its own: then it is two."""
    status = place.mention.fact(FactRole.STATUS)
    if status is None:
        return False
    others = (one.mention for one in draft.places if one.document.version == place.document.version)
    beside = (one.fact(FactRole.STATUS) for one in others if one.path == place.mention.path)
    return any(one is not None and name_key(one.text) != name_key(status.text) for one in beside)


def _alike(draft: ActivityDraft, place: Place) -> bool:
    return _like(draft.first.mention.wording, place.mention.wording, POSSIBLE_DUPLICATE)


def _like(one: str, other: str, least: float) -> bool:
    """Say whether two wordings are alike enough, and name no other place or number than each other."""
    return similarity(one, other) >= least and not told_apart(one, other)


def finish(draft: ActivityDraft, *, serves_goal: bool, organ: str | None) -> Activity:
    """Return the activity of a finished draft.

    How far it has come is told by the newest place; what was planned, by the newest plan before what tells how it went.
    """
    mentions = [place.mention for place in draft.places]
    newest = sorted(draft.places, key=lambda place: place.newness, reverse=True)
    plans_first = sorted(newest, key=lambda place: (-(place.period.last if place.period else 0), place.is_follow_up))

    def stated(role: FactRole) -> str | None:
        facts = (place.mention.fact(role) for place in (newest if role is FactRole.STATUS else plans_first))
        return next((fact.text for fact in facts if fact is not None), None)

    serves = Serves.GOAL if serves_goal else Serves.NONE
    if not serves_goal and any(mention.grunduppdrag for mention in mentions):
        serves = Serves.GRUNDUPPDRAG
    return Activity(
        id=draft.id,
        name=mentions[0].wording,
        mentions=tuple(dict.fromkeys(mention.id for mention in mentions)),
        code=next((mention.number for mention in mentions if mention.number), None),
        kommun=draft.first.document.kommun,
        organ=organ,
        period=_period(draft.places),
        serves=serves,
        responsible=stated(FactRole.RESPONSIBLE),
        start=stated(FactRole.START),
        end=stated(FactRole.END),
        amount=stated(FactRole.AMOUNT),
        status=stated(FactRole.STATUS),
        possible_duplicates=tuple(sorted(draft.alike)),
    )


def _period(places: Sequence[Place]) -> Period | None:
    """Return the years that the places' documents hold for, first to last."""
    periods = [place.period for place in places if place.period is not None]
    return Period(min(p.first for p in periods), max(p.last for p in periods)) if periods else None
