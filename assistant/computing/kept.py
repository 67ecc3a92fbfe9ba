"""What was found out about a plan graph, kept as long as the graph is: graphs never change."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from corpus.graph import PlanGraph

MOST = 1_024
"""Results of a function that are kept for one graph: askers choose its arguments."""

P = ParamSpec("P")
R = TypeVar("R")


def kept(function: Callable[Concatenate[PlanGraph, P], R]) -> Callable[Concatenate[PlanGraph, P], R]:
    """Keep what a pure function of a graph (and of further hashable arguments) returned.

    The result must not hold the graph, which would then never be let go.
    """
    results: WeakKeyDictionary[PlanGraph, dict[object, R]] = WeakKeyDictionary()

    @wraps(function)
    def remembering(graph: PlanGraph, /, *args: P.args, **named: P.kwargs) -> R:
        known = results.get(graph)
        if known is None:
            known = results.setdefault(graph, {})
        key = (args, tuple(named.items()))
        try:
            return known[key]
        except KeyError:
            found = function(graph, *args, **named)
            if len(known) >= MOST:
                known.clear()
            known[key] = found
            return found

    return remembering
