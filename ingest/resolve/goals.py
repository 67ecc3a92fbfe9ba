"""Goal mentions -> goals. A goal's key is kommun, period, level, number or name: another period is another goal."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from corpus.model import Goal, Level, Period, Tie, TieKind
from corpus.similarity import near_equal
from corpus.swedish import normalise
from ingest.plan.headings import goal_lead, numbered
from ingest.resolve.places import Place, entity_id
from ingest.vocabulary import GOAL_WORD, goal_word_level

MIN_NAME_CHARACTERS = 8
"""A shorter name inside other text is too easily a plain word."""
AGREEING = 3
"""So many documents that agree on a goal's level overrule the one that defines it."""
_TAKEN_FOR_EACH_OTHER = frozenset({Level.AREA, Level.GOAL})
_NUMBERED_GOALS = re.compile(
    rf"\b(?P<word>{GOAL_WORD})\s*(?:nr\.?|nummer)?\s*(?P<numbers>\d{{1,2}}(?:\.\d{{1,2}})*(?:\s*(?:,|och|&)\s*\d{{1,2}}(?:\.\d{{1,2}})*)*)(?![\d,%])",
    re.IGNORECASE,
)
_KOMMUN_WORD = re.compile(r"\s+(?:kommun|kommuns)$")


@dataclass(slots=True)
class GoalDraft:
    """A goal while its mentions are gathered; the first place defines it. `id` comes from the goal's key.

    `names` maps each name it goes by, as names are compared, to how it is first written.
    """

    id: str
    places: list[Place]
    level: Level
    name: str
    number: str | None
    period: Period | None
    organ: str | None
    names: dict[str, str] = field(default_factory=dict)

    def number_in(self, place: Place) -> str | None:
        """Return the number that a place's own document gives the goal."""
        own = (one.mention.number for one in self.places if one.document.version == place.document.version)
        return next((number for number in own if number is not None), None)

    @property
    def first(self) -> Place:
        """The defining place."""
        return self.places[0]


class GoalIndex:
    """Goals found so far, with the look-ups that mentions and ties are matched by."""

    def __init__(self) -> None:
        self._drafts: dict[str, list[GoalDraft]] = defaultdict(list)
        self._of_mention: dict[str, GoalDraft] = {}

    @classmethod
    def of(cls, places: Iterable[Place]) -> GoalIndex:
        """Build the index from goal mentions in defining order."""
        index = cls()
        for place in places:
            index._add(place)
        for draft in index.drafts:
            draft.level = _agreed_level(draft)
        return index

    @property
    def drafts(self) -> list[GoalDraft]:
        """Every goal."""
        return [draft for drafts in self._drafts.values() for draft in drafts]

    def beside(self, draft: GoalDraft) -> Sequence[GoalDraft]:
        """Return the goals of a goal's domain, itself among them."""
        return self._drafts[draft.first.domain]

    def _add(self, place: Place) -> None:
        mention = place.mention
        level = mention.level or Level.GOAL
        named = self._named(mention.wording, place, level=level)
        if not named and mention.number and _is_number_only(mention.wording):
            named = self._numbered(mention.number, place, level=level)
        if named:
            draft = named[0]
            draft.places.append(place)
        else:
            owner = place.organ if level is Level.BOARD_GOAL else None
            key = (place.domain, place.period, level, owner, mention.number, name_key(mention.wording))
            draft = GoalDraft(
                entity_id("goal", *key), [place], level, mention.wording, mention.number, place.period, owner
            )
            self._drafts[place.domain].append(draft)
        draft.names.setdefault(name_key(mention.wording), mention.wording)
        self._of_mention[mention.id] = draft

    def candidates(self, place: Place) -> list[GoalDraft]:
        """Return the goals that hold where a mention stands, the newest period first."""
        held = [draft for draft in self._drafts.get(place.domain, ()) if _holds(draft, place)]
        return sorted(held, key=lambda draft: (-(draft.period.last if draft.period else 0), draft.id))

    def _named(self, name: str, place: Place, *, level: Level | None = None) -> list[GoalDraft]:
        """Return goals of that name, equal names before near-equal ones, the same level before others."""
        key = name_key(name)
        candidates = self.candidates(place)
        equal = [draft for draft in candidates if key in draft.names]
        near = [
            draft
            for draft in candidates
            if level in (None, draft.level) and any(near_equal(name, known) for known in draft.names.values())
        ]
        found = equal or near
        return sorted(found, key=lambda draft: draft.level is not level)[:1] if level else found[:1]

    def _numbered(self, number: str, place: Place, *, level: Level | None) -> list[GoalDraft]:
        """Return the goal of that number; a bare "mål" prefers council goals to board goals, never an area.

        A document's own numbers go before those of the plan that defines the goals.
        """
        levels = (level,) if level else (Level.GOAL, Level.BOARD_GOAL)
        candidates = self.candidates(place)
        own = [draft for draft in candidates if draft.number_in(place) == number]
        held = [draft for draft in candidates if draft.number == number]
        return next(
            ([draft] for found in (own, held) for wanted in levels for draft in found if draft.level is wanted), []
        )

    def resolve(self, tie: Tie, place: Place) -> list[GoalDraft]:
        """Return the goals that a tie names: by mention, by lead-in, by whole name, by number, by names inside it."""
        known = self._of_mention.get(tie.mention) if tie.mention else None
        if known is not None:
            return [known]
        lead = goal_lead(tie.target)
        if lead is not None and lead.name:
            named = self._named(lead.name, place, level=lead.level)
            if named:
                return named
        named = self._named(numbered(tie.target)[1], place)
        if named:
            return named
        return self._by_number(tie.target, place) or self._inside(tie, place)

    def _by_number(self, text: str, place: Place) -> list[GoalDraft]:
        found: list[GoalDraft] = []
        for match in _NUMBERED_GOALS.finditer(text[:500]):
            word = match["word"].casefold()
            level = None if word.startswith("mål") and "område" not in word else goal_word_level(word)
            for number in re.findall(r"\d+(?:\.\d+)*", match["numbers"]):
                found.extend(draft for draft in self._numbered(number, place, level=level) if draft not in found)
        return found

    def _inside(self, tie: Tie, place: Place) -> list[GoalDraft]:
        """Return the goals whose names stand inside a field; in a heading, only where the name is most of it."""
        found = self.named_in(tie.target, place)
        if tie.kind is TieKind.POSITION:
            found = [draft for draft in found if len(draft.name) >= 0.4 * len(tie.target)]
        return found

    def named_in(self, text: str, place: Place) -> list[GoalDraft]:
        """Return the goals whose whole names stand in a text, the longest name first, none inside another."""
        rest = f" {name_key(text)} "
        found: list[GoalDraft] = []
        names = ((key, draft) for draft in self.candidates(place) for key in draft.names)
        for key, draft in sorted(names, key=lambda pair: (-len(pair[0]), pair[1].id)):
            if len(key) >= MIN_NAME_CHARACTERS and f" {key} " in rest and draft not in found:
                found.append(draft)
                rest = rest.replace(f" {key} ", " | ")
        return found


