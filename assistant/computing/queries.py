"""Typed questions to the plan graph and what they find: the words that computing, composing and verifying share."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.computing.change_queries import Change as Change
from assistant.computing.change_queries import ChangeQuery as ChangeQuery
from assistant.computing.change_queries import PlanChanges as PlanChanges
from assistant.computing.change_queries import ProgrammeChanges as ProgrammeChanges
from assistant.computing.change_queries import SharedGoals as SharedGoals
from assistant.computing.change_queries import TargetChanges as TargetChanges
from assistant.computing.change_queries import ValuesOverYears as ValuesOverYears
from assistant.computing.follow_up_queries import AgainstTarget as AgainstTarget
from assistant.computing.follow_up_queries import GoalsFollowed as GoalsFollowed
from assistant.computing.follow_up_queries import Standing as Standing
from assistant.computing.follow_up_queries import VerdictsOn as VerdictsOn
from assistant.computing.gap_queries import ActivitiesWithout as ActivitiesWithout
from assistant.computing.gap_queries import GapQuery as GapQuery
from assistant.computing.gap_queries import GoalsWithout as GoalsWithout
from assistant.computing.gap_queries import IndicatorsWithout as IndicatorsWithout
from assistant.computing.gap_queries import Lack as Lack
from assistant.computing.gap_queries import OrgansWithout as OrgansWithout
from assistant.computing.gap_queries import PlansMissing as PlansMissing
from assistant.computing.goal_queries import GoalsAbove as GoalsAbove
from assistant.computing.goal_queries import GoalsAt as GoalsAt
from assistant.computing.goal_queries import GoalsMeasured as GoalsMeasured
from assistant.computing.goal_queries import GoalsOf as GoalsOf
from assistant.computing.where import Where as Where
from corpus.model import (
    FactRole,
    IndicatorValue,
    Level,
    Link,
    Locator,
    MentionKind,
    OrganKind,
    Period,
    Relation,
    Serves,
)


@dataclass(frozen=True, slots=True)
class ActivitiesOf:
    """Activities that serve any of the goals (ids, empty is any), what they serve, and terms that they name.

    `status` is a status as asked for ("pågår"): see `assistant.computing.progress.same_status`. `below` takes the goals
    below the given ones too. `organ_only` is an organ's name as an activity states it, compared exactly, "" for
    activities without one: it picks one group of a longer answer; `kommun_only` too.
    """

    goals: tuple[str, ...] = ()
    where: Where = Where()
    serves: Serves | None = None
    terms: tuple[str, ...] = ()
    status: str | None = None
    below: bool = True
    organ_only: str | None = None
    kommun_only: str | None = None
    each: tuple[Period, ...] = ()
    """Periods in every one of which the activity must stand in a plan."""
    none: tuple[Period, ...] = ()
    """Periods in none of whose plans it may stand."""
    status_only: str | None = None
    """A status as stated, compared exactly, "" for activities without one: it picks one group of a longer answer."""
    outside: tuple[str, ...] = ()
    """Documents (ids) in none of which it may stand."""
    status_in: tuple[str, ...] = ()
    """Documents (ids) whose word for the status counts; empty is the newest of any."""


@dataclass(frozen=True, slots=True)
class Naming:
    """Goals or activities that name a matter: each of its words, by that word or one said to be near it.

    `matter` has a tuple for each word: the word and those near it (lemmas); `said` is how the asker says them.
    """

    matter: tuple[tuple[str, ...], ...]
    said: tuple[str, ...]
    where: Where = Where()
    sort: MentionKind = MentionKind.ACTIVITY
    organ_only: str | None = None
    """An organ's name as an activity states it, "" for activities without one: it picks one group of an answer."""
    kommun_only: str | None = None
    """The kommun of that group, where the answer holds several."""
    unsaid: int = 0
    """How many of the words may be missing."""
    ending: bool = False
    """Those alone that say a word at the end of a longer one: it may be another matter ("arbetsmiljö" of "miljö")."""


@dataclass(frozen=True, slots=True)
class OrgansNaming:
    """Organs, of one kind or any, whose activities name a matter; units are those that such activities name."""

    naming: Naming
    kind: OrganKind | None = None
    where: Where = Where()


@dataclass(frozen=True, slots=True)
class UnderSeveral:
    """Those of some activities that stand under more than one of the goals asked about: each is one activity."""

    activities: ActivitiesOf
    where: Where = Where()


@dataclass(frozen=True, slots=True)
class MostTied:
    """Goals or organs in the order of how many activities (or indicators) they have; of organs activities alone."""

    things: GoalsAt | Organs
    where: Where = Where()
    counted: MentionKind = MentionKind.ACTIVITY
    fewest: bool = False
    """True begins with those that have fewest."""


@dataclass(frozen=True, slots=True)
class IndicatorsOf:
    """Indicators that measure any of the goals (ids, empty is any), goals below them included; or exactly `ids`."""

    goals: tuple[str, ...] = ()
    where: Where = Where()
    ids: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()


