"""Goals for which several organs have activities. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from assistant.computing.chains import chain
from assistant.computing.comparing.editions import current_goals
from assistant.computing.fitting import goal_order, in_period, organ_of, owned
from assistant.computing.queries import Found, Result, SharedGoals
from corpus.graph import PlanGraph
from corpus.model import Activity, Goal, Link, LinkKind, OrganKind, Relation

HIGHEST_OWNER = 4
"""Steps up from a unit to the board in whose work it stands."""
FEWEST_ORGANS = 2
"""From so many organs a goal is shared."""


def shared_goals(query: SharedGoals, graph: PlanGraph) -> Result:
    """Return the goals that activities of at least two organs are tied to, with those links; suggested ones apart."""
    items: list[Found] = []
    suggested: list[Found] = []
    for goal in _among(query, graph):
        by_organ = organs_on(goal, query, graph)
        stated = {organ: [link for link in links if _is_stated(link, goal, graph)] for organ, links in by_organ.items()}
        stated = {organ: links for organ, links in stated.items() if links}
        enough = max(FEWEST_ORGANS, len(query.organs))
        if _lines(stated, goal, query, graph) >= enough:
            items.append(_found(goal, stated, graph))
        elif _lines(by_organ, goal, query, graph) >= enough:
            suggested.append(_found(goal, by_organ, graph))
    return Result(query, tuple(items), tuple(suggested))


def organs_on(goal: Goal, query: SharedGoals, graph: PlanGraph) -> dict[str, list[Link]]:
    """Return the organs (names) whose activities are tied to a goal or one below it, with the links, by name."""
    found: dict[str, list[Link]] = defaultdict(list)
    for below in graph.subtree(goal.id):
        for link in graph.links_to(below.id, Relation.SERVES):
            activity = graph.entity(link.source)
            if isinstance(activity, Activity) and activity.organ and in_period(activity.period, query.where.period):
                owner = _owner(activity, query, graph)
                if owner is not None:
                    found[owner].append(link)
    return {organ: found[organ] for organ in sorted(found)}


def _among(query: SharedGoals, graph: PlanGraph) -> list[Goal]:
    if query.ids:
        goals = [goal for goal in map(graph.goal, query.ids) if goal is not None]
    else:
        current = current_goals(graph, query.where.kommun, query.where.period)
        goals = [goal for goal in current if goal.level is query.level]
    return sorted(goals, key=lambda goal: goal_order(goal, graph))


def _owner(activity: Activity, query: SharedGoals, graph: PlanGraph) -> str | None:
    """Return the organ asked about that owns an activity; None where another one does."""
    stated = activity.organ or ""
    if query.organs:
        return next((one for one in query.organs if owned(stated, one, graph, kommun=activity.kommun)), None)
    organ = organ_of(stated, graph, kommun=activity.kommun)
    if organ is not None and organ.kind is OrganKind.FULLMAKTIGE:
        return None
    if query.kind is not None and (organ is None or organ.kind is not query.kind):
        return None
    return organ.name if organ is not None else stated


def _lines(by_organ: Iterable[str], goal: Goal, query: SharedGoals, graph: PlanGraph) -> int:
    """Count organs, a board with its departments and units as one; those of a kind asked for, or named, each."""
    names = tuple(by_organ)
    if query.kind is not None or query.organs:
        return len(names)
    return len({_board(name, goal.kommun, graph) for name in names})


def _board(name: str, kommun: str | None, graph: PlanGraph) -> str:
    """Return the organ (name) right below the council in whose line an organ stands."""
    organ = organ_of(name, graph, kommun=kommun)
    for _ in range(HIGHEST_OWNER):
        above = organ_of(organ.parent, graph) if organ is not None and organ.parent else None
        if above is None or above.kind is OrganKind.FULLMAKTIGE:
            break
        organ = above
    return organ.name if organ is not None else name


def _is_stated(link: Link, goal: Goal, graph: PlanGraph) -> bool:
    hops = (link, *chain(link.target, goal.id, graph))
    return all(hop.kind is LinkKind.STATED for hop in hops)


def _found(goal: Goal, by_organ: dict[str, list[Link]], graph: PlanGraph) -> Found:
    links = tuple(link for links in by_organ.values() for link in links)
    hops = (hop for link in links for hop in chain(link.target, goal.id, graph))
    return Found(goal.id, links=links, chain=tuple(dict.fromkeys(hops)))
