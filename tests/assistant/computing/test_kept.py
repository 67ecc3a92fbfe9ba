"""What was found out about a graph is kept with it."""

from __future__ import annotations

import gc
import weakref

import pytest

from assistant.computing import kept as module
from assistant.computing.kept import kept
from corpus.graph import PlanGraph


def test_a_graph_is_looked_through_once_for_each_argument() -> None:
    """This test ensures that a result is kept for its graph and arguments, and for no other."""
    asked: list[tuple[PlanGraph, int]] = []

    @kept
    def counted(graph: PlanGraph, number: int) -> int:
        asked.append((graph, number))
        return len(graph.goals) + number

    one, other = PlanGraph(), PlanGraph()
    assert [counted(one, 1), counted(one, 1), counted(one, 2), counted(other, 1)] == [1, 1, 2, 1]
    assert asked == [(one, 1), (one, 2), (other, 1)]


def test_what_is_kept_is_bounded_and_goes_with_its_graph(monkeypatch: pytest.MonkeyPatch) -> None:
    """This test ensures that askers cannot fill the memory, and that a graph nobody uses any more is let go."""
    monkeypatch.setattr(module, "MOST", 3)
    found: list[int] = []

    @kept
    def same(graph: PlanGraph, number: int) -> int:
        found.append(number)
        return number + len(graph.goals)

    graph = PlanGraph()
    assert [same(graph, number) for number in (0, 1, 2, 3, 0)] == [0, 1, 2, 3, 0]
    assert found == [0, 1, 2, 3, 0]
    alone = weakref.ref(graph)
    del graph
    gc.collect()
    assert alone() is None
