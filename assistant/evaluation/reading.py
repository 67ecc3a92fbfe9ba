"""How well documents were read: what was found on their keyed pages beside their keys. Pure.

F1 is over all documents together: twice the matched ones, divided by the keyed ones plus the found ones. A keyed item
that is optional counts on neither side. Names are matched by `matching`; a verdict needs both what is judged and the
words. `links_accuracy` is the share of matched activities whose stated goals are the key's, no more and no fewer; where
a key holds for some pages, the goals that those pages state. `levels_accuracy` and `values_accuracy` say the same of
matched goals' levels, and of matched indicators' targets and outcomes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from assistant import show
from assistant.evaluation.matching import Pairing, file_name, match_items, match_records, normalised, value_found
from assistant.evaluation.reading_keys import (
    KeyedActivity,
    KeyedGoal,
    KeyedIndicator,
    KeyedVerdict,
    ReadingKey,
)
from assistant.evaluation.scoring import Figures, Miss, Tally, Unit
from assistant.quoting import NEGATIONS, QUALIFIERS
from assistant.rows import ActivityRow, GoalRow, GraphRow, IndicatorRow, VerdictRow
from corpus.errors import MeasureError
from corpus.graph import PlanGraph
from corpus.model import Activity, Goal, Indicator, Link, LinkKind, Locator, Relation, TieKind, Verdict

KINDS = ("goals", "activities", "indicators", "verdicts")
ACCURACIES = ("links_accuracy", "levels_accuracy", "values_accuracy")


@dataclass(frozen=True, slots=True)
class Found:
    """What was found on the keyed pages of a document."""

    goals: tuple[GoalRow, ...]
    activities: tuple[ActivityRow, ...]
    indicators: tuple[IndicatorRow, ...]
    verdicts: tuple[VerdictRow, ...]


@dataclass(frozen=True, slots=True)
class Overlap:
    """Items of one kind: found and keyed, found without being keyed, keyed without being found."""

    matched: int = 0
    extra: int = 0
    missed: int = 0

    def __add__(self, other: Overlap) -> Overlap:
        return Overlap(self.matched + other.matched, self.extra + other.extra, self.missed + other.missed)

    @property
    def tally(self) -> Tally:
        """Return what F1 is the share of: twice the matched ones, out of the keyed ones plus the found ones."""
        return Tally(2 * self.matched, 2 * self.matched + self.extra + self.missed)

    @property
    def f1(self) -> float | None:
        """Return the harmonic mean of precision and recall, None where nothing was keyed and nothing found."""
        return self.tally.share


@dataclass(frozen=True, slots=True)
class ReadingJudgement:
    """One document beside its key: overlaps by kind (KINDS), tallies by accuracy (ACCURACIES), and every miss."""

    document: str
    overlaps: tuple[tuple[str, Overlap], ...]
    tallies: tuple[tuple[str, Tally], ...]
    misses: tuple[Miss, ...]


Item = TypeVar("Item", KeyedGoal, KeyedActivity, KeyedIndicator, KeyedVerdict)


def measure_reading(keys: Sequence[ReadingKey], graph: PlanGraph) -> Figures:
    """Judge every keyed document. Raises MeasureError when the corpus holds none of them; one alone costs its items."""
    names = {file_name(document.name) for documents in graph.documents.values() for document in documents}
    if not any(file_name(key.document) in names for key in keys):
        raise MeasureError("Inget av dokumenten i facit finns i korpusen. Läs in dem först: roda ingest MAPP")
    return summarise([judge_reading(key, found_in(graph, key)) for key in keys])


def found_in(graph: PlanGraph, key: ReadingKey) -> Found:
    """Return what the graph holds that the document mentions on a keyed page."""
    entities: tuple[Goal | Activity | Indicator | Verdict, ...] = (
        *graph.goals, *graph.activities, *graph.indicators, *graph.verdicts,
    )  # fmt: skip
    ids = {entity.id for entity in entities if _stands_in(graph, entity.mentions, key)}

    def here(row: GraphRow) -> bool:
        return row.id in ids and file_name(row.document) == file_name(key.document)

    return Found(
        tuple(filter(here, show.goal_rows(graph))),
        tuple(_with_goals_of(row, graph, key) for row in filter(here, show.activity_rows(graph))),
        tuple(filter(here, show.indicator_rows(graph))),
        tuple(filter(here, show.verdict_rows(graph))),
    )


def _with_goals_of(row: ActivityRow, graph: PlanGraph, key: ReadingKey) -> ActivityRow:
    """Return an activity with the goals that keyed pages tie it to, where a key holds for some pages only.

    What another page ties it to was judged by nobody. By position an activity is tied where it stands itself.
    """
    if key.pages_keyed is None:
        return row
    tied = [
        graph.goal(link.target)
        for link in graph.links_from(row.id, Relation.SERVES)
        if link.kind is LinkKind.STATED and any(_is_keyed(place, graph, key) for place in _evidence(link, graph))
    ]
    return replace(row, goals=tuple(dict.fromkeys(goal.name for goal in tied if goal is not None)))


def _evidence(link: Link, graph: PlanGraph) -> tuple[Locator, ...]:
    """Return where a tie is stated: where its words stand and, by position, where the activity stands."""
    source = graph.mentions.get(link.source_mention)
    return (link.tie, source.locator) if link.tie_kind is TieKind.POSITION and source is not None else (link.tie,)


def _is_keyed(place: Locator, graph: PlanGraph, key: ReadingKey) -> bool:
    documents = graph.documents.get(place.reading, ())
    of_key = any(file_name(document.name) == file_name(key.document) for document in documents)
    return of_key and any(key.covers(part.page) for part in place.parts)


def _stands_in(graph: PlanGraph, mentions: Iterable[str], key: ReadingKey) -> bool:
    return any(
        key.covers(graph.mentions[mention].locator.page)
        for mention in mentions
        for document in graph.documents_of(mention)
        if file_name(document.name) == file_name(key.document)
    )


def judge_reading(key: ReadingKey, found: Found) -> ReadingJudgement:
    """Judge one document."""
    notes = _Notes(key.document)
    goals = match_items([goal.name for goal in found.goals], [[goal.name] for goal in key.goals])
    notes.overlap("goals", goals, [goal.name for goal in found.goals], key.goals, name=lambda goal: goal.name)
    for given, wanted in goals.pairs:
        level = key.goals[wanted].level
        read = found.goals[given].level
        notes.tally("levels_accuracy", f"{key.goals[wanted].name}: {level}", read, right=read == level)
    _judge_activities(key, found, notes)
    _judge_indicators(key, found, notes)
    verdicts = match_records(
        [(verdict.goal, verdict.verdict, _turn(verdict.verdict)) for verdict in found.verdicts],
        [((verdict.goal,), (verdict.verdict,), (_turn(verdict.verdict),)) for verdict in key.verdicts],
    )
    worded = [f"{verdict.goal}: {verdict.verdict}" for verdict in found.verdicts]
    notes.overlap("verdicts", verdicts, worded, key.verdicts, name=lambda one: f"{one.goal}: {one.verdict}")
    return ReadingJudgement(
        key.document, tuple(notes.overlaps.items()), tuple(notes.tallies.items()), tuple(notes.misses)
    )


def _turn(verdict: str) -> str:
    """Return the words that turn a verdict: "ej uppfyllt" holds "uppfyllt" and is near it, yet says the opposite."""
    return " ".join(sorted((NEGATIONS | QUALIFIERS).intersection(normalised(verdict).split()))) or "plain"


def _judge_activities(key: ReadingKey, found: Found, notes: _Notes) -> None:
    texts = [activity.text for activity in found.activities]
    pairing = match_items(texts, [[activity.text] for activity in key.activities])
    notes.overlap("activities", pairing, texts, key.activities, name=lambda activity: activity.text)
    for given, wanted in pairing.pairs:
        read, keyed = found.activities[given].goals, key.activities[wanted].goals
        links = match_items(read, [[goal] for goal in keyed])
        right = not links.unmatched_answers and not links.unmatched_keys
        wording = f"{texts[given]} → {'; '.join(keyed) or '–'}"
        notes.tally("links_accuracy", wording, "; ".join(read) or "–", right=right)


def _judge_indicators(key: ReadingKey, found: Found, notes: _Notes) -> None:
    names = [indicator.name for indicator in found.indicators]
    pairing = match_items(names, [[indicator.name] for indicator in key.indicators])
    notes.overlap("indicators", pairing, names, key.indicators, name=lambda indicator: indicator.name)
    for given, wanted in pairing.pairs:
        read, keyed = found.indicators[given], key.indicators[wanted]
        # A document may key one indicator twice, with the values of two years: either is one that it states.
        alike = [one for one in key.indicators if one.name == keyed.name]
        for value, expected, stated in (
            (read.target, keyed.target, {one.target for one in alike}),
            (read.outcome, keyed.outcome, {one.outcome for one in alike}),
        ):
            right = any(_same_value(value or "", one or "") for one in stated)
            notes.tally("values_accuracy", f"{keyed.name}: {expected or '–'}", value or "–", right=right)


def _same_value(read: str, keyed: str) -> bool:
    """Say whether two cells hold the same value; "" is an empty one."""
    return value_found(keyed, values=[read], wordings=[]) if read and keyed else read == keyed


def summarise(judgements: Iterable[ReadingJudgement]) -> Figures:
    """Add up the judgements of all documents."""
    judgements = tuple(judgements)
    overlaps = dict.fromkeys(KINDS, Overlap())
    tallies = dict.fromkeys(ACCURACIES, Tally())
    for judgement in judgements:
        for name, overlap in judgement.overlaps:
            overlaps[name] += overlap
        for name, tally in judgement.tallies:
            tallies[name] += tally
    found = tuple((f"{kind}_f1", overlap.f1) for kind, overlap in overlaps.items())
    right = tuple((name, tally.share) for name, tally in tallies.items())
    misses = tuple(miss for judgement in judgements for miss in judgement.misses)
    return Figures((*found, *right), misses, tuple(_unit(judgement) for judgement in judgements))


def _unit(judgement: ReadingJudgement) -> Unit:
    """Return a document's part in each figure; an F1 is a share too, of twice the matched ones."""
    found = ((f"{kind}_f1", overlap.tally) for kind, overlap in judgement.overlaps)
    return Unit(judgement.document, (*found, *judgement.tallies))


