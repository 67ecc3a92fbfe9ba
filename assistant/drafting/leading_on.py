"""The questions that lead on from an answer: templates over what it holds, kept where the graph answers them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import islice

from assistant.answer import Kind
from assistant.compose import naming
from assistant.computing.compute import compute
from assistant.computing.kept import kept
from assistant.computing.queries import (
    ActivitiesOf,
    GoalsAt,
    GoalsOf,
    GoalsWithout,
    IndicatorsOf,
    Lack,
    OrgansServing,
    Query,
    ValuesOf,
    VerdictsOn,
    Where,
)
from assistant.drafting.asked import Asked
from assistant.drafting.drafted import Drafted
from assistant.understanding.question import EntityType
from corpus.graph import PlanGraph
from corpus.model import Activity, FactRole, Goal, Indicator, Level, LinkKind, Organ, OrganKind, Relation

MOST = 3
LONGEST_NAME = 80
"""Characters: nobody asks with a longer name."""
_QUOTES = frozenset("”“\"'’")
OF_ORGAN = "next.activities_of_organ"


@dataclass(frozen=True, slots=True)
class Leading:
    """A question that may lead on: its phrase, the name it is about, and the query that it poses."""

    phrase: str
    name: str
    query: Query


def next_questions(asked: Asked, drafted: Drafted) -> tuple[str, ...]:
    """Return at most three questions about what an answer holds; the query of each was computed, and finds something.

    Questions are posed by their queries, not by their words: reading words takes longer than all the rest.
    """
    said = {_bare(asked.question.asked)}
    held = frozenset(item.id for item in drafted.draft.items)
    found: list[str] = []
    for one in dict.fromkeys(_candidates(asked, drafted)):
        name = naming.in_sentence(one.name) if one.phrase == OF_ORGAN else one.name
        text = asked.phrases.render(one.phrase, asked.question.language, name=name)
        if _bare(text) not in said and _leads_on(one, asked, held):
            said.add(_bare(text))
            found.append(text)
        if len(found) == MOST:
            break
    return tuple(found)


def _leads_on(leading: Leading, asked: Asked, held: frozenset[str]) -> bool:
    """Say whether a question finds anything, other things than the answer `held` (ids), by a name that is enough."""
    found = frozenset(one.id for one in compute(leading.query, asked.snapshot.graph).items)
    facts = isinstance(leading.query, ValuesOf | VerdictsOn)
    return bool(found) and (facts or found != held) and _is_enough(leading.name, asked)


def _is_enough(name: str, asked: Asked) -> bool:
    """Say whether a name means things of one kommun: where the asker names none, several may have it."""
    graph = asked.snapshot.graph
    if asked.scope.kommun is not None:
        return True
    return len(_kommuner_with(graph).get(name, ())) <= 1


@kept
def _kommuner_with(graph: PlanGraph) -> Mapping[str, Set[str | None]]:
    """Return the kommuner that have goals, indicators or organs of a name."""
    kommuner: dict[str, set[str | None]] = defaultdict(set)
    named: tuple[Goal | Indicator | Organ, ...] = (*graph.goals, *graph.indicators, *graph.organs)
    for one in named:
        kommuner[one.name].add(one.kommun)
    return dict(kommuner)


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
    usable = (one for one in candidates if len(one.name) <= LONGEST_NAME and not _QUOTES.intersection(one.name))
    return (one for one in usable if type(one.query) not in given or isinstance(one.query, GoalsAt))


def _of_goal(goal: Goal) -> Iterator[Leading]:
    yield Leading("next.activities", goal.name, ActivitiesOf(goals=(goal.id,)))
    yield Leading("next.indicators", goal.name, IndicatorsOf(goals=(goal.id,)))
    if goal.level in (Level.GOAL, Level.BOARD_GOAL):
        yield Leading("next.verdict", goal.name, VerdictsOn((goal.id,)))
    if goal.level in (Level.VISION, Level.AREA):
        yield Leading("next.goals_below", goal.name, GoalsAt(parent=goal.id))
    yield Leading("next.organs", goal.name, OrgansServing((goal.id,), kind=OrganKind.NAMND))


def _of_things(asked: Asked, drafted: Drafted) -> Iterator[Leading]:
    """Yield what may be asked of the one thing that an answer is about, and of the first organ or indicator of it."""
    graph = asked.snapshot.graph
    items = [graph.entity(item.id) for item in drafted.draft.items[:MOST]]
    single = [graph.entity(one.id) for one in asked.question.entities if not asked.question.earlier]
    for one in (*single, *items):
        match one:
            case Indicator():
                yield Leading("next.target", one.name, ValuesOf((one.id,), role=FactRole.TARGET))
            case Organ() if one in items:
                yield _of_organ(one.name, asked)
            case Activity() if len(items) == 1 or one in single:
                yield Leading("next.goal_of_activity", naming.activity_name(one, graph), GoalsOf(activities=(one.id,)))
            case _:
                pass


def _of_organ(name: str, asked: Asked) -> Leading:
    return Leading(OF_ORGAN, name, ActivitiesOf(where=Where(asked.question.kommun, name)))


def _of_place(asked: Asked) -> Iterator[Leading]:
    """Yield what may be asked of the organ and the kommun that an answer is about."""
    question = asked.question
    where = Where(question.kommun)
    if question.organ:
        yield _of_organ(question.organ, asked)
    if question.kommun:
        if question.kind in (Kind.LIST, Kind.COUNT, Kind.GAP):
            yield Leading("next.gap", question.kommun, GoalsWithout((Lack.ACTIVITIES,), where=where))
        yield Leading("next.goals", question.kommun, GoalsAt(where=where))


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