VALUE_ROLES = frozenset({FactRole.TARGET, FactRole.OUTCOME, FactRole.BASELINE})
"""Roles of an indicator's values."""


@dataclass(frozen=True, slots=True)
class ValuesOf:
    """What is stated for indicators or activities (ids) in a role (None is any) for a year (None is any)."""

    entities: tuple[str, ...]
    role: FactRole | None = None
    year: int | None = None
    where: Where = Where()


@dataclass(frozen=True, slots=True)
class OrgansServing:
    """Organs, of one kind or any, or of every kind but one, whose activities serve any of the goals (ids)."""

    goals: tuple[str, ...]
    where: Where = Where()
    kind: OrganKind | None = None
    besides: OrganKind | None = None


@dataclass(frozen=True, slots=True)
class DocumentsServing:
    """Documents in which activities stand that serve any of the goals (ids)."""

    goals: tuple[str, ...]
    where: Where = Where()


@dataclass(frozen=True, slots=True)
class Organs:
    """Organs of the corpus, of one kind or any; with documents, those whose documents they are."""

    where: Where = Where()
    kind: OrganKind | None = None


UNIT = "unit:"
"""Before the name of a unit in its id: units are known only by what activities name as responsible."""


@dataclass(frozen=True, slots=True)
class Responsible:
    """Units that activities name as responsible, of any goals (ids) or those given, and of what they serve."""

    where: Where = Where()
    goals: tuple[str, ...] = ()
    serves: Serves | None = None


@dataclass(frozen=True, slots=True)
class Documents:
    """Documents of the corpus that are not superseded, of one kind (a word of the field) or any.

    With `carrying`, those in which something of that sort was read, and those of the same kind as such ones.
    """

    where: Where = Where()
    kind: str | None = None
    carrying: MentionKind | None = None


@dataclass(frozen=True, slots=True)
class HeldIn:
    """Entities of a sort that stand in the documents of `where`, superseded or not; goals of one level, or of any."""

    where: Where
    sort: MentionKind
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Among:
    """Those of some goals, activities and indicators (ids) that fit everything asked, in the order given.

    `status` is as in ActivitiesOf; `terms` are words that they name. With `role` those of which such a fact is stated
    (with `stated` in these words); with `unstated` those of which no fact of that role is. With `lacking` the goals
    that no link of that relation (SERVES, MEASURES) reaches, nor any goal below them; with `linked` the others.
    """

    entities: tuple[str, ...]
    where: Where = Where()
    status: str | None = None
    terms: tuple[str, ...] = ()
    role: FactRole | None = None
    stated: str | None = None
    unstated: FactRole | None = None
    lacking: Relation | None = None
    linked: Relation | None = None


@dataclass(frozen=True, slots=True)
class CorrectionsOf:
    """Those of some entities (ids) of which a person corrected anything, in the order given."""

    entities: tuple[str, ...]
    where: Where = Where()


@dataclass(frozen=True, slots=True)
class Reading:
    """Where to read about goals and activities: the documents (ids) that define the goals (ids), and `where`'s own."""

    goals: tuple[str, ...] = ()
    where: Where = Where()


ListQuery = (
    ActivitiesOf
    | GoalsOf
    | GoalsAt
    | GoalsAbove
    | GoalsMeasured
    | IndicatorsOf
    | ValuesOf
    | Organs
    | OrgansServing
    | Responsible
    | Documents
    | DocumentsServing
    | CorrectionsOf
    | Reading
    | UnderSeveral
    | MostTied
    | Naming
    | OrgansNaming
    | HeldIn
    | Among
)
"""What stands in the graph as it was read."""
FollowUpQuery = VerdictsOn | GoalsFollowed | AgainstTarget
"""How it went."""

Query = ListQuery | FollowUpQuery | ChangeQuery | GapQuery


@dataclass(frozen=True, slots=True)
class Found:
    """One entity (or document) of a result, by id.

    `links` are those that made it part of the result; `chain` the PART_OF links from their goals up to the goal that
    was asked about; `values` what is stated of an indicator or activity; `fits` where it says what made it fit a
    filter (its status, who is responsible), or what it is (the title of a document, or of an organ's); `verdicts` the
    verdicts (ids) on it that count, the foremost first; `standing` how its outcome stands to its target; `change` what
    became of it, `other` the entity (id) it is compared with, the earlier one of a goal, and `sure` False where only
    likeness says that the two are one; `count` how many things it has, where that orders the result.
    """

    id: str
    links: tuple[Link, ...] = ()
    chain: tuple[Link, ...] = ()
    values: tuple[IndicatorValue, ...] = ()
    fits: tuple[Locator, ...] = ()
    verdicts: tuple[str, ...] = ()
    standing: Standing | None = None
    change: Change | None = None
    other: str | None = None
    sure: bool = True
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What a query found, in order (goal path, organ, name); the suggested apart, never counted."""

    query: Query
    items: tuple[Found, ...] = ()
    suggested: tuple[Found, ...] = ()

    @property
    def count(self) -> int:
        """The number of entities found, suggested ones not counted."""
        return len(self.items)
