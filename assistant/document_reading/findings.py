"""The mentions of one reading as findings: a letter and number each, their facts, what they are tied to. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from corpus.graph import PlanGraph
from corpus.model import Activity, Goal, Indicator, Mention, MentionKind, Relation, Span, TieKind, Verdict

LETTERS: Mapping[MentionKind, str] = {
    MentionKind.GOAL: "M",
    MentionKind.ACTIVITY: "A",
    MentionKind.INDICATOR: "I",
    MentionKind.VERDICT: "B",
}
"""mål, aktivitet, indikator, bedömning."""
RELATIONS: Mapping[MentionKind, Relation] = {
    MentionKind.GOAL: Relation.PART_OF,
    MentionKind.ACTIVITY: Relation.SERVES,
    MentionKind.INDICATOR: Relation.MEASURES,
    MentionKind.VERDICT: Relation.JUDGES,
}
NAMED_TIES = frozenset({TieKind.FIELD, TieKind.CODE, TieKind.BOX, TieKind.NAME})
"""Ties that name their goal: one that leads nowhere is worth knowing. Every heading above is a tie by position."""


@dataclass(frozen=True, slots=True)
class FoundFact:
    """A detail of a finding: its role, its words, the year of its column, its page (1-based)."""

    role: str
    text: str
    year: int | None
    page: int
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
    same: str | None = None
    """The label of an earlier finding that is the same goal, activity or indicator."""


def findings_of(mentions: Sequence[Mention], graph: PlanGraph) -> tuple[Finding, ...]:
    """Return the findings of one reading's mentions, in the order of their places."""
    ordered = sorted(mentions, key=lambda mention: mention.locator.parts)
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
            facts=tuple(
                FoundFact(one.role.value, one.text, one.year, one.locator.page, one.locator.parts)
                for one in mention.facts
            ),
            ties=tied.of(mention),
            path=mention.path,
            spans=mention.locator.parts,
            id=mention.id,
            corrected=None if mention.corrected is None else mention.corrected.date,
            first=None if mention.corrected is None else mention.corrected.first,
            same=first.get(mention.id),
        )
        for mention in ordered
    )


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
            for link in self._graph.links_from(entity, RELATIONS[mention.kind]):
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
        wanted = RELATIONS[mention.kind]
        named = (tie for tie in mention.ties if tie.relation is wanted and tie.kind in NAMED_TIES)
        return tuple(TiedTo(tie.target, "unresolved", tie.kind.value, tie.locator.page) for tie in named)

    def _label(self, mentions: Iterable[str]) -> str | None:
        return next((self._labels[mention] for mention in mentions if mention in self._labels), None)
