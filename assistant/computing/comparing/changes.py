"""What became of goals, activities and targets from one time to another, and what organs have in common. Pure."""

from __future__ import annotations

from assistant.computing.comparing.editions import Edition, edition_at
from assistant.computing.comparing.pairing import Pair, paired
from assistant.computing.comparing.plan_changes import plan_changes
from assistant.computing.comparing.sharing import shared_goals
from assistant.computing.comparing.target_changes import target_changes, values_over_years
from assistant.computing.fitting import goal_order
from assistant.computing.queries import (
    Change,
    ChangeQuery,
    Found,
    PlanChanges,
    ProgrammeChanges,
    Result,
    SharedGoals,
    TargetChanges,
    ValuesOverYears,
)
from corpus.graph import PlanGraph
from corpus.model import Goal, Level

CHANGE_ORDER = (Change.KEPT, Change.MOVED, Change.REWORDED, Change.NEW, Change.DROPPED, Change.RAISED, Change.LOWERED)
"""The order in which changes are told."""


def compute_changes(query: ChangeQuery, graph: PlanGraph) -> Result:
    """Answer a query for changes, or for what organs have in common."""
    match query:
        case ProgrammeChanges():
            return programme_changes(query, graph)
        case PlanChanges():
            return plan_changes(query, graph)
        case TargetChanges():
            return target_changes(query, graph)
        case ValuesOverYears():
            return values_over_years(query, graph)
        case SharedGoals():
            return shared_goals(query, graph)


# --- programmes ----------------------------------------------------------------------------------------------


def programme_changes(query: ProgrammeChanges, graph: PlanGraph) -> Result:
    """Return the goals of both programmes on a level with what became of each; what only may be so is suggested."""
    later = edition_at(graph, query.where.kommun, query.later)
    earlier = edition_at(graph, query.where.kommun, query.earlier)
    if later is None or earlier is None or later.period == earlier.period:
        return Result(query)
    pairs = paired(at_level(later, query.level), at_level(earlier, query.level), graph)
    areas = paired(at_level(later, Level.AREA), at_level(earlier, Level.AREA), graph)
    same_area = {pair.later.id: pair.earlier.id for pair in areas}
    found = [_became(pair, same_area) for pair in pairs]
    known = {goal.id for pair in pairs for goal in (pair.later, pair.earlier)}
    found += [Found(goal.id, change=Change.NEW) for goal in at_level(later, query.level) if goal.id not in known]
    found += [Found(goal.id, change=Change.DROPPED) for goal in at_level(earlier, query.level) if goal.id not in known]
    return _chosen(query, found, graph)


def at_level(edition: Edition, level: Level) -> tuple[Goal, ...]:
    """Return a programme's goals on a level."""
    return tuple(goal for goal in edition.goals if goal.level is level)


def _became(pair: Pair, same_area: dict[str, str]) -> Found:
    if not pair.equal:
        return Found(pair.later.id, change=Change.REWORDED, other=pair.earlier.id, sure=pair.sure)
    here, there = pair.later.parent, pair.earlier.parent
    moved = here is not None and there is not None and same_area.get(here) != there
    return Found(pair.later.id, change=Change.MOVED if moved else Change.KEPT, other=pair.earlier.id)


def _chosen(query: ProgrammeChanges, found: list[Found], graph: PlanGraph) -> Result:
    wanted = [one for one in found if not query.changes or one.change in query.changes]
    if query.ids:
        wanted = [one for one in wanted if one.id in query.ids or one.other in query.ids]
    ordered = sorted(wanted, key=lambda one: _change_order(one, graph))
    sure = tuple(one for one in ordered if one.sure)
    return Result(query, sure, tuple(one for one in ordered if not one.sure))


def _change_order(found: Found, graph: PlanGraph) -> tuple[object, ...]:
    goal = graph.goal(found.id)
    rank = CHANGE_ORDER.index(found.change) if found.change else 0
    return (rank, *(goal_order(goal, graph) if goal else (found.id,)))
