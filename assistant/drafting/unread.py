"""What a question rests on and was not read: "the plan is not read" is another answer than "nothing is tied". Pure.

Only a query that finds nothing is looked at. Something is unread when no document of the organ, the period or the kind
asked about is in the corpus, or when nothing of the level (or sort of organ) asked about is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from assistant.computing.activities import states_no_status
from assistant.computing.compute import compute
from assistant.computing.fitting import all_documents, documents_of_organ, in_kommun, organ_of, same
from assistant.computing.queries import (
    ActivitiesOf,
    Documents,
    DocumentsServing,
    GoalsAbove,
    GoalsAt,
    GoalsMeasured,
    GoalsOf,
    GoalsWithout,
    IndicatorsOf,
    Organs,
    OrgansServing,
    Query,
    ValuesOf,
    Where,
)
from assistant.drafting.plans import PLAN
from assistant.understanding.question import Question
from corpus.graph import PlanGraph
from corpus.model import Document, Expected, MentionKind, OrganKind, Period

MOST_NEAR = 6
"""Documents that are named as the nearest ones read."""
HIGHEST_OWNER = 4
"""Steps up from a unit to the board in whose plan it stands."""


@dataclass(frozen=True, slots=True)
class Unread:
    """What is missing: a query for the documents that would hold it, which finds none, and the nearest ones read.

    `nothing` is instead the query itself, where no document holds anything of the level, or states any status.
    """

    documents: Documents | None = None
    near: Documents | None = None
    nothing: Query | None = None


def unread(question: Question, query: Query, graph: PlanGraph, *, expected: Iterable[Expected] = ()) -> Unread | None:
    """Return what was not read of what a query rests on; None when all of it was, or the query finds something.

    `expected` are documents that the manifest knows of and that were not read.
    """
    result = compute(query, graph)
    if result.items or result.suggested or isinstance(query, Documents):
        return None
    where = Where(question.kommun, question.organ, question.period)
    for missing in (
        _of_kind(question, where, graph),
        _of_organ(query, where, graph, expected=expected),
        _of_period(query, where, graph),
    ):
        if missing is not None:
            return missing
    unstated = isinstance(query, ActivitiesOf) and states_no_status(query, graph)
    return Unread(nothing=query) if unstated or _no_such_level(query, graph) else None


def nothing_read(question: Question, graph: PlanGraph) -> Unread | None:
    """Return the kind of document that a question points at and of which none that fits was read."""
    return _of_kind(question, Where(question.kommun, question.organ, question.period), graph)


def plan_of_the_year_missing(query: Query, graph: PlanGraph, *, expected: Iterable[Expected]) -> Unread | None:
    """Return the plan of an organ for one year that is expected and was not read, when what it does then is asked.

    What other documents say of the organ in that year is then not its activities. A plan by another word will do.
    """
    where = query.where
    organ = organ_of(where.organ, graph, kommun=where.kommun) if where.organ is not None else None
    of_goals = isinstance(query, ActivitiesOf) and bool(query.goals)
    if not isinstance(query, ActivitiesOf | GoalsOf) or of_goals or organ is None or where.period is None:
        return None
    for plan in expected:
        of_year = plan.period == where.period and plan.period.first == plan.period.last
        if of_year and plan.organ is not None and same(plan.organ, organ.name) and plan.kind is not None:
            place = Where(plan.kommun or where.kommun, organ.name, plan.period)
            if not _has_other_plan(place, graph):
                return _missing(Documents(place, kind=plan.kind), Documents(Where(place.kommun, organ.name)), graph)
    return None


def _of_kind(question: Question, where: Where, graph: PlanGraph) -> Unread | None:
    if not question.unread_kinds:
        return None
    kind = question.unread_kinds[0]
    others = [one for one in question.unread_kinds if compute(Documents(Where(where.kommun), one), graph).items]
    of_kind = Documents(Where(where.kommun), others[0] if others else kind)
    return _missing(Documents(where, kind=others[0] if others else kind), of_kind, graph)


def _of_organ(query: Query, where: Where, graph: PlanGraph, *, expected: Iterable[Expected]) -> Unread | None:
    """Say whether no document of the organ was read for the period, or its plan is known to be missing."""
    if where.organ is None or isinstance(query, Organs | OrgansServing | GoalsAbove | GoalsMeasured | ValuesOf):
        return None
    names = tuple(_owners(where.organ, where.kommun, graph))
    others = Documents(Where(where.kommun, names[-1]))
    for plan in expected:
        if plan.organ in names and plan.kind is not None:
            place = Where(plan.kommun or where.kommun, plan.organ, plan.period or where.period)
            if _has_other_plan(place, graph):
                continue
            missing = _missing(Documents(place, kind=plan.kind), others, graph)
            if missing is not None:
                return missing
    if any(_has_plan(name, where, graph) for name in names):
        return None
    return _missing(Documents(where, kind=_only_kind(query, where, graph)), others, graph)


def _has_other_plan(place: Where, graph: PlanGraph) -> bool:
    """Say whether a plan with activities was read, whatever it is called ("handlingsplan" for "verksamhetsplan")."""
    found = {one.id for one in compute(Documents(place, carrying=MentionKind.ACTIVITY), graph).items}
    kinds = (document.kind for document in all_documents(graph) if document.id in found)
    return any(kind is not None and kind.endswith(PLAN) for kind in kinds)


def _has_plan(organ: str, where: Where, graph: PlanGraph) -> bool:
    """Say whether any document of the period is the organ's, be it by its title alone."""
    within = {one.id for one in compute(Documents(Where(where.kommun, period=where.period)), graph).items}
    documents = (document for document in all_documents(graph) if document.id in within)
    return bool(documents_of_organ(organ, documents, graph))