class _Notes:
    """Gathers what is said of one document. An optional item counts in no figure."""

    def __init__(self, document: str) -> None:
        self.document = document
        self.overlaps: dict[str, Overlap] = {}
        self.tallies: dict[str, Tally] = {}
        self.misses: list[Miss] = []

    def overlap(
        self, kind: str, pairing: Pairing, found: Sequence[str], keyed: Sequence[Item], *, name: Callable[[Item], str]
    ) -> None:
        """Count the items of one kind; `found` are their wordings, `name` gives a keyed item's."""
        matched = sum(not keyed[wanted].optional for _, wanted in pairing.pairs)
        missed = [keyed[index] for index in pairing.unmatched_keys if not keyed[index].optional]
        extra = [found[index] for index in pairing.unmatched_answers]
        self.overlaps[kind] = Overlap(matched, len(extra), len(missed))
        metric = f"{kind}_f1"
        self.misses += [Miss(f"{self.document} s. {item.page}", metric, name(item), "") for item in missed]
        self.misses += [Miss(self.document, metric, "", wording) for wording in extra]

    def tally(self, metric: str, expected: str, got: str, *, right: bool) -> None:
        """Count one matched item in an accuracy."""
        self.tallies[metric] = self.tallies.get(metric, Tally()) + Tally(int(right), 1)
        if not right:
            self.misses.append(Miss(self.document, metric, expected, got))
