"""The mentions of one reading as findings: a letter and number each, their facts, what they are tied to. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.graph import PlanGraph
from corpus.model import (
    RELATION_OF,
    Activity,
    Change,
    Fact,
    FactRole,
    Goal,
    Indicator,
    Mention,
    MentionKind,
    PictureBox,
    Relation,
    Span,
    TieKind,
    Verdict,
)
from corpus.swedish import normalise

LETTERS: Mapping[MentionKind, str] = {
    MentionKind.GOAL: "M",
    MentionKind.ACTIVITY: "A",
    MentionKind.INDICATOR: "I",
    MentionKind.VERDICT: "B",
}
"""mål, aktivitet, indikator, bedömning."""
NAMED_TIES = frozenset({TieKind.FIELD, TieKind.CODE, TieKind.BOX, TieKind.NAME, TieKind.CORRECTION})
"""Ties that name their goal: one that leads nowhere is worth knowing. Every heading above is a tie by position."""


@dataclass(frozen=True, slots=True)
class FoundFact:
    """A detail of a finding: its role, its words, the year of its column, its page (1-based)."""

    role: str
    text: str
    year: int | None
    page: int
    symbol: bool = False
    """True where a symbol says it, or that one could not be read."""
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class TiedTo:
    """What a finding is tied to.

    `link` is "stated", "suggested", or "unresolved" for a name that no goal was read for; `label` is that of the
    finding in the same document, where there is one; `document` is another document that states the tie.
    """

    name: str
    link: str
    tie: str
    page: int
    label: str | None = None
    document: str | None = None
    spans: tuple[Span, ...] = ()
    """Where the tie's own words stand, in this document."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A mention as shown. `label` is "M3", "A1" …, counted in reading order; `page` is 1-based, `path` the headings."""

    label: str
    kind: str
    text: str
    page: int
    level: str | None
    number: str | None
    organ: str | None
    grunduppdrag: bool
    facts: tuple[FoundFact, ...]
    ties: tuple[TiedTo, ...]
    path: tuple[str, ...]
    spans: tuple[Span, ...]
    id: str
    corrected: str | None = None
    """The ISO date of a person's correction."""
    first: str | None = None
    """The wording first read, of one that was corrected; None for one that a person added."""
    pictures: tuple[PictureBox, ...] = ()
    """The symbols that say it, or its status."""
    changes: tuple[Change, ...] = ()
    """What a person changed of it, part by part, with what was first read."""
    same: str | None = None
    """The label of an earlier finding that is the same goal, activity or indicator."""


def findings_of(mentions: Sequence[Mention], graph: PlanGraph) -> tuple[Finding, ...]:
    """Return the findings of one reading's mentions, in the order of their places."""
    # The graph's own mention, where it has it, also says which goals it was first tied to.
    ordered = sorted((graph.mentions.get(one.id, one) for one in mentions), key=lambda mention: mention.locator.parts)
    counts: Counter[str] = Counter()
    labels: dict[str, str] = {}
    for mention in ordered:
        letter = LETTERS[mention.kind]
        counts[letter] += 1
        labels[mention.id] = f"{letter}{counts[letter]}"
    tied = _Ties(graph, labels)
    first = _first_of_each(ordered, graph, labels)
    return tuple(
        Finding(
            label=labels[mention.id],
            kind=mention.kind.value,
            text=mention.wording,
            page=mention.locator.page,
            level=None if mention.level is None else mention.level.value,
            number=mention.number,
            organ=mention.organ,
            grunduppdrag=mention.grunduppdrag,
            facts=tuple(map(_fact, mention.facts)),
            ties=tied.of(mention),
            path=mention.path,
            spans=mention.locator.parts,
            id=mention.id,
            corrected=None if mention.corrected is None else mention.corrected.date,
            first=None if mention.corrected is None else mention.corrected.first,
            pictures=_pictures(mention),
            changes=() if mention.corrected is None else mention.corrected.changes,
            same=first.get(mention.id),
        )
        for mention in ordered
    )


def _fact(fact: Fact) -> FoundFact:
    shown = bool(fact.locator.pictures) or fact.role is FactRole.SYMBOL
    return FoundFact(fact.role.value, fact.text, fact.year, fact.locator.page, shown, fact.locator.parts)


def _pictures(mention: Mention) -> tuple[PictureBox, ...]:
    """Return the symbols that a mention and its facts rest on, each once."""
    places = (*mention.locator.pictures, *(one for fact in mention.facts for one in fact.locator.pictures))
    return tuple(dict.fromkeys(places))