def _of_period(query: Query, where: Where, graph: PlanGraph) -> Unread | None:
    """Say whether no document of the period holds things of the sort asked about."""
    sort = _sort(query)
    if where.period is None or where.organ is not None or sort is None:
        return None
    carrying = Documents(Where(where.kommun, period=where.period), carrying=sort)
    if compute(carrying, graph).items:
        return None
    kind = _only_kind(query, where, graph)
    others = Documents(Where(where.kommun), kind=kind, carrying=None if kind else sort)
    return _missing(replace(others, where=carrying.where), others, graph)


def _no_such_level(query: Query, graph: PlanGraph) -> bool:
    """Say whether nothing of the level, or of the sort of organ, asked about stands in any document."""
    match query:
        case Organs():
            return True
        case GoalsAt(level=level) | GoalsWithout(level=level) if level is not None:
            goals = (goal for goal in graph.goals if in_kommun(goal.kommun, query.where.kommun))
            return not any(goal.level is level for goal in goals)
        case _:
            return False


def _missing(wanted: Documents, others: Documents, graph: PlanGraph) -> Unread | None:
    """Return what is unread, with the nearest in time of the other documents; None when something fits after all."""
    if compute(wanted, graph).items:
        return None
    found = {one.id for one in compute(others, graph).items}
    documents = [document for document in all_documents(graph) if document.id in found]
    near = _nearest(documents, wanted.where.period)
    ids = tuple(document.id for document in near[:MOST_NEAR])
    return Unread(documents=wanted, near=Documents(Where(documents=ids)) if ids else None)


def _nearest(documents: list[Document], period: Period | None) -> list[Document]:
    """Return the documents whose period is nearest to one, all of them without one."""
    if period is None:
        return documents
    away = {document.id: _years_away(document.period, period) for document in documents}
    least = min(away.values(), default=0)
    return [document for document in documents if away[document.id] == least]


def _years_away(period: Period | None, asked: Period) -> int:
    return 0 if period is None else max(0, period.first - asked.last, asked.first - period.last)


def _owners(organ: str, kommun: str | None, graph: PlanGraph) -> Iterable[str]:
    """Yield an organ and, for a unit, the organs above it: a unit has no plan of its own."""
    yield organ
    known = organ_of(organ, graph, kommun=kommun)
    for _ in range(HIGHEST_OWNER):
        if known is None or known.kind is not OrganKind.ENHET:
            return
        known = organ_of(known.parent, graph) if known.parent else None
        if known is not None:
            yield known.name


def _sort(query: Query) -> MentionKind | None:
    """Return what sort of thing a query looks for in plans."""
    match query:
        case ActivitiesOf() | GoalsOf() | OrgansServing() | DocumentsServing():
            return MentionKind.ACTIVITY
        case IndicatorsOf():
            return MentionKind.INDICATOR
        case GoalsAt(parent=None):
            return MentionKind.GOAL
        case _:
            return None


def _only_kind(query: Query, where: Where, graph: PlanGraph) -> str | None:
    """Return the kind of document that holds what is asked about, where all such documents of the kommun are of one."""
    fitting = Where(where.kommun)
    if isinstance(query, GoalsAt):
        goals = (goal for goal in graph.goals if goal.mentions and in_kommun(goal.kommun, where.kommun))
        defined = (goal.mentions[0] for goal in goals if query.level in (None, goal.level))
        kinds = {document.kind for mention in defined for document in graph.documents_of(mention)}
    elif _sort(query) is MentionKind.ACTIVITY:
        found = {one.id for one in compute(Documents(fitting, carrying=MentionKind.ACTIVITY), graph).items}
        kinds = {document.kind for document in all_documents(graph) if document.id in found}
    else:
        return None
    return kinds.pop() if len(kinds) == 1 else None


def stand_in(question: Question, graph: PlanGraph) -> str | None:
    """Return the board of a department, or the department of a board, whose plan was read where its own was not."""
    organ = organ_of(question.organ, graph, kommun=question.kommun) if question.organ else None
    where = Where(question.kommun, question.organ, question.period)
    if organ is None or compute(Documents(where), graph).items:
        return None
    board = organ_of(organ.parent, graph) if organ.kind is OrganKind.FORVALTNING and organ.parent else None
    below = [one for one in graph.organs if one.kind is OrganKind.FORVALTNING and one.parent in (organ.id, organ.name)]
    related = [board] if board is not None else below if organ.kind is OrganKind.NAMND else []
    read = (one.name for one in related if compute(Documents(replace(where, organ=one.name)), graph).items)
    return next(read, None)
