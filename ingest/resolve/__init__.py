"""Mentions of all documents -> entities and links. Pure, and independent of the order of ingest.

places       a mention and its document; which document defines
goals        goal mentions -> goals, and what a tie's words name
activities   activity mentions -> activities
indicators   indicator mentions -> indicators with values
verdicts     verdict mentions -> verdicts
links        ties -> links
corrected    what a person tied, and what it was tied to before
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from corpus.graph import PlanGraph
from corpus.model import (
    RELATION_OF,
    Activity,
    Document,
    Goal,
    Indicator,
    Link,
    LinkKind,
    Locator,
    Mention,
    MentionKind,
    Organ,
    OrganKind,
    Relation,
    Tie,
    TieKind,
    Verdict,
)
from ingest.resolve import activities, goals, indicators, links, verdicts
from ingest.resolve.corrected import corrected_on, uncorrected_ties, with_first_goals
from ingest.resolve.goals import GoalDraft, GoalIndex, name_key
from ingest.resolve.places import Place, in_defining_order

Tied = Mapping[str, Sequence[tuple[GoalDraft, Tie]]]
"""Mention id -> the goals it is tied to, with the tie."""
_HIGHEST = (OrganKind.FULLMAKTIGE, OrganKind.NAMND)


def resolve(
    *,
    documents: Iterable[Document],
    mentions: Iterable[Mention],
    organs: Iterable[Organ],
    titles: Mapping[str, Locator] | None = None,
) -> PlanGraph:
    """Return the plan graph of some documents and the mentions in their readings.

    `titles` says where the title of each reading (id) stands.

    A mention whose reading no document holds is left out. A reading that stands in several places gives its
    mentions once, under the place of the highest organ (the council's annex, not the board's copy), then by name.
    """
    owners = tuple(organs)
    standing = _standing(documents, _Owners(owners))
    known = {mention.id: mention for mention in mentions if mention.locator.reading in standing}
    places = in_defining_order(Place(mention, standing[mention.locator.reading][0]) for mention in known.values())
    kinds: dict[MentionKind, list[Place]] = defaultdict(list)
    for place in places:
        kinds[place.mention.kind].append(place)
    resolver = _Resolver(GoalIndex.of(kinds[MentionKind.GOAL]), _Owners(owners))
    made_activities, serving = resolver.activities(kinds[MentionKind.ACTIVITY])
    made_indicators, measuring = resolver.indicators(kinds[MentionKind.INDICATOR])
    found = (*resolver.goal_links(), *serving, *measuring)
    return PlanGraph(
        goals=resolver.goals(),
        indicators=made_indicators,
        activities=made_activities,
        verdicts=resolver.verdicts(kinds[MentionKind.VERDICT], made_indicators),
        organs=owners,
        links={link.id: link for link in found}.values(),
        mentions={**known, **resolver.told(places)},
        documents=standing,
        titles=titles,
    )


class _Resolver:
    """The goals of all documents, and what the other mentions make of them."""

    def __init__(self, index: GoalIndex, owners: _Owners) -> None:
        self._index = index
        self._owners = owners
        self._above = {draft.id: _parent(draft, index) for draft in index.drafts}
        self._parents = {goal: found[0].id if found else None for goal, found in self._above.items()}

    def goals(self) -> list[Goal]:
        """Return every goal."""
        return [goals.finish(draft, parent=self._parents[draft.id]) for draft in self._index.drafts]

    def goal_links(self) -> list[Link]:
        """Return the links between goals: up to their parents, and back to earlier periods."""
        return [*self._part_of(), *_continues(self._index)]

    def activities(self, places: Sequence[Place]) -> tuple[list[Activity], list[Link]]:
        """Return the activities and what they serve."""
        tied = self._tied(places, Relation.SERVES, named=True)
        made, found = [], []
        for draft in activities.gather(places, _ids(tied)):
            serves = _links(Relation.SERVES, draft.id, draft.places, tied)
            stated = any(link.kind is LinkKind.STATED for link in serves)
            made.append(activities.finish(draft, serves_goal=stated, organ=self._owners.name(draft.first)))
            found += serves
        return made, found

    def indicators(self, places: Sequence[Place]) -> tuple[list[Indicator], list[Link]]:
        """Return the indicators and what they measure."""
        tied = self._tied(places, Relation.MEASURES, named=False)
        made, found = [], []
        for draft in indicators.gather(places, _ids(tied)):
            made.append(indicators.finish(draft, organ=self._owners.name(draft.places[0])))
            found += _links(Relation.MEASURES, draft.id, draft.places, tied)
        return made, found

    def verdicts(self, places: Sequence[Place], measured: Sequence[Indicator]) -> list[Verdict]:
        """Return the verdicts on goals and indicators that are known."""
        judging = verdicts.Judging(self._index, measured)
        judged = ((place, judging.about(place)) for place in places)
        return [verdicts.finish(place, about=about, by=self._owners.name(place)) for place, about in judged if about]

    def told(self, places: Iterable[Place]) -> dict[str, Mention]:
        """Return the mentions whose ties a person stated, each saying which goals it was first tied to."""
        return {
            place.mention.id: with_first_goals(place.mention, self._first_goals(place))
            for place in places
            if place.mention.corrected is not None and place.mention.corrected.ties
        }

    def _first_goals(self, place: Place) -> list[tuple[GoalDraft, Tie]]:
        """Return the goals that a corrected mention would be tied to, had nobody stated any."""
        relation = RELATION_OF[place.mention.kind]
        before = replace(place, mention=uncorrected_ties(place.mention))
        named = relation is Relation.SERVES
        return list(self._tied([before], relation, named=named)[place.mention.id])

    def _part_of(self) -> list[Link]:
        return [
            links.link(
                Relation.PART_OF,
                goal,
                above.id,
                tie=tie,
                source_mention=place.mention.id,
                target_mention=tie.mention or above.first.mention.id,
                corrected=corrected_on(place.mention, tie),
            )
            for goal, found in self._above.items()
            if found is not None
            for above, tie, place in (found,)
        ]

    def _tied(self, places: Iterable[Place], relation: Relation, *, named: bool) -> Tied:
        """Return the goals each mention is tied to. `named` also looks for goals' names in the mention's own words."""
        tied = {}
        for place in places:
            found = links.goals_of(place, relation, self._index)
            stated = place.mention.corrected is not None and place.mention.corrected.ties
            if named and not stated and not place.mention.grunduppdrag:
                for more in (links.named_goals(place, self._index), links.suggested_goals(place, self._index)):
                    found += [(goal, tie) for goal, tie in more if all(goal is not known for known, _ in found)]
            kept = links.without_ancestors((goal.id for goal, _ in found), self._parents)
            tied[place.mention.id] = [(goal, tie) for goal, tie in found if goal.id in kept]
        return tied


def _standing(documents: Iterable[Document], owners: _Owners) -> dict[str, tuple[Document, ...]]:
    standing: dict[str, list[Document]] = defaultdict(list)
    for document in sorted(documents, key=lambda one: (owners.rank(one.organ), one.name, one.id)):
        standing[document.reading].append(document)
    return {reading: tuple(places) for reading, places in standing.items()}


class _Owners:
    """Organs by any of their names."""

    def __init__(self, organs: Iterable[Organ]) -> None:
        self._named = {name_key(name): organ for organ in organs for name in (organ.name, *organ.aliases)}

    def name(self, place: Place) -> str | None:
        """Return the organ's own name for the owner that a place states."""
        known = self._named.get(name_key(place.organ)) if place.organ else None
        return place.organ if known is None else known.name

    def rank(self, organ: str | None) -> int:
        """Return how high an organ stands: 0 the council, 1 the boards, 2 all others."""
        known = self._named.get(name_key(organ)) if organ else None
        return len(_HIGHEST) if known is None or known.kind not in _HIGHEST else _HIGHEST.index(known.kind)


