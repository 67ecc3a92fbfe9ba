"""The questions that lead on from an answer: templates over what it holds, kept where the corpus answers them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from assistant.answer import Kind
from assistant.compose import naming
from assistant.computing.compute import compute
from assistant.computing.queries import (
    ActivitiesOf,
    GoalsAt,
    GoalsOf,
    GoalsWithout,
    IndicatorsOf,
    OrgansServing,
    Query,
    ValuesOf,
)
from assistant.drafting.asked import Asked
from assistant.drafting.drafted import Drafted
from assistant.drafting.posing import pose
from assistant.understanding.question import EntityType, understand
from corpus.model import Activity, Goal, Indicator, Level, LinkKind, Organ, Relation

MOST = 3
LONGEST_NAME = 80
"""Characters: nobody asks with a longer name."""
_QUOTES = frozenset("”“\"'’")


@dataclass(frozen=True, slots=True)
class Leading:
    """A question that may lead on: its phrase, the name it is about, and the query that it must pose."""

    phrase: str
    name: str
    poses: type[Query]


def next_questions(asked: Asked, drafted: Drafted) -> tuple[str, ...]:
    """Return at most three questions about what an answer holds; each was posed, and something was found."""
    said = {_bare(asked.question.asked)}
    answered = frozenset(one.query for one in drafted.draft.sentences if one.query is not None)
    found = []
    for one in dict.fromkeys(_candidates(asked, drafted)):
        if not one.name or len(one.name) > LONGEST_NAME or _QUOTES.intersection(one.name):
            continue
        text = asked.phrases.render(one.phrase, asked.question.language, name=one.name)
        if _bare(text) not in said and _leads_on(text, one, asked, answered):
            said.add(_bare(text))
            found.append(text)
        if len(found) == MOST:
            break
    return tuple(found)


def _leads_on(text: str, leading: Leading, asked: Asked, answered: frozenset[Query]) -> bool:
    """Pose a question, and say whether it is understood as meant, finds anything, and was not just answered."""
    snapshot = asked.snapshot
    question = understand(text, catalogue=snapshot.catalogue, scope=asked.scope, today=asked.today)
    query = None if question.clarify or question.unresolved else pose(question, snapshot.graph)
    meant = isinstance(query, leading.poses) and query not in answered
    return query is not None and meant and bool(compute(query, snapshot.graph).items)


def _bare(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def _candidates(asked: Asked, drafted: Drafted) -> Iterator[Leading]:
    """Yield what may lead on, the nearest first; of the sort that the answer gives, nothing."""
    given = {type(one.query) for one in drafted.draft.sentences if one.query is not None}
    goals = list(islice(_goals(asked, drafted), MOST))
    candidates = (
        *_of_things(asked, drafted),
        *(one for goal in goals[:1] for one in _of_goal(goal)),
        *_of_place(asked),
        *(one for goal in goals[1:] for one in _of_goal(goal)),
    )
    return (one for one in candidates if one.poses not in given or one.poses is GoalsAt)


def _of_goal(goal: Goal) -> Iterator[Leading]:
    yield Leading("next.activities", goal.name, ActivitiesOf)
    yield Leading("next.indicators", goal.name, IndicatorsOf)
    if goal.level in (Level.VISION, Level.AREA):
        yield Leading("next.goals_below", goal.name, GoalsAt)
    yield Leading("next.organs", goal.name, OrgansServing)


def _of_things(asked: Asked, drafted: Drafted) -> Iterator[Leading]:
    """Yield what may be asked of the one thing that an answer is about, and of the first organ or indicator of it."""
    graph = asked.snapshot.graph
    items = [graph.entity(item.id) for item in drafted.draft.items[:MOST]]
    single = [graph.entity(one.id) for one in asked.question.entities if not asked.question.earlier]
    for one in (*single, *items):
        match one:
            case Indicator():
                yield Leading("next.target", one.name, ValuesOf)
            case Organ() if one in items:
                yield Leading("next.activities_of_organ", one.name, ActivitiesOf)
            case Activity() if len(items) == 1 or one in single:
                yield Leading("next.goal_of_activity", naming.activity_name(one, graph), GoalsOf)
            case _:
                pass


def _of_place(asked: Asked) -> Iterator[Leading]:
    """Yield what may be asked of the organ and the kommun that an answer is about."""
    question = asked.question
    if question.organ:
        yield Leading("next.activities_of_organ", question.organ, ActivitiesOf)
    if question.kommun:
        if question.kind in (Kind.LIST, Kind.COUNT, Kind.GAP):
            yield Leading("next.gap", question.kommun, GoalsWithout)
        yield Leading("next.goals", question.kommun, GoalsAt)


def _goals(asked: Asked, drafted: Drafted) -> Iterator[Goal]:
    """Yield the goals of an answer: those asked about, those it lists, those that what it lists serves or measures."""
    graph = asked.snapshot.graph
    ids = [one.id for one in asked.question.named(EntityType.GOAL)]
    ids += [item.id for item in drafted.draft.items[:MOST]]
    things = [one.id for one in asked.question.entities if one.type is not EntityType.GOAL]
    things += [item.id for item in drafted.draft.items[:MOST]]
    ids += [target for one in things for target in _targets(one, asked)]
    for id_ in dict.fromkeys(ids):
        goal = graph.goal(id_)
        if goal is not None:
            yield goal


def _targets(id_: str, asked: Asked) -> Iterable[str]:
    graph = asked.snapshot.graph
    links = (*graph.links_from(id_, Relation.SERVES), *graph.links_from(id_, Relation.MEASURES))
    return (link.target for link in links if link.kind is LinkKind.STATED)
