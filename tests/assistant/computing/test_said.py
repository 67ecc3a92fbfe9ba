"""What is said of activities, and activities by kommun and organ."""

from __future__ import annotations

from assistant.computing.said import activity_index, names_terms, words_said_of
from tests.assistant.small_plan import small_plan


def test_activities_are_found_by_kommun_and_organ() -> None:
    """This test ensures that the activities of a kommun, and of any, are those of the graph, in its order."""
    graph, _ = small_plan()
    index = activity_index(graph)
    kommuner = {one.kommun for one in graph.activities if one.kommun}
    for kommun in kommuner:
        assert list(index.among(kommun=kommun.upper(), organ_only=None)) == [
            one for one in graph.activities if one.kommun == kommun
        ]
    assert tuple(index.among(kommun=None, organ_only=None)) == graph.activities
    assert not list(index.among(kommun="Ingenstans", organ_only=None))
    assert activity_index(graph) is index


def test_an_activity_is_named_by_what_stands_around_it() -> None:
    """This test ensures that the words of an activity are its own, its headings', its organ's and its goals'."""
    graph, _ = small_plan()
    activity = graph.activities[0]
    said = words_said_of(activity, graph)
    assert said
    assert words_said_of(activity, graph) is said
    assert names_terms(activity, (activity.name,), graph)
    assert names_terms(activity, (), graph)
    assert not names_terms(activity, ("rymdraket",), graph)