def _parent(draft: GoalDraft, index: GoalIndex) -> tuple[GoalDraft, Tie, Place] | None:
    for place in draft.places:
        for tie in place.mention.ties:
            if tie.relation is not Relation.PART_OF:
                continue
            above = next((goal for goal in index.resolve(tie, place) if goals.above(goal, draft)), None)
            if above is not None:
                return above, tie, place
    return None


def _continues(index: GoalIndex) -> list[Link]:
    """Suggest that a goal continues the latest earlier one of the same name, level and kommun."""
    found = []
    for draft in index.drafts:
        earlier = [other for other in index.beside(draft) if goals.continues(draft, other)]
        if not earlier:
            continue
        before = max(earlier, key=lambda other: (other.period.last if other.period else 0, other.id))
        mention = draft.first.mention
        tie = Tie(Relation.CONTINUES, TieKind.WORDING, before.name, mention.locator)
        found.append(
            links.link(
                Relation.CONTINUES,
                draft.id,
                before.id,
                tie=tie,
                source_mention=mention.id,
                target_mention=before.first.mention.id,
            )
        )
    return found


def _ids(tied: Tied) -> dict[str, frozenset[str]]:
    return {mention: frozenset(goal.id for goal, _ in found) for mention, found in tied.items()}


def _links(relation: Relation, source: str, places: Iterable[Place], tied: Tied) -> list[Link]:
    return [
        links.link(
            relation,
            source,
            goal.id,
            tie=tie,
            source_mention=place.mention.id,
            target_mention=goal.first.mention.id,
            corrected=corrected_on(place.mention, tie),
        )
        for place in places
        for goal, tie in tied.get(place.mention.id, ())
    ]
