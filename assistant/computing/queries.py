"""Typed questions to the plan graph and what they find: the words that computing, composing and verifying share."""

from __future__ import annotations

from dataclasses import dataclass

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
class Where:
    """Which plans a query is about: kommun (name), organ (name), period, documents (ids). None or empty is any.

    `responsible` is who activities name as responsible; nothing else names anyone.
    """

    kommun: str | None = None
    organ: str | None = None
    period: Period | None = None
    documents: tuple[str, ...] = ()
    responsible: str | None = None


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


@dataclass(frozen=True, slots=True)
class GoalsOf:
    """Goals that the given activities serve (ids; empty: those of `where` that name the terms).

    With a level, the goals of that level that are served, or that stand above one that is.
    """

    activities: tuple[str, ...] = ()
    where: Where = Where()
    terms: tuple[str, ...] = ()
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class GoalsAt:
    """Goals on one level, below a parent (id), or exactly those of `ids`.

    Level None is what "mål" means: council goals, and board goals where there are none or an organ is asked about.
    `word` is the municipality's own word for the level ("resultatmål"): where only some programmes use it, the
    others are left out. `terms` are words that the name must have.
    """

    level: Level | None = None
    where: Where = Where()
    parent: str | None = None
    word: str | None = None
    ids: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoalsWithout:
    """Goals that no link of the relation (SERVES, MEASURES) reaches, nor any goal below them.

    `level`, `where` and `word` choose among which goals, as in GoalsAt. A suggested link is none: a goal that only
    such links reach is among the suggested of the result.
    """

    relation: Relation
    level: Level | None = None
    where: Where = Where()
    word: str | None = None


@dataclass(frozen=True, slots=True)
class GoalsAbove:
    """What stands above the goals (ids): on a level, or (None) one step up."""

    goals: tuple[str, ...]
    level: Level | None = None
    where: Where = Where()


@dataclass(frozen=True, slots=True)
class IndicatorsOf:
    """Indicators that measure any of the goals (ids, empty is any), goals below them included; or exactly `ids`."""

    goals: tuple[str, ...] = ()
    where: Where = Where()
    ids: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoalsMeasured:
    """Goals that the indicators (ids) measure."""

    indicators: tuple[str, ...]
    where: Where = Where()


@dataclass(frozen=True, slots=True)
class ValuesOf:
    """What is stated for indicators or activities (ids) in a role (None is any) for a year (None is any)."""

    entities: tuple[str, ...]
    role: FactRole | None = None
    year: int | None = None
    where: Where = Where()


@dataclass(frozen=True, slots=True)
class OrgansServing:
    """Organs, of one kind or any, whose activities serve any of the goals (ids)."""

    goals: tuple[str, ...]
    where: Where = Where()
    kind: OrganKind | None = None


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


Query = (
    ActivitiesOf
    | GoalsOf
    | GoalsAt
    | GoalsAbove
    | GoalsMeasured
    | GoalsWithout
    | IndicatorsOf
    | ValuesOf
    | Organs
    | OrgansServing
    | Responsible
    | Documents
    | DocumentsServing
    | CorrectionsOf
    | Among
)


@dataclass(frozen=True, slots=True)
class Found:
    """One entity (or document) of a result, by id.

    `links` are those that made it part of the result; `chain` the PART_OF links from their goals up to the goal that
    was asked about; `values` what is stated of an indicator or activity; `fits` where it says what made it fit a
    filter (its status, who is responsible), or what it is (the title of a document, or of an organ's).
    """

    id: str
    links: tuple[Link, ...] = ()
    chain: tuple[Link, ...] = ()
    values: tuple[IndicatorValue, ...] = ()
    fits: tuple[Locator, ...] = ()


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