def _agreed_level(draft: GoalDraft) -> Level:
    """Return a goal's level: the defining document's, unless it stands alone against several that agree on another."""
    told = {place.document.version: place.mention.level or Level.GOAL for place in reversed(draft.places)}
    own = told.pop(draft.first.document.version)
    others = set(told.values())
    if len(told) < AGREEING or len(others) != 1 or not {own, *others} <= _TAKEN_FOR_EACH_OTHER:
        return draft.level
    return others.pop()


def _holds(draft: GoalDraft, place: Place) -> bool:
    """Say whether a goal can be meant at a place: in its period, a board goal by its own board and its units."""
    if draft.period is not None and place.period is not None and not draft.period.overlaps(place.period):
        return False
    if draft.level is Level.BOARD_GOAL and draft.organ and place.organ:
        owners = {normalise(name) for name in (place.organ, place.document.organ) if name}
        return normalise(draft.organ) in owners
    return True


def _is_number_only(wording: str) -> bool:
    lead = goal_lead(wording)
    return lead is not None and not lead.name


@lru_cache(maxsize=100_000)
def name_key(name: str) -> str:
    """Return a name as it is compared: normalised, letters and digits only, without a closing "kommun"."""
    words = " ".join(re.findall(r"[\w%]+", normalise(name)))
    return _KOMMUN_WORD.sub("", words)


def finish(draft: GoalDraft, *, parent: str | None) -> Goal:
    """Return the goal of a finished draft."""
    names = sorted({place.mention.wording for place in draft.places} - {draft.name})
    return Goal(
        id=draft.id,
        name=draft.name,
        level=draft.level,
        mentions=tuple(dict.fromkeys(place.mention.id for place in draft.places)),
        number=draft.number or next((place.mention.number for place in draft.places if place.mention.number), None),
        kommun=draft.first.document.kommun,
        programme=draft.first.document.programme or draft.first.document.title,
        organ=draft.organ,
        period=draft.period,
        parent=parent,
        aliases=tuple(names),
    )


_CHAIN = (Level.VISION, Level.AREA, Level.GOAL, Level.BOARD_GOAL)


def above(goal: GoalDraft, other: GoalDraft) -> bool:
    """Say whether a goal stands on a higher level than another."""
    return _CHAIN.index(goal.level) < _CHAIN.index(other.level)


def continues(goal: GoalDraft, earlier: GoalDraft) -> bool:
    """Say whether a goal may continue an earlier one: same kommun, level and name, a later period."""
    if goal.period is None or earlier.period is None or goal.period.first <= earlier.period.last:
        return False
    return (
        goal.first.domain == earlier.first.domain
        and goal.level is earlier.level
        and bool(goal.names.keys() & earlier.names.keys())
    )