def ties_without_goals(mentions: Iterable[Mention], graph: PlanGraph) -> tuple[str, ...]:
    """Return the names that a person tied some mentions to and that no goal was found by."""
    sources: dict[str, list[str]] = defaultdict(list)
    for link in graph.links:
        if link.corrected is not None:
            sources[link.source_mention].append(link.target)
    for verdict in graph.verdicts:
        sources[verdict.mentions[0]].append(verdict.about)
    missing: list[str] = []
    for mention in mentions:
        names = [tie.target for tie in mention.ties if tie.kind is TieKind.CORRECTION]
        if len(sources[mention.id]) < len(names):
            goals = (graph.goal(goal) for goal in sources[mention.id])
            known = {normalise(name) for goal in goals if goal is not None for name in (goal.name, *goal.aliases)}
            missing += [name for name in names if normalise(name) not in known]
    return tuple(dict.fromkeys(missing))


def _first_of_each(ordered: Sequence[Mention], graph: PlanGraph, labels: Mapping[str, str]) -> dict[str, str]:
    """Return, for mentions of what an earlier one of this reading is about, that one's label."""
    place = {mention.id: number for number, mention in enumerate(ordered)}
    found: dict[str, str] = {}
    entities: Iterable[Goal | Activity | Indicator] = (*graph.goals, *graph.activities, *graph.indicators)
    for entity in entities:
        here = sorted((mention for mention in entity.mentions if mention in place), key=place.__getitem__)
        if here:
            found |= dict.fromkeys(here[1:], labels[here[0]])
    return found


class _Ties:
    """What the graph ties the mentions of one reading to."""

    def __init__(self, graph: PlanGraph, labels: Mapping[str, str]) -> None:
        self._graph = graph
        self._labels = labels
        self._entities: dict[str, list[str]] = defaultdict(list)
        self._verdicts: dict[str, list[Verdict]] = defaultdict(list)
        entities: Iterable[Goal | Activity | Indicator] = (*graph.goals, *graph.activities, *graph.indicators)
        for entity in entities:
            for mention in entity.mentions:
                self._entities[mention].append(entity.id)
        for verdict in graph.verdicts:
            for mention in verdict.mentions:
                self._verdicts[mention].append(verdict)

    def of(self, mention: Mention) -> tuple[TiedTo, ...]:
        """Return what a mention is tied to; other documents' ties come last, and only where they add a goal."""
        found = tuple(self._judged(mention) if mention.kind is MentionKind.VERDICT else self._linked(mention))
        if not found:
            return self._unresolved(mention)
        here = {tied.name for tied in found if tied.document is None}
        elsewhere = (tied for tied in found if tied.document is not None and tied.name not in here)
        return (*(tied for tied in found if tied.document is None), *elsewhere)

    def _linked(self, mention: Mention) -> Iterator[TiedTo]:
        reading = mention.locator.reading
        for entity in self._entities.get(mention.id, ()):
            for link in self._graph.links_from(entity, RELATION_OF[mention.kind]):
                goal = self._graph.goal(link.target)
                if goal is None:
                    continue
                own = link.tie.reading == reading
                others = () if own else self._graph.documents.get(link.tie.reading, ())
                yield TiedTo(
                    goal.name, link.kind.value, link.tie_kind.value, link.tie.page, self._label(goal.mentions),
                    next((document.name for document in others), None), link.tie.parts if own else (),
                )  # fmt: skip

    def _judged(self, mention: Mention) -> Iterator[TiedTo]:
        tie = next((tie for tie in mention.ties if tie.relation is Relation.JUDGES), None)
        for verdict in self._verdicts.get(mention.id, ()):
            about = self._graph.entity(verdict.about)
            if isinstance(about, Goal | Indicator | Activity):
                page = mention.locator.page if tie is None else tie.locator.page
                how = TieKind.POSITION if tie is None else tie.kind
                yield TiedTo(about.name, "stated", how.value, page, self._label(about.mentions))

    def _unresolved(self, mention: Mention) -> tuple[TiedTo, ...]:
        wanted = RELATION_OF[mention.kind]
        named = (tie for tie in mention.ties if tie.relation is wanted and tie.kind in NAMED_TIES)
        return tuple(TiedTo(tie.target, "unresolved", tie.kind.value, tie.locator.page) for tie in named)

    def _label(self, mentions: Iterable[str]) -> str | None:
        return next((self._labels[mention] for mention in mentions if mention in self._labels), None)
