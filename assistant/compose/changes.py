"""Answers that compare: two programmes, two plans, targets, years, organs on the same goals. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from assistant.answer import Worked
from assistant.compose import naming
from assistant.compose.assembling import Assembly
from assistant.compose.itemising import value_of
from assistant.computing.comparing.changes import at_level
from assistant.computing.comparing.editions import edition_at
from assistant.computing.comparing.sharing import organs_on
from assistant.computing.comparing.target_changes import spans_years
from assistant.computing.queries import (
    Change,
    ChangeQuery,
    Found,
    GoalsAt,
    PlanChanges,
    ProgrammeChanges,
    SharedGoals,
    TargetChanges,
    ValuesOverYears,
    Where,
)
from corpus.model import Activity, Goal, LinkKind

STANDING = (Change.KEPT, Change.MOVED, Change.REWORDED, Change.NEW, Change.DROPPED)
TARGETS = (Change.RAISED, Change.LOWERED, Change.KEPT, Change.NEW, Change.DROPPED)


def compose_changes(assembly: Assembly, query: ChangeQuery) -> None:
    """Say what became of what, or what is shared."""
    match query:
        case ProgrammeChanges():
            compose_programmes(assembly, query)
        case PlanChanges():
            compose_plans(assembly, query)
        case TargetChanges():
            compose_targets(assembly, query)
        case ValuesOverYears():
            compose_years(assembly, query)
        case SharedGoals():
            compose_shared(assembly, query)


def compose_programmes(assembly: Assembly, query: ProgrammeChanges) -> None:
    """Say what became of the goals on a level, a line for each change; what only may be so is said last."""
    missing = [period for period in (query.earlier, query.later) if not _has_level(assembly, query, period=period)]
    for period in missing:
        level = GoalsAt(level=query.level, where=Where(query.where.kommun, period=period))
        if not assembly.result(level).items:
            assembly.absence("compare.no_level", level)
    if missing:
        return
    for change in _asked(query.changes, STANDING):
        if change is not Change.REWORDED:
            _line(assembly, replace(query, changes=(change,)), change, told=change in query.changes)
    _reworded(assembly, query)


def _reworded(assembly: Assembly, query: ProgrammeChanges) -> None:
    """Say what is or may be reworded; what only may be is an item where nothing surer is asked for."""
    reworded = replace(query, changes=(Change.REWORDED,))
    if not query.changes or Change.REWORDED in query.changes:
        alone = set(query.changes) <= {Change.REWORDED}
        result = assembly.result(reworded)
        if alone:
            assembly.add_items(result.suggested)
        _line(assembly, reworded, Change.REWORDED, told=Change.REWORDED in query.changes)
    _possible(assembly, reworded, "compare.possible")


def compose_plans(assembly: Assembly, query: PlanChanges) -> None:
    """Say which activities are new, dropped and kept, and which pairs are only alike."""
    assembly.aside("compare.plans", query)
    changes = (Change.NEW, Change.DROPPED, Change.KEPT)
    for change in _asked(query.changes, changes):
        one = replace(query, changes=(change,))
        found = assembly.result(one).items
        assembly.add_items(found)
        if found:
            assembly.computed(f"compare.activities_{change}", one, core=True, cited=True)
        elif change in query.changes:
            assembly.aside(f"compare.activities_no_{change}", one)
    _possible(assembly, replace(query, changes=(Change.REWORDED,)), "compare.activities_possible")


def compose_targets(assembly: Assembly, query: TargetChanges) -> None:
    """Say which targets were raised or lowered, with both cells; the arithmetic is labelled as such."""
    for change in _asked(query.changes, TARGETS):
        one = replace(query, changes=(change,))
        found = assembly.result(one).items
        assembly.add_items(found)
        if found:
            assembly.computed(f"compare.targets_{change}", one, core=True, cited=True)
        elif change in query.changes:
            assembly.aside(f"compare.targets_no_{change}", one)


def compose_years(assembly: Assembly, query: ValuesOverYears) -> None:
    """State an indicator's values year by year, and the difference as arithmetic."""
    result = assembly.result(query)
    assembly.add_items(result.items)
    for found in result.items:
        one = replace(query, entities=(found.id,))
        assembly.computed("compare.years", one, core=True, cited=True)
        for value in found.values:
            assembly.add_value(value_of(value))
        if spans_years(found.values):
            assembly.detail("compare.difference", one, of=found)


def compose_shared(assembly: Assembly, query: SharedGoals) -> None:
    """Say for which goals several organs have activities, a line for each goal with the organs."""
    result = assembly.result(query)
    assembly.add_items(result.items)
    if not result.items:
        assembly.aside("compare.no_shared", query)
    else:
        assembly.computed("compare.shared", query, core=True)
        for found in result.items:
            assembly.aside("compare.shared_line", replace(query, ids=(found.id,)))
            assembly.tell_works(found.id, _works(assembly, found, query))
    if result.suggested:
        assembly.aside("compare.shared_possible", query, citations=_places(assembly, result.suggested))


def _works(assembly: Assembly, found: Found, query: SharedGoals) -> tuple[Worked, ...]:
    """Return what each organ does for a goal; only what made the goal fit is cited."""
    graph = assembly.renderer.graph
    goal = graph.goal(found.id)
    once: dict[tuple[str, str], Worked] = {}
    for organ, links in organs_on(goal, query, graph).items() if goal is not None else ():
        for link in links:
            activity = graph.entity(link.source)
            if isinstance(activity, Activity):
                place = assembly.citations.mention(link.source_mention) if link in found.links else None
                suggested = link.kind is LinkKind.SUGGESTED
                one = Worked(organ, naming.activity_name(activity, graph), place, suggested)
                once.setdefault((organ, activity.id), one)
    return tuple(once.values())


def _line(assembly: Assembly, query: ProgrammeChanges, change: Change, *, told: bool) -> None:
    """Add the line of one change; that there is none is said where it was asked for."""
    result = assembly.result(query)
    assembly.add_items(result.items)
    if result.items:
        assembly.computed(f"compare.{change}", query, core=True, cited=True)
    elif told and not result.suggested:
        assembly.aside(f"compare.no_{change}", query)


def _possible(assembly: Assembly, query: ProgrammeChanges | PlanChanges, name: str) -> None:
    """Say which pairs are only alike; they are counted as nothing, and are no items of the answer."""
    found = assembly.result(query).suggested
    if found:
        assembly.aside(name, query, citations=_places(assembly, found))


def _places(assembly: Assembly, found: Iterable[Found]) -> tuple[int, ...]:
    """Cite the defining mentions of what was found and of what each is compared with."""
    names = (name for one in found for name in (one.id, one.other) if name is not None)
    entities = (assembly.renderer.graph.entity(name) for name in names)
    mentions = (mention for one in entities if isinstance(one, Goal | Activity) for mention in one.mentions[:1])
    return assembly.citations.mentions(mentions)


def _asked(changes: tuple[Change, ...], every: tuple[Change, ...]) -> tuple[Change, ...]:
    """Return the changes to tell of, in order: those asked for, what was moved being kept all the same."""
    wanted = set(changes) | ({Change.MOVED} if Change.KEPT in changes else set())
    return tuple(one for one in every if not changes or one in wanted)


def _has_level(assembly: Assembly, query: ProgrammeChanges, *, period: object) -> bool:
    at = query.earlier if period == query.earlier else query.later
    edition = edition_at(assembly.renderer.graph, query.where.kommun, at)
    return edition is not None and bool(at_level(edition, query.level))
