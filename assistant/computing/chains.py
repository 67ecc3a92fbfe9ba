"""From a goal up to the one that was asked about: which links make the chain, and whether it is stated. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from assistant.computing.queries import Found, Query, Result
from corpus.graph import PlanGraph
from corpus.model import Link, LinkKind, Relation


def expanded(goals: tuple[str, ...], graph: PlanGraph, *, below: bool) -> dict[str, str]:
    """Map each goal asked about, and each below it, to the goal that was asked about."""
    found: dict[str, str] = {}
    for asked in goals:
        for goal in graph.subtree(asked) if below else (graph.goal(asked),):
            if goal is not None:
                found.setdefault(goal.id, asked)
    return found | {goal: goal for goal in goals if goal in found}


def chain(goal: str, asked: str | None, graph: PlanGraph) -> tuple[Link, ...]:
    """Return the links that state each step from a goal up to the one asked about; stated ones where there are any."""
    hops: list[Link] = []
    if asked is None:
        return ()
    path = [step.id for step in graph.goal_path(goal)]
    if asked not in path:
        return ()
    for child in path[path.index(asked) + 1 :]:
        parent = path[path.index(child) - 1]
        links = [link for link in graph.links_from(child, Relation.PART_OF) if link.target == parent]
        stated = [link for link in links if link.kind is LinkKind.STATED]
        hops.extend((stated or links)[:1])
    return tuple(hops)


def chains(links: Iterable[Link], expanded: Mapping[str, str], graph: PlanGraph) -> tuple[Link, ...]:
    """Return the links that lead from the targets of `links` up to the goals they were expanded from, each once."""
    hops = (hop for link in links for hop in chain(link.target, expanded.get(link.target), graph))
    return tuple(dict.fromkeys(hops))


def parted(query: Query, found: list[Found]) -> Result:
    """Part what is stated from what is only suggested; a stated item keeps its stated links."""
    items: list[Found] = []
    suggested: list[Found] = []
    for item in found:
        weak = {hop.source for hop in item.chain if hop.kind is LinkKind.SUGGESTED}
        stated = tuple(link for link in item.links if link.kind is LinkKind.STATED and link.target not in weak)
        if stated or not (item.links or weak):
            items.append(item if len(stated) == len(item.links) else replace(item, links=stated))
        else:
            suggested.append(item)
    return Result(query, tuple(items), tuple(suggested))
